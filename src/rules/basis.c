#include "rules/rule.h"

/* What an accepted warning rests on besides its own answer. */

struct basis {
	const struct application *app;
	const struct field *field; /* whose warning it is */
	row_t row;
	struct str *out;
};

static void add_answer(const struct basis *basis, const struct field *field, row_t row)
{
	str_add_char(basis->out, '\n');
	answers_effective(&basis->app->answers, field, row, basis->out);
}

/* In the same column of an axis, or in all of another's. */
static void add_cells(const struct basis *basis, const struct field *field, row_t row)
{
	const struct answers *answers = &basis->app->answers;
	size_t count = answers_columns(answers, field->axis);

	if (field->axis == basis->field->axis && field->group == basis->field->group)
		add_answer(basis, field, basis->row);
	else
		for (size_t i = 0; i < count; i++)
			add_answer(basis, field, row_cell(row_of(row), answers_column(answers, field->axis, i)));
}

/* In its own row, outside rows, or in all rows of another group. */
static void add_field(const struct basis *basis, const struct field *field)
{
	const struct answers *answers = &basis->app->answers;
	const struct group *group = field->group == EXPR_NO_GROUP ? NULL : &basis->app->form->groups[field->group];

	if (field == basis->field || field->type->worth == VALUE_EMPTY)
		return;
	if (!group)
		add_answer(basis, field, NO_ROW);
	else if (field->group == basis->field->group)
		add_cells(basis, field, basis->row);
	else
		for (size_t i = 0; i < answers_row_count(answers, group); i++)
			add_cells(basis, field, answers_row_id(answers, group, i));
}

static void add_name(void *context, const struct expr_name *name)
{
	const struct basis *basis = context;

	if (name->what == EXPR_FIELD)
		add_field(basis, &basis->app->form->fields[name->symbol]);
	else
		str_addf(basis->out, "\n%zu", answers_row_count(&basis->app->answers,
								&basis->app->form->groups[name->symbol]));
}

static const struct rule *find_rule(const char *code)
{
	const struct rule *rule;

	for (size_t i = 0; (rule = rules_at(i)); i++)
		if (!strcmp(rule->code, code))
			return rule;
	return NULL;
}

void rules_basis(const struct application *app, const char *code, const struct field *field, row_t row,
		 struct str *out)
{
	struct basis basis = { app, field, row, out };
	const struct rule *rule = find_rule(code);

	for (size_t i = 0; rule && rule->reads && i < app->form->field_count; i++)
		if (rule_names(rule->reads, &app->form->fields[i]))
			add_field(&basis, &app->form->fields[i]);
	for (size_t i = 0; rule && rule->check == check_form_checks && i < field->check_count; i++)
		if (field->checks[i].that)
			expr_each_name(field->checks[i].that, add_name, &basis);
}
