/*
 * Which row an answer stands in, and in tables which column of an axis.
 *
 * Shape:    the low half is the row's id, which is never reused; 0 is no row.
 *           A column of a table may stand once for each year, or once for each
 *           row of another group (model/form.h); then the high half says which:
 *           the year, or that row's id.  0 in all other columns.
 *           The rows that a form fixes have ids from ROW_FIXED on, in its order.
 */
#ifndef BLANKETT_MODEL_ROW_H
#define BLANKETT_MODEL_ROW_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>

typedef uint64_t row_t;

enum { NO_ROW = 0, ROW_FIXED = 1000000000 };

static inline row_t row_cell(uint32_t row, uint32_t column)
{
	return (row_t)column << 32 | row;
}

static inline uint32_t row_of(row_t cell)
{
	return (uint32_t)cell;
}

static inline uint32_t row_column(row_t cell)
{
	return (uint32_t)(cell >> 32);
}

static inline bool row_is_fixed(row_t cell)
{
	return row_of(cell) >= ROW_FIXED;
}

/* The cell as files name it: "12", or "12/2024" in a column of an axis. */
#define ROW_TEXT 24
void row_text(row_t cell, char out[ROW_TEXT]);
/* False, and `cell` left alone, when the text is no such name. */
bool row_parse(const char *text, row_t *cell);

#endif
