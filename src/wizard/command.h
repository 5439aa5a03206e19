/*
 * The commands: everything a writer can ask for, whatever the driver.
 *
 * Purpose:  one table that the line mode, the screen, the help list and the
 *           manual page all read.  A command is a value; keys and typed words
 *           are turned into commands by the drivers, and the machine takes
 *           commands only.
 * Shape:    a row has the name (English, stable), the word typed in line mode
 *           (translated; the name works too), the keys on the screen, label and
 *           help, and the states where it means something.
 * Doors:    a row without a word is the screen's alone; those that ask for the
 *           number of a line are the line mode's alone, and so is going back,
 *           which on the screen is Esc and Shift-Tab.
 */
#ifndef BLANKETT_WIZARD_COMMAND_H
#define BLANKETT_WIZARD_COMMAND_H

#include "base/str.h"

#include <stdbool.h>

enum { COMMAND_KEY = 16 }; /* bytes of a key's name */

enum command_id {
	COMMAND_NONE,
	/* without a word of their own: the drivers make them from what is typed */
	COMMAND_TYPE,    /* replace `removed` bytes at `at` of the answer by `text` */
	COMMAND_PASTE,   /* the same, of a text from elsewhere: a step of its own, told */
	COMMAND_ANSWER,  /* the answer is `text` (NULL: as typed so far); go on */
	COMMAND_CHOOSE,  /* item `number`, from 1 */
	COMMAND_PREVIOUS, /* the question before, however that leads */
	COMMAND_ESCAPE,  /* out of what lies over the questions, or out of a row */
	COMMAND_CELL,    /* the cell of row `number`, from 1, and column `at` of the table one is in;
			  * below the last row the table itself */
	/* with a word or a key */
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
	COMMAND_SEARCH,  /* `text`: what to look for */
	COMMAND_REVIEW,
	COMMAND_PREVIEW,
	COMMAND_TABLE,
	COMMAND_EXPORT,
	COMMAND_SAVE,
	COMMAND_NEW,
	COMMAND_OPEN,    /* `text`: the path */
	COMMAND_YES,
	COMMAND_NO,
	COMMAND_COPY,    /* to the terminal's clipboard; the screen does it itself, as the next two */
	COMMAND_CLIPBOARD,
	COMMAND_REPAINT,
	COMMAND_LEAVE,
	COMMAND_COUNT
};

struct command {
	enum command_id id;
	const char *text; /* lent; see above */
	size_t number;    /* from 1; 0: not given */
	size_t at, removed;
	bool apart;       /* COMMAND_TYPE: a new step for undo */
};

/* What a command takes after its word. */
enum command_argument { TAKES_NOTHING, TAKES_NUMBER, TAKES_LINE_NUMBER, TAKES_TEXT, TAKES_NUMBER_AND_TEXT };

struct command_row {
	enum command_id id;
	const char *name;
	const char *word;   /* translate with _(); NULL: has none */
	const char *sign;   /* a short sign in line mode: "?", or NULL */
	const char *keys;   /* on the screen: "F1 Ctrl-G", or "" */
	enum command_argument takes;
	const char *bar;    /* in the key bar, translate with _(); NULL: not there */
	const char *label;  /* translate with _() */
	const char *help;   /* translate with _() */
	unsigned states;    /* bit per enum state_id (wizard/machine.h) */
};

const struct command_row *command_row(enum command_id id); /* NULL without a row */

/* Row by row, in the table's order; NULL after the last. */
const struct command_row *command_row_at(size_t index);

/* Whether the command can be asked for on the screen, or else in line mode. */
bool command_at_door(const struct command_row *row, bool screen);

/* Appends what a writer does to ask for it: the key, or the word with its colon. */
void command_call(enum command_id id, bool screen, struct str *out);

/* Where its keys mean it, as bits of enum state_id: what takes a row away or moves
 * it has keys in the list of rows alone, whatever wipes a line elsewhere; in a
 * table rows are moved from their cells too. */
unsigned command_key_states(const struct command_row *row);

/* The key after `*cursor` of a row's keys into `key`; false after the last. */
bool command_next_key(const char **cursor, char key[COMMAND_KEY]);

/* Finds a command that means something in `state` by its word, its name or the
 * beginning of either, accents and case apart; NULL when none fits, and when
 * several do (`several` tells which). */
const struct command_row *command_find(const char *word, unsigned state, bool *several);

/* Whether a text is exactly the word of a command: perhaps it was meant as one. */
bool command_is_word(const char *text, unsigned state);

static inline struct command command_of(enum command_id id)
{
	return (struct command){ id, NULL, 0, 0, 0, false };
}

#endif
