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

/* Levenshtein's distance by rows; both are at most LONGEST_NAME bytes. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST_NAME + 1];
	size_t b_len = strlen(b);

	for (size_t j = 0; j <= b_len; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1]; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			size_t above = row[j];

			row[j] = least(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
			corner = above;
		}
	}
	return row[b_len];
}

const char *diag_did_you_mean(const char *wrong, const char *const *names, size_t count)
{
	size_t best = strlen(wrong) / 3 + 1;
	const char *meant = NULL;

	if (strlen(wrong) > LONGEST_NAME)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t far;

		if (!names[i] || strlen(names[i]) > LONGEST_NAME)
			continue;
		far = distance(wrong, names[i]);
		if (far < best || (far == best && !meant)) {
			best = far;
			meant = names[i];
		}
	}
	return meant;
}
