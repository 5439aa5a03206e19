#include "wizard/view.h"

#include "base/i18n.h"
#include "wizard/state.h"
#include "wizard/view_parts.h"

void view_release(struct view *view)
{
	char *texts[] = { view->name, view->form_title, view->kind, view->title, view->help, view->appendix,
			  view->row_title, view->table, view->table_help, view->label, view->field_help, view->answer, view->shown,
			  view->deferred, view->message };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(texts[i]);
	for (size_t i = 0; i < view->count; i++) {
		free(view->items[i].label);
		free(view->items[i].detail);
	}
	free(view->items);
	for (size_t i = 0; i < view->field_count; i++) {
		free(view->fields[i].label);
		free(view->fields[i].shown);
		free(view->fields[i].deferred);
		problems_release(&view->fields[i].problems);
	}
	free(view->fields);
	problems_release(&view->problems);
	*view = (struct view){ 0 };
}

struct view_item *view_add_item(struct view *view, const char *label, const char *detail)
{
	struct view_item *item;

	view->items = mem_grow(view->items, &view->room, view->count + 1, sizeof *item);
	item = &view->items[view->count++];
	*item = (struct view_item){ .label = mem_strdup(label), .detail = mem_strdup(detail), .sign = "", .word = "" };
	return item;
}

/* --- lists --------------------------------------------------------------------- */

void view_add_command(struct view *view, enum command_id command)
{
	struct view_item *item = view_add_item(view, _(command_row(command)->label), "");

	item->sign = "+";
	item->command = command;
}

static void view_offers(const struct offer *offers, size_t count, struct view *view)
{
	for (size_t i = 0; i < count; i++)
		view_add_item(view, offers[i].title, offers[i].detail);
}

static void view_start(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(_("Applications"));
	view_offers(machine->world.drafts, machine->world.draft_count, view);
	view_add_command(view, COMMAND_NEW);
	view_add_command(view, COMMAND_OPEN);
}

static void view_forms(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(_("Which form?"));
	view_offers(machine->world.forms, machine->world.form_count, view);
}

static void view_kinds(const struct machine *machine, struct view *view)
{
	const struct form *form = machine->app->form;

	const struct field *kind = form_field(form, "kind");
	const struct words *help = kind->help.own ? &kind->help : &form->headings[kind->heading].help;

	view->title = mem_strdup(words_for(&kind->label, i18n_language()));
	view->help = mem_strdup(words_for(help, i18n_language()));
	for (size_t i = 0; i < form->kind_count; i++)
		view_add_item(view, words_for(&form->kinds[i].label, i18n_language()), "");
}

/* --- help, and the rest ---------------------------------------------------------- */

static const char *keys_below(const struct machine *machine, const struct command_row *row)
{
	return command_key_states(row) >> help_below(machine) & 1 ? row->keys : "";
}

static void view_help(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(_("Help"));
	for (size_t n = 1;; n++) {
		const struct command_row *row = help_command(machine, n);
		struct view_item *item;

		if (!row)
			break;
		item = view_add_item(view, _(row->label), _(row->help));
		item->sign = machine->world.screen ? keys_below(machine, row) : _(row->word);
		item->takes = row->takes;
		item->command = row->id;
	}
}

static void view_search(const struct machine *machine, struct view *view)
{
	const struct form *form = machine->app->form;
	struct str title = STR_EMPTY;

	/* TRANSLATORS: %s is what was looked for. */
	str_addf(&title, _("Searched for: %s"), machine->sought.data);
	view->title = str_detach(&title);
	for (size_t i = 0; i < machine->finds.count; i++) {
		const struct find *find = &machine->finds.items[i];

		view_add_item(view, find->words, form->headings[find->where.heading].text)->focus = machine->chosen == i + 1;
	}
	if (!machine->finds.count)
		view->help = mem_strdup(_("Those words stand nowhere in questions, answers or help."));
}

static void view_confirm(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(machine->asked.data);
	view_add_item(view, _("Yes"), "");
	view_add_item(view, _("No"), "");
	if (machine->on_yes == EFFECT_EXPORT_DRAFT)
		view_add_item(view, _("Show what must be mended"), "");
	if (machine->on_yes == EFFECT_EXPORT_FINAL)
		view_add_item(view, _("Show what is to be looked up"), "");
}

static void view_preview(const struct machine *machine, struct view *view)
{
	(void)machine;
	view->title = mem_strdup(_("Preview"));
}

static void view_table(const struct machine *machine, struct view *view)
{
	const struct field *field = &machine->app->form->fields[table_here(machine)->field];

	view->title = mem_strdup(words_for(&field->label, i18n_language()));
}

static void view_done(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(_("What now?"));
	for (size_t i = 0; done_offer(i) != COMMAND_NONE; i++) {
		const struct command_row *row = command_row(done_offer(i));
		struct view_item *item = view_add_item(view, _(row->label), "");

		item->sign = machine->world.screen ? row->keys : _(row->word);
		item->command = row->id;
	}
}

static void (*const viewers[STATE_COUNT])(const struct machine *, struct view *) = {
	[STATE_START] = view_start, [STATE_CHOOSE_FORM] = view_forms, [STATE_KIND] = view_kinds,
	[STATE_HEADING] = view_question, [STATE_CELL] = view_question, [STATE_ROW] = view_question,
	[STATE_EDITOR] = view_question, [STATE_TABLE] = view_table,
	[STATE_OUTLINE] = view_outline, [STATE_HELP] = view_help, [STATE_SEARCH] = view_search,
	[STATE_PROBLEMS] = view_problems, [STATE_REVIEW] = view_review, [STATE_PREVIEW] = view_preview, [STATE_CONFIRM] = view_confirm,
	[STATE_DONE] = view_done,
};

static void view_heading_help(const struct machine *machine, struct view *view)
{
	const struct heading *heading = &machine->app->form->headings[machine->at.heading];
	bool wanted = state_is_question(view->state) ||
		      (view->state == STATE_HELP && state_is_question(help_below(machine)));

	if (!wanted)
		return;
	free(view->help);
	view->help = mem_strdup(words_for(&heading->help, i18n_language()));
	view->appendix = mem_strdup(words_for(&heading->appendix, i18n_language()));
}

static char *answer_of(const struct machine *machine, const char *id)
{
	const struct field *field = form_field(machine->app->form, id);
	struct str shown = STR_EMPTY;

	if (field)
		type_show(field, answers_text(&machine->app->answers, field, NO_ROW), &shown);
	return str_detach(&shown);
}

static void view_top(const struct machine *machine, struct view *view)
{
	view->name = answer_of(machine, "name");
	view->kind = answer_of(machine, "kind");
	view->form_title = mem_strdup(machine->app->form->title);
	view->done = progress_of(machine)->done;
	view->all = progress_of(machine)->all;
}

static void fill_missing(struct view *view)
{
	char **texts[] = { &view->name, &view->form_title, &view->kind, &view->title, &view->help,
			   &view->appendix, &view->row_title, &view->table, &view->table_help, &view->label, &view->field_help, &view->answer,
			   &view->shown, &view->deferred };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!*texts[i])
			*texts[i] = mem_strdup("");
}

void machine_view(const struct machine *machine, struct view *view)
{
	*view = (struct view){ .state = machine->state };
	viewers[machine->state](machine, view);
	if (machine->app) {
		view_top(machine, view);
		view_heading_help(machine, view);
	}
	view->message = mem_strdup(machine->said.data);
	view->cursor = machine->cursor;
	fill_missing(view);
}

void machine_view_headings(const struct machine *machine, struct view *view)
{
	*view = (struct view){ .state = machine->state };
	if (machine->app)
		view_outline(machine, view);
	fill_missing(view);
	view->message = mem_strdup("");
}
