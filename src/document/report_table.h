/*
 * A table in the document; for the files of the report.
 *
 * Shape:    the sub-heading of the field's `print`, its label in a paragraph,
 *           then a grid (document/report_grid.h): titles, rows, the line of sums.
 * Rows:     those that the form fixes, and others as soon as anything stands in
 *           them: of its own what was answered, of a group's rows (`of`) what was
 *           answered or calculated in this table.  Rows that the form fixes under
 *           a text of its own (`under`) stand below a line with that text.
 * Columns:  all that are printed; one that stands across an axis only when it has
 *           something in it, or is calculated.  A row of `of` begins with what it
 *           is called, and what such a row is (“Owner”) is that column's title.
 *           What is drawn beside a table on a screen is not drawn here.
 * Cells:    days as 2027-01-31, amounts without their currency: what the form
 *           has in its labels tells it.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_TABLE_H
#define BLANKETT_DOCUMENT_REPORT_TABLE_H

#include "document/report_answer.h"

/* Under its own heading; nothing when it is hidden or printed elsewhere. */
void report_table(const struct report *report, const struct field *field);

/* Under another heading, when anything in it was answered. */
void report_guest_table(const struct report *report, const struct field *field, const struct print *print);

/* Whether the table stands whole on a page where so many characters have room. */
bool report_table_fits(const struct report *report, const struct field *field, int room);

#endif
