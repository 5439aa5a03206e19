/*
 * The table that the writer is in as text, with what is drawn beside it.
 *
 * Purpose:  for whoever sees no grid: the line mode, and reading it as a whole.
 * Shape:    titles, rows and sums as in plain text (document/plain_table.h), as
 *           wide as the terminal; then, where the form wants it, a bar for each
 *           row and each year (`bar`), or a line for each phase over its months
 *           (`timeline`).  Bars are of letters, with the amount beside.
 * Columns:  of the terminal; 0: as wide as it gets.
 */
#ifndef BLANKETT_APP_TABLE_TEXT_H
#define BLANKETT_APP_TABLE_TEXT_H

#include "wizard/table_view.h"

/* The whole; and the drawing alone, "" when the table has none. */
void table_text(const struct table_view *view, int columns, struct str *out);
void table_drawing(const struct table_view *view, int columns, struct str *out);

#endif
