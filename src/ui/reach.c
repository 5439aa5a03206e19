#include "ui/reach.h"

#include "base/utf8.h"

#include <string.h>

#ifdef BLANKETT_TINY
enum { WINDOW = 8 };
#else
enum { WINDOW = 64 };
#endif

/* Whether a character begins at `at`, as far as one byte tells. */
static bool begins(const struct text *text, size_t at)
{
	size_t len;
	const char *byte = text_run(text, at, &len);

	return !len || ((unsigned char)*byte & 0xC0) != 0x80;
}

const char *reach_bytes(const struct text *text, size_t at, size_t want, struct str *copy, size_t *len)
{
	size_t run, end = at + want < text_len(text) ? at + want : text_len(text);
	const char *bytes = text_run(text, at, &run);

	if (at + run < end || !begins(text, at + run)) {
		while (end < text_len(text) && end > at + 1 && !begins(text, end))
			end--;
		str_clear(copy);
		text_copy(text, at, end - at, copy);
		bytes = copy->data;
		run = copy->len;
	}
	*len = run;
	return bytes;
}

size_t reach_next(const struct text *text, size_t at)
{
	struct str copy = STR_EMPTY;
	size_t len, end = 0;

	for (size_t want = WINDOW;; want = len * 2) {
		const char *bytes = reach_bytes(text, at, want, &copy, &len);

		end = utf8_next(bytes, len, 0);
		if (end < len || at + len >= text_len(text))
			break;
	}
	str_release(&copy);
	return at + end;
}

static bool is_flag_letter(const char *bytes, size_t len)
{
	uint32_t character;

	utf8_decode(bytes, len, &character);
	return character >= 0x1F1E6 && character <= 0x1F1FF;
}

/* A window that begins inside a grapheme may show one border that is none, at
 * its first letters, and as many as there are flags when it begins among those. */
size_t reach_previous(const struct text *text, size_t at)
{
	struct str copy = STR_EMPTY;
	size_t start = 0, border;

	for (size_t want = WINDOW;; want *= 2) {
		const char *bytes;
		size_t len;

		start = want < at ? at - want : 0;
		while (start && !begins(text, start))
			start--;
		bytes = reach_bytes(text, start, at - start, &copy, &len);
		len = at - start < len ? at - start : len;
		border = utf8_previous(bytes, len, len);
		if (!start || (border > utf8_next(bytes, len, 0) && !is_flag_letter(bytes, len)))
			break;
	}
	str_release(&copy);
	return start + border;
}

/* The start of the grapheme that `at` stands before or in. */
static size_t grapheme_around(const struct text *text, size_t at, size_t *end)
{
	size_t start;

	while (at && !begins(text, at))
		at--;
	start = reach_previous(text, at);
	*end = reach_next(text, start);
	return *end == at ? at : start;
}

size_t reach_border(const struct text *text, size_t at)
{
	size_t end;

	return at < text_len(text) ? grapheme_around(text, at, &end) : text_len(text);
}

size_t reach_border_after(const struct text *text, size_t at)
{
	size_t start = reach_border(text, at);

	return start < at ? reach_next(text, start) : start;
}

uint32_t reach_character(const struct text *text, size_t at)
{
	struct str copy = STR_EMPTY;
	uint32_t character = 0;
	size_t len;
	const char *bytes = reach_bytes(text, at, 4, &copy, &len);

	if (len)
		utf8_decode(bytes, len, &character);
	str_release(&copy);
	return character;
}

uint32_t reach_character_before(const struct text *text, size_t at)
{
	size_t start = at;

	while (start && (start == at || !begins(text, start)))
		start--;
	return at ? reach_character(text, start) : 0;
}

size_t reach_line_start(const struct text *text, size_t from, size_t at)
{
	while (at > from) {
		/* the run that ends at `at`: before the gap, or the part after it */
		size_t gap = text->gap_start, len, start = at > gap && gap > from ? gap : from;
		const char *bytes = text_run(text, start, &len);
		const char *newline = memrchr(bytes, '\n', at - start);

		if (newline)
			return start + (size_t)(newline - bytes) + 1;
		at = start;
	}
	return from;
}

size_t reach_line_end(const struct text *text, size_t at)
{
	while (at < text_len(text)) {
		size_t len;
		const char *bytes = text_run(text, at, &len);
		const char *newline = memchr(bytes, '\n', len);

		if (newline)
			return at + (size_t)(newline - bytes);
		at += len;
	}
	return at;
}
