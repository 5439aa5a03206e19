#include "document/workbook_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "model/flow.h"

enum { LABEL_WIDTH = 42, MONEY_WIDTH = 17, DATE_WIDTH = 12, SHARE_WIDTH = 10, WORDS_WIDTH = 24 };

/* --- the grid ----------------------------------------------------------------------- */

bool layout_has(const struct layout_sheet *l, int table)
{
	return table >= 0 &&
	       flow_field_relevant(l->answers, &l->form->fields[l->form->tables[table].field], NO_ROW);
}

/* What a table calls its rows by, when they are its own. */
static bool is_label(const struct table *table, const struct field *field)
{
	return table->own && field->index == table->columns[0];
}

static bool is_hidden(const struct field *field)
{
	return field->print_count && field->prints[0].hidden && !field->prints[0].when;
}

/* The column of that name, but not the one of labels; NULL when there is none. */
static const struct field *column_named(const struct layout_sheet *l, const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *field = &l->form->fields[table->columns[i]];

		if (!strcmp(field->name, name) && !is_label(table, field))
			return field;
	}
	return NULL;
}

static int width_of(const struct layout_sheet *l, const char *name)
{
	int width = 0;

	for (size_t i = 0; i < l->sheet->block_count; i++) {
		int table = l->sheet->blocks[i].table;
		const struct field *field =
			layout_has(l, table) ? column_named(l, &l->form->tables[table], name) : NULL;
		size_t columns = field ? answers_columns(l->answers, field->axis) : 0;

		if (columns > (size_t)(BOOK_COLUMNS - l->width))
			columns = (size_t)(BOOK_COLUMNS - l->width);
		if ((int)columns > width)
			width = (int)columns;
	}
	return width;
}

static const struct grid_column *grid_find(const struct layout_sheet *l, const char *name)
{
	for (size_t i = 0; i < l->grid_count; i++)
		if (!strcmp(l->grid[i].name, name))
			return &l->grid[i];
	return NULL;
}

static void add_column(struct layout_sheet *l, const char *name)
{
	int width = grid_find(l, name) ? 0 : width_of(l, name);

	if (!width)
		return;
	l->grid = mem_grow(l->grid, &l->grid_room, l->grid_count + 1, sizeof *l->grid);
	l->grid[l->grid_count++] = (struct grid_column){ name, l->width, width };
	l->width += width;
}

/* Without a list of names all that is printed, in the order of the tables. */
static void add_all_columns(struct layout_sheet *l)
{
	for (size_t i = 0; i < l->sheet->block_count; i++) {
		const struct table *table;

		if (!layout_has(l, l->sheet->blocks[i].table))
			continue;
		table = &l->form->tables[l->sheet->blocks[i].table];
		for (size_t k = 0; k < table->column_count; k++)
			if (!is_hidden(&l->form->fields[table->columns[k]]))
				add_column(l, l->form->fields[table->columns[k]].name);
	}
}

void layout_grid(struct layout_sheet *l)
{
	l->width = 1;
	for (size_t i = 0; i < l->sheet->column_count; i++)
		add_column(l, l->sheet->columns[i]);
	if (!l->sheet->column_count)
		add_all_columns(l);
	l->headers = mem_array((size_t)l->width, sizeof *l->headers);
	book_set_width(layout_book_sheet(l), 0, LABEL_WIDTH);
}

static void forget_headers(struct layout_sheet *l)
{
	for (int i = 0; i < l->width; i++) {
		free(l->headers[i]);
		l->headers[i] = NULL;
	}
}

void layout_release(struct layout_sheet *l)
{
	forget_headers(l);
	free(l->headers);
	free(l->grid);
}

/* --- the cells of a table from the left ---------------------------------------------- */

/* A column of the sheet that a table fills. */
struct step {
	const struct field *field;
	uint32_t column; /* of the axis */
	int at;
};

struct steps {
	struct step *items;
	size_t count, room;
};

/* A column of the form stands in each of its axis, as far as there is room. */
static void add_steps(const struct layout_sheet *l, const struct grid_column *grid, const struct field *field,
		      struct steps *steps)
{
	size_t columns = answers_columns(l->answers, field->axis);

	for (size_t i = 0; i < columns && i < (size_t)grid->width; i++) {
		steps->items = mem_grow(steps->items, &steps->room, steps->count + 1, sizeof *steps->items);
		steps->items[steps->count++] = (struct step){
			field, answers_column(l->answers, field->axis, i), grid->start + (int)i,
		};
	}
}

static struct steps steps_of(const struct layout_sheet *l, const struct table *table)
{
	struct steps steps = { 0 };

	for (size_t i = 0; i < l->grid_count; i++) {
		const struct field *field = column_named(l, table, l->grid[i].name);

		if (field)
			add_steps(l, &l->grid[i], field, &steps);
	}
	return steps;
}

/* --- headers --------------------------------------------------------------------------- */

static void step_title(const struct layout_sheet *l, const struct step *step, struct str *out)
{
	str_clear(out);
	answers_column_title(l->answers, step->field, step->column, l->form->language, out);
}

static const char *label_title(const struct layout_sheet *l, const struct table *table)
{
	const char *own = table->own ? l->form->fields[table->columns[0]].label.own : NULL;

	return own ? own : "";
}

static bool says(const struct layout_sheet *l, int column, const char *title)
{
	return l->headers[column] && !strcmp(l->headers[column], title);
}

static bool headers_stand(const struct layout_sheet *l, const struct table *table, const struct steps *steps)
{
	struct str title = STR_EMPTY;
	bool same = says(l, 0, label_title(l, table));

	for (size_t i = 0; same && i < steps->count; i++) {
		step_title(l, &steps->items[i], &title);
		same = says(l, steps->items[i].at, title.data);
	}
	str_release(&title);
	return same;
}

static void put_header(struct layout_sheet *l, int column, const char *title)
{
	layout_words(l, column, BOOK_LABEL, title);
	l->headers[column] = mem_strdup(title);
}

static int width_for(const struct field *field)
{
	switch (field->type->id) {
	case TYPE_MONEY: return MONEY_WIDTH;
	case TYPE_DATE: return DATE_WIDTH;
	case TYPE_PERCENT:
	case TYPE_INTEGER: return SHARE_WIDTH;
	default: return WORDS_WIDTH;
	}
}

/* So many columns as its longest word needs, bold and with some to spare. */
static int width_of_words(const char *title)
{
	enum { WIDEST = 30 };
	int width = 0;

	for (size_t len; *title; title += len + (title[len] == ' ')) {
		len = strcspn(title, " ");
		if (utf8_width(title, len) * 6 / 5 + 1 > width)
			width = utf8_width(title, len) * 6 / 5 + 1;
	}
	return width < WIDEST ? width : WIDEST;
}

void layout_widen(const struct layout_sheet *l, int column, const struct field *field, const char *title)
{
	struct book_sheet *sheet = layout_book_sheet(l);
	int words = width_of_words(title), width = width_for(field) > words ? width_for(field) : words;

	if ((size_t)column >= sheet->width_count || sheet->widths[column] < width)
		book_set_width(sheet, column, width);
}

static void layout_headers(struct layout_sheet *l, const struct table *table, const struct steps *steps)
{
	struct str title = STR_EMPTY;

	if (headers_stand(l, table, steps))
		return;
	forget_headers(l);
	put_header(l, 0, label_title(l, table));
	for (size_t i = 0; i < steps->count; i++) {
		step_title(l, &steps->items[i], &title);
		put_header(l, steps->items[i].at, title.data);
		layout_widen(l, steps->items[i].at, steps->items[i].field, title.data);
	}
	if (!l->header_count++)
		l->header_row = l->row;
	l->last_header_row = l->row;
	l->row++;
	str_release(&title);
}

/* --- rows -------------------------------------------------------------------------------- */

static void layout_row(struct layout_sheet *l, const struct table *table, const struct steps *steps, row_t row)
{
	struct str title = STR_EMPTY;
	bool is_written = table->own && !row_is_fixed(row);

	layout_row_title(l->answers, table, row, &title);
	layout_words(l, 0, is_written ? BOOK_INPUT : BOOK_COMPUTED, title.data);
	if (is_written)
		layout_remember(l, &l->form->fields[table->columns[0]], row);
	for (size_t i = 0; i < steps->count; i++)
		layout_answer(l, steps->items[i].at, BOOK_COMPUTED, steps->items[i].field,
			      row_cell(row_of(row), steps->items[i].column));
	l->row++;
	str_release(&title);
}

static void layout_empty_cells(struct layout_sheet *l, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		book_add(layout_book_sheet(l), l->row, steps->items[i].at, BOOK_COMPUTED);
	l->row++;
}

/* A table that nobody has filled in has an empty line; it is not coloured, as
 * what were written there would be missing in what is reckoned by row. */
static void layout_empty_row(struct layout_sheet *l, const struct steps *steps)
{
	book_add(layout_book_sheet(l), l->row, 0, BOOK_COMPUTED);
	layout_empty_cells(l, steps);
}

static void layout_line_over(struct layout_sheet *l, const char *text, const struct steps *steps)
{
	layout_words(l, 0, BOOK_LABEL, text);
	layout_empty_cells(l, steps);
}

/* What the cells above a sum come to. */
static bool add_up(const struct layout_sheet *l, int first, int column, struct number *sum)
{
	const struct book_sheet *sheet = layout_book_sheet(l);
	struct number worth;

	*sum = number_of(0);
	for (size_t i = sheet->count; i-- > 0 && sheet->cells[i].row >= first;)
		if (sheet->cells[i].column == column && formula_cell_worth(&sheet->cells[i], &worth) &&
		    !number_add(*sum, worth, sum))
			return false;
	return true;
}

/* Were the sum of the cells not what the wizard came to, it would be no formula. */
static void layout_sum(const struct layout_sheet *l, const struct table *table, const struct step *step, int first)
{
	struct value value = table_total(l->answers, table, step->field, step->column);
	struct number sum, worth;
	bool added = add_up(l, first, step->at, &sum);
	struct book_cell *cell = layout_worth(l, step->at, BOOK_SUM, step->field, value);
	struct str formula = STR_EMPTY;

	cell->blank = value.kind == VALUE_EMPTY && cell->kind != BOOK_EMPTY;
	if (added && cell->kind != BOOK_EMPTY && formula_cell_worth(cell, &worth) && !number_compare(sum, worth)) {
		str_add(&formula, "SUM(");
		book_reference(&formula, first, step->at);
		str_add_char(&formula, ':');
		book_reference(&formula, l->row - 1, step->at);
		str_add_char(&formula, ')');
		book_set(&cell->formula, formula.data);
	}
	str_release(&formula);
}

static void layout_total(struct layout_sheet *l, const struct table *table, const struct steps *steps, int first)
{
	layout_words(l, 0, BOOK_SUM, table->total.own ? table->total.own : "");
	for (size_t i = 0; i < steps->count; i++)
		if (table_sums(table, steps->items[i].field->index))
			layout_sum(l, table, &steps->items[i], first);
		else
			book_add(layout_book_sheet(l), l->row, steps->items[i].at, BOOK_SUM);
	l->row++;
}

/* Where the rows of the chart's table were written, from `first` to here. */
static void place_chart(struct layout_sheet *l, const struct steps *steps, int first)
{
	struct chart_place at = { .header = l->last_header_row, .row = first, .last_row = l->row - 1 };

	for (size_t i = 0; i < steps->count; i++) {
		if (steps->items[i].field->index != l->sheet->chart_column)
			continue;
		at.column = at.drawn ? at.column : steps->items[i].at;
		at.last_column = steps->items[i].at;
		at.drawn = true;
	}
	l->chart = at;
}

static void layout_rows(struct layout_sheet *l, const struct table *table, const struct steps *steps)
{
	size_t most = answers_row_count(l->answers, &l->form->groups[table->group]);
	row_t *rows = mem_array(most + 1, sizeof *rows);
	size_t count = table_rows(l->answers, table, rows);
	int first = l->row;

	for (size_t i = 0; i < count && l->row < BOOK_ROWS / 2; i++) {
		const char *over = table_line_before(l->answers, table, rows, i);

		if (over)
			layout_line_over(l, over, steps);
		layout_row(l, table, steps, rows[i]);
	}
	if (!count)
		layout_empty_row(l, steps);
	else if (l->sheet->chart_column >= 0 && table == &l->form->tables[l->sheet->chart])
		place_chart(l, steps, first + (table_line_before(l->answers, table, rows, 0) != NULL));
	free(rows);
}

void layout_table(struct layout_sheet *l, const struct table *table, bool named)
{
	const char *label = l->form->fields[table->field].label.own;
	struct steps steps = steps_of(l, table);
	int first;

	layout_headers(l, table, &steps);
	if (named && label && *label) {
		layout_words(l, 0, BOOK_HEADING, label)->across = l->width;
		l->row++;
	}
	first = l->row;
	layout_rows(l, table, &steps);
	if (table->has_total)
		layout_total(l, table, &steps, first);
	free(steps.items);
}
