#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* The lines of a long answer, for a driver that has no cursor. */

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
