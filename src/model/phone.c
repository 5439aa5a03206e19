#include "model/phone.h"

#include <string.h>

enum { DIGITS_LEAST = 7, DIGITS_MOST = 13, LOCAL_LEAST = 4 };

/* How many bytes of what may part the digits stand there. */
static size_t separator_len(const char *text)
{
	static const char *const signs[] = { " ", "-", "/", "(", ")", ".", "\u00A0", "–" };

	for (size_t i = 0; *text && i < sizeof signs / sizeof *signs; i++)
		if (!strncmp(text, signs[i], strlen(signs[i])))
			return strlen(signs[i]);
	return 0;
}

/* The digits, a plus before them kept; false when anything else stands there. */
static bool digits_of(const char *text, struct str *digits)
{
	for (const char *at = text; *at; at += separator_len(at)) {
		if ((*at >= '0' && *at <= '9') || (*at == '+' && at == text))
			str_add_char(digits, *at++);
		else if (!separator_len(at))
			return false;
	}
	return digits->len >= DIGITS_LEAST && digits->len <= DIGITS_MOST + 1;
}

/* "+46 8", "+46 (0)8", "0046 8": as dialled within the country. */
static void to_domestic(struct str *digits)
{
	static const char *const codes[] = { "+460", "+46", "00460", "0046" };

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!strncmp(digits->data, codes[i], strlen(codes[i]))) {
			str_splice(digits, 0, strlen(codes[i]), "0", 1);
			return;
		}
}

/* How many digits the area code has. */
static size_t area_len(const char *number)
{
	static const char *const three[] = {
		"010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036",
		"040", "042", "044", "046", "054", "060", "063", "070", "072", "073", "076", "079", "090",
	};

	if (number[1] == '8')
		return 2;
	for (size_t i = 0; i < sizeof three / sizeof *three; i++)
		if (!strncmp(number, three[i], 3))
			return 3;
	return 4;
}

/* Twos from the right; an odd digit makes the first group of three, and of
 * eight digits the first two groups. */
static void add_local(const char *local, struct str *out)
{
	size_t len = strlen(local);
	size_t threes = len % 2 + (len == 8 ? 2 : 0);

	for (size_t i = 0, group = 0; i < len; i += group) {
		group = threes ? 3 : 2;
		threes -= threes > 0;
		str_addf(out, i ? " %.*s" : "%.*s", (int)group, local + i);
	}
}

static bool add_domestic(const char *number, struct str *out)
{
	size_t area = area_len(number);

	if (number[1] == '0' || strlen(number) < area + LOCAL_LEAST || strlen(number) > 10 + (area == 4))
		return false;
	str_addf(out, "%.*s-", (int)area, number);
	add_local(number + area, out);
	return true;
}

static void add_foreign(const char *text, struct str *out)
{
	for (; *text; text++)
		if (*text != ' ' || (text[1] != ' ' && text[1]))
			str_add_char(out, *text);
}

bool phone_parse(const char *text, struct str *out)
{
	struct str digits = STR_EMPTY;
	bool known = digits_of(text, &digits);

	if (known) {
		to_domestic(&digits);
		if (digits.data[0] == '0')
			known = add_domestic(digits.data, out);
		else if (digits.data[0] == '+')
			add_foreign(text, out);
		else
			known = false;
	}
	str_release(&digits);
	return known;
}
