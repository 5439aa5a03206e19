#include "ui/screen_state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* What is asked for in the line above the key bar. */

static const struct {
	enum command_id command;
	const char *label;
	const char *keys;
} prompts[] = {
	{ COMMAND_SEARCH, N_("Search:"), N_("Enter Here, then everywhere  Ctrl-F Everywhere  Esc Back") },
	{ COMMAND_ACCEPT, N_("Why is it right as it is?"), N_("Enter Accept  Esc Back") },
	{ COMMAND_DEFER, N_("Note:"), N_("Enter Mark; empty takes the mark away  Esc Back") },
	{ COMMAND_OPEN, N_("Path of the file:"), N_("Enter Open  Esc Back") },
	{ COMMAND_SAVE, N_("Save in another folder:"), N_("Enter Save  Esc Back") },
};

enum { PROMPTS = sizeof prompts / sizeof *prompts };

static const char *label_of(enum command_id command)
{
	for (int i = 0; i < PROMPTS; i++)
		if (prompts[i].command == command)
			return _(prompts[i].label);
	return "";
}

const char *prompt_keys(const struct screen *screen)
{
	for (int i = 0; i < PROMPTS; i++)
		if (prompts[i].command == screen->prompt.command)
			return _(prompts[i].keys);
	return "";
}

/* A question too wide to be answered beside stands above. */
static bool stands_above(const struct screen *screen)
{
	const char *label = label_of(screen->prompt.command);

	return utf8_width(label, strlen(label)) > screen->columns * 3 / 5;
}

int prompt_rows(const struct screen *screen)
{
	return 1 + stands_above(screen);
}

/* What one led away from stands there still, until something else is asked for, or
 * elsewhere; so does what was sought last, which the first letter takes the place
 * of.  A note begins with what it was. */
void prompt_begin(struct screen *screen, enum command_id command)
{
	struct prompt *prompt = &screen->prompt;
	bool again = prompt->last == command && (command == COMMAND_SEARCH || question_same(&prompt->at, &screen->at));

	if (!again)
		text_splice(&prompt->text, 0, text_len(&prompt->text), "", 0);
	if (!again && command == COMMAND_DEFER)
		text_splice(&prompt->text, 0, 0, screen->view.deferred, strlen(screen->view.deferred));
	prompt->command = prompt->last = command;
	prompt->at = screen->at;
	prompt->replaced = again && command == COMMAND_SEARCH;
	edit_begin(&prompt->edit, &prompt->text, 1, true);
	screen_say(screen, "");
}

void prompt_end(struct screen *screen)
{
	screen->prompt.command = COMMAND_NONE;
	screen_say(screen, "");
}

/* Within the text that is written the next find is gone to; the last one leads
 * on to the list of all. */
static bool find_here(struct screen *screen, const char *words)
{
	size_t before = screen->edit.cursor;
	bool found = screen->editing && edit_find(&screen->edit, words) && screen->edit.cursor > before;

	if (!found && screen->editing)
		edit_go(&screen->edit, before);
	screen->light = false;
	return found;
}

static void say_found(struct screen *screen)
{
	char key[COMMAND_KEY];
	struct str said = STR_EMPTY;

	keymap_name(command_row(COMMAND_SEARCH), screen->function_keys, key);
	/* TRANSLATORS: %s is the key that searches. */
	str_addf(&said, _("Found. %s and Enter go on to the next one."), key);
	screen_say(screen, said.data);
	str_release(&said);
}

static bool take(struct screen *screen, bool everywhere)
{
	enum command_id id = screen->prompt.command;
	struct command command = command_of(id);
	char *text = mem_strdup(text_whole(&screen->prompt.text));
	bool going = true;

	command.text = text;
	if (id == COMMAND_SEARCH && !everywhere && *text && find_here(screen, text)) {
		prompt_end(screen);
		say_found(screen);
	} else if (*text || id == COMMAND_DEFER) {
		/* an empty line waits: what is written next must not go into the answer */
		prompt_end(screen);
		if (id != COMMAND_SEARCH)
			screen->prompt.last = COMMAND_NONE; /* it is used now */
		screen->focuses[STATE_SEARCH] = 0; /* other finds than last time */
		going = screen_send(screen, command);
	}
	free(text);
	return going;
}

static void change(struct screen *screen, const struct edit_change *change)
{
	struct prompt *prompt = &screen->prompt;
	struct str clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };

	utf8_clean(&clean, change->text, change->len, true, &done);
	text_splice(&prompt->text, change->at, change->removed, clean.data, clean.len);
	edit_changed(&prompt->edit, change->at, change->removed, clean.len);
	str_release(&clean);
}

static void clear(struct prompt *prompt)
{
	size_t all = text_len(&prompt->text);

	text_splice(&prompt->text, 0, all, "", 0);
	edit_changed(&prompt->edit, 0, all, 0);
}

/* Help and leaving are for one who has written nothing here yet; else it is told
 * how to come back to what was. */
static bool lead_away(struct screen *screen, const struct key *key, bool *going)
{
	enum command_id id = keymap_find(key, screen->view.state);
	char again[COMMAND_KEY];
	struct str said = STR_EMPTY;

	if (id != COMMAND_HELP && id != COMMAND_LEAVE)
		return false;
	prompt_end(screen);
	if (!text_len(&screen->prompt.text) || screen->prompt.last == COMMAND_SEARCH) {
		*going = screen_command(screen, id);
		return true;
	}
	keymap_name(command_row(screen->prompt.last), screen->function_keys, again);
	if (*again)
		/* TRANSLATORS: %s is a key. */
		str_addf(&said, _("What you wrote is not used yet; %s shows it again."), again);
	else
		str_add(&said, _("What you wrote is not used yet; it stands there still when you come back."));
	screen_say(screen, said.data);
	str_release(&said);
	return true;
}

bool prompt_key(struct screen *screen, const struct key *key, bool *going)
{
	struct prompt *prompt = &screen->prompt;
	struct edit_change made;

	if (prompt->replaced && (key->name == K_TEXT || key->name == K_PASTE))
		clear(prompt);
	prompt->replaced = false;
	if (key->name == K_ESCAPE || (key->name == K_CTRL && key->number == 'c')) {
		prompt->last = prompt->command == COMMAND_SEARCH ? COMMAND_SEARCH : COMMAND_NONE;
		prompt_end(screen);
	} else if (keymap_find(key, STATE_HEADING) == COMMAND_CLEAR) {
		clear(prompt);
	} else if (key->name == K_ENTER && !key->waiting) {
		*going = take(screen, false);
	} else if (screen->prompt.command == COMMAND_SEARCH && keymap_find(key, STATE_EDITOR) == COMMAND_SEARCH) {
		*going = take(screen, true);
	} else if (keymap_find(key, screen->view.state) == COMMAND_REPAINT) {
		screen->asks |= SCREEN_REPAINT;
	} else if (lead_away(screen, key, going)) {
		return true;
	} else if (edit_key(&screen->prompt.edit, key, &made) == EDIT_CHANGE) {
		change(screen, &made);
	}
	return true;
}

void prompt_draw(struct screen *screen, struct canvas *canvas, const struct area *area)
{
	const char *label = label_of(screen->prompt.command);
	int end = area->column + area->columns, row = area->row, column = 1, width;

	canvas_pad(canvas, row, 0, 1);
	column = canvas_cut(canvas, row, column, end, STYLE_BRIGHT, label) + 1;
	canvas_pad(canvas, row, column - 1, end);
	if (stands_above(screen)) {
		row++;
		column = 1;
		canvas_pad(canvas, row, 0, 1);
	}
	width = end - column - 1;
	canvas_pad(canvas, row, column, end);
	if (screen->prompt.edit.width != width)
		edit_resize(&screen->prompt.edit, width);
	edit_draw(&screen->prompt.edit, canvas, row, column, 1);
}
