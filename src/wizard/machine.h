/*
 * The wizard as a pure state machine.
 *
 * Purpose:  leads a writer through a form.  Both drivers, the screen and the
 *           line mode, drive this one: they send commands (wizard/command.h),
 *           carry out nothing themselves, and show the view it describes.
 * Calls:    struct machine *m = machine_new(&world);
 *           machine_begin(m, app, true);
 *           struct effects e = machine_do(m, &command);
 *           ... the session carries out e ...
 *           machine_view(m, &view); ... the driver shows it ...
 * Pure:     no files, no clock, no widths: the world is given, effects are
 *           returned, and every change of the application is an operation.
 * Back:     is never blocked by validation.
 * States:   are rows of one table (states.c): name, parent, what entering and
 *           leaving does, and the handler; what a state does not handle its
 *           parent may.
 */
#ifndef BLANKETT_WIZARD_MACHINE_H
#define BLANKETT_WIZARD_MACHINE_H

#include "model/flow.h"
#include "rules/rules.h"
#include "wizard/command.h"

enum state_id {
	STATE_ANY,     /* the parent of all */
	STATE_START,
	STATE_CHOOSE_FORM,
	STATE_KIND,
	STATE_HEADING, /* a question with a short answer */
	STATE_CELL,    /* the same in a table */
	STATE_ROW,     /* the list of a group's rows, or a table of which nothing is asked */
	STATE_EDITOR,  /* a question with a long answer */
	STATE_OUTLINE,
	STATE_HELP,
	STATE_SEARCH,
	STATE_PROBLEMS,
	STATE_REVIEW,
	STATE_PREVIEW,
	STATE_TABLE,   /* the table one is in, as a whole */
	STATE_CONFIRM,
	STATE_DONE,
	STATE_COUNT
};

/* A draft on the start screen, a form to choose. */
struct offer {
	char *id;     /* path of a draft, id of a form */
	char *title;
	char *detail; /* one line: form, kind, progress, last change */
};

struct world {
	date_t today;
	bool screen;        /* the driver has a cursor and keys, else it has words */
	const struct offer *drafts; /* lent; set anew with machine_set_world */
	size_t draft_count;
	const struct offer *forms;
	size_t form_count;
};

enum effect {
	EFFECT_DRAW = 1 << 0,
	EFFECT_SAVE = 1 << 1,      /* target: another folder, or "" */
	EFFECT_EXPORT_DRAFT = 1 << 2,
	EFFECT_EXPORT_FINAL = 1 << 3,
	EFFECT_OPEN = 1 << 4,      /* target: path */
	EFFECT_NEW = 1 << 5,       /* target: form id */
	EFFECT_CLOSE = 1 << 6,     /* save and leave the application */
	EFFECT_QUIT = 1 << 7,
	EFFECT_TAKE_OVER = 1 << 8,
};

struct effects {
	unsigned set;
	const char *target; /* lent until the next command */
};

struct machine;

struct machine *machine_new(const struct world *world);
void machine_free(struct machine *machine);
void machine_set_world(struct machine *machine, const struct world *world);

/* An application is open: at its place, or at the choice of kind when fresh.
 * The machine borrows it until machine_end. */
void machine_begin(struct machine *machine, struct application *app, bool fresh);
void machine_end(struct machine *machine);

struct effects machine_do(struct machine *machine, const struct command *command);

/* What the session has to tell: shown once, with the next view. */
void machine_say(struct machine *machine, const char *sentence);

/* Asks before carrying out an effect: shown as a question, yes or no. */
void machine_ask(struct machine *machine, const char *question, enum effect on_yes);

/* The documents are written: shows the sentence and what can be done now. */
void machine_done(struct machine *machine, const char *sentence);

enum state_id machine_state(const struct machine *machine);
const char *machine_state_name(enum state_id state);
const struct question *machine_question(const struct machine *machine);
const struct application *machine_application(const struct machine *machine);

/* Where in the focused answer something happened: the byte after it, or SIZE_MAX
 * when that is not what the last command was about. */
size_t machine_cursor(const struct machine *machine);

/* The answer that is focused, for an editor to read by pieces; NULL when the
 * focus is on no text. */
const struct text *machine_text(const struct machine *machine);

/* True when the writer has left the answer with that id (it can name a file). */
bool machine_is_at(const struct machine *machine, const char *field_id);

#endif
