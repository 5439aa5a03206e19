/*
 * The letters of a text where they stand, over the gap of its buffer.
 *
 * Purpose:  base/utf8 reads one run of bytes, a text lies in two.  Here a few
 *           bytes are lent as one run, copied only where the gap is among them,
 *           so that a step by a letter costs the same in a text of any size.
 * Calls:    struct str copy = STR_EMPTY;
 *           bytes = reach_bytes(&text, at, 64, &copy, &len);
 *           ... until the text changes or copy is used again ...
 *           str_release(&copy);
 * Shapes:   offsets are bytes.  What is lent ends between two characters.
 */
#ifndef BLANKETT_UI_REACH_H
#define BLANKETT_UI_REACH_H

#include "model/text.h"

#include <stdint.h>

/* About `want` bytes from `at` or more, never none but at the end of the text;
 * fewer than the rest of the text tells that it goes on. */
const char *reach_bytes(const struct text *text, size_t at, size_t want, struct str *copy, size_t *len);

/* Grapheme borders: after, or before, the grapheme at `at`, itself a border. */
size_t reach_next(const struct text *text, size_t at);
size_t reach_previous(const struct text *text, size_t at);

/* The nearest border not after, or not before, any offset; beyond the end is the end. */
size_t reach_border(const struct text *text, size_t at);
size_t reach_border_after(const struct text *text, size_t at);

/* The character at `at`, or the last one before it; 0 where there is none. */
uint32_t reach_character(const struct text *text, size_t at);
uint32_t reach_character_before(const struct text *text, size_t at);

/* Where the line at `at` begins, or `from` where that is later; and where it
 * ends, without its newline. */
size_t reach_line_start(const struct text *text, size_t from, size_t at);
size_t reach_line_end(const struct text *text, size_t at);

#endif
