/*
 * Kills the program at random moments while an answer is being typed, opens the
 * application again, and looks whether every character that the terminal had
 * shown is in the answer.
 *
 * Use:      kill-typing FILE FIELD ROUNDS COMMAND...
 *           FILE is a draft whose place is the empty long answer FIELD; each
 *           round works on a copy of it, `round.yaml` in this folder, which
 *           COMMAND opens.
 * Typed:    random words, lines and paragraphs, a byte at a time; characters of
 *           one to four bytes.  KILL comes after a random byte and a random
 *           while, sometimes before the echo of what was typed last.
 * Seed:     BLANKETT_SEED, or the time; printed when a round fails.
 * Ends:     0 when every round held, and in half of them at least something
 *           had been shown; the others prove nothing.  No round waits longer
 *           than 20 s.
 */
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "yaml/node.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 20000, TEXT_MOST = 600, PAUSE_MOST = 20000 };

static const char copy[] = "round.yaml";

struct session {
	int fd;
	pid_t pid;
	struct str came; /* all that the terminal has shown */
};

static int open_session(struct session *session, char **command)
{
	struct winsize size = { 24, 80, 0, 0 };

	str_init(&session->came);
	session->pid = forkpty(&session->fd, NULL, NULL, &size);
	if (!session->pid) {
		execvp(command[0], command);
		_exit(127);
	}
	return session->pid < 0 ? -1 : 0;
}

static void close_session(struct session *session)
{
	kill(session->pid, SIGKILL);
	waitpid(session->pid, NULL, 0);
	close(session->fd);
	str_release(&session->came);
}

/* Takes in what comes within `wait` ms; false when nothing does. */
static bool take(struct session *session, int wait)
{
	struct pollfd set = { session->fd, POLLIN, 0 };
	char bytes[4096];
	ssize_t n;

	if (poll(&set, 1, wait) <= 0)
		return false;
	n = read(session->fd, bytes, sizeof bytes);
	if (n > 0)
		str_add_bytes(&session->came, bytes, (size_t)n);
	return n > 0;
}

static bool wait_for(struct session *session, const char *text)
{
	while (!strstr(session->came.data, text))
		if (!take(session, WAIT_MS))
			return false;
	return true;
}

/* --- what is typed --------------------------------------------------------------- */

static size_t below(size_t most)
{
	return (size_t)random() % most;
}

/* Lines begin with a letter, so that none of them is a command or an end. */
static void make_text(struct str *text)
{
	static const char *const letters[] = {
		"a", "e", "n", "r", "s", "t", "å", "ä", "ö", "é", "–", "”", "€", "😀", "7", ",", " ", " ", "-", "\\",
	};
	size_t len = 1 + below(TEXT_MOST);

	str_add_char(text, 'A');
	while (text->len < len) {
		if (below(40))
			str_add(text, letters[below(sizeof letters / sizeof *letters)]);
		else
			str_add(text, below(3) ? "\rB" : "\r\rC");
	}
}

/* Types the first `len` bytes; what comes meanwhile is taken in. */
static bool type(struct session *session, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (write(session->fd, text + i, 1) != 1)
			return false;
		if (!below(3))
			take(session, 1);
		while (take(session, 0))
			;
	}
	return true;
}

static void pause_somewhat(void)
{
	volatile size_t turns = below(PAUSE_MOST);

	while (turns)
		turns--;
}

/* --- what was shown, what was kept ------------------------------------------------- */

/* The lines after the first prompt, without the prompts before them. */
static void take_shown(const char *came, struct str *shown)
{
	const char *at = strstr(came, "\n> ");

	for (at = at ? at + 3 : ""; *at;) {
		if (*at == '\r') {
			at++;
		} else if (*at == '\n') {
			str_add_char(shown, '\n');
			at += at[1] != '>' ? 1 : at[2] != ' ' ? 2 : 3;
		} else {
			str_add_char(shown, *at++);
		}
	}
	while (shown->len && strchr(" \n", shown->data[shown->len - 1]))
		str_cut(shown, shown->len - 1);
}

static int take_kept(const char *field, struct str *kept)
{
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct str bytes = STR_EMPTY;
	struct err err = ERR_NONE;
	const struct node *root = NULL, *answers = NULL;
	const char *text;

	if (!file_read(copy, yaml_limits_usual.bytes, &bytes, &err))
		root = yaml_read(&arena, copy, bytes.data, bytes.len, &yaml_limits_usual, &diags);
	answers = root ? node_get(root, "answers") : NULL;
	text = answers ? node_get_text(answers, field) : NULL;
	str_add(kept, text ? text : "");
	str_release(&bytes);
	diags_release(&diags);
	arena_release(&arena);
	return answers ? 0 : -1;
}

/* --- a round ---------------------------------------------------------------------- */

static bool type_and_kill(char **command, struct str *typed, struct str *shown)
{
	struct session session;
	bool good;

	make_text(typed);
	if (open_session(&session, command))
		return false;
	good = wait_for(&session, "\n> ") && type(&session, typed->data, 1 + below(typed->len));
	pause_somewhat();
	kill(session.pid, SIGKILL);
	while (take(&session, WAIT_MS))
		;
	take_shown(session.came.data, shown);
	close_session(&session);
	return good;
}

static bool open_and_leave(char **command)
{
	struct session session;
	int status = -1;
	bool good;

	if (open_session(&session, command))
		return false;
	good = wait_for(&session, "\n> ") && write(session.fd, ":quit\r", 6) == 6;
	while (good && take(&session, WAIT_MS))
		;
	good = good && waitpid(session.pid, &status, 0) == session.pid && !status;
	close_session(&session);
	return good;
}

static bool copy_draft(const char *draft)
{
	struct str bytes = STR_EMPTY;
	struct err err = ERR_NONE;
	bool good = !file_read(draft, yaml_limits_usual.bytes, &bytes, &err) &&
		    !file_write(copy, bytes.data, bytes.len, &err);

	str_release(&bytes);
	return good;
}

/* Counts it in `telling` when something had been shown. */
static bool round_holds(const char *draft, const char *field, char **command, long *telling)
{
	struct str typed = STR_EMPTY, shown = STR_EMPTY, kept = STR_EMPTY;
	bool good = copy_draft(draft) && type_and_kill(command, &typed, &shown) && open_and_leave(command) &&
		    !take_kept(field, &kept);

	*telling += shown.len > 0;
	if (good && strncmp(kept.data, shown.data, shown.len)) {
		fprintf(stderr, "shown:\n%s\nkept:\n%s\n", shown.data, kept.data);
		good = false;
	}
	str_release(&typed);
	str_release(&shown);
	str_release(&kept);
	return good;
}

int main(int argc, char **argv)
{
	const char *set = getenv("BLANKETT_SEED");
	unsigned seed = set ? (unsigned)strtoul(set, NULL, 10) : (unsigned)time(NULL);
	long rounds = argc > 4 ? strtol(argv[3], NULL, 10) : 0, telling = 0;

	if (rounds < 1)
		return 2;
	srandom(seed);
	for (long i = 0; i < rounds; i++)
		if (!round_holds(argv[1], argv[2], argv + 4, &telling)) {
			fprintf(stderr, "round %ld failed; BLANKETT_SEED=%u\n", i + 1, seed);
			return 1;
		}
	if (telling * 2 >= rounds)
		return 0;
	fprintf(stderr, "in %ld of %ld rounds only something was shown before the kill\n", telling, rounds);
	return 1;
}
