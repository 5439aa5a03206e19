/*
 * What the form looks like now, given these answers.
 *
 * Purpose:  which headings and fields are asked, what comes next and before,
 *           and how far the writer has come.  Nothing is stored: each answer is
 *           derived from the answers when asked for.
 * Shape:    a question is a heading, an item of it, and for rows the member
 *           and the row.  At a group with no member the list of rows itself is
 *           meant.  A table is asked cell by cell, row after row; the table itself
 *           comes last, when rows can be added or when all of it is calculated:
 *           then it is a place to stop and look.
 */
#ifndef BLANKETT_MODEL_FLOW_H
#define BLANKETT_MODEL_FLOW_H

#include "model/answers.h"

struct question {
	int heading;
	int field;    /* the field asked; the group's own field for its list of rows */
	row_t row; /* NO_ROW outside rows */
};

/* Whether both ask for the same answer: a field stands under one heading only. */
static inline bool question_same(const struct question *a, const struct question *b)
{
	return a->field == b->field && a->row == b->row;
}

enum heading_state {
	HEADING_EMPTY,    /* nothing answered */
	HEADING_OPTIONAL, /* the same, and nothing has to be */
	HEADING_PARTLY,   /* something required is missing */
	HEADING_DONE,     /* all that is required is answered */
};

bool flow_heading_asked(const struct answers *answers, const struct heading *heading);

/* Heading, field and row taken together: whether it belongs to the form now. */
bool flow_field_relevant(const struct answers *answers, const struct field *field, row_t row);
/* And whether the writer answers it, or it is calculated or fixed. */
bool flow_field_asked(const struct answers *answers, const struct field *field, row_t row);

/* Neighbours among the questions asked; false at the ends.  A row that was
 * removed or a field no longer asked may be given: the nearest is found. */
bool flow_first(const struct answers *answers, struct question *question);
bool flow_next(const struct answers *answers, const struct question *from, struct question *next);
bool flow_previous(const struct answers *answers, const struct question *from, struct question *previous);

/* The first question of a heading, of a row of an item; false when none is asked. */
bool flow_enter_heading(const struct answers *answers, int heading, struct question *question);
int flow_next_heading(const struct answers *answers, int heading);     /* -1 at the end */
int flow_previous_heading(const struct answers *answers, int heading); /* -1 at the start */

/* The questions that stand on one page with `at`: those of its row, or those of
 * its heading outside rows, in order.  At most `most` before it and `most` after
 * it go to `out` (room for 2 * most + 1); returns how many, `at` is number
 * `*focus` of them. */
size_t flow_page(const struct answers *answers, const struct question *at, size_t most, struct question *out,
		 size_t *focus);

bool flow_answered(const struct answers *answers, const struct field *field, row_t row);
enum heading_state flow_heading_state(const struct answers *answers, const struct heading *heading);

/* Whether anything was given: an answer, a row of a list, an answer in a table. */
bool flow_begun(const struct answers *answers, const struct field *field, row_t row);

/* Whether an answer is missed there: a required column counts in rows that have
 * anything in them. */
bool flow_required(const struct answers *answers, const struct field *field, row_t row);

#endif
