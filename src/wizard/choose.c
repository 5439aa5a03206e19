#include "wizard/state.h"

#include "base/i18n.h"

/* Choosing one of those that a question offers, or several. */

/* On the screen the new answer stands before the eye until it is gone on from. */
static void tell_chosen(struct machine *machine)
{
	struct str said = STR_EMPTY, shown = STR_EMPTY;

	if (question_has_problems(machine))
		return;
	type_show(focus_field(machine), focus_answer(machine), &shown);
	if (focus_field(machine)->type->id == TYPE_LOCKED)
		str_add(&said, _("Noted. Enter goes on."));
	else
		/* TRANSLATORS: %s is what was chosen. */
		str_addf(&said, _("Chosen: %s. Enter goes on."), shown.data);
	machine_say(machine, said.data);
	str_release(&said);
	str_release(&shown);
}

/* Of several that may be chosen one comes or goes, and one stays to choose more. */
static bool toggle(struct machine *machine, size_t number)
{
	const struct field *field = focus_field(machine);
	const char *stored = focus_answer(machine);
	struct str chosen = STR_EMPTY;

	if (!number || number > field->choice_count)
		return false;
	for (size_t i = 0; i < field->choice_count; i++)
		if (choice_among(stored, field->choices[i].id) != (i + 1 == number))
			str_addf(&chosen, chosen.len ? ", %s" : "%s", field->choices[i].id);
	application_set(machine->app, field, machine->at.row, chosen.data);
	question_check(machine);
	str_release(&chosen);
	return true;
}

bool question_choose(struct machine *machine, const struct command *command)
{
	const struct field *field = focus_field(machine);

	if (field->type->id == TYPE_CHOICES)
		return toggle(machine, command->number);
	if (field->type->id == TYPE_LOCKED && command->number == 1)
		application_set(machine->app, field, machine->at.row, field->digest);
	else if (command->number && command->number <= field->choice_count)
		application_set(machine->app, field, machine->at.row, field->choices[command->number - 1].id);
	else
		return false;
	question_check(machine);
	if (machine->world.screen)
		tell_chosen(machine);
	else if (!question_has_problems(machine))
		question_advance(machine);
	return true;
}
