/*
 * A list of faults found in a file, each with its place.
 *
 * Purpose:  a form is checked whole: every fault is listed, not only the first.
 * Shape:    file name, line and column counted from 1 (0: no place), one
 *           sentence.  They stand in the order found until diags_sort.
 * Limits:   after DIAG_MOST faults the rest are counted, not kept.
 * Owner:    the list; diags_release frees all of it.
 */
#ifndef BLANKETT_BASE_DIAG_H
#define BLANKETT_BASE_DIAG_H

#include "base/str.h"

enum { DIAG_MOST = 200 };

/* A place in a file; `file` is borrowed and must outlive the place. */
struct place {
	const char *file;
	int line;
	int column;
};

struct diag {
	char *file;
	int line;
	int column;
	char *text;
};

struct diags {
	struct diag *items;
	size_t count;
	size_t room;
	size_t unkept; /* faults beyond DIAG_MOST */
};

#define DIAGS_NONE { NULL, 0, 0, 0 }

void diags_release(struct diags *diags);
void diags_add(struct diags *diags, struct place at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* By file, line and column; what stands at one place stays in the order found. */
void diags_sort(struct diags *diags);

/* "file:line:column: sentence\n" for each, then how many more there are. */
void diags_write(const struct diags *diags, struct str *out);

/* Which of `count` names (may be NULL entries) was meant by `wrong`, or NULL:
 * the nearest at an edit distance of at most a third of its length in bytes,
 * where two neighbours that changed places count one.  A name of one or two
 * letters resembles nothing. */
const char *diag_did_you_mean(const char *wrong, const char *const *names, size_t count);

#endif
