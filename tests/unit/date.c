#include "unit.h"

#include "base/i18n.h"
#include "model/date.h"

#include <stdlib.h>
#include <string.h>

/* --- the calendar ------------------------------------------------------ */

TEST(days_are_counted_from_1970)
{
	assert_int_equal(date_make(1970, 1, 1), 0);
	assert_int_equal(date_make(1969, 12, 31), -1);
	assert_int_equal(date_make(2000, 3, 1), 11017);
	assert_int_equal(date_make(2024, 1, 31), 19753);
	assert_int_equal(date_make(1900, 1, 1), -25567);
}

/* Every day of the three centuries follows the one before. */
TEST(every_day_is_made_and_split_alike)
{
	date_t wanted = date_make(1900, 1, 1);

	for (int year = 1900; year <= 2199; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= date_days_in_month(year, month); day++, wanted++) {
				int y, m, d;

				assert_int_equal(date_make(year, month, day), wanted);
				date_split(wanted, &y, &m, &d);
				assert_true(y == year && m == month && d == day);
			}
	assert_int_equal(wanted, date_make(2200, 1, 1));
}

TEST(february_knows_leap_years)
{
	assert_int_equal(date_days_in_month(2024, 2), 29);
	assert_int_equal(date_days_in_month(2023, 2), 28);
	assert_int_equal(date_days_in_month(1900, 2), 28);
	assert_int_equal(date_days_in_month(2000, 2), 29);
	assert_int_equal(date_days_in_month(2023, 12), 31);
}

/* --- reading ----------------------------------------------------------- */

static void expect_date(const char *text, const char *wanted)
{
	char iso[DATE_ISO] = "none";
	date_t date;

	if (date_parse(text, &date) == DATE_OK)
		date_iso(date, iso);
	if (strcmp(iso, wanted))
		fail_msg("“%s” was read as %s, not %s", text, iso, wanted);
}

TEST(dates_in_figures_are_read)
{
	static const char *const forms[] = {
		"2023-02-01", "2023\u201302\u201301", "20230201", "230201", "1/2-2023", "1/2\u20132023", "1/2 2023",
		"1/2/2023", "1/2 -23", "01/02-2023", "1.2.2023", "01.02.2023", "1. 2. 2023", " 2023-02-01 ",
		"\u00A01/2\u00A02023\u202F", "2023-2-1", "1/2 - 2023", "1.2.23",
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		expect_date(forms[i], "2023-02-01");
}

TEST(dates_in_words_are_read)
{
	expect_date("1 januari 2023", "2023-01-01");
	expect_date("den 1 jan 2023", "2023-01-01");
	expect_date("Den 1 JAN. 2023", "2023-01-01");
	expect_date("1. januari 2023", "2023-01-01");
	expect_date("3 maj 2024", "2024-05-03");
	expect_date("3 may 2024", "2024-05-03");
	expect_date("16 okt 2024", "2024-10-16");
	expect_date("16 October 2024", "2024-10-16");
	expect_date("29 februari 2024", "2024-02-29");
	expect_date("31 aug\u00A02023", "2023-08-31");
	expect_date("16juni2023", "2023-06-16");
	expect_date("6 juli -22", "2022-07-06");
}

static void expect_fault(const char *text, enum date_fault wanted)
{
	date_t date = 7;
	enum date_fault fault = date_parse(text, &date);

	if (fault != wanted || date != 7)
		fail_msg("“%s” gave fault %d", text, (int)fault);
}

TEST(a_date_without_a_year_is_told)
{
	expect_fault("3/6", DATE_NO_YEAR);
	expect_fault("16 juni", DATE_NO_YEAR);
	expect_fault("den 16 juni", DATE_NO_YEAR);
	expect_fault("3.6", DATE_NO_YEAR);
	expect_fault("3.6.", DATE_NO_YEAR);
	expect_fault("29/2", DATE_NO_YEAR);
}

TEST(a_day_that_does_not_exist_is_told)
{
	expect_fault("31/2 2023", DATE_NO_SUCH_DAY);
	expect_fault("31/2", DATE_NO_SUCH_DAY);
	expect_fault("2023-02-29", DATE_NO_SUCH_DAY);
	expect_fault("20231301", DATE_NO_SUCH_DAY);
	expect_fault("2023-00-10", DATE_NO_SUCH_DAY);
	expect_fault("0/1 2023", DATE_NO_SUCH_DAY);
	expect_fault("31 april 2023", DATE_NO_SUCH_DAY);
}

TEST(what_is_no_date_is_told)
{
	static const char *const none[] = { "", " ", "snart", "2023", "januari 2023", "2023-02", "1/2/3/2023", "1 ja 2023",
					    "1 januarix 2023", "1/2 2023 kl 10", "1/2 20233", "1/2 0023", "1/2 0000", "0000-02-01", "00000201", "1799-01-01",
					    "2300-01-01", "2023-001-01", "123", "1 januari 2023 och mer, mycket mer än så",
					    "den 1/2 2023 2", "2023-02-01\xFF", "1234567890123" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		expect_fault(none[i], DATE_UNKNOWN);
}

/* --- writing ----------------------------------------------------------- */

TEST(dates_are_written_in_figures)
{
	char iso[DATE_ISO];

	date_iso(date_make(2023, 1, 9), iso);
	assert_string_equal(iso, "2023-01-09");
	date_iso(date_make(2199, 12, 31), iso);
	assert_string_equal(iso, "2199-12-31");
}

TEST(dates_are_written_in_words)
{
	struct str out = STR_EMPTY;

	str_add(&out, "on ");
	date_words(date_make(2022, 7, 6), &out);
	assert_string_equal(out.data, "on 6 July 2022");
	str_clear(&out);
	date_words(date_make(2024, 12, 31), &out);
	assert_string_equal(out.data, "31 December 2024");
	str_clear(&out);
	date_words(date_make(2024, 1, 1), &out);
	assert_string_equal(out.data, "1 January 2024");
	str_release(&out);
}
