/*
 * The table that the writer is in, for a driver that draws it as a grid.
 *
 * Purpose:  tells its shape; what stands in a cell is asked for one by one, so
 *           that only what is seen is worked out.
 * Calls:    if (table_view_open(&table, machine)) {
 *                   table_view_cell(&table, row, column, &cell); …
 *                   table_view_release(&table); }
 * Shape:    rows and columns count from 0.  Columns are those that are asked or
 *           printed; what only helps to calculate is not seen.  Where the rows
 *           are those of another group they have a head: whose row it is.
 * Owner:    table_view_release; a cell's text is cleared at each call.
 *           Good until a row comes or goes, or an axis changes.
 */
#ifndef BLANKETT_WIZARD_TABLE_VIEW_H
#define BLANKETT_WIZARD_TABLE_VIEW_H

#include "model/table.h"
#include "wizard/machine.h"

struct table_column {
	const struct field *field;
	uint32_t column;  /* which of its axis, or 0 */
	size_t index;     /* the number of the cell in its row (model/table.h) */
};

struct table_view {
	const struct application *app;
	const struct table *table;
	const struct group *group;
	date_t today;
	row_t *rows;
	size_t row_count;
	struct table_column *columns;
	size_t column_count;
	bool headed;      /* rows have a head */
	bool takes_rows;
	size_t row, column; /* of the focus; SIZE_MAX: on the table itself */
	const char **signs; /* of the cells looked at, row by row; NULL: not yet */
};

struct table_cell {
	struct str shown;
	bool asked;  /* the writer answers it */
	bool given;  /* and has */
};

/* False where the writer is in no table. */
bool table_view_open(struct table_view *view, const struct machine *machine);
void table_view_release(struct table_view *view);

/* Appends what a column or a row is called. */
void table_view_title(const struct table_view *view, size_t column, struct str *out);
void table_view_row(const struct table_view *view, size_t row, struct str *out);

/* Whether a column is read from the right: numbers and money. */
bool table_view_is_right(const struct table_view *view, size_t column);

/* Whether a pasted text fills cells, and does not go into one. */
bool table_view_is_block(const char *text); /* cell.c */

bool table_view_asked(const struct table_view *view, size_t row, size_t column);

/* What stands in a cell; `shown` is STR_EMPTY at first, and the caller's. */
void table_view_cell(const struct table_view *view, size_t row, size_t column, struct table_cell *cell);

/* What a cell is worth, and what the line of sums is under a column. */
struct value table_view_worth(const struct table_view *view, size_t row, size_t column);
struct value table_view_sum(const struct table_view *view, size_t column);

/* The sign of the gravest problem in an answer that was given, or "": as it was when
 * first asked for, for what one types may change it in other rows and wait there for
 * a pause, as what is told in words does. */
const char *table_view_sign(const struct table_view *view, size_t row, size_t column);

/* Appends the sum under a column; nothing where there is none. */
void table_view_total(const struct table_view *view, size_t column, struct str *out);

/* Appends what the line of sums is called; false: the table has none. */
bool table_view_totals(const struct table_view *view, struct str *out);

#endif
