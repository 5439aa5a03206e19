#include "rules/rule.h"

#include "base/i18n.h"
#include "rules/lexicon.h"

/* An amount with its unit in a text: 1 200 000 kr, 1,2 mnkr. */
struct sum {
	const char *at;
	size_t len;
	size_t figure;     /* of it, the digits and what parts them */
	int64_t ore;
	int64_t tolerance; /* half of its last digit */
};

static const char digits[] = "0123456789";

/* A blank of either kind; its bytes, or 0. */
static size_t blank(const char *text)
{
	return *text == ' ' ? 1 : !strncmp(text, "\u00A0", 2) ? 2 : 0;
}

/* Digits, and between them blanks, points and commas. */
static size_t figure_len(const char *text)
{
	size_t len = 0;

	for (size_t at = 0; text[at];) {
		size_t step = blank(text + at);

		if (strchr(digits, text[at]))
			len = at + 1;
		else if (!step && text[at] != '.' && text[at] != ',')
			break;
		at += step ? step : 1;
	}
	return len;
}

/* The word after a figure, when it makes an amount of it; what one of it is worth. */
static size_t unit_len(const char *text, int64_t *worth)
{
	char one[16];
	size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:-");

	while (len > 2 && text[len - 1] == ':')
		len--;
	if (!len || len + sizeof "1 " > sizeof one)
		return 0;
	snprintf(one, sizeof one, "1 %.*s", (int)len, text);
	return money_parse(one, worth) == NUMBER_OK ? len : 0;
}

static void set_tolerance(struct sum *sum, int64_t unit)
{
	const char *comma = memchr(sum->at, ',', sum->figure);

	sum->tolerance = unit;
	for (const char *at = comma; at && ++at < sum->at + sum->figure && sum->tolerance >= 10;)
		sum->tolerance /= 10;
	sum->tolerance /= 2;
}

static bool read_sum(struct run *run, const char *at, struct sum *sum)
{
	size_t figure = figure_len(at);
	size_t gap = blank(at + figure);
	int64_t unit;
	size_t len = unit_len(at + figure + gap, &unit);

	if (!len)
		return false;
	*sum = (struct sum){ .at = at, .figure = figure, .len = figure + gap + len };
	set_tolerance(sum, unit);
	return money_parse(arena_strndup(&run->scratch, at, sum->len), &sum->ore) == NUMBER_OK;
}

/* The first amount from `text` on. */
static bool find_sum(struct run *run, const char *text, struct sum *sum)
{
	for (const char *at = text; *at; at++) {
		if (!strchr(digits, *at))
			continue;
		if (read_sum(run, at, sum))
			return true;
		at += figure_len(at) - 1;
	}
	return false;
}

/* --- the sum in words and in the table ------------------------------------------ */

/* A sentence of the whole sum; not of a part of it, or of what it is by year. */
static bool is_of_the_whole(const char *folded)
{
	return lexicon_finds(LEXICON_WHOLE_SUM, folded) && !lexicon_finds(LEXICON_PART_OF_SUM, folded);
}

/* Whether a sum of the budget is that amount. */
static bool is_a_sum(const struct run *run, const struct sum *sum)
{
	for (size_t i = 0; i < run->form->field_count; i++) {
		const struct field *field = &run->form->fields[i];
		struct value worth;

		if (!field->calculate || field->group != EXPR_NO_GROUP || field->type->id != TYPE_MONEY)
			continue;
		worth = answers_worth(run->answers, field, NO_ROW);
		if (worth.kind == VALUE_MONEY && worth.ore <= sum->ore + sum->tolerance &&
		    worth.ore >= sum->ore - sum->tolerance)
			return true;
	}
	return false;
}

static size_t sentence_len(const char *text)
{
	size_t len = 0;

	while (text[len] && text[len] != '\n' && !(strchr(".!?", text[len]) && (text[len + 1] == ' ' || !text[len + 1])))
		len++;
	return text[len] ? len + 1 : len;
}

static void weigh_sentence(struct run *run, const struct spot *spot, const char *sentence, int64_t total)
{
	struct sum sum;

	if (is_of_the_whole(run_fold(run, sentence)) && find_sum(run, sentence, &sum) && !is_a_sum(run, &sum))
		say(run, spot, NULL,
		    /* TRANSLATORS: an amount as it stands in the text, and as it stands in the table. */
		    _("The text says %.*s, and the sum of the budget is %s. Write the same amount in both places."),
		    (int)sum.len, sum.at, run_money(run, total));
}

void check_sum_in_text(struct run *run, const struct spot *spot)
{
	int64_t total = run_total(run);

	for (const char *at = spot->text; total > 0 && *at;) {
		size_t len = sentence_len(at);

		weigh_sentence(run, spot, arena_strndup(&run->scratch, at, len), total);
		at += len;
	}
}

/* --- how amounts are written -------------------------------------------------------- */

enum { CROWDED = 5 };

/* 4798000 and 4.798.000; a few digits are read at a glance. */
static bool is_crowded(const struct sum *sum)
{
	size_t count = 0;

	for (size_t i = 0; i < sum->figure; i++) {
		if (sum->at[i] == '.')
			return true;
		if (!strchr(digits, sum->at[i]))
			return false;
		count++;
	}
	return count >= CROWDED;
}

static const char *with_spaces(struct run *run, const struct sum *sum)
{
	struct str text = STR_EMPTY;
	const char *kept;
	int64_t kronor = 0;

	for (size_t i = 0; i < sum->figure; i++)
		if (strchr(digits, sum->at[i]))
			kronor = kronor * 10 + (sum->at[i] - '0');
	money_format(kronor * 100, " ", &text);
	str_add_char(&text, ' ');
	str_add_bytes(&text, sum->at + sum->figure + blank(sum->at + sum->figure),
		      sum->len - sum->figure - blank(sum->at + sum->figure));
	kept = arena_strdup(&run->scratch, text.data);
	str_release(&text);
	return kept;
}

void check_money_style(struct run *run, const struct spot *spot)
{
	struct sum sum;

	for (const char *at = spot->text; find_sum(run, at, &sum); at = sum.at + sum.len) {
		if (!is_crowded(&sum))
			continue;
		say(run, spot, NULL,
		    /* TRANSLATORS: an amount as it stands, and with spaces. */
		    _("%.*s is easier to read with spaces: %s."), (int)sum.len, sum.at, with_spaces(run, &sum));
		return;
	}
}
