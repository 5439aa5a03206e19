/*
 * What keys cost a program on a terminal of 80x24: bytes and processor time.
 *
 * Use:      keys-bytes [STEP...] :: COMMAND [ARG...]
 * Steps:    await TEXT          until the screen shows it
 *           gone TEXT           until it shows it no more
 *           first NAME          a row: the bytes since the start
 *           press KEYS          one after the other; \r \t \e \\ \xNN; not counted
 *           type NAME N TEXT    N letters of the text, again and again; a row.  What
 *                               is no letter in it is pressed, and not counted
 *           move NAME N KEY     the key N times; a row
 *           paste NAME N        N bytes between the brackets, at once; a row with
 *                               the milliseconds until the last word is shown
 *           idle NAME           a row: the bytes that came since the last key
 *           A key is one letter, or an escape and what follows it up to the next.
 * Tells:    NAME, then median, mean and most of the bytes for each key, its
 *           processor time (user and system, of all threads) in microseconds,
 *           and how many keys there were.
 * How:      what comes is fed to libvterm.  The next key goes when the last one
 *           has been answered: the program has run and sleeps again, no input is
 *           left, and a letter stands where the cursor left it.  Nothing is timed out
 *           to find out whether more would come.
 * Ends:     0; 1 when a step did not come to pass in twenty seconds, with the
 *           screen as it stood.
 */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { ROWS = 24, COLUMNS = 80, PATIENCE_MS = 20000, MOST_KEYS = 10000, LINE = COLUMNS * 8 };

struct talk {
	pid_t pid;
	int fd, slave; /* of the terminal */
	VTerm *emulator;
	size_t bytes;  /* all that came */
	size_t since;  /* bytes at the end of the last key */
	int answered;  /* of a key: bytes of its answer */
	double ran;    /* how long it had run when a key was sent */
};

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* --- what it shows ------------------------------------------------------------ */

static void row_text(const struct talk *talk, int row, char text[LINE])
{
	VTermRect rect = { row, row + 1, 0, COLUMNS };
	size_t len = vterm_screen_get_text(vterm_obtain_screen(talk->emulator), text, LINE - 1, rect);

	text[len] = '\0';
}

static void print_screen(const struct talk *talk)
{
	char text[LINE];

	for (int row = 0; row < ROWS; row++) {
		row_text(talk, row, text);
		fprintf(stderr, "| %s\n", text);
	}
}

static void give_up(const struct talk *talk, const char *what, const char *which)
{
	print_screen(talk);
	fprintf(stderr, "keys-bytes: %s: %s\n", what, which);
	kill(talk->pid, SIGKILL);
	exit(1);
}

static bool shows(const struct talk *talk, const char *words)
{
	char text[LINE];

	for (int row = 0; row < ROWS; row++) {
		row_text(talk, row, text);
		if (strstr(text, words))
			return true;
	}
	return false;
}

static VTermPos cursor_of(const struct talk *talk)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(talk->emulator), &at);
	return at;
}

/* Whether the letter stands before the cursor. */
static bool has_letter(const struct talk *talk, uint32_t letter)
{
	VTermPos at = cursor_of(talk);
	VTermScreenCell cell;

	at.col--;
	return at.col < 0 || (vterm_screen_get_cell(vterm_obtain_screen(talk->emulator), at, &cell) &&
			      cell.chars[0] == letter);
}

/* --- what it does --------------------------------------------------------------- */

/* Takes in what comes within `wait` ms; false when nothing did. */
static bool take(struct talk *talk, int wait)
{
	struct pollfd set = { talk->fd, POLLIN, 0 };
	char bytes[65536];
	ssize_t got;

	if (poll(&set, 1, wait) <= 0)
		return false;
	got = read(talk->fd, bytes, sizeof bytes);
	if (got <= 0)
		give_up(talk, "it has ended", "");
	vterm_input_write(talk->emulator, bytes, (size_t)got);
	talk->bytes += (size_t)got;
	return true;
}

static bool sleeps(const struct talk *talk)
{
	char path[64], line[256] = "";
	const char *end;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)talk->pid);
	file = fopen(path, "r");
	if (!file || !fgets(line, sizeof line, file))
		give_up(talk, "cannot be read", path);
	fclose(file);
	end = strrchr(line, ')');
	return end && end[2] == 'S';
}

/* It has read all keys and waits for more, and all it has written is here. */
static bool waits(struct talk *talk)
{
	int unread = 0;

	while (take(talk, 0))
		;
	return sleeps(talk) && !ioctl(talk->slave, FIONREAD, &unread) && !unread && !take(talk, 0);
}

/* How long the thread has run, in nanoseconds: exact while it sleeps. */
static double run_ns(const char *path)
{
	FILE *file = fopen(path, "r");
	double ran = 0;

	if (file && fscanf(file, "%lf", &ran) != 1)
		ran = 0;
	if (file)
		fclose(file);
	return ran;
}

/* The thread that takes keys. */
static double ran_ns(const struct talk *talk)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)talk->pid);
	return run_ns(path);
}

/* All threads. */
static double cpu_ns(const struct talk *talk)
{
	char path[600];
	double sum = 0;
	struct dirent *task;
	DIR *tasks;

	snprintf(path, sizeof path, "/proc/%ld/task", (long)talk->pid);
	tasks = opendir(path);
	while (tasks && (task = readdir(tasks))) {
		snprintf(path, sizeof path, "/proc/%ld/task/%s/schedstat", (long)talk->pid, task->d_name);
		sum += *task->d_name == '.' ? 0 : run_ns(path);
	}
	if (tasks)
		closedir(tasks);
	return sum;
}

/* Until a key that was sent has been read, kept and shown: a space at the end of
 * a row may show nothing. */
static void until_answered(struct talk *talk, uint32_t letter)
{
	double end = now_ms() + PATIENCE_MS;

	while (ran_ns(talk) == talk->ran || !waits(talk) || (letter > ' ' && !has_letter(talk, letter))) {
		take(talk, 1);
		if (now_ms() > end)
			give_up(talk, "a key was not answered", "");
	}
	talk->answered = (int)(talk->bytes - talk->since);
	talk->since = talk->bytes;
}

static void until_shown(struct talk *talk, const char *words, bool shown)
{
	double end = now_ms() + PATIENCE_MS;

	while (shows(talk, words) != shown || !waits(talk)) {
		take(talk, 1);
		if (now_ms() > end)
			give_up(talk, shown ? "not shown" : "still shown", words);
	}
	talk->since = talk->bytes;
}

/* --- keys ------------------------------------------------------------------------- */

static size_t unescape(const char *text, char *out, size_t room)
{
	static const char from[] = "rnte\\", to[] = "\r\n\t\x1b\\";
	size_t len = 0;

	for (; *text && len + 1 < room; text++) {
		const char *at = *text == '\\' && text[1] ? strchr(from, text[1]) : NULL;

		out[len] = *text;
		if (at) {
			out[len] = to[at - from];
			text++;
		} else if (!strncmp(text, "\\x", 2) && text[2] && text[3]) {
			out[len] = (char)strtol((char[3]){ text[2], text[3], 0 }, NULL, 16);
			text += 3;
		}
		len++;
	}
	out[len] = '\0';
	return len;
}

/* How many bytes the first key has. */
static size_t key_len(const char *keys)
{
	size_t len = 1;

	if (*keys == '\x1b')
		while (keys[len] && keys[len] != '\x1b' && !strchr("ABCDFHPQRSZ~", keys[len]))
			len++;
	else
		while (((unsigned char)keys[len] & 0xC0) == 0x80)
			len++;
	return *keys == '\x1b' && keys[len] && keys[len] != '\x1b' ? len + 1 : len;
}

static uint32_t letter_of(const char *key, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)key;

	return len == 2 && bytes[0] >= 0xC0 ? (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F) :
	       len == 1 ? bytes[0] : 0;
}

static void send(struct talk *talk, const char *bytes, size_t len)
{
	talk->ran = ran_ns(talk);
	if (write(talk->fd, bytes, len) != (ssize_t)len)
		give_up(talk, "cannot be written to", "the terminal");
}

/* Sends keys of which none is counted. */
static void press(struct talk *talk, const char *keys)
{
	for (size_t len; *keys; keys += len) {
		len = key_len(keys);
		send(talk, keys, len);
		until_answered(talk, 0);
	}
}

static int compare(const void *left, const void *right)
{
	return *(const int *)left - *(const int *)right;
}

/* Keys so far, and what they cost. */
struct sums {
	int bytes[MOST_KEYS];
	int count;
	double sum, cpu_ns;
};

static void count_key(struct talk *talk, struct sums *sums, const char *key, size_t len, uint32_t letter)
{
	double start = cpu_ns(talk);

	send(talk, key, len);
	until_answered(talk, letter);
	sums->cpu_ns += cpu_ns(talk) - start;
	sums->bytes[sums->count++] = talk->answered;
	sums->sum += talk->answered;
}

/* Sends keys of the text until `count` are counted; of letters the others, which
 * take back what was typed, are not. */
static void count_keys(struct talk *talk, const char *name, int count, const char *text, bool letters)
{
	static struct sums sums;
	const char *at = text;

	sums = (struct sums){ .count = 0 };
	count = count < 1 ? 1 : count > MOST_KEYS ? MOST_KEYS : count;
	while (sums.count < count) {
		size_t len = key_len(at);
		uint32_t letter = letters ? letter_of(at, len) : 0;

		if (letters && (letter < ' ' || letter == 0x7F)) {
			send(talk, at, len);
			until_answered(talk, 0);
		} else {
			count_key(talk, &sums, at, len, letter);
		}
		at = at[len] ? at + len : text;
	}
	qsort(sums.bytes, (size_t)count, sizeof *sums.bytes, compare);
	printf("%s %d %.2f %d %.1f %d\n", name, sums.bytes[count / 2], sums.sum / count, sums.bytes[count - 1],
	       sums.cpu_ns / 1e3 / count, count);
}

/* --- a paste ---------------------------------------------------------------------- */

static const char sentence[] =
	"Deltagaren, som i dag saknar stöd, möter samma två personer från det första samtalet till "
	"arbete eller studier, och parterna planerar tillsammans varje vecka.\n";

static char *pasted(size_t len, size_t *whole)
{
	static const char begin[] = "\x1b[200~", end[] = " sist \x1b[201~";
	char *bytes = malloc(len + sizeof begin + sizeof end);
	size_t at = sizeof begin - 1;

	if (!bytes)
		exit(2);
	memcpy(bytes, begin, at);
	for (size_t i = 0; at < len; i++)
		bytes[at++] = sentence[i % (sizeof sentence - 1)];
	while (((unsigned char)bytes[at - 1] & 0x80))
		at--; /* no half letter */
	memcpy(bytes + at, end, sizeof end - 1);
	*whole = at + sizeof end - 1;
	return bytes;
}

static void paste(struct talk *talk, const char *name, size_t len)
{
	double start, cpu = cpu_ns(talk);
	size_t whole, sent = 0;
	char *bytes = pasted(len, &whole);

	fcntl(talk->fd, F_SETFL, fcntl(talk->fd, F_GETFL) | O_NONBLOCK);
	start = now_ms();
	while (sent < whole) {
		struct pollfd set = { talk->fd, POLLOUT, 0 };
		ssize_t n = poll(&set, 1, PATIENCE_MS) > 0 ? write(talk->fd, bytes + sent, whole - sent) : -1;

		sent += n > 0 ? (size_t)n : 0;
		while (take(talk, 0))
			;
		if (now_ms() > start + PATIENCE_MS)
			give_up(talk, "was not taken in", name);
	}
	while (!shows(talk, " sist"))
		if (!take(talk, PATIENCE_MS))
			give_up(talk, "was not shown", name);
	start = now_ms() - start;
	until_shown(talk, " sist", true);
	fcntl(talk->fd, F_SETFL, fcntl(talk->fd, F_GETFL) & ~O_NONBLOCK);
	printf("%s %.1f %.1f %zu\n", name, start, (cpu_ns(talk) - cpu) / 1e6, whole);
	free(bytes);
}

/* --- the whole ---------------------------------------------------------------------- */

static void since_start(struct talk *talk, const char *name, size_t from)
{
	printf("%s %zu\n", name, talk->bytes - from);
	talk->since = talk->bytes;
}

/* One step; how many words it took, 0 when it is none. */
static int step(struct talk *talk, char **words)
{
	char text[4096];
	const char *what = words[0];

	if (!words[1])
		return 0;
	unescape(words[1], text, sizeof text);
	if (!strcmp(what, "await") || !strcmp(what, "gone"))
		until_shown(talk, text, *what == 'a');
	else if (!strcmp(what, "first"))
		since_start(talk, words[1], 0);
	else if (!strcmp(what, "idle"))
		since_start(talk, words[1], talk->since);
	else if (!strcmp(what, "press"))
		press(talk, text);
	else if (!strcmp(what, "paste") && words[2])
		return paste(talk, words[1], strtoul(words[2], NULL, 10)), 3;
	else if ((!strcmp(what, "type") || !strcmp(what, "move")) && words[2] && words[3])
		return unescape(words[3], text, sizeof text),
		       count_keys(talk, words[1], (int)strtol(words[2], NULL, 10), text, *what == 't'), 4;
	else
		return 0;
	return 2;
}

static void begin(struct talk *talk, char **command)
{
	struct winsize size = { ROWS, COLUMNS, 0, 0 };

	if (openpty(&talk->fd, &talk->slave, NULL, NULL, &size))
		exit(2);
	talk->pid = fork();
	if (!talk->pid) {
		close(talk->fd);
		login_tty(talk->slave);
		execvp(command[0], command);
		_exit(127);
	}
	talk->emulator = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(talk->emulator, 1);
	vterm_screen_reset(vterm_obtain_screen(talk->emulator), 1);
}

/* As a dropped line ends it, so that it saves and leaves. */
static void end(struct talk *talk)
{
	double most = now_ms() + PATIENCE_MS;

	kill(talk->pid, SIGHUP);
	while (!waitpid(talk->pid, NULL, WNOHANG)) {
		struct pollfd set = { talk->fd, POLLIN, 0 };
		char rest[4096];

		if (now_ms() > most)
			kill(talk->pid, SIGKILL);
		if (poll(&set, 1, 1) > 0 && read(talk->fd, rest, sizeof rest) < 0)
			break;
	}
	vterm_free(talk->emulator);
}

int main(int argc, char **argv)
{
	struct talk talk = { 0 };
	int command = 1;

	while (command < argc && strcmp(argv[command], "::"))
		command++;
	if (command + 1 >= argc)
		return 2;
	begin(&talk, argv + command + 1);
	for (int at = 1, took; at < command; at += took) {
		took = step(&talk, argv + at);
		if (!took)
			give_up(&talk, "is no step", argv[at]);
		fflush(stdout);
	}
	end(&talk);
	return 0;
}
