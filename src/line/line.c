#include "line/line.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "line/input.h"
#include "line/print.h"
#include "wizard/view.h"

#include <errno.h>
#include <sys/ioctl.h>

/*
 * Typing goes into the answer at once, letter by letter: what the screen shows
 * is in the journal.  `base` is how much of the answer stood before this line,
 * `typed` how much of it the line has put there; a line that turns out to be a
 * command, or is wiped, gives the old answer back.
 */
struct talk {
	struct session *session;
	struct input *input;
	struct printer printer;
	struct view view;
	struct str old;   /* the answer before the line, when the line replaces it */
	struct str now;   /* what the line has put into the answer */
	size_t base;      /* where that begins */
	bool replaces;    /* a short answer is replaced, a long one grows */
	bool writing;     /* a long answer has been begun here */
	bool left;        /* on the writer's word */
	bool told;        /* what the machine said last is on the screen already */
};

static bool is_question(const struct view *view)
{
	return view->field && view->field->type->widget != WIDGET_NONE;
}

static bool takes_text(const struct view *view)
{
	return is_question(view) && !view->count && view->field->type->id != TYPE_LOCKED;
}

/* --- what a line is -------------------------------------------------------------- */

enum line_kind { LINE_TEXT, LINE_SIGN, LINE_WORD, LINE_END };

static bool is_sign(const char *line)
{
	return line[0] && strchr("?<!", line[0]) && !line[1];
}

static bool begins_word(const char *line)
{
	unsigned char first = line[0] == ':' ? (unsigned char)line[1] : 0;

	return first >= 0x80 || ((first | 32) >= 'a' && (first | 32) <= 'z');
}

static enum line_kind kind_of(const char *line)
{
	if (is_sign(line))
		return LINE_SIGN;
	if (begins_word(line))
		return LINE_WORD;
	return strcmp(line, ".") ? LINE_TEXT : LINE_END;
}

/* A lone colon or backslash may still become a command or an escaped sign. */
static bool is_undecided(const char *line)
{
	return !strcmp(line, ":") || !strcmp(line, "\\");
}

/* "\?" is the text "?". */
static const char *unescaped(const char *line)
{
	if (line[0] != '\\')
		return line;
	return kind_of(line + 1) != LINE_TEXT || line[1] == '\\' ? line + 1 : line;
}

/* --- typing ------------------------------------------------------------------------ */

/* Puts `text` where the line's own text stands, changing no more than differs. */
static void put(struct talk *talk, const char *text)
{
	struct command command = command_of(COMMAND_TYPE);
	size_t same = 0;

	while (same < talk->now.len && talk->now.data[same] == text[same])
		same++;
	while (same && ((unsigned char)text[same] & 0xC0) == 0x80)
		same--;
	if (same == talk->now.len && !text[same])
		return;
	command.at = talk->base + same;
	command.removed = talk->now.len - same;
	command.text = text + same;
	session_do(talk->session, &command);
	str_clear(&talk->now);
	str_add(&talk->now, text);
}

/* A paste of megabytes comes in many pieces, and each would be compared and
 * copied whole: where a line has only grown, by what cannot join the letter
 * before it, that alone is put in.  False when it has done otherwise. */
static bool put_growth(struct talk *talk, const char *line)
{
	size_t before = !talk->replaces && talk->base ? 1 : 0; /* the newline */
	size_t had = talk->now.len - before;
	struct command command = command_of(COMMAND_TYPE);
	char *grown;

	if (talk->now.len <= before || line[0] == '\\' || strncmp(line, talk->now.data + before, had) ||
	    (unsigned char)line[had] >= 0x80)
		return false;
	grown = utf8_cleaned(line + had, false);
	command.at = talk->base + talk->now.len;
	command.text = grown;
	if (*grown)
		session_do(talk->session, &command);
	str_add(&talk->now, grown);
	free(grown);
	return true;
}

/* What the answer should hold for this line, as far as it is typed. */
static void line_changed(void *context, const char *line)
{
	struct talk *talk = context;
	struct str wanted = STR_EMPTY, clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };

	if (!takes_text(&talk->view))
		return;
	if (kind_of(line) == LINE_TEXT && !is_undecided(line) && put_growth(talk, line))
		return;
	if (!*line || kind_of(line) != LINE_TEXT || is_undecided(line)) {
		str_add(&wanted, talk->replaces ? talk->old.data : "");
	} else {
		if (!talk->replaces && talk->base)
			str_add_char(&wanted, '\n');
		str_add(&wanted, unescaped(line));
	}
	/* as the machine will store it, so that offsets agree */
	utf8_clean(&clean, wanted.data, wanted.len, false, &done);
	put(talk, clean.data);
	str_release(&wanted);
	str_release(&clean);
}

static void begin_line(struct talk *talk)
{
	const char *answer = talk->view.answer;

	talk->replaces = talk->view.field && talk->view.field->type->widget != WIDGET_LONG;
	str_clear(&talk->old);
	str_clear(&talk->now);
	str_add(&talk->old, answer);
	talk->base = talk->replaces ? 0 : strlen(answer);
	if (talk->replaces)
		str_add(&talk->now, answer);
}

/* --- commands ------------------------------------------------------------------------ */

static void say(struct talk *talk, const char *sentence)
{
	print_text(&talk->printer, 0, sentence);
	print_flush(&talk->printer);
}

static bool send(struct talk *talk, struct command command)
{
	talk->writing = talk->told = false;
	return session_do(talk->session, &command);
}

static bool send_id(struct talk *talk, enum command_id id)
{
	return send(talk, command_of(id));
}

/* Reads a number at the start of a text; 0 when there is none. */
static size_t read_number(const char **text)
{
	char *end;
	unsigned long number = strtoul(*text, &end, 10);

	if (end == *text || **text == '-' || number > 1000000)
		return 0;
	*text = end + strspn(end, " ");
	return number;
}

static bool send_word(struct talk *talk, const struct command_row *row, const char *rest)
{
	struct command command = command_of(row->id);

	if (row->takes == TAKES_NUMBER || row->takes == TAKES_LINE_NUMBER || row->takes == TAKES_NUMBER_AND_TEXT)
		command.number = read_number(&rest);
	if (row->takes == TAKES_TEXT || row->takes == TAKES_NUMBER_AND_TEXT)
		command.text = rest;
	if (row->takes != TAKES_TEXT && row->takes != TAKES_NUMBER_AND_TEXT && *rest) {
		say(talk, _("Nothing more is written after that word."));
		return true;
	}
	return send(talk, command);
}

static bool do_word(struct talk *talk, const char *line, bool must)
{
	struct str word = STR_EMPTY;
	const char *rest = line + strcspn(line, " ");
	const struct command_row *row;
	bool several;

	str_add_bytes(&word, line, (size_t)(rest - line));
	row = command_find(word.data, talk->view.state, &several);
	str_release(&word);
	if (row)
		return send_word(talk, row, rest + strspn(rest, " "));
	if (several)
		say(talk, _("Several commands begin so; write more of the word."));
	else if (must)
		say(talk, _("There is no such command here. ? shows what there is."));
	return true;
}

static bool do_sign(struct talk *talk, char sign)
{
	static const enum command_id ids[] = { COMMAND_HELP, COMMAND_BACK, COMMAND_CLEAR };

	return send_id(talk, ids[strchr("?<!", sign) - "?<!"]);
}

static bool is_number(const char *line)
{
	return *line && !line[strspn(line, "0123456789")];
}

static bool say_no_number(struct talk *talk)
{
	struct str said = STR_EMPTY;

	str_addf(&said, _("There is nothing with that number here; write one from 1 to %zu."), talk->view.count);
	say(talk, talk->view.count ? said.data : _("There is nothing to choose here. ? shows what can be done."));
	str_release(&said);
	return true;
}

/* Numbers parted by commas as the choices they stand for; false when one is none. */
static bool numbered_choices(const struct talk *talk, const char *line, struct str *chosen)
{
	const struct field *field = talk->view.field;

	if (!field || field->type->id != TYPE_CHOICES || !*line || line[strspn(line, "0123456789, ")])
		return false;
	for (line += strspn(line, ", "); *line; line += strspn(line, ", ")) {
		size_t number = read_number(&line);

		if (!number || number > field->choice_count)
			return false;
		str_addf(chosen, chosen->len ? ", %s" : "%s", field->choices[number - 1].id);
	}
	return chosen->len > 0;
}

static bool do_choices(struct talk *talk, const char *chosen)
{
	struct command command = command_of(COMMAND_ANSWER);

	command.text = chosen;
	return send(talk, command);
}

/* Where something is chosen: a number, the choice in words, or a command. */
static bool do_choice(struct talk *talk, const char *line)
{
	struct command command = command_of(COMMAND_CHOOSE);
	struct str chosen = STR_EMPTY;
	bool several = numbered_choices(talk, line, &chosen);
	bool going = several ? do_choices(talk, chosen.data) : true;

	str_release(&chosen);
	if (several)
		return going;
	if (is_number(line)) {
		command.number = read_number(&line);
		if (!command.number || command.number > talk->view.count)
			return say_no_number(talk);
	} else if (talk->view.field && talk->view.field->type->id == TYPE_LOCKED) {
		command.number = 1;
	} else if (is_question(&talk->view) || talk->view.state == STATE_KIND) {
		command.id = COMMAND_ANSWER;
		command.text = line;
	} else {
		return do_word(talk, line, true);
	}
	return send(talk, command);
}

static bool do_empty(struct talk *talk)
{
	switch (talk->view.state) {
	case STATE_HEADING:
	case STATE_CELL:
	case STATE_ROW:
	case STATE_EDITOR:
	case STATE_PREVIEW:
	case STATE_TABLE: return send_id(talk, COMMAND_NEXT);
	case STATE_OUTLINE:
	case STATE_HELP:
	case STATE_PROBLEMS:
	case STATE_REVIEW:
	case STATE_DONE: return send_id(talk, COMMAND_BACK);
	default: return true;
	}
}

/* "ångra" without its colon is an answer, but perhaps not meant as one. */
static void hint_colon(struct talk *talk, const char *line)
{
	struct str said = STR_EMPTY;

	if (!command_is_word(line, talk->view.state))
		return;
	str_addf(&said, _("“%1$s” is now the answer. If you meant the command, write :%1$s."), line);
	say(talk, said.data);
	str_release(&said);
}

/* A line of a long answer is there already; the next one is read. */
static bool do_text(struct talk *talk, const char *line)
{
	hint_colon(talk, line);
	line_changed(talk, line);
	if (talk->view.field->type->widget == WIDGET_LONG) {
		talk->writing = true;
		return true;
	}
	return send_id(talk, COMMAND_ANSWER);
}

/* An empty line in a long answer parts paragraphs. */
static bool do_blank(struct talk *talk)
{
	struct command command = command_of(COMMAND_TYPE);

	command.at = strlen(talk->view.answer);
	command.text = "\n";
	return session_do(talk->session, &command);
}

static bool do_line(struct talk *talk, const char *line)
{
	enum line_kind kind = kind_of(line);

	if (kind == LINE_SIGN)
		return do_sign(talk, line[0]);
	if (kind == LINE_WORD)
		return do_word(talk, line + 1, true);
	if (!*line && talk->writing)
		return do_blank(talk);
	if (!*line)
		return do_empty(talk);
	if (!takes_text(&talk->view))
		return do_choice(talk, line);
	if (kind == LINE_END && talk->view.state == STATE_EDITOR)
		return send_id(talk, COMMAND_ANSWER);
	return do_text(talk, kind == LINE_END ? "\\." : line);
}

/* --- the loop ---------------------------------------------------------------------------- */

static void refresh(struct talk *talk)
{
	view_release(&talk->view);
	machine_view(session_machine(talk->session), &talk->view);
}

static int columns_of(int fd)
{
	struct winsize size;

	return ioctl(fd, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

/* A document, or a table; one that is only looked at is read where it stands. */
static void show_reading(struct talk *talk)
{
	const struct view *view = &talk->view;
	struct str text = STR_EMPTY;

	if (view->state != STATE_PREVIEW && view->state != STATE_TABLE && !view_is_looked_at(view))
		return;
	session_reading(talk->session, talk->printer.columns ? talk->printer.columns - 1 : 0, &text, NULL);
	print_text(&talk->printer, 0, text.data);
	str_release(&text);
}

/* Shows where we are, unless a long answer is going on. */
static void show(struct talk *talk)
{
	const char *unsaved = session_unsaved(talk->session);

	refresh(talk);
	talk->printer.columns = columns_of(talk->printer.fd);
	if (*unsaved)
		print_line(&talk->printer, _("NOT SAVED: %s"), unsaved);
	if (talk->writing && talk->view.state == STATE_EDITOR) {
		str_add(&talk->printer.pending, "> ");
		print_flush(&talk->printer);
		return;
	}
	talk->writing = false;
	if (talk->told)
		*talk->view.message = '\0';
	talk->told = true;
	print_view(&talk->printer, &talk->view);
	show_reading(talk);
	print_prompt(&talk->printer, &talk->view);
}

static void cancel(struct talk *talk)
{
	line_changed(talk, "");
	print_line(&talk->printer, _("The line is forgotten. :%s leaves, and everything is saved."),
		   _(command_row(COMMAND_LEAVE)->word));
}

/* What came through a pipe stands in the conversation as if it were typed. */
static void echo(struct talk *talk, const char *line)
{
	str_addf(&talk->printer.pending, "%s\n", line);
	print_flush(&talk->printer);
}

static void tell_last(struct talk *talk)
{
	refresh(talk);
	if (!*talk->view.message)
		return;
	print_text(&talk->printer, 0, talk->view.message);
	print_flush(&talk->printer);
}

/* One line asked for and done; false at the end.  Nothing is asked that cannot be seen. */
static bool turn(struct talk *talk, struct str *line)
{
	enum input_result result;

	show(talk);
	if (talk->printer.failed)
		return false;
	begin_line(talk);
	result = input_line(talk->input, line, line_changed, talk);
	if (!input_is_terminal(talk->input))
		echo(talk, result == INPUT_LINE ? line->data : "");
	if (input_cleaned(talk->input))
		say(talk, _("Control characters were taken out of what came in; the rest is kept."));
	if (result == INPUT_ENDED)
		return false;
	if (result == INPUT_CANCEL)
		cancel(talk);
	else
		talk->left = !do_line(talk, line->data);
	return !talk->left;
}

/* A reader or a terminal that has gone has hung up, and that is no failure. */
static int outcome(const struct talk *talk, struct err *err)
{
	if (!talk->printer.failed || talk->printer.failed == EPIPE || input_is_terminal(talk->input))
		return 0;
	errno = talk->printer.failed;
	return err_system(err, _("The questions could not be written to standard output, so the session was ended"));
}

int line_run(struct session *session, int in, int out, int signal_fd, enum charset charset, struct err *err)
{
	struct talk talk = { .session = session, .old = STR_EMPTY, .now = STR_EMPTY,
			     .printer = { .fd = out, .charset = charset, .heading = -1, .table = -1, .pending = STR_EMPTY } };
	struct str line = STR_EMPTY;
	int result;

	talk.input = input_open(in, out, signal_fd, charset);
	while (turn(&talk, &line))
		;
	if (talk.left)
		tell_last(&talk);
	result = outcome(&talk, err);
	input_close(talk.input);
	view_release(&talk.view);
	str_release(&talk.printer.pending);
	str_release(&talk.old);
	str_release(&talk.now);
	str_release(&line);
	return result;
}
