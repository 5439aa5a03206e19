#include "unit.h"

#include "edit_world.h"

/* What the rows show, over cells of another style, and where the cursor stands. */
static void expect_drawn(struct world *world, int columns, int rows, const char *wanted, int row, int column)
{
	struct canvas canvas;
	struct str out = STR_EMPTY;

	canvas_init(&canvas, columns, rows);
	for (int i = 0; i < rows; i++)
		canvas_text(&canvas, i, 0, columns, STYLE_ERROR, "################################################");
	edit_draw(&world->edit, &canvas, 0, 0, rows);
	canvas_dump(&canvas, &out);
	assert_string_equal(out.data, wanted);
	assert_int_equal(canvas.cursor_row, row);
	assert_int_equal(canvas.cursor_column, column);
	for (int i = 0; i < columns; i++)
		assert_int_equal(canvas_cell(&canvas, 0, i)->style, STYLE_PLAIN);
	str_release(&out);
	canvas_release(&canvas);
}

static void expect_text_drawn(const char *marked, int columns, int rows, const char *wanted, int row, int column)
{
	struct world world;

	world_open(&world, marked, columns, false);
	expect_drawn(&world, columns, rows, wanted, row, column);
	world_close(&world);
}

TEST(rows_are_drawn_and_padded)
{
	expect_text_drawn("|", 8, 2, "\n\n", 0, 0);
	expect_text_drawn("ett två| tre", 8, 3, "ett två\ntre\n\n", 0, 7);
	expect_text_drawn("ett två |tre", 8, 2, "ett två\ntre\n", 1, 0);
	expect_text_drawn("ett\n\ntvå\n|", 8, 4, "ett\n\ntvå\n\n", 3, 0);
	expect_text_drawn("漢字|漢字", 8, 2, "漢字漢\n字\n", 0, 4);
}

TEST(the_cursor_after_a_full_row_has_a_column_of_its_own)
{
	expect_text_drawn("abcdefg|", 8, 2, "abcdefg\n\n", 0, 7);
	expect_text_drawn("abcdefgh|", 8, 2, "abcdefg\nh\n", 1, 1);
	expect_text_drawn("abcdefg|\nx", 8, 2, "abcdefg\nx\n", 0, 7);
}

TEST(hanging_spaces_are_hidden_and_the_cursor_waits_at_the_edge)
{
	expect_text_drawn("abcdefg    |", 8, 2, "abcdefg\n\n", 0, 7);
	expect_text_drawn("abcdefg    |x", 8, 2, "abcdefg\nx\n", 1, 0);
	expect_text_drawn("abcdefg   | x", 8, 2, "abcdefg\nx\n", 0, 7);
}

TEST(what_is_no_letter_is_replaced)
{
	expect_text_drawn("a\tb\x1B[2J\xC2\x9B|c", 20, 1, "a b?[2J?c\n", 0, 8);
	expect_text_drawn("a\xE2\x80\xAE|b\t", 20, 1, "a?b\n", 0, 2);
}

TEST(no_rows_leave_the_cursor_where_it_is)
{
	struct canvas canvas;
	struct world world;

	world_open(&world, "ett\ntvå|", 10, false);
	canvas_init(&canvas, 20, 5);
	canvas_cursor(&canvas, 4, 9);
	edit_draw(&world.edit, &canvas, 1, 2, 0);
	assert_int_equal(canvas.cursor_row, 4);
	assert_int_equal(canvas.cursor_column, 9);
	edit_draw(&world.edit, &canvas, 1, 2, 2);
	assert_int_equal(canvas.cursor_row, 2);
	assert_int_equal(canvas.cursor_column, 5);
	canvas_release(&canvas);
	world_close(&world);
}

TEST(it_draws_in_its_place_only)
{
	struct canvas canvas;
	struct str out = STR_EMPTY;
	struct world world;

	world_open(&world, "ett två    |", 6, false);
	canvas_init(&canvas, 12, 4);
	for (int i = 0; i < 4; i++)
		canvas_text(&canvas, i, 0, 12, STYLE_PLAIN, "############");
	edit_draw(&world.edit, &canvas, 1, 3, 2);
	canvas_dump(&canvas, &out);
	assert_string_equal(out.data, "############\n###ett   ###\n###två   ###\n############\n");
	assert_int_equal(canvas.cursor_row, 2);
	assert_int_equal(canvas.cursor_column, 8);
	str_release(&out);
	canvas_release(&canvas);
	world_close(&world);
}

/* --- scrolling --------------------------------------------------------------- */

static const char twelve[] = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl|";

TEST(a_row_beyond_the_edge_scrolls_one)
{
	struct world world;

	world_open(&world, twelve, 10, false);
	expect_drawn(&world, 10, 4, "i\nj\nk\nl\n", 3, 1);
	for (int i = 0; i < 3; i++)
		world_press(&world, K_UP, 0);
	expect_drawn(&world, 10, 4, "i\nj\nk\nl\n", 0, 1);
	world_press(&world, K_UP, 0);
	expect_drawn(&world, 10, 4, "h\ni\nj\nk\n", 0, 1);
	for (int i = 0; i < 4; i++)
		world_press(&world, K_DOWN, 0);
	expect_drawn(&world, 10, 4, "i\nj\nk\nl\n", 3, 1);
	world_press(&world, K_ENTER, 0);
	expect_drawn(&world, 10, 4, "j\nk\nl\n\n", 3, 0);
	world_close(&world);
}

TEST(a_jump_shows_a_third_of_what_stands_above)
{
	struct world world;

	world_open(&world, twelve, 10, false);
	expect_drawn(&world, 10, 6, "g\nh\ni\nj\nk\nl\n", 5, 1);
	edit_go(&world.edit, 4);
	expect_drawn(&world, 10, 6, "a\nb\nc\nd\ne\nf\n", 2, 0);
	edit_go(&world.edit, 20);
	expect_drawn(&world, 10, 3, "j\nk\nl\n", 1, 0);
	edit_go(&world.edit, 10);
	expect_drawn(&world, 10, 3, "e\nf\ng\n", 1, 0);
	edit_go(&world.edit, 0);
	expect_drawn(&world, 10, 1, "a\n", 0, 0);
	edit_go(&world.edit, 10);
	expect_drawn(&world, 10, 1, "f\n", 0, 0);
	world_close(&world);
}

TEST(a_page_moves_text_and_cursor_alike)
{
	struct world world;

	world_open(&world, twelve, 10, false);
	edit_go(&world.edit, 2);
	expect_drawn(&world, 10, 4, "a\nb\nc\nd\n", 1, 0);
	world_press(&world, K_PAGE_DOWN, 0);
	expect_drawn(&world, 10, 4, "d\ne\nf\ng\n", 1, 0);
	world_press(&world, K_PAGE_UP, 0);
	expect_drawn(&world, 10, 4, "a\nb\nc\nd\n", 1, 0);
	world_close(&world);
}

TEST(no_blank_tail_while_rows_above_are_hidden)
{
	struct world world;

	world_open(&world, twelve, 10, false);
	expect_drawn(&world, 10, 4, "i\nj\nk\nl\n", 3, 1);
	for (int i = 0; i < 4; i++)
		world_press(&world, K_BACKSPACE, 0);
	expect_drawn(&world, 10, 4, "g\nh\ni\nj\n", 3, 1);
	expect_drawn(&world, 10, 8, "c\nd\ne\nf\ng\nh\ni\nj\n", 7, 1);
	expect_drawn(&world, 10, 12, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n\n", 9, 1);
	world_close(&world);
}

TEST(fewer_rows_keep_the_cursor_in_sight)
{
	struct world world;

	world_open(&world, twelve, 10, false);
	expect_drawn(&world, 10, 4, "i\nj\nk\nl\n", 3, 1);
	expect_drawn(&world, 10, 3, "j\nk\nl\n", 2, 1);
	edit_resize(&world.edit, 3);
	expect_drawn(&world, 3, 3, "j\nk\nl\n", 2, 1);
	world_close(&world);
}

TEST(another_width_keeps_the_cursor_at_its_height)
{
	struct world world;

	world_open(&world, "ett två tre fyra fem sex sju| åtta nio tio", 5, false);
	expect_drawn(&world, 5, 3, "sex\nsju\nåtta\n", 1, 3);
	world_press(&world, K_DOWN, 0);
	expect_drawn(&world, 5, 3, "sex\nsju\nåtta\n", 2, 3);
	edit_resize(&world.edit, 9);
	expect_drawn(&world, 9, 3, "tre fyra\nfem sex\nsju åtta\n", 2, 7);
	world_close(&world);
}

TEST(a_place_of_one_column_is_drawn_too)
{
	expect_text_drawn("ab|", 1, 3, "a\nb\n\n", 1, 0);
}
