#include "base/clock.h"

/* Days from 1970-01-01 to a day of the proleptic Gregorian calendar. */
static int32_t day_number(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The last of the year 9999: no later one can be written as a stamp. */
static const long long LAST_SECOND = 253402300799;

bool clock_is_set(int64_t *seconds)
{
	const char *set = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long at;

	if (!set || !*set)
		return false;
	at = strtoll(set, &end, 10);
	if (*end || at < 0 || at > LAST_SECOND)
		return false;
	*seconds = at;
	return true;
}

int64_t clock_now(void)
{
	int64_t seconds;

	return clock_is_set(&seconds) ? seconds : (int64_t)time(NULL);
}

void clock_stamp(int64_t seconds, char out[CLOCK_STAMP])
{
	time_t when = (time_t)seconds;
	struct tm tm;

	if (!gmtime_r(&when, &tm) || tm.tm_year > 8099 ||
	    !strftime(out, CLOCK_STAMP, "%Y-%m-%dT%H:%M:%SZ", &tm))
		out[0] = '\0';
}

bool clock_read_stamp(const char *text, int64_t *seconds)
{
	struct tm tm = { 0 };
	const char *end = strptime(text, "%Y-%m-%dT%H:%M:%SZ", &tm);

	if (!end || *end)
		return false;
	*seconds = (int64_t)timegm(&tm);
	return true;
}

void clock_local_minute(int64_t seconds, char out[CLOCK_MINUTE])
{
	time_t when = (time_t)seconds;
	struct tm tm;

	tzset();
	if (!localtime_r(&when, &tm) || tm.tm_year > 8099 || !strftime(out, CLOCK_MINUTE, "%Y-%m-%d %H:%M", &tm))
		out[0] = '\0';
}

int32_t clock_local_day(int64_t seconds)
{
	time_t when = (time_t)seconds;
	struct tm tm = { 0 };

	tzset();
	localtime_r(&when, &tm);
	return day_number(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}
