#define NCURSES_WIDECHAR 1

#include "ui/terminal.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/clipboard.h"
#include "ui/glyph.h"
#include "ui/kin.h"
#include "ui/quiet.h"
#include "ui/window.h"

#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* term.h makes words of our own of what a terminal can do */
#undef columns
#undef lines

enum { LONGEST_NAME = 128, LEAST_SHIFTED = 6 };

struct look {
	attr_t attributes;
	short pair;
};

struct terminal {
	int in, out;
	enum charset charset;
	SCREEN *screen;
	FILE *file;                   /* a copy of out, as curses wants it */
	struct termios before, raw;
	struct quiet quiet;
	struct look looks[STYLE_COUNT];
	bool in_colour;               /* the terminal may show colours */
	bool colours_ready;
	bool ansi;                    /* ignores what it does not know of ESC [ … */
	bool whole;                   /* the next canvas is pushed whole */
	bool away;                    /* suspended */
	char gap[16];                 /* what opens a gap of one cell at the cursor; "": nothing */
	int columns, rows;            /* when nobody knows better */
	int cursor_row, cursor_column;
};

static void send(const struct terminal *terminal, const char *bytes)
{
	file_write_all(terminal->out, bytes, strlen(bytes));
}

/* --- which terminal --------------------------------------------------------- */

/* curses takes these signals for itself; what they do is decided elsewhere. */
static const int signals[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };

enum { SIGNALS = sizeof signals / sizeof *signals };

static SCREEN *new_screen(const char *name, FILE *file)
{
	const struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before[SIGNALS];
	SCREEN *screen;

	/* one that finds SIGTSTP taken leaves it alone with every frame, too */
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], signals[i] == SIGTSTP ? &ignore : NULL, &before[i]);
	/* not what the environment says, nor a window without bounds */
	use_env(FALSE);
	use_tioctl(window_is_known(fileno(file)));
	screen = newterm(name, file, file);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &before[i], NULL);
	return screen;
}

static bool can_do(const char *capability)
{
	const char *bytes = tigetstr(capability);

	return bytes && bytes != (char *)-1 && *bytes;
}

/* Whether a terminal is known by the name; then can_do tells of it. */
static bool look_up(const char *name, int fd)
{
	int status = 0;
	bool found;

	del_curterm(set_curterm(NULL));
	found = setupterm(name, fd, &status) == OK;
	/* 1: known, and a printer or the like */
	return found || status == 1;
}

/* The name under which the terminal is known; NULL when it is not. */
static const char *known_name(const char *name, int fd)
{
	static const char *const nearest[] = { "xterm-256color", "xterm", "vt220", "vt100" };

	if (look_up(name, fd))
		return name;
	for (size_t i = 0; kin_of_xterm(name) && i < sizeof nearest / sizeof *nearest; i++)
		if (look_up(nearest[i], fd))
			return nearest[i];
	return NULL;
}

/* --- how large --------------------------------------------------------------- */

static int at_most(int number, int most)
{
	return number < most ? number : most;
}

void terminal_size(const struct terminal *terminal, int *columns, int *rows)
{
	window_size(terminal->out, columns, rows);
	*columns = *columns ? *columns : terminal->columns;
	*rows = *rows ? *rows : terminal->rows;
}

void terminal_resize(struct terminal *terminal, int columns, int rows)
{
	/* not resizeterm: that one leaves a key in the input */
	resize_term(rows, columns);
	terminal_repaint(terminal);
}

/* --- how it looks ------------------------------------------------------------ */

/*
 * Readable on white and on black alike, with a contrast above 4 to either:
 * yellow and cyan of the eight are not (1.7 and 2.0 on white), so that a terminal
 * of eight shows a warning in magenta and a hint plainly.
 */
static const struct colour {
	enum style style;
	attr_t attributes;
	short of_256, of_8; /* -1: the terminal's own */
	attr_t without;     /* where there are no colours */
} colours[] = {
	{ STYLE_ERROR, A_BOLD, 160, COLOR_RED, A_BOLD },
	{ STYLE_WARNING, A_NORMAL, 130, COLOR_MAGENTA, A_UNDERLINE },
	{ STYLE_HINT, A_NORMAL, 30, -1, A_NORMAL },
};

enum { COLOURS = sizeof colours / sizeof *colours };

static bool colours_are_wanted(void)
{
	const char *none = getenv("NO_COLOR");

	return !none || !*none;
}

static void start_looks(struct terminal *terminal)
{
	attr_t has = termattrs();

	terminal->in_colour = colours_are_wanted() && has_colors();
	terminal->looks[STYLE_BRIGHT].attributes = A_BOLD & has;
	terminal->looks[STYLE_DIM].attributes = A_DIM & has;
	for (size_t i = 0; i < COLOURS; i++)
		terminal->looks[colours[i].style].attributes =
			(terminal->in_colour ? colours[i].attributes : colours[i].without) & has;
}

/* Only when the first coloured cell comes: the tables and their bytes cost. */
static void start_colours(struct terminal *terminal)
{
	terminal->colours_ready = true;
	/* in this order, or curses draws the whole screen anew */
	if (use_default_colors() == ERR || start_color() == ERR)
		return;
	for (short i = 0; i < COLOURS; i++) {
		short colour = COLORS >= 256 ? colours[i].of_256 : colours[i].of_8;

		if (colour >= 0 && init_pair((short)(i + 1), colour, -1) == OK)
			terminal->looks[colours[i].style].pair = (short)(i + 1);
	}
}

static struct look look_of(struct terminal *terminal, uint8_t style)
{
	if (terminal->in_colour && !terminal->colours_ready && style >= STYLE_ERROR)
		start_colours(terminal);
	return terminal->looks[style < STYLE_COUNT ? style : STYLE_PLAIN];
}

/* --- showing ------------------------------------------------------------------- */

/* The curses cells of a cell; how many. */
static int put_cell(struct terminal *terminal, const struct cell *cell, cchar_t *to)
{
	struct look look = look_of(terminal, cell->style);
	glyph glyphs[2];
	int count = glyph_of(terminal->charset, cell, glyphs);

	for (int i = 0; i < count; i++)
		setcchar(&to[i], glyphs[i], look.attributes, look.pair, NULL);
	return count;
}

static void push_row(struct terminal *terminal, const struct canvas *canvas, int row, struct span span)
{
	cchar_t cells[WINDOW_COLUMNS + 1];
	int count = 0;

	while (span.first > 0 && !canvas_cell(canvas, row, span.first)->width)
		span.first--;
	for (int column = span.first; column < span.end && column < WINDOW_COLUMNS; column++)
		if (canvas_cell(canvas, row, column)->width)
			count += put_cell(terminal, canvas_cell(canvas, row, column), &cells[count]);
	mvadd_wchnstr(row, span.first, cells, count);
}

static bool is_blank(const struct cell *cell)
{
	return cell->letters[0] == ' ' && !cell->letters[1] && cell->style == STYLE_PLAIN;
}

/* Whether curses has such a cell where the column is. */
static bool is_shown(struct terminal *terminal, const struct cell *cell, int row, int column)
{
	struct look look = look_of(terminal, cell->style);
	wchar_t letters[CCHARW_MAX + 1];
	glyph glyphs[2];
	cchar_t shown;
	attr_t attributes;
	short pair;

	if (mvin_wch(row, column, &shown) == ERR || getcchar(&shown, letters, &attributes, &pair, NULL) == ERR)
		return false;
	glyph_of(terminal->charset, cell, glyphs);
	return !wcscmp(letters, glyphs[0]) && attributes == look.attributes && pair == look.pair;
}

/* Whether one letter has come at the cursor, what stood there stands one cell
 * further on, and nothing follows that a shift would displace. */
static bool is_insertion(struct terminal *terminal, const struct canvas *canvas)
{
	int row = terminal->cursor_row, at = terminal->cursor_column;
	struct span span;

	if (row >= canvas->rows || canvas->cursor_row != row || canvas->cursor_column != at + 1)
		return false;
	span = canvas->changed[row];
	if (span.first < at || span.end - at < LEAST_SHIFTED || span.end > COLS)
		return false;
	for (int column = at; column < canvas->columns; column++)
		if (canvas_cell(canvas, row, column)->width != 1 ||
		    (column >= span.end && !is_blank(canvas_cell(canvas, row, column))))
			return false;
	for (int column = at + 1; column < span.end; column++)
		if (!is_shown(terminal, canvas_cell(canvas, row, column), row, column - 1))
			return false;
	return true;
}

/* curses writes all that stands after a letter put into a line, about forty bytes
 * where five do.  The gap is opened at the cursor, and curses told that its blank
 * is on the terminal already. */
static void open_gap(struct terminal *terminal, const struct canvas *canvas)
{
	if (!*terminal->gap || terminal->whole || !is_insertion(terminal, canvas))
		return;
	send(terminal, terminal->gap);
	mvwinsch(curscr, terminal->cursor_row, terminal->cursor_column, ' ');
}

/* Gives curses what has changed; false when nothing has. */
static bool push(struct terminal *terminal, const struct canvas *canvas)
{
	bool any = terminal->whole;

	for (int row = 0; row < canvas->rows && row < LINES; row++) {
		struct span span = terminal->whole ? (struct span){ 0, canvas->columns } : canvas->changed[row];

		if (span.first < span.end) {
			push_row(terminal, canvas, row, span);
			any = true;
		}
	}
	terminal->whole = false;
	return any;
}

void terminal_show(struct terminal *terminal, struct canvas *canvas)
{
	bool any;

	if (terminal->away)
		return;
	open_gap(terminal, canvas);
	any = push(terminal, canvas);
	canvas_settle(canvas);
	if (!any && terminal->cursor_row == canvas->cursor_row && terminal->cursor_column == canvas->cursor_column)
		return;
	terminal->cursor_row = canvas->cursor_row;
	terminal->cursor_column = canvas->cursor_column;
	move(at_most(canvas->cursor_row, LINES - 1), at_most(canvas->cursor_column, COLS - 1));
	wnoutrefresh(stdscr);
	doupdate();
}

void terminal_repaint(struct terminal *terminal)
{
	clearok(curscr, TRUE);
	terminal->whole = true;
}

/* --- opening and closing --------------------------------------------------------- */

/* Raw, so that every key comes as it is; CR is no NL. */
static void take_modes(struct terminal *terminal)
{
	terminal->raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | ISIG | IEXTEN);
	terminal->raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | IXOFF | ISTRIP | BRKINT | PARMRK);
	terminal->raw.c_oflag &= ~(tcflag_t)ONLCR;
	terminal->raw.c_cc[VMIN] = 1;
	terminal->raw.c_cc[VTIME] = 0;
	tcsetattr(terminal->in, TCSADRAIN, &terminal->raw);
	/* curses sets what it finds now when it comes back from a stop */
	def_prog_mode();
}

/* Bracketed paste and the number pad.  Real terminals of DEC's line, and all that
 * take after them, ignore a private mode that they do not know. */
static void ask(const struct terminal *terminal, bool on)
{
	if (terminal->ansi)
		send(terminal, on ? "\033[?2004h" : "\033[?2004l");
}

/* Asked to open what it cannot, newterm says not why, and forgets memory. */
static SCREEN *open_screen(FILE *file, struct err *err)
{
	const char *name = getenv("TERM"), *known;
	char clean[LONGEST_NAME];
	SCREEN *screen = NULL;
	bool moves;

	if (!name || !*name) {
		err_set(err, _("A screen needs to know what terminal this is, and TERM is not set."));
		return NULL;
	}
	utf8_copy_clean(clean, sizeof clean, name, strlen(name));
	known = known_name(name, fileno(file));
	moves = known && can_do("cup");
	del_curterm(set_curterm(NULL));
	if (moves)
		screen = new_screen(known, file);
	else if (known)
		err_set(err, _("A screen needs a terminal that can move its cursor, and “%s” cannot."), clean);
	else
		err_set(err, _("A screen needs a description of the terminal “%s”, and none is installed here."), clean);
	if (moves && !screen)
		err_set(err, _("The terminal cannot be opened."));
	return screen;
}

/* Until curses has ended once it writes at every movement, afterwards once for a
 * screen.  So it ends into nothing, and begins with the first screen. */
static void end_once(FILE *file, int out)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (nothing < 0)
		return;
	dup3(nothing, fileno(file), O_CLOEXEC);
	endwin();
	dup3(out, fileno(file), O_CLOEXEC);
	close(nothing);
}

/* Kept, for tparm lends what it makes. */
static void find_gap(struct terminal *terminal)
{
	const char *bytes = can_do("ich") ? tparm(tigetstr("ich"), 1, 0, 0, 0, 0, 0, 0, 0, 0)
					  : can_do("ich1") ? tigetstr("ich1") : NULL;

	if (bytes && strlen(bytes) < sizeof terminal->gap)
		memcpy(terminal->gap, bytes, strlen(bytes) + 1);
}

/* Output only: keys are read by others. */
static void prepare_curses(void)
{
	typeahead(-1);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	idlok(stdscr, TRUE);
}

static void fit(struct terminal *terminal)
{
	int columns, rows;

	terminal->columns = tigetnum("cols") > 0 ? at_most(tigetnum("cols"), WINDOW_COLUMNS) : 80;
	terminal->rows = tigetnum("lines") > 0 ? at_most(tigetnum("lines"), WINDOW_ROWS) : 24;
	terminal_size(terminal, &columns, &rows);
	if (columns != COLS || rows != LINES)
		resize_term(rows, columns);
}

struct terminal *terminal_open(int in, int out, enum charset charset, struct err *err)
{
	struct terminal *terminal;
	struct termios before;
	SCREEN *screen;
	FILE *file;

	if (!isatty(out) || tcgetattr(in, &before)) {
		err_set(err, _("A screen needs a terminal to read from and to write to."));
		return NULL;
	}
	charset = glyph_locale(charset);
	file = fdopen(fcntl(out, F_DUPFD_CLOEXEC, 3), "w");
	if (!file) {
		err_system(err, _("The terminal cannot be opened"));
		return NULL;
	}
	screen = open_screen(file, err);
	if (!screen) {
		fclose(file);
		tcsetattr(in, TCSADRAIN, &before);
		return NULL;
	}
	terminal = mem_alloc(sizeof *terminal);
	*terminal = (struct terminal){ .in = in, .out = out, .charset = charset, .screen = screen, .file = file,
				       .before = before, .raw = before, .whole = true };
	terminal->ansi = !strncmp(tigetstr("cup"), "\033[", 2);
	prepare_curses();
	find_gap(terminal);
	fit(terminal);
	start_looks(terminal);
	end_once(file, out);
	take_modes(terminal);
	ask(terminal, true);
	quiet_begin(&terminal->quiet);
	return terminal;
}

void terminal_suspend(struct terminal *terminal)
{
	if (terminal->away)
		return;
	terminal->away = true;
	ask(terminal, false);
	if (!isendwin())
		endwin();
	tcsetattr(terminal->in, TCSADRAIN, &terminal->before);
	quiet_end(&terminal->quiet);
}

void terminal_resume(struct terminal *terminal)
{
	if (terminal->away)
		quiet_begin(&terminal->quiet);
	terminal->away = false;
	take_modes(terminal);
	ask(terminal, true);
	terminal_repaint(terminal);
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	terminal_suspend(terminal);
	delscreen(terminal->screen);
	fclose(terminal->file);
	free(terminal);
}

bool terminal_copy(struct terminal *terminal, const char *text, size_t len)
{
	const char *name = getenv("TERM");
	struct str ask = STR_EMPTY;
	bool can = terminal->ansi && clipboard_ask(name, text, len, &ask);

	if (can && !terminal->away)
		file_write_all(terminal->out, ask.data, ask.len);
	str_release(&ask);
	return can;
}
