/*
 * The neutral document as plain text.
 *
 * Purpose:  the .txt beside the Word file, and the preview: same content and
 *           order.  Each heading stands unbroken on a line of its own,
 *           paragraphs are not hard-wrapped, blank lines between blocks.
 * Marks:    those that are typed and read back: "- " and "1. " start an item, two
 *           spaces continue it, "# " a sub-heading (but not in a locked part:
 *           that stands to the letter).  A table row whose cells hold a line
 *           each is one line, the cells parted by " | ", or by a space after a
 *           label that ends in a colon; other cells follow one another.
 * Tables:   see document/plain_table.h.
 * Shape:    UTF-8, LF, no BOM, one newline at the end.
 */
#ifndef BLANKETT_DOCUMENT_PLAIN_H
#define BLANKETT_DOCUMENT_PLAIN_H

#include "document/doc.h"

void plain_write(const struct doc *doc, struct str *out);

/* Offsets where the lines begin that are headings, in order; free(at). */
struct plain_headings {
	size_t *at;
	size_t count, room;
};

/* The same to be read on a screen of so many columns (0: any), which shows in its own way
 * what a heading is: sub-headings have no mark.  NULL: they have. */
void plain_read(const struct doc *doc, int columns, struct str *out, struct plain_headings *headings);

#endif
