/*
 * What the files of the view share.
 *
 * Purpose:  view.c fills what any state shows, view_headings.c the outline, the
 *           review and the problems, view_question.c what is shown at a question:
 *           the answer, its choices or rows, and the page around it.
 * Owner:    all texts are the view's.
 */
#ifndef BLANKETT_WIZARD_VIEW_PARTS_H
#define BLANKETT_WIZARD_VIEW_PARTS_H

#include "wizard/view.h"

/* Lent until the next item is added. */
struct view_item *view_add_item(struct view *view, const char *label, const char *detail);

/* An item that is a command. */
void view_add_command(struct view *view, enum command_id command);

void view_outline(const struct machine *machine, struct view *view);
void view_review(const struct machine *machine, struct view *view);
void view_problems(const struct machine *machine, struct view *view);

/* Whose row it is, or ""; free() it. */
char *view_row_title(const struct machine *machine, const struct field *field, row_t row);

/* Appends a heading's text; where several have the same, what tells it apart. */
void view_heading_name(const struct machine *machine, int heading, struct str *out);

/* What is asked, in a table what the column is called; free() it. */
char *view_label(const struct machine *machine, const struct field *field, row_t row);

/* Appends what a table is called, after the sub-heading it is answered under. */
void view_table_title(const struct machine *machine, const struct table *table, struct str *out);

/* Appends the sum of its rows' sums, else those of its columns, a line each; nothing
 * where there is none. */
void view_table_sum(const struct machine *machine, const struct table *table, struct str *out);

void view_question(const struct machine *machine, struct view *view);

#endif
