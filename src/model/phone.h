/*
 * Swedish telephone numbers.
 *
 * Purpose:  reads them as people write them and gives them one look: area code,
 *           hyphen, digits in groups from the right (08-550 123 45,
 *           0435-284 30); of another country "+47 22 12 34 56" as it was
 *           written, its spaces evened out.
 * Reads:    spaces, hyphens, slashes, brackets and full stops anywhere;
 *           "+46 (0)8 …" and "0046 …" are Swedish.
 * Source:   the national numbering plan: 08 and the area codes of three and
 *           four digits, mobile and service numbers 010, 020, 07x, 077x.
 */
#ifndef BLANKETT_MODEL_PHONE_H
#define BLANKETT_MODEL_PHONE_H

#include "base/str.h"

#include <stdbool.h>

/* Appends the number in its usual look; false when the text is no number. */
bool phone_parse(const char *text, struct str *out);

#endif
