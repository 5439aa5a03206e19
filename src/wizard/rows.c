#include "wizard/state.h"

#include "base/i18n.h"
#include "model/table.h"

const struct group *group_here(const struct machine *machine)
{
	const struct form *form = machine->app->form;
	const struct field *field = focus_field(machine);

	if (form_rows(form, field))
		return form_rows(form, field);
	return field->group == EXPR_NO_GROUP ? NULL : &form->groups[field->group];
}

/* From a cell its whole row. */
static row_t row_meant(const struct machine *machine, const struct group *group,
			  const struct command *command)
{
	return command->number ? answers_row_id(&machine->app->answers, group, command->number - 1) :
				 row_of(machine->at.row);
}

/* In a table a row has a question for each of its cells that is asked. */
static bool first_of_row(const struct answers *answers, const struct group *group, row_t row, struct question *first)
{
	const struct table *table = group->table < 0 ? NULL : &answers->form->tables[group->table];
	size_t count = table ? table_width(answers, table) : group->member_count;

	for (size_t i = 0; i < count; i++) {
		uint32_t column = 0;
		const struct field *field = table ? table_cell(answers, table, i, &column) :
						    &answers->form->fields[group->members[i]];

		*first = (struct question){ field->heading, field->index, row_cell(row_of(row), column) };
		if (flow_field_asked(answers, field, first->row))
			return true;
	}
	return false;
}

static void go_to_row(struct machine *machine, const struct group *group, row_t row)
{
	const struct answers *answers = &machine->app->answers;

	struct question first;

	if (!first_of_row(answers, group, row, &first)) {
		machine_say(machine, _("Nothing is answered in that row: it is worked out."));
		return;
	}
	if (machine->state == STATE_ROW)
		state_push(machine);
	question_go_to(machine, first.field, first.row, false);
}

static void add_row(struct machine *machine, const struct group *group)
{
	size_t count = answers_row_count(&machine->app->answers, group);
	struct str said = STR_EMPTY;

	if (group->table >= 0 && !table_takes_rows(machine->app->form, &machine->app->form->tables[group->table])) {
		machine_say(machine, _("This table has the rows of the form, and no others."));
	} else if (count >= (size_t)group->max) {
		str_addf(&said, _("There can be at most %lld rows here."), (long long)group->max);
		machine_say(machine, said.data);
	} else {
		go_to_row(machine, group, application_row_add(machine->app, group, count));
	}
	str_release(&said);
}

/* Answers elsewhere that stand under the row: its columns of tables. */
static size_t cells_under(const struct answers *answers, const struct group *group, row_t row)
{
	const struct form *form = answers->form;
	int number = (int)(group - form->groups);
	size_t count = 0;

	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];
		const struct group *rows = field->axis == number ? &form->groups[field->group] : NULL;

		for (size_t k = 0; rows && k < answers_row_count(answers, rows); k++)
			count += *answers_text(answers, field, row_cell(answers_row_id(answers, rows, k), row_of(row))) != '\0';
	}
	return count;
}

static void remove_row(struct machine *machine, const struct group *group, row_t row)
{
	struct str said = STR_EMPTY, title = STR_EMPTY, call = STR_EMPTY;
	size_t cells = cells_under(&machine->app->answers, group, row);

	answers_row_title(&machine->app->answers, group, row, &title);
	application_row_remove(machine->app, group, row);
	machine_call(machine, COMMAND_UNDO, &call);
	/* TRANSLATORS: %1$s is the title of a row, such as the name of a party, %2$s a key or a command;
	 * %3$zu are the amounts under that name in tables. */
	if (cells)
		str_addf(&said,
			 ngettext_("“%1$s” has been removed with all its answers, and %3$zu in the tables. %2$s brings it back.",
				   "“%1$s” has been removed with all its answers, and %3$zu in the tables. %2$s brings it back.",
				   cells), title.data, call.data, cells);
	else
		str_addf(&said, _("“%1$s” has been removed with all its answers. %2$s brings it back."), title.data, call.data);
	question_go_to(machine, group->field, NO_ROW, false);
	machine_say(machine, said.data);
	str_release(&said);
	str_release(&title);
	str_release(&call);
}

static void move_row(struct machine *machine, const struct group *group, row_t row, int by)
{
	size_t count = answers_row_count(&machine->app->answers, group);
	size_t index = answers_row_index(&machine->app->answers, group, row);

	if (by < 0 && (!index || row_is_fixed(answers_row_id(&machine->app->answers, group, index - 1))))
		machine_say(machine, _("The row is the first already."));
	else if (by > 0 && index + 1 >= count)
		machine_say(machine, _("The row is the last already."));
	else
		application_row_move(machine->app, group, row, by < 0 ? index - 1 : index + 1);
}

static bool is_row_command(enum command_id id)
{
	return id == COMMAND_ADD || id == COMMAND_REMOVE || id == COMMAND_UP || id == COMMAND_DOWN;
}

bool rows_command(struct machine *machine, const struct command *command)
{
	const struct group *group = group_here(machine);
	row_t row;

	if (!group || !is_row_command(command->id))
		return false;
	if (machine->at.row)
		question_settle(machine);
	row = row_meant(machine, group, command);
	if (command->id == COMMAND_ADD)
		add_row(machine, group);
	else if (answers_row_index(&machine->app->answers, group, row) == SIZE_MAX)
		machine_say(machine, _("There is no row with that number."));
	else if (row_is_fixed(row))
		machine_say(machine, _("That row is the form's own: it can neither be removed nor moved."));
	else if (command->id == COMMAND_REMOVE)
		remove_row(machine, group, row);
	else
		move_row(machine, group, row, command->id == COMMAND_UP ? -1 : 1);
	return true;
}

/* A block pasted on the table itself begins in the row meant, or in a new one. */
static bool paste_into_row(struct machine *machine, const struct group *group, const struct command *command)
{
	size_t count = answers_row_count(&machine->app->answers, group);
	bool fresh = !command->number || command->number > count;

	if (!fresh)
		go_to_row(machine, group, answers_row_id(&machine->app->answers, group, command->number - 1));
	else
		add_row(machine, group);
	if (machine->state == STATE_CELL)
		cell_paste(machine, command->text, fresh);
	return true;
}

bool rows_handle(struct machine *machine, const struct command *command)
{
	const struct group *group = group_here(machine);
	size_t count;

	if (group && group->table >= 0 && command->id == COMMAND_PASTE)
		return paste_into_row(machine, group, command);

	if (!group || command->id != COMMAND_CHOOSE)
		return false;
	count = answers_row_count(&machine->app->answers, group);
	if (command->number && command->number <= count)
		go_to_row(machine, group, answers_row_id(&machine->app->answers, group, command->number - 1));
	else if (command->number == count + 1)
		add_row(machine, group);
	else
		return false;
	return true;
}
