/*
 * Expressions of the form as formulas of a workbook.
 *
 * Purpose:  what the wizard calculated stays alive in the workbook: the same
 *           reckoning over the cells where its answers are printed.
 * Names:    an answer that is printed becomes a reference to its cell; one that
 *           is not, but is calculated, is reckoned in its place; anything else
 *           is written as what it is worth now.  So are conditions, and years.
 * Days:     months, and what a period gives of an amount to a year, follow the
 *           cells where its days are printed as days.  Where that makes too long
 *           a formula, they are written as they are now.
 * Proof:    a formula is worked out exactly, as a spreadsheet would with the
 *           cells as they stand (empty is 0), and given only when it comes to
 *           what the wizard came to.  Else the cell keeps the plain result.
 * Money:    the wizard rounds to the öre where it divides or takes a part; so
 *           does the formula.
 * Owner:    formula_cells, by the caller; book and answers are borrowed.
 */
#ifndef BLANKETT_DOCUMENT_FORMULA_H
#define BLANKETT_DOCUMENT_FORMULA_H

#include "document/book.h"
#include "model/answers.h"

/* An answer, and the cell it is printed in. */
struct formula_cell {
	int field;
	row_t row;
	int sheet;
	size_t cell; /* index among those of its sheet */
};

struct formula_cells {
	const struct answers *answers;
	const struct book *book;
	struct formula_cell *items;
	size_t count, room;
};

void formula_cells_release(struct formula_cells *cells);

/* Tells where an answer is printed; of several places a formula means the first
 * of its own sheet, else the first of all. */
void formula_cells_add(struct formula_cells *cells, struct formula_cell cell);

/* When all are told, before the first formula. */
void formula_cells_sort(struct formula_cells *cells);

/* Where an answer is printed, the first place told; NULL when it is not. */
const struct formula_cell *formula_cell_of(const struct formula_cells *cells, int field, row_t row);

/* The same, but the first of the sheet goes before those of others. */
const struct formula_cell *formula_cell_from(const struct formula_cells *cells, int sheet, int field, row_t row);

/* Appends a reference to that cell, from a sheet. */
void formula_refer(const struct formula_cells *cells, const struct formula_cell *cell, int sheet, struct str *out);

/* What a cell is worth to a spreadsheet, nothing being 0; false when it holds words. */
bool formula_cell_worth(const struct book_cell *cell, struct number *worth);

/* Appends the formula of a calculated cell, by its own expression; false, and
 * nothing, when it is to keep the plain result. */
bool formula_write(const struct formula_cells *cells, const struct formula_cell *of, const struct expr *expr,
		   struct str *out);

#endif
