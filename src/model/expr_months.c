#include "model/expr_node.h"

/* --- how many months a period has ---------------------------------------- */

static int days_of_month(int year, int month)
{
	return date_make(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - date_make(year, month, 1);
}

/* The days from `from` to `to` of one month, as a part of it. */
static struct number part_of_month(int year, int month, int from, int to)
{
	struct number part = { 0, 1 };

	number_make(to - from + 1, days_of_month(year, month), &part);
	return part;
}

/* Whole months count one each, the first and the last by their days. */
static struct number months_between(date_t from, date_t to)
{
	int year, month, day, last_year, last_month, last_day;
	struct number first, last, sum = { 0, 1 };
	int64_t whole;

	if (to < from)
		return sum;
	date_split(from, &year, &month, &day);
	date_split(to, &last_year, &last_month, &last_day);
	whole = (int64_t)(last_year - year) * 12 + last_month - month - 1;
	if (whole < 0)
		return part_of_month(year, month, day, last_day);
	first = part_of_month(year, month, day, days_of_month(year, month));
	last = part_of_month(last_year, last_month, 1, last_day);
	if (!number_add(first, last, &sum) || !number_add(sum, number_of(whole), &sum))
		return number_of(0);
	return sum;
}

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
