/*
 * The commands: everything a writer can ask for, whatever the driver.
 *
 * Purpose:  one table that the line mode, the screen, the help list and the
 *           manual page all read.  A command is a value; keys and typed words
 *           are turned into commands by the drivers, and the machine takes
 *           commands only.
 * Shape:    a row has the name (English, stable), the word typed in line mode
 *           (translated; the name works too), label and help, and the states
 *           where it means something.
 */
#ifndef BLANKETT_WIZARD_COMMAND_H
#define BLANKETT_WIZARD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

enum command_id {
	COMMAND_NONE,
	/* without a word of their own: the drivers make them from what is typed */
	COMMAND_TYPE,    /* replace `removed` bytes at `at` of the answer by `text` */
	COMMAND_ANSWER,  /* the answer is `text` (NULL: as typed so far); go on */
	COMMAND_CHOOSE,  /* item `number`, from 1 */
	/* with a word */
	COMMAND_NEXT,
	COMMAND_BACK,
	COMMAND_CLEAR,
	COMMAND_HELP,
	COMMAND_NEXT_HEADING,
	COMMAND_PREVIOUS_HEADING,
	COMMAND_OUTLINE,
	COMMAND_PROBLEMS,
	COMMAND_NEXT_PROBLEM,
	COMMAND_MEND,
	COMMAND_ACCEPT,  /* `text`: the reason */
	COMMAND_DEFER,   /* `text`: the note */
	COMMAND_ADD,
	COMMAND_REMOVE,  /* row `number`, or the one we are in */
	COMMAND_UP,
	COMMAND_DOWN,
	COMMAND_LINE_CHANGE, /* line `number` of a long answer becomes `text` */
	COMMAND_LINE_REMOVE,
	COMMAND_LINE_INSERT, /* before line `number` */
	COMMAND_UNDO,
	COMMAND_REDO,
	COMMAND_REVIEW,
	COMMAND_PREVIEW,
	COMMAND_EXPORT,
	COMMAND_SAVE,
	COMMAND_NEW,
	COMMAND_OPEN,    /* `text`: the path */
	COMMAND_YES,
	COMMAND_NO,
	COMMAND_LEAVE,
	COMMAND_COUNT
};

struct command {
	enum command_id id;
	const char *text; /* lent; see above */
	size_t number;    /* from 1; 0: not given */
	size_t at, removed;
};

/* What a command takes after its word. */
enum command_argument { TAKES_NOTHING, TAKES_NUMBER, TAKES_TEXT, TAKES_NUMBER_AND_TEXT };

struct command_row {
	enum command_id id;
	const char *name;
	const char *word;   /* translate with _() */
	const char *sign;   /* a short sign in line mode: "?", or NULL */
	enum command_argument takes;
	const char *label;  /* translate with _() */
	const char *help;   /* translate with _() */
	unsigned states;    /* bit per enum state_id (wizard/machine.h) */
};

const struct command_row *command_row(enum command_id id); /* NULL without a word */

/* Finds a command that means something in `state` by its word, its name or the
 * beginning of either, accents and case apart; NULL when none fits, and when
 * several do (`several` tells which). */
const struct command_row *command_find(const char *word, unsigned state, bool *several);

/* Whether a text is exactly the word of a command: perhaps it was meant as one. */
bool command_is_word(const char *text, unsigned state);

static inline struct command command_of(enum command_id id)
{
	return (struct command){ id, NULL, 0, 0, 0 };
}

#endif
