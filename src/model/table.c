#include "model/table.h"

static size_t cells_of(const struct answers *answers, const struct field *column)
{
	return column->axis == EXPR_NO_AXIS ? 1 : answers_columns(answers, column->axis);
}

size_t table_width(const struct answers *answers, const struct table *table)
{
	size_t width = 0;

	for (size_t i = 0; i < table->column_count; i++)
		width += cells_of(answers, &answers->form->fields[table->columns[i]]);
	return width;
}

const struct field *table_cell(const struct answers *answers, const struct table *table, size_t index,
			       uint32_t *column)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *field = &answers->form->fields[table->columns[i]];
		size_t cells = cells_of(answers, field);

		if (index < cells) {
			*column = answers_column(answers, field->axis, index);
			return field;
		}
		index -= cells;
	}
	return NULL;
}

size_t table_cell_index(const struct answers *answers, const struct table *table, int field, uint32_t column)
{
	size_t before = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *at = &answers->form->fields[table->columns[i]];
		size_t cells = cells_of(answers, at);

		for (size_t k = 0; at->index == field && k < cells; k++)
			if (answers_column(answers, at->axis, k) == column)
				return before + k;
		before += cells;
	}
	return SIZE_MAX;
}

bool table_takes_rows(const struct form *form, const struct table *table)
{
	return table->own && form->groups[table->group].max > (int64_t)table->fixed_count;
}

bool table_shows(const struct answers *answers, const struct table *table, row_t row)
{
	return !table->when || answers_hold(answers, table->when, table->group, row, false);
}

size_t table_rows(const struct answers *answers, const struct table *table, row_t *rows)
{
	const struct group *group = &answers->form->groups[table->group];
	size_t count = 0;

	for (size_t i = 0; i < answers_row_count(answers, group); i++) {
		row_t row = answers_row_id(answers, group, i);

		if (table_shows(answers, table, row))
			rows[count++] = row;
	}
	return count;
}

void table_row_title(const struct answers *answers, const struct table *table, row_t row, struct str *out)
{
	size_t before = out->len;

	if (table->title && !table->own)
		answers_render(answers, table->title, table->group, row, out);
	if (out->len == before)
		answers_row_title(answers, &answers->form->groups[table->group], row, out);
}

static const char *line_over(const struct answers *answers, const struct table *table, row_t row)
{
	const struct fixed_row *fixed = form_fixed_row(answers->form, &answers->form->groups[table->group], row);

	return fixed && fixed->under.own ? fixed->under.own : "";
}

const char *table_line_before(const struct answers *answers, const struct table *table, const row_t *rows,
			      size_t index)
{
	const char *line = line_over(answers, table, rows[index]);

	if (!*line || !table->own || (index && !strcmp(line, line_over(answers, table, rows[index - 1]))))
		return NULL;
	return line;
}

bool table_row_answered(const struct answers *answers, const struct table *table, row_t row)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *column = &answers->form->fields[table->columns[i]];

		if (column->axis == EXPR_NO_AXIS ? *answers_text(answers, column, row) != '\0' :
						   answers_next_column(answers, column, row, 0) != 0)
			return true;
	}
	return false;
}

bool table_answered(const struct answers *answers, const struct table *table)
{
	const struct group *group = &answers->form->groups[table->group];

	for (size_t i = 0; i < answers_row_count(answers, group); i++)
		if (table_row_answered(answers, table, answers_row_id(answers, group, i)))
			return true;
	return false;
}

bool table_sums(const struct table *table, int field)
{
	for (size_t i = 0; table->has_total && i < table->totalled_count; i++)
		if (table->totalled[i] == field)
			return true;
	return false;
}

struct value table_total(const struct answers *answers, const struct table *table, const struct field *field,
			 uint32_t column)
{
	const struct group *group = &answers->form->groups[table->group];
	struct value sum = value_empty();

	for (size_t i = 0; i < answers_row_count(answers, group); i++) {
		row_t row = answers_row_id(answers, group, i);
		struct value worth = value_empty();

		if (table_shows(answers, table, row))
			worth = answers_effective_worth(answers, field, row_cell(row_of(row), column));
		if (worth.kind == VALUE_EMPTY)
			continue;
		if (sum.kind == VALUE_EMPTY)
			sum = worth;
		else if (!value_add(sum, worth, &sum))
			return value_empty();
	}
	return sum;
}
