#include "wizard/command.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "wizard/machine.h"

#define IN(state) (1u << STATE_##state)

enum {
	QUESTIONS = IN(HEADING) | IN(ROW) | IN(EDITOR),
	LAYERS = IN(OUTLINE) | IN(HELP) | IN(PROBLEMS) | IN(REVIEW) | IN(PREVIEW) | IN(DONE),
	OPENED = QUESTIONS | LAYERS,
	ALL = OPENED | IN(START) | IN(CHOOSE_FORM) | IN(KIND) | IN(CONFIRM),
};

/* TRANSLATORS: the words are typed after a colon in line mode (":outline").
 * Choose short ones that begin differently. */
static const struct command_row rows[] = {
	{ COMMAND_NEXT, "next", N_("next"), NULL, TAKES_NOTHING, N_("Go on"),
	  N_("Keeps the answer and goes to the next question."), QUESTIONS | IN(PREVIEW) },
	{ COMMAND_BACK, "back", N_("back"), "<", TAKES_NOTHING, N_("Back"),
	  N_("Goes to the question before, or leaves what is shown."), ALL },
	{ COMMAND_CLEAR, "clear", N_("clear"), "!", TAKES_NOTHING, N_("Empty the answer"),
	  N_("Takes the answer away. :undo brings it back."), IN(HEADING) | IN(EDITOR) },
	{ COMMAND_HELP, "help", N_("help"), "?", TAKES_NOTHING, N_("Help"),
	  N_("Shows the help of this heading and all commands."), ALL },
	{ COMMAND_NEXT_HEADING, "forward", N_("forward"), NULL, TAKES_NOTHING, N_("Next heading"),
	  N_("Goes to the next heading."), QUESTIONS },
	{ COMMAND_PREVIOUS_HEADING, "previous", N_("previous"), NULL, TAKES_NOTHING, N_("Previous heading"),
	  N_("Goes to the heading before."), QUESTIONS },
	{ COMMAND_OUTLINE, "outline", N_("outline"), NULL, TAKES_NOTHING, N_("All headings"),
	  N_("Shows every heading and how far you have come; choose one to go there."), OPENED },
	{ COMMAND_PROBLEMS, "problems", N_("problems"), NULL, TAKES_NOTHING, N_("All problems"),
	  N_("Shows everything that is missing or wrong; choose one to go there."), OPENED },
	{ COMMAND_NEXT_PROBLEM, "fault", N_("fault"), NULL, TAKES_NOTHING, N_("Next problem"),
	  N_("Goes to the next answer with a problem."), OPENED },
	{ COMMAND_MEND, "mend", N_("mend"), NULL, TAKES_NOTHING, N_("Take the offered mend"),
	  N_("Puts the offered answer in place of the faulty one."), IN(HEADING) | IN(EDITOR) },
	{ COMMAND_ACCEPT, "accept", N_("accept"), NULL, TAKES_TEXT, N_("Accept the warning"),
	  N_("Keeps an answer in spite of a warning; write the reason after the word."), QUESTIONS },
	{ COMMAND_DEFER, "later", N_("later"), NULL, TAKES_TEXT, N_("Mark for later"),
	  N_("Marks the question, so that it can be found in :problems; write a note after the word. Without a note: takes the mark away."),
	  IN(HEADING) | IN(EDITOR) },
	{ COMMAND_ADD, "add", N_("add"), NULL, TAKES_NOTHING, N_("Add a row"),
	  N_("Adds a new row, such as one more party."), QUESTIONS },
	{ COMMAND_REMOVE, "remove", N_("remove"), NULL, TAKES_NUMBER, N_("Remove a row"),
	  N_("Takes away the row with that number, or the one you are in. :undo brings back all of it."), QUESTIONS },
	{ COMMAND_UP, "up", N_("up"), NULL, TAKES_NUMBER, N_("Move a row up"),
	  N_("Moves the row with that number, or the one you are in, one step up."), QUESTIONS },
	{ COMMAND_DOWN, "down", N_("down"), NULL, TAKES_NUMBER, N_("Move a row down"),
	  N_("Moves the row with that number, or the one you are in, one step down."), QUESTIONS },
	{ COMMAND_LINE_CHANGE, "change", N_("change"), NULL, TAKES_NUMBER_AND_TEXT, N_("Change a line"),
	  N_("Replaces a line of a long answer: the number of the line, then the new text."), IN(EDITOR) },
	{ COMMAND_LINE_REMOVE, "delete", N_("delete"), NULL, TAKES_NUMBER, N_("Delete a line"),
	  N_("Takes away a line of a long answer."), IN(EDITOR) },
	{ COMMAND_LINE_INSERT, "insert", N_("insert"), NULL, TAKES_NUMBER_AND_TEXT, N_("Insert a line"),
	  N_("Puts a new line before the line with that number."), IN(EDITOR) },
	{ COMMAND_UNDO, "undo", N_("undo"), NULL, TAKES_NOTHING, N_("Undo"),
	  N_("Takes back the last change, wherever it was made, and goes there."), OPENED },
	{ COMMAND_REDO, "redo", N_("redo"), NULL, TAKES_NOTHING, N_("Redo"),
	  N_("Makes the change again that was taken back."), OPENED },
	{ COMMAND_REVIEW, "review", N_("review"), NULL, TAKES_NOTHING, N_("Review"),
	  N_("Shows every heading with its answers; choose one to change it."), OPENED },
	{ COMMAND_PREVIEW, "preview", N_("preview"), NULL, TAKES_NOTHING, N_("Preview"),
	  N_("Shows the document as it will be."), OPENED },
	{ COMMAND_EXPORT, "export", N_("export"), NULL, TAKES_NOTHING, N_("Write the documents"),
	  N_("Checks everything and writes the Word file and the text file."), OPENED },
	{ COMMAND_SAVE, "save", N_("save"), NULL, TAKES_TEXT, N_("Save"),
	  N_("Shows where the application is saved. Everything is saved automatically. With a folder after the word it is saved there from now on."),
	  OPENED },
	{ COMMAND_NEW, "new", N_("new"), NULL, TAKES_NOTHING, N_("New application"),
	  N_("Begins a new application."), IN(START) },
	{ COMMAND_OPEN, "open", N_("open"), NULL, TAKES_TEXT, N_("Open a file"),
	  N_("Opens an application file; write its path after the word."), IN(START) },
	{ COMMAND_YES, "yes", N_("yes"), NULL, TAKES_NOTHING, N_("Yes"), N_("Does what is asked about."), IN(CONFIRM) },
	{ COMMAND_NO, "no", N_("no"), NULL, TAKES_NOTHING, N_("No"), N_("Leaves it."), IN(CONFIRM) },
	{ COMMAND_LEAVE, "quit", N_("quit"), NULL, TAKES_NOTHING, N_("Leave"),
	  N_("Saves and leaves; the application opens at the same place next time."), ALL },
};

const struct command_row *command_row(enum command_id id)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].id == id)
			return &rows[i];
	return NULL;
}

/* 2: the whole word, 1: its beginning, 0: neither. */
static int likeness(const char *typed, size_t len, const char *word)
{
	struct str fold = STR_EMPTY;
	int like = 0;

	utf8_fold(&fold, word, strlen(word));
	if (!strncmp(fold.data, typed, len))
		like = fold.len == len ? 2 : 1;
	str_release(&fold);
	return like;
}

/* The word that is shown goes before the English one behind it. */
static int row_likeness(const struct command_row *row, const char *typed, size_t len)
{
	int by_word = 2 * likeness(typed, len, _(row->word));
	int by_name = 2 * likeness(typed, len, row->name) - 1;

	return by_word > by_name ? by_word : by_name < 0 ? 0 : by_name;
}

const struct command_row *command_find(const char *word, unsigned state, bool *several)
{
	const struct command_row *found = NULL;
	struct str typed = STR_EMPTY;
	int best = 0;

	*several = false;
	utf8_fold(&typed, word, strlen(word));
	for (size_t i = 0; typed.len && i < sizeof rows / sizeof *rows; i++) {
		int like = rows[i].states >> state & 1 ? row_likeness(&rows[i], typed.data, typed.len) : 0;

		*several = like > best ? false : *several || (like == best && like);
		if (like > best) {
			best = like;
			found = &rows[i];
		}
	}
	str_release(&typed);
	return *several ? NULL : found;
}

bool command_is_word(const char *text, unsigned state)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].states >> state & 1 && (!strcmp(text, _(rows[i].word)) || !strcmp(text, rows[i].name)))
			return true;
	return false;
}
