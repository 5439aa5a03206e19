#include "ui/strip.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void release_line(struct strip_line *line)
{
	for (int i = 0; i < line->count; i++)
		free(line->pieces[i].text);
	line->count = 0;
}

void strip_clear(struct strip *strip)
{
	for (size_t i = 0; i < strip->count; i++)
		release_line(&strip->lines[i]);
	strip->count = strip->hole = strip->hole_rows = 0;
}

void strip_release(struct strip *strip)
{
	strip_clear(strip);
	free(strip->lines);
	*strip = (struct strip)STRIP_EMPTY;
}

void strip_line(struct strip *strip, int item)
{
	strip->lines = mem_grow(strip->lines, &strip->room, strip->count + 1, sizeof *strip->lines);
	strip->lines[strip->count++] = (struct strip_line){ .item = item };
}

static void add_piece(struct strip *strip, int column, enum style style, const char *text, size_t len)
{
	struct strip_line *line = &strip->lines[strip->count - 1];

	if (line->count < STRIP_PIECES && len)
		line->pieces[line->count++] = (struct strip_piece){ column, style, mem_strndup(text, len) };
}

void strip_piece(struct strip *strip, int column, enum style style, const char *text)
{
	add_piece(strip, column, style, text, strlen(text));
}

/* The bytes of the next row, and of it those to show.  `left` are those of its
 * line, sought once for all its rows; 0 where a line begins. */
static size_t next_row(const char *text, size_t *left, int columns, size_t *shown)
{
	size_t row;

	if (!*left)
		*left = strcspn(text, "\n");
	row = utf8_row(text, *left, columns > 1 ? columns : 1);
	*left -= row;
	*shown = row;
	while (*shown && text[*shown - 1] == ' ')
		--*shown;
	return row;
}

size_t strip_rows(const char *text, int columns)
{
	size_t rows = 0, left = 0, shown;

	while (*text) {
		text += next_row(text, &left, columns, &shown);
		text += *text == '\n';
		rows++;
	}
	return rows;
}

void strip_rest(struct strip *strip, int item, int column, int limit, enum style style, const char *text)
{
	size_t left = 0;

	for (bool first = true; *text; first = false) {
		size_t shown, row = next_row(text, &left, limit - column, &shown);

		if (!first)
			strip_line(strip, item);
		add_piece(strip, column, style, text, shown);
		text += row;
		text += *text == '\n';
	}
}

void strip_text(struct strip *strip, int item, int column, int limit, enum style style, const char *text)
{
	if (!*text)
		return;
	strip_line(strip, item);
	strip_rest(strip, item, column, limit, style, text);
}

void strip_hole(struct strip *strip, int item, int column, size_t rows)
{
	strip->hole = strip->count;
	strip->hole_rows = rows;
	strip->hole_column = column;
	for (size_t i = 0; i < rows; i++)
		strip_line(strip, item);
}

void strip_mark(struct strip *strip, size_t line, int column, const char *text)
{
	struct strip_line *to = &strip->lines[line];

	if (to->count == STRIP_PIECES)
		return;
	memmove(to->pieces + 1, to->pieces, (size_t)to->count * sizeof *to->pieces);
	to->pieces[0] = (struct strip_piece){ column, STYLE_DIM, mem_strdup(text) };
	to->count++;
}

void strip_drop(struct strip *strip)
{
	release_line(&strip->lines[--strip->count]);
}

/* What fits before `columns` and ends with a word; of a single long word a part. */
static size_t fit_words(const char *text, int columns)
{
	size_t len = strlen(text), fits = utf8_fit(text, len, columns), end = fits;

	while (fits < len && end && text[end] != ' ')
		end--;
	return end ? end : fits;
}

/* Cuts the line's last piece so that `more` fits after it. */
void strip_more(struct strip *strip, int limit, const char *more)
{
	struct strip_line *line = strip->count ? &strip->lines[strip->count - 1] : NULL;
	struct strip_piece *last = line && line->count ? &line->pieces[line->count - 1] : NULL;
	int at = limit - utf8_width(more, strlen(more));

	if (!last)
		return;
	last->text[fit_words(last->text, at - 1 - last->column)] = '\0';
	strip_piece(strip, at, STYLE_DIM, more);
}

void strip_widen(struct strip *strip, size_t more)
{
	size_t end = strip->hole + strip->hole_rows;
	struct strip_line last = strip->lines[end - 1];

	strip->lines = mem_grow(strip->lines, &strip->room, strip->count + more, sizeof *strip->lines);
	memmove(strip->lines + end + more, strip->lines + end, (strip->count - end) * sizeof *strip->lines);
	for (size_t i = end; i < end + more; i++) {
		strip->lines[i] = last;
		for (int p = 0; p < last.count; p++)
			strip->lines[i].pieces[p].text = mem_strdup(last.pieces[p].text);
	}
	strip->count += more;
	strip->hole_rows += more;
}

bool strip_item(const struct strip *strip, int item, size_t *first, size_t *end)
{
	for (*first = 0; *first < strip->count && strip->lines[*first].item != item; ++*first)
		;
	for (*end = *first; *end < strip->count && strip->lines[*end].item == item; ++*end)
		;
	return *first < *end;
}

static bool in_hole(const struct strip *strip, size_t line)
{
	return line >= strip->hole && line - strip->hole < strip->hole_rows;
}

/* In a line of the hole what stands before its column is ours. */
static void draw_line(const struct strip *strip, struct canvas *canvas, const struct area *area, int row, size_t at)
{
	const struct strip_line *line = at < strip->count ? &strip->lines[at] : NULL;
	int end = area->column + area->columns;
	int limit = in_hole(strip, at) ? area->column + strip->hole_column : end;
	int column = area->column;

	for (int i = 0; line && i < line->count; i++) {
		const struct strip_piece *piece = &line->pieces[i];

		if (area->column + piece->column > column)
			canvas_pad(canvas, row, column, area->column + piece->column);
		column = canvas_text(canvas, row, area->column + piece->column, end, piece->style, piece->text);
	}
	canvas_pad(canvas, row, column, limit);
}

void strip_draw(const struct strip *strip, struct canvas *canvas, const struct area *area, size_t top)
{
	for (int row = 0; row < area->rows; row++)
		draw_line(strip, canvas, area, area->row + row, top + (size_t)row);
}

size_t strip_scroll(const struct strip *strip, size_t top, size_t rows, size_t first, size_t end)
{
	size_t most = strip->count > rows ? strip->count - rows : 0;

	if (end > top + rows)
		top = end - rows;
	if (first < top)
		top = first;
	return top < most ? top : most;
}
