/*
 * The application file: an application as YAML, and back.
 *
 * Purpose:  one file, readable and diffable, whatever order the answers were
 *           given in: the same answers give the same bytes.
 * Shape:    see blankett-application(5).  The first key, `blankett:`, is the
 *           head: at most APPFILE_HEAD_BYTES, so that a list of drafts reads
 *           that much of each file and no more.
 * Calls:    struct appfile *file = appfile_open(path, bytes, len, &diags);
 *           form = the form called appfile_head(file)->form;
 *           app = appfile_load(file, form, APPFILE_MEND, &diags, &notes);
 *           appfile_free(file);
 * Errors:   every fault is appended to diags with its line and column; with a
 *           fault there is no application.  Faults: YAML that cannot be read,
 *           a newer format, another form, a key with a value of the wrong
 *           shape, a row number that stands twice.
 * Kept:     what this version does not know, at any level: store/kept.h.
 *           Comments are not kept.
 * Notes:    an answer under a key that is no question of the form is kept, too,
 *           and told: when the key is like a question's, or when the file says
 *           that it is of this very version of the form.  Each key once, and
 *           the first APPFILE_NOTES of them.
 * Texts:    APPFILE_MEND cleans every text (base/utf8.h) and brings answers
 *           into canonical form where they can be read as their type, as if
 *           they were typed now: a file may have been edited by hand.
 *           APPFILE_EXACT takes them to the byte: for a file that is known to
 *           be the program's own, when offsets in the journal rest on it.
 * Limits:   APPFILE_MOST bytes; APPFILE_MOST_ROWS rows of a group, with
 *           numbers up to APPFILE_LAST_ROW.
 * Owner:    the caller owns what is returned; an application borrows the form
 *           and nothing of the file.
 */
#ifndef BLANKETT_STORE_APPFILE_H
#define BLANKETT_STORE_APPFILE_H

#include "base/diag.h"
#include "base/err.h"
#include "model/application.h"

enum {
	APPFILE_FORMAT = 1,
	APPFILE_HEAD_BYTES = 1024,
	APPFILE_MOST = 256 * 1024 * 1024,
	APPFILE_LAST_ROW = 999999999,
	APPFILE_MOST_ROWS = 10000, /* of one group */
	APPFILE_NOTES = 10,
};

/* What the start screen shows.  A value; longer texts are cut to fit. */
struct appfile_head {
	int64_t format;
	char form[128];
	char form_version[64];
	char form_digest[DIGEST_TEXT];
	char kind[64];   /* as the form words it */
	char name[448];  /* of what is applied for */
	bool finished;   /* "klar", not "utkast" */
	size_t done;     /* headings, of all asked */
	size_t all;
	int64_t changed; /* seconds since 1970 */
};

/* The head of an application as it is now, not finished. */
void appfile_head_of(const struct application *app, struct appfile_head *head);

/* The head from the first bytes of a file, cut off anywhere after it.  0, or
 * -1 when there is none: then the file is no application, or was edited. */
int appfile_head_read(const char *bytes, size_t len, struct appfile_head *head);

/* Appends the file to out. */
int appfile_write(const struct application *app, const struct appfile_head *head, struct str *out,
		  struct err *err);

enum appfile_trust { APPFILE_MEND, APPFILE_EXACT };

struct appfile;

/* `path` is for messages and is borrowed, like the bytes.  `notes` may be NULL:
 * nobody listens. */
struct appfile *appfile_open(const char *path, const char *bytes, size_t len, struct diags *diags);
const struct appfile_head *appfile_head(const struct appfile *file);
struct application *appfile_load(const struct appfile *file, const struct form *form,
				 enum appfile_trust trust, struct diags *diags, struct diags *notes);
void appfile_free(struct appfile *file);

#endif
