/*
 * The neutral document as bytes on a pipe, to and from the helper programs.
 *
 * Shape:    a magic line "blankett-doc 1\n", then records: a kind byte, lengths
 *           as decimal numbers and the bytes; the same document gives the same
 *           bytes.  Read with limits (64 MiB, a million blocks, text valid
 *           UTF-8 without control characters): a hostile or torn stream is an
 *           error in words, never a crash.
 */
#ifndef BLANKETT_DOCUMENT_WIRE_H
#define BLANKETT_DOCUMENT_WIRE_H

#include "document/doc.h"

void wire_write(const struct doc *doc, struct str *out);
int wire_read(const char *bytes, size_t len, struct doc *doc, struct err *err);

#endif
