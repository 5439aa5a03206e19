#include "document/workbook.h"

#include "base/mem.h"
#include "document/workbook_parts.h"
#include "model/flow.h"

bool workbook_is_declared(const struct form *form)
{
	return form->layout.sheet_count > 0;
}

/* --- what stands on a sheet -------------------------------------------------------- */

static void layout_text(struct layout_sheet *l, enum book_style style, const struct expr_template *template)
{
	struct str text = STR_EMPTY;

	answers_render(l->answers, template, EXPR_NO_GROUP, NO_ROW, &text);
	layout_words(l, 0, style, text.data)->across = l->width;
	l->row++;
	str_release(&text);
}

/* Its label, and the result in the last column. */
static void layout_value(struct layout_sheet *l, const struct field *field)
{
	layout_words(l, 0, BOOK_SUM, field->label.own ? field->label.own : "");
	for (int column = 1; column < l->width - 1; column++)
		book_add(layout_book_sheet(l), l->row, column, BOOK_SUM);
	layout_answer(l, l->width > 1 ? l->width - 1 : 1, BOOK_SUM, field, NO_ROW);
	l->row++;
}

static size_t count_tables(const struct layout_sheet *l)
{
	size_t count = 0;

	for (size_t i = 0; i < l->sheet->block_count; i++)
		count += layout_has(l, l->sheet->blocks[i].table);
	return count;
}

static void layout_block(struct layout_sheet *l, const struct sheet_block *block, bool named)
{
	if (block->heading) {
		l->row++;
		layout_words(l, 0, BOOK_HEADING, block->heading)->across = l->width;
		l->row++;
	}
	if (layout_has(l, block->table))
		layout_table(l, &l->form->tables[block->table], named);
	if (block->value >= 0 && flow_field_relevant(l->answers, &l->form->fields[block->value], NO_ROW))
		layout_value(l, &l->form->fields[block->value]);
}

/* --- the chart ----------------------------------------------------------------------- */

/* The numbers of a chart: a row for each of the table's, a column for each of
 * the axis, below a line of what the columns are called. */
struct chart_data {
	const struct table *table;
	const struct field *field;
	row_t *rows;
	size_t count, columns;
	int top;
};

static struct book_range range_of(const struct layout_sheet *l, int row, int column, int last_row, int last_column)
{
	return (struct book_range){ l->index, row, column, last_row, last_column };
}

static void chart_head(struct layout_sheet *l, const struct chart_data *data)
{
	layout_words(l, 0, BOOK_LABEL, l->sheet->chart_title ? l->sheet->chart_title : "");
	for (size_t i = 0; i < data->columns; i++) {
		struct str title = STR_EMPTY;

		answers_column_title(l->answers, data->field, answers_column(l->answers, data->field->axis, i),
				     l->form->language, &title);
		layout_words(l, (int)i + 1, BOOK_LABEL, title.data);
		str_release(&title);
	}
	l->row++;
}

static void chart_row(struct layout_sheet *l, const struct chart_data *data, row_t row)
{
	struct str title = STR_EMPTY;

	layout_row_title(l->answers, data->table, row, &title);
	layout_words(l, 0, BOOK_COMPUTED, title.data);
	for (size_t i = 0; i < data->columns; i++) {
		row_t cell = row_cell(row_of(row), answers_column(l->answers, data->field->axis, i));

		layout_worth(l, (int)i + 1, BOOK_COMPUTED, data->field,
			     answers_worth(l->answers, data->field, cell));
	}
	l->row++;
	str_release(&title);
}

/* With an axis a pile for each of its columns, of the rows; without one a
 * pillar for each row. */
static void draw_chart(const struct layout_sheet *l, const struct chart_data *data)
{
	struct book_chart *chart = book_add_chart(layout_book_sheet(l), l->row + 1, 0,
						  l->sheet->chart_title ? l->sheet->chart_title : "");
	int top = data->top, first = top + 1, last = top + (int)data->count, end = (int)data->columns;

	if (data->field->axis == EXPR_NO_AXIS) {
		chart->categories = range_of(l, first, 0, last, 0);
		book_add_series(chart, range_of(l, top, 1, top, 1), range_of(l, first, 1, last, 1));
		return;
	}
	chart->categories = range_of(l, top, 1, top, end);
	for (int row = first; row <= last && row - first < BOOK_SERIES; row++)
		book_add_series(chart, range_of(l, row, 0, row, 0), range_of(l, row, 1, row, end));
}

static void layout_chart(struct layout_sheet *l)
{
	struct chart_data data = { .table = &l->form->tables[l->sheet->chart],
				   .field = &l->form->fields[l->sheet->chart_column] };
	const struct group *group = &l->form->groups[data.table->group];
	bool has_numbers = data.field->type->worth == VALUE_MONEY || data.field->type->worth == VALUE_NUMBER;

	data.rows = mem_array(answers_row_count(l->answers, group) + 1, sizeof *data.rows);
	data.count = table_rows(l->answers, data.table, data.rows);
	data.columns = answers_columns(l->answers, data.field->axis);
	if (data.count && data.columns && data.columns < BOOK_COLUMNS && has_numbers) {
		data.top = ++l->row;
		chart_head(l, &data);
		for (size_t i = 0; i < data.count; i++)
			chart_row(l, &data, data.rows[i]);
		draw_chart(l, &data);
	}
	free(data.rows);
}

/* --- a sheet --------------------------------------------------------------------------- */

enum { PORTRAIT_WIDTH = 95, HIGHEST_FREEZE = 12 };

/* Where one header stands for all, it stays in sight and on every page; what
 * rows are called stays in sight anyhow. */
static void set_frame(const struct layout_sheet *l)
{
	struct book_sheet *sheet = layout_book_sheet(l);
	int width = 0;

	for (size_t i = 0; i < sheet->width_count; i++)
		width += sheet->widths[i];
	sheet->landscape = width > PORTRAIT_WIDTH;
	sheet->freeze_columns = l->header_count > 0;
	if (l->header_count != 1)
		return;
	sheet->title_row = l->header_row;
	sheet->title_rows = 1;
	if (l->header_row < HIGHEST_FREEZE)
		sheet->freeze_rows = l->header_row + 1;
}

static void layout_sheet(struct layout_sheet *l)
{
	bool named = count_tables(l) > 1;

	layout_grid(l);
	if (l->sheet->title)
		layout_text(l, BOOK_TITLE, l->sheet->title);
	for (size_t i = 0; i < l->sheet->line_count; i++)
		layout_text(l, BOOK_NOTE, l->sheet->lines[i]);
	if (l->row && l->sheet->block_count && !l->sheet->blocks[0].heading)
		l->row++;
	for (size_t i = 0; i < l->sheet->block_count; i++)
		layout_block(l, &l->sheet->blocks[i], named);
	if (l->sheet->chart_column >= 0 && layout_has(l, l->sheet->chart))
		layout_chart(l);
	set_frame(l);
	layout_release(l);
}

/* --- the whole ------------------------------------------------------------------------- */

static void set_properties(const struct doc *doc, struct book *book)
{
	book_set(&book->title, doc->title);
	book_set(&book->language, doc->language);
	book_set(&book->draft_mark, doc->draft_mark);
	book_set(&book->footer, doc->footer);
	book_set(&book->page_word, doc->page_word);
	book_set(&book->of_word, doc->of_word);
	book->created = doc->created;
}

/* A result that no formula gives and that the wizard left empty is no 0. */
static void write_formula(const struct formula_cells *cells, const struct formula_cell *of, struct book *book)
{
	struct book_cell *cell = &book->sheets[of->sheet].cells[of->cell];
	const struct field *field = &cells->answers->form->fields[of->field];
	const struct expr *expr = answers_calculation(cells->answers, field, of->row);
	struct str formula = STR_EMPTY;

	if (expr) {
		bool given = formula_write(cells, of, expr, &formula);

		book_set(&cell->formula, formula.data);
		if (!given && cell->kind != BOOK_WORDS &&
		    answers_worth(cells->answers, field, of->row).kind == VALUE_EMPTY)
			cell->kind = BOOK_EMPTY;
	}
	str_release(&formula);
}

/* When every answer has its place: a formula may point at a later sheet.  Twice,
 * as a cell that turned out empty counts otherwise to those that point at it. */
static void write_formulas(const struct formula_cells *cells, struct book *book)
{
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < cells->count; i++)
			write_formula(cells, &cells->items[i], book);
}

void workbook_make(const struct application *app, const struct doc *doc, struct book *book)
{
	const struct form *form = app->form;
	struct formula_cells cells = { .answers = &app->answers, .book = book };

	set_properties(doc, book);
	for (size_t i = 0; i < form->layout.sheet_count && i < BOOK_SHEETS; i++) {
		struct layout_sheet l = { .answers = &app->answers, .form = form,
					  .sheet = &form->layout.sheets[i], .book = book,
					  .index = (int)i, .cells = &cells };

		book_add_sheet(book, l.sheet->name);
		layout_sheet(&l);
	}
	formula_cells_sort(&cells);
	write_formulas(&cells, book);
	formula_cells_release(&cells);
}
