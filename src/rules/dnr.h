/*
 * Reference numbers (diarienummer): what one looks like.
 *
 * Purpose:  read liberally, since every authority has its own syntax; write in
 *           one way what is only a year and a number: "Dnr 2021:11".
 * Reads:    2021:11 · dnr 2021/11 · Diarienr: 2021-11; others (KSN-2021-03413,
 *           2015/97-IFN-702, 2011:29 / 1) are left alone.
 */
#ifndef BLANKETT_RULES_DNR_H
#define BLANKETT_RULES_DNR_H

#include "base/str.h"

#include <stdbool.h>

enum { DNR_FIRST_YEAR = 2004 };

enum dnr_shape {
	DNR_PLAIN,        /* year and number; `plain` gets "Dnr 2021:11" */
	DNR_STRANGE_YEAR, /* the same, of a year before 2004 or after this one */
	DNR_NO_NUMBER,    /* no digit in it */
	DNR_OTHER
};

enum dnr_shape dnr_read(const char *text, int this_year, struct str *plain);

/* Appends the text without a reference number that stands in it; false (nothing
 * appended) when there is none. */
bool dnr_take_out(const char *text, int this_year, struct str *out);

#endif
