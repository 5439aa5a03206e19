#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* What is marked at a question: a warning accepted, an answer to look up later. */

static const struct problem *open_warning(const struct machine *machine)
{
	for (size_t i = 0; i < machine->here.count; i++)
		if (machine->here.items[i].severity == SEVERITY_WARNING && !machine->here.items[i].accepted)
			return &machine->here.items[i];
	return NULL;
}

static void accept_warning(struct machine *machine, const struct problem *warning, const char *reason)
{
	struct str others = STR_EMPTY;

	rules_basis(machine->app, warning->code, focus_field(machine), machine->at.row, &others);
	application_accept(machine->app, warning->code, focus_field(machine), machine->at.row, others.data, reason);
	str_release(&others);
	question_check(machine);
	machine_say(machine, _("The warning is accepted; the reason is kept with the application."));
	if (!question_has_problems(machine))
		question_advance(machine);
}

/* The answer may have changed since it was looked at: it is checked first. */
static void do_accept(struct machine *machine, const struct command *command)
{
	char *reason = utf8_cleaned(command->text ? command->text : "", true);
	const struct problem *warning;

	question_settle(machine);
	question_check(machine);
	warning = open_warning(machine);
	if (!warning && problems_count(&machine->here, SEVERITY_ERROR))
		machine_say(machine, _("An error cannot be accepted; it must be mended."));
	else if (!warning)
		machine_say(machine, _("There is no warning to accept here."));
	else if (*reason)
		accept_warning(machine, warning, reason);
	else if (!machine->world.screen) /* the screen asks for it */
		machine_say(machine, _("Write the reason after the word, so that it can be read afterwards."));
	free(reason);
}

bool question_has_warning(const struct machine *machine)
{
	return open_warning(machine) != NULL;
}

/* Nothing was marked, and nothing is. */
static const char *no_note(const struct machine *machine)
{
	return machine->world.screen ? _("Nothing was marked: write what is to be looked up.") :
				       _("Nothing was marked: write what is to be looked up after the word.");
}

static void do_defer(struct machine *machine, const struct command *command)
{
	char *note = utf8_cleaned(command->text ? command->text : "", true);
	bool marked = application_deferred(machine->app, focus_field(machine), machine->at.row) != NULL;

	if (!question_takes_answer(focus_field(machine))) {
		machine_say(machine, _("A list cannot be marked. Open one of its rows and mark the question there."));
		free(note);
		return;
	}
	application_defer(machine->app, focus_field(machine), machine->at.row, *note ? note : NULL);
	if (*note)
		/* TRANSLATORS: %s is a key or a command. */
		machine_say_call(machine, _("The question is marked. It can be found among the problems: %s."),
				 COMMAND_PROBLEMS);
	else
		machine_say(machine, marked ? _("The mark is taken away.") : no_note(machine));
	free(note);
}

bool marks_handle(struct machine *machine, const struct command *command)
{
	if (command->id == COMMAND_ACCEPT)
		do_accept(machine, command);
	else if (command->id == COMMAND_DEFER)
		do_defer(machine, command);
	else
		return false;
	return true;
}
