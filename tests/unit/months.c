/* How many months a period has: whole ones, and the first and last by their days. */
#include "unit.h"

#include "model/months.h"

static void expect(date_t from, date_t to, int64_t num, int64_t den)
{
	struct number wanted = { 0, 1 };

	assert_true(number_make(num, den, &wanted));
	assert_int_equal(number_compare(months_between(from, to), wanted), 0);
}

TEST(whole_months_count_one_each)
{
	expect(date_make(2027, 1, 1), date_make(2027, 12, 31), 12, 1);
	expect(date_make(2027, 4, 1), date_make(2030, 3, 31), 36, 1);
	expect(date_make(2028, 2, 1), date_make(2028, 2, 29), 1, 1);
}

TEST(parts_of_a_month_count_by_its_days)
{
	expect(date_make(2024, 1, 1), date_make(2024, 3, 15), 77, 31);
	expect(date_make(2027, 4, 16), date_make(2027, 4, 30), 1, 2);
	expect(date_make(2027, 4, 16), date_make(2027, 5, 31), 3, 2);
}

TEST(nothing_ends_before_it_starts)
{
	expect(date_make(2027, 4, 2), date_make(2027, 4, 1), 0, 1);
	expect(date_make(2027, 4, 2), date_make(2027, 4, 2), 1, 30);
}
