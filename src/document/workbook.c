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

/* A label, and the answers in the columns beside it. */
static void layout_values(const struct layout_sheet *l, const struct sheet_line *line)
{
	layout_words(l, 0, BOOK_NOTE, line->label);
	for (size_t i = 0; i < line->value_count && i + 1 < BOOK_COLUMNS; i++) {
		const struct field *field = &l->form->fields[line->values[i]];

		layout_answer(l, (int)i + 1, BOOK_COMPUTED, field, NO_ROW);
		layout_widen(l, (int)i + 1, field, "");
	}
}

static void layout_line(struct layout_sheet *l, const struct sheet_line *line)
{
	if (line->text) {
		layout_text(l, BOOK_NOTE, line->text);
		return;
	}
	layout_values(l, line);
	l->row++;
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

static struct book_range range_of(const struct layout_sheet *l, int row, int column, int last_row, int last_column)
{
	return (struct book_range){ l->index, row, column, last_row, last_column };
}

/* Such a line tells what the rows below belong to, and has nothing to draw. */
static bool is_line_over(const struct layout_sheet *l, int row)
{
	return book_find(layout_book_sheet(l), row, 0)->style == BOOK_LABEL;
}

/* Over the cells of the table itself: with an axis a pile for each of its columns,
 * of the rows; without one a pillar for each row. */
static void layout_chart(const struct layout_sheet *l)
{
	const struct chart_place *at = &l->chart;
	struct book_chart *chart = book_add_chart(layout_book_sheet(l), l->row + 1, 0,
						  l->sheet->chart_title ? l->sheet->chart_title : "");

	if (l->form->fields[l->sheet->chart_column].axis == EXPR_NO_AXIS) {
		chart->categories = range_of(l, at->row, 0, at->last_row, 0);
		book_add_series(chart, range_of(l, at->header, at->column, at->header, at->column),
				range_of(l, at->row, at->column, at->last_row, at->column));
		return;
	}
	chart->categories = range_of(l, at->header, at->column, at->header, at->last_column);
	for (int row = at->row; row <= at->last_row && chart->count < BOOK_SERIES; row++)
		if (!is_line_over(l, row))
			book_add_series(chart, range_of(l, row, 0, row, 0),
					range_of(l, row, at->column, row, at->last_column));
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
		layout_line(l, &l->sheet->lines[i]);
	if (l->row && l->sheet->block_count && !l->sheet->blocks[0].heading)
		l->row++;
	for (size_t i = 0; i < l->sheet->block_count; i++)
		layout_block(l, &l->sheet->blocks[i], named);
	if (l->chart.drawn)
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

/* What stands somewhere already is written there, and follows here. */
static void write_repeated(const struct formula_cells *cells, const struct formula_cell *of,
			   const struct formula_cell *first, struct book *book)
{
	const struct field *field = &cells->answers->form->fields[of->field];
	struct book_cell *cell = &book->sheets[of->sheet].cells[of->cell];
	struct str formula = STR_EMPTY;

	cell->style = BOOK_COMPUTED;
	if (cell->kind == BOOK_EMPTY)
		layout_nothing(cell, field);
	if (cell->kind != BOOK_WORDS && cell->kind != BOOK_EMPTY) {
		formula_refer(cells, first, of->sheet, &formula);
		book_set(&cell->formula, formula.data);
	}
	str_release(&formula);
}

/* What the wizard left empty is no 0: neither where a formula comes to it, nor
 * where there is none. */
static void write_calculated(const struct formula_cells *cells, const struct formula_cell *of,
			     const struct expr *expr, struct book *book)
{
	struct book_cell *cell = &book->sheets[of->sheet].cells[of->cell];
	const struct field *field = &cells->answers->form->fields[of->field];
	struct str formula = STR_EMPTY;
	bool given = formula_write(cells, of, expr, &formula);

	book_set(&cell->formula, formula.data);
	if (cell->kind != BOOK_WORDS && answers_worth(cells->answers, field, of->row).kind == VALUE_EMPTY) {
		cell->blank = given;
		cell->kind = given ? cell->kind : BOOK_EMPTY;
	}
	str_release(&formula);
}

static void write_formula(const struct formula_cells *cells, size_t i, struct book *book)
{
	const struct formula_cell *of = &cells->items[i];
	const struct field *field = &cells->answers->form->fields[of->field];
	const struct expr *expr = answers_calculation(cells->answers, field, of->row);
	const struct formula_cell *first = formula_cell_of(cells, of->field, of->row);

	if (expr)
		write_calculated(cells, of, expr, book);
	else if (first != of)
		write_repeated(cells, of, first, book);
}

/* When every answer has its place: a formula may point at a later sheet.  Twice,
 * as a cell that turned out empty counts otherwise to those that point at it. */
static void write_formulas(const struct formula_cells *cells, struct book *book)
{
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < cells->count; i++)
			write_formula(cells, i, book);
}

_Static_assert((int)FORM_SHEETS <= (int)BOOK_SHEETS, "every sheet of a form has a place in the book");

void workbook_make(const struct application *app, const struct doc *doc, struct book *book)
{
	const struct form *form = app->form;
	struct formula_cells cells = { .answers = &app->answers, .book = book };

	set_properties(doc, book);
	for (size_t i = 0; i < form->layout.sheet_count; i++) {
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
