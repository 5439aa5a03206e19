#include "wizard/command.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "wizard/machine.h"

#define IN(state) (1u << STATE_##state)

enum {
	QUESTIONS = IN(HEADING) | IN(CELL) | IN(ROW) | IN(EDITOR),
	LAYERS = IN(OUTLINE) | IN(HELP) | IN(SEARCH) | IN(PROBLEMS) | IN(REVIEW) | IN(PREVIEW) | IN(TABLE) | IN(DONE),
	OPENED = QUESTIONS | LAYERS,
	ALL = OPENED | IN(START) | IN(CHOOSE_FORM) | IN(KIND) | IN(CONFIRM),
};

/* TRANSLATORS: the words are typed after a colon in line mode (":outline").
 * Choose short ones that begin differently.  The short labels stand in the
 * screen's last line, a word or two each. */
static const struct command_row rows[] = {
	{ COMMAND_NEXT, "next", N_("next"), NULL, "Tab", TAKES_NOTHING, N_("On"), N_("Go on"),
	  N_("Keeps the answer and goes to the next question."), QUESTIONS | IN(PREVIEW) | IN(TABLE) },
	{ COMMAND_BACK, "back", N_("back"), "<", "", TAKES_NOTHING, NULL, N_("Back"),
	  N_("Goes to the question before, or leaves what is shown."), ALL },
	{ COMMAND_CLEAR, "clear", N_("clear"), "!", "Ctrl-U", TAKES_NOTHING, NULL, N_("Empty the answer"),
	  N_("Takes the answer away. It can be undone."), IN(HEADING) | IN(CELL) | IN(EDITOR) },
	{ COMMAND_HELP, "help", N_("help"), "?", "F1 Ctrl-G", TAKES_NOTHING, N_("Help"), N_("Help"),
	  N_("Shows the help of this heading and all commands."), ALL },
	{ COMMAND_MEND, "mend", N_("mend"), NULL, "Ctrl-T", TAKES_NOTHING, N_("Mend"), N_("Take the offered mend"),
	  N_("Puts the offered answer in place of the faulty one."), IN(HEADING) | IN(CELL) | IN(EDITOR) },
	{ COMMAND_ADD, "add", N_("add"), NULL, "Insert", TAKES_NOTHING, N_("Add"), N_("Add a row"),
	  N_("Adds a new row, such as one more party."), QUESTIONS },
	{ COMMAND_REMOVE, "remove", N_("remove"), NULL, "Delete Ctrl-U", TAKES_NUMBER, N_("Remove"), N_("Remove a row"),
	  N_("Takes away the row that is meant, with all its answers. It can be undone."), QUESTIONS },
	{ COMMAND_OUTLINE, "outline", N_("outline"), NULL, "F2 Ctrl-O", TAKES_NOTHING, N_("Headings"),
	  N_("All headings"),
	  N_("Shows every heading and how far you have come; choose one to go there."), OPENED },
	{ COMMAND_SEARCH, "search", N_("search"), NULL, "F3 Ctrl-F", TAKES_TEXT, NULL, N_("Search"),
	  N_("Looks for words in questions, answers and help; choose a find to go there."), OPENED },
	{ COMMAND_REVIEW, "review", N_("review"), NULL, "F5 Ctrl-R", TAKES_NOTHING, N_("Review"), N_("Review"),
	  N_("Shows every heading with its answers; choose one to change it."), OPENED },
	{ COMMAND_NEXT_PROBLEM, "fault", N_("fault"), NULL, "F6 Ctrl-K", TAKES_NOTHING, N_("Next problem"),
	  N_("Next problem"), N_("Goes to the next thing to see to: a problem, or what is to be looked up later."), OPENED },
	{ COMMAND_NEXT_HEADING, "forward", N_("forward"), NULL, "Ctrl-N", TAKES_NOTHING, N_("Next"),
	  N_("Next heading"), N_("Goes to the next heading."), QUESTIONS },
	{ COMMAND_PREVIOUS_HEADING, "previous", N_("previous"), NULL, "Ctrl-P", TAKES_NOTHING, NULL,
	  N_("Previous heading"), N_("Goes to the heading before."), QUESTIONS },
	{ COMMAND_PROBLEMS, "problems", N_("problems"), NULL, "", TAKES_NOTHING, NULL, N_("All problems"),
	  N_("Shows everything that is missing, wrong or to be looked up later; choose one to go there."), OPENED },
	{ COMMAND_ACCEPT, "accept", N_("accept"), NULL, "Ctrl-A", TAKES_TEXT, NULL, N_("Accept the warning"),
	  N_("Keeps an answer in spite of a warning; the reason is kept with the application."), QUESTIONS },
	{ COMMAND_DEFER, "later", N_("later"), NULL, "F8 Ctrl-D", TAKES_TEXT, NULL, N_("Mark to look up later"),
	  N_("Marks the question, with a note, so that it can be found among the problems. Without a note: takes the mark away."),
	  QUESTIONS },
	{ COMMAND_UP, "up", N_("up"), NULL, "Ctrl-Up", TAKES_NUMBER, NULL, N_("Move a row up"),
	  N_("Moves the row that is meant one step up."), QUESTIONS },
	{ COMMAND_DOWN, "down", N_("down"), NULL, "Ctrl-Down", TAKES_NUMBER, NULL, N_("Move a row down"),
	  N_("Moves the row that is meant one step down."), QUESTIONS },
	{ COMMAND_LINE_CHANGE, "change", N_("change"), NULL, "", TAKES_NUMBER_AND_TEXT, NULL, N_("Change a line"),
	  N_("Replaces a line of a long answer: the number of the line, then the new text."), IN(EDITOR) },
	{ COMMAND_LINE_REMOVE, "delete", N_("delete"), NULL, "", TAKES_LINE_NUMBER, NULL, N_("Delete a line"),
	  N_("Takes away a line of a long answer."), IN(EDITOR) },
	{ COMMAND_LINE_INSERT, "insert", N_("insert"), NULL, "", TAKES_NUMBER_AND_TEXT, NULL, N_("Insert a line"),
	  N_("Puts a new line before the line with that number."), IN(EDITOR) },
	{ COMMAND_UNDO, "undo", N_("undo"), NULL, "Ctrl-Z", TAKES_NOTHING, NULL, N_("Undo"),
	  N_("Takes back the last change, wherever it was made, and goes there."), OPENED },
	{ COMMAND_REDO, "redo", N_("redo"), NULL, "Ctrl-Y", TAKES_NOTHING, NULL, N_("Redo"),
	  N_("Makes the change again that was taken back."), OPENED },
	{ COMMAND_PREVIEW, "preview", N_("preview"), NULL, "", TAKES_NOTHING, NULL, N_("Preview"),
	  N_("Shows the document as it will be."), OPENED },
	{ COMMAND_TABLE, "table", N_("table"), NULL, "", TAKES_NOTHING, NULL, N_("The whole table"),
	  N_("Shows the table you are in as a whole, with its sums."), QUESTIONS },
	{ COMMAND_EXPORT, "export", N_("export"), NULL, "", TAKES_NOTHING, NULL, N_("Write the documents"),
	  N_("Checks everything and writes the Word file and the text file."), OPENED },
	{ COMMAND_SAVE, "save", N_("save"), NULL, "Ctrl-S", TAKES_TEXT, NULL, N_("Save"),
	  N_("Shows where the application is saved. Everything is saved automatically. With a folder it is saved there from now on."),
	  OPENED },
	{ COMMAND_NEW, "new", N_("new"), NULL, "", TAKES_NOTHING, NULL, N_("New application"),
	  N_("Begins a new application."), IN(START) },
	{ COMMAND_OPEN, "open", N_("open"), NULL, "", TAKES_TEXT, NULL, N_("Open a file"),
	  N_("Opens an application file; its path is asked for."), IN(START) },
	{ COMMAND_YES, "yes", N_("yes"), NULL, "", TAKES_NOTHING, NULL, N_("Yes"), N_("Does what is asked about."),
	  IN(CONFIRM) },
	{ COMMAND_NO, "no", N_("no"), NULL, "", TAKES_NOTHING, NULL, N_("No"), N_("Leaves it."), IN(CONFIRM) },
	{ COMMAND_COPY, "copy", NULL, NULL, "F9 Ctrl-B", TAKES_NOTHING, NULL, N_("Copy the answer"),
	  N_("Copies the answer to your own computer's clipboard, where the terminal can do that."),
	  IN(HEADING) | IN(CELL) | IN(EDITOR) },
	{ COMMAND_CLIPBOARD, "clipboard", NULL, NULL, "Ctrl-C Ctrl-V", TAKES_NOTHING, NULL, N_("How to copy and paste"),
	  N_("Tells how your terminal copies and pastes."), ALL },
	{ COMMAND_REPAINT, "repaint", NULL, NULL, "Ctrl-L", TAKES_NOTHING, NULL, N_("Draw the screen anew"),
	  N_("Draws the screen anew, when something else has written on it."), ALL },
	{ COMMAND_LEAVE, "quit", N_("quit"), NULL, "F10 Ctrl-X Ctrl-Q", TAKES_NOTHING, N_("Leave"), N_("Leave"),
	  N_("Saves and leaves; the application opens at the same place next time."), ALL },
};

enum { ROWS = sizeof rows / sizeof *rows };

const struct command_row *command_row(enum command_id id)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].id == id)
			return &rows[i];
	return NULL;
}

const struct command_row *command_row_at(size_t index)
{
	return index < ROWS ? &rows[index] : NULL;
}

bool command_at_door(const struct command_row *row, bool screen)
{
	if (!screen)
		return row->word != NULL;
	return row->takes != TAKES_NUMBER_AND_TEXT && row->takes != TAKES_LINE_NUMBER && row->id != COMMAND_BACK;
}

unsigned command_key_states(const struct command_row *row)
{
	if (row->id == COMMAND_UP || row->id == COMMAND_DOWN)
		return row->states & (IN(ROW) | IN(CELL));
	return row->takes == TAKES_NUMBER ? row->states & IN(ROW) : row->states;
}

bool command_next_key(const char **cursor, char key[COMMAND_KEY])
{
	size_t len;

	*cursor += strspn(*cursor, " ");
	len = strcspn(*cursor, " ");
	if (!len || len >= COMMAND_KEY)
		return false;
	memcpy(key, *cursor, len);
	key[len] = '\0';
	*cursor += len;
	return true;
}

/* What has no key is found by its label in the help list. */
void command_call(enum command_id id, bool screen, struct str *out)
{
	const struct command_row *row = command_row(id);
	const char *keys = row->keys;
	char key[COMMAND_KEY];

	if (!screen)
		str_addf(out, ":%s", _(row->word));
	else if (command_next_key(&keys, key))
		str_add(out, key);
	else
		/* TRANSLATORS: a command without a key of its own, as it stands in the list of F1. */
		str_addf(out, _("F1 “%s”"), _(row->label));
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
	for (size_t i = 0; typed.len && i < ROWS; i++) {
		int like = rows[i].word && rows[i].states >> state & 1 ? row_likeness(&rows[i], typed.data, typed.len) : 0;

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
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].word && rows[i].states >> state & 1 && (!strcmp(text, _(rows[i].word)) || !strcmp(text, rows[i].name)))
			return true;
	return false;
}
