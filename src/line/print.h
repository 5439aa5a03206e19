/*
 * How the conversation looks: a view as lines of text.
 *
 * Purpose:  everything the line mode says goes through here, and nothing of it
 *           can hold a control character.  Lines are wrapped at words where the
 *           width is known, and left whole where it is not (a pipe, a reader).
 * Shape:    a heading is told once, when one comes to it; then the question,
 *           what was answered before, its problems, and what can be chosen.
 * Owner:    struct printer belongs to the line driver.
 */
#ifndef BLANKETT_LINE_PRINT_H
#define BLANKETT_LINE_PRINT_H

#include "base/charset.h"
#include "wizard/view.h"

struct printer {
	int fd;
	enum charset charset;
	int columns;        /* 0: do not wrap */
	int heading;        /* the heading told last, or -1 */
	int table;          /* and the table: its field */
	struct str pending; /* UTF-8, until print_flush */
	int failed;         /* why the last that was not written was not: errno; or 0 */
};

/* Adds text, cleaned and wrapped, `indent` columns in; a newline at the end. */
void print_text(struct printer *printer, int indent, const char *text);
void print_line(struct printer *printer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void print_view(struct printer *printer, const struct view *view);
void print_prompt(struct printer *printer, const struct view *view);
void print_flush(struct printer *printer);

#endif
