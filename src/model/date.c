#include "model/date.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, CENTURY = 2000, NO_YEAR = -1 };

/* --- the calendar ------------------------------------------------------ */

/* Years are counted from 1 March, so that the leap day comes last in them; an
 * era is the 400 years after which the Gregorian calendar repeats itself. */
enum { DAYS_OF_ERA = 146097, EPOCH_FROM_ERA = 719468 };

date_t date_make(int year, int month, int day)
{
	int from_march = (month + 9) % 12;
	int era;
	int of_era;

	year -= month <= 2;
	era = year / 400;
	of_era = year % 400;
	return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + (153 * from_march + 2) / 5 + day - 1 -
	       EPOCH_FROM_ERA;
}

void date_split(date_t date, int *year, int *month, int *day)
{
	int from_epoch = date + EPOCH_FROM_ERA;
	int era = from_epoch / DAYS_OF_ERA;
	int rest = from_epoch % DAYS_OF_ERA;
	int of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
	int from_march = (5 * of_year + 2) / 153;

	*day = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = era * 400 + of_era + (*month <= 2);
}

int date_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	assert(month >= 1 && month <= 12);
	return days[month - 1] + (month == 2 && leap);
}

/* --- the text taken apart ---------------------------------------------- */

enum token_kind { END, DIGITS, WORD, DASH, SLASH, POINT, OTHER };

enum { TOKENS_MOST = 12 };

struct token {
	enum token_kind kind;
	const char *at;
	size_t len;
	bool spaced; /* white space stands before it */
};

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	       c == 0x205F || c == 0x3000;
}

static enum token_kind kind_of(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return DIGITS;
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F))
		return WORD;
	if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
		return DASH;
	return c == '/' ? SLASH : c == '.' ? POINT : OTHER;
}

/* False when there are more than a date can have. */
static bool take_apart(const char *text, struct token tokens[TOKENS_MOST + 1])
{
	size_t count = 0;
	size_t left = strlen(text);
	bool spaced = true;

	while (left) {
		uint32_t c;
		size_t bytes = utf8_decode(text, left, &c);
		enum token_kind kind = kind_of(c);

		if (is_space(c)) {
			spaced = true;
		} else if (!spaced && count && tokens[count - 1].kind == kind && (kind == DIGITS || kind == WORD)) {
			tokens[count - 1].len += bytes;
		} else {
			if (count == TOKENS_MOST)
				return false;
			tokens[count++] = (struct token){ kind, text, bytes, spaced };
			spaced = false;
		}
		text += bytes;
		left -= bytes;
	}
	tokens[count] = (struct token){ END, text, 0, spaced };
	return true;
}

static int digits_of(const struct token *token)
{
	int number = 0;

	for (size_t i = 0; i < token->len && i < 8; i++)
		number = number * 10 + (token->at[i] - '0');
	return number;
}

/* --- the forms --------------------------------------------------------- */

/* What was read; the year is NO_YEAR when none stood there. */
struct parts {
	int year, month, day;
};

static bool take_year(const struct token *token, struct parts *parts)
{
	if (token->kind != DIGITS || (token->len != 2 && token->len != 4))
		return false;
	parts->year = digits_of(token) + (token->len == 2 ? CENTURY : 0);
	return true;
}

static bool take_number(const struct token *token, int *number)
{
	if (token->kind != DIGITS || token->len > 2)
		return false;
	*number = digits_of(token);
	return true;
}

static int month_of(const struct token *token)
{
	static const char *const names[][12] = {
		{ "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
		  "november", "december" },
		{ "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
		  "november", "december" },
	};

	if (token->kind != WORD || token->len < 3)
		return 0;
	for (size_t language = 0; language < 2; language++)
		for (int month = 0; month < 12; month++)
			if (!strncasecmp(names[language][month], token->at, token->len))
				return month + 1;
	return 0;
}

static bool is_word(const struct token *token, const char *word)
{
	return token->kind == WORD && token->len == strlen(word) && !strncasecmp(token->at, word, token->len);
}

/* 20230101, 230101 */
static bool read_run(const struct token *token, struct parts *parts)
{
	int number;

	if (token->kind != DIGITS || (token->len != 8 && token->len != 6) || token[1].kind != END)
		return false;
	number = digits_of(token);
	*parts = (struct parts){ number / 10000, number / 100 % 100, number % 100 };
	parts->year += token->len == 6 ? CENTURY : 0;
	return true;
}

/* 2023-01-01 */
static bool read_iso(const struct token *token, struct parts *parts)
{
	return token[0].kind == DIGITS && token[0].len == 4 && take_year(token, parts) && token[1].kind == DASH &&
	       take_number(token + 2, &parts->month) && token[3].kind == DASH &&
	       take_number(token + 4, &parts->day) && token[5].kind == END;
}

/* 1/1-2023, 1/1 2023, 1/1/2023, 1/1 -23, and 3/6 without a year */
static bool read_slash(const struct token *token, struct parts *parts)
{
	if (!take_number(token, &parts->day) || token[1].kind != SLASH || !take_number(token + 2, &parts->month))
		return false;
	token += 3;
	if (token->kind == DASH || token->kind == SLASH)
		token++;
	else if (token->kind == END)
		return true;
	return take_year(token, parts) && token[1].kind == END;
}

/* 1.1.2023, and 1.1. without a year */
static bool read_points(const struct token *token, struct parts *parts)
{
	if (!take_number(token, &parts->day) || token[1].kind != POINT || !take_number(token + 2, &parts->month))
		return false;
	token += 3;
	if (token->kind == POINT)
		token++;
	return token->kind == END || (take_year(token, parts) && token[1].kind == END);
}

/* 1 januari 2023, den 1 jan. 2023, 16 juni */
static bool read_words(const struct token *token, struct parts *parts)
{
	token += is_word(token, "den");
	if (!take_number(token++, &parts->day))
		return false;
	token += token->kind == POINT;
	parts->month = month_of(token++);
	if (!parts->month)
		return false;
	token += token->kind == POINT;
	if (token->kind == DASH)
		token++;
	return token->kind == END || (take_year(token, parts) && token[1].kind == END);
}

static enum date_fault check_day(const struct parts *parts, date_t *out)
{
	/* A leap year stands in for the year that is missing. */
	int year = parts->year == NO_YEAR ? CENTURY : parts->year;

	if (year < FIRST_YEAR || year > LAST_YEAR)
		return DATE_UNKNOWN;
	if (parts->month < 1 || parts->month > 12 || parts->day < 1 ||
	    parts->day > date_days_in_month(year, parts->month))
		return DATE_NO_SUCH_DAY;
	if (parts->year == NO_YEAR)
		return DATE_NO_YEAR;
	*out = date_make(year, parts->month, parts->day);
	return DATE_OK;
}

/* As it is stored, 2024-01-31, and how most are met. */
static bool read_stored(const char *text, struct parts *parts)
{
	static const char picture[] = "0000-00-00";

	for (size_t i = 0; i < sizeof picture - 1; i++)
		if (picture[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != picture[i])
			return false;
	if (text[sizeof picture - 1])
		return false;
	*parts = (struct parts){
		(text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'),
		(text[5] - '0') * 10 + (text[6] - '0'), (text[8] - '0') * 10 + (text[9] - '0'),
	};
	return true;
}

enum date_fault date_parse(const char *text, date_t *out)
{
	static bool (*const forms[])(const struct token *token, struct parts *parts) = {
		read_iso, read_run, read_slash, read_points, read_words,
	};
	struct token tokens[TOKENS_MOST + 1];
	struct parts stored;

	if (read_stored(text, &stored))
		return check_day(&stored, out);
	if (!take_apart(text, tokens))
		return DATE_UNKNOWN;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct parts parts = { NO_YEAR, 0, 0 };

		if (forms[i](tokens, &parts))
			return check_day(&parts, out);
	}
	return DATE_UNKNOWN;
}

/* --- writing ----------------------------------------------------------- */

void date_iso(date_t date, char out[DATE_ISO])
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	assert(year >= 0 && year <= 9999);
	snprintf(out, DATE_ISO, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
}

/* A format out of a table cannot be checked by the compiler: so it is not given
 * to printf, and a faulty translation does no more than look wrong. */
static void add_filled(struct str *out, const char *format, int day, int year)
{
	int numbers[] = { day, year };
	size_t filled = 0;

	for (; *format; format++) {
		if (filled < 2 && format[0] == '%' && format[1] == 'd') {
			str_addf(out, "%d", numbers[filled++]);
			format++;
		} else {
			str_add_char(out, *format);
		}
	}
}

void date_words(date_t date, struct str *out)
{
	/* TRANSLATORS: the day of the month, then the year: "6 juli 2022". */
	static const char *const months[] = {
		N_("%d January %d"),   N_("%d February %d"), N_("%d March %d"),    N_("%d April %d"),
		N_("%d May %d"),       N_("%d June %d"),     N_("%d July %d"),     N_("%d August %d"),
		N_("%d September %d"), N_("%d October %d"),  N_("%d November %d"), N_("%d December %d"),
	};
	int year, month, day;

	date_split(date, &year, &month, &day);
	add_filled(out, _(months[month - 1]), day, year);
}
