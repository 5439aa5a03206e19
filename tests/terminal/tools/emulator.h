/*
 * A program on a pseudo-terminal whose screen libvterm keeps.
 *
 * Calls:    emulator_open(&emulator, columns, rows, latin1, argv);
 *           emulator_type(&emulator, bytes, len);   until the program has read them
 *           emulator_take(&emulator, ms);           what it writes, onto the screen
 *           emulator_words(&emulator, &words);      what there is to read
 *           emulator_close(&emulator);
 * Read:     the program has read what was typed when the kernel has given it so
 *           many bytes and it waits in poll again.  So nothing sleeps, and what
 *           was typed in two steps never comes to it as one.
 * Modes:    the slave end is kept open, and its modes before the start.
 */
#ifndef BLANKETT_TESTS_EMULATOR_H
#define BLANKETT_TESTS_EMULATOR_H

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { WAIT_MS = 10000 };

struct emulator {
	VTerm *vterm;
	int master, slave; /* -1: the line is cut */
	pid_t pid;
	bool latin1;
	bool other_screen; /* the program has the alternate screen */
	bool cursor_seen;
	struct termios before;
	struct str sent;   /* all bytes that the program has written */
};

static inline int emulator_heard(VTermProp prop, VTermValue *value, void *data)
{
	struct emulator *emulator = data;

	if (prop == VTERM_PROP_ALTSCREEN)
		emulator->other_screen = value->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		emulator->cursor_seen = value->boolean;
	return 1;
}

static inline void emulator_show(struct emulator *emulator, const char *bytes, size_t len)
{
	struct str text = STR_EMPTY;

	str_add_bytes(&emulator->sent, bytes, len);
	for (size_t i = 0; emulator->latin1 && i < len; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte >= 0x80)
			str_add_char(&text, (char)(0xC0 | byte >> 6));
		str_add_char(&text, (char)(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte));
	}
	if (emulator->latin1)
		vterm_input_write(emulator->vterm, text.data, text.len);
	else
		vterm_input_write(emulator->vterm, bytes, len);
	vterm_screen_flush_damage(vterm_obtain_screen(emulator->vterm));
	str_release(&text);
}

/* Takes in what comes within `wait` ms; false when nothing does. */
static inline bool emulator_take(struct emulator *emulator, int wait)
{
	struct pollfd set = { emulator->master, POLLIN, 0 };
	char bytes[65536];
	ssize_t got;

	if (poll(&set, 1, wait) <= 0 || !(set.revents & POLLIN))
		return false;
	got = read(emulator->master, bytes, sizeof bytes);
	if (got > 0)
		emulator_show(emulator, bytes, (size_t)got);
	return got > 0;
}

static inline bool emulator_ended(const struct emulator *emulator)
{
	siginfo_t how = { 0 };

	return !emulator->pid || (!waitid(P_PID, (id_t)emulator->pid, &how, WEXITED | WNOWAIT | WNOHANG) && how.si_pid);
}

/* --- typing ------------------------------------------------------------------ */

/* The beginning of a file of the program's in /proc; "" when it cannot be read. */
static inline void emulator_ask(const struct emulator *emulator, const char *file, char out[64])
{
	char path[64];
	ssize_t got = -1;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)emulator->pid, file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		got = read(fd, out, 63);
		close(fd);
	}
	out[got > 0 ? got : 0] = '\0';
}

static inline unsigned long long emulator_bytes_read(const struct emulator *emulator)
{
	char said[64];
	unsigned long long bytes = 0;

	emulator_ask(emulator, "io", said);
	sscanf(said, "rchar: %llu", &bytes);
	return bytes;
}

static inline bool emulator_waits(const struct emulator *emulator)
{
	char said[64];
	int call = -1;

	emulator_ask(emulator, "syscall", said);
	sscanf(said, "%d", &call);
#ifdef SYS_poll
	if (call == SYS_poll)
		return true;
#endif
	return call == SYS_ppoll;
}

/* Until the program has read so many bytes in all, and waits for more, or is gone. */
static inline bool emulator_settle(struct emulator *emulator, unsigned long long bytes)
{
	for (int waited = 0; waited < WAIT_MS; waited++) {
		if (emulator_ended(emulator))
			return true;
		if (emulator_bytes_read(emulator) >= bytes && emulator_waits(emulator)) {
			emulator_take(emulator, 0);
			return true;
		}
		while (emulator_take(emulator, 1) && !emulator_waits(emulator))
			;
	}
	return false;
}

/* Does not wait until they are read, but what comes meanwhile is taken. */
static inline bool emulator_send(struct emulator *emulator, const char *bytes, size_t len)
{
	while (len) {
		struct pollfd set = { emulator->master, POLLOUT, 0 };
		ssize_t put = write(emulator->master, bytes, len < 65536 ? len : 65536);

		if (put < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		if (put < 0 && poll(&set, 1, WAIT_MS) <= 0)
			return false;
		bytes += put > 0 ? put : 0;
		len -= put > 0 ? (size_t)put : 0;
		while (emulator_take(emulator, 0))
			;
	}
	return true;
}

static inline bool emulator_type(struct emulator *emulator, const char *bytes, size_t len)
{
	unsigned long long read;

	if (!emulator_settle(emulator, 0))
		return false;
	read = emulator_bytes_read(emulator);
	return emulator_send(emulator, bytes, len) && emulator_settle(emulator, read + len);
}

/* --- reading ------------------------------------------------------------------- */

/* A row without the blanks at its end. */
static inline void emulator_row(struct emulator *emulator, int row, struct str *out)
{
	int rows, columns;
	size_t end = out->len;

	vterm_get_size(emulator->vterm, &rows, &columns);
	for (int column = 0; row < rows && column < columns;) {
		VTermScreenCell cell;
		wchar_t letters[VTERM_MAX_CHARS_PER_CELL + 1] = { L' ' };
		char bytes[VTERM_MAX_CHARS_PER_CELL * 6 + 1];
		size_t len;

		vterm_screen_get_cell(vterm_obtain_screen(emulator->vterm), (VTermPos){ row, column }, &cell);
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			letters[i] = (wchar_t)cell.chars[i];
		len = wcstombs(bytes, letters, sizeof bytes);
		str_add_bytes(out, bytes, len == (size_t)-1 ? 0 : len);
		if (letters[0] != L' ')
			end = out->len;
		column += cell.width > 0 ? cell.width : 1;
	}
	str_cut(out, end);
}

/* All rows, one below the other. */
static inline void emulator_rows(struct emulator *emulator, struct str *out)
{
	int rows, columns;

	vterm_get_size(emulator->vterm, &rows, &columns);
	for (int row = 0; row < rows; row++) {
		emulator_row(emulator, row, out);
		str_add_char(out, '\n');
	}
}

/* --- from beginning to end ---------------------------------------------------------- */

static inline void emulator_resize(struct emulator *emulator, int columns, int rows)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	ioctl(emulator->slave, TIOCSWINSZ, &size);
	/* one that lies about its size is as large as any */
	if (columns > 0 && rows > 0 && columns <= 1000 && rows <= 1000)
		vterm_set_size(emulator->vterm, rows, columns);
}

static inline void emulator_start(struct emulator *emulator)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = emulator_heard };
	VTermScreen *screen;

	emulator->vterm = vterm_new(24, 80);
	emulator->cursor_seen = true;
	screen = vterm_obtain_screen(emulator->vterm);
	vterm_set_utf8(emulator->vterm, 1);
	vterm_screen_enable_altscreen(screen, 1);
	vterm_screen_set_callbacks(screen, &callbacks, emulator);
	vterm_screen_reset(screen, 1);
}

static inline bool emulator_open(struct emulator *emulator, int columns, int rows, bool latin1, char **argv)
{
	*emulator = (struct emulator){ .latin1 = latin1, .sent = STR_EMPTY };
	if (openpty(&emulator->master, &emulator->slave, NULL, NULL, NULL))
		return false;
	fcntl(emulator->master, F_SETFD, FD_CLOEXEC);
	emulator_start(emulator);
	emulator_resize(emulator, columns, rows);
	tcgetattr(emulator->slave, &emulator->before);
	emulator->pid = fork();
	if (!emulator->pid) {
		login_tty(emulator->slave);
		execvp(argv[0], argv);
		_exit(127);
	}
	fcntl(emulator->slave, F_SETFD, FD_CLOEXEC);
	fcntl(emulator->master, F_SETFL, O_NONBLOCK);
	return emulator->pid > 0;
}

/* The line is cut: what hangs on it hears of a hang-up. */
static inline void emulator_cut(struct emulator *emulator)
{
	close(emulator->master);
	emulator->master = -1;
}

/* Waits for the end; false when none comes. */
static inline bool emulator_end(struct emulator *emulator, int *status)
{
	for (int waited = 0; waited < WAIT_MS; waited++) {
		while (emulator_take(emulator, 1))
			;
		if (waitpid(emulator->pid, status, WNOHANG) == emulator->pid) {
			emulator->pid = 0;
			while (emulator_take(emulator, 1))
				;
			return true;
		}
	}
	return false;
}

static inline void emulator_close(struct emulator *emulator)
{
	if (emulator->pid > 0) {
		kill(emulator->pid, SIGKILL);
		waitpid(emulator->pid, NULL, 0);
	}
	if (emulator->master >= 0)
		close(emulator->master);
	close(emulator->slave);
	vterm_free(emulator->vterm);
	str_release(&emulator->sent);
}

#endif
