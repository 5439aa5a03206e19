/*
 * Inside a formula: what its files share.
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
	bool settled; /* days are written as they are now, wherever they are printed */
};

/* --- formula.c --- */

bool formula_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);

/* What the node is worth now, as a number. */
bool formula_constant(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);

/* The reckoning of a calculated answer that is printed nowhere; else what it is worth. */
bool formula_unprinted(const struct formula_place *at, const struct field *field, row_t row,
		       struct formula_part *part);

/* Appends a part, in brackets when it binds less than it must there. */
void formula_add_part(struct str *out, const struct formula_part *part, enum formula_binds least);

/* "12.5", or "1/3". */
bool formula_number(struct number number, struct formula_part *part);

/* "ROUND(…,2)" */
bool formula_round(struct formula_part *part, int decimals);

/* Spreadsheets know fifteen digits. */
static inline bool formula_has_digits(struct number number)
{
	static const int64_t most = 999999999999999;

	return number.num <= most && number.num >= -most && number.den <= most;
}

/* --- formula_cells.c --- */

static inline const struct book_cell *formula_book_cell(const struct formula_cells *cells,
							const struct formula_cell *cell)
{
	return &cells->book->sheets[cell->sheet].cells[cell->cell];
}

/* --- formula_rows.c --- */

/* sum, min and max over a column. */
bool formula_over_column(const struct formula_place *at, const struct expr_node *node, const char *name,
			 struct formula_part *part);

/* --- formula_months.c --- */

bool formula_months(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);
bool formula_split(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);

/* year, month and day: `name` as a spreadsheet calls it. */
bool formula_of_day(const struct formula_place *at, const struct expr_node *node, const char *name,
		    struct formula_part *part);

#endif
