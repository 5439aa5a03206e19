/*
 * Between the terminal's own characters and the program's UTF-8.
 *
 * Purpose:  inside the program all text is UTF-8.  A terminal may speak
 *           ISO-8859-1, or say nothing at all (LC_ALL=C), and å ä ö must come
 *           through all the same.
 * Decides:  charset_of_environment reads LC_ALL, LC_CTYPE, LANG (before
 *           i18n_start moves the locale): the part after the dot, whether or
 *           not that locale is installed; plain "C" or nothing is UTF-8, and
 *           then bytes that are no UTF-8 are read as Latin-1.
 * Out:      a letter the terminal lacks is shown by a substitute (a without
 *           the ring, - for a dash, ? at last); it is never stored so.
 * Owner:    a value; nothing to release.
 */
#ifndef BLANKETT_BASE_CHARSET_H
#define BLANKETT_BASE_CHARSET_H

#include "base/str.h"

#include <stdbool.h>

enum charset { CHARSET_UTF8, CHARSET_LATIN1, CHARSET_LATIN9, CHARSET_ASCII };

enum charset charset_of_environment(void);

/* Appends the terminal's bytes as UTF-8.  A chunk must end between characters:
 * a torn one is read as Latin-1. */
void charset_decode(enum charset charset, const char *bytes, size_t len, struct str *out);

/* How many bytes at the end are the beginning of a character whose rest may
 * come with the next chunk: 0 to 3. */
size_t charset_torn(enum charset charset, const char *bytes, size_t len);

/* Appends UTF-8 as the terminal's bytes.  A substitute may be wider than the
 * character (… is three full stops). */
void charset_encode(enum charset charset, const char *text, size_t len, struct str *out);

/* Whether every letter of the text can be shown as it is. */
bool charset_can_show(enum charset charset, const char *text, size_t len);

#endif
