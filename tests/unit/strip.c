#include "unit.h"

#include "base/mem.h"
#include "ui/strip.h"

#include <string.h>
#include <time.h>

static void assert_drawn(const struct strip *strip, int columns, int rows, size_t top, const char *wanted)
{
	struct canvas canvas;
	struct area area = { 0, 0, rows, columns };
	struct str text = STR_EMPTY;

	canvas_init(&canvas, columns, rows);
	strip_draw(strip, &canvas, &area, top);
	canvas_dump(&canvas, &text);
	assert_string_equal(text.data, wanted);
	str_release(&text);
	canvas_release(&canvas);
}

TEST(a_text_is_wrapped_at_words_and_lines_kept)
{
	struct strip strip = STRIP_EMPTY;

	strip_text(&strip, 0, 2, 12, STYLE_PLAIN, "ett två tre fyra\nfem");
	assert_int_equal(strip.count, 3);
	assert_drawn(&strip, 12, 3, 0, "  ett två\n  tre fyra\n  fem\n");
	assert_int_equal(strip_rows("ett två tre fyra\nfem", 10), 3);
	assert_int_equal(strip_rows("", 10), 0);
	strip_release(&strip);
}

TEST(pieces_stand_at_their_columns)
{
	struct strip strip = STRIP_EMPTY;

	strip_line(&strip, 7);
	strip_piece(&strip, 1, STYLE_DIM, "12");
	strip_rest(&strip, 7, 5, 12, STYLE_PLAIN, "rubriken är");
	assert_drawn(&strip, 12, 2, 0, " 12  rubrike\n     n är\n" + 0);
	strip_release(&strip);
}

TEST(an_item_is_its_lines)
{
	struct strip strip = STRIP_EMPTY;
	size_t first, end;

	strip_text(&strip, -1, 0, 10, STYLE_PLAIN, "över");
	strip_text(&strip, 3, 0, 10, STYLE_PLAIN, "a\nb");
	strip_text(&strip, 4, 0, 10, STYLE_PLAIN, "c");
	assert_true(strip_item(&strip, 3, &first, &end));
	assert_int_equal(first, 1);
	assert_int_equal(end, 3);
	assert_false(strip_item(&strip, 5, &first, &end));
	strip_release(&strip);
}

TEST(scrolling_shows_the_beginning_first_and_no_empty_end)
{
	struct strip strip = STRIP_EMPTY;

	strip_text(&strip, 0, 0, 10, STYLE_PLAIN, "1\n2\n3\n4\n5\n6\n7\n8");
	assert_int_equal(strip_scroll(&strip, 0, 3, 4, 5), 2);
	assert_int_equal(strip_scroll(&strip, 5, 3, 1, 2), 1);
	assert_int_equal(strip_scroll(&strip, 0, 3, 2, 7), 2);
	assert_int_equal(strip_scroll(&strip, 7, 3, 7, 8), 5);
	assert_int_equal(strip_scroll(&strip, 2, 20, 2, 3), 0);
	strip_release(&strip);
}

TEST(a_hole_is_left_to_its_owner_but_for_what_stands_before_it)
{
	struct strip strip = STRIP_EMPTY;
	struct canvas canvas;
	struct area area = { 0, 0, 4, 6 };
	struct str text = STR_EMPTY;

	strip_hole(&strip, 0, 2, 2);
	strip_mark(&strip, 0, 0, "|");
	strip_mark(&strip, 1, 0, "|");
	strip_text(&strip, 1, 0, 6, STYLE_PLAIN, "slut");
	strip_widen(&strip, 1);
	assert_int_equal(strip.hole_rows, 3);
	assert_int_equal(strip.count, 4);
	canvas_init(&canvas, 6, 4);
	for (int row = 0; row < 4; row++)
		canvas_text(&canvas, row, 0, 6, STYLE_PLAIN, "xxxxxx");
	strip_draw(&strip, &canvas, &area, 0);
	canvas_dump(&canvas, &text);
	assert_string_equal(text.data, "| xxxx\n| xxxx\n| xxxx\nslut\n");
	str_release(&text);
	canvas_release(&canvas);
	strip_release(&strip);
}

TEST(what_does_not_fit_is_marked)
{
	struct strip strip = STRIP_EMPTY;

	strip_text(&strip, 0, 0, 10, STYLE_PLAIN, "ett två tre fyra fem");
	strip_drop(&strip);
	strip_more(&strip, 10, "…");
	assert_drawn(&strip, 10, 2, 0, "ett två\ntre fyra …\n");
	strip_drop(&strip);
	strip_more(&strip, 6, "…");
	assert_drawn(&strip, 10, 1, 0, "ett  …\n");
	strip_clear(&strip);
	strip_text(&strip, 0, 0, 12, STYLE_PLAIN, "fyra femman");
	strip_more(&strip, 12, "… F1");
	assert_drawn(&strip, 12, 1, 0, "fyra    … F1\n");
	strip_clear(&strip);
	strip_text(&strip, 0, 0, 12, STYLE_PLAIN, "tillgänglig");
	strip_more(&strip, 8, "…");
	assert_drawn(&strip, 12, 1, 0, "tillgä …\n");
	strip_release(&strip);
}

static double seconds_of_rows(const char *text)
{
	clock_t start = clock();

	assert_true(strip_rows(text, 20) > 0);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* A line is looked through for its end once, not once for each of its rows. */
TEST(rows_of_one_long_line_cost_what_those_of_many_do)
{
	enum { LENGTH = 1 << 21 };
	char *text = mem_alloc(LENGTH + 1);
	double one, many;

	for (size_t i = 0; i < LENGTH; i++)
		text[i] = i % 5 ? 'w' : ' ';
	text[LENGTH] = '\0';
	one = seconds_of_rows(text);
	for (size_t i = 0; i < LENGTH; i += 100)
		text[i] = '\n';
	many = seconds_of_rows(text);
	assert_true(one < 0.2 + 8 * many);
	free(text);
}
