/*
 * Text for the user's own clipboard, as a terminal wants to be asked.
 *
 * Purpose:  the program runs on a server, the clipboard is on the user's desk:
 *           the terminal carries it there.  Whether it did is not told.
 * Source:   xterm's control sequences, OSC 52.  GNU screen takes no OSC 52 and
 *           passes on what comes between ESC P and ESC \, at most some 250
 *           bytes at a time; tmux takes it itself (set-clipboard).
 * Limits:   a text of more than 100 000 bytes is refused: no terminal takes it.
 * Owner:    appends to the caller's string.
 */
#ifndef BLANKETT_UI_CLIPBOARD_H
#define BLANKETT_UI_CLIPBOARD_H

#include "base/str.h"

#include <stdbool.h>

enum { CLIPBOARD_MOST = 100000 };

/* `term` is what TERM says.  False, and nothing appended, for too long a text. */
bool clipboard_ask(const char *term, const char *text, size_t len, struct str *out);

#endif
