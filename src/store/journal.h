/*
 * The journal: every operation on disk before anyone sees what it did.
 *
 * Purpose:  whatever the screen has shown survives a kill, and a power cut
 *           costs at most a second.
 * Calls:    struct journal *j = journal_start(path, form, digest);   a new one
 *           journal_append(j, &op);         for each operation: memory only
 *           journal_flush(j, &err);         before each display: one write(2)
 *           journal_saved(j, digest, &err); before the file is renamed
 *           journal_remove(j);              after a save, at the end
 * Synced:   by a thread, JOURNAL_SYNC_MS after the first write that is not yet;
 *           flushing never waits for it.
 * Space:    allocated ahead, so that typing goes on for a while on a full disk.
 * Errors:   a flush that fails says so, and again each time until all that was
 *           appended is written; nothing is dropped meanwhile.  When a sync
 *           fails, the system may have lost what it took: the journal is broken
 *           then and says so until journal_restart follows a save.  The same
 *           when the file, or its folder, has been taken away meanwhile.
 * Rights:   0600; a link in its place is not followed.
 * Owner:    journal_remove and journal_close free it.
 * Shape:    store/record.h.
 */
#ifndef BLANKETT_STORE_JOURNAL_H
#define BLANKETT_STORE_JOURNAL_H

#include "base/err.h"
#include "store/record.h"

enum { JOURNAL_SYNC_MS = 500 };

struct journal;

/* Nothing is written until the first flush.  `digest` is of the file that the
 * first operations change, or "-" when only a saved record tells. */
struct journal *journal_start(const char *path, const struct form *form, const char *digest);

/* The same on a file whose bytes are given, and taken over from the caller:
 * their digest is worked out when the first operation comes. */
struct journal *journal_start_on(const char *path, const struct form *form, struct str *bytes);

/* Goes on after the first `len` bytes of one that was read. */
struct journal *journal_resume(const char *path, const struct form *form, size_t len, struct err *err);

/* The digest of those bytes; worked out now, if nothing asked for it before. */
const char *journal_rests_on(struct journal *journal);

void journal_append(struct journal *journal, const struct op *op);
int journal_flush(struct journal *journal, struct err *err);

/* Records that the file is to be this from now on, flushes and syncs. */
int journal_saved(struct journal *journal, const char *digest, struct err *err);

/* Begins anew on a file just saved, dropping what was not written. */
void journal_restart(struct journal *journal, const char *digest);

void journal_close(struct journal *journal);  /* the file stays */
void journal_remove(struct journal *journal); /* the file goes */

/* --- reading one that was left behind ----------------------------------- */

struct journal_log {
	struct str bytes;
	struct record *records; /* the base first */
	size_t count;
	size_t room;
	size_t good;            /* bytes of whole, right records */
	bool damaged;           /* after them stands more than a record cut short */
	bool newer;             /* written by a newer version: nothing was read */
};

#define JOURNAL_LOG_EMPTY { STR_EMPTY, NULL, 0, 0, 0, false, false }

/* A journal that is not there has no records. */
int journal_read(const char *path, const struct form *form, struct journal_log *log, struct err *err);
void journal_log_release(struct journal_log *log);

#endif
