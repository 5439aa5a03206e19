/*
 * A strip: styled lines one below the other, longer than the screen perhaps.
 *
 * Purpose:  what a state shows is first laid out as a strip, then the part of it
 *           that fits is drawn; moving about in a list only moves a mark.
 * Shapes:   a line has a few pieces of text, each at a column; it belongs to an
 *           item (a row of a list, a field of a page) or to none (-1).  A hole
 *           is lines that somebody else draws: the text that is edited.
 * Calls:    strip_clear(&strip);
 *           strip_text(&strip, item, column, limit, STYLE_PLAIN, text);
 *           strip_draw(&strip, &canvas, &area, top);
 * Owner:    STRIP_EMPTY/strip_release; texts are copied.
 */
#ifndef BLANKETT_UI_STRIP_H
#define BLANKETT_UI_STRIP_H

#include "ui/canvas.h"

enum { STRIP_PIECES = 4 };

struct strip_piece {
	int column;
	enum style style;
	char *text;
};

struct strip_line {
	int item;
	struct strip_piece pieces[STRIP_PIECES];
	int count;
};

struct strip {
	struct strip_line *lines;
	size_t count, room;
	size_t hole, hole_rows; /* hole_rows 0: none */
	int hole_column;
};

#define STRIP_EMPTY { NULL, 0, 0, 0, 0, 0 }

/* A part of the canvas. */
struct area {
	int row, column, rows, columns;
};

void strip_release(struct strip *strip);
void strip_clear(struct strip *strip);

/* A new empty line. */
void strip_line(struct strip *strip, int item);

/* Puts a piece on the last line; a fifth one is not put. */
void strip_piece(struct strip *strip, int column, enum style style, const char *text);

/* The text from the last line's column on, wrapped at words before `limit`;
 * what does not fit begins a new line there. */
void strip_rest(struct strip *strip, int item, int column, int limit, enum style style, const char *text);

/* The same on new lines of its own; nothing for an empty text. */
void strip_text(struct strip *strip, int item, int column, int limit, enum style style, const char *text);

/* A piece before all others of a line. */
void strip_mark(struct strip *strip, size_t line, int column, const char *text);

/* The last line goes; `more` is put at the right end of the last one that stays. */
void strip_drop(struct strip *strip);
void strip_more(struct strip *strip, int limit, const char *more);

/* The hole gets so many more lines, as its last one is. */
void strip_widen(struct strip *strip, size_t more);

/* Lines for somebody else, from the next one on. */
void strip_hole(struct strip *strip, int item, int column, size_t rows);

/* The lines of an item, [*first, *end); false when it has none. */
bool strip_item(const struct strip *strip, int item, size_t *first, size_t *end);

/* Draws lines from `top` on, all of the area but the hole. */
void strip_draw(const struct strip *strip, struct canvas *canvas, const struct area *area, size_t top);

/* How many rows the text takes, wrapped in so many columns. */
size_t strip_rows(const char *text, int columns);

/* The nearest top to `top` that shows lines [first, end), their beginning first. */
size_t strip_scroll(const struct strip *strip, size_t top, size_t rows, size_t first, size_t end);

#endif
