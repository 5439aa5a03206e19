#include "ui/canvas.h"

#include "base/mem.h"
#include "base/utf8.h"

static const struct cell blank = { { ' ' }, STYLE_PLAIN, 1 };

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static void all_changed(struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		canvas->changed[row] = (struct span){ 0, canvas->columns };
}

void canvas_init(struct canvas *canvas, int columns, int rows)
{
	*canvas = (struct canvas){ 0 };
	canvas_resize(canvas, columns, rows);
}

void canvas_release(struct canvas *canvas)
{
	free(canvas->cells);
	free(canvas->changed);
	*canvas = (struct canvas){ 0 };
}

void canvas_resize(struct canvas *canvas, int columns, int rows)
{
	size_t count;

	canvas_release(canvas);
	canvas->columns = columns > 1 ? columns : 1;
	canvas->rows = rows > 1 ? rows : 1;
	count = (size_t)canvas->columns * (size_t)canvas->rows;
	canvas->cells = mem_array(count, sizeof *canvas->cells);
	canvas->changed = mem_array((size_t)canvas->rows, sizeof *canvas->changed);
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = blank;
	all_changed(canvas);
}

static bool inside(const struct canvas *canvas, int row, int column)
{
	return row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

const struct cell *canvas_cell(const struct canvas *canvas, int row, int column)
{
	return inside(canvas, row, column) ? cell_at(canvas, row, column) : NULL;
}

static bool same(const struct cell *a, const struct cell *b)
{
	return a->width == b->width && a->style == b->style &&
	       !memcmp(a->letters, b->letters, sizeof a->letters);
}

static void set_cell(struct canvas *canvas, int row, int column, const struct cell *cell)
{
	struct span *span;

	if (!inside(canvas, row, column) || same(cell_at(canvas, row, column), cell))
		return;
	*cell_at(canvas, row, column) = *cell;
	span = &canvas->changed[row];
	if (span->first >= span->end)
		*span = (struct span){ column, column + 1 };
	span->first = column < span->first ? column : span->first;
	span->end = column >= span->end ? column + 1 : span->end;
}

/* Before [column, end) is written: a wide letter that stands with one half
 * outside loses both. */
static void part_wide(struct canvas *canvas, int row, int column, int end)
{
	if (inside(canvas, row, column) && column && !cell_at(canvas, row, column)->width)
		set_cell(canvas, row, column - 1, &blank);
	if (inside(canvas, row, end) && !cell_at(canvas, row, end)->width)
		set_cell(canvas, row, end, &blank);
}

static int set_letter(struct canvas *canvas, int row, int column, const struct cell *cell)
{
	struct cell half = { { 0 }, cell->style, 0 };

	part_wide(canvas, row, column, column + cell->width);
	if (cell->width == 2 && column < 0) {
		/* half a letter to the left of the grid */
		set_cell(canvas, row, column + 1, &blank);
	} else {
		set_cell(canvas, row, column, cell);
		if (cell->width == 2)
			set_cell(canvas, row, column + 1, &half);
	}
	return column + cell->width;
}

/* Decodes one character and counts its cells: 0 for what goes with the letter before. */
static size_t next_character(const char *text, size_t len, uint32_t *character, int *width)
{
	size_t bytes = utf8_decode(text, len, character);

	if (*character == '\n' || *character == '\t' || utf8_is_control(*character))
		*character = '?';
	*width = *character < 0x7F ? 1 : clamp(utf8_width(text, bytes), 0, 2);
	return bytes;
}

/* A joiner or a variation selector makes a terminal show another width than the
 * sum that it is told: left out, the parts stand beside each other. */
static bool changes_width(uint32_t character)
{
	return character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F);
}

static void add_mark(struct cell *cell, uint32_t mark)
{
	for (int i = 1; i < CELL_LETTERS && !changes_width(mark); i++)
		if (!cell->letters[i]) {
			cell->letters[i] = mark;
			return;
		}
}

static int put_grapheme(struct canvas *canvas, int row, int column, enum style style, const char *text,
			size_t len)
{
	struct cell cell = { { 0 }, (uint8_t)style, 0 };

	for (size_t at = 0; at < len;) {
		uint32_t character;
		int width;

		at += next_character(text + at, len - at, &character, &width);
		if (!width) {
			add_mark(&cell, character);
			continue;
		}
		if (cell.width)
			column = set_letter(canvas, row, column, &cell);
		cell = (struct cell){ { character }, (uint8_t)style, (uint8_t)width };
	}
	return cell.width ? set_letter(canvas, row, column, &cell) : column;
}

static int cells_of(const char *text, size_t len)
{
	int cells = 0;

	for (size_t at = 0; at < len;) {
		uint32_t character;
		int width;

		at += next_character(text + at, len - at, &character, &width);
		cells += width;
	}
	return cells;
}

static bool is_ascii(char c)
{
	return c >= ' ' && c < 0x7F;
}

/* Nearly every letter, and nothing combines with it: most of the time of a frame. */
static bool stands_alone(const char *text, size_t len, size_t at)
{
	return is_ascii(text[at]) && (at + 1 == len || is_ascii(text[at + 1]));
}

int canvas_put(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text,
	       size_t len)
{
	limit = limit < canvas->columns ? limit : canvas->columns;
	for (size_t at = 0; at < len;) {
		bool alone = stands_alone(text, len, at);
		size_t end = alone ? at + 1 : utf8_next(text, len, at);

		if (alone && column < limit) {
			struct cell cell = { { (unsigned char)text[at] }, (uint8_t)style, 1 };

			column = set_letter(canvas, row, column, &cell);
			at = end;
			continue;
		}
		if (cells_of(text + at, end - at) > limit - column)
			break;
		column = put_grapheme(canvas, row, column, style, text + at, end - at);
		at = end;
	}
	return column;
}

int canvas_text(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text)
{
	return canvas_put(canvas, row, column, limit, style, text, strlen(text));
}

int canvas_cut(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text)
{
	size_t len = strlen(text);

	limit = limit < canvas->columns ? limit : canvas->columns;
	if (cells_of(text, len) <= limit - column)
		return canvas_put(canvas, row, column, limit, style, text, len);
	column = canvas_put(canvas, row, column, limit - 1, style, text, len);
	return canvas_text(canvas, row, column, limit, style, "…");
}

void canvas_pad(struct canvas *canvas, int row, int column, int limit)
{
	column = column > 0 ? column : 0;
	limit = limit < canvas->columns ? limit : canvas->columns;
	if (column >= limit)
		return;
	part_wide(canvas, row, column, limit);
	for (; column < limit; column++)
		set_cell(canvas, row, column, &blank);
}

void canvas_clear(struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		canvas_pad(canvas, row, 0, canvas->columns);
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = clamp(row, 0, canvas->rows - 1);
	canvas->cursor_column = clamp(column, 0, canvas->columns - 1);
}

void canvas_settle(struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++)
		canvas->changed[row] = (struct span){ 0, 0 };
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
	for (int row = 0; row < canvas->rows; row++) {
		size_t start = out->len;

		for (int column = 0; column < canvas->columns; column++)
			for (int i = 0; i < CELL_LETTERS && cell_at(canvas, row, column)->letters[i]; i++)
				utf8_put(out, cell_at(canvas, row, column)->letters[i]);
		while (out->len > start && out->data[out->len - 1] == ' ')
			str_cut(out, out->len - 1);
		str_add_char(out, '\n');
	}
}
