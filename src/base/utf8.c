#include "base/utf8.h"

#include "base/mem.h"

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

/*
 * Nearly all text here is Latin, so each call first tries to answer from the
 * bytes.  Every character below U+0300 stands for itself: it joins neither the
 * one before nor the one after when that is below U+0300 too (but CR LF).
 *
 * For the rest libunistring decides.  Its u8_grapheme_next and _prev (1.0) tear
 * flags and joined emoji apart, u8_grapheme_breaks does not: so that one is
 * asked, about a window just as long as needed.
 */
enum {
	FIRST_COMBINING = 0x300,
	JOINER = 0x200D,
#ifdef BLANKETT_TINY
	WINDOW = 8,
#else
	WINDOW = 64,
#endif
};

bool utf8_valid(const char *text, size_t len)
{
	size_t at = 0;

	while (at < len && (unsigned char)text[at] < 0x80)
		at++;
	return !u8_check((const uint8_t *)text + at, len - at);
}

size_t utf8_decode(const char *text, size_t len, uint32_t *character)
{
	ucs4_t found;
	int bytes;

	*character = 0xFFFD;
	if (!len)
		return 0;
	if ((unsigned char)text[0] < 0x80) {
		*character = (unsigned char)text[0];
		return 1;
	}
	bytes = u8_mbtoucr(&found, (const uint8_t *)text, len);
	if (bytes < 1)
		return 1;
	*character = found;
	return (size_t)bytes;
}

size_t utf8_torn(const char *text, size_t len)
{
	size_t torn = 1;
	unsigned char lead;
	ucs4_t unheard;

	while (torn < 3 && torn < len && ((unsigned char)text[len - torn] & 0xC0) == 0x80)
		torn++;
	lead = torn > len ? 0 : (unsigned char)text[len - torn];
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return u8_mbtoucr(&unheard, (const uint8_t *)text + len - torn, torn) == -2 ? torn : 0;
}

void utf8_put(struct str *out, uint32_t character)
{
	uint8_t bytes[4];
	int len = u8_uctomb(bytes, character, sizeof bytes);

	if (len > 0)
		str_add_bytes(out, (const char *)bytes, (size_t)len);
	else
		str_add(out, "\xEF\xBF\xBD");
}

static const struct {
	uint32_t first, last;
} controls[] = {
	{ 0x00, 0x08 },     { 0x0B, 0x1F },     { 0x7F, 0x9F },
	{ 0x61C, 0x61C },   { 0x200E, 0x200F }, { 0x2028, 0x202E },
	{ 0x2066, 0x2069 }, { 0xD800, 0xDFFF }, { 0xFDD0, 0xFDEF },
	{ 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
};

bool utf8_is_control(uint32_t character)
{
	if (character >= 0xA0 && character < 0x61C)
		return false;
	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
		if (character >= controls[i].first && character <= controls[i].last)
			return true;
	/* The last two of every plane are no characters. */
	return character > 0x10FFFF || (character & 0xFFFE) == 0xFFFE;
}

/* Whether no grapheme can hold both: known without what stands around them. */
static bool always_apart(uint32_t before, uint32_t after)
{
	if (before < FIRST_COMBINING && after < FIRST_COMBINING)
		return before != '\r' || after != '\n';
	if (before == JOINER)
		return false;
	if (uc_graphemeclusterbreak_property(before) == GBP_RI &&
	    uc_graphemeclusterbreak_property(after) == GBP_RI)
		return false;
	return uc_is_grapheme_break(before, after);
}

/* The start of the character that ends at `at` (at > 0). */
static size_t character_before(const char *text, size_t at)
{
	size_t start = at - 1;
	uint32_t character;

	while (start && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80)
		start--;
	return start + utf8_decode(text + start, at - start, &character) == at ? start : at - 1;
}

/* The first border after a torn or joined beginning: windows that double. */
static size_t border_in_window(const char *text, size_t len, size_t at)
{
	for (size_t window = WINDOW;; window *= 2) {
		size_t some = window < len - at ? window : len - at;
		char *breaks = mem_alloc(some);
		size_t end = 1;

		/* Do not let the window's end look like a torn character. */
		for (int i = 0; i < 3 && at + some < len &&
				((unsigned char)text[at + some] & 0xC0) == 0x80; i++)
			some--;
		u8_grapheme_breaks((const uint8_t *)text + at, some, breaks);
		while (end < some && !breaks[end])
			end++;
		free(breaks);
		if (end < some || at + some == len)
			return at + end;
	}
}

size_t utf8_next(const char *text, size_t len, size_t at)
{
	uint32_t here, after;
	size_t end;

	if (at >= len)
		return len;
	end = at + utf8_decode(text + at, len - at, &here);
	if (end == len)
		return len;
	utf8_decode(text + end, len - end, &after);
	return always_apart(here, after) ? end : border_in_window(text, len, at);
}

/* The last border in text[start..at), where `start` is one. */
static size_t last_border(const char *text, size_t start, size_t at)
{
	char *breaks = mem_alloc(at - start);
	size_t last = at - start - 1;

	u8_grapheme_breaks((const uint8_t *)text + start, at - start, breaks);
	while (last && !breaks[last])
		last--;
	free(breaks);
	return start + last;
}

size_t utf8_previous(const char *text, size_t len, size_t at)
{
	size_t first, start;

	if (!at || at > len)
		return at ? len : 0;
	first = start = character_before(text, at);
	while (start) {
		size_t before = character_before(text, start);
		uint32_t left, right;

		utf8_decode(text + before, start - before, &left);
		utf8_decode(text + start, at - start, &right);
		if (always_apart(left, right))
			break;
		start = before;
	}
	return start == first ? first : last_border(text, start, at);
}

int utf8_width(const char *text, size_t len)
{
	int columns = 0;

	for (size_t at = 0; at < len;) {
		uint32_t character;

		at += utf8_decode(text + at, len - at, &character);
		if (character >= 0x20 && character < 0x7F) {
			columns++;
		} else if (!utf8_is_control(character)) {
			int width = uc_width(character, "UTF-8");

			columns += width > 0 ? width : 0;
		}
	}
	return columns;
}

size_t utf8_fit(const char *text, size_t len, int columns)
{
	size_t at = 0;

	while (at < len) {
		size_t end = utf8_next(text, len, at);

		columns -= utf8_width(text + at, end - at);
		if (columns < 0)
			break;
		at = end;
	}
	return at;
}

size_t utf8_characters(const char *text, size_t len)
{
	size_t count = 0;

	for (size_t at = 0; at < len; at = utf8_next(text, len, at))
		count++;
	return count;
}

static bool is_white_byte(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* A letter or digit below U+0100, and how many bytes it has; 0 when it is not. */
static size_t plain_letter(const char *text, size_t len)
{
	unsigned char c = (unsigned char)text[0];
	unsigned char next = len > 1 ? (unsigned char)text[1] : 0;

	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
	return c == 0xC3 && next >= 0x80 && next != 0x97 && next != 0xB7 ? 2 : 0;
}

/* Words of a stretch without white space when it is letters and digits with
 * marks that always divide, or end it; false when the full rules are needed. */
static bool plain_words(const char *text, size_t len, size_t *words)
{
	bool inside = false;

	*words = 0;
	for (size_t at = 0; at < len;) {
		size_t letter = plain_letter(text + at, len - at);

		if (letter)
			*words += !inside;
		else if (!memchr("!\"#%&()*+-/<=>?@[]|", text[at], 19) &&
			 !(at + 1 == len && memchr(".,:;", text[at], 4)))
			return false;
		inside = letter != 0;
		at += letter ? letter : 1;
	}
	return true;
}

/* UAX #29: a word is what stands between two borders and holds a letter or digit. */
static size_t words_by_rule(const char *text, size_t len)
{
	char *breaks = mem_alloc(len);
	bool counted = false;
	size_t words = 0;

	u8_wordbreaks((const uint8_t *)text, len, breaks);
	for (size_t at = 0; at < len;) {
		uint32_t character;
		size_t bytes = utf8_decode(text + at, len - at, &character);

		if (breaks[at])
			counted = false;
		if (!counted && uc_is_alnum(character)) {
			counted = true;
			words++;
		}
		at += bytes;
	}
	free(breaks);
	return words;
}

size_t utf8_words(const char *text, size_t len)
{
	size_t total = 0;

	for (size_t at = 0; at < len;) {
		size_t end = at;
		size_t words;

		while (end < len && !is_white_byte(text[end]))
			end++;
		if (end > at && !plain_words(text + at, end - at, &words))
			words = words_by_rule(text + at, end - at);
		if (end > at)
			total += words;
		at = end + 1;
	}
	return total;
}
