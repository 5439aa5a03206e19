/*
 * Plays a script of keys and prints it anew with the frames that came.
 *
 * Use:      screen LANGUAGE FORMS FILE, in the folder of the applications
 * Lines:    # remark
 *           ! COMMAND               to the shell, before and between
 *           $ start | $ new FORM [FILE] | $ edit FILE
 *           size COLUMNS ROWS
 *           type TEXT               letter by letter
 *           key NAME…               Tab F2 Ctrl-N Ctrl-Home …
 *           paste TEXT              between brackets; \n, \t, \e, \\ and \xHH as in C
 *           bytes TEXT              as they are, all at once
 *           idle                    a pause in the typing
 *           show                    the frame, each row after "|", and the cursor
 *           styles                  the same in letters: b d e w h
 *           repeat N LINE           one of these lines, N times
 * Printed:  lines that begin with "|" or "=" are what came out; those of the
 *           script are left out when it is read.
 * Checks:   after each line that nothing is outside the frame, that no cell has a
 *           control character, and that drawn anew the frame is the same.
 */
#include "player.h"

#include "base/file.h"

#include <sys/wait.h>

enum { WORDS = 32 };

static void tell(const char *what, const char *text)
{
	printf("= %s", what);
	for (; *text; text++)
		printf("%.*s", *text == '\n' ? 3 : 1, *text == '\n' ? " / " : text);
	putchar('\n');
}

/* --- words ------------------------------------------------------------------------ */

static int split(char *line, char **words)
{
	char *rest = line, *word;
	int count = 0;

	while (count < WORDS && (word = strsep(&rest, " ")))
		if (*word)
			words[count++] = word;
	return count;
}

static void add_escape(const char **at, struct str *out)
{
	char hex[3] = { 0 };

	switch (*++*at) {
	case 'n': str_add_char(out, '\n'); break;
	case 'r': str_add_char(out, '\r'); break;
	case 't': str_add_char(out, '\t'); break;
	case 'e': str_add_char(out, '\033'); break;
	case 'x':
		memcpy(hex, *at + 1, strnlen(*at + 1, 2));
		str_add_char(out, (char)strtoul(hex, NULL, 16));
		*at += strlen(hex);
		break;
	default: str_add_char(out, **at);
	}
}

static void unescape(const char *text, struct str *out)
{
	for (; *text; text++)
		if (*text == '\\' && text[1])
			add_escape(&text, out);
		else
			str_add_char(out, *text);
}

/* --- frames ---------------------------------------------------------------------------- */

static void print_rows(const struct str *dump)
{
	for (const char *line = dump->data; *line; line += strcspn(line, "\n") + 1)
		printf("|%.*s\n", (int)strcspn(line, "\n"), line);
}

static void show(struct player *player)
{
	struct str dump = STR_EMPTY;

	canvas_dump(&player->canvas, &dump);
	print_rows(&dump);
	str_release(&dump);
	printf("= cursor %d,%d\n", player->canvas.cursor_row, player->canvas.cursor_column);
}

static void show_styles(struct player *player)
{
	struct str dump = STR_EMPTY;

	for (int row = 0; row < player->rows; row++) {
		struct str line = STR_EMPTY;

		for (int column = 0; column < player->columns; column++) {
			const struct cell *cell = canvas_cell(&player->canvas, row, column);

			str_add_char(&line, cell->letters[0] == ' ' ? ' ' : ".bdewh"[cell->style]);
		}
		while (line.len && line.data[line.len - 1] == ' ')
			str_cut(&line, line.len - 1);
		str_addf(&dump, "%s\n", line.data);
		str_release(&line);
	}
	print_rows(&dump);
	str_release(&dump);
}

/* --- lines ------------------------------------------------------------------------------- */

static void after(struct player *player)
{
	const char *complaint;

	player_settle(player);
	if (!player->going) {
		tell("left: ", screen_message(player->screen));
		return;
	}
	if (screen_asks(player->screen) & SCREEN_COPY)
		tell("copied: ", screen_copied(player->screen));
	player_draw(player);
	complaint = player_check(player);
	if (complaint)
		tell("BAD: ", complaint);
}

static void feed(struct player *player, const char *bytes, size_t len)
{
	if (!player->going)
		return;
	player_bytes(player, bytes, len);
	after(player);
}

static void type(struct player *player, const char *text)
{
	size_t len = strlen(text), next;

	for (size_t at = 0; at < len; at = next) {
		next = utf8_next(text, len, at);
		feed(player, text + at, next - at);
	}
}

static void press(struct player *player, char *names)
{
	char *words[WORDS];
	int count = split(names, words);

	for (int i = 0; i < count; i++) {
		struct str bytes = STR_EMPTY;

		if (player_key_bytes(words[i], &bytes))
			feed(player, bytes.data, bytes.len);
		else
			tell("no such key: ", words[i]);
		str_release(&bytes);
	}
}

static void feed_escaped(struct player *player, const char *text, bool paste)
{
	struct str bytes = STR_EMPTY;

	if (paste)
		str_add(&bytes, "\033[200~");
	unescape(text, &bytes);
	if (paste)
		str_add(&bytes, "\033[201~");
	feed(player, bytes.data, bytes.len);
	str_release(&bytes);
}

static void open_session(struct player *player, char *line)
{
	struct err err = ERR_NONE;
	char *words[WORDS];
	int count = split(line, words);

	if (player_close(player, &err))
		tell("", err.text);
	if (!count || player_open(player, words, count, &err))
		tell("", err.text);
	else
		after(player);
}

static void resize(struct player *player, const char *text)
{
	char *end;
	int columns = (int)strtol(text, &end, 10);

	player_size(player, columns, (int)strtol(end, NULL, 10));
	if (player->going)
		after(player);
}

static void shell(const char *command)
{
	FILE *out;
	char line[512];
	int status;

	fflush(stdout);
	out = popen(command, "r");
	while (out && fgets(line, sizeof line, out))
		printf("= %s", line);
	status = out ? pclose(out) : -1;
	if (status)
		printf("= exit %d\n", WEXITSTATUS(status));
}

static void play(struct player *player, char *line);

static void repeat(struct player *player, const char *text)
{
	char *rest;
	long times = strtol(text, &rest, 10);

	for (long i = 0; i < times; i++) {
		char *copy = mem_strdup(rest + (*rest == ' '));

		play(player, copy);
		free(copy);
	}
}

static void play(struct player *player, char *line)
{
	char *rest = line;
	const char *word = strsep(&rest, " ");

	if (!rest)
		rest = line + strlen(line);
	if (!strcmp(word, "!"))
		shell(rest);
	else if (!strcmp(word, "$"))
		open_session(player, rest);
	else if (!strcmp(word, "size"))
		resize(player, rest);
	else if (!strcmp(word, "repeat"))
		repeat(player, rest);
	else if (!player->going)
		tell("nothing is open", "");
	else if (!strcmp(word, "type"))
		type(player, rest);
	else if (!strcmp(word, "key"))
		press(player, rest);
	else if (!strcmp(word, "paste") || !strcmp(word, "bytes"))
		feed_escaped(player, rest, *word == 'p');
	else if (!strcmp(word, "idle")) {
		screen_idle(player->screen);
		after(player);
	} else if (!strcmp(word, "show"))
		show(player);
	else if (!strcmp(word, "styles"))
		show_styles(player);
	else
		tell("no such line: ", word);
}

static void play_all(struct player *player, char *script)
{
	char *line;

	while ((line = strsep(&script, "\n"))) {
		if (*line == '|' || *line == '=' || (!*line && !script))
			continue;
		puts(line);
		if (*line && *line != '#')
			play(player, line);
	}
}

int main(int argc, char **argv)
{
	struct str script = STR_EMPTY;
	struct err err = ERR_NONE;
	struct player player;

	if (argc != 4 || file_read(argv[3], 1 << 20, &script, &err)) {
		fprintf(stderr, "screen LANGUAGE FORMS FILE\n%s\n", err.text);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (i18n_start(argv[1], getenv("CATALOGS")))
		return 2;
	player_init(&player, argv[2], ".");
	play_all(&player, script.data);
	if (player_close(&player, &err))
		tell("", err.text);
	player_release(&player);
	str_release(&script);
	return 0;
}
