#include "model/text.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/*
 * data:  [ before the gap | gap | after the gap ]
 *        0        gap_start   gap_end        room
 *
 * Typing fills the gap from its left; moving the cursor costs nothing until
 * something is typed there.  Once there is memory the gap is at least one byte,
 * so that text_whole always finds room for its NUL.
 */

#ifdef BLANKETT_TINY
enum { GAP_LEAST = 2 };
#else
enum { GAP_LEAST = 256 };
#endif

/* --- the buffer -------------------------------------------------------- */

void text_init(struct text *text)
{
	*text = (struct text)TEXT_EMPTY;
}

void text_release(struct text *text)
{
	free(text->data);
	text_init(text);
}

size_t text_len(const struct text *text)
{
	return text->room - (text->gap_end - text->gap_start);
}

static void move_gap(struct text *text, size_t at)
{
	size_t gap = text->gap_end - text->gap_start;

	if (at < text->gap_start)
		memmove(text->data + at + gap, text->data + at, text->gap_start - at);
	else if (at > text->gap_start)
		memmove(text->data + text->gap_start, text->data + text->gap_end, at - text->gap_start);
	text->gap_start = at;
	text->gap_end = at + gap;
}

/* Half as much again each time, so that ten megabytes typed cost ten megabytes copied. */
static void widen_gap(struct text *text, size_t need)
{
	size_t after = text->room - text->gap_end;
	size_t room = text_len(text) + need + text_len(text) / 2 + GAP_LEAST;

	if (text->gap_end - text->gap_start > need)
		return;
	assert(room > need);
	text->data = mem_resize(text->data, room);
	memmove(text->data + room - after, text->data + text->gap_end, after);
	text->gap_end = room - after;
	text->room = room;
}

void text_splice(struct text *text, size_t at, size_t removed, const char *bytes, size_t len)
{
	assert(at <= text_len(text) && removed <= text_len(text) - at);
	if (!removed && !len)
		return;
	move_gap(text, at);
	text->gap_end += removed;
	widen_gap(text, len);
	if (len)
		memcpy(text->data + text->gap_start, bytes, len);
	text->gap_start += len;
}

const char *text_run(const struct text *text, size_t at, size_t *len)
{
	size_t whole = text_len(text);

	assert(at <= whole);
	if (at >= text->gap_start) {
		*len = whole - at;
		return *len ? text->data + text->gap_end + (at - text->gap_start) : "";
	}
	*len = text->gap_start - at;
	return text->data + at;
}

void text_copy(const struct text *text, size_t at, size_t len, struct str *out)
{
	assert(at <= text_len(text) && len <= text_len(text) - at);
	while (len) {
		size_t run;
		const char *bytes = text_run(text, at, &run);

		if (run > len)
			run = len;
		str_add_bytes(out, bytes, run);
		at += run;
		len -= run;
	}
}

const char *text_whole(struct text *text)
{
	if (!text->data)
		return "";
	move_gap(text, text_len(text));
	text->data[text->gap_start] = '\0';
	return text->data;
}

/* --- its structure ----------------------------------------------------- */

enum { NUMBER_DIGITS = 3 }; /* "2023. " at the start of a line is a year, not an item */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void trim(struct text_part *part)
{
	while (part->len && is_blank(part->at[0]))
		part->at++, part->len--;
	while (part->len && is_blank(part->at[part->len - 1]))
		part->len--;
}

/* What stands for a bullet in texts as people paste them.  A cleaned tab is a
 * space, so that the "o" of a Word list is followed by one. */
static const struct bullet {
	const char *sign;
	bool alone; /* needs no white space after it */
} bullets[] = {
	{ "-", false }, { "•", true }, { "·", false }, { "*", false }, { "–", false }, { "—", false },
	{ "o", false }, { "\xEF\x82\xB7", true }, /* U+F0B7, from Word's font of signs */
};
enum { BULLETS = sizeof bullets / sizeof *bullets };

/* A no-break space is what Word and web pages put after a sign. */
static size_t blanks_at(const char *at, size_t len)
{
	static const char no_break[] = "\xC2\xA0";
	size_t i = 0;

	for (;;)
		if (i < len && is_blank(at[i]))
			i++;
		else if (len - i >= 2 && !memcmp(at + i, no_break, 2))
			i += 2;
		else
			return i;
}

/* The bytes of the bullet and the white space after it at the start of a
 * trimmed line; 0 when there is none, or nothing after it. */
static size_t bullet_len(const char *line, size_t len)
{
	for (size_t i = 0; i < BULLETS; i++) {
		size_t sign = strlen(bullets[i].sign);
		size_t blanks;

		if (len <= sign || memcmp(line, bullets[i].sign, sign))
			continue;
		blanks = blanks_at(line + sign, len - sign);
		return (blanks || bullets[i].alone) && sign + blanks < len ? sign + blanks : 0;
	}
	return 0;
}

static void take_marker(struct text_part *part, enum text_block kind, size_t marker)
{
	part->kind = kind;
	part->at += marker;
	part->len -= marker;
	trim(part);
}

static bool take_number(struct text_part *part)
{
	size_t digits = 0;
	int number = 0;

	while (digits < part->len && digits < NUMBER_DIGITS && part->at[digits] >= '0' && part->at[digits] <= '9')
		number = number * 10 + (part->at[digits++] - '0');
	if (!digits || digits + 2 > part->len || !strchr(".)", part->at[digits]) ||
	    !is_blank(part->at[digits + 1]))
		return false;
	part->number = number;
	take_marker(part, TEXT_NUMBER, digits + 2);
	return true;
}

static bool take_figure(struct text_part *part)
{
	static const char marker[] = "[Figur:";

	if (part->len < sizeof marker || strncmp(part->at, marker, sizeof marker - 1) ||
	    part->at[part->len - 1] != ']')
		return false;
	part->kind = TEXT_FIGURE;
	return true;
}

/* The line has been trimmed: a marker with nothing after it is plain text. */
static void classify(struct text_part *part, bool indented)
{
	size_t bullet = bullet_len(part->at, part->len);

	if (bullet)
		take_marker(part, TEXT_BULLET, bullet);
	else if (part->len > 2 && part->at[0] == '#' && is_blank(part->at[1]))
		take_marker(part, TEXT_SUBHEADING, 2);
	else if (!take_number(part) && !take_figure(part) && indented)
		part->kind = TEXT_CONTINUED;
}

bool text_next_part(const char **cursor, struct text_part *part)
{
	while (**cursor) {
		const char *line = *cursor;
		size_t len = strcspn(line, "\n");

		*cursor = line + len + (line[len] == '\n');
		*part = (struct text_part){ .kind = TEXT_PARAGRAPH, .at = line, .len = len };
		trim(part);
		if (part->len) {
			classify(part, line[0] == ' ' && line[1] == ' ');
			return true;
		}
	}
	return false;
}

bool text_leads_list(const char *text)
{
	struct text_part part;
	size_t items = 0;

	if (!text_next_part(&text, &part) || part.kind != TEXT_PARAGRAPH)
		return false;
	while (text_next_part(&text, &part)) {
		if (part.kind != TEXT_BULLET && part.kind != TEXT_NUMBER && part.kind != TEXT_CONTINUED)
			return false;
		items += part.kind != TEXT_CONTINUED;
	}
	return items > 0;
}

static void tidy_line(const char *line, size_t len, struct str *out)
{
	size_t indent = 0, bullet;

	while (indent < len && is_blank(line[indent]))
		indent++;
	bullet = bullet_len(line + indent, len - indent);
	if (bullet && line[indent] != '-') {
		str_add_bytes(out, line, indent);
		str_add(out, "- ");
		line += indent + bullet;
		len -= indent + bullet;
	}
	str_add_bytes(out, line, len);
}

void text_tidy_markers(struct str *text)
{
	struct str tidy = STR_EMPTY;
	const char *line = text->data;

	for (;;) {
		size_t len = strcspn(line, "\n");

		tidy_line(line, len, &tidy);
		if (!line[len])
			break;
		str_add_char(&tidy, '\n');
		line += len + 1;
	}
	str_release(text);
	*text = tidy;
}
