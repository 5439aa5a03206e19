#include "unit.h"

#include "model/text.h"

#include <stdlib.h>
#include <string.h>

/* --- the buffer -------------------------------------------------------- */

static void put(struct text *text, size_t at, size_t removed, const char *bytes)
{
	text_splice(text, at, removed, bytes, strlen(bytes));
}

TEST(an_empty_text_is_an_empty_string)
{
	struct text text = TEXT_EMPTY;
	size_t len = 1;

	assert_int_equal(text_len(&text), 0);
	assert_string_equal(text_whole(&text), "");
	assert_string_equal(text_run(&text, 0, &len), "");
	assert_int_equal(len, 0);
	put(&text, 0, 0, "");
	assert_string_equal(text_whole(&text), "");
	text_release(&text);
}

TEST(bytes_are_put_in_and_taken_out_anywhere)
{
	struct text text;

	text_init(&text);
	put(&text, 0, 0, "Insats för unga");
	put(&text, 7, 0, "i Exempelby ");
	assert_string_equal(text_whole(&text), "Insats i Exempelby för unga");
	put(&text, 0, 6, "Stöd");
	assert_string_equal(text_whole(&text), "Stöd i Exempelby för unga");
	put(&text, text_len(&text), 0, "!");
	put(&text, 6, text_len(&text) - 6, "");
	assert_string_equal(text_whole(&text), "Stöd ");
	put(&text, 0, 6, "");
	assert_int_equal(text_len(&text), 0);
	assert_string_equal(text_whole(&text), "");
	text_release(&text);
}

TEST(a_released_text_can_be_used_again)
{
	struct text text = TEXT_EMPTY;

	put(&text, 0, 0, "one");
	text_release(&text);
	assert_int_equal(text_len(&text), 0);
	put(&text, 0, 0, "two");
	assert_string_equal(text_whole(&text), "two");
	text_release(&text);
}

TEST(runs_and_copies_step_over_the_gap)
{
	struct text text = TEXT_EMPTY;
	struct str out = STR_EMPTY;
	size_t len;

	put(&text, 0, 0, "abcdef");
	put(&text, 3, 0, "X");
	assert_memory_equal(text_run(&text, 0, &len), "abcX", 4);
	assert_int_equal(len, 4);
	assert_memory_equal(text_run(&text, 4, &len), "def", 3);
	assert_int_equal(len, 3);
	assert_memory_equal(text_run(&text, 2, &len), "cX", 2);
	assert_int_equal(len, 2);
	text_copy(&text, 2, 4, &out);
	assert_string_equal(out.data, "cXde");
	str_clear(&out);
	text_copy(&text, 0, 7, &out);
	assert_string_equal(out.data, "abcXdef");
	text_copy(&text, 7, 0, &out);
	assert_int_equal(out.len, 7);
	str_release(&out);
	text_release(&text);
}

/* Against a string that is edited plainly, with numbers that are always the same. */
TEST(many_edits_give_what_a_plain_string_gives)
{
	struct text text = TEXT_EMPTY;
	struct str plain = STR_EMPTY;
	uint32_t seed = 7;

	for (int i = 0; i < 5000; i++) {
		size_t at, removed, added;

		seed = seed * 1664525 + 1013904223;
		at = (seed >> 8) % (plain.len + 1);
		removed = (seed >> 20) % 7;
		removed = removed > plain.len - at ? plain.len - at : removed;
		added = (seed >> 26) % 7;
		text_splice(&text, at, removed, "åäöåäö", added);
		str_splice(&plain, at, removed, "åäöåäö", added);
		assert_int_equal(text_len(&text), plain.len);
		if (i % 50 == 0)
			assert_string_equal(text_whole(&text), plain.data);
	}
	assert_string_equal(text_whole(&text), plain.data);
	str_release(&plain);
	text_release(&text);
}

/* --- its structure ----------------------------------------------------- */

/* One line per part: its kind's letter, the number of a numbered item, its text. */
static void expect_parts(const char *text, const char *wanted)
{
	static const char letters[] = "pbnchf";
	struct str out = STR_EMPTY;
	struct text_part part;
	const char *cursor = text;

	while (text_next_part(&cursor, &part)) {
		str_add_char(&out, letters[part.kind]);
		if (part.kind == TEXT_NUMBER)
			str_addf(&out, "%d", part.number);
		str_addf(&out, ":%.*s\n", (int)part.len, part.at);
	}
	assert_string_equal(out.data, wanted);
	assert_int_equal(*cursor, 0);
	str_release(&out);
}

TEST(lines_are_paragraphs_and_empty_ones_are_none)
{
	expect_parts("", "");
	expect_parts("\n \n\t\n", "");
	expect_parts("One\nTwo\n\n\n Three \n", "p:One\np:Two\np:Three\n");
	expect_parts("A\r\nB", "p:A\np:B\n");
}

TEST(markers_start_items_and_headings)
{
	expect_parts("- one\n- two", "b:one\nb:two\n");
	expect_parts("1. first\n2) second\n 12. third", "n1:first\nn2:second\nn12:third\n");
	expect_parts("# Mål\ntext", "h:Mål\np:text\n");
	expect_parts("[Figur: karta över länet ]", "f:[Figur: karta över länet ]\n");
}

TEST(two_spaces_continue_an_item)
{
	expect_parts("- one\n  more of it\n three", "b:one\nc:more of it\np:three\n");
	expect_parts("- one\n  - indented", "b:one\nb:indented\n");
}

TEST(what_only_looks_like_a_marker_is_a_paragraph)
{
	expect_parts("-\n-one\n#\n#one\n- ", "p:-\np:-one\np:#\np:#one\np:-\n");
	expect_parts("2023. A year\n1.5 of them\n1.\n12", "p:2023. A year\np:1.5 of them\np:1.\np:12\n");
	expect_parts("[Figur: x] and more\n[Figur]\n[Figur:", "p:[Figur: x] and more\np:[Figur]\np:[Figur:\n");
}

TEST(bullets_as_people_paste_them)
{
	expect_parts("• a\n· b\n* c\n– d\n— e\no f", "b:a\nb:b\nb:c\nb:d\nb:e\nb:f\n");
	expect_parts("•a\n•\ta\n•\xC2\xA0" "a\n\xEF\x82\xB7" "a\n  o\ta", "b:a\nb:a\nb:a\nb:a\nb:a\n");
}

TEST(what_only_looks_like_a_pasted_bullet_is_a_paragraph)
{
	expect_parts("–Vi ses\n—Nej\n·x\n*fotnot\n**\noch så\no.s.v.\nO ja",
		     "p:–Vi ses\np:—Nej\np:·x\np:*fotnot\np:**\np:och så\np:o.s.v.\np:O ja\n");
	expect_parts("•\n• \n*\n–\no", "p:•\np:•\np:*\np:–\np:o\n");
}

static void expect_tidy(const char *text, const char *wanted)
{
	struct str tidy = STR_EMPTY;

	str_add(&tidy, text);
	text_tidy_markers(&tidy);
	assert_string_equal(tidy.data, wanted);
	str_release(&tidy);
}

TEST(bullets_are_stored_as_one_sign)
{
	expect_tidy("Vi gör:\n• samtal\n  * enskilt\n•möten\n", "Vi gör:\n- samtal\n  - enskilt\n- möten\n");
	expect_tidy("", "");
	expect_tidy("–Vi ses\n\n-   nej \n*\n# Mål\n  mer\r\n1) ett", "–Vi ses\n\n-   nej \n*\n# Mål\n  mer\r\n1) ett");
}

TEST(a_line_before_marked_ones_leads_them)
{
	assert_true(text_leads_list("Projektledare 100 %\n- samordnare\n- coach"));
	assert_true(text_leads_list("\nProjektledare\n• samordnare"));
	assert_false(text_leads_list("- samordnare\n- coach"));
	assert_false(text_leads_list("samordnare\ncoach"));
	assert_false(text_leads_list("- samordnare\nProjektledare"));
	assert_false(text_leads_list("Projektledare\nsamordnare\n- coach"));
	assert_false(text_leads_list("Projektledare"));
	assert_false(text_leads_list(""));
}
