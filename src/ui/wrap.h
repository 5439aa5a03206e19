/*
 * Soft wrap: where the rows of a text begin, kept while it is edited.
 *
 * Purpose:  an editor's text as rows of at most `width` columns, cut at words.
 *           A change wraps anew from the row it stands in (or the one before)
 *           until the breaks agree again, so that a key costs the same in ten
 *           bytes and in a paragraph of ten megabytes.
 * Shapes:   rows count from 0; a row is a range of bytes with the newline or
 *           the spaces that end it.  A text has at least one row, and one more
 *           after a newline at its end.  Widths are cells.
 * Breaks:   after white space, else where a line may break, else between two
 *           graphemes; a wide letter is never halved.  Spaces that end a row
 *           hang over its edge.  A tab counts as one space.
 * Calls:    wrap_begin(&wrap, text, width);  ... text_splice(text, …) ...
 *           wrap_changed(&wrap, text, at, removed, inserted);
 * Owner:    wrap_init/wrap_release; the text stays its owner's.
 */
#ifndef BLANKETT_UI_WRAP_H
#define BLANKETT_UI_WRAP_H

#include "model/text.h"

#include <stdint.h>

/* The lengths of the rows, in a gap array: those before the gap end at `at`. */
struct wrap {
	int width;
	uint32_t *lengths;
	size_t room, gap_start, gap_end;
	size_t at; /* offset where the first row after the gap begins */
};

struct wrap_row {
	size_t number; /* of the row */
	size_t at, len; /* its bytes, the newline included */
};

void wrap_init(struct wrap *wrap);
void wrap_release(struct wrap *wrap);

/* Wraps the whole text. */
void wrap_begin(struct wrap *wrap, const struct text *text, int width);

/* After the text had `removed` bytes at `at` replaced by `inserted` others. */
void wrap_changed(struct wrap *wrap, const struct text *text, size_t at, size_t removed, size_t inserted);

size_t wrap_count(const struct wrap *wrap);

/* The row that a cursor at the offset stands in: at a soft break the later one. */
struct wrap_row wrap_find(struct wrap *wrap, size_t offset);

/* By number; the number must be less than wrap_count. */
struct wrap_row wrap_row(struct wrap *wrap, size_t number);

#endif
