#include "document/report_table.h"

#include "base/mem.h"
#include "document/report_grid.h"
#include "model/table.h"

/* A column that is printed; without a field it holds what the rows are called. */
struct printed {
	const struct field *field;
	uint32_t column;
};

struct sheet_of {
	const struct report *report;
	const struct answers *answers;
	const struct table *table;
	const struct group *group;
	row_t *rows;
	size_t row_count;
	struct printed *columns;
	size_t column_count, column_room;
};

/* --- cells -------------------------------------------------------------------------- */

/* Amounts without currency and days as they are stored: a column of them is read
 * downwards. */
static void add_worth(const struct field *field, const char *stored, struct str *out)
{
	int64_t ore;

	if (field->type->id == TYPE_MONEY && money_parse(stored, &ore) == NUMBER_OK)
		money_format(ore, NO_BREAK_SPACE, out);
	else
		report_show(field, stored, out);
}

static void add_cell(const struct sheet_of *sheet, const struct printed *printed, row_t row, struct str *out)
{
	const struct field *field = printed->field;
	row_t cell = row_cell(row_of(row), printed->column);
	const struct print *print;
	struct str stored = STR_EMPTY;

	if (!field) {
		table_row_title(sheet->answers, sheet->table, row, out);
		return;
	}
	if (!flow_field_relevant(sheet->answers, field, cell))
		return;
	print = report_print_of(sheet->report, field, cell);
	if (print && print->text) {
		answers_render(sheet->answers, print->text, field->group, cell, out);
		return;
	}
	answers_effective(sheet->answers, field, cell, &stored);
	add_worth(field, stored.data, out);
	str_release(&stored);
}

static bool cell_holds(const struct sheet_of *sheet, const struct printed *printed, row_t row)
{
	struct str text = STR_EMPTY;
	bool holds;

	add_cell(sheet, printed, row, &text);
	holds = text.len > 0;
	str_release(&text);
	return holds;
}

/* --- which rows and columns ------------------------------------------------------------ */

static void add_column(struct sheet_of *sheet, const struct field *field, uint32_t column)
{
	sheet->columns = mem_grow(sheet->columns, &sheet->column_room, sheet->column_count + 1,
				  sizeof *sheet->columns);
	sheet->columns[sheet->column_count++] = (struct printed){ field, column };
}

static void find_columns(struct sheet_of *sheet)
{
	size_t width = table_width(sheet->answers, sheet->table);
	const struct print *print;
	uint32_t column;

	if (!sheet->table->own)
		add_column(sheet, NULL, 0);
	for (size_t i = 0; i < width; i++) {
		const struct field *field = table_cell(sheet->answers, sheet->table, i, &column);

		print = report_print_of(sheet->report, field, NO_ROW);
		if (!print || !print->hidden)
			add_column(sheet, field, column);
	}
}

static bool is_blank(const char *text)
{
	return !text[strspn(text, " ")];
}

/* What its writer put into the row, hidden columns too: a day that the form
 * proposes does not make a row. */
static bool is_answered(const struct sheet_of *sheet, row_t row)
{
	const struct answers *answers = sheet->answers;

	for (size_t i = 0; i < sheet->table->column_count; i++) {
		const struct field *field = &answers->form->fields[sheet->table->columns[i]];

		if (field->axis == EXPR_NO_AXIS ? !is_blank(answers_text(answers, field, row)) :
						  answers_next_column(answers, field, row, 0) != 0)
			return true;
	}
	return false;
}

static bool row_stands(const struct sheet_of *sheet, row_t row)
{
	if (row_is_fixed(row))
		return true;
	if (sheet->table->own)
		return is_answered(sheet, row);
	for (size_t i = 1; i < sheet->column_count; i++)
		if (cell_holds(sheet, &sheet->columns[i], row))
			return true;
	return false;
}

static void find_rows(struct sheet_of *sheet)
{
	size_t all;

	sheet->rows = mem_array(answers_row_count(sheet->answers, sheet->group) + 1, sizeof *sheet->rows);
	all = table_rows(sheet->answers, sheet->table, sheet->rows);
	for (size_t i = 0; i < all; i++)
		if (row_stands(sheet, sheet->rows[i]))
			sheet->rows[sheet->row_count++] = sheet->rows[i];
}

static bool column_stands(const struct sheet_of *sheet, const struct printed *printed)
{
	if (!printed->field || printed->field->axis == EXPR_NO_AXIS || printed->field->calculate)
		return true;
	for (size_t i = 0; i < sheet->row_count; i++)
		if (cell_holds(sheet, printed, sheet->rows[i]))
			return true;
	return false;
}

static void drop_empty_columns(struct sheet_of *sheet)
{
	size_t kept = 0;

	for (size_t i = 0; i < sheet->column_count; i++)
		if (column_stands(sheet, &sheet->columns[i]))
			sheet->columns[kept++] = sheet->columns[i];
	sheet->column_count = kept;
}

/* --- as a grid ---------------------------------------------------------------------------- */

static enum grid_sort sort_of(const struct printed *printed)
{
	switch (printed->field ? printed->field->type->id : TYPE_LINE) {
	case TYPE_MONEY:
	case TYPE_INTEGER:
	case TYPE_PERCENT: return GRID_NUMBERS;
	case TYPE_DATE:
	case TYPE_PHONE: return GRID_UNBROKEN;
	default: return GRID_WORDS;
	}
}

static void add_title(const struct sheet_of *sheet, const struct printed *printed, struct str *out)
{
	const char *language = sheet->answers->form->language;

	if (printed->field)
		answers_column_title(sheet->answers, printed->field, printed->column, language, out);
	else
		str_add(out, words_for(&sheet->group->row, language));
}

static void add_sum(const struct sheet_of *sheet, size_t index, struct str *out)
{
	const struct printed *printed = &sheet->columns[index];
	struct str stored = STR_EMPTY;

	if (!index) {
		str_add(out, words_for(&sheet->table->total, sheet->answers->form->language));
	} else if (printed->field && table_sums(sheet->table, printed->field->index)) {
		value_store(table_total(sheet->answers, sheet->table, printed->field, printed->column), &stored);
		add_worth(printed->field, stored.data, out);
	}
	str_release(&stored);
}

/* A line that tells what the rows below it belong to. */
static void add_line_over(const struct sheet_of *sheet, const char *text, struct grid *grid)
{
	for (size_t i = 0; i < sheet->column_count; i++)
		grid_add(grid, i ? "" : text, sort_of(&sheet->columns[i]));
}

enum { TITLES = -1 };

/* Row by row: the titles, the rows, the sums. */
static void add_line(const struct sheet_of *sheet, int row, struct grid *grid)
{
	bool ordinary = row != TITLES && (size_t)row < sheet->row_count;
	const char *over = ordinary ? table_line_before(sheet->answers, sheet->table, sheet->rows, (size_t)row) : NULL;
	struct str text = STR_EMPTY;

	if (over)
		add_line_over(sheet, over, grid);
	for (size_t i = 0; i < sheet->column_count; i++) {
		str_clear(&text);
		if (row == TITLES)
			add_title(sheet, &sheet->columns[i], &text);
		else if ((size_t)row == sheet->row_count)
			add_sum(sheet, i, &text);
		else
			add_cell(sheet, &sheet->columns[i], sheet->rows[row], &text);
		grid_add(grid, text.data, sort_of(&sheet->columns[i]));
	}
	str_release(&text);
}

static struct grid grid_of(const struct report *report, const struct table *table)
{
	const struct answers *answers = &report->app->answers;
	struct sheet_of sheet = { .report = report, .answers = answers, .table = table,
				  .group = &answers->form->groups[table->group] };
	struct grid grid = { 0 };
	int rows;

	find_columns(&sheet);
	find_rows(&sheet);
	drop_empty_columns(&sheet);
	grid.sums = table->has_total && sheet.row_count > 0;
	grid.columns = sheet.column_count;
	rows = (int)sheet.row_count + grid.sums;
	for (int row = TITLES; row < rows; row++)
		add_line(&sheet, row, &grid);
	free(sheet.rows);
	free(sheet.columns);
	return grid;
}

bool report_table_fits(const struct report *report, const struct field *field, int room)
{
	struct grid grid = grid_of(report, form_table(report->app->form, field));
	bool fits = grid_fits(&grid, room);

	grid_release(&grid);
	return fits;
}

static void write_table(const struct report *report, const struct field *field, const struct print *print)
{
	struct grid grid = grid_of(report, form_table(report->app->form, field));
	struct doc_block *label;

	if (print && print->heading)
		doc_add_text(report->doc, DOC_HEADING, 2, print->heading);
	if (field->labelled) {
		label = doc_add(report->doc, DOC_PARAGRAPH, 0, 0);
		doc_add_run(label, DOC_BOLD, field->label.own, strlen(field->label.own));
	}
	if (grid.columns)
		grid_write(&grid, report->room, report->doc);
	grid_release(&grid);
}

void report_table(const struct report *report, const struct field *field)
{
	const struct print *print = report_print_of(report, field, NO_ROW);

	if (print && (print->hidden || print->under >= 0))
		return;
	if (flow_field_relevant(&report->app->answers, field, NO_ROW))
		write_table(report, field, print);
}

void report_guest_table(const struct report *report, const struct field *field, const struct print *print)
{
	const struct answers *answers = &report->app->answers;

	if (flow_field_relevant(answers, field, NO_ROW) &&
	    table_answered(answers, form_table(answers->form, field)))
		write_table(report, field, print);
}
