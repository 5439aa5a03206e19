/*
 * A table as it is now: which rows and cells it has, given the answers.
 *
 * Shape:    a row has one cell for each column, and for a column that stands
 *           across an axis one for each of its years or rows.  Cells are
 *           numbered from the left.  A row of `of` may be left out (`when`).
 * Sums:     the last line sums what stands above it, computed cells too; a
 *           column without any answer has no sum.
 */
#ifndef BLANKETT_MODEL_TABLE_H
#define BLANKETT_MODEL_TABLE_H

#include "model/answers.h"

/* How many cells a row has. */
size_t table_width(const struct answers *answers, const struct table *table);

/* The column of a cell, and which of its axis; `index` below the width. */
const struct field *table_cell(const struct answers *answers, const struct table *table, size_t index,
			       uint32_t *column);

/* The number of the cell, or SIZE_MAX when the table has no such. */
size_t table_cell_index(const struct answers *answers, const struct table *table, int field, uint32_t column);

/* Whether rows can be added. */
bool table_takes_rows(const struct form *form, const struct table *table);

/* Whether the row is one of the table's. */
bool table_shows(const struct answers *answers, const struct table *table, row_t row);

/* The rows it shows, in order: ids into `rows` (room for answers_row_count of
 * its group); returns how many. */
size_t table_rows(const struct answers *answers, const struct table *table, row_t *rows);

/* Appends what a row is called in print: by its label, by the title that the table gives it, or
 * as in its group. */
void table_row_title(const struct answers *answers, const struct table *table, row_t row, struct str *out);

/* The text of the line that stands in print before a row of those that table_rows told: where the
 * rows under it begin.  NULL when there is none; lent by the form. */
const char *table_line_before(const struct answers *answers, const struct table *table, const row_t *rows,
			      size_t index);

/* Whether anything in the row is answered; in the table. */
bool table_row_answered(const struct answers *answers, const struct table *table, row_t row);
bool table_answered(const struct answers *answers, const struct table *table);

/* Whether its last line sums the column. */
bool table_sums(const struct table *table, int field);

/* What stands in the last line under a cell. */
struct value table_total(const struct answers *answers, const struct table *table, const struct field *field,
			 uint32_t column);

#endif
