#include "rules/rule.h"

#include "base/i18n.h"
#include "model/table.h"

/* Said at a table of it that is required and empty. */
static bool is_told_at_table(const struct run *run)
{
	static const char budget[] = "budget.";

	for (size_t i = 0; i < run->form->table_count; i++) {
		const struct table *table = &run->form->tables[i];
		const struct field *field = &run->form->fields[table->field];

		if (field->required && !strncmp(field->id, budget, strlen(budget)) && !table_answered(run->answers, table))
			return true;
	}
	return false;
}

/* Where the sum itself is asked and required, FIELD.REQUIRED says so. */
void check_attachment(struct run *run, const struct spot *spot)
{
	bool told = !spot->field->calculate && spot->field->required && !*spot->text;

	if (spot->fault == ANSWER_OK && run_total(run) <= 0 && !told && !is_told_at_table(run))
		say(run, spot, NULL, _("The budget is not filled in. Write the amounts that are applied for in its tables."));
}

static void say_own(struct run *run, const struct spot *spot)
{
	say(run, spot, NULL, _("Nothing is said of own financing. Write it, or 0 if there is none: 0 is an answer too."));
}

void check_own(struct run *run, const struct spot *spot)
{
	if (spot->worth.kind == VALUE_EMPTY && spot->fault == ANSWER_OK && run_total(run) > 0)
		say_own(run, spot);
}

void check_own_column(struct run *run, const struct spot *spot)
{
	const struct table *table = form_table(run->form, spot->field);
	const struct group *group = &run->form->groups[table->group];
	const struct field *own = form_member(run->form, group, "own");

	if (!own || own->calculate || form_table_of(run->form, own) != table || run_total(run) <= 0)
		return;
	for (size_t i = 0; i < answers_row_count(run->answers, group); i++)
		if (*answers_text(run->answers, own, answers_row_id(run->answers, group, i)))
			return;
	say_own(run, spot);
}
