/*
 * Files: read whole with a limit, written whole or not at all.
 *
 * Purpose:  the one place that writes files.  file_write makes a temporary
 *           file beside the target, writes, fsyncs, renames and fsyncs the
 *           folder: after it the old or the new content is there, never half.
 * Rights:   files are made 0600, folders 0700.  The last component of a path
 *           is never followed as a link.  A file that is written over keeps
 *           its mode: whoever let a colleague read it chose so, and one that
 *           was made here is 0600 until then.
 * Errors:   a sentence naming the path and what to do; the temporary file is
 *           taken away again.
 */
#ifndef BLANKETT_BASE_FILE_H
#define BLANKETT_BASE_FILE_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Appends the whole file to out.  More than `limit` bytes is an error, a
 * folder, a device or a link too. */
int file_read(const char *path, size_t limit, struct str *out, struct err *err);

/* At most `most` bytes from the start: for reading a head block. */
int file_read_start(const char *path, size_t most, struct str *out, struct err *err);

int file_write(const char *path, const char *bytes, size_t len, struct err *err);

/* An ordinary file as it stood once: the same again, or another in its place. */
struct file_mark {
	uint64_t device, number, size;
	int64_t second, nanosecond; /* of the last change */
};

/* False where no ordinary file is. */
bool file_mark(const char *path, struct file_mark *mark);
bool file_mark_is(const struct file_mark *mark, const struct file_mark *other);

/* file_write; as soon as the new file stands at its place *mark is of it, also
 * when something fails after that. */
int file_write_marked(const char *path, const char *bytes, size_t len, struct file_mark *mark, struct err *err);

/* Makes the folder, and those above it. */
int file_make_folder(const char *path, struct err *err);

bool file_exists(const char *path);

/* Opens without following a link at the last component and with
 * close-on-exec; flags as open(2), mode 0600.  Returns the descriptor or -1. */
int file_open(const char *path, int flags, struct err *err);

/* write(2) until all is written, also where that has to be waited for; 0 or -1
 * with errno. */
int file_write_all(int fd, const char *bytes, size_t len);

/* Fsyncs the folder that holds `path`. */
int file_sync_folder(const char *path);

/* Path pieces; results are appended to out. */
void file_join(struct str *out, const char *folder, const char *name);
void file_folder_of(struct str *out, const char *path);   /* "." when none */
const char *file_name_of(const char *path);               /* part of path */

#endif
