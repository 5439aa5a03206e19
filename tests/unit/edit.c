#include "unit.h"

#include "edit_world.h"

#include "base/utf8.h"

static const char family[] = "👨‍👩‍👧";

/* --- moves ------------------------------------------------------------------- */

TEST(left_and_right_go_by_graphemes_and_stop_at_the_ends)
{
	expect_key("ab|c", 20, K_LEFT, 0, "a|bc");
	expect_key("ab|c", 20, K_RIGHT, 0, "abc|");
	expect_key("e\xCC\x81|x", 20, K_LEFT, 0, "|e\xCC\x81x");
	expect_key("|👨‍👩‍👧x", 20, K_RIGHT, 0, "👨‍👩‍👧|x");
	expect_key("👨‍👩‍👧👨‍👩‍👧|", 20, K_LEFT, 0, "👨‍👩‍👧|👨‍👩‍👧");
	expect_key("🇸🇪🇳🇴🇸🇪🇳🇴|", 20, K_LEFT, 0, "🇸🇪🇳🇴🇸🇪|🇳🇴");
	expect_key("🇸🇪🇸🇪🇸🇪🇸🇪🇸🇪🇸|", 20, K_LEFT, 0, "🇸🇪🇸🇪🇸🇪🇸🇪🇸🇪|🇸");
	expect_key("ett\n|två", 20, K_LEFT, 0, "ett|\ntvå");
	expect_key("ett|\ntvå", 20, K_RIGHT, WITH_SHIFT, "ett\n|två");
	expect_key("|ab", 20, K_LEFT, 0, "|ab");
	expect_key("ab|", 20, K_RIGHT, 0, "ab|");
}

TEST(with_ctrl_they_go_by_words)
{
	expect_key("ett två|, tre", 20, K_LEFT, WITH_CTRL, "ett |två, tre");
	expect_key("ett två, |tre", 20, K_LEFT, WITH_CTRL, "ett |två, tre");
	expect_key("ett tv|å", 20, K_LEFT, WITH_CTRL, "ett |två");
	expect_key("  |ett", 20, K_LEFT, WITH_CTRL, "|  ett");
	expect_key("|", 20, K_LEFT, WITH_CTRL, "|");
	expect_key("e|tt två", 20, K_RIGHT, WITH_CTRL, "ett |två");
	expect_key("|ett, (två)", 20, K_RIGHT, WITH_CTRL, "ett, (|två)");
	expect_key("|ett\n\ntvå", 20, K_RIGHT, WITH_CTRL, "ett\n\n|två");
	expect_key("ett |två!", 20, K_RIGHT, WITH_CTRL, "ett två!|");
	expect_key("nu e\xCC\x81t\xCC\x81|", 20, K_LEFT, WITH_CTRL, "nu |e\xCC\x81t\xCC\x81");
}

TEST(up_and_down_keep_their_column_over_short_rows)
{
	struct world world;

	world_open(&world, "Insats för unga\nja\n漢字漢字 och\nslut|", 20, false);
	assert_int_equal(world_press(&world, K_UP, 0), EDIT_DONE);
	world_expect(&world, "Insats för unga\nja\n漢字|漢字 och\nslut");
	world_press(&world, K_RIGHT, 0);
	world_press(&world, K_LEFT, 0);
	world_press(&world, K_UP, 0);
	world_expect(&world, "Insats för unga\nja|\n漢字漢字 och\nslut");
	world_press(&world, K_UP, 0);
	world_expect(&world, "Insa|ts för unga\nja\n漢字漢字 och\nslut");
	world_press(&world, K_RIGHT, 0);
	world_press(&world, K_DOWN, 0);
	world_press(&world, K_DOWN, 0);
	/* half a wide letter: before it */
	world_expect(&world, "Insats för unga\nja\n漢字|漢字 och\nslut");
	world_press(&world, K_DOWN, 0);
	world_expect(&world, "Insats för unga\nja\n漢字漢字 och\nslut|");
	world_press(&world, K_UP, 0);
	world_press(&world, K_UP, 0);
	world_type(&world, "!");
	world_press(&world, K_DOWN, 0);
	world_expect(&world, "Insats för unga\nja!\n漢|字漢字 och\nslut");
	world_close(&world);
}

TEST(up_and_down_stay_in_the_row_they_come_to)
{
	expect_key("Insats för\nunga i dag| nu", 11, K_UP, 0, "Insats för|\nunga i dag nu");
	expect_key("abcdefghi|jklm", 11, K_DOWN, 0, "abcdefghijklm|");
	expect_key("unga i dag nu\nabcdefghijklm|", 11, K_UP, 0, "unga i dag nu\nabc|defghijklm");
	expect_key("abcdefghij\nabcdefghij|", 11, K_UP, 0, "abcdefghij|\nabcdefghij");
	expect_key("en lång rad\nunga i dag|", 11, K_UP, 0, "en lång rad|\nunga i dag");
	expect_key("ett två tre fyra|", 8, K_UP, 0, "ett två tre| fyra");
}

TEST(up_in_the_first_row_and_down_in_the_last_are_not_ours)
{
	expect_not_mine("ett| två", 20, K_UP, 0);
	expect_not_mine("ett| två", 20, K_DOWN, 0);
	expect_not_mine("|", 20, K_UP, 0);
	expect_not_mine("|", 20, K_DOWN, 0);
	expect_key("ett\n|", 20, K_UP, 0, "|ett\n");
	expect_not_mine("ett\n|", 20, K_DOWN, 0);
}

TEST(home_and_end_are_those_of_the_row)
{
	expect_key("Insats för un|ga", 12, K_HOME, 0, "Insats för |unga");
	expect_key("In|sats för unga", 12, K_HOME, 0, "|Insats för unga");
	expect_key("In|sats för unga", 12, K_END, 0, "Insats för| unga");
	expect_key("Insats för| unga", 12, K_END, 0, "Insats för| unga");
	expect_key("Insats för u|nga", 12, K_END, 0, "Insats för unga|");
	expect_key("In|sats för   unga", 12, K_END, 0, "Insats för|   unga");
	expect_key("e|tt\ntvå", 12, K_END, 0, "ett|\ntvå");
	expect_key("e|tt \ntvå", 12, K_END, 0, "ett |\ntvå");
	expect_key("a|bcdefghijklm", 11, K_END, 0, "abcdefghi|jklm");
	expect_key("|     nu", 4, K_END, 0, "    | nu");
	expect_key("e|tt\ntvå", 12, K_END, WITH_CTRL, "ett\ntvå|");
	expect_key("ett\nt|vå", 12, K_HOME, WITH_CTRL, "|ett\ntvå");
}

TEST(with_ctrl_up_and_down_go_by_paragraphs)
{
	expect_key("ett\ntvå tr|e\nfyra", 5, K_UP, WITH_CTRL, "ett\n|två tre\nfyra");
	expect_key("ett\n|två tre\nfyra", 5, K_UP, WITH_CTRL, "|ett\ntvå tre\nfyra");
	expect_key("e|tt", 5, K_UP, WITH_CTRL, "|ett");
	expect_key("ett\nt|vå tre\nfyra", 5, K_DOWN, WITH_CTRL, "ett\ntvå tre\n|fyra");
	expect_key("ett\nf|yra", 5, K_DOWN, WITH_CTRL, "ett\nfyra|");
	expect_not_mine("|ett", 5, K_UP, WITH_CTRL);
	expect_not_mine("ett|", 5, K_DOWN, WITH_CTRL);
}

static void draw(struct world *world, int width, int rows)
{
	struct canvas canvas;

	canvas_init(&canvas, width, rows);
	edit_draw(&world->edit, &canvas, 0, 0, rows);
	canvas_release(&canvas);
}

TEST(a_page_is_the_rows_seen_but_one)
{
	struct world world;

	world_open(&world, "a1\nb2|\nc3\nd4\ne5\nf6", 20, false);
	draw(&world, 20, 3);
	assert_int_equal(world_press(&world, K_PAGE_DOWN, 0), EDIT_DONE);
	world_expect(&world, "a1\nb2\nc3\nd4|\ne5\nf6");
	assert_int_equal(world_press(&world, K_PAGE_DOWN, 0), EDIT_DONE);
	assert_int_equal(world_press(&world, K_PAGE_DOWN, 0), EDIT_NOT_MINE);
	world_expect(&world, "a1\nb2\nc3\nd4\ne5\nf6|");
	draw(&world, 20, 3);
	assert_int_equal(world_press(&world, K_PAGE_UP, 0), EDIT_DONE);
	world_expect(&world, "a1\nb2\nc3\nd4|\ne5\nf6");
	world_press(&world, K_PAGE_UP, 0);
	world_press(&world, K_PAGE_UP, 0);
	world_expect(&world, "a1|\nb2\nc3\nd4\ne5\nf6");
	assert_int_equal(world_press(&world, K_PAGE_UP, 0), EDIT_NOT_MINE);
	draw(&world, 20, 6);
	assert_int_equal(world_press(&world, K_PAGE_DOWN, 0), EDIT_NOT_MINE);
	assert_int_equal(world_press(&world, K_PAGE_DOWN, WITH_CTRL), EDIT_NOT_MINE);
	world_close(&world);
}

TEST(a_page_of_one_row_still_goes_on)
{
	struct world world;

	world_open(&world, "a1|\nb2\nc3", 20, false);
	draw(&world, 20, 1);
	assert_int_equal(world_press(&world, K_PAGE_DOWN, 0), EDIT_DONE);
	world_expect(&world, "a1\nb2|\nc3");
	assert_int_equal(world_press(&world, K_PAGE_UP, 0), EDIT_DONE);
	world_expect(&world, "a1|\nb2\nc3");
	world_close(&world);
}

/* --- changes ----------------------------------------------------------------- */

TEST(letters_go_in_at_the_cursor)
{
	struct world world;

	world_open(&world, "Insats| nu", 20, false);
	assert_int_equal(world_type(&world, " för å"), EDIT_CHANGE);
	world_expect(&world, "Insats för å| nu");
	assert_int_equal(world.change.removed, 0);
	assert_int_equal(world_type(&world, ""), EDIT_DONE);
	world_close(&world);
}

TEST(a_mark_joins_what_stands_there_and_the_cursor_is_after_both)
{
	struct world world;

	world_open(&world, "|\xCC\x81x", 20, false);
	world_type(&world, "e");
	world_expect(&world, "e\xCC\x81|x");
	world_close(&world);
	world_open(&world, "|🇪🇸🇪", 20, false);
	world_type(&world, "🇸");
	world_expect(&world, "🇸🇪|🇸🇪");
	world_close(&world);
}

TEST(backspace_and_delete_take_graphemes_and_words)
{
	expect_key("ae\xCC\x81|b", 20, K_BACKSPACE, 0, "a|b");
	expect_key("a|e\xCC\x81" "b", 20, K_DELETE, 0, "a|b");
	expect_key("👨‍👩‍👧|", 20, K_BACKSPACE, 0, "|");
	expect_key("a|\nb", 20, K_DELETE, 0, "a|b");
	expect_key("a\n|b", 20, K_BACKSPACE, 0, "a|b");
	expect_key("ett två |tre", 20, K_BACKSPACE, WITH_CTRL, "ett |tre");
	expect_key("ett |två tre", 20, K_DELETE, WITH_CTRL, "ett |tre");
	expect_key("|a", 20, K_BACKSPACE, 0, "|a");
	expect_key("|a", 20, K_BACKSPACE, WITH_CTRL, "|a");
	expect_key("a|", 20, K_DELETE, 0, "a|");
	expect_key("a|", 20, K_DELETE, WITH_CTRL, "a|");
}

TEST(other_keys_are_not_ours)
{
	static const enum key_name names[] = { K_NONE, K_TAB, K_ESCAPE, K_INSERT, K_CTRL, K_FUNCTION };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		expect_not_mine("ett| två", 20, names[i], 0);
	expect_not_mine("ett| två", 20, K_TAB, WITH_SHIFT);
	expect_not_mine("ett| två", 20, K_LEFT, WITH_ALT);
	expect_not_mine("ett| två", 20, K_BACKSPACE, WITH_ALT);
}

TEST(a_single_line_takes_no_enter_but_a_space_for_one_pasted)
{
	struct key enter = { .name = K_ENTER };
	struct world world;

	world_open(&world, "Insats|nu", 20, true);
	assert_int_equal(world_key(&world, &enter), EDIT_NOT_MINE);
	enter.waiting = true;
	assert_int_equal(world_key(&world, &enter), EDIT_CHANGE);
	world_expect(&world, "Insats |nu");
	world_close(&world);
}

TEST(a_paste_goes_in_whole_as_a_step_of_its_own)
{
	struct key paste = { .name = K_PASTE, .text = "ett\ntvå ", .len = 9 };
	struct world world;

	world_open(&world, "[|]", 20, true);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(world_key(&world, &paste), EDIT_CHANGE);
		assert_true(world.change.apart);
		assert_ptr_equal(world.change.text, paste.text);
	}
	world_expect(&world, "[ett\ntvå ett\ntvå |]");
	assert_true(world_steps(&world, "x"));
	world_close(&world);
}

/* What the machine cleaned away is not counted as put in. */
TEST(what_was_put_in_may_differ_from_what_was_asked)
{
	struct key paste = { .name = K_PASTE, .text = "a\r\nb", .len = 4 };
	struct world world;

	world_open(&world, "[|]", 20, false);
	assert_int_equal(edit_key(&world.edit, &paste, &world.change), EDIT_CHANGE);
	text_splice(&world.text, world.change.at, 0, "a\nb", 3);
	edit_changed(&world.edit, world.change.at, 0, 3);
	world_expect(&world, "[a\nb|]");
	assert_int_equal(edit_height(&world.edit), 2);
	world_close(&world);
}

TEST(a_change_elsewhere_takes_the_cursor_there)
{
	struct world world;

	world_open(&world, "ett två tre fyra|", 8, false);
	text_splice(&world.text, 4, 5, "", 0);
	edit_changed(&world.edit, 4, 5, 0);
	world_expect(&world, "ett |tre fyra");
	text_splice(&world.text, 0, 0, "noll\n", 5);
	edit_changed(&world.edit, 0, 0, 5);
	world_expect(&world, "noll\n|ett tre fyra");
	assert_int_equal(edit_height(&world.edit), 3);
	world_close(&world);
}

/* --- steps ------------------------------------------------------------------- */

TEST(each_word_typed_is_a_step)
{
	struct world world;

	world_open(&world, "|", 20, false);
	assert_true(world_steps(&world, "e"));
	assert_false(world_steps(&world, "tt"));
	assert_false(world_steps(&world, " "));
	assert_false(world_steps(&world, " "));
	assert_true(world_steps(&world, "t"));
	assert_false(world_steps(&world, "v"));
	/* a slow line brings more than one letter at once */
	assert_true(world_steps(&world, " tre"));
	assert_false(world_steps(&world, "e "));
	assert_int_equal(world_press(&world, K_ENTER, 0), EDIT_CHANGE);
	assert_true(world.change.apart);
	assert_true(world_steps(&world, "x"));
	world_close(&world);
}

TEST(moves_deletions_and_changes_from_elsewhere_end_a_step)
{
	struct world world;

	world_open(&world, "ab|cd", 20, false);
	assert_true(world_steps(&world, "x"));
	world_press(&world, K_LEFT, 0);
	world_press(&world, K_RIGHT, 0);
	assert_true(world_steps(&world, "y"));
	world_press(&world, K_BACKSPACE, 0);
	assert_true(world.change.apart);
	world_press(&world, K_BACKSPACE, 0);
	assert_false(world.change.apart);
	world_press(&world, K_DELETE, 0);
	assert_false(world.change.apart);
	assert_true(world_steps(&world, "z"));
	assert_false(world_steps(&world, "z"));
	world_press(&world, K_CTRL, 0);
	assert_true(world_steps(&world, "z"));
	edit_go(&world.edit, 4);
	assert_true(world_steps(&world, "z"));
	text_splice(&world.text, 0, 1, "", 0);
	edit_changed(&world.edit, 0, 1, 0);
	assert_true(world_steps(&world, "z"));
	assert_false(world_steps(&world, "z"));
	world_close(&world);
}

TEST(each_word_deleted_is_a_step)
{
	struct world world;

	world_open(&world, "ett två tre|", 20, false);
	for (int i = 0; i < 2; i++) {
		world_press(&world, K_BACKSPACE, WITH_CTRL);
		assert_true(world.change.apart);
	}
	world_expect(&world, "ett |");
	world_close(&world);
}

/* --- going and finding --------------------------------------------------------- */

TEST(going_stays_in_the_text_and_between_graphemes)
{
	struct world world;

	world_open(&world, "aé👨‍👩‍👧🇸🇪🇳🇴e\xCC\x81", 20, false);
	edit_go(&world.edit, 1000);
	assert_int_equal(world.edit.cursor, text_len(&world.text));
	for (size_t at = 0; at < text_len(&world.text); at++) {
		static const size_t borders[] = { 0, 1, 3, 21, 29, 37 };
		size_t wanted = 0;

		for (size_t i = 0; i < sizeof borders / sizeof *borders; i++)
			wanted = borders[i] <= at ? borders[i] : wanted;
		edit_go(&world.edit, at);
		assert_int_equal(world.edit.cursor, wanted);
	}
	world_close(&world);
}

static void expect_found(struct world *world, const char *words, size_t at)
{
	assert_true(edit_find(&world->edit, words));
	assert_int_equal(world->edit.cursor, at);
}

TEST(words_are_found_after_the_cursor_and_round_the_end)
{
	struct world world;

	world_open(&world, "Väg för v|äg, VÄG och e\xCC\x81n  \n väg", 20, false);
	expect_found(&world, "väg", 16);
	expect_found(&world, "VAG", 33);
	expect_found(&world, "väg", 0);
	expect_found(&world, "  Väg ", 10);
	expect_found(&world, "en väg", 25);
	expect_found(&world, "en vag", 25);
	expect_found(&world, "g fo", 3);
	assert_false(edit_find(&world.edit, "vägar"));
	assert_false(edit_find(&world.edit, " "));
	assert_false(edit_find(&world.edit, ""));
	assert_int_equal(world.edit.cursor, 3);
	world_close(&world);
}

TEST(a_find_may_begin_again_inside_a_false_one)
{
	struct world world;

	world_open(&world, "|x aabaabaaac strasse STRAßE aabaaabaaac", 20, false);
	expect_found(&world, "aabaaac", 5);
	expect_found(&world, "aabaaac", 33);
	expect_found(&world, "straße", 13);
	expect_found(&world, "strasse", 21);
	expect_found(&world, "strasse", 13);
	expect_found(&world, "SS", 17);
	expect_found(&world, "se", 18);
	expect_found(&world, "se", 25);
	world_close(&world);
}

TEST(another_width_keeps_the_cursor_in_its_text)
{
	struct world world;

	world_open(&world, "ett två tr|e fyra fem", 40, false);
	edit_resize(&world.edit, 5);
	assert_int_equal(edit_height(&world.edit), 5);
	world_expect(&world, "ett två tr|e fyra fem");
	edit_resize(&world.edit, 0);
	world_expect(&world, "ett två tr|e fyra fem");
	world_close(&world);
}

/* --- any keys ------------------------------------------------------------------ */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* The rows and the cursor are those that a text read as a plain string has. */
static void check_world(struct world *world)
{
	struct str plain = STR_EMPTY;
	size_t at = 0;

	text_copy(&world->text, 0, text_len(&world->text), &plain);
	assert_true(world->edit.cursor <= plain.len);
	while (at < world->edit.cursor)
		at = utf8_next(plain.data, plain.len, at);
	assert_int_equal(at, world->edit.cursor);
	at = 0;
	for (size_t i = 0; i < edit_height(&world->edit) && at < plain.len; i++)
		at += utf8_row(plain.data + at, plain.len - at, world->edit.wrap.width);
	assert_int_equal(at, plain.len);
	str_release(&plain);
}

static struct key random_key(uint32_t *seed)
{
	static const char *const typed[] = { "a", "ord ", " ", "å", "\xCC\x88", "漢", "🇸", "🇪", "\u200D", "👩", family,
					     "- ", "1. ", "e-post och/eller ", "\t", "한", "👍🏽" };
	static const enum key_name names[] = { K_LEFT, K_RIGHT, K_UP, K_DOWN, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
					       K_ENTER, K_BACKSPACE, K_DELETE, K_TAB };
	static const unsigned with[] = { 0, 0, 0, WITH_CTRL, WITH_SHIFT };
	const char *text = typed[next_random(seed) % (sizeof typed / sizeof *typed)];

	if (next_random(seed) % 2)
		return (struct key){ .name = K_TEXT, .text = text, .len = strlen(text) };
	return (struct key){ .name = names[next_random(seed) % (sizeof names / sizeof *names)],
			     .with = with[next_random(seed) % 5],
			     .waiting = next_random(seed) % 9 == 0 };
}

TEST(no_keys_put_the_cursor_inside_a_grapheme)
{
	struct world world;
	uint32_t seed = 17;

	world_open(&world, "|", 12, false);
	for (int i = 0; i < 30000; i++) {
		struct key key = random_key(&seed);

		world_key(&world, &key);
		if (i % 16 == 0)
			draw(&world, 12, (int)(next_random(&seed) % 7) + 1);
		if (i % 500 == 0)
			edit_resize(&world.edit, (int)(next_random(&seed) % 30));
		if (next_random(&seed) % 200 == 0 && text_len(&world.text) > 300) {
			edit_go(&world.edit, text_len(&world.text) - next_random(&seed) % 100);
			world.change = (struct edit_change){ .at = world.edit.cursor / 2, .text = "" };
			edit_go(&world.edit, world.change.at);
			world.change.removed = world.edit.cursor;
			world.change.at = 0;
			world_apply(&world);
		}
		check_world(&world);
	}
	world_close(&world);
}
