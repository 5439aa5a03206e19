#include "expr_expect.h"

static void expect_template(const char *source, const char *wanted)
{
	struct place at = { "form.yaml", 5, 10 };
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	const struct expr_template *template =
		template_compile(&arena, source, at, &names, expr_in(PARTIES), &diags);

	assert_int_equal(!template, diags.count > 0);
	if (template)
		template_render(template, &answers, (struct expr_cell){ 0, 0 }, &out);
	else
		diags_write(&diags, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
	diags_release(&diags);
	arena_release(&arena);
}

TEST(templates_print_text_and_values)
{
	expect_template("", "");
	expect_template("plain text", "plain text");
	expect_template("{name}", "Att Stödja Åsa");
	expect_template("{kind}: {staff + 0.5}, {budget}; {start} ({start - start})",
			"kommun: 0,5, 4\u00A0798\u00A0000; 2024-01-31 (0)");
	expect_template("[{nobody}]", "[]");
	expect_template("{{{age}}} }}{{", "{17} }{");
	expect_template("{\"}\" + \"{\"}", "}{");
	expect_template("{\"\\\"}\"}", "\"}");
}

TEST(faults_in_templates_are_told_at_their_column)
{
	expect_template("åäö {age", "form.yaml:5:14: The “}” that closes this “{” is missing; "
				    "a brace in the text itself is written “{{”.\n");
	expect_template("åäö } {age}", "form.yaml:5:14: This “}” closes nothing; "
				       "a brace in the text itself is written “}}”.\n");
	expect_template("åäö {age +}", "form.yaml:5:20: The expression ends too early: "
				       "a field, a value or a function is missing here.\n");
	expect_template("ett\ntvå {nmae}", "form.yaml:6:6: “nmae” is not a field of this form; did you mean “name”?\n");
	expect_template("{}", "form.yaml:5:11: The expression ends too early: "
			      "a field, a value or a function is missing here.\n");
	expect_template("{earlier}", "form.yaml:5:10: What is true or false cannot be printed; "
				     "write “if(…, \"the one\", \"the other\")”.\n");
}

TEST(every_fault_of_a_template_is_told)
{
	expect_template("{nmae} {age +} } {age",
			"form.yaml:5:11: “nmae” is not a field of this form; did you mean “name”?\n"
			"form.yaml:5:23: The expression ends too early: "
			"a field, a value or a function is missing here.\n"
			"form.yaml:5:25: This “}” closes nothing; "
			"a brace in the text itself is written “}}”.\n"
			"form.yaml:5:27: The “}” that closes this “{” is missing; "
			"a brace in the text itself is written “{{”.\n");
	expect_template("{earlier} {nmae}", "form.yaml:5:10: What is true or false cannot be printed; "
			"write “if(…, \"the one\", \"the other\")”.\n"
			"form.yaml:5:21: “nmae” is not a field of this form; did you mean “name”?\n");
}

TEST(every_name_of_a_template_is_given)
{
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	struct place at = { "form.yaml", 1, 1 };

	template_each_name(template_compile(&arena, "{name} and {age + none}", at, &names, expr_in(EXPR_NO_GROUP), &diags),
			   note_name, &out);
	assert_string_equal(out.data, "f0 f1 f6 ");
	str_release(&out);
	arena_release(&arena);
}
