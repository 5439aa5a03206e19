#include "rules/rule.h"

#include "base/i18n.h"
#include "model/flow.h"
#include "model/table.h"

void check_table_empty(struct run *run, const struct spot *spot)
{
	if (spot->field->required && !table_answered(run->answers, form_table(run->form, spot->field)))
		say(run, spot, NULL, _("Nothing stands in the table “%s” yet. Fill in what it asks for; write 0 where there is nothing."),
		    run_name(run, spot->field));
}

/* --- rows without a number --------------------------------------------------- */

static bool is_number(const struct field *field)
{
	return field->type->worth == VALUE_MONEY || field->type->worth == VALUE_NUMBER;
}

/* Whether numbers are asked of the row, and none stands there. */
static bool lacks_numbers(const struct run *run, const struct table *table, row_t row)
{
	bool asked = false;

	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *column = &run->form->fields[table->columns[i]];

		if (!is_number(column) || column->required || column->initial || column->calculate)
			continue;
		if (answers_calculation(run->answers, column, row))
			return false;
		asked = true;
		if (column->axis == EXPR_NO_AXIS ? *answers_text(run->answers, column, row) != '\0' :
						   answers_next_column(run->answers, column, row, 0) != 0)
			return false;
	}
	return asked;
}

static void name_blank(struct run *run, const struct table *table, row_t row, struct str *names)
{
	const char *name = run_row_name(run, table, row);

	if (*name)
		str_addf(names, names->len ? ", %s" : "%s", name);
}

/* One hint for the table: a blank may be forgotten, a 0 is an answer. */
void check_table_blank(struct run *run, const struct spot *spot)
{
	const struct table *table = form_table(run->form, spot->field);
	const struct group *group = &run->form->groups[table->group];
	struct str names = STR_EMPTY;

	for (size_t i = 0; table_answered(run->answers, table) && i < answers_row_count(run->answers, group); i++) {
		row_t row = answers_row_id(run->answers, group, i);

		if (table_shows(run->answers, table, row) && lacks_numbers(run, table, row))
			name_blank(run, table, row, &names);
	}
	if (names.len)
		say(run, spot, NULL,
		    /* TRANSLATORS: names of rows, parted by commas. */
		    _("No amount stands at: %s. Write 0 where there is none, so that nobody has to ask."), names.data);
	str_release(&names);
}

/* --- years that the period does not touch --------------------------------------- */

static void note_year(struct str *years, uint32_t year)
{
	char text[16];

	snprintf(text, sizeof text, "%u", (unsigned)year);
	if (!strstr(years->data, text))
		str_addf(years, years->len ? ", %s" : "%s", text);
}

static void note_years(const struct run *run, const struct field *column, row_t row, struct str *years)
{
	uint32_t first = answers_column(run->answers, EXPR_YEARS, 0);
	uint32_t last = first + (uint32_t)answers_columns(run->answers, EXPR_YEARS) - 1;

	for (uint32_t year = 0; (year = answers_next_column(run->answers, column, row, year));)
		if (year < first || year > last)
			note_year(years, year);
}

void check_years(struct run *run, const struct spot *spot)
{
	const struct table *table = form_table(run->form, spot->field);
	const struct group *group = &run->form->groups[table->group];
	struct str years = STR_EMPTY;

	if (!answers_columns(run->answers, EXPR_YEARS))
		return;
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *column = &run->form->fields[table->columns[i]];

		for (size_t k = 0; column->axis == EXPR_YEARS && k < answers_row_count(run->answers, group); k++)
			note_years(run, column, answers_row_id(run->answers, group, k), &years);
	}
	if (years.len)
		say(run, spot, NULL,
		    /* TRANSLATORS: a year, or some parted by commas. */
		    _("There are amounts for %s, which is outside the period; they are kept but not counted. Change the period, or write the amounts in its years."),
		    years.data);
	str_release(&years);
}
