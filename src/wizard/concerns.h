/*
 * What is left to see to: the list of problems, and the way from one to the next.
 *
 * Purpose:  gathers what the rules say with what was marked to be looked up, so
 *           that nothing is found in one of the two only.
 * Order:    concerns_gather gives them in the form's order; concerns_sort by how
 *           much they press: errors, open warnings, what is to be looked up,
 *           hints, accepted warnings, headings not begun.
 * Unbegun:  a heading where nothing is filled in is one concern, not one for each
 *           of its questions: what is wrong elsewhere must not drown.
 * Owner:    struct concerns owns its texts; concerns_release frees them.
 */
#ifndef BLANKETT_WIZARD_CONCERNS_H
#define BLANKETT_WIZARD_CONCERNS_H

#include "model/flow.h"
#include "rules/standing.h"

enum concern_kind {
	CONCERN_ERROR,
	CONCERN_WARNING,
	CONCERN_LATER,
	CONCERN_HINT,
	CONCERN_ACCEPTED,
	CONCERN_UNBEGUN,
	CONCERN_KINDS
};

struct concern {
	enum concern_kind kind;
	struct question where;
	char *message;
	size_t missing; /* answers, where nothing is begun */
	size_t place;   /* in the form's order */
};

struct concerns {
	struct concern *items;
	size_t count;
	size_t room;
};

/* `standings` by heading, as standings_find gives them. */
void concerns_gather(const struct application *app, date_t today, const struct standing *standings,
		     struct concerns *out);
void concerns_sort(struct concerns *concerns);
void concerns_release(struct concerns *concerns);

size_t concerns_count(const struct concerns *concerns, enum concern_kind kind);
const char *concern_sign(enum concern_kind kind);

/* Whether it is something to do, and not only to know. */
bool concern_presses(const struct concern *concern);

/* Of concerns in the form's order the index of the next pressing one after a
 * place, from the top when there is none (`*wrapped`); SIZE_MAX when nothing presses. */
size_t concerns_next(const struct concerns *concerns, const struct answers *answers,
		     const struct question *after, bool *wrapped);

#endif
