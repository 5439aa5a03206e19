#include "ui/page_parts.h"

#include "app/table_text.h"
#include "base/i18n.h"
#include "base/utf8.h"

/* How a table lies on the screen: which of its columns and rows are seen, and
 * what stands above and below. */

enum { STILL_LEAST = 10, STILL_MOST = 40, WORD_MOST = 20, WORDS_LEAST = 12, ROWS_LEAST = 4, INFO_ROWS = 5, TALL_ROWS = 24 };

bool grid_is_shown(const struct screen *screen)
{
	const struct application *app = machine_application(session_machine(screen->session));
	const struct table *table = form_table(app->form, screen->view.field);

	if (screen->view.state == STATE_ROW && !table)
		return false;
	return screen->columns >= GRID_COLUMNS || (table && !table->asks);
}

void grid_close(struct screen *screen)
{
	if (screen->grid.open)
		table_view_release(&screen->grid.table);
	screen->grid.open = false;
}

/* What is open is what the view is of: keys may come before a frame does. */
void grid_refresh(struct screen *screen)
{
	struct grid_screen *grid = &screen->grid;
	enum state_id state = screen->view.state;

	grid_close(screen);
	if (state != STATE_CELL && state != STATE_ROW)
		return;
	grid->open = table_view_open(&grid->table, session_machine(screen->session));
	if (grid->open && grid->field != grid->table.table->field)
		grid->scrolled = grid->top = 0;
	if (grid->open)
		grid->field = grid->table.table->field;
}

size_t grid_focused_row(const struct screen *screen)
{
	return screen->view.state == STATE_ROW ? screen->focus : screen->grid.table.row;
}

/* --- widths ----------------------------------------------------------------------- */

static int width_of_type(const struct field *field)
{
	switch (field->type->id) {
	case TYPE_MONEY: return 11; /* 999 999 999 */
	case TYPE_PERCENT: return 6;
	case TYPE_INTEGER: return 7;
	case TYPE_DATE: return 10;
	case TYPE_PHONE: return 14;
	case TYPE_YESNO: return 4;
	default: return WORDS_LEAST;
	}
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int longest_word(const char *text)
{
	int longest = 0;

	while (*text) {
		size_t len = strcspn(text, " ");

		longest = larger(longest, utf8_width(text, len));
		text += len + strspn(text + len, " ");
	}
	return longest;
}

static int column_width(const struct table_view *table, size_t index)
{
	struct str title = STR_EMPTY;
	int width;

	table_view_title(table, index, &title);
	width = larger(width_of_type(table->columns[index].field), smaller(longest_word(title.data), WORD_MOST));
	str_release(&title);
	return width;
}

/* The longest that stands in the first column; what is being written there does
 * not move the others. */
static int still_width(struct grid_screen *grid, int most)
{
	struct table_cell cell = { .shown = STR_EMPTY };
	int width = STILL_LEAST;

	for (size_t i = 0; i < grid->table.row_count; i++) {
		if (i == grid->table.row && !grid->table.column)
			continue;
		if (grid->still_cell)
			table_view_cell(&grid->table, i, 0, &cell);
		else
			table_view_row(&grid->table, i, &cell.shown);
		width = larger(width, utf8_width(cell.shown.data, cell.shown.len) + 1);
		str_clear(&cell.shown);
	}
	str_release(&cell.shown);
	if (grid->table.takes_rows)
		width = larger(width, 2 * STILL_LEAST);
	return smaller(width, most);
}

/* --- which columns ------------------------------------------------------------------ */

/* From number `first` on as many as have room; how many of them. */
static size_t seen_from(const struct table_view *table, size_t first, int room)
{
	size_t count = 0;

	while (first + count < table->column_count && count < GRID_SEEN) {
		room -= GRID_GAP + column_width(table, first + count);
		if (room < 0)
			break;
		count++;
	}
	return count ? count : first < table->column_count;
}

/* The focus is seen, and of what follows it as much as can be: sums stand last. */
static void scroll_columns(struct grid_screen *grid, int room)
{
	size_t still = grid->still_cell, focus = grid->table.column, *from = &grid->scrolled;
	size_t last = focus;

	if (focus == SIZE_MAX || focus < still)
		last = focus = *from;
	while (last + 1 < grid->table.column_count && grid->table.columns[last + 1].field->calculate)
		last++;
	if (focus < *from)
		*from = focus;
	if (*from < still)
		*from = still;
	while (*from < focus && *from + seen_from(&grid->table, *from, room) <= last)
		++*from;
	/* and nothing is left empty at the right that could be filled */
	while (*from > still && *from - 1 + seen_from(&grid->table, *from - 1, room) >= grid->table.column_count)
		--*from;
}

static void place_columns(struct grid_screen *grid, int columns)
{
	const struct table_view *table = &grid->table;
	int x, room;

	grid->still_cell = !table->headed && table->column_count > 1;
	grid->still_x = GRID_GAP;
	grid->still = still_width(grid, smaller(columns * 2 / 5, STILL_MOST));
	room = columns - 1 - grid->still_x - grid->still;
	scroll_columns(grid, room);
	grid->seen_count = seen_from(table, grid->scrolled, room);
	x = grid->still_x + grid->still;
	for (size_t i = 0; i < grid->seen_count; i++) {
		int width = column_width(table, grid->scrolled + i);

		width = smaller(width, columns - 1 - x - GRID_GAP);
		grid->seen[i] = (struct grid_column){ grid->scrolled + i, x + GRID_GAP, width };
		x += GRID_GAP + width;
	}
}

/* --- heights -------------------------------------------------------------------------- */

static int title_rows(const struct grid_screen *grid, const struct screen *screen)
{
	struct str title = STR_EMPTY;
	int rows = 1;

	for (size_t i = 0; i < grid->seen_count; i++) {
		str_clear(&title);
		table_view_title(&grid->table, grid->seen[i].index, &title);
		rows = larger(rows, (int)strip_rows(title.data, grid->seen[i].width));
	}
	if (grid->still_cell) {
		str_clear(&title);
		table_view_title(&grid->table, 0, &title);
		rows = larger(rows, (int)strip_rows(title.data, grid->still));
	}
	str_release(&title);
	return smaller(rows, screen->rows >= TALL_ROWS ? GRID_TITLES : is_roomy(screen) ? GRID_TITLES - 1 : 1);
}

static int rows_around(const struct grid_screen *grid)
{
	return grid->titles + grid->ruled + grid->totals + grid->adds;
}

/* Rows of the table that are seen, the focused one among them. */
static void place_rows(struct screen *screen, int room)
{
	struct grid_screen *grid = &screen->grid;
	size_t focus = grid_focused_row(screen), count = grid->table.row_count;

	room = larger(room - rows_around(grid), 1);
	grid->rows = smaller(room, (int)count);
	if (focus != SIZE_MAX && focus < grid->top)
		grid->top = focus;
	if (focus != SIZE_MAX && focus < count && focus >= grid->top + (size_t)grid->rows)
		grid->top = focus - (size_t)grid->rows + 1;
	if (focus >= count && focus != SIZE_MAX)
		grid->top = count;
	if (grid->top + (size_t)grid->rows > count)
		grid->top = count - (size_t)grid->rows;
}

/* --- what stands below ------------------------------------------------------------------ */

/* The cell in words: its row, by name where that is not what is being written, and
 * its column's whole title. */
static void add_place(struct page *page)
{
	struct screen *screen = page->screen;
	const struct table_view *table = &screen->grid.table;
	struct str place = STR_EMPTY, row = STR_EMPTY;

	if (table->row == SIZE_MAX)
		return;
	if (table->headed || row_is_fixed(table->rows[table->row]))
		table_view_row(table, table->row, &row);
	/* TRANSLATORS: where one is in a table: number of the row, of how many. */
	str_addf(&place, _("Row %1$zu of %2$zu"), table->row + 1, table->row_count);
	str_addf(&place, "%s%s: ", row.len ? ", " : "", row.data);
	table_view_title(table, table->column, &place);
	strip_text(&screen->body, 0, FIELD_COLUMN, page->limit, STYLE_BRIGHT, place.data);
	str_release(&place);
	str_release(&row);
}

static void add_choices(struct page *page)
{
	const struct view *view = &page->screen->view;
	struct str line = STR_EMPTY;

	for (size_t i = 0; view->field->type->widget == WIDGET_CHOICE && i < view->count; i++)
		str_addf(&line, "%s%zu %s", line.len ? "   " : "", i + 1, view->items[i].label);
	strip_text(&page->screen->body, 0, FIELD_COLUMN, page->limit, STYLE_PLAIN, line.data);
	str_release(&line);
}

/* An answer longer than its cell is seen whole below. */
static void add_long(struct page *page)
{
	struct screen *screen = page->screen;
	struct str text = STR_EMPTY;

	screen->grid.tall = screen->editing && edit_height(&screen->edit) > 1;
	if (screen->grid.tall)
		text_copy(screen->edit.text, 0, text_len(screen->edit.text), &text);
	strip_text(&screen->body, 0, FIELD_COLUMN, page->limit, STYLE_PLAIN, text.data);
	str_release(&text);
}

/* What is drawn beside a table follows what is typed, too. */
bool grid_is_outgrown(const struct screen *screen)
{
	const struct table *table = screen->grid.table.table;

	return screen->grid.tall || edit_height(&screen->edit) > 1 || table->timeline || table->bar >= 0;
}

static void add_answer(struct page *page)
{
	struct screen *screen = page->screen;
	const struct view *view = &screen->view;

	if (!view->field_count)
		return;
	add_long(page);
	add_choices(page);
	page_add_default(page, view->field_focus, FIELD_COLUMN);
	page_add_problems(page, view->field_focus);
	if (is_roomy(screen))
		strip_text(&screen->body, 0, FIELD_COLUMN, page->limit, STYLE_DIM, view->field_help);
}

static void add_info(struct page *page)
{
	struct screen *screen = page->screen;
	struct strip *body = &screen->body;
	size_t before;

	if (is_roomy(screen))
		strip_line(body, -1);
	before = body->count;
	if (screen->view.state == STATE_CELL)
		add_place(page);
	add_answer(page);
	if (screen->view.state == STATE_ROW && screen->grid.table.takes_rows)
		strip_text(body, 0, FIELD_COLUMN, page->limit, STYLE_DIM,
			   _("Arrows go between the rows; Enter opens or adds, Tab goes on."));
	if (body->count == before && is_roomy(screen))
		strip_drop(body);
}

/* The drawings that the table has: bars, a time line. */
static void add_drawing(struct page *page, const struct str *drawn, int room)
{
	struct strip *body = &page->screen->body;

	if (!drawn->len || (int)strip_rows(drawn->data, page->limit - FIELD_COLUMN) >= room)
		return;
	strip_line(body, -1);
	strip_text(body, -1, FIELD_COLUMN, page->limit, STYLE_PLAIN, drawn->data);
}

/* --- the whole ---------------------------------------------------------------------------- */

static void add_label(struct page *page)
{
	const struct view *view = &page->screen->view;

	if (strcmp(view->table, view->title))
		strip_text(&page->screen->head, -1, FIELD_COLUMN - 1, page->limit, STYLE_BRIGHT, view->table);
}

static void shape(struct screen *screen, int columns)
{
	struct grid_screen *grid = &screen->grid;
	struct str total = STR_EMPTY;

	/* among the rows one is at their beginning: a new one starts there */
	if (screen->view.state == STATE_ROW && grid->table.table->asks)
		grid->scrolled = 0;
	place_columns(grid, columns);
	grid->ruled = is_roomy(screen);
	grid->totals = table_view_totals(&grid->table, &total);
	grid->adds = grid->table.takes_rows;
	grid->titles = title_rows(grid, screen);
	str_release(&total);
}

bool grid_focus(const struct screen *screen, int *x, int *width)
{
	const struct grid_screen *grid = &screen->grid;
	size_t column = grid->table.column;

	if (screen->view.state != STATE_CELL || column == SIZE_MAX)
		return false;
	if (grid->still_cell && !column) {
		*x = grid->still_x;
		*width = grid->still;
		return true;
	}
	if (column < grid->scrolled || column - grid->scrolled >= grid->seen_count)
		return false;
	*x = grid->seen[column - grid->scrolled].x;
	*width = grid->seen[column - grid->scrolled].width;
	return true;
}

/* The cell has a place more than its text, for the cursor after it. */
static void fit_edit(struct screen *screen)
{
	int x, width;

	if (screen->editing && grid_focus(screen, &x, &width) && screen->edit.width != width + 1)
		edit_resize(&screen->edit, width + 1);
}

/* What is told below gives way until the table has its least. */
static void drop_info(struct screen *screen, int room)
{
	while ((int)screen->body.count - 1 > larger(room, 0) && screen->body.count > 1)
		strip_drop(&screen->body);
}

/* Help does not come and go with messages: `quiet` are the rows without one. */
static void add_help(struct page *page, int quiet, const struct str *drawn)
{
	struct screen *screen = page->screen;
	int needed = rows_around(&screen->grid) + (int)screen->grid.table.row_count;
	int below = drawn->len ? (int)strip_rows(drawn->data, page->limit - FIELD_COLUMN) + 1 : INFO_ROWS;

	page_add_help(page, quiet - (int)screen->head.count - smaller(needed, quiet / 2) - below);
}

void grid_lay_out(struct screen *screen, int columns, int rows)
{
	struct grid_screen *grid = &screen->grid;
	struct page page = { .screen = screen, .limit = frame_text_columns(columns) };
	struct str drawn = STR_EMPTY;
	int needed, least, room;

	shape(screen, columns);
	fit_edit(screen);
	table_drawing(&grid->table, page.limit - FIELD_COLUMN, &drawn);
	needed = rows_around(grid) + (int)grid->table.row_count;
	least = rows_around(grid) + smaller((int)grid->table.row_count, ROWS_LEAST);
	page_add_title(&page);
	add_label(&page);
	strip_hole(&screen->body, -1, 0, 1);
	add_info(&page);
	add_help(&page, rows + frame_message_rows(screen), &drawn);
	room = rows - (int)screen->head.count;
	drop_info(screen, room - least);
	add_drawing(&page, &drawn, room - (int)screen->body.count + 1 - needed);
	room = smaller(room - ((int)screen->body.count - 1), needed);
	strip_widen(&screen->body, (size_t)larger(room - 1, 0));
	place_rows(screen, room);
	screen->top = 0;
	screen->body_area.rows = rows - (int)screen->head.count;
	str_release(&drawn);
}
