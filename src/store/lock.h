/*
 * The lock on a draft: one session at a time.
 *
 * Purpose:  a kernel lock that dies with its process, on a file beside the
 *           application, `.NAME.yaml.lock`, whose text says who has it.
 * Calls:    struct lock *lock = lock_take(path, &holder, &err);
 *           if (!lock && holder.pid) "holder.user has it open since ..."
 *           lock_release(lock);
 * Trusts:   the kernel for whether the lock is held and by which process; the
 *           text in the file only for how to name that process to a person.
 * Beware:   a process loses its lock when it closes any descriptor of the lock
 *           file, and never meets its own: a process opens a draft once.
 * Rights:   0600; a link in its place is not followed.
 * Owner:    lock_release (NULL is fine) takes the file away and unlocks.
 * Source:   fcntl(2), advisory record locking.
 */
#ifndef BLANKETT_STORE_LOCK_H
#define BLANKETT_STORE_LOCK_H

#include "base/err.h"

#include <stdbool.h>

struct lock;

struct lock_holder {
	int pid; /* 0: nobody */
	char user[64]; /* or its number, when the holder's environment did not say */
	char host[64];
	char terminal[64];
	char since[32]; /* in local time, "2026-11-22 06:30" */
	bool same_user;
	bool same_host;
};

/* NULL with a sentence; holder (may be NULL) says who, when that is why. */
struct lock *lock_take(const char *path, struct lock_holder *holder, struct err *err);

/* Asks a holder of the same user on this machine to save and leave (SIGTERM),
 * and waits for the lock at most wait_ms. */
struct lock *lock_take_over(const char *path, int wait_ms, struct lock_holder *holder, struct err *err);

void lock_release(struct lock *lock);

#endif
