/*
 * The neutral workbook as bytes on a pipe, to the helper program.
 *
 * Shape:    a magic line "blankett-book 1\n", the properties as document/wire.h
 *           has them, then records:
 *               S 1 3 1 2 1 6:Budget   a sheet: landscape, frozen rows and
 *                                      columns, rows of titles (first, how
 *                                      many), its name
 *               w 0 24                 a column and its width
 *               C 4 1 1 1 4 0 1 5:Lokal        a cell: row, column, across,
 *                                      kind, style, worth (num den), its words
 *               C 5 1 1 3 5 9000 100 9:SUM(B4:B5)   or, of a worth, its formula
 *               K 9 0 5:Titel          a chart: row, column, title
 *               c 0 3 1 3 4            its categories: sheet, corners
 *               s 0 4 0 4 0 0 4 1 4 4  a series: range of the name, the values
 *           Within a sheet widths come first, then cells, then charts; the same
 *           book gives the same bytes.
 * Limits:   those of document/wire_parts.h; book_check holds.  A hostile or
 *           torn stream is an error in words, never a crash.
 */
#ifndef BLANKETT_DOCUMENT_WIRE_BOOK_H
#define BLANKETT_DOCUMENT_WIRE_BOOK_H

#include "document/book.h"

void wire_book_write(const struct book *book, struct str *out);

/* `book` is initialised here; after a failure it is empty and holds nothing. */
int wire_book_read(const char *bytes, size_t len, struct book *book, struct err *err);

#endif
