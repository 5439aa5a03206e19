/*
 * What a draft is made of, shared by draft.c and draft_open.c.
 */
#ifndef BLANKETT_STORE_DRAFT_STATE_H
#define BLANKETT_STORE_DRAFT_STATE_H

#include "store/draft.h"
#include "store/foreign.h"
#include "store/journal.h"

struct draft {
	char *path;
	struct application *app;
	struct lock *lock;
	struct journal *journal;
	bool finished;
	bool changed;            /* the file is not what the application is, whatever the revision says */
	uint64_t saved_revision; /* the application's, when the file was last like it */
	bool saved_finished;
	struct known_file known; /* the file as it was read or written last */
	struct str note;         /* what saving has to tell, until it is taken */
	struct err trouble;      /* of the journal; "" when all is well */
	struct err refused;      /* why the file could not be saved last; "" when it could */
};

/* A draft of what was read or made; its journal is started by the caller. */
struct draft *draft_made(const char *path, struct application *app, struct lock *lock);

/* With its lock; the application is left alone. */
void draft_free(struct draft *draft);

/* The file as it is to be. */
int draft_bytes(const struct draft *draft, struct str *out, char digest[DIGEST_TEXT], struct err *err);

/* Writes the file and knows it, as soon as it stands there: also when its folder
 * could not be synced. */
int draft_write(const char *path, const struct str *bytes, const char *digest, struct known_file *known,
		struct err *err);

/* From now on every operation goes to the journal. */
void draft_listen(struct draft *draft, struct journal *journal);

/* Renames a journal to the first free `.NAME.yaml.journal-N`; appends its new
 * path.  Nothing to do when there is none. */
int draft_put_aside(const char *path, struct str *aside, struct err *err);

#endif
