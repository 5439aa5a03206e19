/*
 * A session: the machine with the world behind it.
 *
 * Purpose:  carries out what the machine asks for — opens, makes, saves and
 *           exports drafts — and keeps every change in the journal before a
 *           driver can show it.
 * Calls:    session = session_new(&options);
 *           session_open(session, path) or session_begin(session, form, path);
 *           while (session_do(session, &command)) show(session);
 *           session_close(session, &err);
 * Errors:   are told to the writer through the machine; what the driver must
 *           know comes as struct err.
 * Owner:    the session owns machine, draft and forms.
 */
#ifndef BLANKETT_APP_SESSION_H
#define BLANKETT_APP_SESSION_H

#include "app/library.h"
#include "base/err.h"
#include "document/plain.h"
#include "wizard/machine.h"

struct session;

struct session_options {
	const char *forms;  /* --forms, or NULL */
	const char *folder; /* --dir: where applications lie; NULL: ~/blankett */
};

struct session *session_new(const struct session_options *options);
void session_free(struct session *session);

/* Looks for drafts and forms: the start screen. */
void session_start(struct session *session);

/* Opens a draft; 0, or an enum cli_exit with the sentences in err: CLI_FORM when
 * the form is faulty, else CLI_FILE.  When another session of the same writer
 * has it, the machine asks whether to take over, and 0 is returned. */
int session_open(struct session *session, const char *path, struct err *err);

/* A new application on a form; `path` may be NULL: named after the insats.
 * Returns as session_open does. */
int session_begin(struct session *session, const char *form, const char *path, struct err *err);

/* Whether a screen with keys and a cursor shows it, or words line by line. */
void session_on_screen(struct session *session, bool screen);

/* A session for one file ends when that file is left. */
void session_only_this(struct session *session);

/* Carries out a command; false when the writer has left. */
bool session_do(struct session *session, const struct command *command);

const struct machine *session_machine(const struct session *session);
struct library *session_library(struct session *session);

/* What the state has to read, as text for so many columns (0: any): the document
 * as it stands, or the table the writer is in.  Nothing where there is neither.
 * Headings as by plain_read. */
void session_reading(const struct session *session, int columns, struct str *out, struct plain_headings *headings);

/* Why the last change is only in memory, or "". */
const char *session_unsaved(const struct session *session);

/* Saves and lets go of what is open: at the end, at a hang-up. */
int session_close(struct session *session, struct err *err);

/* What session_close had to tell beside, in whole sentences, or "". */
const char *session_note(const struct session *session);

#endif
