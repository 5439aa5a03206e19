/*
 * The machine from inside: shared by the files of this folder only.
 *
 * Layers:   what lies under the present state, to come back to.  A state that
 *           is no question is never twice in the pile, so it cannot grow:
 *           opening one that lies there already unwinds to it.
 * Problems: `here` are those of the focused answer, told when it is left or
 *           when one comes to an answer that has some; `concerns` is the list
 *           that the problems state shows, `all` what the review tells.
 * Chosen:   the item that was gone to from a list, so that one comes back to it.
 * Concern:  `concern` is the place of the one gone to last, and `concern_led`
 *           where that led: not there when it is no question itself.
 */
#ifndef BLANKETT_WIZARD_STATE_H
#define BLANKETT_WIZARD_STATE_H

#include "wizard/concerns.h"
#include "wizard/machine.h"

struct layer {
	enum state_id state;
	struct question at;
	size_t chosen; /* from 1 */
};

/* Words found: in an answer when `at` is an offset, else in a question or help. */
struct find {
	struct question where;
	size_t at;            /* SIZE_MAX: not in the answer */
	char *words;          /* what stands around it */
};

/* How far the writer has come, counted for a revision of the application: one
 * moves about more often than one answers, and counting looks at every field. */
struct progress {
	bool counted;
	uint64_t revision;
	size_t done, all, later;
	struct standing *standings; /* by heading */
};

struct machine {
	struct world world;
	struct progress *progress; /* of its own, so that a view can keep it */
	struct application *app;
	enum state_id state;
	struct question at;
	struct layer layers[2 * STATE_COUNT]; /* a state over a question over a state … */
	size_t layer_count;
	struct problems here;
	struct problems all;
	struct concerns concerns;
	struct finds {        /* what the search found */
		struct find *items;
		size_t count, room;
	} finds;
	struct str sought;
	bool typing;          /* the last command was COMMAND_TYPE: same step */
	bool settling;        /* what was typed is brought into form in the same step */
	size_t cursor;        /* see machine_cursor */
	size_t chosen;
	struct question concern, concern_led;
	struct str said;
	struct str asked;
	enum effect on_yes;
	struct str target;
	struct effects effects;
};

struct state {
	enum state_id id;
	const char *name;
	enum state_id parent;
	void (*enter)(struct machine *machine);
	void (*leave)(struct machine *machine);
	bool (*handle)(struct machine *machine, const struct command *command); /* false: not mine */
};

const struct state *state_row(enum state_id id);

/* Offers a command to the state and then to its parents. */
void state_dispatch(struct machine *machine, const struct command *command);

/* Opens a state over the present one; state_close goes back to what lies below
 * (false when nothing does). */
void state_open(struct machine *machine, enum state_id state);
bool state_close(struct machine *machine);
void state_switch(struct machine *machine, enum state_id state); /* in place */
void state_leave(struct machine *machine);  /* what leaving the present one does */
void state_push(struct machine *machine);   /* the present one is to be come back to */
bool state_is_question(enum state_id state);

void machine_effect(struct machine *machine, enum effect effect, const char *target);

/* --- focus.c ---------------------------------------------------------------- */

const struct field *focus_field(const struct machine *machine);
const char *focus_answer(const struct machine *machine);

/* False for what only holds other fields. */
bool question_takes_answer(const struct field *field);

/* Whether there is an answer, or in a list of rows a row. */
bool question_is_begun(const struct machine *machine);

/* Finds the problems of the focused answer anew. */
void question_check(struct machine *machine);

/* Goes to a question; arriving at a heading gives its groups their first rows
 * when `fill`.  What is open above stays below.  question_go_to may be told a
 * field that is no question, such as a sum: it goes to one beside it. */
void question_go(struct machine *machine, struct question to, bool fill);
void question_go_to(struct machine *machine, int field, row_t row, bool fill);
void question_first_open(struct machine *machine);

/* Where one comes when a heading is chosen; false when nothing is asked there. */
bool question_enter(const struct machine *machine, int heading, struct question *to);

/* Whether the focused answer has something to mend, or to accept. */
bool question_has_mend(const struct machine *machine);
bool question_has_warning(const struct machine *machine);

/* --- question.c, typing.c, marks.c and editor.c --------------------------------- */

/* Leaves the focused answer: writes it in canonical form and checks it. */
void question_settle(struct machine *machine);
void question_advance(struct machine *machine);

/* Whether the focused answer has something to stay for. */
bool question_has_problems(const struct machine *machine);
bool question_choose(struct machine *machine, const struct command *command); /* choose.c */

bool question_handle(struct machine *machine, const struct command *command);
bool typing_handle(struct machine *machine, const struct command *command);
bool marks_handle(struct machine *machine, const struct command *command);
bool editor_handle(struct machine *machine, const struct command *command);
bool rows_handle(struct machine *machine, const struct command *command);

/* Leaves the focused answer for another question: what is wrong with it is told. */
void question_leave_for(struct machine *machine, struct question to);

/* --- cell.c -------------------------------------------------------------------- */

/* The table one is in, or NULL. */
const struct table *table_here(const struct machine *machine);
/* Fills cells from the one that has the focus on, and says what came of it; `added`
 * rows were made for it already. */
void cell_paste(struct machine *machine, const char *text, size_t added);
bool cell_handle(struct machine *machine, const struct command *command);
bool cell_go(struct machine *machine, const struct command *command);

/* --- rows.c -------------------------------------------------------------------- */

/* The group that row commands mean: the one listed, or the one we are in; NULL
 * when there is neither. */
const struct group *group_here(const struct machine *machine);

/* The row commands that also work inside a row; false when there is no group. */
bool rows_command(struct machine *machine, const struct command *command);

/* --- layer.c --------------------------------------------------------------- */

bool any_handle(struct machine *machine, const struct command *command);
bool start_handle(struct machine *machine, const struct command *command);
bool choose_form_handle(struct machine *machine, const struct command *command);
bool kind_handle(struct machine *machine, const struct command *command);
bool outline_handle(struct machine *machine, const struct command *command);
bool help_handle(struct machine *machine, const struct command *command);
bool problems_handle(struct machine *machine, const struct command *command);
bool preview_handle(struct machine *machine, const struct command *command);
bool done_handle(struct machine *machine, const struct command *command);
bool confirm_handle(struct machine *machine, const struct command *command);
void problems_enter(struct machine *machine);
void review_enter(struct machine *machine);

/* --- progress.c ------------------------------------------------------------ */

/* Lent until the next change. */
const struct progress *progress_of(const struct machine *machine);

/* --- search.c ---------------------------------------------------------------- */

void search_begin(struct machine *machine, const char *words);
bool search_handle(struct machine *machine, const struct command *command);
void search_release(struct machine *machine);

/* Appends what the writer does to ask for a command here: a key, or a word. */
void machine_call(const struct machine *machine, enum command_id id, struct str *out);

/* Says a sentence with one %s in it for such a call. */
void machine_say_call(struct machine *machine, const char *format, enum command_id id);

/* The n-th (from 1) command of the help list in the state below, or NULL. */
const struct command_row *help_command(const struct machine *machine, size_t number);
/* The state that help was opened over. */
enum state_id help_below(const struct machine *machine);
/* What the state "done" offers, in order; COMMAND_NONE after the last. */
enum command_id done_offer(size_t index);
/* The n-th (from 1) heading asked, or -1. */
int nth_heading(const struct answers *answers, size_t number);

#endif
