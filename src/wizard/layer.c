#include "wizard/state.h"

#include "base/i18n.h"

/* --- everywhere -------------------------------------------------------------- */

/* A row by its title, an answer by its label or its heading. */
static void name_where(const struct machine *machine, const struct where *where, struct str *out)
{
	const struct form *form = machine->app->form;
	const struct field *field = where->field >= 0 ? &form->fields[where->field] : NULL;
	const struct group *group = field ? form_rows(form, field) : NULL;

	if (!field)
		return;
	if (group && answers_row_index(&machine->app->answers, group, where->row) != SIZE_MAX)
		answers_row_title(&machine->app->answers, group, where->row, out);
	else
		str_add(out, words_for(&field->label, i18n_language()));
	if (!out->len)
		str_add(out, form->headings[field->heading].text);
	while (out->len && strchr(": ", out->data[out->len - 1]))
		str_cut(out, out->len - 1);
}

static void name_place(struct machine *machine, const struct where *where, bool undone)
{
	struct str said = STR_EMPTY, name = STR_EMPTY;

	name_where(machine, where, &name);
	/* TRANSLATORS: %s is the title of a row or the label of a question. */
	str_addf(&said, undone ? _("Undone: %s") : _("Done again: %s"), name.data);
	machine_say(machine, said.data);
	str_release(&said);
	str_release(&name);
}

static void turn_back(struct machine *machine, bool undo)
{
	struct where where = { OP_SET, -1, NO_ROW, 0 };
	bool turned;

	turned = undo ? application_undo(machine->app, &where) : application_redo(machine->app, &where);
	if (!turned) {
		machine_say(machine, undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
		return;
	}
	machine->layer_count = 0;
	if (where.field >= 0)
		question_go_to(machine, where.field, where.row, false);
	machine->cursor = where.at;
	name_place(machine, &where, undo);
}

static void check_all(struct machine *machine)
{
	problems_release(&machine->all);
	rules_check(machine->app, machine->world.today, &machine->all);
}

static bool is_begun(const struct machine *machine, const struct problem *problem)
{
	const struct form *form = machine->app->form;
	const struct heading *heading = &form->headings[form->fields[problem->field].heading];

	return flow_heading_state(&machine->app->answers, heading) != HEADING_EMPTY;
}

static bool same_heading(const struct form *form, const struct problem *a, const struct problem *b)
{
	return form->fields[a->field].heading == form->fields[b->field].heading;
}

/* A heading where nothing is answered yet has one problem, not one for every
 * question: what is wrong elsewhere must not drown. */
static void gather_unbegun(struct machine *machine)
{
	struct problems *all = &machine->all;
	size_t kept = 0;

	for (size_t i = 0; i < all->count; i++) {
		struct problem *problem = &all->items[i];
		bool begun = is_begun(machine, problem);

		if (!begun && kept && same_heading(machine->app->form, problem, &all->items[kept - 1])) {
			free(problem->message);
			free(problem->mend);
			free(problem->accepted);
			continue;
		}
		if (!begun) {
			free(problem->message);
			problem->message = mem_strdup(_("Nothing is filled in here yet."));
		}
		all->items[kept++] = *problem;
	}
	all->count = kept;
}

void problems_enter(struct machine *machine)
{
	check_all(machine);
	if (machine->state == STATE_PROBLEMS)
		gather_unbegun(machine);
}

/* Where in the form's order something stands, to find the next after us. */
static bool lies_after(const struct machine *machine, const struct problem *problem)
{
	const struct form *form = machine->app->form;
	int heading = form->fields[problem->field].heading;

	if (heading != machine->at.heading)
		return heading > machine->at.heading;
	if (problem->row != machine->at.row)
		return problem->row > machine->at.row;
	return problem->field > machine->at.field;
}

/* On the screen the problem stands under its answer, be it empty; a conversation
 * tells it.  A list of rows has only the telling. */
static void go_to_problem(struct machine *machine, const struct problem *problem)
{
	char *message = mem_strdup(problem->message);

	question_go_to(machine, problem->field, problem->row, true);
	if (machine->world.screen)
		question_check(machine);
	if (!machine->world.screen || !machine->here.count)
		machine_say(machine, message);
	free(message);
}

static void next_problem(struct machine *machine)
{
	const struct problem *next = NULL;

	state_leave(machine);
	check_all(machine);
	for (size_t i = 0; i < machine->all.count; i++) {
		const struct problem *problem = &machine->all.items[i];

		if (problem->accepted || problem->severity == SEVERITY_INFO)
			continue;
		if (!next || (!lies_after(machine, next) && lies_after(machine, problem)))
			next = problem;
	}
	if (!next) {
		machine_say(machine, _("Nothing is missing or wrong."));
		return;
	}
	machine->layer_count = 0;
	go_to_problem(machine, next);
}

static void export(struct machine *machine)
{
	struct str question = STR_EMPTY;
	size_t errors;

	state_leave(machine);
	check_all(machine);
	errors = problems_count(&machine->all, SEVERITY_ERROR);
	if (!errors) {
		machine_effect(machine, EFFECT_EXPORT_FINAL, NULL);
		return;
	}
	str_addf(&question,
		 /* TRANSLATORS: %2$s is the form's word for a draft, printed on every page. */
		 ngettext_("%1$zu thing must be mended before the application is ready. Write the documents "
			   "all the same, marked %2$s?",
			   "%1$zu things must be mended before the application is ready. Write the documents "
			   "all the same, marked %2$s?",
			   errors),
		 errors, machine->app->form->layout.draft_word);
	machine_ask(machine, question.data, EFFECT_EXPORT_DRAFT);
	str_release(&question);
}

static void leave(struct machine *machine)
{
	state_leave(machine);
	machine_effect(machine, machine->app ? EFFECT_CLOSE : EFFECT_QUIT, NULL);
}

static bool opened_handle(struct machine *machine, const struct command *command)
{
	switch (command->id) {
	case COMMAND_OUTLINE: state_open(machine, STATE_OUTLINE); break;
	case COMMAND_PROBLEMS: state_open(machine, STATE_PROBLEMS); break;
	case COMMAND_REVIEW: state_open(machine, STATE_REVIEW); break;
	case COMMAND_SEARCH: search_begin(machine, command->text); break;
	case COMMAND_PREVIEW: state_open(machine, STATE_PREVIEW); break;
	case COMMAND_NEXT_PROBLEM: next_problem(machine); break;
	case COMMAND_UNDO: turn_back(machine, true); break;
	case COMMAND_REDO: turn_back(machine, false); break;
	case COMMAND_EXPORT: export(machine); break;
	case COMMAND_SAVE: machine_effect(machine, EFFECT_SAVE, command->text ? command->text : ""); break;
	default: return false;
	}
	return true;
}

bool any_handle(struct machine *machine, const struct command *command)
{
	if (command->id == COMMAND_HELP)
		state_open(machine, STATE_HELP);
	else if (command->id == COMMAND_LEAVE)
		leave(machine);
	else if (command->id == COMMAND_ESCAPE && !machine->layer_count && machine->state != STATE_KIND)
		machine_say_call(machine, _("Everything is saved. %s leaves."), COMMAND_LEAVE);
	else if (command->id == COMMAND_BACK || command->id == COMMAND_ESCAPE) {
		if (!state_close(machine))
			leave(machine);
	} else if (!machine->app || !opened_handle(machine, command)) {
		machine_say(machine, _("That cannot be done here."));
	}
	return true;
}

/* --- before there is an application ------------------------------------------ */

bool start_handle(struct machine *machine, const struct command *command)
{
	const struct world *world = &machine->world;
	size_t number = command->number;

	if (command->id == COMMAND_CHOOSE && number && number <= world->draft_count)
		machine_effect(machine, EFFECT_OPEN, world->drafts[number - 1].id);
	else if (command->id == COMMAND_NEW || (command->id == COMMAND_CHOOSE && number == world->draft_count + 1))
		state_open(machine, STATE_CHOOSE_FORM);
	else if (command->id == COMMAND_OPEN && command->text && *command->text)
		machine_effect(machine, EFFECT_OPEN, command->text);
	else if (command->id == COMMAND_OPEN || (command->id == COMMAND_CHOOSE && number == world->draft_count + 2))
		/* TRANSLATORS: %s is the command, with its colon. */
		machine_say_call(machine, _("Write the path of the file after %s."), COMMAND_OPEN);
	else
		return false;
	return true;
}

bool choose_form_handle(struct machine *machine, const struct command *command)
{
	if (command->id != COMMAND_CHOOSE || !command->number || command->number > machine->world.form_count)
		return false;
	machine_effect(machine, EFFECT_NEW, machine->world.forms[command->number - 1].id);
	return true;
}

static bool choose_kind(struct machine *machine, const char *id)
{
	machine->layer_count = 0;
	application_set(machine->app, form_field(machine->app->form, "kind"), NO_ROW, id);
	question_first_open(machine);
	return true;
}

bool kind_handle(struct machine *machine, const struct command *command)
{
	const struct form *form = machine->app->form;
	struct str stored = STR_EMPTY;
	struct value worth;
	bool read;

	if (command->id == COMMAND_CHOOSE && command->number && command->number <= form->kind_count)
		return choose_kind(machine, form->kinds[command->number - 1].id);
	if (command->id != COMMAND_ANSWER || !command->text)
		return false;
	machine_say(machine, _("That is none of these. Write a number, or the words as they stand."));
	read = type_read(form_field(form, "kind"), command->text, &worth, &stored) == ANSWER_OK && stored.len;
	if (read) {
		str_clear(&machine->said);
		choose_kind(machine, stored.data);
	}
	str_release(&stored);
	return true;
}

/* --- over the questions -------------------------------------------------------- */

int nth_heading(const struct answers *answers, size_t number)
{
	int heading = flow_next_heading(answers, -1);

	for (size_t i = 1; i < number && heading >= 0; i++)
		heading = flow_next_heading(answers, heading);
	return number ? heading : -1;
}

/* The outline leaves for good; from the review one comes back. */
bool outline_handle(struct machine *machine, const struct command *command)
{
	struct question to;
	int heading;

	if (command->id != COMMAND_CHOOSE)
		return false;
	heading = nth_heading(&machine->app->answers, command->number);
	if (heading < 0 || !question_enter(machine, heading, &to))
		return false;
	if (machine->state == STATE_REVIEW)
		state_push(machine);
	else
		machine->layer_count = 0;
	question_go(machine, to, true);
	return true;
}

bool problems_handle(struct machine *machine, const struct command *command)
{
	const struct problem *problem;

	if (command->id != COMMAND_CHOOSE || !command->number || command->number > machine->all.count)
		return false;
	problem = &machine->all.items[command->number - 1];
	state_push(machine);
	go_to_problem(machine, problem);
	return true;
}

bool preview_handle(struct machine *machine, const struct command *command)
{
	return command->id == COMMAND_NEXT && state_close(machine);
}

enum command_id done_offer(size_t index)
{
	static const enum command_id offers[] = {
		COMMAND_PROBLEMS, COMMAND_REVIEW, COMMAND_PREVIEW, COMMAND_EXPORT, COMMAND_LEAVE,
	};

	return index < sizeof offers / sizeof *offers ? offers[index] : COMMAND_NONE;
}

bool done_handle(struct machine *machine, const struct command *command)
{
	struct command chosen;

	if (command->id != COMMAND_CHOOSE || !command->number || done_offer(command->number - 1) == COMMAND_NONE)
		return preview_handle(machine, command);
	chosen = command_of(done_offer(command->number - 1));
	state_dispatch(machine, &chosen);
	return true;
}

/* Before a draft is written one may want to see what is wrong. */
static bool shows_problems(const struct machine *machine, const struct command *command)
{
	return machine->on_yes == EFFECT_EXPORT_DRAFT && command->id == COMMAND_CHOOSE && command->number == 3;
}

bool confirm_handle(struct machine *machine, const struct command *command)
{
	if (shows_problems(machine, command)) {
		state_close(machine);
		state_open(machine, STATE_PROBLEMS);
		return true;
	}
	if (command->id == COMMAND_YES || (command->id == COMMAND_CHOOSE && command->number == 1)) {
		state_close(machine);
		machine_effect(machine, machine->on_yes, NULL);
	} else if (command->id == COMMAND_NO || (command->id == COMMAND_CHOOSE && command->number == 2)) {
		state_close(machine);
	} else {
		return false;
	}
	return true;
}

/* --- help ------------------------------------------------------------------------ */

enum state_id help_below(const struct machine *machine)
{
	return machine->layer_count ? machine->layers[machine->layer_count - 1].state : STATE_START;
}

/* What the state allows but has nothing to work on just now is not offered. */
static bool has_use(const struct machine *machine, enum command_id id)
{
	switch (id) {
	case COMMAND_ADD:
	case COMMAND_REMOVE:
	case COMMAND_UP:
	case COMMAND_DOWN: return group_here(machine) != NULL;
	case COMMAND_MEND: return question_has_mend(machine);
	case COMMAND_ACCEPT: return question_has_warning(machine);
	default: return true;
	}
}

const struct command_row *help_command(const struct machine *machine, size_t number)
{
	enum state_id below = help_below(machine);

	for (int id = 0; id < COMMAND_COUNT; id++) {
		const struct command_row *row = command_row((enum command_id)id);

		if (row && command_at_door(row, machine->world.screen) && row->states >> below & 1 &&
		    has_use(machine, row->id) && !--number)
			return row;
	}
	return NULL;
}

bool help_handle(struct machine *machine, const struct command *command)
{
	const struct command_row *row;
	struct command chosen;

	if (command->id != COMMAND_CHOOSE || !command->number)
		return false;
	row = help_command(machine, command->number);
	if (!row)
		return false;
	chosen = command_of(row->id);
	state_close(machine);
	state_dispatch(machine, &chosen);
	return true;
}
