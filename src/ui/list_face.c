#include "ui/screen_state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* A list to choose from: drafts, forms, headings, problems, commands, finds. */

enum { KEYS_WIDTH = 19, WIDE = 105, TITLE_WIDTH = 38 };

/* --- moving ------------------------------------------------------------------ */

static bool is_plain(const struct key *key)
{
	return !key->with;
}

/* An item longer than the screen is read to its end before the next one. */
static bool scroll_within(struct screen *screen, const struct key *key)
{
	bool down = key->name == K_DOWN || key->name == K_PAGE_DOWN, up = key->name == K_UP || key->name == K_PAGE_UP;
	size_t first, end, rows = (size_t)screen->body_area.rows, left;
	size_t by = key->name == K_UP || key->name == K_DOWN || rows < 2 ? 1 : rows - 1;

	if (!is_plain(key) || (!up && !down) ||
	    !strip_item(&screen->body, (int)screen->focus, &first, &end) || end - first <= rows)
		return false;
	if (down ? screen->top + rows >= end : screen->top <= first)
		return false;
	left = down ? end - screen->top - rows : screen->top - first;
	by = by < left ? by : left;
	screen->top = down ? screen->top + by : screen->top - by;
	screen->light = false;
	return true;
}

static bool move_by(struct screen *screen, long by, size_t count)
{
	long focus = (long)screen->focus + by;
	long last = (long)count - 1;

	if ((by < 0 && !screen->focus) || (by > 0 && (long)screen->focus >= last))
		return false;
	screen->focus = (size_t)(focus < 0 ? 0 : focus > last ? last : focus);
	return true;
}

/* As many items as a screen holds of their lines, one at least. */
static long page_of(const struct screen *screen, long step, size_t count)
{
	long rows = screen->body_area.rows - 1, by = step;
	size_t start, first, end;

	if (!strip_item(&screen->body, (int)screen->focus, &start, &end))
		return step;
	for (long next = (long)screen->focus + 2 * step; next >= 0 && next < (long)count; next += step) {
		if (!strip_item(&screen->body, (int)next, &first, &end) || labs((long)first - (long)start) > rows)
			break;
		by += step;
	}
	return by;
}

bool list_move(struct screen *screen, const struct key *key, size_t count)
{
	if (!is_plain(key) || !count)
		return false;
	switch (key->name) {
	case K_UP: return move_by(screen, -1, count);
	case K_DOWN: return move_by(screen, 1, count);
	case K_PAGE_UP: return move_by(screen, page_of(screen, -1, count), count);
	case K_PAGE_DOWN: return move_by(screen, page_of(screen, 1, count), count);
	case K_HOME: return move_by(screen, -(long)count, count);
	case K_END: return move_by(screen, (long)count, count);
	default: return false;
	}
}

/* The text above the first item is read before one comes to it. */
static bool scroll_to(struct screen *screen, const struct key *key)
{
	size_t first, end, rows = (size_t)screen->body_area.rows;
	size_t by = key->name == K_DOWN ? 1 : rows > 1 ? rows - 1 : 1;

	if (!is_plain(key) || (key->name != K_DOWN && key->name != K_PAGE_DOWN) ||
	    !strip_item(&screen->body, (int)screen->focus, &first, &end) || first < screen->top + rows)
		return false;
	screen->top = first - screen->top - rows + 1 < by ? first - rows + 1 : screen->top + by;
	screen->light = false;
	return true;
}

/* Above the first item there may be text to read. */
static bool scroll_over(struct screen *screen, const struct key *key)
{
	bool up = key->name == K_UP || key->name == K_PAGE_UP || key->name == K_HOME;
	size_t by = key->name == K_UP ? 1 : (size_t)screen->body_area.rows;

	if (!up || screen->focus || !screen->top)
		return false;
	screen->top = key->name == K_HOME || by > screen->top ? 0 : screen->top - by;
	screen->light = false;
	return true;
}

/* --- choosing ------------------------------------------------------------------ */

static bool choose(struct screen *screen)
{
	enum command_id command;
	bool going = true;

	if (screen->focus >= screen->view.count)
		return true;
	command = screen->view.items[screen->focus].command;
	if (command == COMMAND_NONE)
		return screen_send_number(screen, COMMAND_CHOOSE, screen->focus + 1);
	if (screen->view.state == STATE_HELP)
		going = screen_send_id(screen, COMMAND_BACK);
	return going && screen_command(screen, command);
}

bool list_number(struct screen *screen, const struct key *key)
{
	size_t digit = (size_t)(key->text[0] - '0');
	size_t number = 10 * screen->number + digit;

	if (key->text[0] < '0' || key->text[0] > '9')
		return false;
	if (number > screen->view.count)
		number = digit;
	screen->number = number;
	if (number && number <= screen->view.count)
		screen->focus = number - 1;
	return true;
}

static bool begins(const struct view_item *item, const char *typed)
{
	struct str label = STR_EMPTY;
	bool does;

	utf8_fold(&label, item->label, strlen(item->label));
	does = !strncmp(label.data, typed, strlen(typed));
	str_release(&label);
	return does;
}

/* The first item from `first` on, round the end, that begins so; SIZE_MAX: none. */
static size_t item_that_begins(const struct screen *screen, size_t first, const char *typed)
{
	size_t count = screen->view.count;

	for (size_t i = 0; i < count; i++)
		if (begins(&screen->view.items[(first + i) % count], typed))
			return (first + i) % count;
	return SIZE_MAX;
}

/* What is typed where nothing is written does not vanish without a word. */
static void say_none(struct screen *screen, const struct key *key)
{
	struct str typed = STR_EMPTY, said = STR_EMPTY;

	str_add_bytes(&typed, key->text, key->len);
	/* TRANSLATORS: %s is what was typed where something is chosen. */
	str_addf(&said, _("Nothing here begins with “%s”. The arrows go, Enter takes."), typed.data);
	screen_say(screen, said.data);
	str_release(&typed);
	str_release(&said);
}

bool list_jump(struct screen *screen, const struct key *key)
{
	struct str letter = STR_EMPTY;
	size_t found;

	utf8_fold(&letter, key->text, key->len);
	str_add(&screen->typed, letter.data);
	found = letter.len ? item_that_begins(screen, screen->focus, screen->typed.data) : SIZE_MAX;
	if (letter.len && (found == SIZE_MAX || screen->typed.len == letter.len)) {
		/* a word that is none: a letter goes to the next that begins with it */
		str_clear(&screen->typed);
		str_add(&screen->typed, letter.data);
		found = item_that_begins(screen, screen->focus + 1, letter.data);
	}
	if (found != SIZE_MAX)
		screen->focus = found;
	screen_say(screen, "");
	if (found == SIZE_MAX && letter.len)
		say_none(screen, key);
	str_release(&letter);
	return found != SIZE_MAX;
}

void list_forget_typed(struct screen *screen, const struct key *key)
{
	if (key->name == K_TEXT)
		return;
	screen->number = 0;
	str_clear(&screen->typed);
}

/* A third of the rows more than is needed: a list that scrolls with every key
 * costs a line four times what one does that stands still meanwhile. */
static void reveal_focus(struct screen *screen)
{
	size_t first, end, rows = (size_t)screen->body_area.rows, more = rows / 3;

	if (!strip_item(&screen->body, (int)screen->focus, &first, &end))
		return;
	/* not so much that the item itself is not seen whole */
	if (end - first + more > rows)
		more = end - first < rows ? rows - (end - first) : 0;
	if (first < screen->top)
		frame_reveal(screen, first > more ? first - more : 0, end);
	else if (end > screen->top + rows)
		frame_reveal(screen, first, end + more);
}

/* Nothing is taken that has not been shown. */
static bool is_seen(const struct screen *screen)
{
	size_t first, end;

	return !strip_item(&screen->body, (int)screen->focus, &first, &end) ||
	       (first < screen->top + (size_t)screen->body_area.rows && end > screen->top);
}

static bool list_key(struct screen *screen, const struct key *key, bool *going)
{
	list_forget_typed(screen, key);

	if (scroll_to(screen, key) || scroll_within(screen, key))
		return true;
	if (list_move(screen, key, screen->view.count)) {
		reveal_focus(screen);
		return true;
	}
	if (is_plain(key) && scroll_over(screen, key))
		return true;
	if (key->name == K_ENTER && screen->view.count) {
		if (is_seen(screen))
			*going = choose(screen);
		else
			reveal_focus(screen);
		return true;
	}
	if (key->name != K_TEXT || !screen->view.count)
		return false;
	if (!list_number(screen, key))
		list_jump(screen, key);
	reveal_focus(screen);
	return true;
}

/* --- how it looks ---------------------------------------------------------------- */

static int sign_width(const struct view *view)
{
	if (view->state == STATE_HELP)
		return KEYS_WIDTH;
	if (view->state == STATE_DONE)
		return 0;
	for (size_t i = 0; i < view->count; i++)
		if (*view->items[i].sign)
			return 2;
	return 0;
}

static bool is_numbered(enum state_id state)
{
	return state == STATE_OUTLINE || state == STATE_REVIEW;
}

static enum style sign_style(const char *sign)
{
	return *sign == '!' ? STYLE_ERROR : *sign == '?' ? STYLE_WARNING : STYLE_DIM;
}

static void add_state(const struct view_item *item, struct str *label)
{
	str_add(label, item->label);
	if (item->problems)
		str_addf(label, ngettext_(" – %zu problem", " – %zu problems", item->problems), item->problems);
	if (item->changed)
		str_add(label, _(" – changed since the documents were written"));
}

/* What is said besides stands beside where there is room, else below. */
static void add_detail(struct strip *strip, const struct view *view, const struct view_item *item, int index,
		       int column, int limit)
{
	enum style style = view->state == STATE_REVIEW ? STYLE_PLAIN : STYLE_DIM;
	int width = utf8_width(item->label, strlen(item->label));

	if (view->state == STATE_START && limit >= WIDE && width < TITLE_WIDTH)
		strip_rest(strip, index, column + TITLE_WIDTH, limit, style, item->detail);
	else
		strip_text(strip, index, column + 2, limit, style, item->detail);
}

static void add_item(struct screen *screen, size_t index, int limit)
{
	const struct view_item *item = &screen->view.items[index];
	struct strip *strip = &screen->body;
	int column = 2 + sign_width(&screen->view);
	struct str label = STR_EMPTY, number = STR_EMPTY;

	strip_line(strip, (int)index);
	if (column > 2)
		strip_piece(strip, 2, sign_style(item->sign), item->sign);
	if (is_numbered(screen->view.state) && item->command == COMMAND_NONE) {
		str_addf(&number, "%2zu", index + 1);
		strip_piece(strip, column, STYLE_DIM, number.data);
		column += 3;
	}
	add_state(item, &label);
	strip_rest(strip, (int)index, column, limit,
		   screen->view.state == STATE_REVIEW ? STYLE_BRIGHT : STYLE_PLAIN, label.data);
	add_detail(strip, &screen->view, item, (int)index, column, limit);
	if (screen->view.state == STATE_REVIEW && screen->rows >= RULE_ROWS)
		strip_line(strip, -1);
	str_release(&label);
	str_release(&number);
}

static void add_help(struct screen *screen, int limit)
{
	const struct view *view = &screen->view;
	struct strip *strip = &screen->body;

	strip_text(strip, -1, 1, limit, STYLE_PLAIN, view->help);
	if (*view->appendix) {
		strip_text(strip, -1, 1, limit, STYLE_BRIGHT, _("From the association's own instructions:"));
		strip_text(strip, -1, 1, limit, STYLE_PLAIN, view->appendix);
	}
	if (view->state == STATE_HELP) {
		if (strip->count)
			strip_line(strip, -1);
		strip_text(strip, -1, 1, limit, STYLE_PLAIN,
			   _("Tab goes to the next question and Shift-Tab to the one before; Enter takes an answer. "
			     "In a long text Enter begins a new line; arrows, Home, End, PgUp and PgDn move, with Ctrl "
			     "by words and to the ends. A line that begins with “- ” is a bullet, with “1. ” a "
			     "numbered item, with “# ” a sub-heading; an empty line parts paragraphs. Esc goes back."));
		strip_line(strip, -1);
		strip_text(strip, -1, 1, limit, STYLE_BRIGHT, _("Commands: the key does it, and so does Enter here."));
	} else if (strip->count) {
		strip_line(strip, -1);
	}
}

/* Whoever reads within an item higher than the screen goes on where that was. */
static void reveal_again(struct screen *screen)
{
	size_t first, end, rows = (size_t)screen->body_area.rows;
	bool within = strip_item(&screen->body, (int)screen->focus, &first, &end) && first <= screen->top &&
		      screen->top + rows <= end;

	if (screen->focus && !within)
		reveal_focus(screen);
}

static void list_lay_out(struct screen *screen, int columns, int rows)
{
	int limit = frame_text_columns(columns);

	(void)rows;
	strip_text(&screen->head, -1, 1, limit, STYLE_BRIGHT, screen->view.title);
	if (screen->rows >= RULE_ROWS)
		strip_line(&screen->head, -1);
	add_help(screen, limit);
	for (size_t i = 0; i < screen->view.count; i++)
		add_item(screen, i, limit);
	screen->body_area.rows = rows - (int)screen->head.count;
	if (screen->body_area.rows < 1)
		screen->body_area.rows = 1;
	reveal_again(screen);
}

static void list_draw(struct screen *screen, struct canvas *canvas)
{
	size_t first, end;

	canvas_cursor(canvas, screen->body_area.row, screen->body_area.column);
	if (screen->light)
		for (int row = 0; row < screen->body_area.rows; row++)
			canvas_pad(canvas, screen->body_area.row + row, screen->body_area.column,
				   screen->body_area.column + 1);
	if (!screen->view.count || !strip_item(&screen->body, (int)screen->focus, &first, &end))
		return;
	/* in an item longer than the screen its first line may be above */
	frame_mark(screen, canvas, first < screen->top && end > screen->top ? screen->top : first);
}

const struct face list_face = { list_lay_out, list_key, list_draw };
