#include "unit.h"

#include "base/utf8.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#define TEXT(literal) literal, sizeof(literal) - 1

static const char family[] = "👨‍👩‍👧"; /* three faces and two joiners, 18 bytes */

TEST(valid_text_is_told_from_other_bytes)
{
	assert_true(utf8_valid(TEXT("")));
	assert_true(utf8_valid(TEXT("abc åäö 😀")));
	assert_false(utf8_valid(TEXT("abc \xE5")));
	assert_false(utf8_valid(TEXT("\xC0\x80")));
	assert_false(utf8_valid(TEXT("\xED\xA0\x80")));
	assert_false(utf8_valid(TEXT("\xF4\x90\x80\x80")));
}

static void expect_decoded(const char *text, size_t len, uint32_t wanted, size_t bytes)
{
	uint32_t character = 1;

	assert_int_equal(utf8_decode(text, len, &character), bytes);
	assert_int_equal(character, wanted);
}

TEST(a_character_is_decoded_and_a_torn_one_is_replaced)
{
	expect_decoded(TEXT("a"), 'a', 1);
	expect_decoded(TEXT("åb"), 0xE5, 2);
	expect_decoded(TEXT("😀"), 0x1F600, 4);
	expect_decoded("😀", 3, 0xFFFD, 1);
	expect_decoded(TEXT("\xE5x"), 0xFFFD, 1);
	expect_decoded("", 0, 0xFFFD, 0);
}

TEST(a_character_is_encoded)
{
	struct str out = STR_EMPTY;

	utf8_put(&out, 'a');
	utf8_put(&out, 0xE5);
	utf8_put(&out, 0x1F600);
	utf8_put(&out, 0xD800);
	assert_string_equal(out.data, "aå😀\uFFFD");
	str_release(&out);
}

TEST(controls_are_those_that_must_not_pass)
{
	static const uint32_t bad[] = { 0, 8, 0xB, '\r', 0x1B, 0x1F, 0x7F, 0x85, 0x9B, 0x9F, 0x61C, 0x200E, 0x200F,
					0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xFFFB, 0xD800,
					0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x110000 };
	static const uint32_t good[] = { '\t', '\n', ' ', '~', 0xA0, 0xAD, 0xE5, 0x301, 0x200B, 0x200D, 0x2010,
					 0x2027, 0x202F, 0x2065, 0xE000, 0xFDCF, 0xFFFC, 0xFFFD, 0x1F600, 0x10FFFD };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_true(utf8_is_control(bad[i]));
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_false(utf8_is_control(good[i]));
}

/* The borders both ways, written as offsets. */
static void expect_borders(const char *text, const char *wanted)
{
	size_t len = strlen(text);
	size_t borders[64] = { 0 };
	size_t count = 0;
	struct str got = STR_EMPTY;

	for (size_t at = 0; at < len;) {
		at = utf8_next(text, len, at);
		borders[++count] = at;
		str_addf(&got, "%s%zu", got.len ? " " : "", at);
	}
	assert_string_equal(got.data, wanted);
	for (size_t i = count; i > 0; i--)
		assert_int_equal(utf8_previous(text, len, borders[i]), borders[i - 1]);
	assert_int_equal(utf8_characters(text, len), count);
	str_release(&got);
}

TEST(graphemes_are_what_the_reader_sees)
{
	expect_borders("", "");
	expect_borders("abc", "1 2 3");
	expect_borders("åäö", "2 4 6");
	expect_borders("a\u030Ab", "3 4");
	expect_borders("a\r\nb", "1 3 4");
	expect_borders("a\n\rb", "1 2 3 4");
	expect_borders("🇸🇪🇳🇴x", "8 16 17");
	expect_borders("a🇸🇪🇳🇴🇩", "1 9 17 21");
	expect_borders(family, "18");
	expect_borders("x👨‍👩‍👧👨‍👩‍👧y", "1 19 37 38");
	expect_borders("👍🏽❤️", "8 14");
	expect_borders("한국", "3 6");
	expect_borders("\u1112\u1161\u11AB", "9");
	expect_borders("e\u0301\u0302\u0303\u0304\u0305\u0306z", "13 14");
	expect_borders("漢字", "3 6");
}

TEST(torn_bytes_are_walked_over_one_at_a_time)
{
	expect_borders("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", "1 2 3 4 5 6 7 8 9 10");
	expect_borders("a\xE5z", "1 2 3");
	expect_borders("\xF0\x9F\x98", "1 2 3");
}

TEST(the_ends_are_borders)
{
	assert_int_equal(utf8_next(TEXT("ab"), 2), 2);
	assert_int_equal(utf8_next(TEXT("ab"), 9), 2);
	assert_int_equal(utf8_previous(TEXT("ab"), 0), 0);
}

TEST(borders_agree_both_ways_in_any_mixture)
{
	static const char *const pieces[] = { "a", "å", "\u0301", "\u200D", "👨", "🇸", "한", "\u1161", "\r", "\n",
					      " ", "\u0600", "漢", "\uFE0F", "©", "\xE5", "\u0E33" };
	uint32_t chance = 7;

	for (int round = 0; round < 3000; round++) {
		struct str text = STR_EMPTY;

		for (int i = 0; i < 12; i++) {
			chance = chance * 1664525 + 1013904223;
			str_add(&text, pieces[(chance >> 10) % (sizeof pieces / sizeof *pieces)]);
		}
		for (size_t at = 0; at < text.len;) {
			size_t end = utf8_next(text.data, text.len, at);

			assert_true(end > at);
			assert_int_equal(utf8_previous(text.data, text.len, end), at);
			at = end;
		}
		str_release(&text);
	}
}

TEST(width_is_counted_in_columns)
{
	assert_int_equal(utf8_width(TEXT("")), 0);
	assert_int_equal(utf8_width(TEXT("abc")), 3);
	assert_int_equal(utf8_width(TEXT("åäö")), 3);
	assert_int_equal(utf8_width(TEXT("a\u030A")), 1);
	assert_int_equal(utf8_width(TEXT("漢字")), 4);
	assert_int_equal(utf8_width(TEXT("😀")), 2);
	assert_int_equal(utf8_width(TEXT("a\x1B\u202E\tb\n")), 2);
}

TEST(only_whole_graphemes_fit)
{
	assert_int_equal(utf8_fit(TEXT("abc"), 2), 2);
	assert_int_equal(utf8_fit(TEXT("abc"), 9), 3);
	assert_int_equal(utf8_fit(TEXT("a漢"), 2), 1);
	assert_int_equal(utf8_fit(TEXT("a漢"), 3), 4);
	assert_int_equal(utf8_fit(TEXT("a\u030Ab"), 1), 3);
	assert_int_equal(utf8_fit(TEXT("abc"), 0), 0);
}

TEST(words_are_counted)
{
	static const struct {
		const char *text;
		size_t words;
	} cases[] = {
		{ "", 0 },          { " \n ", 0 },        { "ett", 1 },           { "ett två\ntre", 3 },
		{ "Hej, du!", 2 },  { "(så här)", 2 },    { "– – –", 0 },         { "3,5 procent", 2 },
		{ "t.ex. detta", 2 }, { "e-post", 2 },    { "Åsa's åtgärd.", 2 }, { "a\u0301r\u00A0nu", 2 },
		{ "2026-11-22", 3 }, { "x@example.se", 2 }, { "och/eller", 2 },   { "…", 0 },
		{ "\"citat\": så", 2 }, { "слово два", 2 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_words(cases[i].text, strlen(cases[i].text)), cases[i].words);
}

/* Cleaned text, and what was done as "controls invalid newlines tabs hyphens composed". */
static void expect_clean(const char *text, size_t len, bool one_line, const char *wanted, const char *counts)
{
	struct utf8_cleaning done = { 0 };
	struct str out = STR_EMPTY;
	char told[64];

	utf8_clean(&out, text, len, one_line, &done);
	assert_string_equal(out.data, wanted);
	snprintf(told, sizeof told, "%zu %zu %zu %zu %zu %zu", done.controls, done.invalid, done.newlines, done.tabs,
		 done.soft_hyphens, done.composed);
	assert_string_equal(told, counts);
	assert_int_equal(utf8_cleaning_any(&done), strcmp(told, "0 0 0 0 0 0") != 0);
	str_release(&out);
}

TEST(clean_text_passes_unchanged)
{
	expect_clean(TEXT(""), false, "", "0 0 0 0 0 0");
	expect_clean(TEXT("Åsa – ”citat”…\n€ 5"), false, "Åsa – ”citat”…\n€ 5", "0 0 0 0 0 0");
	expect_clean(TEXT("😀 ﬁ 漢"), false, "😀 ﬁ 漢", "0 0 0 0 0 0");
	expect_clean(TEXT("a\u00A0b"), true, "a\u00A0b", "0 0 0 0 0 0");
}

TEST(what_may_not_be_stored_is_taken_away_and_counted)
{
	expect_clean(TEXT("a\x1B[31mb\x7F"), false, "a[31mb", "2 0 0 0 0 0");
	expect_clean(TEXT("a\0b"), false, "ab", "1 0 0 0 0 0");
	expect_clean(TEXT("a\u202Eb\xC2\x9B\uFEFF"), false, "ab", "3 0 0 0 0 0");
	expect_clean(TEXT("a\r\nb\rc\nd"), false, "a\nb\nc\nd", "0 0 2 0 0 0");
	expect_clean(TEXT("a\u2028b\u2029"), false, "a\nb\n", "0 0 2 0 0 0");
	expect_clean(TEXT("a\vb\fc"), false, "a\nb\nc", "0 0 2 0 0 0");
	expect_clean(TEXT("a\vb\fc"), true, "a b c", "0 0 2 0 0 0");
	expect_clean(TEXT("a\tb"), false, "a b", "0 0 0 1 0 0");
	expect_clean(TEXT("be\u00ADhandling"), false, "behandling", "0 0 0 0 1 0");
	expect_clean(TEXT("a\u030A"), false, "å", "0 0 0 0 0 1");
	expect_clean(TEXT("a\u00AD\u030A"), false, "å", "0 0 0 0 1 1");
	expect_clean(TEXT("a\nb\r\nc"), true, "a b c", "0 0 1 0 0 0");
}

TEST(bytes_that_are_no_utf8_are_latin1)
{
	expect_clean(TEXT("Sk\xE5ne l\xE4n"), false, "Skåne län", "0 2 0 0 0 0");
	expect_clean(TEXT("\xE5\xE4\xF6"), true, "åäö", "0 3 0 0 0 0");
	expect_clean(TEXT("å\xE5"), false, "åå", "0 1 0 0 0 0");
	expect_clean(TEXT("x\x96y"), false, "xy", "1 1 0 0 0 0");
}

TEST(cleaning_twice_changes_nothing_more)
{
	static const char pool[] = "a\xCC\x81\xC3\xA5\x8A\xE2\x80\xA8\r\n\t\xF0\x9F\x98\x80\xC2\xAD\xEF\xBB\xBF ";
	uint32_t chance = 99;

	for (int round = 0; round < 3000; round++) {
		struct str first = STR_EMPTY, second = STR_EMPTY;
		struct utf8_cleaning done = { 0 };
		char bytes[24];

		for (size_t i = 0; i < sizeof bytes; i++) {
			chance = chance * 1664525 + 1013904223;
			bytes[i] = pool[(chance >> 9) % (sizeof pool - 1)];
		}
		utf8_clean(&first, bytes, sizeof bytes, round & 1, NULL);
		assert_true(utf8_valid(first.data, first.len));
		utf8_clean(&second, first.data, first.len, round & 1, &done);
		assert_false(utf8_cleaning_any(&done));
		assert_string_equal(first.data, second.data);
		str_release(&first);
		str_release(&second);
	}
}

TEST(a_copy_is_clean_and_ends_with_a_whole_letter)
{
	static const char text[] = "a\nå\x1b" "e\xCC\x81ö";
	char room[9];

	utf8_copy_clean(room, sizeof room, text, strlen(text));
	assert_string_equal(room, "a åéö");
	utf8_copy_clean(room, 8, text, strlen(text));
	assert_string_equal(room, "a åé");
	utf8_copy_clean(room, sizeof room, text, 2);
	assert_string_equal(room, "a ");
	utf8_copy_clean(room, 1, text, strlen(text));
	assert_string_equal(room, "");
}

static void expect_folded(const char *text, const char *wanted)
{
	struct str out = STR_EMPTY;

	utf8_fold(&out, text, strlen(text));
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

TEST(folding_is_for_comparison)
{
	expect_folded("", "");
	expect_folded("  Hej \t\n Du  ", "hej du");
	expect_folded("ÅÄÖ", "aao");
	expect_folded("A\u030A\u00A0é", "a e");
	expect_folded("Straße", "strasse");
	expect_folded("\u2003", "");
	expect_folded("e\u0301 och \u2013E\u0301\u2013 ", "e och \u2013e\u2013");
	expect_folded("Å\xE5Ä", "a\uFFFDa");
}

/* The few letters that are folded without asking, as Unicode folds them all. */
TEST(folding_agrees_with_unicode)
{
	for (uint32_t character = 1; character < 0x250; character++) {
		struct str text = STR_EMPTY, folded = STR_EMPTY;
		size_t len = 0;
		uint8_t *made;

		str_add(&text, "x");
		utf8_put(&text, character);
		str_add(&text, "x");
		utf8_fold(&folded, text.data, text.len);
		made = u8_casefold((const uint8_t *)text.data, text.len, NULL, UNINORM_NFD, NULL, &len);
		if (uc_is_property_white_space(character))
			assert_string_equal(folded.data, "x x");
		else
			assert_memory_equal(folded.data, made, folded.len - 1); /* marks come last */
		assert_int_equal(folded.data[folded.len - 1], 'x');
		free(made);
		str_release(&text);
		str_release(&folded);
	}
}

TEST(lower_case_keeps_the_accents)
{
	struct str out = STR_EMPTY;

	utf8_lower(&out, TEXT("ABC x"));
	utf8_lower(&out, TEXT(" ÅÉ"));
	utf8_lower(&out, TEXT(" Å\xE5"));
	assert_non_null(strstr(out.data, "abc x åé "));
	str_release(&out);
}
