/*
 * What text measures: characters, columns, words, and what may not pass.
 *
 * Purpose:  the one place that decides how wide text is, where a character as
 *           the reader sees it (a grapheme) begins and ends, and which
 *           characters are never let through to a terminal, a file or XML.
 * Shapes:   text is UTF-8 with a length in bytes; it need not end with NUL.
 *           Offsets are bytes, widths are terminal columns (cells).
 * Owner:    results go to the caller's `struct str`; nothing is kept.
 * Source:   Unicode UAX #29 (graphemes, words), UAX #11 (width), UAX #14 (lines), NFC;
 *           carried out by libunistring.
 */
#ifndef BLANKETT_BASE_UTF8_H
#define BLANKETT_BASE_UTF8_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

bool utf8_valid(const char *text, size_t len);

/* Decodes the character at `text`; returns its bytes (1 and U+FFFD when torn;
 * 0 when len is 0). */
size_t utf8_decode(const char *text, size_t len, uint32_t *character);
void utf8_put(struct str *out, uint32_t character);

/* How many bytes at the end are a character's beginning that more bytes could
 * make whole: 0 to 3. */
size_t utf8_torn(const char *text, size_t len);

/* C0 but newline and tab, DEL, C1, the line and direction marks
 * (U+200E–200F, U+202A–202E, U+2028–2029, U+2066–2069, U+061C), U+FEFF,
 * U+FFF9–FFFB, and what is no character at all (surrogates, U+FFFE). */
bool utf8_is_control(uint32_t character);

/* Grapheme borders: the offset after, or before, the grapheme at `at`. */
size_t utf8_next(const char *text, size_t len, size_t at);
size_t utf8_previous(const char *text, size_t len, size_t at);

/* Columns on a terminal: the sum over the characters, as terminals and curses
 * count; controls and combining marks count 0.  utf8_fit gives how many bytes
 * of whole graphemes fit in `columns`. */
int utf8_width(const char *text, size_t len);
size_t utf8_fit(const char *text, size_t len, int columns);

/* The same as a screen shows it: a tab is a space, another control a `?`. */
int utf8_cells(const char *text, size_t len);

/* How many bytes make the first row of at most `columns` such cells: up to and
 * with a newline, else cut after white space, else where a line may break, else
 * between two graphemes.  Spaces that end the row hang over its edge; one
 * grapheme stands in a row even when it is too wide.
 * Less than len without a newline at its end is the row whatever comes after
 * text[len]; len is the row only when nothing comes. */
size_t utf8_row(const char *text, size_t len, int columns);

/* A letter, a digit, or a mark on one. */
bool utf8_in_word(uint32_t character);

size_t utf8_words(const char *text, size_t len);
size_t utf8_characters(const char *text, size_t len); /* graphemes */

/* Whether the text holds such a character, or a tab; a newline is none. */
bool utf8_has_control(const char *text, size_t len);

/* What utf8_clean did, so that the writer can be told. */
struct utf8_cleaning {
	size_t controls;     /* control characters taken away */
	size_t invalid;      /* bytes that were no UTF-8, read as Latin-1 */
	size_t newlines;     /* CR LF, CR, VT, FF, U+2028 and U+2029 made to LF */
	size_t tabs;         /* tabs made to a space */
	size_t soft_hyphens; /* U+00AD taken away */
	size_t composed;     /* 1 when NFC changed something */
};

bool utf8_cleaning_any(const struct utf8_cleaning *done);

/* Appends the text to out as it may be stored: valid UTF-8, NFC, LF, without
 * control characters.  A newline is kept; when `one_line` it becomes a space. */
void utf8_clean(struct str *out, const char *bytes, size_t len, bool one_line,
		struct utf8_cleaning *done);

/* The same of a whole text; free() it. */
char *utf8_cleaned(const char *text, bool one_line);

/* The same on one line into `room` bytes with the NUL at the end: what does not
 * fit is cut off between two graphemes. */
void utf8_copy_clean(char *to, size_t room, const char *text, size_t len);

/* Appends for comparison: lower case, accents off (å becomes a), white space
 * runs one space, ends trimmed. */
void utf8_fold(struct str *out, const char *text, size_t len);
void utf8_lower(struct str *out, const char *text, size_t len);

/* Finds words in a text as if both were folded: the first place, [*start, *end)
 * in bytes of the text.  False when they are not there, and for empty words. */
bool utf8_find(const char *text, size_t len, const char *words, size_t *start, size_t *end);

#endif
