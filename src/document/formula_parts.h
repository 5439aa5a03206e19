/*
 * Inside a formula: what its two files share.
 *
 * Shape:    a part is the text of a piece of a formula, how tightly it binds,
 *           and what it is worth to a spreadsheet: kronor, days as a spreadsheet
 *           counts them, a percentage as its hundredth.  A part that refers to
 *           no cell is not alive.
 * Returns:  false when there is no such formula; the part holds nothing then.
 */
#ifndef BLANKETT_DOCUMENT_FORMULA_PARTS_H
#define BLANKETT_DOCUMENT_FORMULA_PARTS_H

#include "document/formula.h"
#include "model/expr_node.h"

/* Days of a spreadsheet begin in 1900; this is the first of 1970. */
enum { FORMULA_EPOCH = 25569, FORMULA_DEPTH = 16 };

enum formula_binds { BINDS_SUM, BINDS_PRODUCT, BINDS_ALONE };

struct formula_part {
	struct str text;
	struct number worth;
	enum formula_binds binds;
	bool live;
};

/* Where an expression stands. */
struct formula_place {
	const struct formula_cells *cells;
	int sheet;
	struct expr_scope scope;
	row_t row; /* and which column of the axis */
	struct arena *scratch;
	int depth; /* of reckonings within reckonings */
};

/* --- formula.c --- */

bool formula_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);

/* What the node is worth now, as a number. */
bool formula_constant(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);

/* The reckoning of a calculated answer that is printed nowhere; else what it is worth. */
bool formula_unprinted(const struct formula_place *at, const struct field *field, row_t row,
		       struct formula_part *part);

/* --- formula_cells.c --- */

/* NULL when it is not printed. */
const struct formula_cell *formula_cell_of(const struct formula_cells *cells, int field, row_t row);

static inline const struct book_cell *formula_book_cell(const struct formula_cells *cells,
							const struct formula_cell *cell)
{
	return &cells->book->sheets[cell->sheet].cells[cell->cell];
}

/* --- formula_rows.c --- */

/* sum, min and max over a column. */
bool formula_over_column(const struct formula_place *at, const struct expr_node *node, const char *name,
			 struct formula_part *part);

#endif
