#include "expr_expect.h"

/* --- faults ------------------------------------------------------------ */

TEST(what_cannot_be_read_is_told_at_its_column)
{
	expect("", "5:10: The expression ends too early: a field, a value or a function is missing here.");
	expect("1 +", "5:13: The expression ends too early: a field, a value or a function is missing here.");
	expect("\"åäö\" + ", "5:18: The expression ends too early: a field, a value or a function is missing here.");
	expect("1 + )", "5:14: A field, a value or a function should stand here, not “)”.");
	expect("and 1", "5:10: A field, a value or a function should stand here, not “and”.");
	expect("(1 + 2", "5:16: A “)” is missing here.");
	expect("\"åäö\" == \"a", "5:19: The quotation mark that ends this text is missing.");
	expect("age = 1", "5:14: “=” means nothing here; did you mean “==”?");
	expect("age <> 1", "5:14: “<>” means nothing here; did you mean “!=”?");
	expect("age ≤ 1", "5:14: “≤” means nothing here; did you mean “<=”?");
	expect("earlier && earlier", "5:18: “&&” means nothing here; did you mean “and”?");
	expect("name == ”a”", "5:18: “”” means nothing here; did you mean “\"”?");
	expect("age ; 1", "5:14: “;” means nothing in an expression.");
	expect("1 < age < 3", "5:18: Comparisons cannot be chained; put “and” between two of them.");
	expect("12 days + start", "5:13: “days” stands before its number, as a function: “days(12)”.");
	expect("true true", "5:15: The expression is complete before “true”; "
			    "is “and”, “or” or another operator missing?");
	expect("age in 1", "5:17: A list should stand after “in”: [\"a\", \"b\"].");
	expect("age in [1", "5:19: A “]” is missing here.");
	expect("age\n+ ;", "6:3: “;” means nothing in an expression.");
	expect("99999999999999999999", "5:10: This number is too large.");
}

TEST(names_that_are_unknown_are_told)
{
	expect("1 == nmae", "5:15: “nmae” is not a field of this form; did you mean “name”?");
	expect("länk == 1", "5:10: “länk” is not a field of this form; if it is meant as text, it stands in \"quotes\".");
	expect("parties == 1", "5:10: “parties” is a group of rows; did you mean “count(parties)”?");
	expect("answered(period)", "5:19: “period” has no answer of its own; name one of its parts instead.");
	expect("parties.kind == \"a\"", "5:10: “parties.kind” has an answer in every row of its group; "
				       "take them together with count, sum, min, max, any or all.");
	expect("lenght(name)", "5:10: There is no function “lenght”; did you mean “length”?");
	expect("frobnicate(name)", "5:10: There is no function “frobnicate”.");
}

TEST(kinds_that_do_not_go_together_are_told)
{
	expect("budget > 650000", "5:17: “>” cannot stand between money and a number; "
				  "write an amount of money as “kr(650000)”.");
	expect("start < \"2024-01-01\"", "5:16: “<” cannot stand between a date and a text; "
					 "write a date as “date(\"2024-01-31\")”.");
	expect("start + 12", "5:16: “+” needs a number of days here, not a plain number; write it as “days(12)”.");
	expect("start + start", "5:16: “+” cannot stand between a date and a date.");
	expect("1 / kr(2)", "5:12: “/” cannot stand between money and a number; "
			    "write an amount of money as “kr(650000)”.");
	expect("name < \"b\"", "5:15: “<” asks for an order, and a text has none; use “==” or “!=”.");
	expect("earlier and age", "5:22: “and” takes what is true or false, but this is a number; "
				  "compare it with something, or ask “answered(…)”.");
	expect("not name", "5:14: “not” takes what is true or false, but this is a text; "
			   "compare it with something, or ask “answered(…)”.");
	expect("-name", "5:10: A minus cannot stand before a text.");
	expect("age in [1, \"2\"]", "5:21: What is sought is a number, but this is a text.");
}

TEST(arguments_that_are_wrong_are_told)
{
	expect("length(age)", "5:17: This should be a text, but it is a number; the function is written “length(text)”.");
	expect("length()", "5:17: An argument is missing here; the function is written “length(text)”.");
	expect("contains(name)", "5:23: An argument is missing here; the function is written “contains(text, part)”.");
	expect("length(name, 1)", "5:21: There are too many arguments; the function is written “length(text)”.");
	expect("length(name", "5:21: A “)” is missing here.");
	expect("if(true, 1, \"a\")", "5:22: This should be a number, but it is a text; "
				     "the function is written “if(condition, then, else)”.");
	expect("count(age)", "5:16: “age” is not a group of rows; the function is written “count(group, condition)”.");
	expect("count(nowhere)", "5:16: The name of a group or of its column should stand here, "
				 "as in “count(group, condition)”.");
	expect("any(parties)", "5:21: An argument is missing here; the function is written “any(group, condition)”.");
	expect("sum(age)", "5:14: “age” is not a field in the rows of a group; "
			   "the function is written “sum(group.field)”.");
	expect("sum(parties.kind)", "5:14: “parties.kind” is a text, which “sum” cannot take.");
	expect("sum(parties.since)", "5:14: “parties.since” is a date, which “sum” cannot take.");
	expect("min(\"a\", \"b\")", "5:14: This should be something that can be more or less, but it is a text; "
				    "the function is written “min(group.field)”.");
	expect("date(\"31/2 2024\")", "5:15: “31/2 2024” is not a date; write it as “2024-01-31”.");
	expect("any(parties, sum(parties.share) > kr(1))",
	       "5:27: The rows of a group cannot be gone through inside “sum” once more.");
}

TEST(the_kind_that_is_wanted_is_demanded)
{
	struct str out = STR_EMPTY;

	add_result("1 + age", expr_in(EXPR_NO_GROUP), (struct expr_cell){ 0, 0 }, VALUE_BOOL, &out);
	assert_string_equal(out.data, "5:10: This should be true or false, but it is a number.");
	str_clear(&out);
	add_result("1 + age", expr_in(EXPR_NO_GROUP), (struct expr_cell){ 0, 0 }, VALUE_NUMBER, &out);
	assert_string_equal(out.data, "18");
	str_release(&out);
}

/* --- bounds ------------------------------------------------------------ */

static void expect_repeated(const char *start, const char *part, size_t times, const char *end, const char *wanted)
{
	struct str source = STR_EMPTY;

	str_add(&source, start);
	for (size_t i = 0; i < times; i++)
		str_add(&source, part);
	str_add(&source, end);
	expect(source.data, wanted);
	str_release(&source);
}

TEST(expressions_are_bounded)
{
	expect_repeated("1", "+1", 255, "", "256");
	expect_repeated("1", "+1", 256, "", "5:10: This expression is too long; it may have at most 512 parts.");
	expect_repeated("1", " ", 4095, "", "1");
	expect_repeated("1", " ", 4096, "", "5:10: This expression is too long; it may have at most 4096 bytes.");
	expect_repeated("", "-", 63, "1", "-1");
	expect_repeated("", "-", 64, "1", "5:74: This expression is nested too deep; 64 levels are allowed.");
	expect_repeated("", "(", 63, "1", "5:74: A “)” is missing here.");
	expect_repeated("", "(", 4000, "1", "5:74: This expression is nested too deep; 64 levels are allowed.");
	expect_repeated("", "not ", 1000, "true", "5:266: This expression is nested too deep; 64 levels are allowed.");
}
