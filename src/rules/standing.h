/*
 * How each heading stands: begun, wrong somewhere, put off, done.
 *
 * Purpose:  one answer to "how far am I", for the first line of the screen, the
 *           outline, the review and the head of an application file.
 * Calls:    struct standing *all = mem_array(form->heading_count, sizeof *all);
 *           standings_find(app, today, all);      by index of heading
 *           standings_count(app->form, all, &done, &all_of_them);
 * Shape:    a heading is done when all that it requires is answered, nothing in
 *           it is wrong and nothing in it is marked to be looked up later.  One
 *           that requires nothing is optional until something is given in it,
 *           and until then it is not counted at all.
 * Cost:     all rules run once over what is begun; keep the result until an answer
 *           changes.
 */
#ifndef BLANKETT_RULES_STANDING_H
#define BLANKETT_RULES_STANDING_H

#include "rules/rules.h"

enum standing_kind {
	STANDING_UNASKED,
	STANDING_EMPTY,
	STANDING_OPTIONAL,
	STANDING_BEGUN, /* something required is missing */
	STANDING_WRONG, /* an answer that was given must be mended */
	STANDING_LATER, /* something is to be looked up */
	STANDING_DONE,
};

struct standing {
	enum standing_kind kind;
	size_t problems; /* open errors and warnings; 0 where nothing is begun */
};

void standings_find(const struct application *app, date_t today, struct standing *out);
void standings_count(const struct form *form, const struct standing *standings, size_t *done, size_t *all);

/* Whether the question of a deferred mark is asked now. */
bool mark_is_asked(const struct application *app, const struct mark *mark);

/* How many questions that are asked are marked to be looked up later. */
size_t marks_deferred(const struct application *app);

#endif
