/*
 * The neutral document as plain text.
 *
 * Purpose:  the .txt beside the Word file, and the preview: same content and
 *           order.  Each heading stands unbroken on a line of its own,
 *           paragraphs are not hard-wrapped, blank lines between blocks.
 * Shape:    UTF-8, LF, no BOM, one newline at the end.
 */
#ifndef BLANKETT_DOCUMENT_PLAIN_H
#define BLANKETT_DOCUMENT_PLAIN_H

#include "document/doc.h"

void plain_write(const struct doc *doc, struct str *out);

#endif
