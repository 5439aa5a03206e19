/*
 * The tables of a Word file: grid, header rows and cell widths.
 *
 * Purpose:  Word wants one grid for a whole table and cells that span so many
 *           columns of it; the document gives every row's own widths.  The
 *           grid is made of all edges that any row has.
 * Shape:    edges in per mille of the table, widths in twips.
 * Nesting:  tables may stand in cells; `depth` tells how far in we are.
 */
#ifndef BLANKETT_OFFICE_DOCX_TABLES_H
#define BLANKETT_OFFICE_DOCX_TABLES_H

#include "document/doc.h"
#include "office/xml.h"

struct docx_table {
	bool edge[DOC_WIDE + 1];
	int width;       /* twips */
	int at;          /* where the next cell begins, per mille */
	int cell_width;  /* twips, of the cell begun last */
	bool header_row;
	bool whole;      /* kept on one page */
	bool kept_row;   /* not parted from the next */
	bool sums_row;
	bool right_cell;
};

struct docx_tables {
	struct docx_table table[DOC_DEPTH / 3 + 1]; /* a table in a cell is 3 deeper */
	int depth;
};

/* Each takes the index of its block in the document; a table that stands in no
 * other also how wide the text of the page is, in twips. */
void docx_table_begin(struct docx_tables *tables, const struct doc *doc, size_t at, int page, struct xml *x);
void docx_table_end(struct docx_tables *tables, struct xml *x);
void docx_row_begin(struct docx_tables *tables, const struct doc *doc, size_t at, struct xml *x);
void docx_cell_begin(struct docx_tables *tables, const struct doc *doc, size_t at, struct xml *x);

/* Whether we stand in a cell of a header row, of a row that is not parted from
 * the next one (which sums it, or the table is a short one), in a cell that is
 * set to the right. */
bool docx_in_header_row(const struct docx_tables *tables);
bool docx_in_kept_row(const struct docx_tables *tables);
bool docx_in_right_cell(const struct docx_tables *tables);

#endif
