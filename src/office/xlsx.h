/*
 * The neutral workbook as an Excel file.
 *
 * Purpose:  typesets what stands in the book and decides nothing else: A4, one
 *           page wide, title rows on every page, the draft mark at the top,
 *           page numbers, coloured cells to fill in, formulas with their
 *           results, charts.  The only user of libxlsxwriter.
 * Text:     is always written as a string, never looked at: what begins with
 *           = + - or @ stays text.  Formulas are those of the book, whose
 *           coordinates book_check has seen.
 * Bytes:    the same book gives the same bytes, in any time zone.
 * Disk:     libxlsxwriter puts its parts together in temporary files.  They lie
 *           in a folder of their own, 0700, under TMPDIR (/tmp when unset), are
 *           unlinked as soon as they are open, and the folder is taken away;
 *           the file itself is made in memory.
 * Takes:    a book that book_check lets through.
 * Errors:   a sentence when the folder cannot be made or the file not be put
 *           together.  While the library works nothing reaches standard error.
 * Source:   libxlsxwriter 1.1.4; ECMA-376 part 1 (SpreadsheetML).
 */
#ifndef BLANKETT_OFFICE_XLSX_H
#define BLANKETT_OFFICE_XLSX_H

#include "base/err.h"
#include "base/str.h"
#include "document/book.h"

/* Appends the file's bytes to out. */
int xlsx_write(const struct book *book, struct str *out, struct err *err);

#endif
