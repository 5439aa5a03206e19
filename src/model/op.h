/*
 * Operations: the one way an application changes.
 *
 * Purpose:  the list of operations is the one truth.  The journal appends each
 *           as it is applied, undo appends their inverses by group, and what
 *           has changed since a moment is read from it.
 * Shape:    an operation knows both halves, what it took away and what it put
 *           there, so that it can be turned round without looking elsewhere.
 *           Removing a row empties its answers first, by operations of the same
 *           group, so that undo brings back all of it.
 * Groups:   operations of one step of the writer share a group number > 0 and
 *           are undone together.  Group 0 (place, exported) is never undone.
 * Owner:    the history owns its texts; `struct op` given to a listener is lent.
 */
#ifndef BLANKETT_MODEL_OP_H
#define BLANKETT_MODEL_OP_H

#include "model/row.h"

#include <stddef.h>

enum op_kind {
	OP_SET,        /* the whole answer: removed → inserted */
	OP_SPLICE,     /* at byte `at` */
	OP_ROW_ADD,    /* row of group `field`, at index `at` */
	OP_ROW_REMOVE, /* from index `at` */
	OP_ROW_MOVE,   /* from index `at` to index `to` */
	OP_ACCEPT,     /* a warning of code `name`: old → new reason */
	OP_DEFER,      /* look up later: old → new note */
	OP_PLACE,      /* where the writer is: old → new, see application.h */
	OP_EXPORTED,   /* digest of the answers: old → new */
	OP_KINDS
};

enum op_role { OP_DO, OP_UNDO, OP_REDO };

struct op {
	enum op_kind kind;
	enum op_role role;
	uint32_t group;
	int field;    /* index of the field (for rows: the group's field), or -1 */
	row_t row; /* 0: none */
	size_t at;
	size_t to;
	const char *name; /* rule code of OP_ACCEPT, else "" */
	const char *removed;
	size_t removed_len;
	const char *inserted;
	size_t inserted_len;
};

/* The operation that takes this one back (texts are shared, not copied). */
struct op op_inverse(const struct op *op);

const char *op_kind_name(enum op_kind kind); /* "splice"; as in the journal */

#endif
