/*
 * Signals as bytes on a pipe.
 *
 * Purpose:  a handler writes the signal's number and nothing more; the loop
 *           that waits for input finds it there and saves in peace.
 * Heard:    SIGHUP, SIGTERM, SIGINT (leave, saved), SIGCONT (take the terminal
 *           back); of a screen also SIGWINCH and SIGTSTP.  SIGPIPE is ignored: writing fails instead.
 * Abort:    where the memory is at its end, or a fault is found in the program, a
 *           driver's terminal is given back and a sentence said before it ends.
 */
#ifndef BLANKETT_APP_SIGNALS_H
#define BLANKETT_APP_SIGNALS_H

#include "base/charset.h"
#include "base/err.h"

#include <stdbool.h>

/* A file that may grow no further is told by the failing write; it ends nobody. */
void signals_keep_alive(void);

/* Once the language is known. */
void signals_hear_abort(enum charset charset);

/* How the terminal is given back at an abort; NULL when nobody has it. */
void signals_give_back(void (*give_back)(void *context), void *context);

/* The descriptor to wait on, or -1. */
int signals_open(struct err *err);

/* The same again, for who waits for something else meanwhile; -1 before. */
int signals_descriptor(void);

/* Whether SIGHUP, SIGTERM or SIGINT has come, taken or not. */
bool signals_ask_for_end(void);

/* Hears one more after signals_open: what a screen wants to know. */
void signals_hear(int signal);

/* The signal that waits, or 0. */
int signals_take(void);

#endif
