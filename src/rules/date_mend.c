#include "rules/date_mend.h"

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

static bool real_day(int year, int month, int day, date_t *out)
{
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > date_days_in_month(year, month))
		return false;
	*out = date_make(year, month, day);
	return true;
}

/* One date in other signs: 2027/01/15, 27-01-15, 15/1-27, 15.1.27. */
static bool parses_loosely(const char *text, date_t *out)
{
	char sign, rest;
	int a, b, c;

	if (parses(text, out))
		return true;
	if (sscanf(text, "%4d%c%2d%*[-/.]%2d%c", &a, &sign, &b, &c, &rest) != 4 || !strchr("-/.", sign))
		return false;
	if (a > 99)
		return real_day(a, b, c, out);
	return sign == '-' ? real_day(2000 + a, b, c, out) : c <= 99 && real_day(2000 + c, b, a, out);
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

/* 29 februari 2027, 31 april 2027: the last day that the month has. */
static bool last_of_named_month(const char *text, date_t *out)
{
	const char *rest;
	size_t before = strcspn(text, "0123456789");
	int day;
	bool found = false;

	if (strlen(text) > LONGEST || sscanf(text + before, "%2d", &day) != 1 || day < 29 || day > 31)
		return false;
	rest = text + before + 2;
	if (*rest != ' ' || strchr("0123456789", rest[1]))
		return false;
	while (!found && --day >= 28) {
		struct str whole = STR_EMPTY;

		str_addf(&whole, "%.*s%d%s", (int)before, text, day, rest);
		found = parses(whole.data, out);
		str_release(&whole);
	}
	return found;
}

bool date_nearest(const char *text, date_t *out)
{
	int year, month, day;

	if (!year_month_day(text, &year, &month, &day))
		return last_of_named_month(text, out);
	if (year < 1900 || year > 2199 || day < 1 || month < 1)
		return false;
	if (month > 12 && day <= 12 && month <= date_days_in_month(year, day))
		return *out = date_make(year, day, month), true;
	if (month > 12 || day > 31 || day <= date_days_in_month(year, month))
		return false;
	return *out = date_make(year, month, date_days_in_month(year, month)), true;
}
