#include "model/months.h"

/* The days from `from` to `to` of one month, as a part of it. */
static struct number part_of_month(int year, int month, int from, int to)
{
	struct number part = { 0, 1 };

	number_make(to - from + 1, date_days_in_month(year, month), &part);
	return part;
}

struct number months_between(date_t from, date_t to)
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
	first = part_of_month(year, month, day, date_days_in_month(year, month));
	last = part_of_month(last_year, last_month, 1, last_day);
	if (!number_add(first, last, &sum) || !number_add(sum, number_of(whole), &sum))
		return number_of(0);
	return sum;
}
