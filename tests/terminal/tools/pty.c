/*
 * Runs a program on a pseudo-terminal and talks to it by a script.
 *
 * Use:      pty SCRIPT COMMAND [ARG...]
 * Script:   one step a line; texts with \r \n \t \e \\ \xNN:
 *             expect TEXT   waits until TEXT has come (after what was expected before)
 *             send TEXT     types it
 *             each TEXT     types it byte by byte, waiting for the echo of each letter
 *             signal NAME   HUP, TERM, KILL, ABRT, STOP, CONT to the program
 *             resize R C    the terminal has R rows and C columns from now on
 *             cooked        the terminal's mode is what a shell would set
 *             raw           waits until the program has its own mode again
 *             shell TEXT    runs the command meanwhile; it must end with 0
 *             end CODE      waits for the end; CODE is the exit status, or the
 *                           signal's name
 *           empty lines and lines that begin with # are passed over.
 * Ends:     0 when every step held; 1 with what came and the step that failed.
 *           No step waits longer than 20 s; nothing sleeps.
 */
#include "script.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { WAIT_MS = 20000, ROOM = 4 * 1024 * 1024 };

struct talk {
	int fd;
	pid_t pid;
	char *came;   /* all that the program has written */
	size_t len;
	size_t used;  /* up to where it was expected */
	int line;
};

/* Takes in what comes within `wait` ms; false at the end or when nothing came. */
static bool take(struct talk *talk, int wait)
{
	struct pollfd set = { talk->fd, POLLIN, 0 };
	ssize_t n;

	if (poll(&set, 1, wait) <= 0 || talk->len + 1 >= ROOM)
		return false;
	n = read(talk->fd, talk->came + talk->len, ROOM - talk->len - 1);
	if (n <= 0)
		return false;
	talk->len += (size_t)n;
	talk->came[talk->len] = '\0';
	return true;
}

static bool expect(struct talk *talk, const char *text, size_t len)
{
	for (;;) {
		char *found = memmem(talk->came + talk->used, talk->len - talk->used, text, len);

		if (found) {
			talk->used = (size_t)(found - talk->came) + len;
			return true;
		}
		if (!take(talk, WAIT_MS))
			return false;
	}
}

static bool type(struct talk *talk, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(talk->fd, bytes, len);

		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
		while (take(talk, 0))
			;
	}
	return true;
}

static bool type_each(struct talk *talk, const char *bytes, size_t len)
{
	for (size_t i = 0, start = 0; i < len; i++) {
		bool whole = ((unsigned char)bytes[i + 1] & 0xC0) != 0x80;

		if (!type(talk, bytes + i, 1))
			return false;
		if (whole && !expect(talk, bytes + start, i + 1 - start))
			return false;
		if (whole)
			start = i + 1;
	}
	return true;
}

static bool ended(struct talk *talk, const char *how)
{
	int status = 0, signal = script_signal(how);

	while (take(talk, WAIT_MS))
		;
	if (waitpid(talk->pid, &status, 0) != talk->pid)
		return false;
	talk->pid = 0;
	return signal ? WIFSIGNALED(status) && WTERMSIG(status) == signal :
			WIFEXITED(status) && WEXITSTATUS(status) == (int)strtol(how, NULL, 10);
}

static bool resize(struct talk *talk, const char *size)
{
	struct winsize now = { 0 };

	return sscanf(size, "%hu %hu", &now.ws_row, &now.ws_col) == 2 && !ioctl(talk->fd, TIOCSWINSZ, &now);
}

static bool set_cooked(struct talk *talk)
{
	struct termios mode;

	if (tcgetattr(talk->fd, &mode))
		return false;
	mode.c_lflag |= ICANON | ECHO | ISIG;
	return !tcsetattr(talk->fd, TCSANOW, &mode);
}

static bool wait_raw(struct talk *talk)
{
	struct termios mode;

	for (int waited = 0; waited < WAIT_MS; waited++) {
		if (!tcgetattr(talk->fd, &mode) && !(mode.c_lflag & (ICANON | ECHO)))
			return true;
		poll(NULL, 0, 1);
	}
	return false;
}

static bool step(struct talk *talk, const char *line)
{
	static char bytes[1 << 20];
	const char *rest = line + strcspn(line, " ");
	size_t len = script_unescape(*rest ? rest + 1 : rest, bytes);

	bytes[len] = '\0';
	if (!strncmp(line, "expect ", 7))
		return expect(talk, bytes, len);
	if (!strncmp(line, "send ", 5))
		return type(talk, bytes, len);
	if (!strncmp(line, "each ", 5))
		return type_each(talk, bytes, len);
	if (!strncmp(line, "signal ", 7))
		return kill(talk->pid, script_signal(bytes)) == 0;
	if (!strncmp(line, "resize ", 7))
		return resize(talk, bytes);
	if (!strcmp(line, "cooked"))
		return set_cooked(talk);
	if (!strcmp(line, "raw"))
		return wait_raw(talk);
	if (!strncmp(line, "shell ", 6))
		return system(bytes) == 0;
	if (!strncmp(line, "end ", 4))
		return ended(talk, bytes);
	return !*line || *line == '#';
}

static bool run(struct talk *talk, FILE *script)
{
	static char line[1 << 20];

	while (fgets(line, sizeof line, script)) {
		line[strcspn(line, "\n")] = '\0';
		talk->line++;
		if (!step(talk, line)) {
			fprintf(stderr, "%s\n--- step %d failed: %s\n", talk->came, talk->line, line);
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	struct winsize size = { 24, 80, 0, 0 };
	struct talk talk = { .came = calloc(1, ROOM) };
	FILE *script = argc > 2 ? fopen(argv[1], "r") : NULL;
	bool held;

	if (!script || !talk.came)
		return 2;
	talk.pid = forkpty(&talk.fd, NULL, NULL, &size);
	if (!talk.pid) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	fcntl(talk.fd, F_SETFD, FD_CLOEXEC);
	held = talk.pid > 0 && run(&talk, script);
	if (talk.pid > 0)
		kill(talk.pid, SIGKILL);
	fclose(script);
	free(talk.came);
	return held ? 0 : 1;
}
