#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"

static const char *keep(struct run *run, struct str *text)
{
	const char *kept;

	str_trim(text);
	kept = arena_strndup(&run->scratch, text->data, text->len);
	str_release(text);
	return kept;
}

const struct field *run_field(const struct run *run, const char *id)
{
	const struct field *field = form_field(run->form, id);

	return field && field->group == EXPR_NO_GROUP && flow_field_asked(run->answers, field, NO_ROW) ? field : NULL;
}

const char *run_answer(struct run *run, const struct field *field, row_t row)
{
	struct str text = STR_EMPTY;

	if (!flow_field_asked(run->answers, field, row))
		return "";
	answers_effective(run->answers, field, row, &text);
	return keep(run, &text);
}

const char *run_in_row(struct run *run, const struct spot *spot, const char *name)
{
	const struct field *field = NULL;

	if (spot->field->group != EXPR_NO_GROUP)
		field = form_member(run->form, &run->form->groups[spot->field->group], name);
	return field ? run_answer(run, field, spot->row) : "";
}

const struct field *run_beside(const struct run *run, const struct field *field, const char *name)
{
	return field->group == EXPR_NO_GROUP ? NULL : form_member(run->form, &run->form->groups[field->group], name);
}

const char *run_row_name(struct run *run, const struct table *table, row_t row)
{
	const struct group *group = &run->form->groups[table->group];
	const struct fixed_row *fixed = table->own ? form_fixed_row(run->form, group, row) : NULL;
	struct str name = STR_EMPTY;

	if (fixed)
		fixed_row_name(fixed, run->form->language, &name);
	else if (table->own)
		answers_effective(run->answers, &run->form->fields[table->columns[0]], row, &name);
	else
		answers_row_title(run->answers, group, row, &name);
	return keep(run, &name);
}

const char *run_fold(struct run *run, const char *text)
{
	struct str fold = STR_EMPTY;

	utf8_fold(&fold, text, strlen(text));
	return keep(run, &fold);
}

const char *run_told(struct run *run)
{
	const struct field *text = run->told ? NULL : run_field(run, "budget.text");

	if (!run->told)
		run->told = text ? run_fold(run, run_answer(run, text, NO_ROW)) : "";
	return run->told;
}

bool run_date(struct run *run, const char *id, date_t *date)
{
	const struct field *field = run_field(run, id);
	struct value worth;

	if (!field || type_read(field, run_answer(run, field, NO_ROW), &worth, NULL) != ANSWER_OK ||
	    worth.kind != VALUE_DATE)
		return false;
	*date = worth.date;
	return true;
}

/* --- amounts of a row -------------------------------------------------------- */

int64_t run_row_amount(struct run *run, const struct field *amount, row_t row)
{
	int64_t sum = 0;
	struct value worth;

	if (amount->axis == EXPR_NO_AXIS)
		return worth = answers_worth(run->answers, amount, row), worth.kind == VALUE_MONEY ? worth.ore : 0;
	for (uint32_t column = 0; (column = answers_next_column(run->answers, amount, row, column));) {
		worth = answers_worth(run->answers, amount, row_cell(row_of(row), column));
		sum += worth.kind == VALUE_MONEY ? worth.ore : 0;
	}
	return sum;
}

static bool is_positive(const struct run *run, const struct field *field, row_t cell)
{
	struct value worth = answers_worth(run->answers, field, cell);

	return worth.kind == VALUE_MONEY && worth.ore > 0;
}

static bool earlier_in_column(const struct run *run, const struct spot *spot)
{
	const struct field *field = spot->field;
	uint32_t column = 0;

	if (field->axis == EXPR_NO_AXIS)
		return false;
	while ((column = answers_next_column(run->answers, field, spot->row, column)) && column < row_column(spot->row))
		if (is_positive(run, field, row_cell(row_of(spot->row), column)))
			return true;
	return false;
}

bool run_leads(struct run *run, const struct spot *spot)
{
	const struct table *table = form_table_of(run->form, spot->field);

	if (!table || spot->worth.kind != VALUE_MONEY || spot->worth.ore <= 0 || earlier_in_column(run, spot))
		return false;
	for (size_t i = 0; i < table->column_count && table->columns[i] != spot->field->index; i++) {
		const struct field *column = &run->form->fields[table->columns[i]];

		if (column->type->id == TYPE_MONEY && !column->calculate && run_row_amount(run, column, spot->row) > 0)
			return false;
	}
	return true;
}

int64_t run_total(const struct run *run)
{
	const struct field *total = form_field(run->form, "budget.total");
	struct value worth = total ? answers_worth(run->answers, total, NO_ROW) : value_empty();

	return worth.kind == VALUE_MONEY ? worth.ore : 0;
}

bool run_is_own(const struct run *run, const struct field *field)
{
	static const char own[] = "budget.own";
	const struct table *table = form_table_of(run->form, field);

	return !strcmp(field->name, "own") || (table && !strncmp(run->form->fields[table->field].id, own, strlen(own)));
}

/* --- what the application is ------------------------------------------------- */

static bool kind_means(struct run *run, enum kind_means means)
{
	const struct field *kind = run_field(run, "kind");
	const struct choice *choice = kind ? field_choice(kind, run_answer(run, kind, NO_ROW)) : NULL;

	return choice && choice->means == means;
}

bool run_is_supplement(struct run *run)
{
	return kind_means(run, MEANS_SUPPLEMENT);
}

bool run_is_extension(struct run *run)
{
	return kind_means(run, MEANS_EXTENSION);
}

const char *run_name(struct run *run, const struct field *field)
{
	const struct heading *heading = &run->form->headings[field->heading];
	const char *label = words_for(&field->label, i18n_language());
	struct str name = STR_EMPTY;

	str_add(&name, *label ? label : heading->text);
	str_trim(&name);
	if (!*label && heading->star && name.len > 3 && !strcmp(name.data + name.len - 3, "(*)"))
		str_cut(&name, name.len - 3);
	if (name.len && name.data[name.len - 1] == ':')
		str_cut(&name, name.len - 1);
	return keep(run, &name);
}

enum { QUOTE_COLUMNS = 60 };

const char *run_quote(struct run *run, const struct spot *spot)
{
	struct str quote = STR_EMPTY;
	size_t len = strlen(spot->text);
	size_t fits = utf8_fit(spot->text, len, QUOTE_COLUMNS);

	str_add_bytes(&quote, spot->text, fits);
	str_add(&quote, fits < len ? "…" : "");
	return keep(run, &quote);
}

const char *run_day(struct run *run, date_t date)
{
	struct str words = STR_EMPTY;

	date_words(date, &words);
	return keep(run, &words);
}

const char *run_money(struct run *run, int64_t ore)
{
	struct str text = STR_EMPTY;

	money_format(ore, " ", &text);
	str_addf(&text, " %s", run->form->layout.currency);
	return keep(run, &text);
}
