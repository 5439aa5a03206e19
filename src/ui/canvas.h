/*
 * A grid of cells: what the screen should show, as a value.
 *
 * Purpose:  stands between drawing and the terminal.  Everything on the screen
 *           is drawn into a canvas; ui/terminal puts it on a terminal, a test
 *           reads it as text.
 * Calls:    canvas_init(&canvas, 80, 24);
 *           column = canvas_put(&canvas, row, column, limit, STYLE_PLAIN, text, len);
 *           canvas_pad(&canvas, row, column, limit);
 *           canvas_cursor(&canvas, row, column);
 * Shapes:   rows and columns count from 0, widths are cells.  Text is UTF-8 of
 *           one line; a control character is shown as `?`.  A cell holds a
 *           letter and what combines with it; a wide letter takes two cells.
 * Changes:  a cell that gets what it has already is not changed.  Each row
 *           knows the span of cells changed since canvas_settle, so that a
 *           letter typed costs a letter.
 * Limits:   what lies outside the grid is not drawn, half a wide letter neither;
 *           a third combining mark on a letter is not shown, nor are joiners
 *           and variation selectors: joined pictures stand side by side, as
 *           wide as utf8_width counts them.
 * Owner:    canvas_init/canvas_release.
 */
#ifndef BLANKETT_UI_CANVAS_H
#define BLANKETT_UI_CANVAS_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum style {
	STYLE_PLAIN,
	STYLE_BRIGHT,  /* what one's eye should find: headings, the focus mark */
	STYLE_DIM,     /* what may be passed over: numbers, marks, help */
	STYLE_ERROR,   /* never alone: a sign says it too */
	STYLE_WARNING,
	STYLE_HINT,
	STYLE_COUNT
};

enum { CELL_LETTERS = 3 };

struct cell {
	uint32_t letters[CELL_LETTERS]; /* the letter, then what combines with it; 0 ends */
	uint8_t style;                  /* enum style */
	uint8_t width;                  /* 1 or 2; 0: the right half of the cell before */
};

/* Changed cells of a row: [first, end); none when first >= end. */
struct span {
	int first, end;
};

struct canvas {
	int columns, rows;
	struct cell *cells;   /* row by row */
	struct span *changed; /* one per row */
	int cursor_row, cursor_column;
};

void canvas_init(struct canvas *canvas, int columns, int rows);
void canvas_release(struct canvas *canvas);

/* Another size, empty, all of it changed. */
void canvas_resize(struct canvas *canvas, int columns, int rows);

/* Writes text from `column`, at most up to `limit` (not included): what does not
 * fit is cut between two letters.  Returns the column after it. */
int canvas_put(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text,
	       size_t len);

/* The same of a whole C string. */
int canvas_text(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text);

/* The same, cut with an ellipsis when it does not fit. */
int canvas_cut(struct canvas *canvas, int row, int column, int limit, enum style style, const char *text);

/* Blank cells in [column, limit). */
void canvas_pad(struct canvas *canvas, int row, int column, int limit);
void canvas_clear(struct canvas *canvas);

/* Outside the grid: as near as can be. */
void canvas_cursor(struct canvas *canvas, int row, int column);

/* NULL outside the grid. */
const struct cell *canvas_cell(const struct canvas *canvas, int row, int column);

/* The terminal has what stands here: nothing is changed. */
void canvas_settle(struct canvas *canvas);

/* The rows as text, without blanks at their ends; for tests. */
void canvas_dump(const struct canvas *canvas, struct str *out);

#endif
