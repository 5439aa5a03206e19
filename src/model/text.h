/*
 * The buffer of a long answer, and its structure.
 *
 * Purpose:  typing in the middle of ten megabytes costs what typing in ten
 *           bytes costs: a gap buffer.  The editor widget keeps only its view.
 * Shapes:   UTF-8, offsets in bytes.  Structure, the same typed, stored,
 *           imported and exported: a blank line parts paragraphs; `- ` starts a
 *           bullet, and so do the signs of other programs (• · * – — and the o
 *           of Word, with a space; • also without); `1. ` or `1) ` a number;
 *           two leading spaces continue an item with a paragraph of its own;
 *           `# ` starts a sub-heading; `[Figur: …]` alone on a line holds a
 *           picture's place.
 *           A newline that is none of these ends a paragraph as well.
 * Owner:    text_init/text_release; spans lend until the next change.
 */
#ifndef BLANKETT_MODEL_TEXT_H
#define BLANKETT_MODEL_TEXT_H

#include "base/str.h"

#include <stdbool.h>

struct text {
	char *data;
	size_t room;      /* bytes allocated */
	size_t gap_start; /* the gap lies at [gap_start, gap_end) */
	size_t gap_end;
};

#define TEXT_EMPTY { NULL, 0, 0, 0 }

void text_init(struct text *text);
void text_release(struct text *text);
size_t text_len(const struct text *text);

/* Replaces `removed` bytes at `at` by `bytes`. */
void text_splice(struct text *text, size_t at, size_t removed, const char *bytes, size_t len);

/* The longest piece in one run from `at`, and its length (0 at the end). */
const char *text_run(const struct text *text, size_t at, size_t *len);
void text_copy(const struct text *text, size_t at, size_t len, struct str *out);

/* The whole as one C string: moves the gap to the end.  Lent. */
const char *text_whole(struct text *text);

enum text_block {
	TEXT_PARAGRAPH,
	TEXT_BULLET,
	TEXT_NUMBER,
	TEXT_CONTINUED, /* a further paragraph of the item before */
	TEXT_SUBHEADING,
	TEXT_FIGURE,
};

struct text_part {
	enum text_block kind;
	const char *at; /* without marker and surrounding white space; a figure whole */
	size_t len;
	int number;     /* of a TEXT_NUMBER, as written */
};

/* Steps through a C string part by part: start with *cursor = text; false at
 * the end.  Empty lines give no part. */
bool text_next_part(const char **cursor, struct text_part *part);

/* Whether the first line has no marker and every item after it has one: the
 * line leads the list, and stands beside its label. */
bool text_leads_list(const char *text);

/* Makes every bullet's sign the one we store, `- `; all else stays to the byte. */
void text_tidy_markers(struct str *text);

#endif
