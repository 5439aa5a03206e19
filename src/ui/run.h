/*
 * The screen on a terminal: keys in, frames out, until the writer leaves.
 *
 * Purpose:  the loop of the full-screen driver.  Bytes are read in bulk and made
 *           keys (ui/keys), the screen takes them (ui/screen), and when no more
 *           wait its canvas is shown (ui/terminal): what is shown has been kept.
 * Signals:  come as bytes on `signal_fd` (app/signals): a window of another size,
 *           stop and continue, hang-up and termination, at which what has come
 *           of a paste is put in before the loop ends.
 * Ends:     UI_LEFT when the writer has left, UI_ENDED when the terminal or
 *           somebody outside has ended it.
 * Errors:   UI_NONE with a sentence when there can be no screen here; nothing
 *           has been shown then, and the line mode does.
 * Owner:    the session is saved and closed by its owner.
 */
#ifndef BLANKETT_UI_RUN_H
#define BLANKETT_UI_RUN_H

#include "app/session.h"
#include "base/charset.h"

enum ui_end { UI_LEFT, UI_ENDED, UI_NONE };

enum ui_end ui_run(struct session *session, int in, int out, int signal_fd, enum charset charset, struct err *err);

#endif
