#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <assert.h>

/* --- leaving an answer ------------------------------------------------------ */

/* One item a line, no empty lines.  Markers go, but where a line before marked
 * ones leads them: then they tell it from its items. */
static void tidy_list(struct str *text)
{
	struct str tidy = STR_EMPTY;
	const char *cursor = text->data;
	bool led = text_leads_list(text->data);
	struct text_part part;

	while (text_next_part(&cursor, &part)) {
		if (tidy.len)
			str_add_char(&tidy, '\n');
		if (part.kind == TEXT_CONTINUED)
			str_add(&tidy, "  ");
		else if (led && part.kind == TEXT_BULLET)
			str_add(&tidy, "- ");
		else if (led && part.kind == TEXT_NUMBER)
			str_addf(&tidy, "%d. ", part.number);
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
	if (field->type->widget == WIDGET_LONG)
		text_tidy_markers(out);
	if (field->type->id == TYPE_LIST)
		tidy_list(out);
	if (field->type->widget != WIDGET_LONG) {
		str_trim(out);
		return;
	}
	while (out->len && strchr(" \n", out->data[out->len - 1]))
		str_cut(out, out->len - 1);
}

static void tell_read_as(struct machine *machine, const char *text)
{
	struct str said = STR_EMPTY;

	/* TRANSLATORS: %s is a date in words, an amount or a number, as it was understood. */
	str_addf(&said, _("Read as %s."), text);
	machine_say(machine, said.data);
	str_release(&said);
}

/* A date is shown back in words, an amount with its zeros in groups. */
static void tell_reading(struct machine *machine, const char *typed, const char *stored)
{
	const struct field *field = focus_field(machine);
	struct str shown = STR_EMPTY;

	type_show(field, stored, &shown);
	if (strcmp(typed, shown.data) && (field->type->id == TYPE_DATE || field->type->id == TYPE_MONEY))
		tell_read_as(machine, shown.data);
	str_release(&shown);
}

void question_settle(struct machine *machine)
{
	const struct field *field = focus_field(machine);
	struct str text = STR_EMPTY, stored = STR_EMPTY;
	struct value worth;

	if (question_takes_answer(field) && field->type->id != TYPE_LOCKED) {
		tidy(field, focus_answer(machine), &text);
		if (type_read(field, text.data, &worth, &stored) == ANSWER_OK && worth.kind != VALUE_EMPTY) {
			if (strcmp(focus_answer(machine), stored.data))
				tell_reading(machine, text.data, stored.data);
			application_set(machine->app, field, machine->at.row, stored.data);
		} else {
			application_set(machine->app, field, machine->at.row, text.data);
		}
	}
	if (machine->settling)
		application_step(machine->app);
	machine->settling = false;
	str_release(&text);
	str_release(&stored);
}

bool question_has_problems(const struct machine *machine)
{
	return problems_count(&machine->here, SEVERITY_ERROR) || problems_count(&machine->here, SEVERITY_WARNING);
}

/* The same answer as it is usually written is put there, and told. */
static void take_rewriting(struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++) {
		const struct problem *problem = &machine->here.items[i];

		if (!problem->rewrites || !problem->mend)
			continue;
		application_set(machine->app, focus_field(machine), machine->at.row, problem->mend);
		tell_read_as(machine, problem->mend);
		question_check(machine);
		return;
	}
}

static void say_hints(struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].severity == SEVERITY_INFO)
			machine_say(machine, machine->here.items[i].message);
}

/* Where one came from decides how far one goes before coming back: from the
 * review through the heading, from the list of rows through the row, from the
 * problems no further than the answer. */
static bool leads_back(const struct machine *machine, const struct question *next)
{
	enum state_id from = machine->layer_count ? machine->layers[machine->layer_count - 1].state : STATE_ANY;

	switch (from) {
	case STATE_ANY: return false;
	case STATE_REVIEW: return next->heading != machine->at.heading;
	case STATE_ROW: return row_of(next->row) != row_of(machine->at.row);
	default: return true;
	}
}

/* The end of the form: what is left to mend, and what can be done now. */
static void tell_the_end(struct machine *machine)
{
	struct str said = STR_EMPTY;
	struct problems problems = PROBLEMS_NONE;
	size_t errors, later = progress_of(machine)->later;

	rules_check(machine->app, machine->world.today, &problems);
	errors = problems_count(&problems, SEVERITY_ERROR);
	problems_release(&problems);
	str_add(&said, _("That was the last question."));
	str_add_char(&said, ' ');
	if (errors)
		str_addf(&said, ngettext_("%zu thing must be mended before the application is ready.",
					  "%zu things must be mended before the application is ready.", errors), errors);
	else
		str_add(&said, _("Nothing is missing or wrong."));
	if (later)
		str_add_char(&said, ' ');
	if (later)
		str_addf(&said, ngettext_("%zu question is marked to be looked up later.",
					  "%zu questions are marked to be looked up later.", later), later);
	machine_say(machine, said.data);
	str_release(&said);
	state_open(machine, STATE_DONE);
}

void question_advance(struct machine *machine)
{
	struct question next = { -1, -1, NO_ROW };
	bool more = flow_next(&machine->app->answers, &machine->at, &next);

	if (leads_back(machine, &next))
		state_close(machine);
	else if (more)
		question_go(machine, next, true);
	else
		tell_the_end(machine);
}

static void set_answer(struct machine *machine, const char *text)
{
	char *clean = utf8_cleaned(text, focus_field(machine)->type->widget != WIDGET_LONG);

	application_set(machine->app, focus_field(machine), machine->at.row, clean);
	free(clean);
}

static bool do_answer(struct machine *machine, const struct command *command)
{
	if (!question_takes_answer(focus_field(machine)) || focus_field(machine)->type->id == TYPE_LOCKED)
		return false;
	if (command->text)
		set_answer(machine, command->text);
	question_settle(machine);
	question_check(machine);
	take_rewriting(machine);
	if (question_has_problems(machine))
		return true;
	say_hints(machine);
	question_advance(machine);
	return true;
}

/* --- the other commands of a question --------------------------------------- */

/* The key that leads back to a page, where there is one. */
static void tell_way_back(struct machine *machine, const struct question *left)
{
	int by = machine->at.heading - left->heading;

	if (by && state_is_question(machine->state))
		machine_say_call(machine, _("%s goes back there."),
				 by > 0 ? COMMAND_PREVIOUS_HEADING : COMMAND_NEXT_HEADING);
}

/* On the screen an answer is left with its problem right under it; where one
 * goes to another page or cell the problem is told there. */
static void tell_left(struct machine *machine, const struct question *left, const struct problems *problems)
{
	const struct form *form = machine->app->form;
	bool seen = machine->at.heading == left->heading && machine->at.row == left->row &&
		    state_is_question(machine->state) && !form_table_of(form, &form->fields[left->field]);

	for (size_t i = 0; !seen && i < problems->count; i++)
		if (problems->items[i].severity != SEVERITY_INFO && !problems->items[i].accepted) {
			machine_say(machine, problems->items[i].message);
			tell_way_back(machine, left);
			return;
		}
}

/* Leaves the answer by `go`, which only moves, or for a question. */
static void leave(struct machine *machine, void (*go)(struct machine *machine), const struct question *to)
{
	struct question left = machine->at;
	struct problems problems = PROBLEMS_NONE;

	question_settle(machine);
	if (machine->world.screen && *focus_answer(machine))
		rules_check_field(machine->app, machine->world.today, focus_field(machine), left.row, &problems);
	if (go)
		go(machine);
	else
		question_go(machine, *to, false);
	tell_left(machine, &left, &problems);
	problems_release(&problems);
}

static void leave_by(struct machine *machine, void (*go)(struct machine *machine))
{
	leave(machine, go, NULL);
}

void question_leave_for(struct machine *machine, struct question to)
{
	leave(machine, NULL, &to);
}

static bool do_next(struct machine *machine, const struct command *command)
{
	(void)command;
	leave_by(machine, question_advance);
	return true;
}

/* False where there is nothing before. */
static bool go_before(struct machine *machine)
{
	struct question previous = { -1, -1, NO_ROW };
	bool more = flow_previous(&machine->app->answers, &machine->at, &previous);

	if (leads_back(machine, &previous))
		state_close(machine);
	else if (more)
		question_go(machine, previous, false);
	else
		return false;
	return true;
}

static bool do_back(struct machine *machine, const struct command *command)
{
	(void)command;
	question_settle(machine);
	if (!go_before(machine))
		machine_effect(machine, EFFECT_CLOSE, NULL);
	return true;
}

static void previous_question(struct machine *machine)
{
	if (!go_before(machine))
		machine_say(machine, _("This is the first question."));
}

static bool do_previous(struct machine *machine, const struct command *command)
{
	(void)command;
	leave_by(machine, previous_question);
	return true;
}

/* Out of what was opened from a list, or out of a row to the list of rows. */
static void escape(struct machine *machine)
{
	const struct group *group = machine->at.row ? group_here(machine) : NULL;

	if (state_close(machine))
		return;
	if (group && group->heading == machine->at.heading)
		question_go_to(machine, group->field, NO_ROW, false);
	else
		machine_say_call(machine, _("Everything is saved. %s leaves."), COMMAND_LEAVE);
}

static bool do_escape(struct machine *machine, const struct command *command)
{
	(void)command;
	leave_by(machine, escape);
	return true;
}

static bool do_clear(struct machine *machine, const struct command *command)
{
	(void)command;
	if (!*focus_answer(machine)) {
		machine_say(machine, _("There is no answer to take away."));
		return true;
	}
	application_set(machine->app, focus_field(machine), machine->at.row, "");
	problems_release(&machine->here);
	/* TRANSLATORS: %s is a key or a command. */
	machine_say_call(machine, _("The answer was removed. %s brings it back."), COMMAND_UNDO);
	return true;
}

static const struct problem *offered_mend(const struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].mend)
			return &machine->here.items[i];
	return NULL;
}

static void tell_mended(struct machine *machine)
{
	struct str said = STR_EMPTY, undo = STR_EMPTY;

	machine_call(machine, COMMAND_UNDO, &undo);
	/* TRANSLATORS: the new answer, and a key. */
	str_addf(&said, _("Changed to “%1$s”. Enter goes on; %2$s changes it back."), focus_answer(machine), undo.data);
	machine_say(machine, said.data);
	str_release(&said);
	str_release(&undo);
}

static bool do_mend(struct machine *machine, const struct command *command)
{
	const struct problem *problem = offered_mend(machine);

	(void)command;
	if (!problem) {
		machine_say(machine, _("There is no suggestion to take here."));
		return true;
	}
	application_set(machine->app, focus_field(machine), machine->at.row, problem->mend);
	question_check(machine);
	if (machine->world.screen)
		tell_mended(machine);
	else if (!question_has_problems(machine))
		question_advance(machine);
	return true;
}

bool question_has_mend(const struct machine *machine)
{
	return offered_mend(machine) != NULL;
}

/* `at_the_end` is said when there is none; NULL: the end of the form. */
static bool go_heading(struct machine *machine, int heading, const char *at_the_end)
{
	struct question to;

	question_settle(machine);
	if (heading < 0 && !at_the_end) {
		tell_the_end(machine);
		return true;
	}
	if (heading < 0 || !question_enter(machine, heading, &to)) {
		machine_say(machine, at_the_end);
		return true;
	}
	machine->layer_count = 0;
	question_go(machine, to, true);
	return true;
}

/* After the last heading comes what can be done now. */
static bool do_next_heading(struct machine *machine, const struct command *command)
{
	(void)command;
	return go_heading(machine, flow_next_heading(&machine->app->answers, machine->at.heading), NULL);
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
		{ COMMAND_ANSWER, do_answer }, { COMMAND_CELL, cell_go },
		{ COMMAND_PREVIOUS, do_previous }, { COMMAND_ESCAPE, do_escape }, { COMMAND_CHOOSE, question_choose },
		{ COMMAND_NEXT, do_next }, { COMMAND_BACK, do_back }, { COMMAND_CLEAR, do_clear },
		{ COMMAND_MEND, do_mend },
		{ COMMAND_NEXT_HEADING, do_next_heading }, { COMMAND_PREVIOUS_HEADING, do_previous_heading },
	};

	return hand_over(handlers, sizeof handlers / sizeof *handlers, machine, command) ||
	       typing_handle(machine, command) || marks_handle(machine, command) || rows_command(machine, command);
}
