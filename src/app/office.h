/*
 * The helper program that writes Word and Excel files.
 *
 * Purpose:  started on demand, fed the neutral document or workbook over a pipe, gone when
 *           done: the waiting process stays small.
 * Errors:   a sentence: the helper is missing, was killed, took too long, or
 *           what it said itself.  Nothing it prints reaches the screen.
 * Signals:  one that asks for the end (app/signals.h) ends the helper at once;
 *           it is left for the loop that takes signals.
 * Limits:   OFFICE_SECONDS in all, OFFICE_BYTES of result.
 */
#ifndef BLANKETT_APP_OFFICE_H
#define BLANKETT_APP_OFFICE_H

#include "base/err.h"
#include "base/str.h"

enum { OFFICE_SECONDS = 30, OFFICE_BYTES = 256 * 1024 * 1024 };

/* `what` is the helper's first argument ("docx", "xlsx").  Appends the result to out. */
int office_run(const char *what, const struct str *in, struct str *out, struct err *err);

#endif
