#include "unit.h"

#include "base/diag.h"
#include "base/utf8.h"

static void expect_written(const struct diags *diags, const char *wanted)
{
	struct str out = STR_EMPTY;

	diags_write(diags, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

TEST(faults_are_written_in_the_order_found)
{
	struct diags diags = DIAGS_NONE;

	expect_written(&diags, "");
	diags_add(&diags, (struct place){ "b.yaml", 3, 7 }, "The %s is wrong.", "type");
	diags_add(&diags, (struct place){ "a.yaml", 0, 0 }, "The file is empty.");
	diags_add(&diags, (struct place){ NULL, 1, 1 }, "Nameless.");
	expect_written(&diags, "b.yaml:3:7: The type is wrong.\na.yaml: The file is empty.\n:1:1: Nameless.\n");
	diags_release(&diags);
	assert_int_equal(diags.count, 0);
}

TEST(sorted_faults_go_by_file_line_and_column)
{
	struct diags diags = DIAGS_NONE;

	diags_sort(&diags);
	diags_add(&diags, (struct place){ "b.yaml", 1, 1 }, "E");
	diags_add(&diags, (struct place){ "a.yaml", 10, 2 }, "C");
	diags_add(&diags, (struct place){ "a.yaml", 9, 30 }, "B");
	diags_add(&diags, (struct place){ "a.yaml", 10, 2 }, "C too");
	diags_add(&diags, (struct place){ "a.yaml", 10, 11 }, "D");
	diags_add(&diags, (struct place){ "a.yaml", 0, 0 }, "A");
	diags_sort(&diags);
	expect_written(&diags, "a.yaml: A\na.yaml:9:30: B\na.yaml:10:2: C\na.yaml:10:2: C too\n"
			       "a.yaml:10:11: D\nb.yaml:1:1: E\n");
	diags_release(&diags);
}

TEST(an_endless_fault_is_cut_between_letters)
{
	struct diags diags = DIAGS_NONE;
	struct str long_one = STR_EMPTY;

	for (int shift = 0; shift < 2; shift++) {
		str_clear(&long_one);
		str_add(&long_one, shift ? "a" : "");
		for (int i = 0; i < 2000; i++)
			str_add(&long_one, "å");
		diags_add(&diags, (struct place){ "a.yaml", 1, 1 }, "%s", long_one.data);
		assert_true(utf8_valid(diags.items[shift].text, strlen(diags.items[shift].text)));
		assert_true(strlen(diags.items[shift].text) > 1000);
	}
	diags_release(&diags);
	str_release(&long_one);
}

TEST(faults_beyond_the_most_are_counted)
{
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;

	for (int i = 0; i < DIAG_MOST + 1; i++)
		diags_add(&diags, (struct place){ "f", 1, 1 }, "x");
	assert_int_equal(diags.count, DIAG_MOST);
	diags_write(&diags, &out);
	assert_non_null(strstr(out.data, "\n… and 1 more fault.\n"));
	diags_add(&diags, (struct place){ "f", 1, 1 }, "x");
	str_clear(&out);
	diags_write(&diags, &out);
	assert_non_null(strstr(out.data, "\n… and 2 more faults.\n"));
	str_release(&out);
	diags_release(&diags);
}

TEST(the_nearest_name_was_meant)
{
	static const char *const names[] = { "required", NULL, "relevant", "label", "help", "repeat" };
	size_t count = sizeof names / sizeof *names;

	assert_string_equal(diag_did_you_mean("requierd", names, count), "required");
	assert_string_equal(diag_did_you_mean("lable", names, count), "label");
	assert_string_equal(diag_did_you_mean("relevent", names, count), "relevant");
	assert_string_equal(diag_did_you_mean("hep", names, count), "help");
	assert_null(diag_did_you_mean("something", names, count));
	assert_null(diag_did_you_mean("xy", names, count));
	assert_null(diag_did_you_mean("", names, count));
	assert_null(diag_did_you_mean("label", names, 0));
}

TEST(a_short_name_must_be_very_near)
{
	static const char *const names[] = { "n2", "name", "ab", "budget" };
	size_t count = sizeof names / sizeof *names;

	assert_string_equal(diag_did_you_mean("nme", names, count), "name");
	assert_null(diag_did_you_mean("nme", names, 1));
	assert_null(diag_did_you_mean("n", names, count));
	assert_null(diag_did_you_mean("aa", names, count));
	assert_string_equal(diag_did_you_mean("bugdet", names, count), "budget");
	assert_null(diag_did_you_mean("bugte", names, count));
}

TEST(a_very_long_name_is_not_looked_for)
{
	char name[80] = { 0 };
	const char *const names[] = { name };

	memset(name, 'a', 79);
	assert_null(diag_did_you_mean(name, names, 1));
	name[64] = '\0';
	assert_ptr_equal(diag_did_you_mean(name, names, 1), name);
}
