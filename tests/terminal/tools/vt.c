/*
 * Runs a program on a pseudo-terminal, shows its screen in libvterm, and plays
 * a script: what a person does at the keys and sees.
 *
 * Use:      vt SCRIPT COMMAND [ARG...]
 * Script:   one step a line; texts with \r \n \t \e \\ \xNN.  First, before the
 *           program starts:
 *             size C R        columns and rows; 80 and 24 without it
 *             latin1          the terminal speaks ISO-8859-1; the script UTF-8
 *           What is seen; words are sought in the whole screen, over the ends of
 *           its rows, and every step waits for what is to come:
 *             expect TEXT     TEXT is there           gone TEXT   it is not
 *             row N TEXT      in the Nth row, from 1
 *             cursor R C      the cursor is in row R and column C, from 1
 *             sent BYTES      the program has written these bytes, ever
 *             unsent BYTES    it never has
 *             keep            this screen is kept     same        it is there again
 *           What is typed, until the program has read it all:
 *             type TEXT       letters                 keys BYTES  all at once
 *             enter TEXT      letters, then Enter     tab TEXT    then Tab
 *             slow BYTES      each byte when the one before has been read
 *             paste TEXT, paste-file FILE        as the terminal pastes: between
 *                             brackets when the program has asked for them
 *             rawpaste TEXT   without brackets, whatever it has asked for
 *             ahead BYTES     not waiting until they are read
 *             flood BYTES     again and again, until the program has ended
 *           What happens to it:
 *             resize C R      any numbers
 *             signal NAME     HUP, TERM, KILL, ABRT, STOP, TSTP, CONT, INT
 *             stopped         waits until the program is stopped
 *             modes           waits until the terminal is as before the program:
 *                             modes, paste brackets, screen, cursor
 *             taken           waits until it has the terminal again
 *             blot            something else writes all over the screen
 *             cut             the line is cut
 *             shell TEXT      runs the command meanwhile; it must end with 0;
 *                             $PROGRAM is the process of the program
 *             end CODE        waits for the end: exit status or signal
 *             shot            prints the screen, for whoever writes a script
 *           Empty lines and lines that begin with # are passed over.
 * Ends:     0 when every step held; 1 with the screen and the step that failed.
 *           No step waits longer than 10 s; nothing sleeps.
 */
#include "emulator.h"
#include "script.h"

#include "base/charset.h"
#include "base/file.h"
#include "base/mem.h"

#include <locale.h>

enum { MOST_FLOOD = 64 * 1024 * 1024 };

struct play {
	struct emulator emulator;
	struct str kept;      /* the screen that was kept */
	char **command;
	const char *text;     /* of the step, escapes read */
	size_t len;
	int columns, rows;    /* before the start */
	bool latin1, started;
	int line;
};

/* --- what is seen -------------------------------------------------------------- */

/* Runs of blanks and ends of rows are one blank. */
static void words_of(const char *text, struct str *out)
{
	for (; *text; text++)
		if (*text != ' ' && *text != '\n')
			str_add_char(out, *text);
		else if (out->len && out->data[out->len - 1] != ' ')
			str_add_char(out, ' ');
	if (out->len && out->data[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
}

static bool is_seen(struct play *play)
{
	struct str rows = STR_EMPTY, words = STR_EMPTY, sought = STR_EMPTY;
	bool seen;

	emulator_rows(&play->emulator, &rows);
	words_of(rows.data, &words);
	words_of(play->text, &sought);
	seen = strstr(words.data, sought.data) != NULL;
	str_release(&rows);
	str_release(&words);
	str_release(&sought);
	return seen;
}

static bool is_gone(struct play *play)
{
	return !is_seen(play);
}

static bool is_in_row(struct play *play)
{
	char *text;
	long row = strtol(play->text, &text, 10);
	struct str found = STR_EMPTY;
	bool seen;

	emulator_row(&play->emulator, (int)row - 1, &found);
	seen = strstr(found.data, text + strspn(text, " ")) != NULL;
	str_release(&found);
	return seen;
}

static bool is_cursor_there(struct play *play)
{
	VTermPos at;
	int row = 0, column = 0;

	vterm_state_get_cursorpos(vterm_obtain_state(play->emulator.vterm), &at);
	return sscanf(play->text, "%d %d", &row, &column) == 2 && at.row == row - 1 && at.col == column - 1 &&
	       play->emulator.cursor_seen;
}

static bool is_sent(struct play *play)
{
	return memmem(play->emulator.sent.data, play->emulator.sent.len, play->text, play->len) != NULL;
}

static bool is_unsent(struct play *play)
{
	return !is_sent(play);
}

static bool is_same(struct play *play)
{
	struct str rows = STR_EMPTY;
	bool same;

	emulator_rows(&play->emulator, &rows);
	same = !strcmp(rows.data, play->kept.data);
	str_release(&rows);
	return same;
}

/* What the emulator would put before a paste: nothing unless it was asked to. */
static size_t bracket(struct play *play, char out[16], bool end)
{
	VTerm *vterm = play->emulator.vterm;

	while (vterm_output_read(vterm, out, 16))
		;
	if (end)
		vterm_keyboard_end_paste(vterm);
	else
		vterm_keyboard_start_paste(vterm);
	return vterm_output_read(vterm, out, 16);
}

static bool is_as_before(struct play *play)
{
	const struct termios *before = &play->emulator.before;
	struct termios now;
	char bytes[16];

	return !tcgetattr(play->emulator.slave, &now) && now.c_iflag == before->c_iflag &&
	       now.c_oflag == before->c_oflag && now.c_lflag == before->c_lflag && now.c_cflag == before->c_cflag &&
	       !memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) && !bracket(play, bytes, false) &&
	       !play->emulator.other_screen && play->emulator.cursor_seen;
}

static bool is_taken(struct play *play)
{
	struct termios now;
	char bytes[16];

	return !tcgetattr(play->emulator.slave, &now) && !(now.c_lflag & (ICANON | ECHO | ISIG)) &&
	       bracket(play, bytes, false);
}

static bool is_stopped(struct play *play)
{
	siginfo_t how = { 0 };

	return !waitid(P_PID, (id_t)play->emulator.pid, &how, WSTOPPED | WNOHANG) && how.si_pid;
}

static bool wait_until(struct play *play, bool (*holds)(struct play *))
{
	for (int waited = 0; waited < WAIT_MS; waited++) {
		while (emulator_take(&play->emulator, 0))
			;
		if (holds(play))
			return true;
		emulator_take(&play->emulator, 1);
	}
	return false;
}

/* --- what is typed ---------------------------------------------------------------- */

static bool type(struct play *play)
{
	struct str bytes = STR_EMPTY;
	bool good;

	if (play->latin1)
		charset_encode(CHARSET_LATIN1, play->text, play->len, &bytes);
	else
		str_add_bytes(&bytes, play->text, play->len);
	good = emulator_type(&play->emulator, bytes.data, bytes.len);
	str_release(&bytes);
	return good;
}

static bool keys(struct play *play)
{
	return emulator_type(&play->emulator, play->text, play->len);
}

static bool enter(struct play *play)
{
	return type(play) && emulator_type(&play->emulator, "\r", 1);
}

static bool tab(struct play *play)
{
	return type(play) && emulator_type(&play->emulator, "\t", 1);
}

static bool slow(struct play *play)
{
	for (size_t i = 0; i < play->len; i++)
		if (!emulator_type(&play->emulator, play->text + i, 1))
			return false;
	return true;
}

static bool ahead(struct play *play)
{
	return emulator_send(&play->emulator, play->text, play->len);
}

static bool has_ended(const struct play *play)
{
	siginfo_t how = { 0 };

	return !waitid(P_PID, (id_t)play->emulator.pid, &how, WEXITED | WNOHANG | WNOWAIT) && how.si_pid;
}

static bool flood(struct play *play)
{
	for (size_t sent = 0; sent < MOST_FLOOD && !has_ended(play);) {
		struct pollfd set = { play->emulator.master, POLLOUT, 0 };
		ssize_t put = poll(&set, 1, 10) > 0 ? write(set.fd, play->text, play->len) : 0;

		sent += put > 0 ? (size_t)put : 0;
		while (emulator_take(&play->emulator, 0))
			;
	}
	return has_ended(play);
}

static bool paste_bytes(struct play *play, const char *text, size_t len)
{
	struct str bytes = STR_EMPTY;
	char mark[16];
	bool good;

	emulator_settle(&play->emulator, 0);
	str_add_bytes(&bytes, mark, bracket(play, mark, false));
	str_add_bytes(&bytes, text, len);
	str_add_bytes(&bytes, mark, bracket(play, mark, true));
	good = emulator_type(&play->emulator, bytes.data, bytes.len);
	str_release(&bytes);
	return good;
}

static bool paste(struct play *play)
{
	return paste_bytes(play, play->text, play->len);
}

static bool paste_file(struct play *play)
{
	struct str bytes = STR_EMPTY;
	struct err err = ERR_NONE;
	bool good = !file_read(play->text, 1 << 26, &bytes, &err) && paste_bytes(play, bytes.data, bytes.len);

	str_release(&bytes);
	return good;
}

/* --- what happens ------------------------------------------------------------------- */

static bool resize(struct play *play)
{
	int columns, rows;

	if (sscanf(play->text, "%d %d", &columns, &rows) != 2)
		return false;
	emulator_settle(&play->emulator, 0);
	emulator_resize(&play->emulator, columns, rows);
	return true;
}

static bool send_signal(struct play *play)
{
	int signal = script_signal(play->text);

	return signal && !kill(play->emulator.pid, signal);
}

static bool blot(struct play *play)
{
	static const char *const noise = "\033[H\033[2J\033[7mSomething else was here.\r\n\033[m$ ";

	vterm_input_write(play->emulator.vterm, noise, strlen(noise));
	return true;
}

static bool cut(struct play *play)
{
	emulator_cut(&play->emulator);
	return true;
}

static bool keep(struct play *play)
{
	emulator_settle(&play->emulator, 0);
	while (emulator_take(&play->emulator, 1))
		;
	str_clear(&play->kept);
	emulator_rows(&play->emulator, &play->kept);
	return true;
}

static bool shell(struct play *play)
{
	char pid[16];

	snprintf(pid, sizeof pid, "%d", (int)play->emulator.pid);
	setenv("PROGRAM", pid, 1);
	return system(play->text) == 0;
}

static bool end(struct play *play)
{
	int status, signal = script_signal(play->text);

	if (!emulator_end(&play->emulator, &status))
		return false;
	return signal ? WIFSIGNALED(status) && WTERMSIG(status) == signal :
			WIFEXITED(status) && WEXITSTATUS(status) == (int)strtol(play->text, NULL, 10);
}

static void print_screen(struct play *play, FILE *out)
{
	struct str rows = STR_EMPTY;
	VTermPos at;

	emulator_rows(&play->emulator, &rows);
	vterm_state_get_cursorpos(vterm_obtain_state(play->emulator.vterm), &at);
	fprintf(out, "%s--- cursor %d %d\n", rows.data, at.row + 1, at.col + 1);
	str_release(&rows);
}

static bool shot(struct play *play)
{
	emulator_settle(&play->emulator, 0);
	emulator_take(&play->emulator, 1);
	print_screen(play, stdout);
	return true;
}

/* --- the script ------------------------------------------------------------------------ */

static const struct {
	const char *name;
	bool (*act)(struct play *);
	bool waits; /* `act` asks, and is to hold within a while */
} steps[] = {
	{ "expect", is_seen, true },      { "gone", is_gone, true },       { "row", is_in_row, true },
	{ "cursor", is_cursor_there, true }, { "sent", is_sent, true },    { "same", is_same, true },
	{ "unsent", is_unsent, false },
	{ "modes", is_as_before, true },  { "taken", is_taken, true },     { "stopped", is_stopped, true },
	{ "keep", keep, false },          { "type", type, false },         { "keys", keys, false },
	{ "enter", enter, false },        { "tab", tab, false },
	{ "slow", slow, false },          { "paste", paste, false },       { "paste-file", paste_file, false },
	{ "rawpaste", keys, false },      { "ahead", ahead, false },       { "flood", flood, false },
	{ "resize", resize, false },
	{ "signal", send_signal, false }, { "blot", blot, false },         { "cut", cut, false },
	{ "shell", shell, false },        { "end", end, false },           { "shot", shot, false },
};

/* What is told before the program starts. */
static bool prepare(struct play *play, const char *line)
{
	if (!strcmp(line, "latin1"))
		return play->latin1 = true;
	return sscanf(line, "size %d %d", &play->columns, &play->rows) == 2;
}

static bool start(struct play *play)
{
	if (!play->started)
		play->started = emulator_open(&play->emulator, play->columns, play->rows, play->latin1, play->command);
	return play->started;
}

static bool step(struct play *play, const char *line, char *text)
{
	size_t name = strcspn(line, " ");

	if (!*line || *line == '#' || (!play->started && prepare(play, line)))
		return true;
	if (!start(play))
		return false;
	play->len = script_unescape(line + name + (line[name] == ' '), text);
	text[play->len] = '\0';
	play->text = text;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (strlen(steps[i].name) == name && !strncmp(steps[i].name, line, name))
			return steps[i].waits ? wait_until(play, steps[i].act) : steps[i].act(play);
	return false;
}

static bool run(struct play *play, FILE *script)
{
	char *line = NULL;
	size_t room = 0;
	bool good = true;

	while (good && getline(&line, &room, script) >= 0) {
		char *text = mem_alloc(strlen(line) + 1);

		line[strcspn(line, "\n")] = '\0';
		play->line++;
		good = step(play, line, text);
		free(text);
		if (!good && play->started)
			print_screen(play, stderr);
		if (!good)
			fprintf(stderr, "--- step %d failed: %.300s\n", play->line, line);
	}
	free(line);
	return good;
}

int main(int argc, char **argv)
{
	struct play play = { .command = argv + 2, .columns = 80, .rows = 24, .kept = STR_EMPTY };
	FILE *script = argc > 2 ? fopen(argv[1], "r") : NULL;
	bool held;

	if (!script)
		return 2;
	setlocale(LC_CTYPE, "C.UTF-8");
	held = run(&play, script);
	fclose(script);
	if (play.started)
		emulator_close(&play.emulator);
	str_release(&play.kept);
	return held ? 0 : 1;
}
