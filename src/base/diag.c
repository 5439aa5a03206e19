#include "base/diag.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <stdarg.h>

void diags_release(struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		free(diags->items[i].file);
		free(diags->items[i].text);
	}
	free(diags->items);
	*diags = (struct diags)DIAGS_NONE;
}

enum { DIAG_TEXT = 1024 };

/* A fault that quotes something endless: cut where a character begins. */
static void end_with_dots(char *text, size_t room)
{
	static const char dots[] = " …";
	size_t end = room - sizeof dots;

	while (end && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	memcpy(text + end, dots, sizeof dots);
}

void diags_add(struct diags *diags, struct place at, const char *format, ...)
{
	va_list args;
	struct diag *diag;
	char text[DIAG_TEXT];
	int wanted;

	if (diags->count >= DIAG_MOST) {
		diags->unkept++;
		return;
	}
	va_start(args, format);
	wanted = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (wanted >= (int)sizeof text)
		end_with_dots(text, sizeof text);
	diags->items = mem_grow(diags->items, &diags->room, diags->count + 1, sizeof *diags->items);
	diag = &diags->items[diags->count++];
	*diag = (struct diag){ mem_strdup(at.file ? at.file : ""), at.line, at.column, mem_strdup(text) };
}

static int compare(const struct diag *a, const struct diag *b)
{
	int file = strcmp(a->file, b->file);

	if (file)
		return file;
	return a->line != b->line ? (a->line < b->line ? -1 : 1) : (a->column > b->column) - (a->column < b->column);
}

/* By insertion: they are few, most stand in order, and it is stable. */
void diags_sort(struct diags *diags)
{
	for (size_t i = 1; i < diags->count; i++) {
		struct diag moved = diags->items[i];
		size_t to = i;

		for (; to && compare(&diags->items[to - 1], &moved) > 0; to--)
			diags->items[to] = diags->items[to - 1];
		diags->items[to] = moved;
	}
}

void diags_write(const struct diags *diags, struct str *out)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		if (diag->line)
			str_addf(out, "%s:%d:%d: %s\n", diag->file, diag->line, diag->column, diag->text);
		else
			str_addf(out, "%s: %s\n", diag->file, diag->text);
	}
	if (diags->unkept)
		str_addf(out, ngettext_("… and %zu more fault.\n", "… and %zu more faults.\n", diags->unkept),
			 diags->unkept);
}

enum { LONGEST_NAME = 64 };

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Levenshtein's distance by rows, the last three of them kept, where neighbours
 * that changed places count one (Damerau); both are at most LONGEST_NAME bytes. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST_NAME + 1];
	size_t a_len = strlen(a), b_len = strlen(b);

	for (size_t j = 0; j <= b_len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		const size_t *two_up = rows[(i + 1) % 3], *up = rows[(i - 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			row[j] = least(up[j] + 1, row[j - 1] + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && two_up[j - 2] + 1 < row[j])
				row[j] = two_up[j - 2] + 1;
		}
	}
	return rows[a_len % 3][b_len];
}

const char *diag_did_you_mean(const char *wrong, const char *const *names, size_t count)
{
	size_t len = strlen(wrong);
	size_t best = len / 3 + 1; /* nearer than this */
	const char *meant = NULL;

	if (len < 3 || len > LONGEST_NAME)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t far;

		if (!names[i] || strlen(names[i]) > LONGEST_NAME)
			continue;
		far = distance(wrong, names[i]);
		if (far < best) {
			best = far;
			meant = names[i];
		}
	}
	return meant;
}
