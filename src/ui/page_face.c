#include "ui/screen_state.h"

#include "base/i18n.h"

/* The page of a question: its keys, and what is drawn while it has the focus. */

static enum type_widget widget_of(const struct screen *screen)
{
	return screen->view.field->type->widget;
}

/* --- between fields ----------------------------------------------------------- */

static bool has_neighbour(const struct screen *screen, bool up)
{
	const struct view *view = &screen->view;

	return up ? view->field_focus > 0 || view->more_before :
		    view->field_focus + 1 < view->field_count || view->more_after;
}

/* Arrows stay on the page, Tab does not. */
static bool go_beside(struct screen *screen, const struct key *key, bool *going)
{
	bool up = key->name == K_UP, down = key->name == K_DOWN;

	if (key->with || (!up && !down) || !has_neighbour(screen, up))
		return false;
	*going = screen_send_id(screen, up ? COMMAND_PREVIOUS : COMMAND_NEXT);
	return true;
}

static bool turn_page(struct screen *screen, const struct key *key, bool *going)
{
	if (key->with || (key->name != K_PAGE_UP && key->name != K_PAGE_DOWN))
		return false;
	*going = screen_send_id(screen, key->name == K_PAGE_UP ? COMMAND_PREVIOUS_HEADING : COMMAND_NEXT_HEADING);
	return true;
}

bool page_between(struct screen *screen, const struct key *key, bool *going)
{
	return go_beside(screen, key, going) || turn_page(screen, key, going);
}

/* --- a text ----------------------------------------------------------------------- */

/* Nobody is held at an answer: what is told already is gone on from. */
static enum command_id enter_means(const struct screen *screen)
{
	const struct problems *told = &screen->view.problems;

	if (!text_len(screen->edit.text) || problems_count(told, SEVERITY_ERROR) ||
	    problems_count(told, SEVERITY_WARNING))
		return COMMAND_NEXT;
	return COMMAND_ANSWER;
}

bool page_paste(struct screen *screen, const struct key *key, bool *going)
{
	struct command command = command_of(COMMAND_PASTE);
	char *text = screen_text(key->text, key->len);
	bool taken = !screen->editing || table_view_is_block(text);

	command.text = text;
	command.number = screen->view.state == STATE_ROW ? screen->focus + 1 : 0;
	if (taken)
		*going = screen_send(screen, command);
	free(text);
	return taken;
}

bool page_text_key(struct screen *screen, const struct key *key, bool *going)
{
	struct edit_change change;

	if (screen->view.state == STATE_CELL && key->name == K_PASTE && page_paste(screen, key, going))
		return true;
	switch (edit_key(&screen->edit, key, &change)) {
	case EDIT_CHANGE: screen_change(screen, &change, key->name == K_PASTE); return true;
	case EDIT_DONE: return true;
	case EDIT_NOT_MINE: break;
	}
	if (key->name == K_ENTER) {
		*going = screen_send_id(screen, enter_means(screen));
		return true;
	}
	return page_between(screen, key, going);
}

/* --- a choice, a list of rows -------------------------------------------------------- */

bool page_choose(struct screen *screen, size_t index, bool *going)
{
	if (index >= screen->view.count)
		return true;
	if (screen->view.state != STATE_ROW)
		screen->focus = index;
	*going = screen_send_number(screen, COMMAND_CHOOSE, index + 1);
	return true;
}

/* Enter on what is chosen goes on; what counts without being chosen is chosen first. */
static bool take_or_go_on(struct screen *screen, size_t index, bool *going)
{
	if (index >= screen->view.count || !screen->view.items[index].focus)
		return page_choose(screen, index, going);
	if (screen->view.is_default)
		page_choose(screen, index, going);
	*going = *going && screen_send_id(screen, COMMAND_NEXT);
	return true;
}

bool page_number(struct screen *screen, const struct key *key, bool *going)
{
	size_t number;

	if (!list_number(screen, key))
		return false;
	number = screen->number;
	screen_say(screen, "");
	if (!number || 10 * number <= screen->view.count)
		return true;
	screen->number = 0;
	return page_choose(screen, number - 1, going);
}

/* A letter goes to the option that begins so, a space chooses. */
static bool letter(struct screen *screen, const struct key *key, bool *going)
{
	if (key->text[0] == ' ')
		return page_choose(screen, screen->focus, going);
	if (page_number(screen, key, going))
		return true;
	list_jump(screen, key);
	return true;
}

/* Without the one that adds. */
static size_t row_count(const struct view *view)
{
	return view->count - (view->count && *view->items[view->count - 1].sign == '+');
}

/* A row that is moved keeps the focus. */
bool page_row_key(struct screen *screen, const struct key *key, bool *going)
{
	enum command_id id = keymap_find(key, STATE_ROW);
	bool up = id == COMMAND_UP;
	size_t focus = screen->focus;

	if (screen->view.state != STATE_ROW || (id != COMMAND_UP && id != COMMAND_DOWN))
		return false;
	*going = screen_send_number(screen, id, focus + 1);
	if (focus < row_count(&screen->view) && (up ? focus > 0 : focus + 1 < row_count(&screen->view)))
		screen->focus = up ? focus - 1 : focus + 1;
	return true;
}

static bool is_chosen(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->items[i].focus)
			return true;
	return false;
}

/* Whoever has gone to an option and then goes on may think that it is chosen. */
static bool leave_unchosen(struct screen *screen, const struct key *key, bool *going)
{
	struct str said = STR_EMPTY;

	if (key->name != K_TAB || key->with || widget_of(screen) != WIDGET_CHOICE || !screen->focus ||
	    screen->focus >= screen->view.count || is_chosen(&screen->view))
		return false;
	str_addf(&said, _("“%s” was not chosen: Enter or the space bar chooses."), screen->view.items[screen->focus].label);
	*going = screen_send_id(screen, COMMAND_NEXT);
	screen_say(screen, said.data);
	str_release(&said);
	return true;
}

static bool options_key(struct screen *screen, const struct key *key, bool *going)
{
	list_forget_typed(screen, key);
	if (key->name == K_PASTE && screen->grid.open)
		return page_paste(screen, key, going);
	if (page_row_key(screen, key, going) || leave_unchosen(screen, key, going))
		return true;
	if (key->name != K_PAGE_UP && key->name != K_PAGE_DOWN && list_move(screen, key, screen->view.count)) {
		screen_say(screen, "");
		return true;
	}
	if (key->name == K_ENTER && screen->view.field->type->id == TYPE_CHOICES) {
		*going = screen_send_id(screen, COMMAND_NEXT);
		return true;
	}
	if (key->name == K_ENTER)
		return take_or_go_on(screen, screen->focus, going);
	if (key->name == K_TEXT)
		return letter(screen, key, going);
	return page_between(screen, key, going);
}

/* --- a locked text --------------------------------------------------------------------- */

static bool read_on(struct screen *screen, long by)
{
	long most = (long)screen->reading.count - (long)screen->read_rows;
	long top = (long)screen->read_top + by;

	most = most > 0 ? most : 0;
	top = top < 0 ? 0 : top > most ? most : top;
	if (top == (long)screen->read_top)
		return false;
	screen->read_top = (size_t)top;
	screen->light = false;
	return true;
}

static bool locked_key(struct screen *screen, const struct key *key, bool *going)
{
	long page = screen->read_rows > 1 ? (long)screen->read_rows - 1 : 1;

	switch (key->name) {
	case K_UP: return read_on(screen, -1) || page_between(screen, key, going);
	case K_DOWN: return read_on(screen, 1) || page_between(screen, key, going);
	case K_PAGE_UP: return read_on(screen, -page) || page_between(screen, key, going);
	case K_PAGE_DOWN: return read_on(screen, page) || page_between(screen, key, going);
	case K_HOME: read_on(screen, -(long)screen->reading.count); return true;
	case K_END: read_on(screen, (long)screen->reading.count); return true;
	case K_ENTER: return take_or_go_on(screen, 0, going);
	case K_TEXT:
		if (key->text[0] == ' ')
			return page_choose(screen, 0, going);
		screen_say(screen, _("Nothing is written here; the space bar ticks the box."));
		return true;
	default: return false;
	}
}

static bool page_key(struct screen *screen, const struct key *key, bool *going)
{
	switch (widget_of(screen)) {
	case WIDGET_LINE:
	case WIDGET_LONG: return page_text_key(screen, key, going);
	case WIDGET_LOCKED: return locked_key(screen, key, going);
	default: return options_key(screen, key, going);
	}
}

/* --- drawing ------------------------------------------------------------------------------ */

/* Of a text in the hole, seen from row `top` on. */
static void draw_more(const struct screen *screen, struct canvas *canvas, const struct area *hole, size_t top, size_t count)
{
	struct area rows = { hole->row, screen->body_area.column, hole->rows,
			     frame_text_columns(screen->body_area.columns) + 1 };

	frame_more(canvas, &rows, top, count);
}

static void draw_text(struct screen *screen, struct canvas *canvas, const struct area *hole)
{
	edit_draw(&screen->edit, canvas, hole->row, hole->column, hole->rows);
	for (int row = 0; !screen->light && row < hole->rows; row++)
		canvas_pad(canvas, hole->row + row, hole->column + screen->edit.width, hole->column + hole->columns);
	draw_more(screen, canvas, hole, screen->edit.top, edit_height(&screen->edit));
}

static void draw_reading(struct screen *screen, struct canvas *canvas, const struct area *hole)
{
	screen->read_rows = (size_t)hole->rows;
	strip_draw(&screen->reading, canvas, hole, screen->read_top);
	draw_more(screen, canvas, hole, screen->read_top, screen->reading.count);
}

/* The mark stands at the option, or where the field begins. */
static void mark_focus(struct screen *screen, struct canvas *canvas)
{
	size_t first, end;
	bool options = widget_of(screen) == WIDGET_CHOICE || widget_of(screen) == WIDGET_NONE;
	int item = options ? OPTION + (int)screen->focus : (int)screen->view.field_focus;

	if (widget_of(screen) == WIDGET_LOCKED)
		item = OPTION;
	if (strip_item(&screen->body, item, &first, &end))
		frame_mark(screen, canvas, first < screen->top ? screen->top : first);
}

/* The rows of the hole that are seen. */
static struct area seen_hole(const struct screen *screen)
{
	const struct strip *body = &screen->body;
	const struct area *area = &screen->body_area;
	struct area hole = { frame_row(screen, body->hole), area->column + body->hole_column, (int)body->hole_rows,
			     area->columns - body->hole_column };

	if (hole.row < 0) {
		hole.rows -= (int)(screen->top - body->hole);
		hole.row = area->row;
	}
	if (hole.row + hole.rows > area->row + area->rows)
		hole.rows = area->row + area->rows - hole.row;
	return hole;
}

static void page_draw(struct screen *screen, struct canvas *canvas)
{
	struct area hole = seen_hole(screen);

	canvas_cursor(canvas, screen->body_area.row, screen->body_area.column);
	if (!screen->light || !screen->editing)
		mark_focus(screen, canvas);
	if (!screen->body.hole_rows || hole.rows < 1)
		return;
	if (screen->editing)
		draw_text(screen, canvas, &hole);
	else
		draw_reading(screen, canvas, &hole);
}

const struct face page_face = { page_lay_out, page_key, page_draw };
