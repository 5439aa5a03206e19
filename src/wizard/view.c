#include "wizard/view.h"

#include "base/i18n.h"
#include "wizard/state.h"
#include "wizard/view_parts.h"

void view_release(struct view *view)
{
	char *texts[] = { view->name, view->form_title, view->kind, view->title, view->help, view->appendix,
			  view->row_title, view->label, view->field_help, view->answer, view->shown,
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
	*item = (struct view_item){ .label = mem_strdup(label), .detail = mem_strdup(detail), .sign = "", .fault = "" };
	return item;
}

/* --- lists --------------------------------------------------------------------- */

static const char *heading_sign(enum heading_state state)
{
	static const char *const signs[] = { " ", "-", "x" };

	return signs[state];
}

/* Of what is wrong under a heading the gravest. */
static const char *gravest_sign(const struct machine *machine, const struct problems *problems, int heading)
{
	const struct problem *gravest = NULL;

	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];

		if (machine->app->form->fields[problem->field].heading == heading && !problem->accepted &&
		    (!gravest || problem->severity == SEVERITY_ERROR))
			gravest = problem;
	}
	return gravest ? problem_sign(gravest) : "";
}

static struct view_item *add_heading(const struct machine *machine, const struct problems *problems,
				     struct view *view, int index, const char *detail)
{
	const struct form *form = machine->app->form;
	const struct heading *heading = &form->headings[index];
	struct view_item *item = view_add_item(view, heading->text, detail);

	enum heading_state state = flow_heading_state(&machine->app->answers, heading);

	item->sign = heading_sign(state);
	/* where nothing is answered yet, that is all there is to say */
	item->problems = state == HEADING_EMPTY ? 0 : problems_of_heading(problems, form, index);
	item->fault = item->problems ? gravest_sign(machine, problems, index) : "";
	item->focus = machine->at.heading == index;
	item->changed = *machine->app->exported &&
			application_changed_since(machine->app, machine->app->exported_step, index);
	return item;
}

/* What was to be looked up later under a heading. */
static void add_notes(const struct machine *machine, int heading, struct str *out)
{
	for (size_t i = 0; i < machine->app->marks.count; i++) {
		const struct mark *mark = &machine->app->marks.items[i];

		if (mark->kind == MARK_DEFERRED && machine->app->form->fields[mark->field].heading == heading) {
			str_addf(out, _("To look up later: %s"), mark->text);
			str_add_char(out, '\n');
		}
	}
}

static void add_headings(const struct machine *machine, const struct problems *problems, struct view *view)
{
	const struct answers *answers = &machine->app->answers;

	view->title = mem_strdup(_("All headings"));
	for (int i = flow_next_heading(answers, -1); i >= 0; i = flow_next_heading(answers, i)) {
		struct str notes = STR_EMPTY;

		add_notes(machine, i, &notes);
		add_heading(machine, problems, view, i, notes.data);
		str_release(&notes);
	}
}

static void view_outline(const struct machine *machine, struct view *view)
{
	add_headings(machine, &machine->all, view);
}

/* A long answer stands below its label, a short one beside it. */
static void review_value(const struct field *field, const char *text, struct str *out)
{
	struct str shown = STR_EMPTY;

	type_show(field, text, &shown);
	str_add_char(out, strchr(shown.data, '\n') ? '\n' : ' ');
	str_add(out, shown.data);
	str_release(&shown);
}

/* One answer of the review; `row` is the row told last, and told when it changes. */
static void review_answer(const struct machine *machine, const struct question *at, row_t *row,
			  struct str *out)
{
	const struct field *field = &machine->app->form->fields[at->field];
	const char *label = words_for(&field->label, i18n_language());
	struct str effective = STR_EMPTY;
	char *title = view_row_title(machine, field, at->row);

	if (*title && at->row != *row)
		str_addf(out, "[%s]\n", title);
	*row = at->row;
	free(title);
	if (field->type->widget == WIDGET_NONE)
		return;
	str_addf(out, *label && !strchr(":?", label[strlen(label) - 1]) ? "%s:" : "%s", label);
	answers_effective(&machine->app->answers, field, at->row, &effective);
	if (effective.len)
		review_value(field, effective.data, out);
	else
		str_addf(out, " %s", field->required ? _("(not answered)") : "–");
	str_add_char(out, '\n');
	str_release(&effective);
}

static void review_problems(const struct machine *machine, int heading, struct str *out)
{
	if (flow_heading_state(&machine->app->answers, &machine->app->form->headings[heading]) == HEADING_EMPTY)
		return;
	for (size_t i = 0; i < machine->all.count; i++) {
		const struct problem *problem = &machine->all.items[i];

		if (machine->app->form->fields[problem->field].heading == heading && !problem->accepted)
			str_addf(out, "%s %s\n", problem_sign(problem), problem->message);
	}
}

static void add_command(struct view *view, enum command_id command)
{
	struct view_item *item = view_add_item(view, _(command_row(command)->label), "");

	item->sign = "+";
	item->command = command;
}

static void view_review(const struct machine *machine, struct view *view)
{
	const struct answers *answers = &machine->app->answers;

	view->title = mem_strdup(_("Review"));
	for (int i = flow_next_heading(answers, -1); i >= 0; i = flow_next_heading(answers, i)) {
		struct str detail = STR_EMPTY;
		struct question at;
		row_t row = NO_ROW;
		bool more = flow_enter_heading(answers, i, &at);

		for (; more && at.heading == i; more = flow_next(answers, &at, &at))
			review_answer(machine, &at, &row, &detail);
		review_problems(machine, i, &detail);
		add_notes(machine, i, &detail);
		add_heading(machine, &machine->all, view, i, detail.data);
		str_release(&detail);
	}
	/* on the screen what comes after the reading is chosen as a heading is */
	if (machine->world.screen) {
		add_command(view, COMMAND_PREVIEW);
		add_command(view, COMMAND_EXPORT);
	}
}

/* Every note, each with its heading. */
static char *all_notes(const struct machine *machine)
{
	struct str notes = STR_EMPTY;

	for (size_t i = 0; i < machine->app->form->heading_count; i++) {
		struct str under = STR_EMPTY;

		add_notes(machine, (int)i, &under);
		if (under.len)
			str_addf(&notes, "%s\n%s", machine->app->form->headings[i].text, under.data);
		str_release(&under);
	}
	return str_detach(&notes);
}

static void view_problems(const struct machine *machine, struct view *view)
{
	const struct form *form = machine->app->form;

	view->title = mem_strdup(_("All problems"));
	for (size_t i = 0; i < machine->all.count; i++) {
		const struct problem *problem = &machine->all.items[i];
		struct view_item *item = view_add_item(view, problem->message,
						  form->headings[form->fields[problem->field].heading].text);

		item->sign = problem_sign(problem);
	}
	view->help = all_notes(machine);
	if (!machine->all.count && !*view->help) {
		free(view->help);
		view->help = mem_strdup(_("Nothing is missing or wrong."));
	}
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
	add_command(view, COMMAND_NEW);
	add_command(view, COMMAND_OPEN);
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

		view_add_item(view, find->words, form->headings[find->where.heading].text);
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
}

static void view_preview(const struct machine *machine, struct view *view)
{
	(void)machine;
	view->title = mem_strdup(_("Preview"));
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
	[STATE_HEADING] = view_question, [STATE_ROW] = view_question, [STATE_EDITOR] = view_question,
	[STATE_OUTLINE] = view_outline, [STATE_HELP] = view_help, [STATE_SEARCH] = view_search,
	 [STATE_PROBLEMS] = view_problems,
	[STATE_REVIEW] = view_review, [STATE_PREVIEW] = view_preview, [STATE_CONFIRM] = view_confirm,
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

static void view_progress(const struct machine *machine, struct view *view)
{
	struct progress *progress = machine->progress;

	if (!progress->counted || progress->revision != machine->app->revision)
		flow_progress(&machine->app->answers, &progress->done, &progress->all);
	progress->counted = true;
	progress->revision = machine->app->revision;
	view->done = progress->done;
	view->all = progress->all;
}

static void view_top(const struct machine *machine, struct view *view)
{
	view->name = answer_of(machine, "name");
	view->kind = answer_of(machine, "kind");
	view->form_title = mem_strdup(machine->app->form->title);
	view_progress(machine, view);
}

static void fill_missing(struct view *view)
{
	char **texts[] = { &view->name, &view->form_title, &view->kind, &view->title, &view->help,
			   &view->appendix, &view->row_title, &view->label, &view->field_help, &view->answer,
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

/* Everything is checked anew when an answer has changed, not at each move. */
static const struct problems *problems_now(const struct machine *machine)
{
	struct progress *progress = machine->progress;

	if (progress->checked && progress->checked_at == machine->app->revision)
		return &progress->problems;
	problems_release(&progress->problems);
	rules_check(machine->app, machine->world.today, &progress->problems);
	progress->checked = true;
	progress->checked_at = machine->app->revision;
	return &progress->problems;
}

void machine_view_headings(const struct machine *machine, struct view *view)
{
	*view = (struct view){ .state = machine->state };
	if (machine->app)
		add_headings(machine, problems_now(machine), view);
	fill_missing(view);
	view->message = mem_strdup("");
}
