/*
 * The neutral document as a Word file.
 *
 * Purpose:  typesets what stands in the document, in its order, and decides
 *           nothing else: real heading styles, lists that number themselves,
 *           tables whose header rows repeat, locked parts in locked content
 *           controls, page numbers, the draft mark on every page.
 * Bytes:    the same document gives the same bytes, in any time zone.
 * Takes:    a document that doc_check lets through.
 * Errors:   a character XML cannot hold; no memory for the zip.
 * Source:   ECMA-376 part 1 (WordprocessingML), transitional.
 */
#ifndef BLANKETT_OFFICE_DOCX_H
#define BLANKETT_OFFICE_DOCX_H

#include "base/err.h"
#include "base/str.h"
#include "document/doc.h"

/* Appends the file's bytes to out. */
int docx_write(const struct doc *doc, struct str *out, struct err *err);

#endif
