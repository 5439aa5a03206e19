#include "expr_expect.h"

/* --- values and operators ---------------------------------------------- */

TEST(literals_are_worth_what_they_say)
{
	expect("12", "12");
	expect("12.5", "12,5");
	expect("\"a \\\"b\\\" \\\\ {c}\"", "“a \"b\" \\ {c}”");
	expect("true", "true");
	expect("false", "false");
	expect("  ( 12 )\n", "12");
}

TEST(names_are_worth_their_answers)
{
	expect("name", "“Att Stödja Åsa”");
	expect("budget", "4798000 kr");
	expect("start", "2024-01-31");
	expect("nobody", "empty");
}

TEST(operators_bind_as_in_arithmetic)
{
	expect("1 + 2 * 3", "7");
	expect("(1 + 2) * 3", "9");
	expect("7 - 2 - 1", "4");
	expect("8 / 4 / 2", "1");
	expect("-2 * -3", "6");
	expect("- - 2", "2");
	expect("1 + 1 == 2 and not 1 == 2 or false", "true");
	expect("true or true and false", "true");
	expect("not false and false", "false");
	expect("0.1 + 0.2 == 0.3", "true");
}

TEST(every_pair_of_kinds_gives_its_kind)
{
	expect("kr(100) + kr(50.5)", "150.50 kr");
	expect("kr(100) - kr(150)", "-50 kr");
	expect("kr(100) * 0.25", "25 kr");
	expect("3 * kr(0.01)", "0.03 kr");
	expect("kr(100) / 3", "33.33 kr");
	expect("kr(100) / kr(40)", "2,5");
	expect("-kr(5)", "-5 kr");
	expect("start + days(1)", "2024-02-01");
	expect("days(1) + start", "2024-02-01");
	expect("start - days(31)", "2023-12-31");
	expect("start - date(\"2023-01-31\")", "365 days");
	expect("days(3) - days(5)", "-2 days");
	expect("days(3) + days(5)", "8 days");
	expect("-days(3)", "-3 days");
	expect("name + \"!\"", "“Att Stödja Åsa!”");
}

TEST(comparisons_order_what_has_an_order)
{
	expect("1 < 2", "true");
	expect("2 <= 2", "true");
	expect("1 > 2", "false");
	expect("1 >= 2", "false");
	expect("kr(650000) < budget", "true");
	expect("start > date(\"1 januari 2024\")", "true");
	expect("start - date(\"2024-01-01\") == days(30)", "true");
	expect("name != \"Åsa\"", "true");
	expect("earlier == true", "true");
}

TEST(in_seeks_among_a_list)
{
	expect("age in [16, 17]", "true");
	expect("name in [\"a\", \"b\"]", "false");
	expect("not age in [1]", "true");
	expect("nobody in [\"a\"]", "empty");
	expect("age in [none, 17]", "true");
	expect("age in [none, 18]", "empty");
}

/* --- what is empty ----------------------------------------------------- */

TEST(arithmetic_with_empty_is_empty)
{
	expect("none + 1", "empty");
	expect("1 < none", "empty");
	expect("-none", "empty");
	expect("nobody + \"a\"", "empty");
	expect("nobody == \"\"", "empty");
}

TEST(logic_follows_kleene)
{
	static const char *const words[] = { "true", "false", "perhaps" };
	static const char *const both[] = { "true", "false", "empty", "false", "false", "false", "empty", "false", "empty" };
	static const char *const either[] = { "true", "true", "true", "true", "false", "empty", "true", "empty", "empty" };

	for (size_t i = 0; i < 9; i++) {
		char source[64];

		snprintf(source, sizeof source, "%s and %s", words[i / 3], words[i % 3]);
		expect(source, both[i]);
		snprintf(source, sizeof source, "%s or %s", words[i / 3], words[i % 3]);
		expect(source, either[i]);
	}
	expect("not perhaps", "empty");
	expect("not earlier", "false");
}

TEST(overflow_and_division_by_zero_are_empty)
{
	expect("1 / 0", "empty");
	expect("budget / kr(0)", "empty");
	expect("9223372036854775807 + 1", "empty");
	expect("budget * 9223372036854775807", "empty");
	expect("kr(90000000000000000) + kr(90000000000000000)", "empty");
	expect("later + days(1)", "2199-12-31");
	expect("later + days(2)", "empty");
	expect("start - days(9223372036854775807)", "empty");
	expect("days(0.5)", "empty");
	expect("days(9223372036854775807) + days(1)", "empty");
}

/* --- functions --------------------------------------------------------- */

TEST(answered_is_never_empty)
{
	expect("answered(name)", "true");
	expect("answered(nobody)", "false");
	expect("answered(none + 1)", "false");
	expect("answered(\"\")", "false");
}

TEST(if_chooses)
{
	expect("if(age < 18, \"ung\", \"vuxen\")", "“ung”");
	expect("if(age > 18, kr(1), kr(2))", "2 kr");
	expect("if(perhaps, 1, 2)", "empty");
	expect("if(true, 1, none)", "1");
	expect("if(age < 18, kr(1))", "1 kr");
	expect("if(age > 18, kr(1))", "empty");
}

TEST(texts_are_measured_and_cut)
{
	expect("length(name)", "14");
	expect("words(name)", "3");
	expect("lower(name)", "“att stödja åsa”");
	expect("contains(name, \"STÖDJA\")", "true");
	expect("contains(name, \"hjälpa\")", "false");
	expect("starts_with(name, \"att\")", "true");
	expect("starts_with(name, \"stödja\")", "false");
	expect("after(name, \"ATT\")", "“Stödja Åsa”");
	expect("after(name, \"stödja\")", "“Att Stödja Åsa”");
	expect("after(\"Åååh\", \"åÅ\")", "“åh”");
	expect("after(\"kort\", \"kortare\")", "“kort”");
	expect("after(name, \"\")", "“Att Stödja Åsa”");
	expect("without_end(\"Fler i arbete.\", \".\")", "“Fler i arbete”");
	expect("without_end(\"Fler i arbete .\", \".\")", "“Fler i arbete”");
	expect("without_end(\"och så vidare...\", \"...\")", "“och så vidare”");
	expect("without_end(\"Fler?\", \".\")", "“Fler?”");
	expect("without_end(\".\", \"..\")", "“.”");
	expect("without_end(name, \"\")", "“Att Stödja Åsa”");
	expect("without_end(nobody, \".\")", "empty");
	expect("length(nobody)", "empty");
}

TEST(dates_are_taken_apart_and_read)
{
	expect("year(start)", "2024");
	expect("month(start)", "1");
	expect("day(start)", "31");
	expect("date(\"31/1 2024\") == start", "true");
	expect("date(nobody)", "empty");
	expect("date(name)", "empty");
}

TEST(numbers_are_rounded)
{
	expect("round(2.5)", "3");
	expect("round(-2.4)", "-2");
	expect("round(kr(2.5))", "3 kr");
	expect("round(none)", "empty");
	expect("kr(12.345)", "12.35 kr");
}

TEST(the_least_and_the_most_are_found)
{
	expect("min(3, 1, 2)", "1");
	expect("max(kr(3), kr(10))", "10 kr");
	expect("max(start, date(\"2025-01-01\"))", "2025-01-01");
	expect("min(1, none)", "empty");
	expect("min(none, 1)", "empty");
}

/* --- rows -------------------------------------------------------------- */

TEST(rows_are_counted_and_asked)
{
	expect("count(parties)", "3");
	expect("count(costs)", "0");
	expect("count(parties, kind == \"kommun\")", "2");
	expect("count(parties, parties.kind == \"region\" and age == 17)", "1");
	expect("any(parties, kind == \"region\")", "true");
	expect("any(parties, kind == \"stat\")", "false");
	expect("all(parties, staff < 5)", "true");
	expect("all(parties, staff < 4)", "false");
	expect("any(costs, sum > kr(1))", "false");
	expect("all(costs, sum > kr(1))", "true");
}

TEST(a_row_without_an_answer_leaves_any_and_all_open)
{
	expect("any(parties, share > kr(500))", "empty");
	expect("any(parties, share > kr(200))", "true");
	expect("all(parties, share > kr(50))", "empty");
	expect("all(parties, share > kr(100))", "false");
	expect("count(parties, share > kr(50))", "2");
}

TEST(columns_are_summed_and_compared)
{
	expect("sum(parties.share)", "400 kr");
	expect("sum(parties.staff)", "6");
	expect("sum(costs.sum)", "empty");
	expect("min(parties.share)", "100 kr");
	expect("max(parties.since)", "2022-05-01");
	expect("max(costs.sum)", "empty");
	expect("sum(parties.share) / budget < 0.1", "true");
}

TEST(inside_a_row_its_own_fields_come_first)
{
	expect_in("kind", PARTIES, 1, "“region”");
	expect_in("parties.staff * 2", PARTIES, 2, "8");
	expect_in("share / sum(parties.share)", PARTIES, 0, "0,25");
	expect_in("share / sum(share)", PARTIES, 2, "0,75");
	expect_in("count(parties, kind == \"kommun\") > staff", PARTIES, 0, "true");
	expect_in("count(costs, sum > share)", PARTIES, 0, "0");
}

/* --- names an expression reads ----------------------------------------- */

TEST(every_name_is_given_once)
{
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	struct place at = { "form.yaml", 1, 1 };
	const struct expr *expr = expr_compile(&arena, "count(parties, kind == name) > age and start in [later]", at,
					       &names, expr_in(EXPR_NO_GROUP), VALUE_BOOL, &diags);

	assert_non_null(expr);
	expr_each_name(expr, note_name, &out);
	assert_string_equal(out.data, "g0 f10 f0 f1 f3 f9 ");
	str_release(&out);
	arena_release(&arena);
}

TEST(the_functions_can_be_listed)
{
	bool found = false;

	assert_true(expr_function_count() > 15);
	for (size_t i = 0; i < expr_function_count(); i++)
		found |= !strcmp(expr_function_name(i), "starts_with");
	assert_true(found);
}
