#include "ui/edit_parts.h"

#include "base/utf8.h"

/* The first row shown, `row` being the cursor's: as little scrolled as can be,
 * but after a jump there should be something to read on either side. */
static size_t scrolled(size_t top, size_t row, size_t shown)
{
	size_t far = shown / 2 > 1 ? shown / 2 : 1;
	size_t third = shown / 3 < row ? shown / 3 : row;

	if (row < top)
		return top - row > far ? row - third : row;
	if (row >= top + shown)
		return row - (top + shown - 1) > far ? row - third : row + 1 - shown;
	return top;
}

static void scroll(struct edit *edit, int rows)
{
	size_t shown = (size_t)rows, count = wrap_count(&edit->wrap);
	size_t most = count > shown ? count - shown : 0;

	edit->rows = rows;
	edit->top = scrolled(edit->top, wrap_find(&edit->wrap, edit->cursor).number, shown);
	edit->top = edit->top < most ? edit->top : most;
}

/* What a row shows: nothing of what could command a terminal. */
static void add_shown(struct str *out, const char *bytes, size_t len)
{
	if (!utf8_has_control(bytes, len)) {
		str_add_bytes(out, bytes, len);
		return;
	}
	for (size_t at = 0, step; at < len; at += step) {
		uint32_t character;

		step = utf8_decode(bytes + at, len - at, &character);
		if (character == '\t' || utf8_is_control(character))
			str_add_char(out, character == '\t' ? ' ' : '?');
		else
			str_add_bytes(out, bytes + at, step);
	}
}

static int draw_row(struct edit *edit, struct canvas *canvas, int row, int column, size_t number)
{
	struct wrap_row place = wrap_row(&edit->wrap, number);
	struct str bytes = STR_EMPTY, shown = STR_EMPTY;
	int end;

	text_copy(edit->text, place.at, place.len, &bytes);
	if (bytes.len && bytes.data[bytes.len - 1] == '\n')
		str_cut(&bytes, bytes.len - 1);
	add_shown(&shown, bytes.data, bytes.len);
	end = canvas_put(canvas, row, column, column + edit->width, STYLE_PLAIN, shown.data, shown.len);
	str_release(&bytes);
	str_release(&shown);
	return end;
}

void edit_draw(struct edit *edit, struct canvas *canvas, int row, int column, int rows)
{
	struct wrap_row place;

	if (rows < 1)
		return;
	scroll(edit, rows);
	for (int i = 0; i < rows; i++) {
		size_t number = edit->top + (size_t)i;
		int end = number < wrap_count(&edit->wrap) ? draw_row(edit, canvas, row + i, column, number) : column;

		canvas_pad(canvas, row + i, end, column + edit->width);
	}
	place = wrap_find(&edit->wrap, edit->cursor);
	canvas_cursor(canvas, row + (int)(place.number - edit->top), column + edit_column(edit, &place, edit->cursor));
}
