#include "model/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_DIGITS = 10, ROW_LAST = 2000000000 };

void row_text(row_t cell, char out[ROW_TEXT])
{
	if (row_column(cell))
		snprintf(out, ROW_TEXT, "%" PRIu32 "/%" PRIu32, row_of(cell), row_column(cell));
	else
		snprintf(out, ROW_TEXT, "%" PRIu32, row_of(cell));
}

static const char *parse_half(const char *text, uint32_t *half)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long long number = digits && digits <= ROW_DIGITS ? strtoull(text, NULL, 10) : ROW_LAST + 1ull;

	*half = (uint32_t)number;
	return number <= ROW_LAST ? text + digits : NULL;
}

bool row_parse(const char *text, row_t *cell)
{
	uint32_t row, column = 0;
	const char *end = parse_half(text, &row);

	if (end && *end == '/') {
		end = parse_half(end + 1, &column);
		if (!column)
			return false;
	}
	if (!end || *end)
		return false;
	*cell = row_cell(row, column);
	return true;
}
