/*
 * The answers of one application: field and row → text.
 *
 * Purpose:  the second value beside the form.  Every answer is a text buffer,
 *           in canonical form when it can be read as its type and as typed
 *           when not (model/type.h); a list is one item per line.
 * Rows:     a group has rows in an order; each has an id that is never reused,
 *           from 1.  Row 0 stands for "no row".  A table begins with the rows
 *           that its form fixes; they are always there.
 * Columns:  in a column that stands across an axis a row has an answer for each
 *           of its columns (model/row.h); only those given take room.
 * Worth:    what is calculated is never stored: it is worked out when asked for,
 *           and remembered for as long as nothing it reads has changed when it
 *           reads no more than its row and answers outside rows.
 * Changes:  only by operations (model/op.h), which call answers_splice and the
 *           row calls below; nobody else does.
 * Owner:    the application; texts are lent until the next change.
 */
#ifndef BLANKETT_MODEL_ANSWERS_H
#define BLANKETT_MODEL_ANSWERS_H

#include "model/form.h"
#include "model/row.h"
#include "model/text.h"

/* An answer in a column of an axis. */
struct crossing {
	size_t slot;
	uint32_t column;
	struct text *text;
};

/* What a cell was worth when it was last worked out. */
struct memo {
	struct value worth;
	uint64_t at;       /* the moment; 0: never */
};

struct row {
	uint32_t id;
	uint64_t changed;           /* the moment of its last change */
	struct memo *memos;         /* one per slot, or NULL; of fields that are `row_local` */
	struct text *cells;         /* one per slot of the group */
	struct crossing *crossings; /* by slot, then column */
	size_t crossing_count, crossing_room;
};

struct rows {
	struct row *items;
	size_t count;
	size_t room;
	size_t found; /* the index sought last: one row is asked for many times over */
};

struct answers {
	const struct form *form;
	struct text *single;  /* by slot, fields outside groups */
	struct rows *groups;  /* by group */
	uint32_t last_row;    /* the newest row id given */
	uint64_t moment;      /* grows with every change */
	uint64_t shaped;      /* when rows came or went, or an answer outside rows changed */
};

void answers_init(struct answers *answers, const struct form *form);
void answers_release(struct answers *answers);

/* The answer as stored; "" when unanswered or when there is no such row. */
const char *answers_text(const struct answers *answers, const struct field *field, row_t row);

/* The buffer itself, for an editor to read by pieces; NULL when no such row. */
const struct text *answers_buffer(const struct answers *answers, const struct field *field, row_t row);

/* What the answer is worth, or what is calculated in its place (a text only
 * when it was answered); empty when unanswered or unreadable. */
struct value answers_worth(const struct answers *answers, const struct field *field, row_t row);

/* The same, with the default or the guess where nothing is answered. */
struct value answers_effective_worth(const struct answers *answers, const struct field *field, row_t row);

/* What is calculated there instead of being asked; NULL when it is asked. */
const struct expr *answers_calculation(const struct answers *answers, const struct field *field, row_t row);

/* Whether the cell holds what a row that the form fixes is called. */
bool answers_is_row_label(const struct answers *answers, const struct field *field, row_t row);

/* The next column, from 1 on, after `column` where a row has an answer; 0 when none has. */
uint32_t answers_next_column(const struct answers *answers, const struct field *field, row_t row, uint32_t column);

/* The columns of an axis now: the rows of a group, or the years of the period
 * (at most ANSWERS_YEARS). */
enum { ANSWERS_YEARS = 30 };
size_t answers_columns(const struct answers *answers, int axis);
uint32_t answers_column(const struct answers *answers, int axis, size_t index);

/* Appends what a column is called: its label, or that of its year or row. */
void answers_column_title(const struct answers *answers, const struct field *field, uint32_t column,
			  const char *language, struct str *out);

/* Appends the answer, or the default or the guess when there is none, or what
 * is calculated; true when it was the default. */
bool answers_effective(const struct answers *answers, const struct field *field, row_t row,
		       struct str *out);

size_t answers_row_count(const struct answers *answers, const struct group *group);
row_t answers_row_id(const struct answers *answers, const struct group *group, size_t index);
/* Index of the row, or SIZE_MAX. */
size_t answers_row_index(const struct answers *answers, const struct group *group, row_t row);

/* Appends what a row is called where it stands alone: as the form fixes it, by its group's title,
 * else "Owner 2". */
void answers_row_title(const struct answers *answers, const struct group *group, row_t row,
		       struct str *out);

/* Evaluates an expression of the form; `row` when it stands in a group. */
struct value answers_evaluate(const struct answers *answers, const struct expr *expr, int group,
			      row_t row, struct arena *scratch);
bool answers_hold(const struct answers *answers, const struct expr *expr, int group, row_t row,
		  bool when_empty);
void answers_render(const struct answers *answers, const struct expr_template *template, int group,
		    row_t row, struct str *out);

/* Sha256 of everything answered, in the form's order: what was exported, signed. */
void answers_digest(const struct answers *answers, char out[DIGEST_TEXT]);

/* A value as an answer is stored. */
void value_store(struct value value, struct str *out);

/* Whose memo it is, or NULL where the worth of the field is not remembered. */
struct memo *answers_memo(const struct answers *answers, const struct field *field, row_t row);
bool memo_holds(const struct answers *answers, const struct field *field, row_t row, const struct memo *memo);

/* --- for model/op.c and the reader of application files only ------------- */

void answers_splice(struct answers *answers, const struct field *field, row_t row, size_t at,
		    size_t removed, const char *text, size_t len);
void answers_row_insert(struct answers *answers, const struct group *group, row_t row, size_t index);
void answers_row_delete(struct answers *answers, const struct group *group, row_t row);
void answers_row_move(struct answers *answers, const struct group *group, row_t row, size_t index);

#endif
