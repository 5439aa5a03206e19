#include "unit.h"

#include "ui/reach.h"

#include <string.h>

/* A text whose gap stands between the two. */
static void open_text(struct text *text, const char *before, const char *after)
{
	text_init(text);
	text_splice(text, 0, 0, after, strlen(after));
	text_splice(text, 0, 0, before, strlen(before));
}

static void expect_bytes(const char *before, const char *after, size_t at, size_t want, const char *wanted)
{
	struct text text;
	struct str copy = STR_EMPTY;
	size_t len;
	const char *bytes;

	open_text(&text, before, after);
	bytes = reach_bytes(&text, at, want, &copy, &len);
	assert_int_equal(len, strlen(wanted));
	assert_memory_equal(bytes, wanted, len);
	str_release(&copy);
	text_release(&text);
}

TEST(bytes_are_lent_as_one_run)
{
	expect_bytes("ett ", "två", 0, 3, "ett ");
	expect_bytes("ett ", "två", 0, 6, "ett tv");
	expect_bytes("ett ", "två", 0, 7, "ett tv");
	expect_bytes("ett ", "två", 0, 8, "ett två");
	expect_bytes("ett ", "två", 2, 100, "t två");
	expect_bytes("ett ", "två", 4, 1, "två");
	expect_bytes("ett ", "två", 8, 10, "");
	expect_bytes("", "", 0, 10, "");
}

TEST(a_gap_inside_a_character_is_no_end)
{
	expect_bytes("ab\xC3", "\xA5" "c", 0, 2, "ab");
	expect_bytes("ab\xC3", "\xA5" "c", 0, 4, "abå");
}

TEST(characters_are_read_over_the_gap)
{
	struct text text;

	open_text(&text, "a\xE6\xBC", "\xA2å");
	assert_int_equal(reach_character(&text, 0), 'a');
	assert_int_equal(reach_character(&text, 1), 0x6F22);
	assert_int_equal(reach_character(&text, 6), 0);
	assert_int_equal(reach_character_before(&text, 0), 0);
	assert_int_equal(reach_character_before(&text, 1), 'a');
	assert_int_equal(reach_character_before(&text, 4), 0x6F22);
	assert_int_equal(reach_character_before(&text, 6), 0xE5);
	text_release(&text);
}

TEST(lines_are_found_over_the_gap)
{
	struct text text;

	for (size_t gap = 0; gap <= 10; gap++) {
		open_text(&text, "", "ett\ntvå\nx");
		text_splice(&text, gap, 0, "!", 1);
		text_splice(&text, gap, 1, "", 0);
		assert_int_equal(reach_line_start(&text, 0, 0), 0);
		assert_int_equal(reach_line_start(&text, 0, 3), 0);
		assert_int_equal(reach_line_start(&text, 2, 3), 2);
		assert_int_equal(reach_line_start(&text, 0, 4), 4);
		assert_int_equal(reach_line_start(&text, 0, 8), 4);
		assert_int_equal(reach_line_start(&text, 5, 8), 5);
		assert_int_equal(reach_line_start(&text, 5, 10), 9);
		assert_int_equal(reach_line_end(&text, 0), 3);
		assert_int_equal(reach_line_end(&text, 3), 3);
		assert_int_equal(reach_line_end(&text, 4), 8);
		assert_int_equal(reach_line_end(&text, 9), 10);
		assert_int_equal(reach_line_end(&text, 10), 10);
		text_release(&text);
	}
}
