#include "ui/screen_state.h"

#include "base/i18n.h"

/* A table one types in: its keys.  Within a cell they are those of a line; what
 * would leave it goes to the next cell. */

static const struct table_view *table_of(const struct screen *screen)
{
	return &screen->grid.table;
}

/* --- going ------------------------------------------------------------------------ */

static bool go_to(struct screen *screen, size_t row, size_t column, bool *going)
{
	struct command command = command_of(COMMAND_CELL);

	command.number = row + 1;
	command.at = column < table_of(screen)->column_count ? table_of(screen)->columns[column].index : 0;
	*going = screen_send(screen, command);
	return true;
}

/* The line below the last row, where one more is added. */
static bool go_to_end(struct screen *screen, bool *going)
{
	return go_to(screen, table_of(screen)->row_count, SIZE_MAX, going);
}

/* The nearest asked cell of a row, from a column on; SIZE_MAX: none. */
static size_t asked_from(const struct screen *screen, size_t row, size_t column, int by)
{
	const struct table_view *table = table_of(screen);

	for (; row < table->row_count && column < table->column_count; column += (size_t)by)
		if (table_view_asked(table, row, column))
			return column;
	return SIZE_MAX;
}

static bool go_sideways(struct screen *screen, int by, bool *going)
{
	const struct table_view *table = table_of(screen);
	size_t to = asked_from(screen, table->row, table->column + (size_t)by, by);

	return to == SIZE_MAX || go_to(screen, table->row, to, going);
}

static size_t asked_row(const struct screen *screen, long from, long to)
{
	long step = from < to ? 1 : -1;

	for (; from != to; from += step)
		if (table_view_asked(table_of(screen), (size_t)from, table_of(screen)->column))
			return (size_t)from;
	return SIZE_MAX;
}

/* So many rows away in this column or, where nothing is asked there, as near to
 * that as something is. */
static bool go_along(struct screen *screen, int by, bool *going)
{
	const struct table_view *table = table_of(screen);
	long here = (long)table->row, count = (long)table->row_count, aim = here + by;
	size_t to;

	if (by == 1 && here + 1 == count && table->takes_rows)
		return go_to_end(screen, going);
	aim = aim < 0 ? 0 : aim >= count ? count - 1 : aim;
	to = asked_row(screen, aim, here);
	if (to == SIZE_MAX && aim != here)
		to = asked_row(screen, aim, by < 0 ? -1 : count);
	return to != SIZE_MAX && go_to(screen, to, table->column, going);
}

/* --- in a cell ---------------------------------------------------------------------- */

/* Arrows that leave the text, or with Ctrl leave at once. */
static bool leaves_sideways(const struct screen *screen, const struct key *key)
{
	const struct edit *edit = &screen->edit;

	if (key->name != K_LEFT && key->name != K_RIGHT)
		return false;
	return key->with & WITH_CTRL || !screen->editing ||
	       (key->name == K_LEFT ? !edit->cursor : edit->cursor == text_len(edit->text));
}

/* Arrows do not slip out of a table into another question. */
static bool say_end(struct screen *screen, const char *sentence)
{
	screen_say(screen, sentence);
	return true;
}

static bool move_key(struct screen *screen, const struct key *key, bool *going)
{
	int page = screen->grid.rows > 1 ? screen->grid.rows - 1 : 1, all = (int)table_of(screen)->row_count;

	if (leaves_sideways(screen, key))
		return go_sideways(screen, key->name == K_LEFT ? -1 : 1, going);
	if (key->with & WITH_CTRL)
		return (key->name == K_HOME && go_along(screen, -all, going)) ||
		       (key->name == K_END && go_along(screen, all, going));
	switch (key->name) {
	case K_UP: return go_along(screen, -1, going) || say_end(screen, _("This is the first row. Shift-Tab goes back."));
	case K_DOWN: return go_along(screen, 1, going) || say_end(screen, _("This is the last row. Tab goes on."));
	case K_PAGE_UP: return go_along(screen, -page, going) || page_between(screen, key, going);
	case K_PAGE_DOWN: return go_along(screen, page, going) || page_between(screen, key, going);
	default: return false;
	}
}

/* A digit chooses, a letter the next option that begins so. */
static bool option_key(struct screen *screen, const struct key *key, bool *going)
{
	if (key->name == K_ENTER) {
		*going = screen_send_id(screen, COMMAND_NEXT);
		return true;
	}
	list_forget_typed(screen, key);
	if (key->name == K_PASTE)
		return page_paste(screen, key, going);
	if (key->name != K_TEXT)
		return false;
	if (page_number(screen, key, going))
		return true;
	return !list_jump(screen, key) || page_choose(screen, screen->focus, going);
}

static bool cell_key(struct screen *screen, const struct key *key, bool *going)
{
	if (move_key(screen, key, going))
		return true;
	return screen->editing ? page_text_key(screen, key, going) : option_key(screen, key, going);
}

/* --- on the table itself -------------------------------------------------------------- */

/* A table of which nothing is asked is looked at. */
static bool look_key(struct screen *screen, const struct key *key, bool *going)
{
	struct grid_screen *grid = &screen->grid;
	size_t left = grid->table.row_count - (size_t)grid->rows - grid->top;
	size_t page = grid->rows > 1 ? (size_t)grid->rows - 1 : 1;

	screen->light = false;
	screen->stale = true;
	if (key->name == K_RIGHT && grid->scrolled + grid->seen_count < grid->table.column_count)
		grid->scrolled++;
	else if (key->name == K_LEFT && grid->scrolled > grid->still_cell)
		grid->scrolled--;
	else if ((key->name == K_DOWN || key->name == K_PAGE_DOWN) && left)
		grid->top += key->name == K_DOWN ? 1 : page < left ? page : left;
	else if ((key->name == K_UP || key->name == K_PAGE_UP) && grid->top)
		grid->top -= key->name == K_UP ? 1 : page < grid->top ? page : grid->top;
	else if (key->name == K_ENTER)
		*going = screen_send_id(screen, COMMAND_NEXT);
	else
		return key->name == K_LEFT || key->name == K_RIGHT || page_between(screen, key, going);
	return true;
}

/* Into the row that has the focus; on the last line a new one. */
static bool enter_row(struct screen *screen, bool *going)
{
	size_t column = asked_from(screen, screen->focus, 0, 1);

	if (screen->focus >= table_of(screen)->row_count || column == SIZE_MAX)
		return page_choose(screen, screen->focus, going);
	return go_to(screen, screen->focus, column, going);
}

static bool rows_key(struct screen *screen, const struct key *key, bool *going)
{
	screen->stale = true;
	if (key->name == K_PASTE)
		return page_paste(screen, key, going);
	if (page_row_key(screen, key, going))
		return true;
	list_forget_typed(screen, key);
	if (list_move(screen, key, screen->view.count) || (key->name == K_TEXT && list_number(screen, key))) {
		screen_say(screen, "");
		return true;
	}
	if (key->name == K_TEXT) {
		screen_say(screen, screen->focus < table_of(screen)->row_count ?
				   _("Enter goes into the row; then you can write.") :
				   _("Enter adds a row; then you can write."));
		return true;
	}
	if (key->name == K_ENTER || (key->name == K_RIGHT && screen->focus < table_of(screen)->row_count))
		return enter_row(screen, going);
	return page_between(screen, key, going);
}

static bool grid_key(struct screen *screen, const struct key *key, bool *going)
{
	if (screen->view.state == STATE_CELL)
		return cell_key(screen, key, going);
	return table_of(screen)->table->asks ? rows_key(screen, key, going) : look_key(screen, key, going);
}

const struct face grid_face = { grid_lay_out, grid_key, grid_draw };
