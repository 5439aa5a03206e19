#include "unit.h"

#include "edit_world.h"

static void expect_enter(const char *before, const char *after)
{
	expect_key(before, 20, K_ENTER, 0, after);
}

TEST(enter_begins_a_line)
{
	expect_enter("ett| två", "ett\n| två");
	expect_enter("|", "\n|");
	expect_enter("ett\n|", "ett\n\n|");
	expect_enter("  indraget|", "  indraget\n|");
	expect_enter("# Mål|", "# Mål\n|");
	expect_enter("-utan blank|", "-utan blank\n|");
	expect_enter("2023. Ett år|", "2023. Ett år\n|");
}

TEST(enter_continues_bullets_with_the_same_sign_and_indentation)
{
	expect_enter("- ett|", "- ett\n- |");
	expect_enter("Vi gör:\n  *  ett|\n- två", "Vi gör:\n  *  ett\n  *  |\n- två");
	expect_enter("•ett|", "•ett\n•|");
	expect_enter("• ett|", "• ett\n• |");
	expect_enter("o ett|", "o ett\no |");
	expect_enter("–\u00A0ett|", "–\u00A0ett\n–\u00A0|");
}

TEST(enter_continues_numbers_with_the_next)
{
	expect_enter("1. ett|", "1. ett\n2. |");
	expect_enter("  9)  ett|", "  9)  ett\n  10)  |");
	expect_enter("998. a|", "998. a\n999. |");
	expect_enter("999. a|", "999. a\n|");
	expect_enter("01. a 7|", "01. a 7\n2. |");
}

TEST(enter_in_the_middle_splits_an_item)
{
	expect_enter("- ett| två", "- ett\n- | två");
	expect_enter("- |ett", "- \n- |ett");
	expect_enter("3. ett|två", "3. ett\n4. |två");
}

TEST(enter_before_or_in_a_marker_is_a_plain_newline)
{
	expect_enter("|- ett", "\n|- ett");
	expect_enter("-| ett", "-\n| ett");
	expect_enter("a\n|1. ett", "a\n\n|1. ett");
	expect_enter("  |- ett", "  \n|- ett");
}

TEST(enter_in_an_empty_item_ends_the_list)
{
	expect_enter("- ett\n- |", "- ett\n|");
	expect_enter("- ett\n- |\n- två", "- ett\n|\n- två");
	expect_enter("  2.  |", "|");
	expect_enter("•|", "|");
	expect_enter("- ett\n-| ", "- ett\n-\n| ");
	expect_enter("-|", "-\n|");
}

TEST(an_enter_that_may_be_pasted_is_a_plain_newline)
{
	struct key enter = { .name = K_ENTER, .waiting = true };
	struct world world;

	world_open(&world, "- ett|", 20, false);
	assert_int_equal(world_key(&world, &enter), EDIT_CHANGE);
	assert_true(world.change.apart);
	world_expect(&world, "- ett\n|");
	world_close(&world);
}

/* Its beginning is not looked for: in a test, further away than 200 bytes. */
TEST(a_line_too_long_to_be_an_item_is_a_paragraph)
{
	struct str text = STR_EMPTY;
	struct world world;

	str_add(&text, "a\n");
	while (text.len < 220) {
		str_add(&text, "- - - x");
		world_open(&world, text.data, 20, false);
		world_press(&world, K_ENTER, 0);
		assert_int_equal(world.change.len, text.len <= 201 ? 3 : 1);
		world_close(&world);
	}
	str_release(&text);
}

/* Only the beginning of a line is read, 32 bytes in a test. */
TEST(blanks_after_a_marker_that_go_on_and_on_are_no_empty_item)
{
	expect_enter("-                                        ett|", "-                                        ett\n|");
	expect_enter("- ett två tre fyra fem sex sju åtta|", "- ett två tre fyra fem sex sju åtta\n- |");
}
