#include "ui/screen_state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* A table drawn as a grid.  Each part of a line is written to its full width, so
 * that nothing need be cleared before it. */

struct pen {
	struct screen *screen;
	struct canvas *canvas;
	const struct grid_screen *grid;
	struct area area; /* of the hole */
	int row;          /* on the canvas */
};

/* --- pieces of a line --------------------------------------------------------------- */

static void pad(const struct pen *pen, int from, int to)
{
	canvas_pad(pen->canvas, pen->row, pen->area.column + from, pen->area.column + to);
}

/* The text in [x, x + width), at its left or its right end; `…` where it is cut. */
static void put(const struct pen *pen, int x, int width, bool right, enum style style, const char *text)
{
	int from = pen->area.column + x, spare = width - utf8_width(text, strlen(text)), end;
	int blank = right && spare > 0 ? spare : 0;

	canvas_pad(pen->canvas, pen->row, from, from + blank);
	end = canvas_cut(pen->canvas, pen->row, from + blank, from + width, style, text);
	canvas_pad(pen->canvas, pen->row, end, from + width);
}

static const struct field *field_at(const struct pen *pen, size_t column)
{
	return pen->grid->table.columns[column].field;
}

/* What is left at the right end of the line. */
static void put_rest(const struct pen *pen)
{
	const struct grid_screen *grid = pen->grid;
	const struct grid_column *last = grid->seen_count ? &grid->seen[grid->seen_count - 1] : NULL;

	pad(pen, last ? last->x + last->width : grid->still_x + grid->still, pen->area.columns);
}

/* Columns that are not seen, to the left and to the right. */
static size_t hidden_before(const struct grid_screen *grid)
{
	return grid->scrolled > grid->still_cell ? grid->scrolled - grid->still_cell : 0;
}

static size_t hidden_after(const struct grid_screen *grid)
{
	size_t after = grid->scrolled + grid->seen_count;

	return after < grid->table.column_count ? grid->table.column_count - after : 0;
}

/* --- titles --------------------------------------------------------------------------- */

/* Line `line` of a title that is wrapped; the last that is seen is cut. */
static void put_title(const struct pen *pen, int x, int width, bool right, int line, const char *title)
{
	struct strip strip = STRIP_EMPTY;
	int lines, above;

	strip_text(&strip, -1, 0, width, STYLE_DIM, title);
	lines = (int)strip.count;
	above = lines < pen->grid->titles ? pen->grid->titles - lines : 0;
	if (line < above || !lines) {
		pad(pen, x, x + width);
	} else if (line + 1 == pen->grid->titles && line - above + 1 < lines) {
		struct str rest = STR_EMPTY;

		str_addf(&rest, "%s …", strip.lines[line - above].pieces[0].text);
		put(pen, x, width, right, STYLE_DIM, rest.data);
		str_release(&rest);
	} else {
		put(pen, x, width, right, STYLE_DIM, strip.lines[line - above].pieces[0].text);
	}
	strip_release(&strip);
}

/* Where there is no rule to tell what is not seen, signs do. */
static void put_hidden(const struct pen *pen)
{
	int end = pen->area.columns;

	if (pen->grid->ruled)
		return;
	put(pen, 0, 1, false, STYLE_DIM, hidden_before(pen->grid) ? "<" : "");
	put(pen, end - 1, 1, false, STYLE_DIM, hidden_after(pen->grid) ? ">" : "");
}

static void put_titles(const struct pen *pen, int line)
{
	const struct grid_screen *grid = pen->grid;
	struct str title = STR_EMPTY;

	pad(pen, 0, grid->still_x);
	if (grid->still_cell)
		table_view_title(&grid->table, 0, &title);
	put_title(pen, grid->still_x, grid->still, false, line, title.data);
	for (size_t i = 0; i < grid->seen_count; i++) {
		const struct grid_column *column = &grid->seen[i];

		pad(pen, column->x - GRID_GAP, column->x);
		str_clear(&title);
		table_view_title(&grid->table, column->index, &title);
		put_title(pen, column->x, column->width, table_view_is_right(&grid->table, column->index), line, title.data);
	}
	put_rest(pen);
	put_hidden(pen);
	str_release(&title);
}

/* What is not seen is told in the rule: columns at either side, rows above and below. */
static void put_rule(const struct pen *pen)
{
	const struct grid_screen *grid = pen->grid;
	size_t before = hidden_before(grid), after = hidden_after(grid);
	struct str told = STR_EMPTY;
	int x = grid->still_x, end = pen->area.columns - 1;

	if (before)
		str_addf(&told, _(" < %zu more"), before);
	if ((size_t)grid->rows < grid->table.row_count)
		/* TRANSLATORS: which rows of a table are seen, of how many. */
		str_addf(&told, _(" rows %1$zu–%2$zu of %3$zu"), grid->top + 1, grid->top + (size_t)grid->rows,
			 grid->table.row_count);
	if (after)
		str_addf(&told, _(" %zu more >"), after);
	pad(pen, 0, x);
	while (x < end - utf8_width(told.data, told.len))
		x = canvas_text(pen->canvas, pen->row, pen->area.column + x, pen->area.column + end, STYLE_DIM, "-") -
		    pen->area.column;
	x = canvas_text(pen->canvas, pen->row, pen->area.column + x, pen->area.column + end, STYLE_DIM, told.data) -
	    pen->area.column;
	pad(pen, x, pen->area.columns);
	str_release(&told);
}

/* --- rows -------------------------------------------------------------------------------- */

static bool has_focus(const struct pen *pen, size_t row, size_t column)
{
	return pen->screen->view.state == STATE_CELL && pen->grid->table.row == row &&
	       pen->grid->table.column == column;
}

static void put_cell(const struct pen *pen, size_t row, size_t column, int x, int width)
{
	struct table_cell cell = { .shown = STR_EMPTY };

	if (has_focus(pen, row, column) && pen->screen->editing)
		return; /* the editor draws it */
	table_view_cell(&pen->grid->table, row, column, &cell);
	if (cell.asked && !cell.shown.len)
		put(pen, x, width, table_view_is_right(&pen->grid->table, column), STYLE_DIM, "–");
	else
		put(pen, x, width, table_view_is_right(&pen->grid->table, column), cell.asked && !cell.given ? STYLE_DIM : STYLE_PLAIN,
		    cell.shown.data);
	str_release(&cell.shown);
}

/* Of the answer that is written in, what was told last. */
static const char *sign_of(const struct pen *pen, size_t row, size_t column)
{
	const struct view *view = &pen->screen->view;

	if (has_focus(pen, row, column) && view->field_count)
		return problems_sign(&view->fields[view->field_focus].problems);
	return table_view_sign(&pen->grid->table, row, column);
}

static void put_sign(const struct pen *pen, size_t row, const struct grid_column *column)
{
	const char *sign = sign_of(pen, row, column->index);

	pad(pen, column->x - GRID_GAP, column->x - 1);
	put(pen, column->x - 1, 1, false, *sign == '!' ? STYLE_ERROR : STYLE_WARNING, sign);
}

/* The first column: what the row is called. */
static void put_still(const struct pen *pen, size_t row)
{
	const struct grid_screen *grid = pen->grid;
	struct str head = STR_EMPTY;
	const char *sign = "";

	if (!grid->still_cell) {
		table_view_row(&grid->table, row, &head);
		put(pen, grid->still_x, grid->still, false, STYLE_PLAIN, head.data);
	} else {
		sign = sign_of(pen, row, 0);
		put_cell(pen, row, 0, grid->still_x, grid->still);
	}
	put(pen, 0, 1, false, STYLE_BRIGHT, grid_focused_row(pen->screen) == row ? ">" : "");
	put(pen, 1, 1, false, *sign == '!' ? STYLE_ERROR : STYLE_WARNING, sign);
	str_release(&head);
}

/* Nothing that is written elsewhere changes it. */
static bool is_settled(const struct pen *pen, size_t row, size_t column)
{
	const struct field *field = field_at(pen, column);

	return table_view_asked(&pen->grid->table, row, column) && !field->initial && field->guess < 0;
}

/* While one types only what is calculated, or counts where nothing is answered, can change. */
static void put_row(const struct pen *pen, size_t row)
{
	const struct grid_screen *grid = pen->grid;
	bool light = pen->screen->light;

	if (!light)
		put_still(pen, row);
	for (size_t i = 0; i < grid->seen_count; i++) {
		const struct grid_column *column = &grid->seen[i];

		if (light && is_settled(pen, row, column->index))
			continue;
		if (!light)
			put_sign(pen, row, column);
		put_cell(pen, row, column->index, column->x, column->width);
	}
	if (!light)
		put_rest(pen);
}

static void put_totals(const struct pen *pen)
{
	const struct grid_screen *grid = pen->grid;
	struct str text = STR_EMPTY;

	if (!pen->screen->light) {
		table_view_totals(&grid->table, &text);
		pad(pen, 0, grid->still_x);
		put(pen, grid->still_x, grid->still, false, STYLE_BRIGHT, text.data);
		put_rest(pen);
	}
	for (size_t i = 0; i < grid->seen_count; i++) {
		const struct grid_column *column = &grid->seen[i];

		str_clear(&text);
		table_view_total(&grid->table, column->index, &text);
		if (!pen->screen->light)
			pad(pen, column->x - GRID_GAP, column->x);
		put(pen, column->x, column->width, true, STYLE_PLAIN, text.data);
	}
	str_release(&text);
}

/* The line that adds a row; its focus is that of the list's last item. */
static void put_adding(const struct pen *pen)
{
	const struct view *view = &pen->screen->view;
	const char *add = words_for(&pen->grid->table.group->add, i18n_language());
	bool focus = view->state == STATE_ROW && pen->screen->focus == pen->grid->table.row_count;
	struct str line = STR_EMPTY;

	if (focus)
		canvas_cursor(pen->canvas, pen->row, pen->area.column);
	if (pen->screen->light)
		return;
	str_addf(&line, "+ %s", *add ? add : _("Add a row"));
	put(pen, 0, GRID_GAP, false, STYLE_BRIGHT, focus ? ">" : "");
	put(pen, GRID_GAP, pen->area.columns - GRID_GAP, false, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* --- the whole ------------------------------------------------------------------------------ */

static void put_more_rows(const struct pen *pen)
{
	const struct grid_screen *grid = pen->grid;
	struct area rows = { pen->row - grid->rows, pen->area.column, grid->rows, pen->area.columns };

	if (!grid->ruled && grid->rows)
		frame_more(pen->canvas, &rows, grid->top, grid->table.row_count);
}

static void put_lines(struct pen *pen)
{
	const struct grid_screen *grid = pen->grid;

	for (int line = 0; line < grid->titles; line++, pen->row++)
		if (!pen->screen->light)
			put_titles(pen, line);
	if (grid->ruled && !pen->screen->light)
		put_rule(pen);
	pen->row += grid->ruled;
	for (int i = 0; i < grid->rows; i++, pen->row++)
		put_row(pen, grid->top + (size_t)i);
	put_more_rows(pen);
	if (grid->totals)
		put_totals(pen);
	pen->row += grid->totals;
	if (grid->adds)
		put_adding(pen);
	pen->row += grid->adds;
}

static void put_focus(struct pen *pen)
{
	struct screen *screen = pen->screen;
	const struct grid_screen *grid = pen->grid;
	size_t focus = grid_focused_row(screen);
	int x, width, row;

	if (focus == SIZE_MAX || focus < grid->top || focus >= grid->top + (size_t)grid->rows)
		return;
	row = pen->area.row + grid->titles + grid->ruled + (int)(focus - grid->top);
	if (!grid_focus(screen, &x, &width))
		canvas_cursor(pen->canvas, row, pen->area.column);
	else if (screen->editing)
		edit_draw(&screen->edit, pen->canvas, row, pen->area.column + x, 1);
	else
		canvas_cursor(pen->canvas, row, pen->area.column + x);
}

void grid_draw(struct screen *screen, struct canvas *canvas)
{
	struct pen pen = { screen, canvas, &screen->grid, screen->body_area, screen->body_area.row };

	canvas_cursor(canvas, screen->body_area.row, screen->body_area.column);
	put_lines(&pen);
	if (!screen->light)
		for (; pen.row < screen->body_area.row + (int)screen->body.hole_rows; pen.row++)
			pad(&pen, 0, pen.area.columns);
	put_focus(&pen);
}
