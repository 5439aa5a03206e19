/*
 * SHA-256 as text: what a locked text, a form or a set of answers was.
 *
 * Shape:    64 lower-case hexadecimal digits and a NUL.
 * Source:   FIPS 180-4, carried out by libmd.
 */
#ifndef BLANKETT_BASE_DIGEST_H
#define BLANKETT_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT = 65 };

void digest_of(const char *bytes, size_t len, char out[DIGEST_TEXT]);

#endif
