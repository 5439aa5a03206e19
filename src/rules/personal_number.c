#include "rules/personal_number.h"

enum { SAMORDNING = 60, OLDEST_YEAR = 1890 };

static const char digits[] = "0123456789";

static int two(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

/* Luhn's sum over six and four digits. */
static bool right_check_digit(const char *day, const char *serial)
{
	int sum = 0;

	for (int i = 0; i < 10; i++) {
		int digit = (i < 6 ? day[i] : serial[i - 6]) - '0';

		if (i % 2 == 0)
			digit *= 2;
		sum += digit > 9 ? digit - 9 : digit;
	}
	return sum % 10 == 0;
}

/* YYMMDD (century 0: whichever fits) or CCYYMMDD of somebody born by today. */
static bool is_birth_day(int century, const char *text, date_t today)
{
	int day = two(text + 4) > SAMORDNING ? two(text + 4) - SAMORDNING : two(text + 4);
	int month = two(text + 2);
	int year = (century ? century : 20) * 100 + two(text);
	bool fits;

	if (month < 1 || month > 12 || year < OLDEST_YEAR || year > 2199 || day < 1)
		return false;
	fits = day <= date_days_in_month(year, month) && date_make(year, month, day) <= today;
	return fits || (!century && day <= date_days_in_month(year - 100, month));
}

/* Bytes of the sign between day and serial, 0 for none. */
static size_t sign_between(const char *text)
{
	static const char *const signs[] = { "-", "+", "–", "‑", "−" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strncmp(text, signs[i], strlen(signs[i])))
			return strlen(signs[i]);
	return 0;
}

/* `len` digits stand at text, and no digit before it. */
static bool is_number(const char *text, size_t len, date_t today)
{
	size_t day_len = len == 8 || len == 12 ? 8 : 6;
	int century = day_len == 8 ? two(text) : 0;
	const char *day = text + day_len - 6;
	const char *serial = text + day_len;

	if (len == 6 || len == 8) {
		serial += sign_between(serial);
		if (serial == text + day_len || strspn(serial, digits) != 4)
			return false;
	} else if (len != 10 && len != 12) {
		return false;
	} else if (len == 10 && !strncmp(text, "070", 3)) {
		return false;
	}
	return is_birth_day(century, day, today) && right_check_digit(day, serial);
}

bool personal_number_find(const char *text, date_t today, const char **at)
{
	for (text += strcspn(text, digits); *text; text += strcspn(text, digits)) {
		size_t len = strspn(text, digits);

		if (is_number(text, len, today))
			return *at = text, true;
		text += len;
	}
	return false;
}
