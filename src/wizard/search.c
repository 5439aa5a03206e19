#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* Looking for words in questions, answers and help, accents and case apart. */

enum {
	FINDS_MOST = 200,
	AROUND = 40, /* bytes of context before and after */
	WORD_MOST = 40, /* and of the word that is cut there: a longer one is none */
};

void search_release(struct machine *machine)
{
	for (size_t i = 0; i < machine->finds.count; i++)
		free(machine->finds.items[i].words);
	free(machine->finds.items);
	machine->finds = (struct finds){ NULL, 0, 0 };
}

/* A line of what stands around [at, at + len) of a text, cut at words. */
static char *around(const char *text, size_t at, size_t len)
{
	size_t end = at + len, all = strlen(text), most;
	size_t from = at > AROUND ? at - AROUND : 0;
	struct str words = STR_EMPTY;
	char *clean;

	while (from && from < at && text[from - 1] != ' ' && text[from - 1] != '\n')
		from++;
	end = end + AROUND < all ? end + AROUND : all;
	most = end + WORD_MOST < all ? end + WORD_MOST : all;
	while (end < most && text[end] != ' ' && text[end] != '\n')
		end = utf8_next(text, all, end);
	if (from)
		str_add(&words, "… ");
	str_add_bytes(&words, text + from, end - from);
	if (end < all)
		str_add(&words, " …");
	clean = utf8_cleaned(words.data, true);
	str_release(&words);
	return clean;
}

static void add_find(struct machine *machine, const struct question *where, size_t at, char *words)
{
	struct finds *finds = &machine->finds;

	finds->items = mem_grow(finds->items, &finds->room, finds->count + 1, sizeof *finds->items);
	finds->items[finds->count++] = (struct find){ *where, at, words };
}

/* Every place of an answer where the words stand. */
static void search_answer(struct machine *machine, const struct question *where, const char *text)
{
	size_t len = strlen(text), at = 0, found, end;

	while (machine->finds.count < FINDS_MOST &&
	       utf8_find(text + at, len - at, machine->sought.data, &found, &end)) {
		add_find(machine, where, at + end, around(text, at + found, end - found));
		at += end;
	}
}

static bool search_words(struct machine *machine, const struct question *where, const char *text)
{
	size_t found, end;

	if (machine->finds.count >= FINDS_MOST ||
	    !utf8_find(text, strlen(text), machine->sought.data, &found, &end))
		return false;
	add_find(machine, where, SIZE_MAX, around(text, found, end - found));
	return true;
}

static void search_question(struct machine *machine, const struct question *where, bool first)
{
	const struct form *form = machine->app->form;
	const struct field *field = &form->fields[where->field];
	const struct heading *heading = &form->headings[where->heading];
	const char *language = i18n_language();
	struct str shown = STR_EMPTY;

	if (first && !search_words(machine, where, heading->text) &&
	    !search_words(machine, where, words_for(&heading->help, language)))
		search_words(machine, where, words_for(&heading->appendix, language));
	if (!search_words(machine, where, words_for(&field->label, language)))
		search_words(machine, where, words_for(&field->help, language));
	if (field->type->widget == WIDGET_LINE || field->type->widget == WIDGET_LONG) {
		search_answer(machine, where, answers_text(&machine->app->answers, field, where->row));
	} else if (field->type->widget == WIDGET_CHOICE) {
		type_show(field, answers_text(&machine->app->answers, field, where->row), &shown);
		search_words(machine, where, shown.data);
	}
	str_release(&shown);
}

void search_begin(struct machine *machine, const char *words)
{
	const struct answers *answers = &machine->app->answers;
	struct question at;
	int heading = -1;

	str_clear(&machine->sought);
	str_add(&machine->sought, words ? words : "");
	str_trim(&machine->sought);
	if (!machine->sought.len) {
		machine_say(machine, _("Write what to look for after the word."));
		return;
	}
	state_leave(machine);
	search_release(machine);
	for (bool more = flow_first(answers, &at); more; more = flow_next(answers, &at, &at)) {
		search_question(machine, &at, at.heading != heading);
		heading = at.heading;
	}
	state_open(machine, STATE_SEARCH);
}

bool search_handle(struct machine *machine, const struct command *command)
{
	const struct find *find;

	if (command->id != COMMAND_CHOOSE || !command->number || command->number > machine->finds.count)
		return false;
	find = &machine->finds.items[command->number - 1];
	machine->chosen = command->number;
	state_push(machine);
	question_go_to(machine, find->where.field, find->where.row, true);
	machine->cursor = find->at;
	return true;
}
