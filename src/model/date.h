/*
 * Calendar days.
 *
 * Shape:    days since 1970-01-01 in the Gregorian calendar; years 1900–2199.
 * Reads:    2023-01-01 · 20230101 · 230101 (century 20) · 1/1-2023 · 1/1–2023 ·
 *           1/1 2023 · 1.1.2023 · 1 januari 2023 · den 1 jan 2023, day before
 *           month; Swedish and English month names, also cut to three letters
 *           or more; white space of any kind round and between.
 * Tells:    what was wrong, so that the rule can say it in words.
 * Source:   the subject's rules DATE.FORMAT and DATE.NO_YEAR.
 */
#ifndef BLANKETT_MODEL_DATE_H
#define BLANKETT_MODEL_DATE_H

#include "base/str.h"

#include <stdint.h>

typedef int32_t date_t;

enum date_fault {
	DATE_OK,
	DATE_UNKNOWN,    /* not a date in any form we know */
	DATE_NO_YEAR,    /* 3/6, 16 juni */
	DATE_NO_SUCH_DAY /* 31/2 2023 */
};

enum { DATE_ISO = 11 };

enum date_fault date_parse(const char *text, date_t *out);
date_t date_make(int year, int month, int day);
void date_split(date_t date, int *year, int *month, int *day);
int date_days_in_month(int year, int month);
void date_iso(date_t date, char out[DATE_ISO]);

/* Adds e.g. "6 juli 2022" in the language of the user's interface. */
void date_words(date_t date, struct str *out);

#endif
