/*
 * Takes the changes of a journal into an application that was read from its file.
 *
 * Purpose:  after a kill, the application as it was shown last, with its undo
 *           history.
 * Match:    the file is what the journal began with (its base), or what a save
 *           left (a saved record), or neither: then somebody else changed it,
 *           and the journal says nothing about it.
 * History:  when the file is what a save left, the records before that are
 *           turned back and done again, so that undo knows them; when that
 *           does not come out the same, undo begins at the save.
 */
#ifndef BLANKETT_STORE_REPLAY_H
#define BLANKETT_STORE_REPLAY_H

#include "model/application.h"
#include "store/journal.h"

enum { REPLAY_NO_MATCH = -1 };

struct replayed {
	size_t changes; /* of answers, rows and marks that the file did not have */
	bool any;       /* the application is not what the file says */
	size_t skipped; /* of fields that this edition of the form does not have */
	bool stopped;   /* a record did not fit: it and what follows was left out */
};

/* The newest record, by number, at which the file was like this. */
long replay_match(const struct journal_log *log, const char *digest);

/* `at` is what replay_match gave.  False when the records before it cannot be
 * turned back: load the application anew, and call replay_after. */
bool replay_history(struct application *app, const struct journal_log *log, long at);
void replay_after(struct application *app, const struct journal_log *log, long at, bool history,
		  struct replayed *done);

#endif
