/*
 * Line mode: the wizard as a conversation.
 *
 * Purpose:  for screen readers, TERM=dumb, pipes and tests; the same machine as
 *           on the screen, the same answers, the same file.
 * Says:     a question, then a line is read.  `?` help, `<` back, `!` empty,
 *           `:word` a command, a number what is chosen; a long answer goes on
 *           until a lone full stop.  `\` before a sign makes it text.
 * Kept:     at a terminal each letter is in the journal before it is echoed.
 */
#ifndef BLANKETT_LINE_LINE_H
#define BLANKETT_LINE_LINE_H

#include "app/session.h"
#include "base/charset.h"

/* Until the writer leaves, the input ends or a signal comes, or nobody reads what
 * is asked any more; the session is saved by its owner.  -1 when what is asked
 * could not be written, and not because its reader had gone. */
int line_run(struct session *session, int in, int out, int signal_fd, enum charset charset, struct err *err);

#endif
