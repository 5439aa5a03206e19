/*
 * What an answer or an expression is worth.
 *
 * Shape:    a kind and the worth.  Text is borrowed from whoever made the
 *           value: the answers, or the scratch arena of an evaluation.
 * Empty:    an unanswered question, or one whose answer cannot be read.
 */
#ifndef BLANKETT_MODEL_VALUE_H
#define BLANKETT_MODEL_VALUE_H

#include "model/date.h"
#include "model/number.h"

#include <stdbool.h>

enum value_kind {
	VALUE_EMPTY,
	VALUE_BOOL,
	VALUE_NUMBER,
	VALUE_MONEY, /* öre */
	VALUE_DATE,
	VALUE_DAYS,  /* a duration */
	VALUE_TEXT,
};

struct value {
	enum value_kind kind;
	union {
		bool truth;
		struct number number;
		int64_t ore;
		date_t date;
		int64_t days;
		const char *text;
	};
};

static inline struct value value_empty(void)
{
	return (struct value){ .kind = VALUE_EMPTY };
}

static inline struct value value_text(const char *text)
{
	return (struct value){ .kind = VALUE_TEXT, .text = text };
}

#endif
