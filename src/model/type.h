/*
 * The types of answers: one row each.
 *
 * Purpose:  how an answer of a type is read, stored and shown stands in one
 *           table; the loader, the rules, the drivers and the documents ask it.
 * Shapes:   an answer is stored as text: in canonical form when it can be read
 *           (a date as 2023-01-01, money as 4798000, a choice as its id, several
 *           as "a, b", a telephone number as 0435-284 30), else as the writer
 *           typed it.  Input is never thrown away.
 * Faults:   type_read tells why a text is not an answer; what to say of it is
 *           the rules' affair.
 */
#ifndef BLANKETT_MODEL_TYPE_H
#define BLANKETT_MODEL_TYPE_H

#include "model/value.h"

enum type_id {
	TYPE_LINE,
	TYPE_TEXT,
	TYPE_EMAIL,
	TYPE_PHONE,
	TYPE_DATE,
	TYPE_PERIOD,
	TYPE_INTEGER,
	TYPE_PERCENT,
	TYPE_MONEY,
	TYPE_YESNO,
	TYPE_CHOICE,
	TYPE_CHOICES,
	TYPE_LIST,
	TYPE_GOALS,
	TYPE_GROUP,
	TYPE_TABLE,
	TYPE_LOCKED,
	TYPE_SIGNATURE,
	TYPE_COUNT
};

enum answer_fault {
	ANSWER_OK,
	ANSWER_NOT_A_DATE,
	ANSWER_NO_YEAR,
	ANSWER_NO_SUCH_DAY,
	ANSWER_NOT_A_NUMBER,
	ANSWER_NOT_WHOLE,
	ANSWER_AMBIGUOUS, /* 4,798,000 */
	ANSWER_TOO_LARGE,
	ANSWER_NOT_YES_OR_NO,
	ANSWER_NO_SUCH_CHOICE,
	ANSWER_NOT_A_PHONE,
	ANSWER_SCALE,     /* 650 000 tkr */
};

/* How the writer meets an answer of the type. */
enum type_widget {
	WIDGET_NONE,     /* holds other fields */
	WIDGET_LINE,
	WIDGET_LONG,     /* many lines */
	WIDGET_CHOICE,
	WIDGET_LOCKED,
};

struct field;

struct type {
	const char *name;
	enum type_id id;
	enum value_kind worth;      /* VALUE_EMPTY: holds no answer of its own */
	enum type_widget widget;
	/* Reads a text without surrounding white space that is not empty;
	 * `stored` (may be NULL) gets the canonical form appended. */
	enum answer_fault (*read)(const struct field *field, const char *text,
				  struct value *worth, struct str *stored);
	/* Appends a stored, readable answer as a person reads it. */
	void (*show)(const struct field *field, const char *stored, struct str *out);
};

const struct type *type_of(enum type_id id);
const struct type *type_by_name(const char *name); /* NULL when there is none */

/* Reads an answer of the field as typed or stored; an empty text is ANSWER_OK
 * and worth VALUE_EMPTY.  Text values borrow `text`. */
enum answer_fault type_read(const struct field *field, const char *text, struct value *worth,
			    struct str *stored);

/* Appends the answer as a person reads it: a date in words, a choice by its
 * label, money with spaces; what cannot be read comes as it was typed. */
void type_show(const struct field *field, const char *stored, struct str *out);

#endif
