#include "unit.h"

#include "ui/canvas.h"

#include <string.h>

static int put(struct canvas *canvas, int row, int column, int limit, const char *text)
{
	return canvas_text(canvas, row, column, limit, STYLE_PLAIN, text);
}

static void expect(const struct canvas *canvas, const char *rows)
{
	struct str out = STR_EMPTY;

	canvas_dump(canvas, &out);
	assert_string_equal(out.data, rows);
	str_release(&out);
}

static void expect_changed(struct canvas *canvas, int row, int first, int end)
{
	assert_int_equal(canvas->changed[row].first, first);
	assert_int_equal(canvas->changed[row].end, end);
	canvas_settle(canvas);
}

static void expect_unchanged(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		assert_true(canvas->changed[row].first >= canvas->changed[row].end);
}

/* No wide letter has lost a half, and no half its letter. */
static void expect_whole_letters(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++) {
			const struct cell *cell = canvas_cell(canvas, row, column);
			const struct cell *next = canvas_cell(canvas, row, column + 1);

			assert_int_equal(cell->width == 2, next && next->width == 0);
			assert_int_equal(cell->width == 0, cell->letters[0] == 0);
		}
}

TEST(a_new_canvas_is_blank_and_all_changed)
{
	struct canvas canvas;

	canvas_init(&canvas, 5, 2);
	expect(&canvas, "\n\n");
	assert_int_equal(canvas.changed[1].first, 0);
	assert_int_equal(canvas.changed[1].end, 5);
	expect_changed(&canvas, 0, 0, 5);
	expect_unchanged(&canvas);
	canvas_release(&canvas);
}

TEST(text_goes_where_it_is_put_and_says_where_it_ended)
{
	struct canvas canvas;

	canvas_init(&canvas, 10, 2);
	assert_int_equal(put(&canvas, 0, 2, 10, "språk"), 7);
	assert_int_equal(canvas_put(&canvas, 1, 0, 10, STYLE_BRIGHT, "abcdef", 3), 3);
	expect(&canvas, "  språk\nabc\n");
	assert_int_equal(canvas_cell(&canvas, 1, 2)->style, STYLE_BRIGHT);
	assert_int_equal(canvas_cell(&canvas, 1, 3)->style, STYLE_PLAIN);
	assert_null(canvas_cell(&canvas, 2, 0));
	assert_null(canvas_cell(&canvas, 0, 10));
	canvas_release(&canvas);
}

TEST(what_is_outside_is_not_drawn)
{
	struct canvas canvas;

	canvas_init(&canvas, 4, 2);
	assert_int_equal(put(&canvas, 0, -2, 4, "abcd"), 2);
	assert_int_equal(put(&canvas, 1, 2, 99, "xyz"), 4);
	assert_int_equal(put(&canvas, -1, 0, 4, "up"), 2);
	assert_int_equal(put(&canvas, 2, 0, 4, "down"), 4);
	assert_int_equal(put(&canvas, 1, 7, 99, "far"), 7);
	canvas_pad(&canvas, 5, -3, 99);
	canvas_pad(&canvas, 1, -9, -1);
	expect(&canvas, "cd\n  xy\n");
	canvas_release(&canvas);
}

TEST(what_does_not_fit_is_cut_between_letters)
{
	struct canvas canvas;

	canvas_init(&canvas, 6, 1);
	assert_int_equal(put(&canvas, 0, 0, 3, "日本"), 2);
	expect(&canvas, "日\n");
	assert_int_equal(put(&canvas, 0, 0, 2, "ae\xCC\x81z"), 2);
	expect(&canvas, "ae\xCC\x81\n");
	assert_int_equal(put(&canvas, 0, 3, 3, "no"), 3);
	assert_int_equal(put(&canvas, 0, 4, 3, "no"), 4);
	expect(&canvas, "ae\xCC\x81\n");
	canvas_release(&canvas);
}

TEST(an_ellipsis_tells_of_what_was_cut)
{
	struct canvas canvas;

	canvas_init(&canvas, 8, 5);
	assert_int_equal(canvas_cut(&canvas, 0, 1, 5, STYLE_DIM, "åäöé"), 5);
	assert_int_equal(canvas_cut(&canvas, 1, 1, 5, STYLE_DIM, "åäöéü"), 5);
	assert_int_equal(canvas_cut(&canvas, 2, 0, 99, STYLE_DIM, "日本語日本語"), 7);
	assert_int_equal(canvas_cut(&canvas, 3, 7, 99, STYLE_DIM, "ab"), 8);
	assert_int_equal(canvas_cut(&canvas, 4, 3, 3, STYLE_DIM, "ab"), 3);
	expect(&canvas, " åäöé\n åäö…\n日本語…\n       …\n\n");
	assert_int_equal(canvas_cell(&canvas, 1, 4)->style, STYLE_DIM);
	canvas_release(&canvas);
}

TEST(a_wide_letter_takes_two_cells)
{
	struct canvas canvas;

	canvas_init(&canvas, 5, 1);
	assert_int_equal(put(&canvas, 0, 1, 5, "日x"), 4);
	assert_int_equal(canvas_cell(&canvas, 0, 1)->width, 2);
	assert_int_equal(canvas_cell(&canvas, 0, 2)->width, 0);
	assert_int_equal(canvas_cell(&canvas, 0, 3)->width, 1);
	assert_int_equal(put(&canvas, 0, 4, 99, "本"), 4);
	expect(&canvas, " 日x\n");
	expect_whole_letters(&canvas);
	canvas_release(&canvas);
}

TEST(half_a_wide_letter_is_none)
{
	struct canvas canvas;

	canvas_init(&canvas, 6, 1);
	put(&canvas, 0, 0, 6, "日本語");
	canvas_settle(&canvas);
	put(&canvas, 0, 1, 6, "x");
	expect(&canvas, " x本語\n");
	expect_changed(&canvas, 0, 0, 2);
	put(&canvas, 0, 2, 6, "y");
	expect(&canvas, " xy 語\n");
	expect_changed(&canvas, 0, 2, 4);
	put(&canvas, 0, 3, 6, "木");
	expect(&canvas, " xy木\n");
	expect_changed(&canvas, 0, 3, 6);
	put(&canvas, 0, 0, 6, "日本語");
	canvas_pad(&canvas, 0, 1, 3);
	expect(&canvas, "    語\n");
	put(&canvas, 0, -1, 6, "日");
	expect(&canvas, "    語\n");
	put(&canvas, 0, -1, 6, "日本");
	expect(&canvas, " 本 語\n");
	expect_whole_letters(&canvas);
	canvas_release(&canvas);
}

TEST(marks_stand_on_their_letter)
{
	struct canvas canvas;
	const struct cell *cell;

	canvas_init(&canvas, 6, 1);
	assert_int_equal(put(&canvas, 0, 0, 6, "e\xCC\x81\xCC\x82\xCC\x83o"), 2);
	cell = canvas_cell(&canvas, 0, 0);
	assert_int_equal(cell->letters[0], 'e');
	assert_int_equal(cell->letters[1], 0x301);
	assert_int_equal(cell->letters[2], 0x302);
	assert_int_equal(canvas_cell(&canvas, 0, 1)->letters[0], 'o');
	assert_int_equal(canvas_cell(&canvas, 0, 1)->letters[1], 0);
	assert_int_equal(put(&canvas, 0, 3, 6, "\xCC\x81"), 3);
	expect(&canvas, "e\xCC\x81\xCC\x82o\n");
	canvas_release(&canvas);
}

TEST(joined_pictures_stand_side_by_side)
{
	struct canvas canvas;

	canvas_init(&canvas, 8, 2);
	/* woman, joiner, laptop; then too little room for both */
	assert_int_equal(put(&canvas, 0, 0, 8, "👩\xE2\x80\x8D💻"), 4);
	assert_int_equal(put(&canvas, 1, 0, 3, "👩\xE2\x80\x8D💻"), 0);
	/* a heavy heart with the selector that would make it wide */
	assert_int_equal(put(&canvas, 1, 0, 8, "❤\xEF\xB8\x8Fx"), 2);
	expect(&canvas, "👩💻\n❤x\n");
	expect_whole_letters(&canvas);
	canvas_release(&canvas);
}

TEST(control_characters_are_question_marks)
{
	struct canvas canvas;

	canvas_init(&canvas, 9, 1);
	assert_int_equal(put(&canvas, 0, 0, 9, "a\x1B\n\t\xC2\x9B\xE2\x80\xAE\xFFz"), 8);
	expect(&canvas, "a?????\xEF\xBF\xBDz\n");
	assert_int_equal(canvas_put(&canvas, 0, 0, 9, STYLE_PLAIN, "\0b\r\n", 4), 4);
	expect(&canvas, "?b???""?\xEF\xBF\xBDz\n");
	assert_int_equal(canvas_cut(&canvas, 0, 0, 3, STYLE_PLAIN, "\x1B\x1B\x1B\x1B"), 3);
	expect(&canvas, "??…??""?\xEF\xBF\xBDz\n");
	canvas_release(&canvas);
}

TEST(only_what_differs_is_changed)
{
	struct canvas canvas;

	canvas_init(&canvas, 20, 3);
	put(&canvas, 1, 0, 20, "Syftet med 日本");
	canvas_settle(&canvas);
	put(&canvas, 1, 0, 20, "Syftet med 日本");
	canvas_pad(&canvas, 1, 15, 20);
	canvas_cursor(&canvas, 1, 3);
	expect_unchanged(&canvas);
	put(&canvas, 1, 0, 20, "Syftat med 日木");
	expect_changed(&canvas, 1, 4, 14);
	canvas_text(&canvas, 1, 2, 20, STYLE_BRIGHT, "f");
	expect_changed(&canvas, 1, 2, 3);
	put(&canvas, 2, 9, 20, "x");
	put(&canvas, 2, 5, 20, "y");
	assert_true(canvas.changed[0].first >= canvas.changed[0].end);
	expect_changed(&canvas, 2, 5, 10);
	canvas_clear(&canvas);
	assert_true(canvas.changed[0].first >= canvas.changed[0].end);
	expect_changed(&canvas, 1, 0, 15);
	expect(&canvas, "\n\n\n");
	canvas_release(&canvas);
}

TEST(the_cursor_stays_inside)
{
	struct canvas canvas;

	canvas_init(&canvas, 4, 3);
	canvas_cursor(&canvas, 2, 3);
	assert_int_equal(canvas.cursor_row, 2);
	assert_int_equal(canvas.cursor_column, 3);
	canvas_cursor(&canvas, 3, 4);
	assert_int_equal(canvas.cursor_row, 2);
	assert_int_equal(canvas.cursor_column, 3);
	canvas_cursor(&canvas, -1, -1);
	assert_int_equal(canvas.cursor_row, 0);
	assert_int_equal(canvas.cursor_column, 0);
	canvas_release(&canvas);
}

TEST(another_size_begins_empty)
{
	struct canvas canvas;

	canvas_init(&canvas, 4, 3);
	put(&canvas, 2, 0, 4, "text");
	canvas_cursor(&canvas, 2, 3);
	canvas_settle(&canvas);
	canvas_resize(&canvas, 2, 1);
	expect(&canvas, "\n");
	assert_int_equal(canvas.cursor_row, 0);
	expect_changed(&canvas, 0, 0, 2);
	canvas_resize(&canvas, 0, -1);
	assert_int_equal(canvas.columns, 1);
	assert_int_equal(canvas.rows, 1);
	put(&canvas, 0, 0, 4, "日x");
	expect(&canvas, "\n");
	canvas_release(&canvas);
}
