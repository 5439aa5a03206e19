/*
 * Inside a workbook: what the files that lay it out share.
 *
 * Shape:    a sheet is laid out from the top, `row` is the next free one.  Its
 *           grid says which columns a name of the tables' columns has; the first
 *           column of the sheet is that of labels and has no name.
 * Order:    cells of a row are put from the left.
 */
#ifndef BLANKETT_DOCUMENT_WORKBOOK_PARTS_H
#define BLANKETT_DOCUMENT_WORKBOOK_PARTS_H

#include "document/book.h"
#include "document/formula.h"
#include "model/table.h"

struct grid_column {
	const char *name;
	int start, width; /* in columns of the sheet */
};

/* Where the cells of the chart stand: the line of headers over them, and the first
 * and last row and column. */
struct chart_place {
	bool drawn;
	int header, row, last_row, column, last_column;
};

struct layout_sheet {
	const struct answers *answers;
	const struct form *form;
	const struct sheet *sheet;
	struct book *book;
	int index; /* of the sheet in the book */
	struct formula_cells *cells;
	struct grid_column *grid;
	size_t grid_count, grid_room;
	int width;      /* columns in all, that of labels included */
	char **headers; /* what was last written over each column, or NULL */
	int row;
	int header_row;   /* of the first header */
	int last_header_row;
	int header_count; /* how many were written */
	struct chart_place chart;
};

/* --- workbook_cell.c --- */

/* The sheet itself, lent until the next one is added. */
struct book_sheet *layout_book_sheet(const struct layout_sheet *l);

/* A text as a sheet takes it: on one line, clean, not too long. */
struct book_cell *layout_words(const struct layout_sheet *l, int column, enum book_style style, const char *text);

/* The answer of the field in that row and column of its axis; remembered as the
 * cell that formulas mean by it. */
void layout_answer(const struct layout_sheet *l, int column, enum book_style computed, const struct field *field,
		   row_t row);

/* Tells that the last cell is where an answer is printed. */
void layout_remember(const struct layout_sheet *l, const struct field *field, row_t row);

/* A result of that field's kind; nothing counts as 0. */
struct book_cell *layout_worth(const struct layout_sheet *l, int column, enum book_style style,
			       const struct field *field, struct value value);

/* A cell without an answer as one that a formula can fill: nothing, and blank. */
void layout_nothing(struct book_cell *cell, const struct field *field);

/* Appends what a row of the table is called. */
void layout_row_title(const struct answers *answers, const struct table *table, row_t row, struct str *out);

/* --- workbook_table.c --- */

/* The grid of the sheet, from its tables. */
void layout_grid(struct layout_sheet *l);
void layout_release(struct layout_sheet *l);

/* Makes a column wide enough for the answers of a field and the words of a title. */
void layout_widen(const struct layout_sheet *l, int column, const struct field *field, const char *title);

void layout_table(struct layout_sheet *l, const struct table *table, bool named);

/* Whether the table is one of the form now. */
bool layout_has(const struct layout_sheet *l, int table);

#endif
