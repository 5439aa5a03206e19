/*
 * The rules: answers → problems, in words.
 *
 * Purpose:  the one catalogue of what can be wrong with an application.  The
 *           same rules run when a field is left, over the whole, in `check` and
 *           on imported documents.
 * Shape:    a rule is a row of the catalogue: code, scope, severity, what it
 *           reads, function.  A problem names the field it belongs under, says
 *           in one sentence what is wrong and what to write instead, and may
 *           carry a mend: the answer to put there.
 * Order:    problems come in the form's order, errors before warnings before
 *           hints within a field.
 * Pure:     no files, no clock: the day is given.
 * Owner:    struct problems owns its texts; problems_release frees them.
 */
#ifndef BLANKETT_RULES_RULES_H
#define BLANKETT_RULES_RULES_H

#include "model/application.h"

struct problem {
	const char *code;       /* "EMAIL.SYNTAX"; a form's own check is "FORM.CHECK" */
	enum severity severity;
	int field;
	row_t row;
	char *message;          /* translated; of an accepted one what is so, with the reason */
	char *mend;             /* the answer offered instead, or NULL */
	bool rewrites;          /* the mend is the same answer, written as it usually is */
	char *accepted;         /* the reason a warning was accepted with, or NULL */
};

struct problems {
	struct problem *items;
	size_t count;
	size_t room;
};

#define PROBLEMS_NONE { NULL, 0, 0 }

void problems_release(struct problems *problems);

/* Everything, over the whole application; over one heading. */
void rules_check(const struct application *app, date_t today, struct problems *out);
void rules_check_heading(const struct application *app, date_t today, const struct heading *heading,
			 struct problems *out);

/* What leaving one field touches: the field's own rules, and those across
 * fields that read it; problems of other fields among them are left out. */
void rules_check_field(const struct application *app, date_t today, const struct field *field,
		       row_t row, struct problems *out);

/* Appends the other answers that a rule reads when it speaks there: an accepted
 * warning lapses when one of them changes (model/application.h). */
void rules_basis(const struct application *app, const char *code, const struct field *field, row_t row,
		 struct str *out);

/* The field in whose place under the heading a field is asked: itself, or the
 * table, the group or the later signature whose rows it is in. */
int rules_item(const struct form *form, const struct field *field);

/* "!" must be mended, "?" a warning, "i" a hint, "x" accepted: told by a sign,
 * never by colour alone. */
const char *problem_sign(const struct problem *problem);

/* The sign of the gravest error or warning among them that is not accepted, or "". */
const char *problems_sign(const struct problems *problems);

/* Counted without accepted ones. */
size_t problems_count(const struct problems *problems, enum severity severity);

/* The catalogue, for documentation and tests; NULL after the last. */
struct rule;
const struct rule *rules_at(size_t i);
const char *rule_code(const struct rule *rule);

#endif
