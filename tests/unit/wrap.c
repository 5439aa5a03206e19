#include "unit.h"

#include "base/utf8.h"
#include "ui/wrap.h"

#include <string.h>

static void put(struct text *text, size_t at, size_t removed, const char *bytes)
{
	text_splice(text, at, removed, bytes, strlen(bytes));
}

/* The rows one under the other, each closed by a bar. */
static void show_rows(struct wrap *wrap, const struct text *text, struct str *out)
{
	for (size_t i = 0; i < wrap_count(wrap); i++) {
		struct wrap_row row = wrap_row(wrap, i);

		assert_int_equal(row.number, i);
		text_copy(text, row.at, row.len, out);
		str_add_char(out, '|');
	}
}

static void expect_rows(const char *bytes, int width, const char *wanted)
{
	struct text text = TEXT_EMPTY;
	struct str out = STR_EMPTY;
	struct wrap wrap;

	put(&text, 0, 0, bytes);
	wrap_init(&wrap);
	wrap_begin(&wrap, &text, width);
	show_rows(&wrap, &text, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
	wrap_release(&wrap);
	text_release(&text);
}

TEST(rows_are_cut_at_words)
{
	expect_rows("Insats för unga", 20, "Insats för unga|");
	expect_rows("Insats för unga", 10, "Insats för |unga|");
	expect_rows("Insats för unga", 9, "Insats |för unga|");
	expect_rows("Insats    för unga", 7, "Insats    |för |unga|");
}

TEST(a_newline_ends_a_row_and_begins_one)
{
	expect_rows("", 10, "|");
	expect_rows("\n", 10, "\n||");
	expect_rows("ett\n\ntvå\n", 3, "ett\n|\n|två\n||");
	expect_rows("ett \ntvå", 3, "ett \n|två|");
}

TEST(what_fits_in_no_row_is_cut_between_letters)
{
	expect_rows("åäöåäö", 4, "åäöå|äö|");
	expect_rows("漢字漢", 3, "漢|字|漢|");
	expect_rows("漢a", 1, "漢|a|");
	expect_rows("ab", 0, "a|b|");
}

TEST(a_row_is_found_by_an_offset_and_the_later_one_at_a_soft_break)
{
	struct text text = TEXT_EMPTY;
	struct wrap wrap;

	put(&text, 0, 0, "ett två\ntre\n");
	wrap_init(&wrap);
	wrap_begin(&wrap, &text, 4);
	assert_int_equal(wrap_count(&wrap), 4);
	assert_int_equal(wrap_find(&wrap, 13).number, 3);
	assert_int_equal(wrap_find(&wrap, 13).len, 0);
	assert_int_equal(wrap_find(&wrap, 0).number, 0);
	assert_int_equal(wrap_find(&wrap, 3).number, 0);
	assert_int_equal(wrap_find(&wrap, 4).number, 1);
	assert_int_equal(wrap_find(&wrap, 8).at, 4);
	assert_int_equal(wrap_find(&wrap, 9).number, 2);
	wrap_release(&wrap);
	text_release(&text);
}

/* --- changes --------------------------------------------------------------- */

/* The rows of both are the same, and each is no wider than it may be. */
static void compare(struct wrap *wrap, struct wrap *fresh, const struct text *text)
{
	size_t end = 0;

	wrap_begin(fresh, text, wrap->width);
	assert_int_equal(wrap_count(wrap), wrap_count(fresh));
	for (size_t i = 0; i < wrap_count(wrap); i++) {
		struct wrap_row row = wrap_row(wrap, i);

		assert_int_equal(row.at, end);
		assert_int_equal(row.len, wrap_row(fresh, i).len);
		end += row.len;
	}
	assert_int_equal(end, text_len(text));
}

/* Rows are cut one by one from the whole as a plain string. */
static void compare_plain(struct wrap *wrap, struct text *text)
{
	size_t at = 0, end = text_len(text);
	const char *bytes = text_whole(text);

	for (size_t i = 0; i < wrap_count(wrap) && at < end; i++) {
		size_t len = utf8_row(bytes + at, end - at, wrap->width);
		size_t shown = len;

		assert_int_equal(wrap_row(wrap, i).len, len);
		while (shown && strchr(" \t\n", bytes[at + shown - 1]))
			shown--;
		if (utf8_cells(bytes + at, shown) > wrap->width)
			assert_int_equal(utf8_next(bytes + at, end - at, 0), len);
		at += len;
	}
	assert_int_equal(at, end);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void add_random(struct str *out, uint32_t *seed, uint32_t most)
{
	static const char *const pieces[] = {
		"a", "ord ", "för ", " ", "  ", "\n", "\t", "e-post", "och/eller ", "t.ex. ", "(så)", "e\xCC\x81",
		"漢", "字、", "👨‍👩‍👧", "🇸🇪", "🇳", "longestwordofall", "\xCC\x88", "2024-11", "–", "한국", "\u00A0",
		"å", "\x01", "b", "ett två ", "\u200D", "नि", "ค", "\u2003", "«så»", "!", "👍🏽",
	};

	for (uint32_t count = next_random(seed) % (most + 1); count; count--)
		str_add(out, pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
}

/* A place between two characters, which need not be between graphemes. */
static size_t random_place(const struct text *text, uint32_t *seed, size_t from, size_t within)
{
	size_t len, at = from + next_random(seed) % (within + 1);

	at = at < text_len(text) ? at : text_len(text);
	while (at > from && ((unsigned char)*text_run(text, at, &len) & 0xC0) == 0x80)
		at--;
	return at;
}

static void random_edit(struct text *text, struct wrap *wrap, uint32_t *seed)
{
	struct str added = STR_EMPTY;
	size_t at = random_place(text, seed, 0, text_len(text));
	size_t end = random_place(text, seed, at, next_random(seed) % 8 ? 5 : text_len(text) > 400 ? 300 : 20);

	add_random(&added, seed, next_random(seed) % 8 ? 2 : 12);
	text_splice(text, at, end - at, added.data, added.len);
	wrap_changed(wrap, text, at, end - at, added.len);
	str_release(&added);
}

TEST(after_any_change_the_rows_are_those_of_a_fresh_wrap)
{
	struct text text = TEXT_EMPTY;
	struct wrap wrap, fresh;
	uint32_t seed = 11;

	wrap_init(&wrap);
	wrap_init(&fresh);
	for (int i = 0; i < 12000; i++) {
		if (i % 40 == 0)
			wrap_begin(&wrap, &text, (int)(next_random(&seed) % 40) + 1);
		random_edit(&text, &wrap, &seed);
		compare(&wrap, &fresh, &text);
		if (i % 20 == 0)
			compare_plain(&wrap, &text);
	}
	wrap_release(&wrap);
	wrap_release(&fresh);
	text_release(&text);
}

/* Narrow rows of wide things: what overflows one row may stand two rows on. */
TEST(a_row_that_looked_two_rows_on_is_made_anew)
{
	struct text text = TEXT_EMPTY;
	struct wrap wrap, fresh;

	put(&text, 0, 0, "-bb、");
	wrap_init(&wrap);
	wrap_init(&fresh);
	wrap_begin(&wrap, &text, 3);
	assert_int_equal(wrap_count(&wrap), 3);
	put(&text, 3, 3, "\n");
	wrap_changed(&wrap, &text, 3, 3, 1);
	compare(&wrap, &fresh, &text);
	wrap_release(&wrap);
	wrap_release(&fresh);
	text_release(&text);
}

TEST(the_empty_row_goes_with_its_newline_and_comes_with_it)
{
	struct text text = TEXT_EMPTY;
	struct wrap wrap;

	put(&text, 0, 0, "ett\n");
	wrap_init(&wrap);
	wrap_begin(&wrap, &text, 10);
	assert_int_equal(wrap_count(&wrap), 2);
	put(&text, 3, 1, "");
	wrap_changed(&wrap, &text, 3, 1, 0);
	assert_int_equal(wrap_count(&wrap), 1);
	put(&text, 3, 0, "\n");
	wrap_changed(&wrap, &text, 3, 0, 1);
	assert_int_equal(wrap_count(&wrap), 2);
	put(&text, 0, 4, "");
	wrap_changed(&wrap, &text, 0, 4, 0);
	assert_int_equal(wrap_count(&wrap), 1);
	assert_int_equal(wrap_find(&wrap, 0).len, 0);
	wrap_release(&wrap);
	text_release(&text);
}
