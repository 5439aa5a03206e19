/*
 * A table on the screen from inside: shared by the files that lay it out, draw
 * it and take its keys.
 *
 * Shape:    titles, a rule, the rows that are seen, the line of sums, the line
 *           that adds a row.  The first column stands still while the others
 *           scroll; before each column are two places, for a blank and the sign
 *           of a problem.
 * Fresh:    laid out anew when the page is; what is drawn meanwhile is what a
 *           typed letter can change: the cell itself and what is calculated.
 */
#ifndef BLANKETT_UI_GRID_STATE_H
#define BLANKETT_UI_GRID_STATE_H

#include "wizard/table_view.h"

enum {
	GRID_COLUMNS = 50,     /* a narrower screen shows a row as a page */
	GRID_SEEN = 64,        /* columns seen at once, at most */
	GRID_GAP = 2,          /* before each column */
	GRID_TITLES = 4,       /* rows of titles, at most */
};

struct grid_column {
	size_t index;          /* of the table's columns */
	int x, width;
};

struct grid_screen {
	struct table_view table;
	bool open;
	int field;             /* whose table it is, or was */
	int still_x, still;    /* the first column, and its width */
	bool still_cell;       /* it is a column of the table, not the rows' heads */
	size_t scrolled;       /* columns to the left of what is seen */
	size_t top;            /* the first row seen */
	struct grid_column seen[GRID_SEEN];
	size_t seen_count;
	int titles, rows;      /* rows of titles; rows of the table that are seen */
	bool ruled, totals, adds;
	bool tall;             /* what is written takes more than its cell */
};

#endif
