#include "model/expr_node.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <assert.h>
#include <string.h>

/* --- dates and money, never beyond what can be written ----------------- */

static struct value number_value(bool fits, struct number number)
{
	return fits ? (struct value){ .kind = VALUE_NUMBER, .number = number } : value_empty();
}

static struct value money_value(bool overflow, int64_t ore)
{
	return overflow ? value_empty() : (struct value){ .kind = VALUE_MONEY, .ore = ore };
}

static struct value days_value(bool overflow, int64_t days)
{
	return overflow ? value_empty() : (struct value){ .kind = VALUE_DAYS, .days = days };
}

static struct value date_value(bool overflow, int64_t date)
{
	overflow |= date < date_make(1900, 1, 1) || date > date_make(2199, 12, 31);
	return overflow ? value_empty() : (struct value){ .kind = VALUE_DATE, .date = (date_t)date };
}

/* --- arithmetic, a function per row of the table below ------------------ */

static struct value add_numbers(struct arena *scratch, struct value a, struct value b)
{
	struct number sum = { 0, 1 };
	bool fits = number_add(a.number, b.number, &sum);

	(void)scratch;
	return number_value(fits, sum);
}

static struct value subtract_numbers(struct arena *scratch, struct value a, struct value b)
{
	struct number rest = { 0, 1 };
	bool fits = number_subtract(a.number, b.number, &rest);

	(void)scratch;
	return number_value(fits, rest);
}

static struct value multiply_numbers(struct arena *scratch, struct value a, struct value b)
{
	struct number product = { 0, 1 };
	bool fits = number_multiply(a.number, b.number, &product);

	(void)scratch;
	return number_value(fits, product);
}

static struct value divide_numbers(struct arena *scratch, struct value a, struct value b)
{
	struct number part = { 0, 1 };
	bool fits = number_divide(a.number, b.number, &part);

	(void)scratch;
	return number_value(fits, part);
}

static struct value add_money(struct arena *scratch, struct value a, struct value b)
{
	int64_t sum;
	bool overflow = __builtin_add_overflow(a.ore, b.ore, &sum);

	(void)scratch;
	return money_value(overflow, sum);
}

static struct value subtract_money(struct arena *scratch, struct value a, struct value b)
{
	int64_t rest;
	bool overflow = __builtin_sub_overflow(a.ore, b.ore, &rest);

	(void)scratch;
	return money_value(overflow, rest);
}

/* To the nearest öre. */
static struct value money_of(bool fits, struct number ore)
{
	int64_t whole = 0;
	bool overflow = !fits || !number_round(ore, &whole);

	return money_value(overflow, whole);
}

static struct value multiply_money(struct arena *scratch, struct value a, struct value b)
{
	struct number ore = { 0, 1 };
	bool fits = number_multiply(number_of(a.ore), b.number, &ore);

	(void)scratch;
	return money_of(fits, ore);
}

static struct value multiply_by_money(struct arena *scratch, struct value a, struct value b)
{
	return multiply_money(scratch, b, a);
}

static struct value divide_money(struct arena *scratch, struct value a, struct value b)
{
	struct number ore = { 0, 1 };
	bool fits = number_divide(number_of(a.ore), b.number, &ore);

	(void)scratch;
	return money_of(fits, ore);
}

static struct value money_per_money(struct arena *scratch, struct value a, struct value b)
{
	struct number part = { 0, 1 };
	bool fits = number_divide(number_of(a.ore), number_of(b.ore), &part);

	(void)scratch;
	return number_value(fits, part);
}

static struct value days_between(struct arena *scratch, struct value a, struct value b)
{
	(void)scratch;
	return days_value(false, (int64_t)a.date - b.date);
}

static struct value add_days(struct arena *scratch, struct value a, struct value b)
{
	int64_t sum;
	bool overflow = __builtin_add_overflow(a.days, b.days, &sum);

	(void)scratch;
	return days_value(overflow, sum);
}

static struct value subtract_days(struct arena *scratch, struct value a, struct value b)
{
	int64_t rest;
	bool overflow = __builtin_sub_overflow(a.days, b.days, &rest);

	(void)scratch;
	return days_value(overflow, rest);
}

static struct value date_plus_days(struct arena *scratch, struct value a, struct value b)
{
	int64_t sum;
	bool overflow = __builtin_add_overflow((int64_t)a.date, b.days, &sum);

	(void)scratch;
	return date_value(overflow, sum);
}

static struct value days_plus_date(struct arena *scratch, struct value a, struct value b)
{
	return date_plus_days(scratch, b, a);
}

static struct value date_minus_days(struct arena *scratch, struct value a, struct value b)
{
	int64_t rest;
	bool overflow = __builtin_sub_overflow((int64_t)a.date, b.days, &rest);

	(void)scratch;
	return date_value(overflow, rest);
}

static struct value add_texts(struct arena *scratch, struct value a, struct value b)
{
	size_t first = strlen(a.text);
	size_t second = strlen(b.text);
	char *sum = arena_alloc(scratch, first + second + 1);

	memcpy(sum, a.text, first);
	memcpy(sum + first, b.text, second);
	return value_text(sum);
}

/* --- which kinds go together ------------------------------------------- */

static const struct row {
	enum expr_op op;
	enum value_kind a, b, result;
	operation apply;
} table[] = {
	{ EXPR_ADD, VALUE_NUMBER, VALUE_NUMBER, VALUE_NUMBER, add_numbers },
	{ EXPR_ADD, VALUE_MONEY, VALUE_MONEY, VALUE_MONEY, add_money },
	{ EXPR_ADD, VALUE_DAYS, VALUE_DAYS, VALUE_DAYS, add_days },
	{ EXPR_ADD, VALUE_DATE, VALUE_DAYS, VALUE_DATE, date_plus_days },
	{ EXPR_ADD, VALUE_DAYS, VALUE_DATE, VALUE_DATE, days_plus_date },
	{ EXPR_ADD, VALUE_TEXT, VALUE_TEXT, VALUE_TEXT, add_texts },
	{ EXPR_SUBTRACT, VALUE_NUMBER, VALUE_NUMBER, VALUE_NUMBER, subtract_numbers },
	{ EXPR_SUBTRACT, VALUE_MONEY, VALUE_MONEY, VALUE_MONEY, subtract_money },
	{ EXPR_SUBTRACT, VALUE_DAYS, VALUE_DAYS, VALUE_DAYS, subtract_days },
	{ EXPR_SUBTRACT, VALUE_DATE, VALUE_DATE, VALUE_DAYS, days_between },
	{ EXPR_SUBTRACT, VALUE_DATE, VALUE_DAYS, VALUE_DATE, date_minus_days },
	{ EXPR_MULTIPLY, VALUE_NUMBER, VALUE_NUMBER, VALUE_NUMBER, multiply_numbers },
	{ EXPR_MULTIPLY, VALUE_MONEY, VALUE_NUMBER, VALUE_MONEY, multiply_money },
	{ EXPR_MULTIPLY, VALUE_NUMBER, VALUE_MONEY, VALUE_MONEY, multiply_by_money },
	{ EXPR_DIVIDE, VALUE_NUMBER, VALUE_NUMBER, VALUE_NUMBER, divide_numbers },
	{ EXPR_DIVIDE, VALUE_MONEY, VALUE_NUMBER, VALUE_MONEY, divide_money },
	{ EXPR_DIVIDE, VALUE_MONEY, VALUE_MONEY, VALUE_NUMBER, money_per_money },
};

static const char *const signs[] = {
	[EXPR_NOT] = "not",      [EXPR_AND] = "and", [EXPR_OR] = "or",   [EXPR_IN] = "in",
	[EXPR_EQUAL] = "==",     [EXPR_UNEQUAL] = "!=", [EXPR_LESS] = "<", [EXPR_LESS_EQUAL] = "<=",
	[EXPR_MORE] = ">",       [EXPR_MORE_EQUAL] = ">=", [EXPR_ADD] = "+", [EXPR_SUBTRACT] = "-",
	[EXPR_MULTIPLY] = "*",   [EXPR_DIVIDE] = "/", [EXPR_NEGATE] = "-",
};

const char *expr_kind_words(enum value_kind kind)
{
	/* TRANSLATORS: these stand inside sentences: "this should be %s, but it is %s". */
	static const char *const words[] = {
		[VALUE_EMPTY] = N_("nothing"),          [VALUE_BOOL] = N_("true or false"),
		[VALUE_NUMBER] = N_("a number"),        [VALUE_MONEY] = N_("an amount of money"),
		[VALUE_DATE] = N_("a date"),            [VALUE_DAYS] = N_("a number of days"),
		[VALUE_TEXT] = N_("a text"),
	};

	return _(words[kind]);
}

/* --- making nodes ------------------------------------------------------ */

static bool either_way(enum value_kind one, enum value_kind other, struct expr_node *a, struct expr_node *b)
{
	return (a->kind == one && b->kind == other) || (a->kind == other && b->kind == one);
}

/* Two kinds that do not go together, and what was probably meant. */
static struct expr_node *mismatch(struct expr_parser *parser, enum expr_op op, size_t offset,
				  struct expr_node *a, struct expr_node *b)
{
	if (either_way(VALUE_MONEY, VALUE_NUMBER, a, b))
		return expr_fault(parser, offset,
				  _("“%s” cannot stand between money and a number; "
				    "write an amount of money as “kr(650000)”."),
				  signs[op]);
	if (either_way(VALUE_DATE, VALUE_TEXT, a, b))
		return expr_fault(parser, offset,
				  _("“%s” cannot stand between a date and a text; "
				    "write a date as “date(\"2024-01-31\")”."),
				  signs[op]);
	if (either_way(VALUE_DATE, VALUE_NUMBER, a, b) || either_way(VALUE_DAYS, VALUE_NUMBER, a, b))
		return expr_fault(parser, offset,
				  _("“%s” needs a number of days here, not a plain number; write it as “days(12)”."),
				  signs[op]);
	return expr_fault(parser, offset, _("“%s” cannot stand between %s and %s."), signs[op],
			  expr_kind_words(a->kind), expr_kind_words(b->kind));
}

static struct expr_node *node_over(struct expr_parser *parser, enum expr_op op, enum value_kind kind,
				   struct expr_node *a, struct expr_node *b)
{
	struct expr_node *node = expr_node_new(parser, op, kind, a->offset);

	if (!node)
		return NULL;
	a->next = b;
	node->first = a;
	return node;
}

static struct expr_node *arithmetic(struct expr_parser *parser, enum expr_op op, size_t offset,
				    struct expr_node *a, struct expr_node *b)
{
	struct expr_node *node;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].op != op || table[i].a != a->kind || table[i].b != b->kind)
			continue;
		node = node_over(parser, op, table[i].result, a, b);
		if (node) {
			node->apply = table[i].apply;
			node->lenient = parser->scope.lenient && a->kind == b->kind && a->kind == table[i].result &&
					a->kind != VALUE_TEXT && (op == EXPR_ADD || op == EXPR_SUBTRACT);
		}
		return node;
	}
	return mismatch(parser, op, offset, a, b);
}

static struct expr_node *comparison(struct expr_parser *parser, enum expr_op op, size_t offset,
				    struct expr_node *a, struct expr_node *b)
{
	bool ordered = a->kind != VALUE_TEXT && a->kind != VALUE_BOOL;

	if (a->kind != b->kind)
		return mismatch(parser, op, offset, a, b);
	if (op != EXPR_EQUAL && op != EXPR_UNEQUAL && !ordered)
		return expr_fault(parser, offset, _("“%s” asks for an order, and %s has none; use “==” or “!=”."),
				  signs[op], expr_kind_words(a->kind));
	return node_over(parser, op, VALUE_BOOL, a, b);
}

static struct expr_node *logic(struct expr_parser *parser, enum expr_op op, struct expr_node *a,
			       struct expr_node *b)
{
	struct expr_node *wrong = a->kind != VALUE_BOOL ? a : b && b->kind != VALUE_BOOL ? b : NULL;

	if (wrong)
		return expr_fault(parser, wrong->offset,
				  _("“%s” takes what is true or false, but this is %s; compare it with something, "
				    "or ask “answered(…)”."),
				  signs[op], expr_kind_words(wrong->kind));
	return node_over(parser, op, VALUE_BOOL, a, b);
}

static struct expr_node *negation(struct expr_parser *parser, size_t offset, struct expr_node *a)
{
	struct expr_node *node;

	if (a->kind != VALUE_NUMBER && a->kind != VALUE_MONEY && a->kind != VALUE_DAYS)
		return expr_fault(parser, offset, _("A minus cannot stand before %s."), expr_kind_words(a->kind));
	node = node_over(parser, EXPR_NEGATE, a->kind, a, NULL);
	if (node)
		node->offset = offset;
	return node;
}

struct expr_node *expr_operate(struct expr_parser *parser, enum expr_op op, size_t offset,
			       struct expr_node *a, struct expr_node *b)
{
	bool single = op == EXPR_NOT || op == EXPR_NEGATE;

	if (!a || (!b && !single))
		return NULL;
	if (op == EXPR_NEGATE)
		return negation(parser, offset, a);
	if (op == EXPR_NOT || op == EXPR_AND || op == EXPR_OR)
		return logic(parser, op, a, b);
	return op >= EXPR_ADD ? arithmetic(parser, op, offset, a, b) : comparison(parser, op, offset, a, b);
}

/* --- for others -------------------------------------------------------- */

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int value_compare(struct value a, struct value b)
{
	assert(a.kind == b.kind);
	switch (a.kind) {
	case VALUE_BOOL: return order(a.truth, b.truth);
	case VALUE_NUMBER: return number_compare(a.number, b.number);
	case VALUE_MONEY: return order(a.ore, b.ore);
	case VALUE_DATE: return order(a.date, b.date);
	case VALUE_DAYS: return order(a.days, b.days);
	case VALUE_TEXT: return strcmp(a.text, b.text);
	case VALUE_EMPTY: break;
	}
	return 0;
}

bool value_add(struct value a, struct value b, struct value *sum)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].op == EXPR_ADD && table[i].a == a.kind && table[i].b == b.kind) {
			*sum = table[i].apply(NULL, a, b);
			return sum->kind != VALUE_EMPTY;
		}
	}
	return false;
}
