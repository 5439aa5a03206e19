/*
 * A chart of an Excel file.
 *
 * Shows:    before anybody has computed anew, the numbers and the results that
 *           stand in the cells; a cell without a number is a gap.  Where nothing
 *           is below 0 the axis begins there, so that pillars can be compared.
 * Returns:  what went wrong, in the library's words.
 */
#ifndef BLANKETT_OFFICE_XLSX_CHART_H
#define BLANKETT_OFFICE_XLSX_CHART_H

#include "document/book.h"

#include <xlsxwriter.h>

lxw_error xlsx_chart(lxw_workbook *workbook, lxw_worksheet *sheet, const struct book *book,
		     const struct book_chart *from);

/* What a cell is worth to Excel (xlsx.c). */
double xlsx_worth(const struct book_cell *cell);

#endif
