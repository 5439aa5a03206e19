#include "model/expr_node.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/form.h"

#include <string.h>

enum { ARGUMENTS_MOST = 3 };

static struct value truth(bool is)
{
	return (struct value){ .kind = VALUE_BOOL, .truth = is };
}

static struct value whole(size_t number)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = number_of((int64_t)number) };
}

/* The arguments' worth; false when one of them is empty. */
static bool arguments(struct evaluation *at, const struct expr_node *node, struct value values[ARGUMENTS_MOST])
{
	for (const struct expr_node *argument = node->first; argument; argument = argument->next, values++) {
		*values = expr_worth(at, argument);
		if (values->kind == VALUE_EMPTY)
			return false;
	}
	return true;
}

/* --- answers and choices ----------------------------------------------- */

static struct value answered(struct evaluation *at, const struct expr_node *node)
{
	struct value value = expr_worth(at, node->first);

	return truth(value.kind != VALUE_EMPTY && !(value.kind == VALUE_TEXT && !*value.text));
}

struct value expr_chosen(struct evaluation *at, const struct expr_node *node)
{
	const struct expr_node *then = node->first->next;
	struct value condition = expr_worth(at, node->first);

	if (condition.kind == VALUE_EMPTY)
		return condition;
	if (!condition.truth)
		then = then->next;
	return then ? expr_worth(at, then) : value_empty();
}

/* --- texts ------------------------------------------------------------- */

static struct value length_of(struct evaluation *at, const struct expr_node *node)
{
	struct value text[ARGUMENTS_MOST];

	if (!arguments(at, node, text))
		return value_empty();
	return whole(utf8_characters(text->text, strlen(text->text)));
}

static struct value words_of(struct evaluation *at, const struct expr_node *node)
{
	struct value text[ARGUMENTS_MOST];

	if (!arguments(at, node, text))
		return value_empty();
	return whole(utf8_words(text->text, strlen(text->text)));
}

static const char *lowered(struct arena *scratch, const char *text, size_t len)
{
	struct str lower = STR_EMPTY;
	const char *kept;

	utf8_lower(&lower, text, len);
	kept = arena_strndup(scratch, lower.data, lower.len);
	str_release(&lower);
	return kept;
}

static struct value lower_of(struct evaluation *at, const struct expr_node *node)
{
	struct value text[ARGUMENTS_MOST];

	if (!arguments(at, node, text))
		return value_empty();
	return value_text(lowered(at->scratch, text->text, strlen(text->text)));
}

/* Whether the second text stands in the first, or begins it, both folded. */
static struct value folded_match(struct evaluation *at, const struct expr_node *node, bool at_start)
{
	struct value texts[ARGUMENTS_MOST];
	struct str whole_text = STR_EMPTY;
	struct str part = STR_EMPTY;
	bool found;

	if (!arguments(at, node, texts))
		return value_empty();
	utf8_fold(&whole_text, texts[0].text, strlen(texts[0].text));
	utf8_fold(&part, texts[1].text, strlen(texts[1].text));
	found = at_start ? !strncmp(whole_text.data, part.data, part.len) : !!strstr(whole_text.data, part.data);
	str_release(&whole_text);
	str_release(&part);
	return truth(found);
}

static struct value contains(struct evaluation *at, const struct expr_node *node)
{
	return folded_match(at, node, false);
}

static struct value starts_with(struct evaluation *at, const struct expr_node *node)
{
	return folded_match(at, node, true);
}

/* The bytes of the first `count` characters, or of all when there are fewer. */
static size_t bytes_of(const char *text, size_t count)
{
	size_t len = strlen(text);
	size_t bytes = 0;

	while (count-- && bytes < len)
		bytes = utf8_next(text, len, bytes);
	return bytes;
}

static struct value after(struct evaluation *at, const struct expr_node *node)
{
	struct value texts[ARGUMENTS_MOST];
	const char *lead;
	size_t lead_len;
	size_t head;

	if (!arguments(at, node, texts))
		return value_empty();
	lead = texts[1].text;
	lead_len = strlen(lead);
	head = bytes_of(texts[0].text, utf8_characters(lead, lead_len));
	if (!head || strcmp(lowered(at->scratch, texts[0].text, head), lowered(at->scratch, lead, lead_len)))
		return texts[0];
	return value_text(texts[0].text + head + strspn(texts[0].text + head, " \t\n"));
}

/* "Fler i arbete." in the middle of a sentence. */
static struct value without_end(struct evaluation *at, const struct expr_node *node)
{
	struct value texts[ARGUMENTS_MOST];
	size_t len, end;

	if (!arguments(at, node, texts))
		return value_empty();
	len = strlen(texts[0].text);
	end = strlen(texts[1].text);
	if (!end || end > len || strcmp(texts[0].text + len - end, texts[1].text))
		return texts[0];
	len -= end;
	while (len && strchr(" \t\n", texts[0].text[len - 1]))
		len--;
	return value_text(arena_strndup(at->scratch, texts[0].text, len));
}

/* Whether an id is among those chosen: "a, b, c". */
static struct value among(struct evaluation *at, const struct expr_node *node)
{
	struct value texts[ARGUMENTS_MOST];

	if (!arguments(at, node, texts))
		return value_empty();
	return truth(choice_among(texts[0].text, texts[1].text));
}

static bool check_among(struct expr_parser *parser, const struct expr_node *node)
{
	bool fits = expr_texts_fit(parser, node->first, node->first->next);

	parser->failed |= !fits;
	return fits;
}

/* --- dates ------------------------------------------------------------- */

static struct value part_of_date(struct evaluation *at, const struct expr_node *node, int part)
{
	struct value date[ARGUMENTS_MOST];
	int parts[3];

	if (!arguments(at, node, date))
		return value_empty();
	date_split(date->date, &parts[0], &parts[1], &parts[2]);
	return whole((size_t)parts[part]);
}

static struct value year_of(struct evaluation *at, const struct expr_node *node)
{
	return part_of_date(at, node, 0);
}

static struct value month_of(struct evaluation *at, const struct expr_node *node)
{
	return part_of_date(at, node, 1);
}

static struct value day_of(struct evaluation *at, const struct expr_node *node)
{
	return part_of_date(at, node, 2);
}

static struct value days_of(struct evaluation *at, const struct expr_node *node)
{
	struct value number[ARGUMENTS_MOST];

	if (!arguments(at, node, number) || number->number.den != 1)
		return value_empty();
	return (struct value){ .kind = VALUE_DAYS, .days = number->number.num };
}

static struct value date_of(struct evaluation *at, const struct expr_node *node)
{
	struct value text[ARGUMENTS_MOST];
	struct value date = { .kind = VALUE_DATE };

	if (!arguments(at, node, text) || date_parse(text->text, &date.date) != DATE_OK)
		return value_empty();
	return date;
}

static bool check_date(struct expr_parser *parser, const struct expr_node *node)
{
	const struct expr_node *text = node->first;
	date_t date;

	if (text->op != EXPR_LITERAL || date_parse(text->literal.text, &date) == DATE_OK)
		return true;
	expr_fault(parser, text->offset, _("“%s” is not a date; write it as “2024-01-31”."), text->literal.text);
	return false;
}

/* --- numbers ----------------------------------------------------------- */

static struct value kronor_of(struct evaluation *at, const struct expr_node *node)
{
	struct value number[ARGUMENTS_MOST];
	struct value money = { .kind = VALUE_MONEY };
	struct number ore;

	if (!arguments(at, node, number) || !number_multiply(number->number, number_of(100), &ore) ||
	    !number_round(ore, &money.ore))
		return value_empty();
	return money;
}

/* Money is rounded to whole kronor. */
static struct value rounded(struct evaluation *at, const struct expr_node *node)
{
	struct value value[ARGUMENTS_MOST];
	struct number kronor;
	int64_t nearest;

	if (!arguments(at, node, value))
		return value_empty();
	if (value->kind == VALUE_NUMBER) {
		if (!number_round(value->number, &nearest))
			return value_empty();
		value->number = number_of(nearest);
	} else if (!number_make(value->ore, 100, &kronor) || !number_round(kronor, &nearest) ||
		   __builtin_mul_overflow(nearest, 100, &value->ore)) {
		return value_empty();
	}
	return *value;
}

/* To the next multiple of a step. */
static struct value up(struct evaluation *at, const struct expr_node *node)
{
	struct value values[ARGUMENTS_MOST];
	int64_t rest;

	if (!arguments(at, node, values) || values[1].ore <= 0)
		return value_empty();
	rest = values[0].ore % values[1].ore;
	if (rest > 0 && __builtin_add_overflow(values[0].ore, values[1].ore - rest, &values[0].ore))
		return value_empty();
	if (rest < 0)
		values[0].ore -= rest;
	return values[0];
}

/* --- the table --------------------------------------------------------- */

const struct expr_function expr_functions[] = {
	{ "answered", "s", VALUE_BOOL, answered, "answered(field)", NULL },
	{ "if", "bss?", VALUE_EMPTY, expr_chosen, "if(condition, then, else)", NULL },
	{ "count", "gr?", VALUE_NUMBER, expr_count, "count(group, condition)", NULL },
	{ "sum", "c", VALUE_EMPTY, expr_sum, "sum(group.field)", NULL },
	{ "min", "x*", VALUE_EMPTY, expr_least, "min(group.field)", NULL },
	{ "max", "x*", VALUE_EMPTY, expr_most, "max(group.field)", NULL },
	{ "any", "gr", VALUE_BOOL, expr_any, "any(group, condition)", NULL },
	{ "all", "gr", VALUE_BOOL, expr_all, "all(group, condition)", NULL },
	{ "length", "t", VALUE_NUMBER, length_of, "length(text)", NULL },
	{ "words", "t", VALUE_NUMBER, words_of, "words(text)", NULL },
	{ "lower", "t", VALUE_TEXT, lower_of, "lower(text)", NULL },
	{ "contains", "tt", VALUE_BOOL, contains, "contains(text, part)", NULL },
	{ "starts_with", "tt", VALUE_BOOL, starts_with, "starts_with(text, part)", NULL },
	{ "after", "tt", VALUE_TEXT, after, "after(text, beginning)", NULL },
	{ "without_end", "tt", VALUE_TEXT, without_end, "without_end(text, end)", NULL },
	{ "year", "d", VALUE_NUMBER, year_of, "year(date)", NULL },
	{ "month", "d", VALUE_NUMBER, month_of, "month(date)", NULL },
	{ "day", "d", VALUE_NUMBER, day_of, "day(date)", NULL },
	{ "days", "n", VALUE_DAYS, days_of, "days(number)", NULL },
	{ "date", "t", VALUE_DATE, date_of, "date(\"2024-01-31\")", check_date },
	{ "kr", "n", VALUE_MONEY, kronor_of, "kr(number)", NULL },
	{ "months", "ddn?", VALUE_NUMBER, expr_months, "months(from, to, year)", NULL },
	{ "split", "kddn", VALUE_MONEY, expr_split, "split(amount, from, to, year)", NULL },
	{ "up", "kk", VALUE_MONEY, up, "up(amount, step)", NULL },
	{ "chosen", "tt", VALUE_BOOL, among, "chosen(choices, \"id\")", check_among },
	{ "round", "m", VALUE_EMPTY, rounded, "round(number)", NULL },
	{ NULL, NULL, VALUE_EMPTY, NULL, NULL, NULL },
};
