#include "wizard/state.h"

#include "model/table.h"

#include <assert.h>

/* Where the writer is, and going there. */

const struct field *focus_field(const struct machine *machine)
{
	return &machine->app->form->fields[machine->at.field];
}

const char *focus_answer(const struct machine *machine)
{
	return answers_text(&machine->app->answers, focus_field(machine), machine->at.row);
}

bool question_takes_answer(const struct field *field)
{
	return field->type->widget != WIDGET_NONE;
}

static enum state_id state_for(const struct form *form, const struct field *field)
{
	switch (field->type->widget) {
	case WIDGET_NONE: return STATE_ROW;
	case WIDGET_LONG: return STATE_EDITOR;
	default: return form_table_of(form, field) ? STATE_CELL : STATE_HEADING;
	}
}

void question_check(struct machine *machine)
{
	problems_release(&machine->here);
	rules_check_field(machine->app, machine->world.today, focus_field(machine), machine->at.row, &machine->here);
}

/* A group that must have rows gets them when its heading is opened. */
static void fill_groups(struct machine *machine, int heading)
{
	struct application *app = machine->app;
	const struct heading *opened = &app->form->headings[heading];

	for (size_t i = 0; i < opened->item_count; i++) {
		const struct field *item = &app->form->fields[opened->items[i]];
		const struct group *group = form_rows(app->form, item);

		if (!group || !flow_field_asked(&app->answers, item, NO_ROW))
			continue;
		for (size_t n = answers_row_count(&app->answers, group); n < (size_t)group->min; n++)
			application_row_add(app, group, n);
	}
}

static void remember_place(struct machine *machine)
{
	const struct form *form = machine->app->form;
	struct str place = STR_EMPTY;
	char row[ROW_TEXT];
	uint64_t before;

	row_text(machine->at.row, row);
	str_addf(&place, "%s %s %s", form->headings[machine->at.heading].id, focus_field(machine)->id, row);
	before = machine->app->revision;
	application_place(machine->app, place.data);
	/* no answer has changed by that */
	if (machine->progress->revision == before)
		machine->progress->revision = machine->app->revision;
	str_release(&place);
}

bool question_is_begun(const struct machine *machine)
{
	return flow_begun(&machine->app->answers, focus_field(machine), machine->at.row);
}

void question_go(struct machine *machine, struct question to, bool fill)
{
	const struct answers *answers = &machine->app->answers;
	const struct field *field = &answers->form->fields[to.field];

	if (fill) {
		const struct group *rows = form_rows(answers->form, field);
		bool was_empty = rows && !answers_row_count(answers, rows);

		fill_groups(machine, to.heading);
		if (was_empty && answers_row_count(answers, rows))
			flow_enter_heading(answers, to.heading, &to);
	}
	machine->at = to;
	problems_release(&machine->here);
	state_switch(machine, state_for(answers->form, focus_field(machine)));
	remember_place(machine);
	if (question_is_begun(machine))
		question_check(machine);
}

/* What is calculated is no question, nor a table that takes no rows. */
static bool is_question(const struct answers *answers, const struct question *at)
{
	const struct field *field = &answers->form->fields[at->field];
	const struct table *table = form_table(answers->form, field);

	return !answers_calculation(answers, field, at->row) && (!table || table_takes_rows(answers->form, table));
}

/* The first question in the same place, in the same row if that is in one; else
 * the last one before it. */
static struct question question_beside(const struct answers *answers, struct question at)
{
	const struct form *form = answers->form;
	int place = rules_item(form, &form->fields[at.field]);
	struct question to, beside = at;
	bool more = flow_enter_heading(answers, at.heading, &to);

	for (bool first = true; more && to.heading == at.heading; more = flow_next(answers, &to, &to), first = false) {
		int there = rules_item(form, &form->fields[to.field]);

		if (there == place && (!at.row || row_of(at.row) == row_of(to.row)))
			return to;
		if (first || there < place)
			beside = to;
	}
	return beside;
}

void question_go_to(struct machine *machine, int field, row_t row, bool fill)
{
	const struct answers *answers = &machine->app->answers;
	const struct form *form = answers->form;
	const struct field *to = &form->fields[field];
	struct question at;

	if (to->group != EXPR_NO_GROUP && answers_row_index(answers, &form->groups[to->group], row) == SIZE_MAX)
		to = &form->fields[form->groups[to->group].field];
	if (to->group == EXPR_NO_GROUP)
		row = NO_ROW;
	at = (struct question){ to->heading, to->index, row };
	question_go(machine, is_question(answers, &at) ? at : question_beside(answers, at), fill);
}

/* Whether nothing has been answered there yet. */
static bool is_open(const struct answers *answers, const struct field *field, row_t row)
{
	const struct group *rows = form_rows(answers->form, field);

	if (question_takes_answer(field))
		return !*answers_text(answers, field, row);
	return rows && !answers_row_count(answers, rows);
}

void question_first_open(struct machine *machine)
{
	const struct answers *answers = &machine->app->answers;
	struct question at, first;
	bool more = flow_first(answers, &first);

	assert(more); /* the loader refuses a form that asks nothing */
	for (at = first; more; more = flow_next(answers, &at, &at)) {
		const struct field *field = &answers->form->fields[at.field];

		if (is_open(answers, field, at.row)) {
			question_go(machine, at, true);
			return;
		}
	}
	question_go(machine, first, true);
}

/* Rows that are answered already are shown as a list, not gone through anew; on the
 * screen a table shows its rows around any cell. */
bool question_enter(const struct machine *machine, int heading, struct question *to)
{
	const struct answers *answers = &machine->app->answers;
	const struct form *form = answers->form;
	const struct field *field;

	if (!flow_enter_heading(answers, heading, to))
		return false;
	field = &form->fields[to->field];
	if (machine->world.screen && form_table_of(form, field))
		return true;
	if (field->group != EXPR_NO_GROUP && form->groups[field->group].heading == heading &&
	    flow_heading_state(answers, &form->headings[heading]) == HEADING_DONE)
		*to = (struct question){ heading, form->groups[field->group].field, NO_ROW };
	return true;
}
