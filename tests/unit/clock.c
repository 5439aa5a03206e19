#include "unit.h"

#include "base/clock.h"

static void set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
}

TEST(the_clock_stands_where_it_is_set)
{
	setenv("SOURCE_DATE_EPOCH", "1795305600", 1);
	assert_int_equal(clock_now(), 1795305600);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	assert_int_equal(clock_now(), 0);
}

TEST(a_setting_that_is_no_number_is_not_one)
{
	setenv("SOURCE_DATE_EPOCH", "12x", 1);
	assert_true(clock_now() > 1700000000);
	setenv("SOURCE_DATE_EPOCH", "-5", 1);
	assert_true(clock_now() > 1700000000);
	setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
	assert_in_range(clock_now(), 1700000000, INT64_C(253402300799));
	setenv("SOURCE_DATE_EPOCH", "", 1);
	assert_true(clock_now() > 1700000000);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(clock_now() > 1700000000);
}

TEST(a_stamp_is_in_utc)
{
	char stamp[CLOCK_STAMP];

	set_zone("Europe/Stockholm");
	clock_stamp(0, stamp);
	assert_string_equal(stamp, "1970-01-01T00:00:00Z");
	clock_stamp(1795318780, stamp);
	assert_string_equal(stamp, "2026-11-22T03:39:40Z");
	clock_stamp(INT64_C(253402300799), stamp);
	assert_string_equal(stamp, "9999-12-31T23:59:59Z");
	clock_stamp(INT64_C(253402300800), stamp);
	assert_string_equal(stamp, "");
}

TEST(a_day_is_the_local_one)
{
	set_zone("UTC");
	assert_int_equal(clock_local_day(0), 0);
	assert_int_equal(clock_local_day(86399), 0);
	assert_int_equal(clock_local_day(86400), 1);
	assert_int_equal(clock_local_day(-1), -1);
	assert_int_equal(clock_local_day(1795318780), 20779);
	set_zone("CET-1");
	assert_int_equal(clock_local_day(86400 - 3600), 1);
	assert_int_equal(clock_local_day(86400 - 3601), 0);
}

TEST(a_minute_is_on_the_clock_on_the_wall)
{
	char minute[CLOCK_MINUTE];

	set_zone("CET-1");
	clock_local_minute(1795318780, minute);
	assert_string_equal(minute, "2026-11-22 04:39");
	set_zone("UTC");
	clock_local_minute(1795318780, minute);
	assert_string_equal(minute, "2026-11-22 03:39");
	clock_local_minute(INT64_C(253402300800), minute);
	assert_string_equal(minute, "");
}

TEST(a_stamp_reads_back)
{
	char stamp[CLOCK_STAMP];
	int64_t seconds = 7;

	clock_stamp(1795305600, stamp);
	assert_true(clock_read_stamp(stamp, &seconds));
	assert_int_equal(seconds, 1795305600);
	assert_false(clock_read_stamp("2026-11-22", &seconds));
	assert_false(clock_read_stamp("2026-11-22T00:00:00Z ", &seconds));
	assert_false(clock_read_stamp("", &seconds));
	assert_int_equal(seconds, 1795305600);
}
