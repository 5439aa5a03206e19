/*
 * A thread that syncs a file a little after it was written.
 *
 * Purpose:  typing never waits for a disk, and a network may be one.
 * Calls:    struct syncer *s = syncer_new();
 *           syncer_wrote(s, fd, path, delay_ms);  synced within that time
 *           syncer_forget(s);                     waits; fd may be closed then
 *           syncer_free(s);                       the same, and ends the thread
 * Errors:   syncer_failed gives the errno of the first sync that failed.
 * Threads:  signals go to the other ones.  Where no thread can be had,
 *           syncer_wrote syncs at once.
 * Owner:    the path is borrowed until syncer_forget.
 */
#ifndef BLANKETT_STORE_SYNCER_H
#define BLANKETT_STORE_SYNCER_H

struct syncer;

struct syncer *syncer_new(void);
void syncer_free(struct syncer *syncer);
void syncer_wrote(struct syncer *syncer, int fd, const char *path, int delay_ms);
void syncer_forget(struct syncer *syncer);
int syncer_failed(struct syncer *syncer);

/* Syncs now and waits; 0 or -1 with errno. */
int syncer_now(struct syncer *syncer, int fd, const char *path);

#endif
