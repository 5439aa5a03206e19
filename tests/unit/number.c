#include "unit.h"

#include "model/number.h"

#include <stdlib.h>
#include <string.h>

/* --- arithmetic -------------------------------------------------------- */

static struct number fraction(int64_t num, int64_t den)
{
	struct number number;

	assert_true(number_make(num, den, &number));
	return number;
}

static void expect_number(struct number number, int64_t num, int64_t den)
{
	assert_int_equal(number.num, num);
	assert_int_equal(number.den, den);
}

TEST(fractions_are_kept_in_lowest_terms)
{
	struct number untouched = { 7, 1 };

	expect_number(fraction(6, 4), 3, 2);
	expect_number(fraction(6, -4), -3, 2);
	expect_number(fraction(0, 5), 0, 1);
	assert_false(number_make(1, 0, &untouched));
	expect_number(untouched, 7, 1);
}

TEST(the_four_operations_are_exact)
{
	struct number out;

	assert_true(number_add(fraction(1, 10), fraction(2, 10), &out));
	expect_number(out, 3, 10);
	assert_true(number_subtract(fraction(1, 3), fraction(1, 2), &out));
	expect_number(out, -1, 6);
	assert_true(number_multiply(fraction(2, 3), fraction(3, 4), &out));
	expect_number(out, 1, 2);
	assert_true(number_divide(fraction(1, 2), fraction(-3, 4), &out));
	expect_number(out, -2, 3);
}

TEST(overflow_and_division_by_zero_leave_the_result_alone)
{
	struct number out = { 7, 1 };

	assert_false(number_add(number_of(INT64_MAX), number_of(1), &out));
	assert_false(number_subtract(number_of(-INT64_MAX), number_of(2), &out));
	assert_false(number_multiply(number_of(INT64_MAX), number_of(2), &out));
	assert_false(number_divide(number_of(1), number_of(0), &out));
	assert_false(number_divide(fraction(1, INT64_MAX), number_of(3), &out));
	expect_number(out, 7, 1);
	assert_true(number_multiply(number_of(INT64_MAX), fraction(1, INT64_MAX), &out));
	expect_number(out, 1, 1);
}

TEST(comparison_is_right_where_floating_point_is_not)
{
	assert_true(number_compare(fraction(1, 3), fraction(333333333333333333, 1000000000000000000)) > 0);
	assert_true(number_compare(number_of(INT64_MIN), number_of(INT64_MAX)) < 0);
	assert_int_equal(number_compare(fraction(2, 4), fraction(1, 2)), 0);
}

TEST(rounding_goes_half_away_from_zero)
{
	static const struct {
		int64_t num, den, whole;
	} cases[] = { { 5, 2, 3 }, { -5, 2, -3 }, { 7, 3, 2 }, { -7, 3, -2 }, { 1, 3, 0 }, { 4, 1, 4 } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t whole = 99;

		assert_true(number_round(fraction(cases[i].num, cases[i].den), &whole));
		assert_int_equal(whole, cases[i].whole);
	}
}

/* --- reading ----------------------------------------------------------- */

static void expect_read(const char *text, int64_t num, int64_t den)
{
	struct number number = { 0, 0 };

	if (number_parse(text, &number) != NUMBER_OK || number.num != num || number.den != den)
		fail_msg("“%s” was read as %lld/%lld", text, (long long)number.num, (long long)number.den);
}

TEST(numbers_are_read_with_comma_or_point)
{
	expect_read("12", 12, 1);
	expect_read(" 12,5 ", 25, 2);
	expect_read("12.50", 25, 2);
	expect_read("0,001", 1, 1000);
	expect_read("-3", -3, 1);
	expect_read("\u2212 3", -3, 1);
	expect_read("4 798 000", 4798000, 1);
	expect_read("4\u00A0798\u202F000", 4798000, 1);
	expect_read("4\u2009798\u2009000,25", 19192001, 4);
	expect_read("4.798.000", 4798000, 1);
	expect_read("4.798.000,5", 9596001, 2);
	expect_read("4.798", 2399, 500);
}

TEST(what_is_no_number_is_told)
{
	static const char *const none[] = { "", " ", "abc", "12 st", "12a", "1.2.3", "1 2", "12 34", "12,", ",5", "--1",
					    "1/2", "1 234,5 6", "4.79.000", "1.234 567", "12\xFF" };
	struct number out = { 7, 1 };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_parse(none[i], &out) != NUMBER_NONE)
			fail_msg("“%s” was taken for a number", none[i]);
	assert_int_equal(number_parse("4,798,000", &out), NUMBER_AMBIGUOUS);
	assert_int_equal(number_parse("4,798.50", &out), NUMBER_AMBIGUOUS);
	assert_int_equal(number_parse("99999999999999999999", &out), NUMBER_TOO_LARGE);
	assert_int_equal(number_parse("0,00000000000000000001", &out), NUMBER_TOO_LARGE);
	expect_number(out, 7, 1);
}

TEST(whole_numbers_are_read_without_a_decimal_sign)
{
	int64_t out = 7;

	assert_int_equal(integer_parse("12,0", &out), NUMBER_NOT_WHOLE);
	assert_int_equal(integer_parse("12.5", &out), NUMBER_NOT_WHOLE);
	assert_int_equal(integer_parse("1.200", &out), NUMBER_NOT_WHOLE);
	assert_int_equal(integer_parse("4.798.000,0", &out), NUMBER_NOT_WHOLE);
	assert_int_equal(integer_parse("tolv", &out), NUMBER_NONE);
	assert_int_equal(integer_parse("1 2", &out), NUMBER_NONE);
	assert_int_equal(integer_parse("99999999999999999999", &out), NUMBER_TOO_LARGE);
	assert_int_equal(out, 7);
	assert_int_equal(integer_parse(" 12\u00A0000 ", &out), NUMBER_OK);
	assert_int_equal(out, 12000);
	assert_int_equal(integer_parse("4.798.000", &out), NUMBER_OK);
	assert_int_equal(out, 4798000);
	assert_int_equal(integer_parse("-5", &out), NUMBER_OK);
	assert_int_equal(out, -5);
}

/* --- money ------------------------------------------------------------- */

TEST(money_is_read_as_people_write_it)
{
	static const struct {
		const char *text;
		int64_t ore;
	} cases[] = {
		{ "4 798 000", 479800000 },   { "4798000", 479800000 },   { "4.798.000", 479800000 },
		{ "4 798 000:-", 479800000 }, { "4 798 000,-", 479800000 }, { "1130 tkr", 113000000 },
		{ "1 130 TKR", 113000000 },   { "1,13 mnkr", 113000000 }, { "1.13 mnkr", 113000000 },
		{ "1,85 miljoner", 185000000 }, { "1,2 miljoner kronor", 120000000 },
		{ "1 miljon kr", 100000000 }, { "650 tusen", 65000000 }, { "1.2 million SEK", 120000000 },
		{ "650 000 kr", 65000000 },   { "650 000 kronor", 65000000 }, { "650000kr.", 65000000 },
		{ "650\u00A0000 SEK", 65000000 }, { "4.798", 479800 },     { "12,5", 1250 },
		{ "12,50", 1250 },            { "12.50", 1250 },          { "4.798.000,50 kr", 479800050 },
		{ "-100", -10000 },           { "\u2212100 kr", -10000 }, { "0", 0 },
		{ "0.500 tkr", 50000 },       { "4798000.50", 479800050 }, { "1 000 000 000 000", 100000000000000 },
		{ "1,130 tkr", 113000 },      { "1,13 mkr", 113000000 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t ore = -1;

		if (money_parse(cases[i].text, &ore) != NUMBER_OK || ore != cases[i].ore)
			fail_msg("“%s” was read as %lld öre", cases[i].text, (long long)ore);
	}
}

TEST(money_that_cannot_be_read_says_why)
{
	static const struct {
		const char *text;
		enum number_fault fault;
	} cases[] = {
		{ "", NUMBER_NONE },
		{ "kr", NUMBER_NONE },
		{ "650 000 euro", NUMBER_NONE },
		{ "cirka 5", NUMBER_NONE },
		{ "5 kr 50", NUMBER_NONE },
		{ "4,798,000", NUMBER_AMBIGUOUS },
		{ "650,000 kr", NUMBER_AMBIGUOUS },
		{ "1.130 mnkr", NUMBER_AMBIGUOUS }, { "1.130 miljoner kronor", NUMBER_AMBIGUOUS },
		{ "5 kr kronor", NUMBER_NONE }, { "5 miljoner euro", NUMBER_NONE },
		{ "5 miljoner tusen", NUMBER_NONE }, { "5 miljoner kronor till", NUMBER_NONE },
		{ "12,3456", NUMBER_NOT_WHOLE },
		{ "1 000 000 000 000,01", NUMBER_TOO_LARGE },
		{ "-1 000 000 000 001", NUMBER_TOO_LARGE },
		{ "9999999999999999 mnkr", NUMBER_TOO_LARGE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t ore = 7;
		enum number_fault fault = money_parse(cases[i].text, &ore);

		if (fault != cases[i].fault || ore != 7)
			fail_msg("“%s” gave fault %d", cases[i].text, (int)fault);
	}
}

/* --- writing ----------------------------------------------------------- */

static void expect_written(struct number number, const char *wanted)
{
	struct str out = STR_EMPTY;

	number_format(number, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

TEST(numbers_are_written_with_a_decimal_comma)
{
	expect_written(number_of(12), "12");
	expect_written(number_of(1200), "1200");
	expect_written(fraction(25, 2), "12,5");
	expect_written(fraction(-1, 4), "-0,25");
	expect_written(fraction(1, 3), "0,333333");
	expect_written(fraction(2, 3), "0,666667");
	expect_written(fraction(-1, 10000000), "0");
	expect_written(fraction(19999999, 10000000), "2");
	expect_written(number_of(INT64_MAX), "9223372036854775807");
}

TEST(money_is_written_in_groups_and_stored_without)
{
	static const struct {
		int64_t ore;
		const char *shown, *stored;
	} cases[] = {
		{ 0, "0", "0" },
		{ 5, "0,05", "0.05" },
		{ 99900, "999", "999" },
		{ 100000, "1_000", "1000" },
		{ 479800050, "4_798_000,50", "4798000.50" },
		{ -6500000, "-65_000", "-65000" },
		{ -50, "-0,50", "-0.50" },
		{ INT64_MIN, "-92_233_720_368_547_758,08", "-92233720368547758.08" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = STR_EMPTY;

		money_format(cases[i].ore, "_", &out);
		assert_string_equal(out.data, cases[i].shown);
		str_clear(&out);
		money_store(cases[i].ore, &out);
		assert_string_equal(out.data, cases[i].stored);
		str_release(&out);
	}
}

TEST(what_was_stored_or_shown_is_read_back)
{
	static const int64_t amounts[] = { 0, 1, 99, 100, 123456, 12345678901, -479800050, 100000000000000 };

	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		struct str out = STR_EMPTY;
		int64_t ore = 7;

		money_store(amounts[i], &out);
		assert_int_equal(money_parse(out.data, &ore), NUMBER_OK);
		assert_int_equal(ore, amounts[i]);
		str_clear(&out);
		money_format(amounts[i], "\u00A0", &out);
		assert_int_equal(money_parse(out.data, &ore), NUMBER_OK);
		assert_int_equal(ore, amounts[i]);
		str_release(&out);
	}
}
