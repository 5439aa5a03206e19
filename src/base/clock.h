/*
 * The time, read in one place so that it can be set.
 *
 * Purpose:  same answers, same bytes: when SOURCE_DATE_EPOCH is set the clock
 *           stands still there, in tests and in reproducible documents.
 * Shapes:   seconds since 1970-01-01 UTC; days since 1970-01-01 in local time.
 * Source:   reproducible-builds.org, SOURCE_DATE_EPOCH.
 */
#ifndef BLANKETT_BASE_CLOCK_H
#define BLANKETT_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_STAMP = 21, CLOCK_MINUTE = 17 };

int64_t clock_now(void);

/* Whether the clock stands still, and where. */
bool clock_is_set(int64_t *seconds);

/* "2026-11-22T03:39:40Z". */
void clock_stamp(int64_t seconds, char out[CLOCK_STAMP]);

/* Reads what clock_stamp writes; false when the text is something else. */
bool clock_read_stamp(const char *text, int64_t *seconds);

/* The same instant as a clock on the wall shows it, "2026-11-22 04:39"; the
 * buffer may be a longer one. */
void clock_local_minute(int64_t seconds, char out[CLOCK_MINUTE]);

/* The local calendar day of an instant, in days since 1970-01-01. */
int32_t clock_local_day(int64_t seconds);

#endif
