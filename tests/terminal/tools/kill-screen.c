/*
 * Kills the program at random moments while a long answer is typed on its
 * screen, opens the application again, and looks whether every letter that
 * libvterm had on its screen is in the answer.
 *
 * Use:      kill-screen FILE FIELD ROUNDS COMMAND...
 *           FILE is a draft whose place is the empty long answer FIELD; each
 *           round works on a copy of it, `round.yaml` in this folder, which
 *           COMMAND opens.
 * Typed:    letters that stand nowhere else on the screen, of two to four
 *           bytes, a byte at a time or many at once; blanks and new lines.
 * Killed:   in every other round as soon as something comes on the screen, else
 *           after a random while.
 * Seed:     BLANKETT_SEED, or the time; printed when a round fails.
 * Ends:     0 when every round held, and in half of them at least something had
 *           been shown; the others prove nothing.
 */
#include "emulator.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "yaml/node.h"

#include <locale.h>
#include <time.h>

enum { COLUMNS = 80, ROWS = 60, LETTERS = 150, TURNS = 20000 };

static const char copy[] = "round.yaml";
static const char *const letters[] = { "α", "β", "γ", "δ", "ж", "щ", "я", "永", "字", "八", "😀", "🌲" };

static size_t below(size_t most)
{
	return (size_t)random() % most;
}

/* The letters that may be typed, of all that stands in the text. */
static void add_letters(const char *text, struct str *out)
{
	while (*text) {
		size_t step = 1;

		for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
			if (!strncmp(text, letters[i], strlen(letters[i]))) {
				step = strlen(letters[i]);
				str_add_bytes(out, text, step);
			}
		text += step;
	}
}

static void make_text(struct str *text)
{
	for (size_t count = 1 + below(LETTERS); count; count--)
		if (below(6))
			str_add(text, letters[below(sizeof letters / sizeof *letters)]);
		else
			str_add(text, below(6) ? " " : "\r");
}

/* A few bytes at a time; what comes meanwhile is taken in, mostly. */
static bool type(struct emulator *emulator, const char *text, size_t len)
{
	size_t most = below(2) ? 1 : 40;

	for (size_t at = 0; at < len;) {
		size_t piece = 1 + below(most);

		piece = piece < len - at ? piece : len - at;
		if (!emulator_send(emulator, text + at, piece))
			return false;
		at += piece;
		if (!below(3))
			emulator_take(emulator, 1);
	}
	return true;
}

static void pause_somewhat(struct emulator *emulator)
{
	struct pollfd set = { emulator->master, POLLIN, 0 };
	volatile size_t turns = below(TURNS);

	if (below(2))
		poll(&set, 1, 10);
	else
		while (turns)
			turns--;
}

static bool type_and_kill(char **command, struct str *shown)
{
	struct emulator emulator;
	struct str text = STR_EMPTY, rows = STR_EMPTY;
	int status;
	bool good;

	make_text(&text);
	if (!emulator_open(&emulator, COLUMNS, ROWS, false, command))
		return false;
	good = emulator_settle(&emulator, 0) && type(&emulator, text.data, 1 + below(text.len));
	pause_somewhat(&emulator);
	kill(emulator.pid, SIGKILL);
	good = emulator_end(&emulator, &status) && good;
	emulator_rows(&emulator, &rows);
	add_letters(rows.data, shown);
	emulator_close(&emulator);
	str_release(&text);
	str_release(&rows);
	return good;
}

static bool open_and_leave(char **command)
{
	struct emulator emulator;
	int status = -1;
	bool good = emulator_open(&emulator, COLUMNS, ROWS, false, command) &&
		    emulator_type(&emulator, "\021", 1) && emulator_end(&emulator, &status);

	emulator_close(&emulator);
	return good && WIFEXITED(status) && !WEXITSTATUS(status);
}

static bool take_kept(const char *field, struct str *kept)
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
	add_letters(text ? text : "", kept);
	str_release(&bytes);
	diags_release(&diags);
	arena_release(&arena);
	return answers != NULL;
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
	struct str shown = STR_EMPTY, kept = STR_EMPTY;
	bool good = copy_draft(draft) && type_and_kill(command, &shown) && open_and_leave(command) &&
		    take_kept(field, &kept);

	*telling += shown.len > 0;
	if (!good || strncmp(kept.data, shown.data, shown.len)) {
		fprintf(stderr, "shown:\n%s\nkept:\n%s\n", shown.data, kept.data);
		good = false;
	}
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
	setlocale(LC_CTYPE, "C.UTF-8");
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
