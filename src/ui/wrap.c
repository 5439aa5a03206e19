#include "ui/wrap.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/reach.h"

#include <string.h>

/*
 * lengths:  [ rows before the gap | gap | rows after the gap ]
 *           0              gap_start   gap_end             room
 *
 * Their sum up to the gap is kept in `at`, so that a step to the next row adds
 * one length, and a key near the last one walks a few rows.
 */

#ifdef BLANKETT_TINY
enum { WINDOW = 8, GAP_LEAST = 2 };
#else
enum { WINDOW = 256, GAP_LEAST = 64 };
#endif

void wrap_init(struct wrap *wrap)
{
	*wrap = (struct wrap){ .width = 1 };
}

void wrap_release(struct wrap *wrap)
{
	free(wrap->lengths);
	wrap_init(wrap);
}

size_t wrap_count(const struct wrap *wrap)
{
	return wrap->room - (wrap->gap_end - wrap->gap_start);
}

/* --- the array of rows ----------------------------------------------------- */

static void widen_gap(struct wrap *wrap)
{
	size_t after = wrap->room - wrap->gap_end;
	size_t room = wrap->room + wrap->room / 2 + GAP_LEAST;

	wrap->lengths = mem_resize(wrap->lengths, room * sizeof *wrap->lengths);
	memmove(wrap->lengths + room - after, wrap->lengths + wrap->gap_end, after * sizeof *wrap->lengths);
	wrap->gap_end = room - after;
	wrap->room = room;
}

static void push_row(struct wrap *wrap, size_t len)
{
	if (wrap->gap_start == wrap->gap_end)
		widen_gap(wrap);
	wrap->lengths[wrap->gap_start++] = (uint32_t)len;
	wrap->at += len;
}

static void step_back(struct wrap *wrap)
{
	wrap->lengths[--wrap->gap_end] = wrap->lengths[--wrap->gap_start];
	wrap->at -= wrap->lengths[wrap->gap_end];
}

static void step_on(struct wrap *wrap)
{
	wrap->at += wrap->lengths[wrap->gap_end];
	wrap->lengths[wrap->gap_start++] = wrap->lengths[wrap->gap_end++];
}

/* Moves the gap to before the row that the offset stands in. */
static void seek(struct wrap *wrap, size_t offset)
{
	while (wrap->gap_start && (wrap->at > offset || wrap->gap_end == wrap->room))
		step_back(wrap);
	while (wrap->room - wrap->gap_end > 1 && offset - wrap->at >= wrap->lengths[wrap->gap_end])
		step_on(wrap);
}

static struct wrap_row row_after_gap(const struct wrap *wrap)
{
	return (struct wrap_row){ wrap->gap_start, wrap->at, wrap->lengths[wrap->gap_end] };
}

struct wrap_row wrap_find(struct wrap *wrap, size_t offset)
{
	seek(wrap, offset);
	return row_after_gap(wrap);
}

struct wrap_row wrap_row(struct wrap *wrap, size_t number)
{
	while (wrap->gap_start > number)
		step_back(wrap);
	while (wrap->gap_start < number)
		step_on(wrap);
	return row_after_gap(wrap);
}

/* --- where rows end -------------------------------------------------------- */

static size_t row_len(const struct wrap *wrap, const struct text *text, size_t at)
{
	struct str copy = STR_EMPTY;
	size_t row, len;

	for (size_t want = WINDOW;; want = len * 2) {
		const char *bytes = reach_bytes(text, at, want, &copy, &len);

		row = utf8_row(bytes, len, wrap->width);
		if (row < len || at + len == text_len(text) || bytes[row - 1] == '\n')
			break;
	}
	str_release(&copy);
	return row;
}

/* Whether the row that begins at `start` is what it is whatever stands from `at` on. */
static bool is_settled(const struct wrap *wrap, const struct text *text, size_t start, size_t at)
{
	struct str copy = STR_EMPTY;
	size_t len, row;
	const char *bytes = reach_bytes(text, start, at - start, &copy, &len);
	bool settled;

	len = at - start < len ? at - start : len;
	row = utf8_row(bytes, len, wrap->width);
	settled = row < len || (row && bytes[row - 1] == '\n');
	str_release(&copy);
	return settled;
}

/* Whether a row begins at the very end: after a newline, or of nothing at all. */
static bool begins_empty(const struct text *text)
{
	size_t len, end = text_len(text);

	return !end || *text_run(text, end - 1, &len) == '\n';
}

void wrap_begin(struct wrap *wrap, const struct text *text, int width)
{
	size_t end = text_len(text);

	wrap->width = width > 1 ? width : 1;
	wrap->gap_start = wrap->at = 0;
	wrap->gap_end = wrap->room;
	while (wrap->at < end)
		push_row(wrap, row_len(wrap, text, wrap->at));
	if (begins_empty(text))
		push_row(wrap, 0);
}

/* Drops the rows after the gap that began before `start`, where the first of
 * them began at *old; both as offsets before the change. */
static void drop_rows(struct wrap *wrap, size_t *old, size_t start)
{
	while (wrap->gap_end < wrap->room && *old < start)
		*old += wrap->lengths[wrap->gap_end++];
}

void wrap_changed(struct wrap *wrap, const struct text *text, size_t at, size_t removed, size_t inserted)
{
	size_t end = text_len(text), old;

	seek(wrap, at);
	while (wrap->gap_start) {
		step_back(wrap);
		if (is_settled(wrap, text, wrap->at, at)) {
			step_on(wrap);
			break;
		}
	}
	old = wrap->at;
	while (wrap->at < end) {
		if (wrap->at >= at + inserted) {
			size_t before = wrap->at - inserted + removed;

			drop_rows(wrap, &old, before);
			if (wrap->gap_end < wrap->room && old == before)
				return;
		}
		push_row(wrap, row_len(wrap, text, wrap->at));
	}
	wrap->gap_end = wrap->room;
	if (begins_empty(text))
		push_row(wrap, 0);
}
