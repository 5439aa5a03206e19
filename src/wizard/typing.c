#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* What is typed or pasted into the focused answer. */

/* Puts the text in, cleaned; `done` tells what was changed.  False when it
 * cannot be typed here. */
static bool put_in(struct machine *machine, const struct command *command, struct str *clean,
		   struct utf8_cleaning *done)
{
	const struct field *field = focus_field(machine);
	const struct text *buffer = answers_buffer(&machine->app->answers, field, machine->at.row);

	if (!question_takes_answer(field) || field->type->id == TYPE_LOCKED || command->at > text_len(buffer) ||
	    command->removed > text_len(buffer) - command->at)
		return false;
	utf8_clean(clean, command->text, strlen(command->text), field->type->widget != WIDGET_LONG, done);
	application_splice(machine->app, field, machine->at.row, command->at, command->removed, clean->data,
			   clean->len);
	problems_release(&machine->here);
	return true;
}

/* How many words were pasted, and what of it was not taken as it was. */
static void tell_paste(struct machine *machine, const char *taken, const struct utf8_cleaning *done, bool joined)
{
	struct str said = STR_EMPTY;
	size_t words = utf8_words(taken, strlen(taken));

	str_addf(&said, ngettext_("Pasted: %zu word.", "Pasted: %zu words.", words), words);
	if (done->controls)
		str_addf(&said, ngettext_(" %zu control character was taken out.",
					  " %zu control characters were taken out.", done->controls), done->controls);
	if (done->soft_hyphens)
		str_addf(&said, ngettext_(" %zu soft hyphen was taken out.", " %zu soft hyphens were taken out.",
					  done->soft_hyphens), done->soft_hyphens);
	if (done->invalid)
		str_addf(&said, ngettext_(" %zu byte was no text, and was read as Latin-1.",
					  " %zu bytes were no text, and were read as Latin-1.", done->invalid), done->invalid);
	if (done->tabs)
		str_add(&said, _(" Tabs became spaces."));
	if (joined)
		str_add(&said, _(" Line breaks became spaces."));
	machine_say(machine, said.data);
	str_release(&said);
}

bool typing_handle(struct machine *machine, const struct command *command)
{
	struct str clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };
	bool one_line = focus_field(machine)->type->widget != WIDGET_LONG;
	bool mine = command->id == COMMAND_TYPE || command->id == COMMAND_PASTE;

	mine = mine && put_in(machine, command, &clean, &done);
	if (mine && command->id == COMMAND_PASTE)
		tell_paste(machine, clean.data, &done, one_line && strchr(command->text, '\n'));
	str_release(&clean);
	return mine;
}
