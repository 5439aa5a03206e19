#include "unit.h"

#include "base/str.h"

TEST(a_string_grows_as_text_is_added)
{
	struct str s = STR_EMPTY;

	assert_string_equal(s.data, "");
	str_add(&s, "ett");
	str_add_char(&s, ' ');
	str_addf(&s, "%d av %s", 2, "många");
	str_add_bytes(&s, "\0x", 2);
	assert_memory_equal(s.data, "ett 2 av många\0x", 17);
	assert_int_equal(s.len, 17);
	str_release(&s);
	assert_string_equal(s.data, "");
	assert_int_equal(s.len, 0);
}

TEST(the_empty_string_can_be_cut_cleared_and_released)
{
	struct str s = STR_EMPTY;

	str_cut(&s, 0);
	str_clear(&s);
	str_add(&s, "");
	str_add_bytes(&s, "x", 0);
	assert_int_equal(s.room, 0);
	str_release(&s);
	assert_ptr_equal(s.data, str_nothing);
}

TEST(cutting_and_clearing_keep_the_memory)
{
	struct str s = STR_EMPTY;

	str_add(&s, "abcdef");
	str_cut(&s, 2);
	assert_string_equal(s.data, "ab");
	str_clear(&s);
	assert_string_equal(s.data, "");
	assert_true(s.room > 0);
	str_release(&s);
}

TEST(detaching_hands_the_bytes_over)
{
	struct str s = STR_EMPTY;
	char *bytes;

	str_add(&s, "abc");
	bytes = str_detach(&s);
	assert_string_equal(bytes, "abc");
	assert_int_equal(s.len, 0);
	free(bytes);
	bytes = str_detach(&s);
	assert_string_equal(bytes, "");
	free(bytes);
}

TEST(white_space_is_trimmed_off_both_ends)
{
	static const char *const cases[][2] = {
		{ "", "" }, { " \t\r\n", "" }, { "  a b\n", "a b" }, { "a", "a" }, { "\u00A0a ", "\u00A0a" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str s = STR_EMPTY;

		str_add(&s, cases[i][0]);
		str_trim(&s);
		assert_string_equal(s.data, cases[i][1]);
		assert_int_equal(s.len, strlen(cases[i][1]));
		str_release(&s);
	}
}

TEST(a_splice_replaces_a_part)
{
	struct str s = STR_EMPTY;

	str_splice(&s, 0, 0, "abcdef", 6);
	str_splice(&s, 2, 2, "XYZ", 3);
	assert_string_equal(s.data, "abXYZef");
	str_splice(&s, 7, 0, "!", 1);
	str_splice(&s, 0, 5, "", 0);
	assert_string_equal(s.data, "ef!");
	assert_int_equal(s.len, 3);
	str_release(&s);
}
