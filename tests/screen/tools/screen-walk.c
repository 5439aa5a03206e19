/*
 * Random keys and sizes on the screen of an application.
 *
 * Use:      screen-walk KIND SEED STEPS FORMS FILE
 * Kinds:    move   keys that may change no answer: after every one the answers
 *                  are the same
 *           undo   keys that change answers, then undo until nothing is left to
 *                  undo: the answers are the same
 *           type   anything at all; at the end what the journal on disk gives is
 *                  what was in memory
 * Checks:   after every key that the frame is sane (player.h).
 * Ends:     0 when all held.
 */
#include "player.h"

#include "base/digest.h"
#include "store/draft.h"

#include <unistd.h>

struct walk {
	struct player player;
	const char *file;
	uint64_t seed;
	char digest[DIGEST_TEXT]; /* of the answers at the start */
	bool away;                /* the start screen has been seen since: another draft may be open */
	struct str keys;          /* sent so far, for the complaint */
	long step;
	long compared;            /* times with what is on disk */
	bool left;                /* the program was left since this was last asked */
	bool failed;
};

static unsigned chance(struct walk *walk, unsigned below)
{
	walk->seed = walk->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(walk->seed >> 33) % below;
}

/* --- complaints -------------------------------------------------------------- */

static void print_frame(const struct canvas *canvas)
{
	struct str dump = STR_EMPTY;

	canvas_dump(canvas, &dump);
	printf("%s", dump.data);
	printf("cursor %d,%d\n", canvas->cursor_row, canvas->cursor_column);
	str_release(&dump);
}

static void complain(struct walk *walk, const char *what)
{
	size_t from = walk->keys.len > 300 ? walk->keys.len - 300 : 0;

	walk->failed = true;
	printf("step %ld, %d × %d, %s: %s; the last keys: %s\n", walk->step, walk->player.columns, walk->player.rows,
	       machine_state_name(walk->player.screen->view.state), what, walk->keys.data + from);
	print_frame(&walk->player.canvas);
	print_frame(&walk->player.fresh);
}

static void answers_now(const struct walk *walk, char out[DIGEST_TEXT])
{
	const struct application *app = machine_application(session_machine(walk->player.session));

	snprintf(out, DIGEST_TEXT, "%s", "none");
	if (app)
		answers_digest(&app->answers, out);
}

static void check_answers(struct walk *walk)
{
	char now[DIGEST_TEXT];

	answers_now(walk, now);
	if (strcmp(now, walk->digest) != 0)
		complain(walk, "the answers have changed");
}

/* --- opening, sending ------------------------------------------------------------ */

static void open_file(struct walk *walk)
{
	char *words[] = { (char *)"edit", (char *)walk->file };
	struct err err = ERR_NONE;

	if (player_close(&walk->player, &err) || player_open(&walk->player, words, 2, &err)) {
		printf("%s\n", err.text);
		exit(2);
	}
	walk->away = false;
}

static void note_key(struct walk *walk, const char *name, const char *bytes)
{
	str_add_char(&walk->keys, ' ');
	if (name)
		str_add(&walk->keys, name);
	for (; !name && *bytes; bytes++)
		str_addf(&walk->keys, (unsigned char)*bytes < ' ' ? "\\x%02x" : "%c", (unsigned char)*bytes);
}

static void look(struct walk *walk)
{
	const char *complaint;

	screen_asks(walk->player.screen);
	player_draw(&walk->player);
	complaint = player_check(&walk->player);
	if (complaint)
		complain(walk, complaint);
}

static void send(struct walk *walk, const char *name, const char *bytes)
{
	note_key(walk, name, bytes);
	player_bytes(&walk->player, bytes, strlen(bytes));
	player_settle(&walk->player);
	if (!walk->player.going) {
		walk->left = true;
		open_file(walk);
	}
	look(walk);
}

static void send_named(struct walk *walk, const char *name)
{
	struct str bytes = STR_EMPTY;

	if (!player_key_bytes(name, &bytes))
		exit(2);
	send(walk, name, bytes.data);
	str_release(&bytes);
}

static void resize(struct walk *walk)
{
	static const int sizes[][2] = { { 80, 24 }, { 40, 9 }, { 120, 40 }, { 39, 9 }, { 1, 1 }, { 300, 100 } };
	unsigned which = chance(walk, 12);
	int columns = which < 6 ? sizes[which][0] : 30 + (int)chance(walk, 140);
	int rows = which < 6 ? sizes[which][1] : 7 + (int)chance(walk, 45);

	str_addf(&walk->keys, " %d×%d", columns, rows);
	player_size(&walk->player, columns, rows);
	look(walk);
}

static void pause_typing(struct walk *walk)
{
	screen_idle(walk->player.screen);
	look(walk);
}

/* --- keys that may change nothing --------------------------------------------------- */

static const char *const moves[] = {
	"Tab", "Shift-Tab", "Up", "Down", "Up", "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End", "Ctrl-Left",
	"Ctrl-Right", "Ctrl-Home", "Ctrl-End", "Esc", "F1", "F2", "F3", "F5", "F6", "F9", "F10", "Ctrl-N", "Ctrl-P",
	"Ctrl-G", "Ctrl-O", "Ctrl-R", "Ctrl-K", "Ctrl-S", "Ctrl-L", "Ctrl-C", "Ctrl-V", "Ctrl-B", "Ctrl-Q",
};

static bool shows_only(enum command_id command)
{
	return command == COMMAND_HELP || command == COMMAND_OUTLINE || command == COMMAND_REVIEW ||
	       command == COMMAND_PREVIEW || command == COMMAND_PROBLEMS || command == COMMAND_NEXT;
}

/* Enter opens and goes on here; elsewhere it may choose, add or type. */
static bool enter_is_harmless(const struct screen *screen)
{
	switch (screen->view.state) {
	case STATE_OUTLINE:
	case STATE_PROBLEMS:
	case STATE_REVIEW:
	case STATE_PREVIEW:
	case STATE_SEARCH: return screen->prompt.command == COMMAND_NONE;
	case STATE_HEADING:
		return screen->prompt.command == COMMAND_NONE && screen->view.field->type->widget == WIDGET_LINE;
	case STATE_HELP:
		return screen->prompt.command == COMMAND_NONE && shows_only(screen->view.items[screen->focus].command);
	default: return false;
	}
}

/* Words to look for, then the list of finds. */
static void search(struct walk *walk)
{
	send_named(walk, "F3");
	if (walk->player.screen->prompt.command != COMMAND_SEARCH)
		return;
	send(walk, NULL, chance(walk, 2) ? "in" : "p");
	send_named(walk, chance(walk, 2) ? "Enter" : "Ctrl-F");
}

static void move(struct walk *walk)
{
	unsigned what = chance(walk, 100);

	if (what < 6)
		resize(walk);
	else if (what < 7)
		search(walk);
	else if (what < 25 && enter_is_harmless(walk->player.screen))
		send_named(walk, "Enter");
	else if (what < 28)
		pause_typing(walk);
	else
		send_named(walk, moves[chance(walk, sizeof moves / sizeof *moves)]);
	check_answers(walk);
}

/* --- keys that do anything --------------------------------------------------------------- */

static const char *const pieces[] = {
	"a", "å", "ord ", " ", "1", "2", "- punkt", "# rubrik", "1. ett", "x\ty", "👩‍👩‍👧", "e\u0301", "漢字",
	"\u202e\xc2\x9b", "2026-11-20", "4 400 tkr", "ja", "lång text som fyller mer än en rad i ett smalt fönster ",
	"\xff\xfe", "\033[200~klistrat\r\nin\t\033[201~", "\033[200~\033[201~", "\033[99~", "\033[200~a\001\002b\033[201~",
	"\033]52;c;eA==\a", "\033[<0;3;4M", "\033O", "\r\n", "a\rb\r", "\033[200~https://example.se/en/mycket/lång/adress\033[201~",
};

static void wild(struct walk *walk)
{
	unsigned what = chance(walk, 100);

	if (what < 4)
		resize(walk);
	if (what < 40)
		send(walk, NULL, pieces[chance(walk, sizeof pieces / sizeof *pieces)]);
	else if (what < 55)
		send_named(walk, chance(walk, 3) ? "Enter" : chance(walk, 2) ? "Backspace" : "Ctrl-Z");
	else if (what < 57)
		pause_typing(walk);
	else if (what < 75)
		send_named(walk, moves[chance(walk, sizeof moves / sizeof *moves)]);
	else if (what < 80)
		send_named(walk, chance(walk, 2) ? "Ctrl-Y" : "Ctrl-T");
	else
		send_named(walk, player_keys[chance(walk, PLAYER_KEYS)].name);
}

/* --- the kinds ------------------------------------------------------------------------------ */

static void walk_moving(struct walk *walk, long steps)
{
	for (walk->step = 1; walk->step <= steps && !walk->failed; walk->step++)
		move(walk);
}

static bool at_start(const struct walk *walk)
{
	return !machine_application(session_machine(walk->player.session));
}

/* From the start screen any draft may be opened, and new ones made: for a while. */
static void come_home(struct walk *walk)
{
	walk->away |= at_start(walk);
	if (walk->away && !chance(walk, 30))
		open_file(walk);
}

static bool is_undone(const struct walk *walk)
{
	return !machine_application(session_machine(walk->player.session))->history.undo.count;
}

/* Takes back all that was done since the file was opened. */
static void undo_all(struct walk *walk)
{
	for (int i = 0; i < 3; i++)
		send_named(walk, "Esc");
	for (int i = 0; i < 1000 && !at_start(walk) && !is_undone(walk); i++)
		send_named(walk, "Ctrl-Z");
	if (!walk->away && !at_start(walk)) {
		if (!is_undone(walk))
			complain(walk, "there is no end to undo");
		check_answers(walk);
	}
}

static void walk_undoing(struct walk *walk, long steps)
{
	while (walk->step < steps && !walk->failed) {
		open_file(walk);
		answers_now(walk, walk->digest);
		/* leaving saves, and what was done cannot be undone after it */
		for (unsigned i = chance(walk, 60); i && !walk->failed && !walk->left; i--, walk->step++) {
			wild(walk);
			walk->away |= at_start(walk);
		}
		if (!walk->left && !walk->failed)
			undo_all(walk);
		walk->left = false;
	}
}

static const struct form *find_form(void *context, const char *id, struct diags *diags)
{
	return library_load_id(context, id, diags);
}

/* What would be there if the program were killed now. */
static void check_disk(struct walk *walk)
{
	struct draft_request request = { walk->file, find_form, session_library(walk->player.session), 0 };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct application *app;
	struct err err = ERR_NONE;

	if (walk->away || at_start(walk))
		return;
	app = draft_peek(&request, &report, &err);
	answers_now(walk, walk->digest);
	if (app) {
		char kept[DIGEST_TEXT];

		answers_digest(&app->answers, kept);
		if (strcmp(kept, walk->digest) != 0)
			complain(walk, "the journal gives other answers");
		application_free(app);
	} else {
		complain(walk, err.text);
	}
	walk->compared++;
	draft_report_release(&report);
}

static void walk_typing(struct walk *walk, long steps)
{
	for (walk->step = 1; walk->step <= steps && !walk->failed; walk->step++) {
		wild(walk);
		come_home(walk);
		if (walk->step % 50 == 0 || walk->step == steps)
			check_disk(walk);
	}
	if (!walk->compared)
		complain(walk, "nothing was compared");
}

int main(int argc, char **argv)
{
	struct walk walk = { 0 };
	struct err err = ERR_NONE;
	bool moving = argc > 1 && !strcmp(argv[1], "move");

	if (argc != 6 || i18n_start("sv", getenv("CATALOGS")))
		return 2;
	walk.file = argv[5];
	walk.seed = strtoull(argv[2], NULL, 10);
	str_init(&walk.keys);
	player_init(&walk.player, argv[4], ".");
	open_file(&walk);
	answers_now(&walk, walk.digest);
	if (moving)
		walk_moving(&walk, strtol(argv[3], NULL, 10));
	else if (!strcmp(argv[1], "undo"))
		walk_undoing(&walk, strtol(argv[3], NULL, 10));
	else
		walk_typing(&walk, strtol(argv[3], NULL, 10));
	player_close(&walk.player, &err);
	player_release(&walk.player);
	str_release(&walk.keys);
	return walk.failed;
}
