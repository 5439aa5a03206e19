/*
 * The neutral document as bytes on a pipe, to and from the helper programs.
 *
 * Shape:    a magic line "blankett-doc 1\n", then records, each on a line:
 *               t 6:Titeln          a property: letter, bytes, the text
 *               c 1795305600        when it was made
 *               P 0 0 2             a block: letter, level, number, its runs
 *               r 1 4:fett          a run: style, bytes, the text
 *               .                   the end; nothing follows
 *           Properties come first, each once, in the order of the table in
 *           wire.c: the same document gives the same bytes.
 * Limits:   64 MiB, a million blocks, a million runs; text is valid UTF-8
 *           without control characters, tabs and newlines; doc_check holds.
 *           A hostile or torn stream is an error in words, never a crash.
 */
#ifndef BLANKETT_DOCUMENT_WIRE_H
#define BLANKETT_DOCUMENT_WIRE_H

#include "document/doc.h"

void wire_write(const struct doc *doc, struct str *out);

/* `doc` is initialised here; after a failure it is empty and holds nothing. */
int wire_read(const char *bytes, size_t len, struct doc *doc, struct err *err);

#endif
