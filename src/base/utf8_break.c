#include "base/utf8.h"

#include "base/mem.h"

#include <unictype.h>
#include <unilbrk.h>

/*
 * A row is filled letter by letter until one overflows; then only the last word
 * begun in it is asked where it may break, and most words need no library for
 * that: letters, digits and the marks below never part from each other.
 *
 * What is looked at ends with the letter that overflows, so that a row depends
 * on nothing after that.
 */

enum { AS_IS_LAST = 0xCB }; /* the lead byte of U+02FF: what is below U+0300 joins nothing */

/* The bytes of a letter of one cell that stands for itself, and after which
 * nothing joins it; 0 when it must be looked at. */
static size_t plain_cell(const unsigned char *s, size_t len)
{
	size_t bytes = 0;

	if (s[0] >= 0x20 && s[0] < 0x7F)
		bytes = 1;
	else if (len > 1 && (s[1] & 0xC0) == 0x80 &&
		 ((s[0] >= 0xC3 && s[0] <= AS_IS_LAST) || (s[0] == 0xC2 && s[1] >= 0xA0 && s[1] != 0xAD)))
		bytes = 2;
	return bytes && (bytes == len || s[bytes] <= AS_IS_LAST) ? bytes : 0;
}

int utf8_cells(const char *text, size_t len)
{
	int cells = 0;

	for (size_t at = 0, bytes; at < len; at += bytes) {
		uint32_t character;

		bytes = plain_cell((const unsigned char *)text + at, len - at);
		if (bytes) {
			cells++;
			continue;
		}
		bytes = utf8_decode(text + at, len - at, &character);
		cells += character == '\t' || utf8_is_control(character) ? 1 : utf8_width(text + at, bytes);
	}
	return cells;
}

bool utf8_in_word(uint32_t character)
{
	if (character < 0x80)
		return ((character | 0x20) >= 'a' && (character | 0x20) <= 'z') ||
		       (character >= '0' && character <= '9');
	return uc_is_alnum(character) || uc_is_general_category(character, UC_MARK);
}

static bool is_infix(char c)
{
	return c == '.' || c == ',' || c == ':' || c == ';';
}

/* Whether UAX #14 has no break in it, known without asking: letters and digits
 * below U+0100, and marks that keep to what stands on either side. */
static bool never_parts(const char *text, size_t len)
{
	for (size_t at = 0; at < len; at++) {
		unsigned char c = (unsigned char)text[at];
		unsigned char next = at + 1 < len ? (unsigned char)text[at + 1] : 0;

		if (c == 0xC3 && next >= 0x80 && next != 0x97 && next != 0xB7)
			at++;
		else if (!(c < 0x80 && utf8_in_word(c)) && !is_infix(text[at]) && !memchr("\"')", c, 3))
			return false;
	}
	return true;
}

/* UAX #14, LB29, which libunistring 1.0 does not have: "t.ex." is one. */
static bool parts_after_infix(const char *text, size_t len, size_t at)
{
	uint32_t after;

	utf8_decode(text + at, len - at, &after);
	return !is_infix(text[at - 1]) || !utf8_in_word(after);
}

/* The last place in text[1..end] where a line may break, or 0; the letter at
 * `end` has its bytes before `len`. */
static size_t last_break(const char *text, size_t end, size_t len)
{
	size_t last = 0;
	char *breaks;

	if (never_parts(text, len))
		return 0;
	breaks = mem_alloc(len);
	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", breaks);
	for (size_t at = utf8_next(text, len, 0); at <= end; at = utf8_next(text, len, at)) {
		if ((breaks[at] == UC_BREAK_POSSIBLE || breaks[at] == UC_BREAK_MANDATORY) &&
		    parts_after_infix(text, len, at))
			last = at;
		if (at == end)
			break;
	}
	free(breaks);
	return last;
}

/* Where a row is cut whose letter at `at` overflows, its last word at `word`. */
static size_t cut(const char *text, size_t len, size_t word, size_t at)
{
	uint32_t character;
	size_t end = at + utf8_decode(text + at, len - at, &character);
	size_t last;

	if (at == word)
		return at ? at : utf8_next(text, len, at);
	last = last_break(text + word, at - word, end - word);
	if (last)
		return word + last;
	return word ? word : at;
}

size_t utf8_row(const char *text, size_t len, int columns)
{
	size_t word = 0;
	int used = 0;

	for (size_t at = 0, end; at < len; at = end) {
		size_t plain = plain_cell((const unsigned char *)text + at, len - at);

		end = plain ? at + plain : utf8_next(text, len, at);
		if (text[end - 1] == '\n')
			return end;
		used += plain ? 1 : utf8_cells(text + at, end - at);
		if (end == at + 1 && (text[at] == ' ' || text[at] == '\t'))
			word = end;
		else if (used > columns)
			return cut(text, len, word, at);
	}
	return len;
}
