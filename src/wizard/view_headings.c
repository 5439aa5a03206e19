#include "wizard/view_parts.h"

#include "base/i18n.h"
#include "wizard/state.h"

/* --- headings ------------------------------------------------------------------ */

static const struct {
	const char *sign;
	const char *word;
} states[] = {
	[STANDING_UNASKED] = { " ", "" },
	/* TRANSLATORS: how a heading stands, in the list of headings. */
	[STANDING_EMPTY] = { " ", N_("not begun") },
	[STANDING_OPTIONAL] = { " ", N_("not begun, optional") },
	[STANDING_BEGUN] = { "-", N_("begun") },
	[STANDING_WRONG] = { "!", N_("has faults") },
	[STANDING_LATER] = { ">", N_("to look up later") },
	[STANDING_DONE] = { "x", N_("done") },
};

/* Whether another heading has the same text. */
static bool is_twin(const struct form *form, int heading)
{
	for (size_t i = 0; i < form->heading_count; i++)
		if ((int)i != heading && !strcmp(form->headings[i].text, form->headings[heading].text))
			return true;
	return false;
}

enum { NAMES_MOST = 3 };

/* The parties of a signature, else the label of the first question. */
static void add_difference(const struct answers *answers, const struct heading *heading, struct str *out)
{
	const struct field *field = &answers->form->fields[heading->items[0]];
	const struct group *group;
	size_t count;

	if (field->type->id != TYPE_SIGNATURE) {
		str_add(out, words_for(&field->label, i18n_language()));
		return;
	}
	group = &answers->form->groups[answers->form->signatures[field->holds].group];
	count = answers_row_count(answers, group);
	for (size_t i = 0; i < count && i < NAMES_MOST; i++) {
		str_add(out, i ? ", " : "");
		answers_row_title(answers, group, answers_row_id(answers, group, i), out);
	}
	str_add(out, count > NAMES_MOST ? ", …" : "");
}

void view_heading_name(const struct machine *machine, int heading, struct str *out)
{
	const struct form *form = machine->app->form;

	str_add(out, form->headings[heading].text);
	if (!is_twin(form, heading) || !form->headings[heading].item_count)
		return;
	str_add(out, " – ");
	add_difference(&machine->app->answers, &form->headings[heading], out);
}

/* Where one came from to the list, or what was gone to from it. */
static bool has_focus(const struct machine *machine, const struct view *view, int heading)
{
	bool is_list = machine->state == STATE_OUTLINE || machine->state == STATE_REVIEW;

	return is_list && machine->chosen ? machine->chosen == view->count : machine->at.heading == heading;
}

static struct view_item *add_heading(const struct machine *machine, struct view *view, int index,
				     const char *detail)
{
	const struct standing *standing = &progress_of(machine)->standings[index];
	struct str name = STR_EMPTY;
	struct view_item *item;

	view_heading_name(machine, index, &name);
	item = view_add_item(view, name.data, detail);
	item->sign = standing->kind == STANDING_DONE && standing->problems ? "?" : states[standing->kind].sign;
	item->word = _(states[standing->kind].word);
	item->problems = standing->problems;
	item->focus = has_focus(machine, view, index);
	item->changed = *machine->app->exported &&
			application_changed_since(machine->app, machine->app->exported_step, index);
	str_release(&name);
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

/* How far one has come, and what the signs of the list mean where they are shown. */
static char *tell_progress(const struct machine *machine)
{
	const struct progress *progress = progress_of(machine);
	struct str told = STR_EMPTY;

	/* TRANSLATORS: how many headings are done, of how many. */
	str_addf(&told, _("%1$zu of %2$zu headings are done."), progress->done, progress->all);
	if (progress->later) {
		str_add_char(&told, ' ');
		str_addf(&told, ngettext_("%zu question is marked to be looked up later.",
					  "%zu questions are marked to be looked up later.", progress->later),
			 progress->later);
	}
	if (machine->world.screen) {
		str_add_char(&told, '\n');
		str_add(&told, _("x done  ? warning  ! has faults  > to look up later  - begun"));
	}
	return str_detach(&told);
}

void view_outline(const struct machine *machine, struct view *view)
{
	const struct answers *answers = &machine->app->answers;

	view->title = mem_strdup(_("All headings"));
	view->help = tell_progress(machine);
	for (int i = flow_next_heading(answers, -1); i >= 0; i = flow_next_heading(answers, i)) {
		struct str notes = STR_EMPTY;

		add_notes(machine, i, &notes);
		add_heading(machine, view, i, notes.data);
		str_release(&notes);
	}
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

/* What was told last in the review: things are named when they begin. */
struct told {
	row_t row;
	const struct table *table;
};

/* What a table is called stands above its rows, with its sum. */
static void review_table(const struct machine *machine, const struct field *field, struct told *told, struct str *out)
{
	const struct form *form = machine->app->form;
	const struct table *table = form_table_of(form, field) ? form_table_of(form, field) : form_table(form, field);
	struct str title = STR_EMPTY, sum = STR_EMPTY;

	if (table && table != told->table) {
		view_table_title(machine, table, &title);
		view_table_sum(machine, table, &sum);
		if (strcmp(title.data, form->headings[field->heading].text) != 0)
			str_addf(out, "%s\n", title.data);
		str_addf(out, "%s%s", sum.data, sum.len ? "\n" : "");
	}
	told->table = table;
	str_release(&title);
	str_release(&sum);
}

static void review_answer(const struct machine *machine, const struct question *at, struct told *told, struct str *out)
{
	const struct field *field = &machine->app->form->fields[at->field];
	struct str effective = STR_EMPTY;
	char *title = view_row_title(machine, field, at->row), *label;

	review_table(machine, field, told, out);
	if (*title && row_of(at->row) != row_of(told->row))
		str_addf(out, "[%s]\n", title);
	told->row = at->row;
	free(title);
	if (field->type->widget == WIDGET_NONE)
		return;
	label = view_label(machine, field, at->row);
	str_addf(out, *label && !strchr(":?", label[strlen(label) - 1]) ? "%s:" : "%s", label);
	answers_effective(&machine->app->answers, field, at->row, &effective);
	if (effective.len)
		review_value(field, effective.data, out);
	else
		str_addf(out, " %s", field->required ? _("(not answered)") : "–");
	str_add_char(out, '\n');
	str_release(&effective);
	free(label);
}

static void review_problems(const struct machine *machine, int heading, struct str *out)
{
	if (progress_of(machine)->standings[heading].kind == STANDING_EMPTY)
		return;
	for (size_t i = 0; i < machine->all.count; i++) {
		const struct problem *problem = &machine->all.items[i];

		if (machine->app->form->fields[problem->field].heading == heading && !problem->accepted)
			str_addf(out, "%s %s\n", problem_sign(problem), problem->message);
	}
}

void view_review(const struct machine *machine, struct view *view)
{
	const struct answers *answers = &machine->app->answers;

	view->title = mem_strdup(_("Review"));
	view->help = tell_progress(machine);
	for (int i = flow_next_heading(answers, -1); i >= 0; i = flow_next_heading(answers, i)) {
		struct str detail = STR_EMPTY;
		struct question at;
		struct told told = { NO_ROW, NULL };
		bool more = flow_enter_heading(answers, i, &at);

		for (; more && at.heading == i; more = flow_next(answers, &at, &at))
			review_answer(machine, &at, &told, &detail);
		review_problems(machine, i, &detail);
		add_notes(machine, i, &detail);
		add_heading(machine, view, i, detail.data);
		str_release(&detail);
	}
	/* on the screen what comes after the reading is chosen as a heading is */
	if (machine->world.screen) {
		view_add_command(view, COMMAND_PREVIEW);
		view_add_command(view, COMMAND_EXPORT);
	}
}

/* --- problems ------------------------------------------------------------------ */

static void add_count(enum concern_kind kind, size_t count, struct str *out)
{
	switch (kind) {
	/* TRANSLATORS: these stand after one another: “3 errors, 1 warning”. */
	case CONCERN_ERROR: str_addf(out, ngettext_("%zu error", "%zu errors", count), count); break;
	case CONCERN_WARNING: str_addf(out, ngettext_("%zu warning", "%zu warnings", count), count); break;
	case CONCERN_LATER: str_addf(out, _("%zu to look up later"), count); break;
	case CONCERN_HINT: str_addf(out, ngettext_("%zu hint", "%zu hints", count), count); break;
	case CONCERN_ACCEPTED:
		str_addf(out, ngettext_("%zu accepted warning", "%zu accepted warnings", count), count);
		break;
	default: str_addf(out, ngettext_("%zu heading not begun", "%zu headings not begun", count), count);
	}
}

/* What there is of each kind, in the order of the list. */
static char *tell_counts(const struct machine *machine)
{
	struct str told = STR_EMPTY;

	for (int i = 0; i < CONCERN_KINDS; i++) {
		size_t count = concerns_count(&machine->concerns, (enum concern_kind)i);

		if (!count)
			continue;
		str_add(&told, told.len ? ", " : "");
		add_count((enum concern_kind)i, count, &told);
	}
	str_add(&told, told.len ? "." : _("Nothing is missing or wrong."));
	return str_detach(&told);
}

/* The heading, and whose row it is. */
static void add_concern(const struct machine *machine, struct view *view, const struct concern *concern)
{
	const struct field *field = &machine->app->form->fields[concern->where.field];
	char *title = view_row_title(machine, field, concern->where.row);
	struct str place = STR_EMPTY;
	struct view_item *item;

	if (concern->where.row && *title)
		str_addf(&place, "%s – %s", machine->app->form->headings[concern->where.heading].text, title);
	else
		view_heading_name(machine, concern->where.heading, &place);
	item = view_add_item(view, concern->message, place.data);
	item->sign = concern_sign(concern->kind);
	item->focus = machine->chosen == view->count;
	str_release(&place);
	free(title);
}

void view_problems(const struct machine *machine, struct view *view)
{
	view->title = mem_strdup(_("All problems"));
	view->help = tell_counts(machine);
	for (size_t i = 0; i < machine->concerns.count; i++)
		add_concern(machine, view, &machine->concerns.items[i]);
}
