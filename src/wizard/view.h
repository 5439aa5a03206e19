/*
 * What there is to show now: a value that both drivers read.
 *
 * Shape:    texts only, no widths; a list of items where something can be
 *           chosen; the problems of the focused answer.  Empty texts are "".
 *           The page is filled for the screen only (struct world).
 * Owner:    the view; view_release frees it.
 */
#ifndef BLANKETT_WIZARD_VIEW_H
#define BLANKETT_WIZARD_VIEW_H

#include "wizard/machine.h"

/* A question that stands on the page. */
struct view_field {
	struct question at;
	const struct field *field;
	char *label;
	char *shown;       /* as a person reads it; the default when unanswered */
	bool answered;
	bool is_default;
	char *deferred;    /* the note, or "" */
	struct problems problems; /* of an answer that has been given */
};

struct view_item {
	char *label;
	char *detail;      /* one line more, or "" */
	enum command_argument takes; /* of a command in the help list */
	enum command_id command;     /* that choosing it is, or COMMAND_NONE */
	const char *sign;  /* state in a sign: "x" done, "?" with a warning, "-" begun, " " empty, "!" wrong,
			    * ">" to look up */
	const char *word;  /* a heading's state in words, or "" */
	size_t problems;
	bool changed;      /* a heading, since the documents were written */
	bool focus;        /* where the writer is, or what is chosen */
};

struct view {
	enum state_id state;
	/* the top line */
	char *name;        /* of the insats, or "" */
	char *form_title;
	char *kind;
	size_t done, all;
	/* the heading */
	char *title;       /* verbatim, or the state's own title */
	int number;        /* 0: none */
	char *help;
	char *appendix;    /* the association's own */
	/* the question */
	const struct field *field; /* NULL outside questions */
	row_t row;
	char *row_title;   /* whose row it is, or "" */
	int table_field;   /* of the table it stands in, or is; else -1 */
	char *table;       /* what that is called, after the sub-heading it is answered under */
	char *table_help;
	char *label;
	char *field_help;
	char *answer;      /* as stored */
	char *shown;       /* as a person reads it; the default when unanswered */
	bool is_default;
	char *deferred;    /* the note, or "" */
	struct problems problems; /* of this answer */
	size_t cursor;     /* where in the answer something happened, or SIZE_MAX */
	/* the page: on the screen the questions that stand around this one */
	struct view_field *fields;
	size_t field_count;
	size_t field_focus;
	bool more_before, more_after; /* than stand here */
	/* choices, rows, headings, problems, drafts, forms, commands */
	struct view_item *items;
	size_t count;
	size_t room;
	/* what happened just now, or the question to confirm */
	char *message;
};

/* A table of which nothing is asked: a place to stop and look. */
static inline bool view_is_looked_at(const struct view *view)
{
	return view->state == STATE_ROW && !view->count;
}

void machine_view(const struct machine *machine, struct view *view);

/* All headings with their states as items, whatever the machine's state is; no
 * application, no items. */
void machine_view_headings(const struct machine *machine, struct view *view);
void view_release(struct view *view);

#endif
