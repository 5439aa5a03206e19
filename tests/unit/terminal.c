#include "unit.h"

#include "ui/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

struct pair {
	int master, slave;
};

static struct pair open_pair(unsigned short columns, unsigned short rows)
{
	struct winsize size = { .ws_col = columns, .ws_row = rows };
	struct pair pair = { .master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC) };

	assert_true(pair.master >= 0 && !grantpt(pair.master) && !unlockpt(pair.master));
	pair.slave = open(ptsname(pair.master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(pair.slave >= 0);
	ioctl(pair.slave, TIOCSWINSZ, &size);
	unsetenv("COLUMNS");
	unsetenv("LINES");
	return pair;
}

static void close_pair(struct pair pair)
{
	close(pair.slave);
	close(pair.master);
}

/* Nothing reads, so only what is shown at once fits: a little. */
static struct terminal *open_as(struct pair pair, const char *term, struct err *err)
{
	if (term)
		setenv("TERM", term, 1);
	else
		unsetenv("TERM");
	return terminal_open(pair.slave, pair.slave, CHARSET_UTF8, err);
}

static void expect_refused(const char *term, const char *sentence)
{
	struct pair pair = open_pair(80, 24);
	struct err err = ERR_NONE;
	char byte = 0;

	assert_null(open_as(pair, term, &err));
	assert_string_equal(err.text, sentence);
	/* nothing has been written before this */
	assert_int_equal(write(pair.slave, "!", 1), 1);
	assert_int_equal(read(pair.master, &byte, 1), 1);
	assert_int_equal(byte, '!');
	close_pair(pair);
}

TEST(a_terminal_that_cannot_be_a_screen_is_told_in_a_sentence)
{
	expect_refused(NULL, "A screen needs to know what terminal this is, and TERM is not set.");
	expect_refused("", "A screen needs to know what terminal this is, and TERM is not set.");
	expect_refused("dumb", "A screen needs a terminal that can move its cursor, and “dumb” cannot.");
	expect_refused("no\033such",
		       "A screen needs a description of the terminal “nosuch”, and none is installed here.");
	expect_refused("../x/xterm",
		       "A screen needs a description of the terminal “../x/xterm”, and none is installed here.");
}

TEST(a_pipe_is_no_terminal)
{
	struct err err = ERR_NONE;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	setenv("TERM", "xterm", 1);
	assert_null(terminal_open(ends[0], ends[1], CHARSET_UTF8, &err));
	assert_string_equal(err.text, "A screen needs a terminal to read from and to write to.");
	close(ends[0]);
	close(ends[1]);
}

TEST(the_kin_of_xterm_need_no_entry_of_their_own)
{
	static const char *const names[] = { "putty-7", "xterm-nosuch", "tmux-nosuch", "foot-extra" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct pair pair = open_pair(80, 24);
		struct terminal *terminal = open_as(pair, names[i], NULL);

		assert_non_null(terminal);
		terminal_close(terminal);
		close_pair(pair);
	}
}

TEST(the_modes_come_back_though_nothing_was_shown)
{
	struct pair pair = open_pair(80, 24);
	struct termios before, after;
	struct terminal *terminal;

	tcgetattr(pair.slave, &before);
	terminal = open_as(pair, "xterm", NULL);
	tcgetattr(pair.slave, &after);
	assert_int_not_equal(before.c_lflag, after.c_lflag);
	terminal_close(terminal);
	tcgetattr(pair.slave, &after);
	assert_int_equal(before.c_lflag, after.c_lflag);
	assert_int_equal(before.c_iflag, after.c_iflag);
	assert_int_equal(before.c_oflag, after.c_oflag);
	close_pair(pair);
}

static void expect_size(struct pair pair, int columns, int rows)
{
	struct terminal *terminal = open_as(pair, "vt100", NULL);
	int got_columns, got_rows;

	assert_non_null(terminal);
	terminal_size(terminal, &got_columns, &got_rows);
	assert_int_equal(got_columns, columns);
	assert_int_equal(got_rows, rows);
	terminal_close(terminal);
	close_pair(pair);
}

TEST(a_size_is_found_somewhere)
{
	struct pair pair;

	expect_size(open_pair(132, 43), 132, 43);
	expect_size(open_pair(0, 0), 80, 24);
	expect_size(open_pair(132, 0), 80, 24);
	expect_size(open_pair(65535, 65535), 500, 300);
	pair = open_pair(0, 0);
	setenv("COLUMNS", "100", 1);
	setenv("LINES", "9x", 1);
	expect_size(pair, 100, 24);
	pair = open_pair(90, 20);
	setenv("COLUMNS", "100", 1);
	expect_size(pair, 90, 20);
	pair = open_pair(0, 0);
	setenv("COLUMNS", "99999999999999999999", 1);
	setenv("LINES", "-4", 1);
	expect_size(pair, 500, 24);
}

/* Shows the canvas, closes, and collects all that came. */
static void show(struct pair pair, struct terminal *terminal, struct canvas *canvas, struct str *out)
{
	char bytes[256];
	ssize_t got;

	terminal_show(terminal, canvas);
	terminal_close(terminal);
	assert_int_equal(write(pair.slave, "\005", 1), 1);
	while (!out->len || out->data[out->len - 1] != 5) {
		got = read(pair.master, bytes, sizeof bytes);
		assert_true(got > 0);
		str_add_bytes(out, bytes, (size_t)got);
	}
	canvas_release(canvas);
	close_pair(pair);
}

TEST(a_canvas_of_another_size_is_shown_as_far_as_it_goes)
{
	struct pair pair = open_pair(20, 5);
	struct terminal *terminal = open_as(pair, "xterm", NULL);
	struct canvas canvas;
	struct str out = STR_EMPTY;

	canvas_init(&canvas, 700, 9);
	canvas_text(&canvas, 4, 15, 700, STYLE_PLAIN, "abcdefgh");
	canvas_text(&canvas, 7, 0, 700, STYLE_PLAIN, "outside");
	canvas_cursor(&canvas, 8, 600);
	show(pair, terminal, &canvas, &out);
	assert_non_null(strstr(out.data, "abcd"));
	assert_null(strstr(out.data, "f"));
	assert_null(strstr(out.data, "outside"));
	str_release(&out);
}

TEST(nothing_is_coloured_when_colours_are_not_wanted)
{
	struct pair pair = open_pair(20, 5);
	struct terminal *terminal;
	struct canvas canvas;
	struct str out = STR_EMPTY;

	setenv("NO_COLOR", "1", 1);
	terminal = open_as(pair, "xterm", NULL);
	canvas_init(&canvas, 20, 5);
	canvas_text(&canvas, 1, 0, 20, STYLE_ERROR, "! fault");
	show(pair, terminal, &canvas, &out);
	unsetenv("NO_COLOR");
	assert_non_null(strstr(out.data, "1m! fault"));
	assert_null(strstr(out.data, "\033[31m"));
	assert_null(strstr(out.data, "\033[39;49m"));
	str_release(&out);
}
