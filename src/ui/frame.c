#include "ui/screen_state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* What stands around the body: top line, rules, message, key bar, the pane. */

/* --- the parts of the height ------------------------------------------------------ */

static bool is_too_small(const struct screen *screen)
{
	return screen->columns < LEAST_COLUMNS || screen->rows < LEAST_ROWS;
}

static bool has_rules(const struct screen *screen)
{
	return screen->rows >= RULE_ROWS;
}

static bool has_bar(const struct screen *screen)
{
	return screen->rows >= BAR_ROWS;
}

static bool has_pane(const struct screen *screen)
{
	return screen->headings.count && screen->columns >= PANE_COLUMNS && screen->view.state != STATE_OUTLINE;
}

static int left_of_body(const struct screen *screen)
{
	return has_pane(screen) ? PANE_WIDTH : 0;
}

int frame_text_columns(int columns)
{
	return columns - 1 < TEXT_MOST ? columns - 1 : TEXT_MOST;
}

int frame_message_rows(const struct screen *screen)
{
	int most = has_rules(screen) ? screen->rows / 4 : screen->view.state == STATE_DONE ? 4 : 3;
	int rows;

	if (screen->prompt.command != COMMAND_NONE)
		return prompt_rows(screen);
	rows = (int)strip_rows(screen->message.data, frame_text_columns(screen->columns) - 1);
	return rows < most ? rows : most;
}

static int first_row(const struct screen *screen)
{
	return has_rules(screen) ? 2 : 1;
}

static int rows_below(const struct screen *screen)
{
	return has_bar(screen) + has_rules(screen);
}

/* --- laying out ---------------------------------------------------------------------- */

static void lay_out_pane(struct screen *screen)
{
	strip_clear(&screen->pane);
	for (size_t i = 0; has_pane(screen) && i < screen->headings.count; i++) {
		const struct view_item *item = &screen->headings.items[i];
		struct str number = STR_EMPTY;

		str_addf(&number, "%s%2zu", item->sign, i + 1);
		strip_line(&screen->pane, (int)i);
		strip_piece(&screen->pane, 0, item->focus ? STYLE_BRIGHT : STYLE_DIM, item->focus ? ">" : "");
		strip_piece(&screen->pane, 1, STYLE_DIM, number.data);
		strip_rest(&screen->pane, (int)i, 5, PANE_WIDTH - 2, item->focus ? STYLE_BRIGHT : STYLE_PLAIN,
			   item->label);
		str_release(&number);
	}
}

void frame_lay_out(struct screen *screen)
{
	int head, available;

	strip_clear(&screen->head);
	strip_clear(&screen->body);
	lay_out_pane(screen);
	if (is_too_small(screen))
		return;
	available = screen->rows - first_row(screen) - rows_below(screen) - frame_message_rows(screen);
	screen_face(screen)->lay_out(screen, screen->columns - left_of_body(screen), available);
	head = (int)screen->head.count < available - 1 ? (int)screen->head.count : available - 1;
	screen->body_area = (struct area){ first_row(screen) + head, left_of_body(screen), available - head,
					   screen->columns - left_of_body(screen) };
	screen->top = strip_scroll(&screen->body, screen->top, (size_t)screen->body_area.rows, screen->top, screen->top);
}

void frame_reveal(struct screen *screen, size_t first, size_t end)
{
	size_t top = strip_scroll(&screen->body, screen->top, (size_t)screen->body_area.rows, first, end);

	if (top == screen->top)
		return;
	screen->top = top;
	screen->light = false;
}

int frame_row(const struct screen *screen, size_t line)
{
	if (line < screen->top || line - screen->top >= (size_t)screen->body_area.rows)
		return -1;
	return screen->body_area.row + (int)(line - screen->top);
}

void frame_mark(const struct screen *screen, struct canvas *canvas, size_t line)
{
	int row = frame_row(screen, line);

	if (row < 0)
		return;
	canvas_text(canvas, row, screen->body_area.column, screen->columns, STYLE_BRIGHT, ">");
	canvas_cursor(canvas, row, screen->body_area.column);
}

void frame_more(struct canvas *canvas, const struct area *area, size_t top, size_t count)
{
	int column = area->column + area->columns - 1, last = area->row + area->rows - 1;

	if (top)
		canvas_text(canvas, area->row, column, column + 1, STYLE_DIM, "↑");
	if (top + (size_t)area->rows < count)
		canvas_text(canvas, last, column, column + 1, STYLE_DIM, "↓");
}

/* --- drawing -------------------------------------------------------------------------- */

static void top_right(const struct screen *screen, struct str *out)
{
	if (!screen->view.all)
		return;
	if (has_bar(screen))
		/* TRANSLATORS: how many headings are done, of how many; at the right of the first line. */
		str_addf(out, _("%1$zu of %2$zu done"), screen->view.done, screen->view.all);
	else
		/* TRANSLATORS: the same on a small screen, with the key for help. */
		str_addf(out, _("%1$zu/%2$zu F1 help"), screen->view.done, screen->view.all);
}

static void top_left(const struct screen *screen, struct str *out)
{
	const struct view *view = &screen->view;
	const char *parts[] = { view->name, view->form_title, view->kind };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (*parts[i])
			str_addf(out, "%s%s", out->len ? " · " : "", parts[i]);
	if (!out->len)
		str_add(out, "blankett");
}

/* It speaks of saving only when something is not saved. */
static void draw_top(const struct screen *screen, struct canvas *canvas)
{
	const char *unsaved = session_unsaved(screen->session);
	struct str left = STR_EMPTY, right = STR_EMPTY;
	enum style style = *unsaved ? STYLE_ERROR : STYLE_DIM;
	int limit, column;

	top_right(screen, &right);
	if (*unsaved)
		/* TRANSLATORS: %s is the reason, cut where the line ends. */
		str_addf(&left, _("NOT SAVED; Ctrl-S saves in another folder. %s"), unsaved);
	else
		top_left(screen, &left);
	limit = screen->columns - utf8_width(right.data, right.len) - 1;
	column = canvas_cut(canvas, 0, canvas_text(canvas, 0, 0, 1, style, " "), limit - 1, style, left.data);
	canvas_pad(canvas, 0, column, limit);
	column = canvas_text(canvas, 0, limit, screen->columns, STYLE_DIM, right.data);
	canvas_pad(canvas, 0, column, screen->columns);
	str_release(&left);
	str_release(&right);
}

static void draw_rule(const struct screen *screen, struct canvas *canvas, int row, const char *text)
{
	int width = utf8_width(text, strlen(text));
	int column = 1;

	canvas_pad(canvas, row, 0, 1);
	while (column < screen->columns - 1 - (width ? width + 4 : 0))
		column = canvas_text(canvas, row, column, screen->columns, STYLE_DIM, "_");
	if (width) {
		canvas_pad(canvas, row, column, column + 1);
		column = canvas_text(canvas, row, column + 1, screen->columns, STYLE_DIM, text);
	}
	canvas_pad(canvas, row, column, screen->columns);
}

/* Appends to the bar what fits before `limit`; false when it does not. */
static bool add_key(struct str *bar, int limit, const char *key, const char *label)
{
	struct str one = STR_EMPTY;
	bool fits;

	str_addf(&one, "%s%s %s", bar->len ? "  " : "", key, label);
	fits = utf8_width(bar->data, bar->len) + utf8_width(one.data, one.len) <= limit;
	if (fits)
		str_add(bar, one.data);
	str_release(&one);
	return fits;
}

static bool has_mend(const struct view *view)
{
	for (size_t i = 0; i < view->problems.count; i++)
		if (view->problems.items[i].mend)
			return true;
	return false;
}

static bool in_bar(const struct screen *screen, const struct command_row *row)
{
	if (!row->bar || !(row->states >> screen->view.state & 1) ||
	    (row->id != COMMAND_HELP && !*screen->view.form_title))
		return false;
	switch (row->id) {
	case COMMAND_LEAVE: return false;
	case COMMAND_MEND: return has_mend(&screen->view);
	case COMMAND_NEXT: return screen->view.state == STATE_ROW;
	case COMMAND_ADD:
	case COMMAND_REMOVE:
		return screen->view.state == STATE_ROW && screen->view.count &&
		       (!screen->grid.open || screen->grid.table.takes_rows);
	default: return true;
	}
}

/* The way out always stands there. */
static void fill_bar(const struct screen *screen, struct str *bar)
{
	const struct command_row *leave = command_row(COMMAND_LEAVE), *row;
	char key[COMMAND_KEY], out[COMMAND_KEY];
	int limit;

	keymap_name(leave, screen->function_keys, out);
	limit = screen->columns - 4 - (int)strlen(out) - utf8_width(_(leave->bar), strlen(_(leave->bar)));
	if (screen_face(screen) == &list_face || screen_face(screen) == &reading_face) {
		if (screen->view.count)
			add_key(bar, limit, "Enter", _("Choose"));
		if (screen->view.state != STATE_START)
			add_key(bar, limit, "Esc", _("Back"));
	}
	for (size_t i = 0; (row = command_row_at(i)); i++) {
		if (!in_bar(screen, row))
			continue;
		keymap_name(row, screen->function_keys, key);
		add_key(bar, limit, key, _(row->bar));
	}
	add_key(bar, screen->columns, out, _(leave->bar));
}

static void draw_bar(const struct screen *screen, struct canvas *canvas)
{
	struct str bar = STR_EMPTY;
	int row = screen->rows - 1, column;

	if (screen->prompt.command != COMMAND_NONE)
		str_add(&bar, prompt_keys(screen));
	else
		fill_bar(screen, &bar);
	canvas_pad(canvas, row, 0, 1);
	column = canvas_cut(canvas, row, 1, screen->columns, STYLE_PLAIN, bar.data);
	canvas_pad(canvas, row, column, screen->columns);
	str_release(&bar);
}

static void draw_message(const struct screen *screen, struct canvas *canvas)
{
	int rows = frame_message_rows(screen);
	struct area area = { screen->rows - rows_below(screen) - rows, 0, rows, screen->columns };
	struct strip strip = STRIP_EMPTY;

	strip_text(&strip, -1, 1, frame_text_columns(screen->columns), STYLE_HINT, screen->message.data);
	if (strip.count > (size_t)rows && rows) {
		while (strip.count > (size_t)rows)
			strip_drop(&strip);
		strip_more(&strip, frame_text_columns(screen->columns), "…");
	}
	strip_draw(&strip, canvas, &area, 0);
	strip_release(&strip);
}

static void draw_pane(struct screen *screen, struct canvas *canvas)
{
	struct area area = { first_row(screen), 0,
			     screen->rows - first_row(screen) - rows_below(screen) - frame_message_rows(screen), PANE_WIDTH };
	size_t first, end, top = 0;

	for (size_t i = 0; i < screen->headings.count; i++)
		if (screen->headings.items[i].focus && strip_item(&screen->pane, (int)i, &first, &end))
			top = strip_scroll(&screen->pane, 0, (size_t)area.rows, first, end + (size_t)area.rows / 3);
	while (top && top < screen->pane.count && screen->pane.lines[top].item == screen->pane.lines[top - 1].item)
		top++;
	strip_draw(&screen->pane, canvas, &area, top);
	area.columns -= 2;
	frame_more(canvas, &area, top, screen->pane.count);
}

static void draw_too_small(const struct screen *screen, struct canvas *canvas)
{
	struct area area = { 0, 0, screen->rows, screen->columns };
	struct strip strip = STRIP_EMPTY;

	strip_text(&strip, -1, 0, screen->columns, STYLE_PLAIN,
		   _("The window is too small: make it at least 40 × 9. Nothing is lost."));
	strip_draw(&strip, canvas, &area, 0);
	canvas_cursor(canvas, 0, 0);
	strip_release(&strip);
}

static void draw_all(struct screen *screen, struct canvas *canvas)
{
	struct area head = { first_row(screen), left_of_body(screen), screen->body_area.row - first_row(screen),
			     screen->body_area.columns };

	draw_top(screen, canvas);
	if (has_rules(screen)) {
		draw_rule(screen, canvas, 1, "");
		draw_rule(screen, canvas, screen->rows - 1 - has_bar(screen), screen->count.data);
	}
	if (has_pane(screen))
		draw_pane(screen, canvas);
	strip_draw(&screen->head, canvas, &head, 0);
	strip_draw(&screen->body, canvas, &screen->body_area, screen->top);
	if (has_bar(screen))
		draw_bar(screen, canvas);
}

void frame_draw(struct screen *screen, struct canvas *canvas)
{
	int rows = frame_message_rows(screen);
	struct area body = { screen->body_area.row, screen->body_area.column, screen->body_area.rows,
			     frame_text_columns(screen->body_area.columns) + 1 };
	struct area message = { screen->rows - rows_below(screen) - rows, 0, rows, screen->columns };

	if (is_too_small(screen)) {
		draw_too_small(screen, canvas);
		return;
	}
	if (!screen->light)
		draw_all(screen, canvas);
	screen_face(screen)->draw(screen, canvas);
	frame_more(canvas, &body, screen->top, screen->body.count);
	if (screen->prompt.command != COMMAND_NONE)
		prompt_draw(screen, canvas, &message);
	else if (!screen->light)
		draw_message(screen, canvas);
}
