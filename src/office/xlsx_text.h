/*
 * Texts as an Excel file wants them.
 *
 * Purpose:  the places where a text could mean something else than itself: an
 *           escape in a cell, the name of a sheet in a formula, a command in a
 *           header or footer.
 * Owner:    everything is appended to the caller's string.
 * Source:   ECMA-376 part 1: ST_Xstring, headerFooter, formulas.
 */
#ifndef BLANKETT_OFFICE_XLSX_TEXT_H
#define BLANKETT_OFFICE_XLSX_TEXT_H

#include "base/str.h"
#include "document/book.h"

/* The text of a cell: _x0041_ would be the letter A. */
void xlsx_add_text(struct str *out, const char *text);

/* The book's formula with its sign of equality; "#1!B3" by the name of that sheet. */
void xlsx_add_formula(struct str *out, const struct book *book, const char *formula);

/* A part of a header or footer, where & begins a command; they take 255
 * characters in all, so what is too long is cut. */
void xlsx_add_to_frame(struct str *out, const char *text);

#endif
