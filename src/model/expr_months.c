#include "model/expr_node.h"
#include "model/months.h"

static date_t earlier(date_t a, date_t b)
{
	return a < b ? a : b;
}

static date_t later(date_t a, date_t b)
{
	return a > b ? a : b;
}

/* A whole number that can be a year. */
static bool year_in(struct value value, int *year)
{
	if (value.number.den != 1 || value.number.num < 1900 || value.number.num > 2199)
		return false;
	*year = (int)value.number.num;
	return true;
}

struct value expr_months(struct evaluation *at, const struct expr_node *node)
{
	const struct expr_node *second = node->first->next;
	struct value from = expr_worth(at, node->first), to = expr_worth(at, second);
	struct value months = { .kind = VALUE_NUMBER };
	struct value year;
	int number;

	if (from.kind == VALUE_EMPTY || to.kind == VALUE_EMPTY)
		return value_empty();
	if (second->next) {
		year = expr_worth(at, second->next);
		if (year.kind == VALUE_EMPTY || !year_in(year, &number))
			return value_empty();
		from.date = later(from.date, date_make(number, 1, 1));
		to.date = earlier(to.date, date_make(number, 12, 31));
	}
	months.number = months_between(from.date, to.date);
	return months;
}

/* --- an amount divided between years --------------------------------------- */

/* What falls until the end of a year, as a part of 1. */
static bool share_until(date_t from, date_t to, int year, struct number *share)
{
	struct number months = months_between(from, earlier(to, date_make(year, 12, 31)));

	return number_divide(months, months_between(from, to), share);
}

bool expr_split_shares(date_t from, date_t to, struct number year, struct number shares[2])
{
	int until;

	return to >= from && year_in((struct value){ .kind = VALUE_NUMBER, .number = year }, &until) &&
	       share_until(from, to, until, &shares[0]) && share_until(from, to, until - 1, &shares[1]);
}

/* Whole kronor when the amount is, so that nobody has to round, and the parts
 * add up since each is what two such sums differ by. */
static bool until(int64_t ore, struct number share, int64_t *part)
{
	int64_t unit = ore % 100 ? 1 : 100;

	return number_multiply(number_of(ore / unit), share, &share) && number_round(share, part) &&
	       !__builtin_mul_overflow(*part, unit, part);
}

struct value expr_split(struct evaluation *at, const struct expr_node *node)
{
	struct value values[4];
	struct value part = { .kind = VALUE_MONEY };
	struct number shares[2];
	int64_t before;
	size_t i = 0;

	for (const struct expr_node *argument = node->first; argument; argument = argument->next) {
		values[i] = expr_worth(at, argument);
		if (values[i++].kind == VALUE_EMPTY)
			return value_empty();
	}
	if (!expr_split_shares(values[1].date, values[2].date, values[3].number, shares) ||
	    !until(values[0].ore, shares[0], &part.ore) || !until(values[0].ore, shares[1], &before))
		return value_empty();
	part.ore -= before;
	return part;
}
