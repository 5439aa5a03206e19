#include "ui/edit_parts.h"

#include "base/utf8.h"
#include "ui/reach.h"

/* --- words ------------------------------------------------------------------- */

static bool in_word(const struct text *text, size_t at)
{
	return utf8_in_word(reach_character(text, at));
}

size_t edit_word_before(const struct text *text, size_t at)
{
	size_t start = reach_previous(text, at);

	while (start && !in_word(text, start))
		start = reach_previous(text, start);
	for (at = start; at; start = at) {
		at = reach_previous(text, start);
		if (!in_word(text, at))
			break;
	}
	return start;
}

size_t edit_word_after(const struct text *text, size_t at)
{
	size_t end = text_len(text);

	while (at < end && in_word(text, at))
		at = reach_next(text, at);
	while (at < end && !in_word(text, at))
		at = reach_next(text, at);
	return at;
}

/* --- rows -------------------------------------------------------------------- */

int edit_column(const struct edit *edit, const struct wrap_row *row, size_t offset)
{
	struct str copy = STR_EMPTY;
	size_t len;
	const char *bytes = reach_bytes(edit->text, row->at, row->len, &copy, &len);
	int column = utf8_cells(bytes, offset - row->at);

	str_release(&copy);
	return column < edit->width ? column : edit->width - 1;
}

static bool is_last(const struct edit *edit, const struct wrap_row *row)
{
	return row->number + 1 == wrap_count(&edit->wrap);
}

/* How far into its row the cursor comes and stays in it. */
static size_t row_reach(const struct edit *edit, const struct wrap_row *row, const char *bytes)
{
	size_t reach = row->len;

	if (reach && bytes[reach - 1] == '\n')
		return reach - 1;
	if (is_last(edit, row))
		return reach;
	while (reach && (bytes[reach - 1] == ' ' || bytes[reach - 1] == '\t'))
		reach--;
	return reach && reach < row->len ? reach : utf8_previous(bytes, row->len, row->len);
}

/* The place in the row at the column, or the last one before it. */
static size_t at_column(const struct edit *edit, const struct wrap_row *row, int column)
{
	struct str copy = STR_EMPTY;
	size_t len, at = 0;
	const char *bytes = reach_bytes(edit->text, row->at, row->len, &copy, &len);
	size_t reach = row_reach(edit, row, bytes);

	while (at < reach) {
		size_t end = utf8_next(bytes, row->len, at);

		column -= utf8_cells(bytes + at, end - at);
		if (column < 0)
			break;
		at = end;
	}
	str_release(&copy);
	return row->at + at;
}

static void go_to_row(struct edit *edit, size_t number)
{
	struct wrap_row row = wrap_find(&edit->wrap, edit->cursor);
	int goal = edit->goal >= 0 ? edit->goal : edit_column(edit, &row, edit->cursor);

	row = wrap_row(&edit->wrap, number);
	edit->cursor = at_column(edit, &row, goal);
	edit->goal = goal;
}

/* --- the moves --------------------------------------------------------------- */

static enum edit_result go(struct edit *edit, size_t offset)
{
	edit->cursor = offset;
	edit->goal = -1;
	return EDIT_DONE;
}

static enum edit_result left(struct edit *edit)
{
	return go(edit, reach_previous(edit->text, edit->cursor));
}

static enum edit_result right(struct edit *edit)
{
	return go(edit, reach_next(edit->text, edit->cursor));
}

static enum edit_result word_left(struct edit *edit)
{
	return go(edit, edit_word_before(edit->text, edit->cursor));
}

static enum edit_result word_right(struct edit *edit)
{
	return go(edit, edit_word_after(edit->text, edit->cursor));
}

static enum edit_result up(struct edit *edit)
{
	size_t row = wrap_find(&edit->wrap, edit->cursor).number;

	if (!row)
		return EDIT_NOT_MINE;
	go_to_row(edit, row - 1);
	return EDIT_DONE;
}

static enum edit_result down(struct edit *edit)
{
	struct wrap_row row = wrap_find(&edit->wrap, edit->cursor);

	if (is_last(edit, &row))
		return EDIT_NOT_MINE;
	go_to_row(edit, row.number + 1);
	return EDIT_DONE;
}

static enum edit_result paragraph_up(struct edit *edit)
{
	if (!edit->cursor)
		return EDIT_NOT_MINE;
	return go(edit, reach_line_start(edit->text, 0, edit->cursor - 1));
}

static enum edit_result paragraph_down(struct edit *edit)
{
	size_t end = reach_line_end(edit->text, edit->cursor);

	if (edit->cursor == text_len(edit->text))
		return EDIT_NOT_MINE;
	return go(edit, end < text_len(edit->text) ? end + 1 : end);
}

/* Rows of a page; 0 when there is no other. The text moves as far as the cursor. */
static size_t page(const struct edit *edit)
{
	size_t rows = edit->rows > 0 ? (size_t)edit->rows : 1;

	if (wrap_count(&edit->wrap) <= rows)
		return 0;
	return rows > 1 ? rows - 1 : 1;
}

static enum edit_result page_up(struct edit *edit)
{
	size_t row = wrap_find(&edit->wrap, edit->cursor).number;
	size_t step = page(edit);

	if (!step || !row)
		return EDIT_NOT_MINE;
	edit->top -= step < edit->top ? step : edit->top;
	go_to_row(edit, step < row ? row - step : 0);
	return EDIT_DONE;
}

static enum edit_result page_down(struct edit *edit)
{
	struct wrap_row row = wrap_find(&edit->wrap, edit->cursor);
	size_t step = page(edit), rest = wrap_count(&edit->wrap) - row.number - 1;

	if (!step || !rest)
		return EDIT_NOT_MINE;
	edit->top += step;
	go_to_row(edit, row.number + (step < rest ? step : rest));
	return EDIT_DONE;
}

static enum edit_result row_start(struct edit *edit)
{
	return go(edit, wrap_find(&edit->wrap, edit->cursor).at);
}

static enum edit_result row_end(struct edit *edit)
{
	struct wrap_row row = wrap_find(&edit->wrap, edit->cursor);
	struct str copy = STR_EMPTY;
	size_t len;
	const char *bytes = reach_bytes(edit->text, row.at, row.len, &copy, &len);
	size_t reach = row_reach(edit, &row, bytes);

	str_release(&copy);
	return go(edit, row.at + reach);
}

static enum edit_result text_start(struct edit *edit)
{
	return go(edit, 0);
}

static enum edit_result text_end(struct edit *edit)
{
	return go(edit, text_len(edit->text));
}

static const struct {
	enum key_name name;
	enum edit_result (*alone)(struct edit *edit);
	enum edit_result (*with_ctrl)(struct edit *edit);
} moves[] = {
	{ K_LEFT, left, word_left },         { K_RIGHT, right, word_right },
	{ K_UP, up, paragraph_up },          { K_DOWN, down, paragraph_down },
	{ K_HOME, row_start, text_start },   { K_END, row_end, text_end },
	{ K_PAGE_UP, page_up, NULL },        { K_PAGE_DOWN, page_down, NULL },
};

enum edit_result edit_move(struct edit *edit, const struct key *key)
{
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].name == key->name) {
			enum edit_result (*move)(struct edit *edit) =
				key->with & WITH_CTRL ? moves[i].with_ctrl : moves[i].alone;

			return move ? move(edit) : EDIT_NOT_MINE;
		}
	return EDIT_NOT_MINE;
}
