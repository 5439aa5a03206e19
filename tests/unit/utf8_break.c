#include "unit.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <unilbrk.h>

static void expect_row(const char *text, int columns, const char *wanted)
{
	size_t len = utf8_row(text, strlen(text), columns);

	assert_int_equal(len, strlen(wanted));
	assert_memory_equal(text, wanted, len);
}

TEST(a_row_ends_at_a_newline_or_after_white_space)
{
	expect_row("", 5, "");
	expect_row("ett", 5, "ett");
	expect_row("ett\ntvå", 50, "ett\n");
	expect_row("\n", 5, "\n");
	expect_row("ett två", 5, "ett ");
	expect_row("ett två", 3, "ett ");
	expect_row("ett\ttvå", 5, "ett\t");
	expect_row("ett ( två", 6, "ett ( ");
	expect_row("ett \n", 3, "ett \n");
	expect_row("ett\r\ntvå", 50, "ett\r\n");
}

TEST(spaces_hang_over_the_edge)
{
	expect_row("ett     två", 3, "ett     ");
	expect_row("      två", 3, "      ");
	expect_row("ett\u00A0två tre", 8, "ett\u00A0två ");
	expect_row("ett  \xCC\x88 två", 4, "ett ");
}

TEST(a_line_breaks_where_uax_14_says)
{
	expect_row("min e-post", 7, "min e-");
	expect_row("och/eller", 6, "och/");
	expect_row("år 2023-2024", 9, "år ");
	expect_row("ja (nej)", 6, "ja ");
	expect_row("漢字漢字", 5, "漢字");
	expect_row("a漢字。漢", 5, "a漢");
	expect_row("år\u20032024", 5, "år\u2003");
	expect_row("en–två", 4, "en–");
	expect_row("så \"här\"!", 8, "så ");
}

TEST(nothing_breaks_after_a_full_stop_in_a_word)
{
	expect_row("så t.ex. nu", 6, "så ");
	expect_row("se www.exempel.se", 9, "se ");
	expect_row("kl 9:30", 5, "kl ");
	expect_row("så漢t.ex.", 6, "så漢");
}

TEST(a_word_longer_than_a_row_is_cut_between_graphemes)
{
	expect_row("abcdef", 4, "abcd");
	expect_row("abce\xCC\x81" "f", 4, "abce\xCC\x81");
	expect_row("ab漢", 3, "ab");
	expect_row("漢字", 1, "漢");
	expect_row("👨‍👩‍👧a", 2, "👨‍👩‍👧");
	expect_row("ab", 0, "a");
	expect_row("ab", -3, "a");
	expect_row("\xE5\xE4\xF6", 2, "\xE5\xE4");
}

TEST(cells_are_what_a_screen_shows)
{
	assert_int_equal(utf8_cells("", 0), 0);
	assert_int_equal(utf8_cells("a\tb", 3), 3);
	assert_int_equal(utf8_cells("å漢e\xCC\x81", 8), 4);
	assert_int_equal(utf8_cells("\x01\xC2\x85\x7F", 4), 3);
	assert_int_equal(utf8_cells("\xE2\x80\x8E", 3), 1);
	assert_int_equal(utf8_cells("\xC2\xAD", 2), 0);
}

TEST(words_are_letters_digits_and_their_marks)
{
	static const uint32_t inside[] = { 'a', 'Z', '0', 0xE5, 0x301, 0x6F22, 0x3B1 };
	static const uint32_t outside[] = { 0, ' ', '\n', '-', '@', '[', '`', '{', '/', ':', 0xA0, 0x2013, 0xD7 };

	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		assert_true(utf8_in_word(inside[i]));
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		assert_false(utf8_in_word(outside[i]));
}

/* --- what every row keeps ---------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static bool is_word_byte(char c)
{
	uint32_t character = (unsigned char)c;

	return character >= 0x80 || utf8_in_word(character);
}

/* The row by the library over the whole, letter by letter, all of one cell. */
static size_t plainest_row(const char *text, size_t len, int columns)
{
	char breaks[200];
	size_t last = 0;
	int used = 0;

	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", breaks);
	for (size_t at = 0; at < len; at = utf8_next(text, len, at)) {
		bool infix = at && memchr(".,:;", text[at - 1], 4) && is_word_byte(text[at]);

		if (at && ((text[at - 1] == ' ' && text[at] != ' ') || (breaks[at] == UC_BREAK_POSSIBLE && !infix)))
			last = at;
		used++;
		if (used > columns && text[at] != ' ')
			return last ? last : at;
	}
	return len;
}

TEST(rows_of_latin_words_agree_with_the_library)
{
	static const char *const pieces[] = { "a", "b", "å", "9", "0", " ", " ", "-", ".", ",", ":", ";", "\"", "'",
					      ")", "(", "!", "?", "/", "%", "[", "]", "é", "–", "ö", "ord", "så" };
	uint32_t seed = 3;

	for (int i = 0; i < 40000; i++) {
		struct str text = STR_EMPTY;
		int columns = (int)(next_random(&seed) % 12) + 1;

		for (uint32_t count = next_random(&seed) % 24; count; count--)
			str_add(&text, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
		assert_int_equal(utf8_row(text.data, text.len, columns), plainest_row(text.data, text.len, columns));
		str_release(&text);
	}
}

TEST(a_row_depends_on_nothing_after_the_letter_that_overflows)
{
	static const char *const pieces[] = { "a", "e\xCC\x81", " ", "漢", "。", "👨‍👩‍👧", "🇸", "\u200D", "-", "\n",
					      "한", "नि", "👍🏽", ".", "å", "\xCC\x88" };
	uint32_t seed = 5;

	for (int i = 0; i < 20000; i++) {
		struct str text = STR_EMPTY;
		int columns = (int)(next_random(&seed) % 9) + 1;
		size_t whole;

		for (uint32_t count = next_random(&seed) % 16; count; count--)
			str_add(&text, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
		whole = utf8_row(text.data, text.len, columns);
		for (size_t len = text.len; len > 0; len--) {
			size_t row = utf8_row(text.data, len, columns);

			if (len < text.len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
				continue;
			if (row < len || text.data[row - 1] == '\n')
				assert_int_equal(row, whole);
		}
		str_release(&text);
	}
}
