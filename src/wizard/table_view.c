#include "wizard/table_view.h"

#include "base/i18n.h"
#include "rules/rules.h"
#include "wizard/state.h"

/* --- its shape ----------------------------------------------------------------- */

/* What is calculated and never printed only helps other sums. */
static bool is_seen(const struct field *field)
{
	return !field->calculate || !field->print_count || field->prints[0].when || !field->prints[0].hidden;
}

static void find_columns(struct table_view *view)
{
	const struct answers *answers = &view->app->answers;
	size_t width = table_width(answers, view->table);

	view->columns = mem_array(width + 1, sizeof *view->columns);
	for (size_t i = 0; i < width; i++) {
		struct table_column column = { .index = i };

		column.field = table_cell(answers, view->table, i, &column.column);
		if (is_seen(column.field))
			view->columns[view->column_count++] = column;
	}
}

static void find_focus(struct table_view *view, const struct question *at)
{
	view->row = view->column = SIZE_MAX;
	for (size_t i = 0; i < view->row_count; i++)
		if (row_of(view->rows[i]) == row_of(at->row))
			view->row = i;
	for (size_t i = 0; i < view->column_count; i++)
		if (view->columns[i].field->index == at->field && view->columns[i].column == row_column(at->row))
			view->column = i;
	if (view->column == SIZE_MAX)
		view->row = SIZE_MAX;
}

bool table_view_open(struct table_view *view, const struct machine *machine)
{
	const struct answers *answers = &machine->app->answers;
	const struct table *table = table_here(machine);

	if (!table)
		return false;
	*view = (struct table_view){
		.app = machine->app, .table = table, .group = &answers->form->groups[table->group],
		.today = machine->world.today, .headed = !table->own,
		.takes_rows = table_takes_rows(answers->form, table),
	};
	view->rows = mem_array(answers_row_count(answers, view->group) + 1, sizeof *view->rows);
	view->row_count = table_rows(answers, table, view->rows);
	find_columns(view);
	view->signs = mem_array(view->row_count * view->column_count + 1, sizeof *view->signs);
	find_focus(view, &machine->at);
	return true;
}

void table_view_release(struct table_view *view)
{
	free(view->rows);
	free(view->columns);
	free(view->signs);
	*view = (struct table_view){ 0 };
}

/* --- what stands in it ------------------------------------------------------------ */

static row_t cell_of(const struct table_view *view, size_t row, size_t column)
{
	return row_cell(row_of(view->rows[row]), view->columns[column].column);
}

void table_view_title(const struct table_view *view, size_t column, struct str *out)
{
	answers_column_title(&view->app->answers, view->columns[column].field, view->columns[column].column,
			     i18n_language(), out);
}

void table_view_row(const struct table_view *view, size_t row, struct str *out)
{
	answers_row_title(&view->app->answers, view->group, view->rows[row], out);
}

bool table_view_is_right(const struct table_view *view, size_t column)
{
	enum value_kind worth = view->columns[column].field->type->worth;

	return worth == VALUE_MONEY || worth == VALUE_NUMBER;
}

bool table_view_asked(const struct table_view *view, size_t row, size_t column)
{
	return flow_field_asked(&view->app->answers, view->columns[column].field, cell_of(view, row, column));
}

static const char *find_sign(const struct table_view *view, size_t row, size_t column)
{
	const struct field *field = view->columns[column].field;
	row_t cell = cell_of(view, row, column);
	struct problems problems = PROBLEMS_NONE;
	const char *sign = "";

	if (!*answers_text(&view->app->answers, field, cell))
		return sign;
	rules_check_field(view->app, view->today, field, cell, &problems);
	sign = problems_sign(&problems);
	problems_release(&problems);
	return sign;
}

const char *table_view_sign(const struct table_view *view, size_t row, size_t column)
{
	const char **sign = &view->signs[row * view->column_count + column];

	if (!*sign)
		*sign = find_sign(view, row, column);
	return *sign;
}

/* Amounts without their currency: a column of them is read downwards. */
static void show(const struct field *field, const char *stored, struct str *out)
{
	int64_t ore;

	if (field->type->id == TYPE_MONEY && money_parse(stored, &ore) == NUMBER_OK)
		money_format(ore, " ", out);
	else if (field->type->id == TYPE_DATE)
		str_add(out, stored);
	else
		type_show(field, stored, out);
}

void table_view_cell(const struct table_view *view, size_t row, size_t column, struct table_cell *cell)
{
	const struct answers *answers = &view->app->answers;
	const struct field *field = view->columns[column].field;
	row_t at = cell_of(view, row, column);
	struct str stored = STR_EMPTY;

	str_clear(&cell->shown);
	cell->asked = flow_field_asked(answers, field, at);
	if (!flow_field_relevant(answers, field, at))
		return;
	if (answers_is_row_label(answers, field, at))
		fixed_row_name(form_fixed_row(answers->form, view->group, at), answers->form->language, &stored);
	else
		answers_effective(answers, field, at, &stored);
	show(field, stored.data, &cell->shown);
	cell->given = cell->asked && *answers_text(answers, field, at);
	str_release(&stored);
}

struct value table_view_worth(const struct table_view *view, size_t row, size_t column)
{
	return answers_effective_worth(&view->app->answers, view->columns[column].field, cell_of(view, row, column));
}

struct value table_view_sum(const struct table_view *view, size_t column)
{
	const struct table_column *at = &view->columns[column];

	if (!table_sums(view->table, at->field->index))
		return value_empty();
	return table_total(&view->app->answers, view->table, at->field, at->column);
}

void table_view_total(const struct table_view *view, size_t column, struct str *out)
{
	struct str stored = STR_EMPTY;

	value_store(table_view_sum(view, column), &stored);
	show(view->columns[column].field, stored.data, out);
	str_release(&stored);
}

bool table_view_totals(const struct table_view *view, struct str *out)
{
	if (view->table->has_total)
		str_add(out, words_for(&view->table->total, i18n_language()));
	return view->table->has_total;
}
