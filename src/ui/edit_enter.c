#include "ui/edit_parts.h"

#include "ui/reach.h"

#include <string.h>

enum {
	LAST_NUMBER = 999, /* that the structure of a text takes for one */
#ifdef BLANKETT_TINY
	LINE_MOST = 200, HEAD = 32,
#else
	LINE_MOST = 64 * 1024, /* what is longer is no item: a key should not read megabytes */
	HEAD = 128,            /* as much of a line as a marker is looked for in */
#endif
};

/* A line's marker: `head` is its beginning, the marker with all blanks around
 * it `len` bytes of that. */
struct marker {
	size_t line, len;
	int number; /* or -1: a bullet */
	bool empty; /* nothing in the line after it */
	struct str head;
};

/* A marker with nothing after it is plain text to the reader of structure, so
 * the line is given a letter more. */
static bool read_marker(const struct text *text, size_t at, struct marker *marker)
{
	size_t rest, from = at > LINE_MOST ? at - LINE_MOST : 0;
	struct text_part part;
	const char *cursor;

	marker->line = reach_line_start(text, from, at);
	if (from && marker->line == from)
		return false;
	rest = text_len(text) - marker->line;
	text_copy(text, marker->line, rest < HEAD ? rest : HEAD, &marker->head);
	str_cut(&marker->head, strcspn(marker->head.data, "\n"));
	str_add_char(&marker->head, 'x');
	cursor = marker->head.data;
	if (!text_next_part(&cursor, &part) || (part.kind != TEXT_BULLET && part.kind != TEXT_NUMBER))
		return false;
	marker->len = (size_t)(part.at - marker->head.data);
	marker->number = part.kind == TEXT_NUMBER ? part.number : -1;
	marker->empty = marker->len + 1 == marker->head.len;
	return marker->head.len <= HEAD || !marker->empty;
}

/* The marker of the next item: the same sign, or the next number. */
static void add_next(struct str *out, const struct marker *marker)
{
	static const char digits[] = "0123456789";
	const char *head = marker->head.data;
	size_t before = strcspn(head, digits);

	if (marker->number < 0) {
		str_add_bytes(out, head, marker->len);
		return;
	}
	str_add_bytes(out, head, before);
	str_addf(out, "%d", marker->number + 1);
	before += strspn(head + before, digits);
	str_add_bytes(out, head + before, marker->len - before);
}

void edit_enter(struct edit *edit, struct edit_change *change)
{
	struct marker marker = { .head = STR_EMPTY };

	str_clear(&edit->made);
	str_add_char(&edit->made, '\n');
	if (read_marker(edit->text, edit->cursor, &marker) && edit->cursor >= marker.line + marker.len) {
		if (marker.empty) {
			str_clear(&edit->made);
			change->at = marker.line;
			change->removed = marker.len;
		} else if (marker.number < LAST_NUMBER) {
			add_next(&edit->made, &marker);
		}
	}
	change->text = edit->made.data;
	change->len = edit->made.len;
	str_release(&marker.head);
}
