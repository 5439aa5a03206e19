/*
 * What the start screen offers: drafts to continue, forms to begin on.
 *
 * Purpose:  the world as the machine wants it: an id, a title and a line of
 *           detail for each.
 * Calls:    struct offers offers = OFFERS_NONE;
 *           offers_of_drafts(&offers, folder);   anew each time it is called
 * Owner:    struct offers owns its texts; offers_clear frees them.
 */
#ifndef BLANKETT_APP_OFFERS_H
#define BLANKETT_APP_OFFERS_H

#include "app/library.h"
#include "wizard/machine.h"

struct offers {
	struct offer *items;
	size_t count, room;
};

#define OFFERS_NONE { NULL, 0, 0 }

void offers_of_drafts(struct offers *offers, const char *folder);

/* A form with faults is offered too, and says so, as does one that another
 * replaces; those stand last. */
void offers_of_forms(struct offers *offers, struct library *library);

void offers_clear(struct offers *offers);

#endif
