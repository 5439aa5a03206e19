#include "model/number.h"

#include "base/utf8.h"

#include <assert.h>

/* Wide enough for the product of two 64-bit numbers and one more bit. */
typedef __int128 wide;

enum { DECIMALS_SHOWN = 6, ORE = 100, DOUBTFUL = 10000 };

static const int64_t money_limit = INT64_C(1000000000000) * ORE;

/* --- arithmetic -------------------------------------------------------- */

static wide magnitude(wide a)
{
	return a < 0 ? -a : a;
}

static wide common_divisor(wide a, wide b)
{
	while (b) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static bool reduce(wide num, wide den, struct number *out)
{
	wide divisor;

	if (!den)
		return false;
	if (den < 0) {
		num = -num;
		den = -den;
	}
	divisor = common_divisor(magnitude(num), den);
	num /= divisor;
	den /= divisor;
	if (magnitude(num) > INT64_MAX || den > INT64_MAX)
		return false;
	*out = (struct number){ (int64_t)num, (int64_t)den };
	return true;
}

struct number number_of(int64_t whole)
{
	return (struct number){ whole, 1 };
}

bool number_make(int64_t num, int64_t den, struct number *out)
{
	return reduce(num, den, out);
}

bool number_add(struct number a, struct number b, struct number *out)
{
	return reduce((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den, out);
}

bool number_subtract(struct number a, struct number b, struct number *out)
{
	return reduce((wide)a.num * b.den - (wide)b.num * a.den, (wide)a.den * b.den, out);
}

bool number_multiply(struct number a, struct number b, struct number *out)
{
	return reduce((wide)a.num * b.num, (wide)a.den * b.den, out);
}

bool number_divide(struct number a, struct number b, struct number *out)
{
	return reduce((wide)a.num * b.den, (wide)a.den * b.num, out);
}

int number_compare(struct number a, struct number b)
{
	wide left = (wide)a.num * b.den;
	wide right = (wide)b.num * a.den;

	return (left > right) - (left < right);
}

/* num / den to the nearest whole, half away from zero. */
static wide nearest(wide num, wide den)
{
	wide whole = (2 * magnitude(num) + den) / (2 * den);

	return num < 0 ? -whole : whole;
}

bool number_round(struct number a, int64_t *whole)
{
	wide rounded = nearest(a.num, a.den);

	if (magnitude(rounded) > INT64_MAX)
		return false;
	*whole = (int64_t)rounded;
	return true;
}

/* --- reading ----------------------------------------------------------- */

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	       c == 0x205F || c == 0x3000;
}

/* Appends the text in plain ASCII: runs of any space one blank, ends trimmed,
 * dashes a minus, letters lower case, what cannot belong to a number `?`. */
static void plain(const char *text, struct str *out)
{
	size_t len = strlen(text);

	while (len) {
		uint32_t c;
		size_t bytes = utf8_decode(text, len, &c);

		if (is_space(c)) {
			if (out->len && out->data[out->len - 1] != ' ')
				str_add_char(out, ' ');
		} else if (c == 0x2212 || c == 0x2013) {
			str_add_char(out, '-');
		} else {
			str_add_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c < 0x80 ? (char)c : '?');
		}
		text += bytes;
		len -= bytes;
	}
	str_trim(out);
}

/* A written number taken apart: -1.234,5 kr */
struct figure {
	bool negative;
	const char *body; /* digits and what stands between them */
	size_t len;
	const char *unit; /* what follows */
	size_t commas, points, spaces;
};

static bool take_apart(const char *text, struct figure *figure)
{
	*figure = (struct figure){ .negative = *text == '-' };
	text += figure->negative;
	text += *text == ' ';
	figure->body = text;
	figure->len = strspn(text, "0123456789 .,");
	while (figure->len && strchr(" .,", text[figure->len - 1]))
		figure->len--;
	for (size_t i = 0; i < figure->len; i++) {
		figure->commas += text[i] == ',';
		figure->points += text[i] == '.';
		figure->spaces += text[i] == ' ';
	}
	figure->unit = text + figure->len;
	figure->unit += *figure->unit == ' ';
	return figure->len && *text >= '0' && *text <= '9';
}

/* Digits in groups of three parted by `mark`; the first group may be longer:
 * `4798 000` is plain enough. */
static bool grouped(const char *body, size_t len, char mark)
{
	size_t run = 0;
	bool first = true;

	for (size_t i = 0; i <= len; i++) {
		if (i < len && body[i] >= '0' && body[i] <= '9') {
			run++;
			continue;
		}
		if ((i < len && body[i] != mark) || (first ? !run : run != 3))
			return false;
		first = false;
		run = 0;
	}
	return true;
}

static bool only_digits(const char *body, size_t len)
{
	return len && strspn(body, "0123456789") >= len;
}

/* The fraction that digits before and after the decimal sign make. */
static enum number_fault worth_of(const struct figure *figure, size_t whole_len, struct number *out)
{
	const wide most = (wide)INT64_MAX;
	wide num = 0;
	wide den = 1;

	for (size_t i = 0; i < figure->len; i++) {
		if (figure->body[i] < '0' || figure->body[i] > '9')
			continue;
		num = num * 10 + (figure->body[i] - '0');
		if (i > whole_len)
			den *= 10;
		if (num > most || den > most)
			return NUMBER_TOO_LARGE;
	}
	return reduce(figure->negative ? -num : num, den, out) ? NUMBER_OK : NUMBER_TOO_LARGE;
}

/* Digits up to `whole_len`, then a decimal sign and digits, or the end. */
static enum number_fault read_decimal(const struct figure *figure, size_t whole_len, struct number *out)
{
	const char *body = figure->body;

	if (!grouped(body, whole_len, ' ') && !grouped(body, whole_len, '.'))
		return NUMBER_NONE;
	if (whole_len < figure->len && !only_digits(body + whole_len + 1, figure->len - whole_len - 1))
		return NUMBER_NONE;
	return worth_of(figure, whole_len, out);
}

static size_t offset_of(const struct figure *figure, char mark)
{
	const char *found = memchr(figure->body, mark, figure->len);

	return found ? (size_t)(found - figure->body) : figure->len;
}

static enum number_fault read_figure(const struct figure *figure, bool point_groups, struct number *out)
{
	size_t comma = offset_of(figure, ',');
	size_t point = offset_of(figure, '.');

	if (figure->commas > 1 || (figure->commas && point < figure->len && point > comma))
		return NUMBER_AMBIGUOUS;
	if (figure->commas || figure->points > 1 || point_groups)
		return read_decimal(figure, comma, out);
	return read_decimal(figure, point, out);
}

enum number_fault number_parse(const char *text, struct number *out)
{
	enum number_fault fault = NUMBER_NONE;
	struct str ascii = STR_EMPTY;
	struct figure figure;

	plain(text, &ascii);
	if (take_apart(ascii.data, &figure) && !*figure.unit)
		fault = read_figure(&figure, false, out);
	str_release(&ascii);
	return fault;
}

/* A comma, or a point that parts no thousands. */
static bool has_decimals(const char *text)
{
	const char *point = strchr(text, '.');

	return strchr(text, ',') || (point && !strchr(point + 1, '.'));
}

/* 1.200 may be a thousand two hundred or hardly more than one: it is asked. */
enum number_fault integer_parse(const char *text, int64_t *out)
{
	struct number number;
	enum number_fault fault = number_parse(text, &number);

	if (fault == NUMBER_OK && has_decimals(text))
		return NUMBER_NOT_WHOLE;
	if (fault == NUMBER_OK)
		*out = number.num;
	return fault;
}

/* --- money ------------------------------------------------------------- */

static const struct unit {
	const char *word;
	int scale;
} units[] = {
	{ "", 1 },     { "kr", 1 },    { "kr.", 1 },      { "kronor", 1 },    { "sek", 1 },       { ":-", 1 },
	{ ",-", 1 },   { "tkr", 1000 }, { "tkr.", 1000 }, { "tusen", 1000 },
	{ "mnkr", 1000000 }, { "mnkr.", 1000000 }, { "mkr", 1000000 }, { "mkr.", 1000000 },
	{ "miljon", 1000000 }, { "miljoner", 1000000 }, { "million", 1000000 },
};

static int scale_of_word(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i].word) == len && !strncmp(units[i].word, word, len))
			return units[i].scale;
	return 0;
}

/* What the words after the figure multiply it by, 0 when they are no unit:
 * "tkr", "kronor", "miljoner kronor". */
static int scale_of(const char *unit)
{
	size_t first = strcspn(unit, " ");
	int scale = scale_of_word(unit, first);

	if (unit[first])
		return scale > 1 && scale_of_word(unit + first + 1, strlen(unit + first + 1)) == 1 ? scale : 0;
	return scale;
}

static bool three_after(const struct figure *figure, char mark)
{
	return figure->len - offset_of(figure, mark) == 4;
}

/* 4.798 is thousands, but not 0.500; 1.130 mnkr could be either, and so could
 * 650,000 kr, since nobody counts thousandths of a krona. */
static enum number_fault read_money(const struct figure *figure, int scale, struct number *out)
{
	bool thousands = figure->points == 1 && !figure->commas && !figure->spaces && three_after(figure, '.') &&
			 *figure->body != '0';

	if (thousands && scale > 1)
		return NUMBER_AMBIGUOUS;
	if (figure->commas == 1 && scale == 1 && three_after(figure, ','))
		return NUMBER_AMBIGUOUS;
	return read_figure(figure, thousands, out);
}

enum { STORED_DIGITS = 12 };

/* As it is stored, which is how sums meet it: digits and nothing else. */
static bool is_stored(const char *text, int64_t *ore)
{
	int64_t kronor = 0;
	size_t len = 0;

	for (; text[len] >= '0' && text[len] <= '9'; len++) {
		if (len == STORED_DIGITS)
			return false;
		kronor = kronor * 10 + (text[len] - '0');
	}
	if (!len || text[len])
		return false;
	*ore = kronor * ORE;
	return true;
}

enum number_fault money_parse(const char *text, int64_t *ore)
{
	enum number_fault fault = NUMBER_NONE;
	struct str ascii = STR_EMPTY;
	struct figure figure;
	struct number amount;
	int scale = 0;

	if (is_stored(text, ore))
		return NUMBER_OK;
	plain(text, &ascii);
	if (take_apart(ascii.data, &figure))
		scale = scale_of(figure.unit);
	if (scale)
		fault = read_money(&figure, scale, &amount);
	str_release(&ascii);
	if (fault != NUMBER_OK)
		return fault;
	if (!number_multiply(amount, number_of((int64_t)scale * ORE), &amount))
		return NUMBER_TOO_LARGE;
	if (amount.num / amount.den > money_limit || amount.num / amount.den < -money_limit)
		return NUMBER_TOO_LARGE;
	if (scale > 1 && number_compare(amount, number_of((int64_t)scale * ORE * DOUBTFUL)) >= 0)
		return NUMBER_SCALE;
	if (amount.den != 1)
		return NUMBER_NOT_WHOLE;
	*ore = amount.num;
	return NUMBER_OK;
}

/* --- writing ----------------------------------------------------------- */

void number_format(struct number number, struct str *out)
{
	wide scaled = nearest((wide)number.num * 1000000, number.den);
	int64_t whole = (int64_t)(magnitude(scaled) / 1000000);
	size_t start;

	str_addf(out, "%s%lld", scaled < 0 ? "-" : "", (long long)whole);
	start = out->len;
	str_addf(out, ",%0*d", DECIMALS_SHOWN, (int)(magnitude(scaled) % 1000000));
	while (out->data[out->len - 1] == '0')
		str_cut(out, out->len - 1);
	if (out->len == start + 1)
		str_cut(out, start);
}

void money_format(int64_t ore, const char *space, struct str *out)
{
	uint64_t whole = (ore < 0 ? -(uint64_t)ore : (uint64_t)ore);
	char digits[32];
	int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)(whole / ORE));

	if (ore < 0)
		str_add_char(out, '-');
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			str_add(out, space);
		str_add_char(out, digits[i]);
	}
	if (whole % ORE)
		str_addf(out, ",%02d", (int)(whole % ORE));
}

void money_store(int64_t ore, struct str *out)
{
	uint64_t whole = (ore < 0 ? -(uint64_t)ore : (uint64_t)ore);

	str_addf(out, "%s%llu", ore < 0 ? "-" : "", (unsigned long long)(whole / ORE));
	if (whole % ORE)
		str_addf(out, ".%02d", (int)(whole % ORE));
}
