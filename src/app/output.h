/*
 * What the commands say: results to standard output, the rest to standard error.
 *
 * Purpose:  the one way from a text to those two, so that no control character
 *           of a path, an option, a form or an answer reaches a terminal raw,
 *           and each letter comes in the terminal's own charset.
 * Calls:    output_open() first of all, before any file is opened;
 *           output_result("%s\n", text); output_tell("%s\n", sentence);
 *           output_close() last: what was not written is told there.
 * Shapes:   texts are UTF-8; a tab and a newline go through as they are.
 * Errors:   output_close fails when standard output is closed or full.  A reader
 *           that has gone (head, less) has had what it wanted: no error.
 */
#ifndef BLANKETT_APP_OUTPUT_H
#define BLANKETT_APP_OUTPUT_H

#include "base/err.h"

/* A standard descriptor that is closed would be given to the next file opened,
 * and what is said be written into it: each of the three is there after this. */
void output_open(void);

void output_result(const char *format, ...) __attribute__((format(printf, 1, 2)));
void output_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

int output_close(struct err *err);

#endif
