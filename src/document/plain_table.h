/*
 * A table with a header row as plain text; for document/plain.
 *
 * Shape:    while it is at most PLAIN_TABLE columns wide, a line for the titles
 *           and for each row, cells padded and parted by " | ":
 *               Tjänst       | tjänst i % |     Summa
 *               Samordnare   |      100 % | 1 200 000
 *           else the titles on a line, parted by " | ", a line for each row with
 *           what stands first in it, and below it, two spaces in, one for each
 *           further cell that holds anything:
 *               Tjänst | tjänst i % | Summa
 *               Samordnare
 *                 tjänst i %: 100 %
 *                 Summa: 1 200 000
 *           When no row holds anything, the titles alone stand on a line, parted by
 *           " | ".
 * Takes:    a table of two columns or more that begins with a header row and
 *           has at most one paragraph in each cell; others are no such table.
 */
#ifndef BLANKETT_DOCUMENT_PLAIN_TABLE_H
#define BLANKETT_DOCUMENT_PLAIN_TABLE_H

#include "document/doc.h"

enum { PLAIN_TABLE = 100 };

/* The index of the end of the table that begins at `at`, or 0 when it is not one. */
size_t plain_table_end(const struct doc *doc, size_t at);

/* Appends its lines, the last without its newline; `columns` as said above. */
void plain_table_write(const struct doc *doc, size_t at, int columns, struct str *out);

#endif
