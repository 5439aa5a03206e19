/*
 * Lines from the keyboard or a pipe, as UTF-8.
 *
 * Terminal: read a key at a time and echoed here, so that what is shown has
 *           been kept first: `changed` is called with the line as it will be
 *           before the echo.  Backspace takes a whole letter, Ctrl-U the line,
 *           Ctrl-W a word; unknown escape sequences are swallowed whole;
 *           several lines pasted come one by one.
 * Pipe:     read by lines; `changed` is not called.
 * Signals:  a readable byte on `signal_fd` ends the wait: INPUT_ENDED.
 * Owner:    input_close gives the terminal its mode back; it does so as well
 *           when the program is stopped and continued.
 */
#ifndef BLANKETT_LINE_INPUT_H
#define BLANKETT_LINE_INPUT_H

#include "base/charset.h"
#include "base/str.h"

enum input_result {
	INPUT_LINE,   /* a whole line, without its newline */
	INPUT_CANCEL, /* Ctrl-C: forget the line */
	INPUT_ENDED,  /* end of file, hang-up, termination */
};

struct input;

/* `echo_fd` is where the letters typed are shown. */
struct input *input_open(int fd, int echo_fd, int signal_fd, enum charset charset);
void input_close(struct input *input);
bool input_is_terminal(const struct input *input);

/* Whether control characters were taken out since this was last asked. */
bool input_cleaned(struct input *input);

enum input_result input_line(struct input *input, struct str *line,
			     void (*changed)(void *context, const char *line), void *context);

#endif
