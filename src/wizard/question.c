#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <assert.h>

const struct field *focus_field(const struct machine *machine)
{
	return &machine->app->form->fields[machine->at.field];
}

static const char *focus_answer(const struct machine *machine)
{
	return answers_text(&machine->app->answers, focus_field(machine), machine->at.row);
}

static bool takes_answer(const struct field *field)
{
	return field->type->widget != WIDGET_NONE;
}

/* --- going there ----------------------------------------------------------- */

static enum state_id state_for(const struct field *field)
{
	switch (field->type->widget) {
	case WIDGET_NONE: return STATE_ROW;
	case WIDGET_LONG: return STATE_EDITOR;
	default: return STATE_HEADING;
	}
}

static void check_here(struct machine *machine)
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
		const struct group *group = item->type->id == TYPE_GROUP ? &app->form->groups[item->holds] : NULL;

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

	str_addf(&place, "%s %s %u", form->headings[machine->at.heading].id, focus_field(machine)->id,
		 (unsigned)machine->at.row);
	application_place(machine->app, place.data);
	str_release(&place);
}

void question_go(struct machine *machine, struct question to, bool fill)
{
	const struct answers *answers = &machine->app->answers;
	const struct field *field = &answers->form->fields[to.field];

	if (fill) {
		bool was_empty = field->type->id == TYPE_GROUP &&
				 !answers_row_count(answers, &answers->form->groups[field->holds]);

		fill_groups(machine, to.heading);
		if (was_empty && answers_row_count(answers, &answers->form->groups[field->holds]))
			flow_enter_heading(answers, to.heading, &to);
	}
	machine->at = to;
	problems_release(&machine->here);
	state_switch(machine, state_for(focus_field(machine)));
	remember_place(machine);
	if (takes_answer(focus_field(machine)) && *focus_answer(machine))
		check_here(machine);
}

void question_go_to(struct machine *machine, int field, uint32_t row, bool fill)
{
	const struct form *form = machine->app->form;
	const struct field *to = &form->fields[field];

	if (to->group != EXPR_NO_GROUP &&
	    answers_row_index(&machine->app->answers, &form->groups[to->group], row) == SIZE_MAX)
		to = &form->fields[form->groups[to->group].field];
	if (to->group == EXPR_NO_GROUP)
		row = NO_ROW;
	question_go(machine, (struct question){ to->heading, to->index, row }, fill);
}

void question_first_open(struct machine *machine)
{
	const struct answers *answers = &machine->app->answers;
	struct question at, first;
	bool more = flow_first(answers, &first);

	assert(more); /* the loader refuses a form that asks nothing */
	for (at = first; more; more = flow_next(answers, &at, &at)) {
		const struct field *field = &answers->form->fields[at.field];

		if (takes_answer(field) ? !*answers_text(answers, field, at.row) :
					  !answers_row_count(answers, &answers->form->groups[field->holds])) {
			question_go(machine, at, true);
			return;
		}
	}
	question_go(machine, first, true);
}

/* --- leaving an answer ------------------------------------------------------ */

/* One item a line: no markers, no empty lines. */
static void tidy_list(struct str *text)
{
	struct str tidy = STR_EMPTY;
	const char *cursor = text->data;
	struct text_part part;

	while (text_next_part(&cursor, &part)) {
		if (tidy.len)
			str_add_char(&tidy, '\n');
		if (part.kind == TEXT_CONTINUED)
			str_add(&tidy, "  ");
		str_add_bytes(&tidy, part.at, part.len);
	}
	str_clear(text);
	str_add_bytes(text, tidy.data, tidy.len);
	str_release(&tidy);
}

static void tidy(const struct field *field, const char *text, struct str *out)
{
	struct utf8_cleaning done = { 0 };

	utf8_clean(out, text, strlen(text), field->type->widget != WIDGET_LONG, &done);
	if (field->type->id == TYPE_LIST)
		tidy_list(out);
	if (field->type->widget != WIDGET_LONG) {
		str_trim(out);
		return;
	}
	while (out->len && strchr(" \n", out->data[out->len - 1]))
		str_cut(out, out->len - 1);
}

/* A date is shown back in words, an amount with its zeros in groups. */
static void tell_reading(struct machine *machine, const char *typed, const char *stored)
{
	const struct field *field = focus_field(machine);
	struct str shown = STR_EMPTY;
	struct str said = STR_EMPTY;

	type_show(field, stored, &shown);
	if (strcmp(typed, shown.data) && (field->type->id == TYPE_DATE || field->type->id == TYPE_MONEY)) {
		/* TRANSLATORS: %s is a date in words or an amount, as it was understood. */
		str_addf(&said, _("Read as %s."), shown.data);
		machine_say(machine, said.data);
	}
	str_release(&shown);
	str_release(&said);
}

void question_settle(struct machine *machine)
{
	const struct field *field = focus_field(machine);
	struct str text = STR_EMPTY, stored = STR_EMPTY;
	struct value worth;

	if (takes_answer(field) && field->type->id != TYPE_LOCKED) {
		tidy(field, focus_answer(machine), &text);
		if (type_read(field, text.data, &worth, &stored) == ANSWER_OK && worth.kind != VALUE_EMPTY) {
			if (strcmp(focus_answer(machine), stored.data))
				tell_reading(machine, text.data, stored.data);
			application_set(machine->app, field, machine->at.row, stored.data);
		} else {
			application_set(machine->app, field, machine->at.row, text.data);
		}
	}
	str_release(&text);
	str_release(&stored);
}

/* Whether the answer has something to stay for. */
static bool has_problems(const struct machine *machine)
{
	return problems_count(&machine->here, SEVERITY_ERROR) || problems_count(&machine->here, SEVERITY_WARNING);
}

static void say_hints(struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].severity == SEVERITY_INFO)
			machine_say(machine, machine->here.items[i].message);
}

void question_advance(struct machine *machine)
{
	struct question next;

	if (state_close(machine))
		return;
	if (flow_next(&machine->app->answers, &machine->at, &next)) {
		question_go(machine, next, true);
		return;
	}
	machine_say(machine, _("That was the last question."));
	state_open(machine, STATE_REVIEW);
}

static void set_answer(struct machine *machine, const char *text)
{
	struct str clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };

	utf8_clean(&clean, text, strlen(text), focus_field(machine)->type->widget != WIDGET_LONG, &done);
	application_set(machine->app, focus_field(machine), machine->at.row, clean.data);
	str_release(&clean);
}

static bool do_answer(struct machine *machine, const struct command *command)
{
	if (!takes_answer(focus_field(machine)) || focus_field(machine)->type->id == TYPE_LOCKED)
		return false;
	if (command->text)
		set_answer(machine, command->text);
	question_settle(machine);
	check_here(machine);
	if (has_problems(machine)) {
		machine_effect(machine, EFFECT_BELL, NULL);
		return true;
	}
	say_hints(machine);
	question_advance(machine);
	return true;
}

static bool do_type(struct machine *machine, const struct command *command)
{
	const struct field *field = focus_field(machine);
	const struct text *buffer = answers_buffer(&machine->app->answers, field, machine->at.row);
	struct str clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };

	if (!takes_answer(field) || field->type->id == TYPE_LOCKED || command->at > text_len(buffer) ||
	    command->removed > text_len(buffer) - command->at)
		return false;
	utf8_clean(&clean, command->text, strlen(command->text), field->type->widget != WIDGET_LONG, &done);
	application_splice(machine->app, field, machine->at.row, command->at, command->removed, clean.data, clean.len);
	problems_release(&machine->here);
	str_release(&clean);
	return true;
}

static bool do_choose(struct machine *machine, const struct command *command)
{
	const struct field *field = focus_field(machine);

	if (field->type->id == TYPE_LOCKED && command->number == 1)
		application_set(machine->app, field, machine->at.row, field->digest);
	else if (command->number && command->number <= field->choice_count)
		application_set(machine->app, field, machine->at.row, field->choices[command->number - 1].id);
	else
		return false;
	check_here(machine);
	if (has_problems(machine))
		machine_effect(machine, EFFECT_BELL, NULL);
	else
		question_advance(machine);
	return true;
}

/* --- the other commands of a question --------------------------------------- */

static bool do_next(struct machine *machine, const struct command *command)
{
	(void)command;
	question_settle(machine);
	question_advance(machine);
	return true;
}

static bool do_back(struct machine *machine, const struct command *command)
{
	struct question previous;

	(void)command;
	question_settle(machine);
	if (state_close(machine))
		return true;
	if (flow_previous(&machine->app->answers, &machine->at, &previous))
		question_go(machine, previous, false);
	else
		machine_effect(machine, EFFECT_CLOSE, NULL);
	return true;
}

static bool do_clear(struct machine *machine, const struct command *command)
{
	(void)command;
	application_set(machine->app, focus_field(machine), machine->at.row, "");
	problems_release(&machine->here);
	machine_say(machine, _("The answer is emptied. Undo brings it back."));
	return true;
}

static const struct problem *offered_mend(const struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].mend)
			return &machine->here.items[i];
	return NULL;
}

static bool do_mend(struct machine *machine, const struct command *command)
{
	const struct problem *problem = offered_mend(machine);

	(void)command;
	if (!problem) {
		machine_say(machine, _("There is no mend to take here."));
		return true;
	}
	application_set(machine->app, focus_field(machine), machine->at.row, problem->mend);
	check_here(machine);
	if (!has_problems(machine))
		question_advance(machine);
	return true;
}

static const struct problem *open_warning(const struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].severity == SEVERITY_WARNING && !machine->here.items[i].accepted)
			return &machine->here.items[i];
	return NULL;
}

static bool do_accept(struct machine *machine, const struct command *command)
{
	const struct problem *warning = open_warning(machine);

	if (!warning) {
		machine_say(machine, _("There is no warning to accept here."));
	} else if (!command->text || !*command->text) {
		machine_say(machine, _("Write the reason after the word, so that it can be read afterwards."));
	} else {
		application_accept(machine->app, warning->code, focus_field(machine), machine->at.row, command->text);
		check_here(machine);
		machine_say(machine, _("The warning is accepted; the reason is kept with the application."));
		if (!has_problems(machine))
			question_advance(machine);
	}
	return true;
}

bool question_has_mend(const struct machine *machine)
{
	return offered_mend(machine) != NULL;
}

bool question_has_warning(const struct machine *machine)
{
	return open_warning(machine) != NULL;
}

static bool do_defer(struct machine *machine, const struct command *command)
{
	bool note = command->text && *command->text;

	application_defer(machine->app, focus_field(machine), machine->at.row, note ? command->text : NULL);
	machine_say(machine, note ? _("The question is marked to be looked up.") : _("The mark is taken away."));
	return true;
}

static bool go_heading(struct machine *machine, int heading, const char *at_the_end)
{
	struct question to;

	question_settle(machine);
	if (heading < 0 || !flow_enter_heading(&machine->app->answers, heading, &to)) {
		machine_say(machine, at_the_end);
		return true;
	}
	machine->layer_count = 0;
	question_go(machine, to, true);
	return true;
}

static bool do_next_heading(struct machine *machine, const struct command *command)
{
	(void)command;
	return go_heading(machine, flow_next_heading(&machine->app->answers, machine->at.heading),
			  _("This is the last heading."));
}

static bool do_previous_heading(struct machine *machine, const struct command *command)
{
	(void)command;
	return go_heading(machine, flow_previous_heading(&machine->app->answers, machine->at.heading),
			  _("This is the first heading."));
}

struct handler {
	enum command_id id;
	bool (*handle)(struct machine *machine, const struct command *command);
};

static bool hand_over(const struct handler *handlers, size_t count, struct machine *machine,
		      const struct command *command)
{
	for (size_t i = 0; i < count; i++)
		if (handlers[i].id == command->id)
			return handlers[i].handle(machine, command);
	return false;
}

bool question_handle(struct machine *machine, const struct command *command)
{
	static const struct handler handlers[] = {
		{ COMMAND_TYPE, do_type }, { COMMAND_ANSWER, do_answer }, { COMMAND_CHOOSE, do_choose },
		{ COMMAND_NEXT, do_next }, { COMMAND_BACK, do_back }, { COMMAND_CLEAR, do_clear },
		{ COMMAND_MEND, do_mend }, { COMMAND_ACCEPT, do_accept }, { COMMAND_DEFER, do_defer },
		{ COMMAND_NEXT_HEADING, do_next_heading }, { COMMAND_PREVIOUS_HEADING, do_previous_heading },
	};

	return hand_over(handlers, sizeof handlers / sizeof *handlers, machine, command) ||
	       rows_command(machine, command);
}

/* --- the lines of a long answer ---------------------------------------------- */

/* Byte range of a line, from 1, its newline included; false when there is none. */
static bool line_range(const char *text, size_t number, size_t *at, size_t *len)
{
	const char *line = text;

	for (size_t i = 1; i < number && line; i++) {
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	if (!number || !line || !*line)
		return false;
	*at = (size_t)(line - text);
	*len = strcspn(line, "\n");
	*len += line[*len] == '\n';
	return true;
}

static void splice_line(struct machine *machine, size_t at, size_t removed, const char *text)
{
	struct str line = STR_EMPTY;
	struct utf8_cleaning done = { 0 };

	if (text) {
		utf8_clean(&line, text, strlen(text), true, &done);
		str_add_char(&line, '\n');
	}
	application_splice(machine->app, focus_field(machine), machine->at.row, at, removed, line.data, line.len);
	problems_release(&machine->here);
	str_release(&line);
}

bool editor_handle(struct machine *machine, const struct command *command)
{
	size_t at, len;

	if (command->id != COMMAND_LINE_CHANGE && command->id != COMMAND_LINE_REMOVE &&
	    command->id != COMMAND_LINE_INSERT)
		return false;
	if (!line_range(focus_answer(machine), command->number, &at, &len)) {
		machine_say(machine, command->number ? _("There is no line with that number.") :
						       _("Write the number of the line after the word."));
		return true;
	}
	if (command->id == COMMAND_LINE_REMOVE)
		splice_line(machine, at, len, NULL);
	else if (!command->text || !*command->text)
		machine_say(machine, _("Write the new text after the number."));
	else
		splice_line(machine, at, command->id == COMMAND_LINE_CHANGE ? len : 0, command->text);
	return true;
}
