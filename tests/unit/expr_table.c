/* Expressions over tables: columns that stand across years or the rows of a group. */
#include "expr_expect.h"

static const struct expr_cell nowhere = { 0, 0 };
static const struct expr_scope in_year = { EXPR_NO_GROUP, EXPR_YEARS, false };
static const struct expr_scope calculated = { EXPR_NO_GROUP, EXPR_NO_AXIS, true };

TEST(a_sum_goes_over_rows_and_columns)
{
	expect("sum(plan.amount)", "66 kr");
	expect("sum(plan.part)", "906 kr");
	expect("max(plan.amount)", "30 kr");
	expect("min(plan.part)", "100 kr");
	expect("sum(plan.hours)", "3");
}

TEST(in_its_own_row_over_that_row)
{
	expect_in("sum(amount)", PLAN, 0, "6 kr");
	expect_in("sum(amount)", PLAN, 1, "60 kr");
	expect_in("sum(plan.amount)", PLAN, 1, "60 kr");
	expect_in("sum(hours)", PLAN, 1, "3");
	expect_in("max(part)", PLAN, 0, "102 kr");
}

TEST(in_a_row_or_column_of_the_axis_over_that_one)
{
	expect_in("sum(plan.amount)", PARTIES, 2, "33 kr");
	expect_at("sum(plan.amount)", (struct expr_scope){ EXPR_NO_GROUP, PARTIES, false },
		  (struct expr_cell){ 0, 2 }, "22 kr");
	expect_at("sum(plan.part)", in_year, (struct expr_cell){ 0, 2025 }, "302 kr");
	expect_at("part + kr(1)", (struct expr_scope){ PLAN, EXPR_YEARS, false }, (struct expr_cell){ 1, 2026 },
		  "203 kr");
	expect_at("sum(plan.amount)", in_year, (struct expr_cell){ 0, 2025 }, "66 kr");
	expect_at("year", in_year, (struct expr_cell){ 0, 2025 }, "2025");
}

static bool keeps_to_row(const char *source)
{
	struct diags diags = DIAGS_NONE;
	struct arena arena = ARENA_EMPTY;
	struct place at = { "form.yaml", 5, 10 };
	const struct expr *expr =
		expr_compile(&arena, source, at, &names, expr_in(PLAN), VALUE_EMPTY, &diags);
	bool keeps = expr && expr_keeps_to_row(expr);

	assert_non_null(expr);
	arena_release(&arena);
	diags_release(&diags);
	return keeps;
}

TEST(an_expression_may_keep_to_its_row)
{
	assert_true(keeps_to_row("sum(amount)"));
	assert_true(keeps_to_row("hours * 2 + age"));
	assert_false(keeps_to_row("hours / sum(hours)"));
	assert_false(keeps_to_row("sum(amount) * max(hours)"));
}

TEST(the_name_of_a_row_is_told)
{
	expect_in("row", PLAN, 0, "“rent”");
	expect("any(plan, row == \"rent\" and hours > 0)", "true");
	expect("count(plan, row == \"\")", "1");
	expect_in("number", PLAN, 1, "2");
	expect("count(plan, number > 1)", "1");
}

TEST(one_column_of_many_is_no_value)
{
	expect_in("amount + kr(1)", PLAN, 0,
		  "5:10: “amount” has an answer in each of its columns; take them together with sum, min or max.");
	expect("year", "5:10: “year” is not a field of this form; if it is meant as text, it stands in \"quotes\".");
	expect("any(plan, amount > kr(0))",
	       "5:20: “amount” has an answer in each of its columns; take them together with sum, min or max.");
}

TEST(parameters_are_constants)
{
	expect("norm / 2", "325000 kr");
}

TEST(what_is_calculated_adds_up_what_there_is)
{
	expect("none + age", "empty");
	expect_at("none + age", calculated, nowhere, "17");
	expect_at("none - age", calculated, nowhere, "-17");
	expect_at("age - none", calculated, nowhere, "17");
	expect_at("none + none", calculated, nowhere, "empty");
	expect_at("none * age", calculated, nowhere, "empty");
	expect_at("sum(costs.sum) + budget", calculated, nowhere, "4798000 kr");
	expect_at("start + days(none)", calculated, nowhere, "empty");
}

TEST(months_are_counted_whole_and_by_days)
{
	expect("months(date(\"2024-01-01\"), date(\"2024-12-31\"))", "12");
	expect("months(date(\"2023-04-01\"), date(\"2026-03-31\"))", "36");
	expect("months(date(\"2024-02-01\"), date(\"2024-02-29\"))", "1");
	expect("months(date(\"2024-01-16\"), date(\"2024-01-31\")) == 16 / 31", "true");
	expect("months(date(\"2024-01-17\"), date(\"2024-02-15\")) == 15 / 31 + 15 / 29", "true");
	expect("months(date(\"2024-03-01\"), date(\"2024-02-01\"))", "0");
	expect("months(date(\"2023-04-01\"), date(\"2026-03-31\"), 2023)", "9");
	expect("months(date(\"2023-04-01\"), date(\"2026-03-31\"), 2026)", "3");
	expect("months(date(\"2023-04-01\"), date(\"2026-03-31\"), 2027)", "0");
	expect("months(start, later, age)", "empty");
}

TEST(the_parts_of_an_amount_add_up)
{
	expect("split(kr(1000), date(\"2023-04-01\"), date(\"2026-03-31\"), 2023)", "250 kr");
	expect("split(kr(1000), date(\"2023-04-01\"), date(\"2026-03-31\"), 2024)", "333 kr");
	expect("split(kr(1000), date(\"2023-04-01\"), date(\"2026-03-31\"), 2025)", "334 kr");
	expect("split(kr(1000), date(\"2023-04-01\"), date(\"2026-03-31\"), 2026)", "83 kr");
	expect("split(kr(1000), date(\"2023-04-01\"), date(\"2026-03-31\"), 2022)", "0 kr");
	expect("split(kr(0.5), date(\"2023-07-01\"), date(\"2024-06-30\"), 2024)", "0.25 kr");
	expect("split(kr(1000), later, start, 2024)", "empty");
	expect("split(kr(1), date(\"2023-07-01\"), date(\"2023-07-01\"), 2023)", "1 kr");
}

TEST(amounts_are_rounded_up)
{
	expect("up(kr(433333.33), kr(5000))", "435000 kr");
	expect("up(kr(435000), kr(5000))", "435000 kr");
	expect("up(kr(1) - kr(7501), kr(5000))", "-5000 kr");
	expect("up(budget, kr(0))", "empty");
}

TEST(several_choices_are_asked_for_one_by_one)
{
	expect("chosen(\"a, bc, d\", \"bc\")", "true");
	expect("chosen(\"a, bc, d\", \"b\")", "false");
	expect("chosen(\"\", \"a\")", "false");
	expect("chosen(nobody, \"a\")", "empty");
}

