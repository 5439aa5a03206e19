#include "wizard/state.h"

#include "base/i18n.h"
#include "wizard/view_parts.h"

/* --- everywhere -------------------------------------------------------------- */

/* A cell of a table by its row and column. */
static void name_answer(const struct machine *machine, const struct field *field, row_t row, struct str *out)
{
	char *title = form_table_of(machine->app->form, field) ? view_row_title(machine, field, row) : NULL;
	char *label = view_label(machine, field, row);

	str_addf(out, "%s%s%s", title ? title : "", title && *title ? ": " : "", label);
	free(title);
	free(label);
}

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
		name_answer(machine, field, where->row, out);
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

void review_enter(struct machine *machine)
{
	check_all(machine);
}

static void gather(struct machine *machine)
{
	concerns_release(&machine->concerns);
	concerns_gather(machine->app, machine->world.today, progress_of(machine)->standings, &machine->concerns);
}

void problems_enter(struct machine *machine)
{
	gather(machine);
	concerns_sort(&machine->concerns);
}

/* From where the next concern is looked for. */
static const struct question *concern_here(const struct machine *machine)
{
	return question_same(&machine->at, &machine->concern_led) ? &machine->concern : &machine->at;
}

/* A problem stands under its answer, be that empty; what does not is said. */
static void go_to_concern(struct machine *machine, const struct concern *concern)
{
	char *message = mem_strdup(concern->message);

	question_go_to(machine, concern->where.field, concern->where.row, true);
	question_check(machine);
	machine->concern = concern->where;
	machine->concern_led = machine->at;
	if (concern->kind != CONCERN_LATER && (!machine->here.count || !question_same(&concern->where, &machine->at)))
		machine_say(machine, message);
	free(message);
}

/* What is wrong where the writer is, and is not told yet. */
static const struct concern *untold_here(const struct machine *machine, bool at_question)
{
	for (size_t i = 0; i < machine->concerns.count; i++) {
		const struct concern *concern = &machine->concerns.items[i];
		bool told = at_question && (machine->here.count || concern->kind == CONCERN_LATER);

		if (concern_presses(concern) && question_same(&concern->where, &machine->at) && !told)
			return concern;
	}
	return NULL;
}

static void next_problem(struct machine *machine)
{
	bool at_question = state_is_question(machine->state), wrapped = false;
	const struct concern *next;
	size_t index;

	state_leave(machine);
	gather(machine);
	next = untold_here(machine, at_question);
	index = next ? 0 : concerns_next(&machine->concerns, &machine->app->answers, concern_here(machine), &wrapped);
	if (index == SIZE_MAX) {
		machine_say(machine, _("Nothing is missing or wrong."));
		return;
	}
	next = next ? next : &machine->concerns.items[index];
	if (wrapped)
		machine_say(machine, question_same(&next->where, concern_here(machine)) ?
				     _("This is the only thing left to see to.") :
				     _("There is nothing more further on. This is the first from the top."));
	machine->layer_count = 0;
	go_to_concern(machine, next);
}

/* What is to be looked up is told before the documents are written. */
static void add_later(const struct machine *machine, struct str *out)
{
	size_t later = progress_of(machine)->later;

	if (later)
		str_addf(out, ngettext_("%zu question is marked to be looked up later.",
					"%zu questions are marked to be looked up later.", later), later);
	if (later)
		str_add_char(out, ' ');
}

static void ask_export(struct machine *machine, size_t errors)
{
	struct str question = STR_EMPTY;

	add_later(machine, &question);
	if (errors)
		str_addf(&question,
			 /* TRANSLATORS: %2$s is the form's word for a draft, printed on every page. */
			 ngettext_("%1$zu thing must be mended before the application is ready. Write the documents "
				   "all the same, marked %2$s?",
				   "%1$zu things must be mended before the application is ready. Write the documents "
				   "all the same, marked %2$s?",
				   errors),
			 errors, machine->app->form->layout.draft_word);
	else
		str_add(&question, _("Write the documents all the same?"));
	machine_ask(machine, question.data, errors ? EFFECT_EXPORT_DRAFT : EFFECT_EXPORT_FINAL);
	str_release(&question);
}

static void export(struct machine *machine)
{
	size_t errors;

	state_leave(machine);
	check_all(machine);
	errors = problems_count(&machine->all, SEVERITY_ERROR);
	if (errors || progress_of(machine)->later)
		ask_export(machine, errors);
	else
		machine_effect(machine, EFFECT_EXPORT_FINAL, NULL);
}

static void leave(struct machine *machine)
{
	state_leave(machine);
	machine_effect(machine, machine->app ? EFFECT_CLOSE : EFFECT_QUIT, NULL);
}

static void open_table(struct machine *machine)
{
	if (table_here(machine))
		state_open(machine, STATE_TABLE);
	else
		machine_say(machine, _("There is no table here."));
}

static bool opened_handle(struct machine *machine, const struct command *command)
{
	switch (command->id) {
	case COMMAND_OUTLINE: state_open(machine, STATE_OUTLINE); break;
	case COMMAND_PROBLEMS: state_open(machine, STATE_PROBLEMS); break;
	case COMMAND_REVIEW: state_open(machine, STATE_REVIEW); break;
	case COMMAND_SEARCH: search_begin(machine, command->text); break;
	case COMMAND_PREVIEW: state_open(machine, STATE_PREVIEW); break;
	case COMMAND_TABLE: open_table(machine); break;
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
		machine_say_call(machine, machine->app ? _("Everything is saved. %s leaves.") : _("%s ends the program."),
				 COMMAND_LEAVE);
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
	machine->chosen = command->number;
	if (machine->state == STATE_REVIEW)
		state_push(machine);
	else
		machine->layer_count = 0;
	question_go(machine, to, true);
	return true;
}

bool problems_handle(struct machine *machine, const struct command *command)
{
	if (command->id != COMMAND_CHOOSE || !command->number || command->number > machine->concerns.count)
		return false;
	machine->chosen = command->number;
	state_push(machine);
	go_to_concern(machine, &machine->concerns.items[command->number - 1]);
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

/* Before the documents are written one may want to see what is left. */
static bool shows_problems(const struct machine *machine, const struct command *command)
{
	return machine->on_yes & (EFFECT_EXPORT_DRAFT | EFFECT_EXPORT_FINAL) && command->id == COMMAND_CHOOSE && command->number == 3;
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
	case COMMAND_TABLE: return table_here(machine) != NULL;
	case COMMAND_MEND: return question_has_mend(machine);
	case COMMAND_ACCEPT: return question_has_warning(machine);
	case COMMAND_DEFER: return question_takes_answer(focus_field(machine));
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
