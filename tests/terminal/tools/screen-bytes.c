/*
 * Draws canvases on a pseudo-terminal, counts what that costs and reads it back.
 *
 * Use:      screen-bytes [FRAMES]
 * Tells:    for each terminal the bytes of a first screen, of a letter typed at
 *           the end of a line and in its middle, of a mark moved in a list, of a
 *           list scrolled; and holds each against the most that it may be.
 *           FRAMES random canvases of changing size, and after each one what
 *           libvterm shows must be the canvas: letters, styles, cursor.
 *           Then: modes, signals and standard error are as they were.
 * Ends:     0 when all held; 77 when there is no entry for any of the terminals.
 */
#include "line.h"
#include "ui/terminal.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

enum { NO_ENTRY = 77 };

/* --- one terminal -------------------------------------------------------------- */

struct world {
	const char *name;
	struct line line;
	struct terminal *terminal;
	struct canvas canvas;
	struct str got;
	VTerm *emulator;
	unsigned random;
	int failed;
};

static void complain(struct world *world, const char *what)
{
	if (world->failed++ >= 5)
		return;
	printf("FAILED: %s: %s\n        ", world->name, what);
	for (size_t i = 0; i < world->got.len && i < 300; i++) {
		unsigned char byte = (unsigned char)world->got.data[i];

		printf(byte > ' ' && byte < 0x7F ? "%c" : "<%02X>", byte);
	}
	printf("\n");
}

/* Shows the canvas; how many bytes went. */
static int show(struct world *world)
{
	terminal_show(world->terminal, &world->canvas);
	line_take(&world->line, &world->got);
	vterm_input_write(world->emulator, world->got.data, world->got.len);
	return (int)world->got.len;
}

static void text(struct world *world, int row, int column, enum style style, const char *words)
{
	canvas_text(&world->canvas, row, column, world->canvas.columns, style, words);
}

/* --- what it costs --------------------------------------------------------------- */

struct cost {
	const char *term;
	int first, end, middle, mark, scroll, rows;
};

/* The most that may be; the VT100 cannot insert a letter. */
static const struct cost costs[] = {
	{ "xterm", 900, 2, 6, 20, 80, 110 },  { "xterm-256color", 900, 2, 6, 20, 80, 110 },
	{ "vt100", 990, 2, 60, 20, 80, 120 }, { "vt220", 990, 2, 6, 20, 80, 120 },
	{ "linux", 920, 2, 6, 20, 80, 110 },  { "screen", 980, 2, 6, 20, 80, 110 },
	{ "tmux", 980, 2, 6, 20, 80, 110 },
};

static void draw_list(struct world *world, int first)
{
	for (int i = 0; i < 8; i++) {
		char words[80];

		snprintf(words, sizeof words, "%d   Rubrik nummer %d", first + i, (first + i) * 7919);
		text(world, 9 + i, 3, STYLE_PLAIN, words);
		canvas_pad(&world->canvas, 9 + i, 3 + (int)strlen(words), 80);
	}
}

static void draw_first(struct world *world)
{
	canvas_clear(&world->canvas);
	text(world, 0, 1, STYLE_PLAIN, "En väg vidare, fas 2 · Uppsala 2024                     9 av 17 klara");
	for (int i = 1; i < 79; i++)
		text(world, 1, i, STYLE_DIM, "_");
	text(world, 2, 1, STYLE_BRIGHT, "5  Beskriv syftet med insatsen (*)");
	text(world, 4, 1, STYLE_PLAIN, "| Insatsen ger deltagare som i dag saknar stöd en väg till");
	text(world, 5, 1, STYLE_PLAIN, "| eller studier. Parterna i En väg framåt planerar tillsammans med");
	text(world, 6, 1, STYLE_PLAIN, "| deltagaren");
	draw_list(world, 10);
	text(world, 10, 1, STYLE_PLAIN, ">");
	text(world, 23, 1, STYLE_PLAIN, "F1 Hjälp  F2 Rubriker  F5 Granska  F6 Nästa problem  Ctrl-N Nästa  F10 Lämna");
	text(world, 23, 79, STYLE_PLAIN, "X");
	canvas_cursor(&world->canvas, 6, 13);
}

static int type(struct world *world, int row, int column, const char *rest)
{
	text(world, row, column, STYLE_PLAIN, rest);
	canvas_cursor(&world->canvas, row, column + 1);
	return show(world);
}

static int move_mark(struct world *world)
{
	text(world, 10, 1, STYLE_PLAIN, " ");
	text(world, 11, 1, STYLE_PLAIN, ">");
	canvas_cursor(&world->canvas, 11, 1);
	return show(world);
}

static int scroll_text(struct world *world)
{
	text(world, 4, 1, STYLE_PLAIN, "| eller studier. Parterna i En väg framåt planerar tillsammans med");
	text(world, 5, 1, STYLE_PLAIN, "| deltagaren");
	canvas_pad(&world->canvas, 5, 13, 80);
	text(world, 6, 1, STYLE_PLAIN, "| och ingen faller mellan stolarna när huvudmannen byts");
	return show(world);
}

static void hold(struct world *world, const char *what, int bytes, int most)
{
	printf(" %s %d", what, bytes);
	if (bytes > most) {
		printf(" (at most %d)", most);
		world->failed++;
	}
}

static void measure(struct world *world, const struct cost *cost)
{
	int end;

	printf("%-15s", cost->term);
	draw_first(world);
	hold(world, "first", show(world), cost->first);
	hold(world, "again", show(world), 0);
	hold(world, "letter", type(world, 6, 13, "x"), 1);
	end = type(world, 6, 14, "å");
	hold(world, "å", end, cost->end);
	canvas_cursor(&world->canvas, 4, 16);
	show(world);
	hold(world, "middle", type(world, 4, 16, "xdeltagare som i dag saknar stöd en väg till"), cost->middle);
	hold(world, "double", type(world, 4, 17, "xdeltagare som i dag saknar stöd en väg till"), cost->middle);
	hold(world, "mark", move_mark(world), cost->mark);
	draw_list(world, 11);
	hold(world, "list", show(world), cost->scroll);
	hold(world, "text", scroll_text(world), cost->rows);
	printf("\n");
}

/* --- what it shows ------------------------------------------------------------------ */

static unsigned chance(struct world *world, unsigned below)
{
	world->random = world->random * 1103515245u + 12345u;
	return (world->random >> 16) % below;
}

static bool same_look(const VTermScreenCell *shown, const struct cell *cell)
{
	bool bold = cell->style == STYLE_BRIGHT || cell->style == STYLE_ERROR;

	/* what a blank looks like nobody sees */
	return cell->letters[0] == ' ' || (bool)shown->attrs.bold == bold;
}

static bool same_letters(const VTermScreenCell *shown, const struct cell *cell)
{
	if (cell->letters[0] == ' ' && !shown->chars[0])
		return true;
	for (int i = 0; i < CELL_LETTERS; i++) {
		if (cell->letters[i] != shown->chars[i])
			return false;
		if (!cell->letters[i])
			break;
	}
	return shown->width == cell->width;
}

static void compare(struct world *world, int frame)
{
	VTermScreen *screen = vterm_obtain_screen(world->emulator);
	char what[200];
	VTermPos cursor;

	for (int row = 0; row < world->canvas.rows; row++)
		for (int column = 0; column < world->canvas.columns; column++) {
			const struct cell *cell = canvas_cell(&world->canvas, row, column);
			VTermScreenCell shown;

			vterm_screen_get_cell(screen, (VTermPos){ row, column }, &shown);
			if (!cell->width || (same_letters(&shown, cell) && same_look(&shown, cell)))
				continue;
			snprintf(what, sizeof what, "frame %d, row %d, column %d: U+%04X shown as U+%04X", frame, row,
				 column, cell->letters[0], shown.chars[0]);
			complain(world, what);
			return;
		}
	vterm_state_get_cursorpos(vterm_obtain_state(world->emulator), &cursor);
	if (cursor.row != world->canvas.cursor_row || cursor.col != world->canvas.cursor_column) {
		snprintf(what, sizeof what, "frame %d: the cursor is at %d,%d, not %d,%d", frame, cursor.row,
			 cursor.col, world->canvas.cursor_row, world->canvas.cursor_column);
		complain(world, what);
	}
}

static void random_words(struct world *world)
{
	/* an emulator that joins marks to a letter of ASCII in the last column is rare */
	static const char *const words[] = {
		"Insatsen ", "a", "å", "日本語", "ö\xCC\xA3ä\xCC\xA3\xCC\xB2", "________________", "–“”…", "      ",
		"samordnad väg till arbete eller studier, så att ingen faller mellan stolarna ", "ll", "木",
	};

	for (unsigned count = chance(world, 6); count; count--) {
		int row = (int)chance(world, (unsigned)world->canvas.rows);
		int column = (int)chance(world, (unsigned)world->canvas.columns);

		text(world, row, column, chance(world, 3) ? STYLE_PLAIN : chance(world, STYLE_COUNT),
		     words[chance(world, sizeof words / sizeof *words)]);
	}
}

static void put_cells(struct world *world, int row, int to, int from, const struct canvas *old, int old_row)
{
	for (int column = to; from < old->columns && column < old->columns; from++, column++) {
		const struct cell *cell = canvas_cell(old, old_row, from);
		wchar_t wide[CELL_LETTERS + 1] = { 0 };
		char bytes[64];
		size_t len;

		for (int i = 0; i < CELL_LETTERS; i++)
			wide[i] = (wchar_t)cell->letters[i];
		len = wcstombs(bytes, wide, sizeof bytes);
		if (cell->width && len < sizeof bytes)
			canvas_put(&world->canvas, row, column, old->columns, cell->style, bytes, len);
	}
}

static void copy_of(struct canvas *to, const struct canvas *from)
{
	canvas_init(to, from->columns, from->rows);
	memcpy(to->cells, from->cells, sizeof *to->cells * (size_t)(to->columns * to->rows));
}

/* A letter at the cursor moves what follows; or some rows move up by one. */
static void random_shift(struct world *world)
{
	struct canvas old;
	int row = world->canvas.cursor_row, column = world->canvas.cursor_column;

	copy_of(&old, &world->canvas);
	if (chance(world, 2)) {
		text(world, row, column, STYLE_PLAIN, chance(world, 2) ? "l" : "ö");
		put_cells(world, row, column + 1, column, &old, row);
		canvas_cursor(&world->canvas, row, column + 1);
	} else {
		for (row = (int)chance(world, 3); row + 1 < old.rows; row++)
			put_cells(world, row, 0, 0, &old, row + 1);
	}
	canvas_release(&old);
}

static void random_cursor(struct world *world)
{
	int row = (int)chance(world, (unsigned)world->canvas.rows);
	int column = (int)chance(world, (unsigned)world->canvas.columns);

	/* on a letter, not on its right half */
	canvas_cursor(&world->canvas, row, canvas_cell(&world->canvas, row, column)->width ? column : column - 1);
}

static void random_size(struct world *world)
{
	static const struct winsize sizes[] = {
		{ 24, 80, 0, 0 }, { 9, 40, 0, 0 }, { 40, 120, 0, 0 }, { 2, 2, 0, 0 }, { 1, 30, 0, 0 }, { 25, 80, 0, 0 },
	};
	struct winsize size = sizes[chance(world, sizeof sizes / sizeof *sizes)];
	int columns, rows;

	ioctl(world->line.slave, TIOCSWINSZ, &size);
	vterm_set_size(world->emulator, size.ws_row, size.ws_col);
	terminal_size(world->terminal, &columns, &rows);
	if (columns != size.ws_col || rows != size.ws_row)
		complain(world, "another size than the terminal's");
	terminal_resize(world->terminal, columns, rows);
	canvas_resize(&world->canvas, columns, rows);
}

/* curses puts a letter into the last corner of a terminal that always wraps by
 * shifting it there, and parts a wide letter beside it.  Known, rare, let be. */
static void keep_corner_narrow(struct world *world)
{
	int row = world->canvas.rows - 1, column = world->canvas.columns - 2;

	if (strcmp(world->name, "screen") && strcmp(world->name, "tmux"))
		return;
	if (canvas_cell(&world->canvas, row, column)->width != 1 ||
	    canvas_cell(&world->canvas, row, column + 1)->width != 1)
		text(world, row, column, STYLE_PLAIN, "xy");
}

static void read_back(struct world *world, int frames)
{
	for (int frame = 0; frame < frames && world->failed < 5; frame++) {
		if (!chance(world, 40))
			random_size(world);
		if (!chance(world, 30))
			canvas_clear(&world->canvas);
		if (!chance(world, 50)) {
			if (chance(world, 2))
				terminal_suspend(world->terminal);
			terminal_resume(world->terminal);
		}
		if (chance(world, 2))
			random_words(world);
		else
			random_shift(world);
		keep_corner_narrow(world);
		if (!chance(world, 3))
			random_cursor(world);
		show(world);
		compare(world, frame);
	}
}

/* --- what it takes and leaves ------------------------------------------------------------------ */

static void expect_latin1(struct world *world)
{
	terminal_close(world->terminal);
	ioctl(world->line.slave, TIOCSWINSZ, &(struct winsize){ .ws_row = 24, .ws_col = 80 });
	world->terminal = terminal_open(world->line.slave, world->line.slave, CHARSET_LATIN1, NULL);
	canvas_resize(&world->canvas, 80, 24);
	text(world, 0, 0, STYLE_PLAIN, "å ä ö é – “å” … 日.");
	terminal_show(world->terminal, &world->canvas);
	line_take(&world->line, &world->got);
	if (!memmem(world->got.data, world->got.len, "\xE5 \xE4 \xF6 \xE9 - \"\xE5\" . ??.", 19))
		complain(world, "in ISO-8859-1 other bytes come");
}

/* Every key comes as it is. */
static void expect_raw(struct world *world)
{
	struct termios now;

	tcgetattr(world->line.slave, &now);
	if (now.c_lflag & (ICANON | ECHO | ISIG | IEXTEN) || now.c_iflag & (ICRNL | INLCR | IXON | ISTRIP))
		complain(world, "the terminal is not raw");
}

static void expect_modes(struct world *world, const struct termios *before)
{
	struct termios after;

	tcgetattr(world->line.slave, &after);
	if (before->c_iflag != after.c_iflag || before->c_oflag != after.c_oflag ||
	    before->c_lflag != after.c_lflag || before->c_cflag != after.c_cflag ||
	    memcmp(before->c_cc, after.c_cc, sizeof after.c_cc))
		complain(world, "the terminal's modes are not what they were");
}

static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

/* What is started in the background may be told to ignore some of them. */
static void default_signals(void)
{
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
}

static void expect_signals(struct world *world)
{
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction action;

		sigaction(signals[i], NULL, &action);
		if (action.sa_handler != SIG_DFL)
			complain(world, "a signal has another handler than before");
	}
}

/* Standard error is kept until the end. */
static void close_with_noise(struct world *world)
{
	line_take(&world->line, &world->got);
	if (write(2, "noise\n", 6) != 6)
		complain(world, "nothing can be written to standard error");
	line_take(&world->line, &world->got);
	if (world->got.len)
		complain(world, "what is written to standard error spoils the screen");
	expect_signals(world);
	terminal_close(world->terminal);
	line_take(&world->line, &world->got);
	if (!memmem(world->got.data, world->got.len, "\033[?2004l", 8) ||
	    !memmem(world->got.data, world->got.len, "noise\r\n", 7))
		complain(world, "at the end not all that should come has come");
}

static int try_terminal(const struct cost *cost, int frames)
{
	struct world world = { .name = cost->term, .got = STR_EMPTY, .random = 7 };
	struct termios before;

	line_open(&world.line);
	tcgetattr(world.line.slave, &before);
	dup2(world.line.slave, 2);
	setenv("TERM", cost->term, 1);
	world.terminal = terminal_open(world.line.slave, world.line.slave, CHARSET_UTF8, NULL);
	if (!world.terminal)
		return NO_ENTRY;
	world.emulator = vterm_new(24, 80);
	vterm_set_utf8(world.emulator, 1);
	vterm_screen_reset(vterm_obtain_screen(world.emulator), 1);
	canvas_init(&world.canvas, 80, 24);
	measure(&world, cost);
	compare(&world, -1);
	read_back(&world, frames);
	expect_latin1(&world);
	expect_raw(&world);
	close_with_noise(&world);
	expect_modes(&world, &before);
	canvas_release(&world.canvas);
	vterm_free(world.emulator);
	str_release(&world.got);
	return world.failed != 0;
}

int main(int argc, char **argv)
{
	int frames = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 300, tried = 0, failed = 0;

	default_signals();
	unsetenv("NO_COLOR");
	for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
		int status;
		pid_t child = fork();

		if (!child) {
			status = try_terminal(&costs[i], frames);
			fflush(stdout);
			_exit(status);
		}
		if (child < 0 || waitpid(child, &status, 0) != child)
			return 2;
		if (WIFEXITED(status) && WEXITSTATUS(status) == NO_ENTRY) {
			printf("skipped: %s has no terminfo entry here\n", costs[i].term);
			continue;
		}
		tried++;
		failed += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	return failed ? 1 : tried ? 0 : NO_ENTRY;
}
