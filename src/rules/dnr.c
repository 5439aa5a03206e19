#include "rules/dnr.h"

static const char digits[] = "0123456789";

/* What stands before the number itself: the longest first. */
static size_t lead_in(const char *text)
{
	static const char *const words[] = { "diarienummer", "diarienr", "dnr" };

	for (size_t i = 0; i < sizeof words / sizeof *words && (*text | 32) == 'd'; i++) {
		size_t len = strlen(words[i]);

		if (!strncasecmp(text, words[i], len))
			return len + strspn(text + len, " .:");
	}
	return 0;
}

static int number_of_digits(const char *text, size_t len)
{
	int number = 0;

	for (size_t i = 0; i < len; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

/* "2021:11": its length, or 0; `signs` may stand between. */
static size_t year_and_number(const char *text, const char *signs, int *year, size_t *number_at)
{
	size_t len;

	if (strspn(text, digits) != 4 || !strchr(signs, text[4]) || !text[4])
		return 0;
	*number_at = 5 + strspn(text + 5, " ");
	len = strspn(text + *number_at, digits);
	*year = number_of_digits(text, 4);
	return len ? *number_at + len : 0;
}

enum dnr_shape dnr_read(const char *text, int this_year, struct str *plain)
{
	const char *number = text + lead_in(text);
	size_t len, number_at;
	int year;

	if (!strpbrk(text, digits))
		return DNR_NO_NUMBER;
	len = year_and_number(number, ":/-", &year, &number_at);
	if (!len || number[len])
		return DNR_OTHER;
	if (year < DNR_FIRST_YEAR || year > this_year)
		return DNR_STRANGE_YEAR;
	str_addf(plain, "Dnr %d:%s", year, number + number_at);
	return DNR_PLAIN;
}

/* A reference number at this place of a longer text: its length, or 0.  After
 * "dnr" anything with digits is one; else only a year, a colon and a number. */
static size_t reference_here(const char *text, int this_year)
{
	size_t lead = lead_in(text), len, number_at;
	int year;

	if (lead) {
		len = strcspn(text + lead, " ,;()");
		return strcspn(text + lead, digits) < len ? lead + len : 0;
	}
	len = year_and_number(text, ":", &year, &number_at);
	return len && year >= DNR_FIRST_YEAR && year <= this_year ? len : 0;
}

static bool in_word(char c)
{
	char small = (char)(c | 32);

	return (unsigned char)c >= 0x80 || (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

/* Where the text before `at` ends without the marks that led to what follows. */
static size_t end_before(const char *text, size_t at)
{
	for (;;) {
		if (at && strchr(" ,;(-", text[at - 1]))
			at--;
		else if (at >= 3 && !memcmp(text + at - 3, "–", 3))
			at -= 3;
		else
			return at;
	}
}

bool dnr_take_out(const char *text, int this_year, struct str *out)
{
	for (size_t at = 0; text[at]; at++) {
		size_t len = at && in_word(text[at - 1]) ? 0 : reference_here(text + at, this_year);

		if (!len)
			continue;
		str_add_bytes(out, text, end_before(text, at));
		str_add(out, text + at + len + strspn(text + at + len, ")"));
		str_trim(out);
		return true;
	}
	return false;
}
