/*
 * A draft: one application on disk, with its journal and its lock.
 *
 * Purpose:  what the session uses; whatever has been shown is on disk, and
 *           nothing that was typed is ever lost.
 * Calls:    draft = draft_open(&request, &report, &err);   or draft_create(...)
 *           change draft_application(draft) by operations;
 *           draft_flush(draft, &err);    before every display
 *           draft_save(draft, &err);     on the writer's word, and at the end
 *           draft_close(draft, &err);    saves, takes journal and lock away
 * Saving:   the journal learns the digest of the new file before the file is
 *           put in place, so that at opening it is known what the file is.
 *           A file that somebody else has put there meanwhile is kept beside it
 *           first (store/foreign.h); one that was taken away is written anew.
 * Opening:  the file is read, the changes of a journal left behind are taken
 *           in, and report.note tells what was done, in whole sentences.  When
 *           the file was changed by somebody else since, the journal is kept
 *           beside it, and the note says where.  A fault in the file is told
 *           with its place; then nothing is changed, and the lock is let go.
 *           An answer to nothing that is asked is no fault: it is kept, and the
 *           note tells where it stands.
 * Failures: a full disk, a folder that cannot be written: a sentence, and the
 *           draft stays as it was, in memory, for another try or another folder.
 * Owner:    the draft owns its application from draft_open, or a draft_create
 *           that succeeded, until draft_close or draft_leave.  The form is
 *           borrowed, and must outlive it.
 */
#ifndef BLANKETT_STORE_DRAFT_H
#define BLANKETT_STORE_DRAFT_H

#include "model/application.h"
#include "store/lock.h"

struct draft;

struct draft_request {
	const char *path;
	/* The form of that id, or NULL with the reasons in diags (or none, when
	 * there is no such form). */
	const struct form *(*find_form)(void *context, const char *id, struct diags *diags);
	void *context;
	int take_over_ms; /* > 0: ask the session that has it to leave, and wait */
};

struct draft_report {
	struct lock_holder holder; /* pid: somebody has it, and that is why it failed */
	struct str note;           /* "" or sentences to show */
	struct diags faults;       /* of the file or of its form */
};

#define DRAFT_REPORT_EMPTY { { 0 }, STR_EMPTY, DIAGS_NONE }

void draft_report_release(struct draft_report *report);

/* A new file.  On failure the application is still the caller's. */
struct draft *draft_create(const char *path, struct application *app, struct err *err);
struct draft *draft_open(const struct draft_request *request, struct draft_report *report, struct err *err);

/* The application as draft_open would give it, without lock and without a
 * trace: for checking and exporting.  application_free it. */
struct application *draft_peek(const struct draft_request *request, struct draft_report *report,
			       struct err *err);

struct application *draft_application(const struct draft *draft);
const char *draft_path(const struct draft *draft);

/* Whether the head block is to say that it is finished. */
void draft_set_finished(struct draft *draft, bool finished);

int draft_flush(struct draft *draft, struct err *err);

/* Why what was typed last is only in memory, or NULL: it is on disk. */
const char *draft_unsaved_reason(const struct draft *draft);

/* The same, or why the file could not be saved when it was to be, though the
 * journal has it all; NULL: all is well. */
const char *draft_refused_reason(const struct draft *draft);

int draft_save(struct draft *draft, struct err *err);

/* The same when anything has changed since. */
int draft_save_changes(struct draft *draft, struct err *err);

/* Appends what saving and renaming had to tell since it was last asked: where a
 * file that somebody else put there is kept.  Nothing, or whole sentences. */
void draft_take_note(struct draft *draft, struct str *out);

/* Goes on in another folder, under the same name or one like it. */
int draft_save_as(struct draft *draft, const char *folder, struct err *err);

/* Gives the file a name made from what is applied for, in its own folder. */
int draft_rename(struct draft *draft, const char *name, struct err *err);

/* Saves if anything changed.  On failure the draft stays open. */
int draft_close(struct draft *draft, struct err *err);

/* Lets go without saving; the journal stays for the next opening. */
void draft_leave(struct draft *draft);

#endif
