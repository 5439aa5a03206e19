/*
 * The grammar of the pipe: what documents and workbooks have in common there.
 *
 * Purpose:  a stream is a magic line, records of decimal numbers and texts that
 *           tell their length, and a full stop.  Each number and text is written
 *           in one way only: the same value gives the same bytes.
 * Reads:    from bytes that may be torn or hostile.  Every call answers 0, or
 *           -1 with a sentence in err; nothing is read beyond the end.
 * Limits:   WIRE_MOST_BYTES in all, WIRE_MOST_ITEMS blocks, runs, cells; texts are valid UTF-8 without control
 *           characters, tabs and newlines.
 */
#ifndef BLANKETT_DOCUMENT_WIRE_PARTS_H
#define BLANKETT_DOCUMENT_WIRE_PARTS_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

#ifdef BLANKETT_TINY
enum { WIRE_MOST_BYTES = 64 * 1024, WIRE_MOST_ITEMS = 2000 };
#else
enum { WIRE_MOST_BYTES = 64 * 1024 * 1024, WIRE_MOST_ITEMS = 1000000 };
#endif

struct wire_reader {
	const char *at;
	const char *start;
	const char *end;
	size_t items; /* read so far, for the caller to count */
	struct err *err;
};

/* Appends "<bytes>:<text>\n". */
void wire_put_text(struct str *out, const char *text);

/* The whole is not too large and begins with the magic line. */
int wire_take_start(struct wire_reader *r, const char *magic);

/* The full stop, and nothing after it. */
int wire_take_end(struct wire_reader *r);

int wire_take_char(struct wire_reader *r, char wanted);

/* The letter that begins a record, and the space after it. */
int wire_take_record(struct wire_reader *r, char letter);

/* A decimal number without sign or needless zeros, at most `most`, then the
 * byte `after`; the signed one may stand below zero as far. */
int wire_take_number(struct wire_reader *r, int64_t most, char after, int64_t *number);
int wire_take_signed(struct wire_reader *r, int64_t most, char after, int64_t *number);

/* "<bytes>:<text>\n"; the text is lent from the stream. */
int wire_take_text(struct wire_reader *r, const char **text, size_t *len);

/* The same, in the place of what `property` held. */
int wire_take_property(struct wire_reader *r, char **property);

/* The sentences of a torn stream; of one that has too much in it. */
int wire_torn(struct wire_reader *r);
int wire_too_large(struct wire_reader *r);

#endif
