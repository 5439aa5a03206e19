#include "rules/date_mend.h"

#include <stdint.h>

enum { LONGEST = 80, YEARS_TRIED = 9 };

static bool parses(const char *text, date_t *out)
{
	return date_parse(text, out) == DATE_OK;
}

/* 29 February has a year only now and then: hence more than one is tried. */
static bool day_of_year(const char *text, int year, date_t *out)
{
	static const char *const between[] = { "-", " " };
	struct str whole = STR_EMPTY;
	bool found = false;

	for (size_t i = 0; i < 2 && !found; i++) {
		str_clear(&whole);
		str_addf(&whole, "%s%s%d", text, between[i], year);
		found = parses(whole.data, out);
	}
	str_release(&whole);
	return found;
}

bool date_with_year(const char *text, date_t from, bool before, date_t *out)
{
	int year, month, day;
	date_t date;

	if (strlen(text) > LONGEST)
		return false;
	date_split(from, &year, &month, &day);
	for (int i = 0; i < YEARS_TRIED; i++) {
		if (day_of_year(text, before ? year - i : year + i, &date) && (before ? date <= from : date >= from))
			return *out = date, true;
	}
	return false;
}

bool date_of_month(const char *text, bool last, date_t *out)
{
	struct str whole = STR_EMPTY;
	int year, month, day;
	bool found;

	if (strlen(text) > LONGEST)
		return false;
	str_addf(&whole, "1 %s", text);
	found = parses(whole.data, out);
	if (!found) {
		str_clear(&whole);
		str_addf(&whole, "%s-01", text);
		found = strlen(text) == 7 && parses(whole.data, out);
	}
	str_release(&whole);
	if (!found)
		return false;
	date_split(*out, &year, &month, &day);
	if (last)
		*out = date_make(year, month, date_days_in_month(year, month));
	return day == 1;
}

/* One date in other signs: slashes or full stops in an ISO date, years of two
 * digits after a month. */
static bool parses_loosely(const char *text, date_t *out)
{
	int a, b, c;
	char rest;

	if (parses(text, out))
		return true;
	if (sscanf(text, "%4d%*[-/.]%2d%*[-/.]%2d%c", &a, &b, &c, &rest) != 3)
		return false;
	if (c <= 99 && a >= 1 && a <= 31 && b >= 1 && b <= 12 && a <= date_days_in_month(2000 + c, b))
		return *out = date_make(2000 + c, b, a), true;
	if (a < 1900 || a > 2199 || b < 1 || b > 12 || c < 1 || c > date_days_in_month(a, b))
		return false;
	return *out = date_make(a, b, c), true;
}

/* Tries every run of words, the longest first; two different dates are none. */
bool date_inside(const char *text, date_t *out)
{
	size_t starts[16], ends[16], words = 0, len = strlen(text);

	if (len > LONGEST)
		return false;
	for (size_t at = strspn(text, " "); at < len && words < 16; at += strspn(text + at, " ")) {
		starts[words] = at;
		at += strcspn(text + at, " ");
		ends[words++] = at;
	}
	for (size_t run = words; run > 0; run--) {
		size_t hits = 0;

		for (size_t i = 0; i + run <= words; i++) {
			struct str part = STR_EMPTY;

			str_add_bytes(&part, text + starts[i], ends[i + run - 1] - starts[i]);
			while (part.len && strchr(".,;:", part.data[part.len - 1]))
				str_cut(&part, part.len - 1);
			hits += parses_loosely(part.data, out);
			str_release(&part);
		}
		if (hits)
			return hits == 1;
	}
	return false;
}

static bool year_month_day(const char *text, int *year, int *month, int *day)
{
	char rest;

	if (sscanf(text, "%4d%*[-/.]%2d%*[-/.]%2d%c", year, month, day, &rest) == 3 && *year >= 1900)
		return true;
	if (sscanf(text, "%2d%*[/.]%2d%*[-/. ]%4d%c", day, month, year, &rest) == 3 && *year >= 1900)
		return true;
	return strlen(text) == 8 && sscanf(text, "%4d%2d%2d%c", year, month, day, &rest) == 3;
}

bool date_nearest(const char *text, date_t *out)
{
	int year, month, day;

	if (!year_month_day(text, &year, &month, &day) || year < 1900 || year > 2199 || day < 1 || month < 1)
		return false;
	if (month > 12 && day <= 12 && month <= date_days_in_month(year, day))
		return *out = date_make(year, day, month), true;
	if (month > 12 || day > 31 || day <= date_days_in_month(year, month))
		return false;
	return *out = date_make(year, month, date_days_in_month(year, month)), true;
}
