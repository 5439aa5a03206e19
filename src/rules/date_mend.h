/*
 * What date was meant by a text that is none.
 *
 * Purpose:  the rules about dates offer it as a mend.
 * Shape:    UTF-8 as typed, trimmed.  Each call answers false when it cannot
 *           tell; nothing is guessed that the text does not bear out.
 */
#ifndef BLANKETT_RULES_DATE_MEND_H
#define BLANKETT_RULES_DATE_MEND_H

#include "model/date.h"

#include <stdbool.h>

/* "3/6" with a year: the first such day from `from` on; with `before`, the last
 * up to it. */
bool date_with_year(const char *text, date_t from, bool before, date_t *out);

/* "juni 2027", "2027-06": the first day of the month, or the last. */
bool date_of_month(const char *text, bool last, date_t *out);

/* "from 2027-01-01 (prel.)", "2027/01/15", "15/1-27": the one date in it. */
bool date_inside(const char *text, date_t *out);

/* "2027-02-31", "29 februari 2027": the last day of that month; "2027-15-01": day and month
 * exchanged. */
bool date_nearest(const char *text, date_t *out);

#endif
