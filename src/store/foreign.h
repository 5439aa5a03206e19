/*
 * What another program has put in the place of an application that is open.
 *
 * Purpose:  a file changed by hand, by a synchronised folder or by a colleague
 *           while it is open here is never written over: it is kept beside,
 *           under the same name or one like it.
 * Calls:    remember what the file was when it was read or written, then before
 *           each save:  foreign_put_aside(&known, path, &kept, &err);
 * Cost:     one lstat; the file is read only when that shows another one.  One
 *           of the very same bytes (copied back, touched) is not foreign.
 */
#ifndef BLANKETT_STORE_FOREIGN_H
#define BLANKETT_STORE_FOREIGN_H

#include "base/digest.h"
#include "base/file.h"

/* The file as this session read or wrote it last. */
struct known_file {
	struct file_mark mark;
	char digest[DIGEST_TEXT];
};

/* Where a foreign file is, copies it beside, appends the path of the copy, and
 * knows the file from then on.  On failure nothing is changed.  A folder or a
 * link is left to the one who writes. */
int foreign_put_aside(struct known_file *known, const char *path, struct str *kept, struct err *err);

/* Whether one is there; so is one that cannot be read. */
bool foreign_is_at(const struct known_file *known, const char *path);

#endif
