/*
 * Measures whole commands, and prints one line for each.
 *
 *     measure [--runs N] COMMAND... [:: COMMAND...]
 *         wall and processor time from start to end, medians, in ms
 *     measure [--runs N] --until TEXT COMMAND... [:: COMMAND...]
 *         on a terminal of 80x24: wall time until it has written TEXT, in ms
 *     measure --sessions N --until TEXT COMMAND... [:: COMMAND...]
 *         N of it at once, each waiting where it has written TEXT: the memory
 *         of one (its proportional share), mean, in KiB
 *
 * Several commands are run in turn, so that a busy machine slows all of them
 * alike.  "{}" in an argument becomes the number of the run or session.
 * --until TEXT can be given before each command.
 * Exit: 2 when a command could not be run, ended with more than 1, or did not
 * write the text within ten seconds.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COMMANDS = 8, MOST_RUNS = 1000, MOST_SESSIONS = 200, MOST_WORDS = 64, PATIENCE_MS = 10000 };

struct command {
	char **words;
	int count;
	const char *until; /* NULL: until it ends */
	double wall_ms[MOST_RUNS];
	double cpu_ms[MOST_RUNS];
};

/* A command that runs on a terminal of its own. */
struct session {
	pid_t pid;
	int terminal;
};

static void give_up(const char *what, const char *which)
{
	fprintf(stderr, "measure: %s: %s\n", which, what);
	exit(2);
}

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* --- running --------------------------------------------------------------- */

/* The word with the number in place of {}. */
static char *numbered(const char *word, int number)
{
	const char *braces = strstr(word, "{}");
	char *made;

	if (!braces)
		return strdup(word);
	if (asprintf(&made, "%.*s%d%s", (int)(braces - word), word, number, braces + 2) < 0)
		exit(2);
	return made;
}

/* In the child. */
static void become(const struct command *command, int number)
{
	char *words[MOST_WORDS + 1] = { NULL };

	for (int i = 0; i < command->count; i++)
		words[i] = numbered(command->words[i], number);
	execvp(words[0], words);
	_exit(127);
}

static void on_nothing(void)
{
	int nothing = open("/dev/null", O_RDWR);

	dup2(nothing, 0);
	dup2(nothing, 1);
}

static double cpu_of(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e3 +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

static void run_to_end(struct command *command, int run)
{
	double start = now_ms();
	struct rusage usage;
	int status;
	pid_t pid = fork();

	if (!pid) {
		on_nothing();
		become(command, run);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0)
		give_up("could not be started", command->words[0]);
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
		give_up("ended badly", command->words[0]);
	command->wall_ms[run] = now_ms() - start;
	command->cpu_ms[run] = cpu_of(&usage);
}

/* --- on a terminal ----------------------------------------------------------- */

static void on_terminal(int terminal)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int slave;

	setsid();
	slave = open(ptsname(terminal), O_RDWR);
	ioctl(slave, TIOCSWINSZ, &size);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
}

static struct session start(const struct command *command, int number)
{
	struct session session = { .terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC) };

	if (session.terminal < 0 || grantpt(session.terminal) || unlockpt(session.terminal))
		give_up("no terminal could be made", command->words[0]);
	session.pid = fork();
	if (!session.pid) {
		on_terminal(session.terminal);
		become(command, number);
	}
	return session;
}

/* Reads what it writes until the text has come. */
static void await(const struct session *session, const struct command *command)
{
	static char seen[1 << 20];
	size_t len = 0;
	double end = now_ms() + PATIENCE_MS;

	while (len < sizeof seen && now_ms() < end) {
		struct pollfd ready = { .fd = session->terminal, .events = POLLIN };
		ssize_t got = poll(&ready, 1, PATIENCE_MS) > 0
			? read(session->terminal, seen + len, sizeof seen - len) : -1;

		if (got <= 0)
			break;
		len += (size_t)got;
		if (memmem(seen, len, command->until, strlen(command->until)))
			return;
	}
	fprintf(stderr, "%.*s\n", (int)(len < 2000 ? len : 2000), seen);
	kill(session->pid, SIGKILL);
	give_up("did not write what was waited for; it wrote the above", command->words[0]);
}

/* Asks it to end as a dropped line does, and reads on so that it can. */
static void stop(const struct session *session)
{
	double end = now_ms() + PATIENCE_MS;
	char rest[4096];
	struct pollfd ready = { .fd = session->terminal, .events = POLLIN };

	kill(session->pid, SIGHUP);
	while (waitpid(session->pid, NULL, WNOHANG) == 0) {
		if (now_ms() > end)
			kill(session->pid, SIGKILL);
		if (poll(&ready, 1, 1) > 0 && ready.revents & POLLIN &&
		    read(session->terminal, rest, sizeof rest) < 0 && errno != EIO)
			break;
	}
	close(session->terminal);
}

static void run_until(struct command *command, int run)
{
	double begun = now_ms();
	struct session session = start(command, run);

	await(&session, command);
	command->wall_ms[run] = now_ms() - begun;
	stop(&session);
}

/* --- memory ------------------------------------------------------------------ */

/* The proportional share of the process, in KiB. */
static double share_of(pid_t pid)
{
	char path[64], line[256];
	double share = -1;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)pid);
	file = fopen(path, "r");
	while (file && share < 0 && fgets(line, sizeof line, file))
		if (sscanf(line, "Pss: %lf kB", &share) != 1)
			share = -1;
	if (file)
		fclose(file);
	if (share < 0)
		give_up("cannot be read, so that memory is not known", path);
	return share;
}

static double memory_of(const struct command *command, int count)
{
	static struct session sessions[MOST_SESSIONS];
	double sum = 0;

	for (int i = 0; i < count; i++) {
		sessions[i] = start(command, i);
		await(&sessions[i], command);
	}
	for (int i = 0; i < count; i++)
		sum += share_of(sessions[i].pid);
	for (int i = 0; i < count; i++)
		stop(&sessions[i]);
	return sum / count;
}

/* --- the whole ----------------------------------------------------------------- */

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return a < b ? -1 : a > b;
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, compare);
	return values[count / 2];
}

static void measure_times(struct command *commands, int count, int runs)
{
	for (int run = 0; run < runs; run++)
		for (int i = 0; i < count; i++)
			(commands[i].until ? run_until : run_to_end)(&commands[i], run);
	for (int i = 0; i < count; i++)
		printf("%.3f %.3f\n", median(commands[i].wall_ms, runs), median(commands[i].cpu_ms, runs));
}

/* A number between 1 and most after the word, else the old value. */
static int number_after(char **words, const char *word, int most, int old)
{
	int number;

	if (strcmp(words[0], word) || !words[1])
		return old;
	number = atoi(words[1]);
	if (number < 1 || number > most)
		give_up("a number is out of range", word);
	return number;
}

/* The options before a command; returns where the command begins. */
static char **read_options(char **words, const char **until, int *runs, int *sessions)
{
	for (; words[0] && words[1] && !strncmp(words[0], "--", 2); words += 2) {
		*runs = number_after(words, "--runs", MOST_RUNS, *runs);
		*sessions = number_after(words, "--sessions", MOST_SESSIONS, *sessions);
		if (!strcmp(words[0], "--until"))
			*until = words[1];
	}
	return words;
}

int main(int argc, char **argv)
{
	static struct command commands[MOST_COMMANDS];
	const char *until = NULL;
	int count = 0, runs = 21, sessions = 0;

	for (char **words = argv + 1; words < argv + argc && count < MOST_COMMANDS; words++) {
		struct command *command = &commands[count++];

		words = read_options(words, &until, &runs, &sessions);
		command->until = until;
		for (command->words = words; *words && strcmp(*words, "::"); words++)
			command->count++;
		if (!command->count || command->count > MOST_WORDS)
			give_up("is no command", "an argument");
	}
	if (!count || (sessions && !until))
		give_up("see the head of tests/bench/measure.c", "usage");
	if (!sessions)
		measure_times(commands, count, runs);
	for (int i = 0; sessions && i < count; i++)
		printf("%.0f\n", memory_of(&commands[i], sessions));
	return 0;
}
