/*
 * The screen driven without a terminal: bytes in, a canvas out.
 *
 * Calls:    player_init(&player, forms, folder);
 *           player_open(&player, words, count, &err);
 *           player_bytes(&player, "\033[B", 3);     as they come from a terminal
 *           player_settle(&player);                 the pause that makes an escape a key
 *           player_draw(&player);                   as ui/run does when no more bytes wait
 *           complaint = player_check(&player);      NULL, or what no frame may be
 *           player_close(&player, &err);
 *           player_release(&player);
 * Frames:   are drawn on top of each other, as on a terminal; the check draws the
 *           whole anew besides and compares every cell.
 */
#ifndef BLANKETT_TESTS_SCREEN_PLAYER_H
#define BLANKETT_TESTS_SCREEN_PLAYER_H

#include "app/cli.h"
#include "app/session.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/screen_state.h"

#include <stdio.h>

struct player {
	struct session_options options;
	struct session *session; /* NULL: none is open */
	struct screen *screen;
	struct keys *keys;
	struct canvas canvas;
	struct canvas fresh; /* of the check */
	int columns, rows;
	bool going;
};

static inline void player_init(struct player *player, const char *forms, const char *folder)
{
	*player = (struct player){ .options = { forms, folder }, .columns = 80, .rows = 24 };
	canvas_init(&player->canvas, 80, 24);
	canvas_init(&player->fresh, 80, 24);
}

/* What the words of a command line mean: "start", "new FORM [FILE]", "edit FILE". */
static inline int player_begin(struct player *player, char **words, int count, struct err *err)
{
	if (!strcmp(words[0], "start")) {
		session_start(player->session);
		return CLI_DONE;
	}
	session_only_this(player->session);
	if (!strcmp(words[0], "new") && count > 1)
		return session_begin(player->session, words[1], count > 2 ? words[2] : NULL, err);
	if (!strcmp(words[0], "edit") && count > 1)
		return session_open(player->session, words[1], err);
	err_set(err, "start, new FORM [FILE] or edit FILE");
	return CLI_USAGE;
}

static inline int player_open(struct player *player, char **words, int count, struct err *err)
{
	int result;

	player->session = session_new(&player->options);
	result = player_begin(player, words, count, err);
	if (result) {
		session_free(player->session);
		player->session = NULL;
		return result;
	}
	player->keys = keys_new(CHARSET_UTF8);
	player->screen = screen_new(player->session, player->columns, player->rows, true);
	player->going = true;
	canvas_resize(&player->canvas, player->columns, player->rows);
	return 0;
}

static inline int player_close(struct player *player, struct err *err)
{
	int result = 0;

	if (!player->session)
		return 0;
	screen_free(player->screen);
	keys_free(player->keys);
	result = session_close(player->session, err);
	session_free(player->session);
	player->session = NULL;
	player->screen = NULL;
	player->keys = NULL;
	player->going = false;
	return result;
}

static inline void player_release(struct player *player)
{
	canvas_release(&player->canvas);
	canvas_release(&player->fresh);
}

static inline void player_take(struct player *player)
{
	struct key key;

	while (player->going && keys_next(player->keys, &key))
		player->going = screen_key(player->screen, &key);
}

static inline void player_bytes(struct player *player, const char *bytes, size_t len)
{
	keys_feed(player->keys, bytes, len);
	player_take(player);
}

static inline void player_settle(struct player *player)
{
	while (keys_undecided(player->keys)) {
		keys_timeout(player->keys);
		player_take(player);
	}
}

static inline void player_size(struct player *player, int columns, int rows)
{
	player->columns = columns;
	player->rows = rows;
	canvas_resize(&player->canvas, columns, rows);
	if (player->screen)
		screen_resize(player->screen, columns, rows);
}

static inline void player_draw(struct player *player)
{
	screen_draw(player->screen, &player->canvas);
}

/* --- the check ------------------------------------------------------------------- */

static inline const char *player_compare(const struct player *player)
{
	const struct canvas *a = &player->canvas, *b = &player->fresh;

	for (int i = 0; i < a->columns * a->rows; i++) {
		const struct cell *cell = &a->cells[i];

		/* what a blank looks like nobody sees */
		if (memcmp(cell->letters, b->cells[i].letters, sizeof cell->letters) ||
		    cell->width != b->cells[i].width ||
		    (cell->letters[0] != ' ' && cell->style != b->cells[i].style))
			return "drawn anew the frame has other cells";
	}
	if (a->cursor_row != b->cursor_row || a->cursor_column != b->cursor_column)
		return "drawn anew the frame has another cursor";
	return NULL;
}

static inline const char *player_check_cells(const struct canvas *canvas)
{
	for (int i = 0; i < canvas->columns * canvas->rows; i++)
		for (int j = 0; j < CELL_LETTERS; j++) {
			uint32_t letter = canvas->cells[i].letters[j];

			if (letter && (letter == '\n' || letter == '\t' || utf8_is_control(letter)))
				return "a cell has a control character";
		}
	if (canvas->cursor_row < 0 || canvas->cursor_row >= canvas->rows || canvas->cursor_column < 0 ||
	    canvas->cursor_column >= canvas->columns)
		return "the cursor is outside";
	return NULL;
}

/* What is read above the first item of a list has no mark. */
static inline bool player_has_mark(const struct screen *screen)
{
	bool page = screen_face(screen) == &page_face;

	return page ? !screen->editing : screen_face(screen) == &list_face && screen->focus;
}

/* Where the writer is, the cursor is. */
static inline const char *player_check_cursor(const struct player *player)
{
	const struct screen *screen = player->screen;
	const struct canvas *canvas = &player->canvas;
	const struct area *body = &screen->body_area;
	bool asked = screen->prompt.command != COMMAND_NONE;

	if (canvas->columns < LEAST_COLUMNS || canvas->rows < LEAST_ROWS)
		return NULL;
	if (asked != (canvas->cursor_row >= body->row + body->rows) || canvas->cursor_row < body->row)
		return "the cursor is in another part of the screen";
	if (!asked && player_has_mark(screen) &&
	    canvas_cell(canvas, canvas->cursor_row, canvas->cursor_column)->letters[0] != '>')
		return "the cursor is not on the mark";
	return NULL;
}

static inline const char *player_draw_anew(struct player *player, bool laid_out)
{
	canvas_resize(&player->fresh, player->columns, player->rows);
	player->screen->light = false;
	player->screen->stale |= laid_out;
	screen_draw(player->screen, &player->fresh);
	return player_compare(player);
}

/* Of the frame drawn last. */
static inline const char *player_check(struct player *player)
{
	const char *complaint = player_check_cells(&player->canvas);

	if (!complaint)
		complaint = player_check_cursor(player);
	if (!complaint)
		complaint = player_draw_anew(player, false);
	if (!complaint)
		complaint = player_draw_anew(player, true);
	return complaint;
}

/* --- keys by name ------------------------------------------------------------------ */

struct player_key {
	const char *name, *bytes;
};

static const struct player_key player_keys[] = {
	{ "Tab", "\t" },              { "Shift-Tab", "\033[Z" },    { "Enter", "\r" },
	{ "Esc", "\033" },            { "Backspace", "\177" },      { "Delete", "\033[3~" },
	{ "Insert", "\033[2~" },      { "Up", "\033[A" },           { "Down", "\033[B" },
	{ "Right", "\033[C" },        { "Left", "\033[D" },         { "Home", "\033[H" },
	{ "End", "\033[F" },          { "PgUp", "\033[5~" },        { "PgDn", "\033[6~" },
	{ "Ctrl-Up", "\033[1;5A" },   { "Ctrl-Down", "\033[1;5B" }, { "Ctrl-Right", "\033[1;5C" },
	{ "Ctrl-Left", "\033[1;5D" }, { "Ctrl-Home", "\033[1;5H" }, { "Ctrl-End", "\033[1;5F" },
	{ "Ctrl-Delete", "\033[3;5~" }, { "F1", "\033OP" },         { "F2", "\033OQ" },
	{ "F3", "\033OR" },           { "F4", "\033OS" },           { "F5", "\033[15~" },
	{ "F6", "\033[17~" },         { "F7", "\033[18~" },         { "F8", "\033[19~" },
	{ "F9", "\033[20~" },         { "F10", "\033[21~" },        { "Space", " " },
};

enum { PLAYER_KEYS = sizeof player_keys / sizeof *player_keys };

/* Appends a key's bytes; false when nobody knows it. */
static inline bool player_key_bytes(const char *name, struct str *out)
{
	for (int i = 0; i < PLAYER_KEYS; i++)
		if (!strcmp(player_keys[i].name, name)) {
			str_add(out, player_keys[i].bytes);
			return true;
		}
	if (strncmp(name, "Ctrl-", 5) || strlen(name) != 6 || name[5] < 'A' || name[5] > 'Z')
		return false;
	str_add_char(out, (char)(name[5] - 'A' + 1));
	return true;
}

#endif
