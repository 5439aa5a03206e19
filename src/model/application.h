/*
 * An application: a form, its answers, and the list of operations on them.
 *
 * Purpose:  the value that the wizard changes and the store keeps.
 * Calls:    struct application *app = application_new(form);
 *           application_step(app);                    a new step of the writer
 *           application_set(app, field, row, text);
 *           application_undo(app, &where);
 *           application_free(app);
 * Listener: hears every operation just after it was applied and before anyone
 *           can show it: the journal.
 * Marks:    accepted warnings (reason, and a digest of the answer with the others
 *           that the warning rests on: when one of them changes it lapses) and
 *           deferred questions (a note).
 * Owner:    the caller owns the application; the form is borrowed.
 */
#ifndef BLANKETT_MODEL_APPLICATION_H
#define BLANKETT_MODEL_APPLICATION_H

#include "model/answers.h"
#include "model/op.h"

enum mark_kind { MARK_ACCEPTED, MARK_DEFERRED };

struct mark {
	enum mark_kind kind;
	int field;
	row_t row;
	char *code; /* rule code of an accepted warning, else "" */
	char *text; /* reason or note; an accepted one begins with the digest's first 16 digits and a space */
};

struct marks {
	struct mark *items;
	size_t count;
	size_t room;
};

/* A step of the writer, as the undo list keeps it: operations [first, first+count). */
struct step {
	uint32_t group;
	size_t first;
	size_t count;
};

struct steps {
	struct step *items;
	size_t count;
	size_t room;
};

struct history {
	struct op *items;      /* role OP_DO and group > 0 only, texts owned */
	size_t count;
	size_t room;
	struct steps undo;
	struct steps redo;
	uint32_t group;        /* the newest group number given */
};

struct application {
	const struct form *form;
	struct answers answers;
	struct marks marks;
	struct history history;
	char *place;           /* "state heading field row", for the wizard to read */
	char *exported;        /* digest of the answers at the last export, or "" */
	uint64_t revision;     /* grows by one with every operation */
	int64_t created;       /* seconds since 1970 */
	int64_t changed;
	int64_t exported_at;
	uint32_t exported_step; /* the newest step at that moment, in this session's history */
	char *kept;            /* YAML of keys that this version does not know, or "" */
	void (*listen)(void *context, const struct op *op);
	void *listener;
};

/* Where something happened, for "undone: …". */
struct where {
	enum op_kind kind;
	int field;
	row_t row;
	size_t at; /* of a text: the byte after what came back or went */
};

struct application *application_new(const struct form *form);
void application_free(struct application *app);

/* Begins a new step: what follows is undone together. */
void application_step(struct application *app);

/* Changes.  Each is one operation (or none, when nothing would change). */
void application_set(struct application *app, const struct field *field, row_t row, const char *text);
void application_splice(struct application *app, const struct field *field, row_t row, size_t at,
			size_t removed, const char *text, size_t len);
row_t application_row_add(struct application *app, const struct group *group, size_t index);
void application_row_remove(struct application *app, const struct group *group, row_t row);
void application_row_move(struct application *app, const struct group *group, row_t row, size_t index);
void application_accept(struct application *app, const char *code, const struct field *field, row_t row,
			const char *others, const char *reason); /* reason NULL: no longer */
void application_defer(struct application *app, const struct field *field, row_t row,
		       const char *note); /* NULL: no longer */
void application_place(struct application *app, const char *place);
void application_exported(struct application *app, int64_t when);

/* False when there is nothing to undo (redo). */
bool application_undo(struct application *app, struct where *where);
bool application_redo(struct application *app, struct where *where);

/* Whether a step later than `step` that still holds changed an answer under the
 * heading, a row or its order: read from the list of operations, which reaches
 * as far back as undo does. */
bool application_changed_since(const struct application *app, uint32_t step, int heading);

/* Applies an operation as the journal has it, with its role and group.  False
 * when it does not fit the answers (a damaged journal): nothing is changed. */
bool application_replay(struct application *app, const struct op *op);

/* The reason a warning was accepted with, or NULL when it was not or when the
 * answer has changed since, or one of the `others`: their texts, or "". */
const char *application_accepted(const struct application *app, const char *code, const struct field *field,
				 row_t row, const char *others);

/* Whether there is such a mark at all, lapsed or not. */
bool application_has_accepted(const struct application *app, const char *code, const struct field *field, row_t row);

const char *application_deferred(const struct application *app, const struct field *field, row_t row);

/* Sets a mark as it stands in a file, without an operation. */
void application_load_mark(struct application *app, const struct mark *mark);

#endif
