#include "wizard/state.h"

#include "base/i18n.h"

#include <assert.h>

static const struct state states[STATE_COUNT] = {
	{ STATE_ANY, "any", STATE_ANY, NULL, NULL, any_handle },
	{ STATE_START, "start", STATE_ANY, NULL, NULL, start_handle },
	{ STATE_CHOOSE_FORM, "choose form", STATE_ANY, NULL, NULL, choose_form_handle },
	{ STATE_KIND, "kind", STATE_ANY, NULL, NULL, kind_handle },
	{ STATE_HEADING, "heading", STATE_ANY, NULL, question_settle, question_handle },
	{ STATE_CELL, "cell", STATE_HEADING, NULL, question_settle, cell_handle },
	{ STATE_ROW, "row", STATE_HEADING, NULL, question_settle, rows_handle },
	{ STATE_EDITOR, "editor", STATE_HEADING, NULL, question_settle, editor_handle },
	{ STATE_OUTLINE, "outline", STATE_ANY, NULL, NULL, outline_handle },
	{ STATE_HELP, "help", STATE_ANY, NULL, NULL, help_handle },
	{ STATE_SEARCH, "search", STATE_ANY, NULL, NULL, search_handle },
	{ STATE_PROBLEMS, "problems", STATE_ANY, problems_enter, NULL, problems_handle },
	{ STATE_REVIEW, "review", STATE_ANY, review_enter, NULL, outline_handle },
	{ STATE_PREVIEW, "preview", STATE_ANY, NULL, NULL, preview_handle },
	{ STATE_TABLE, "table", STATE_ANY, NULL, NULL, preview_handle },
	{ STATE_CONFIRM, "confirm", STATE_ANY, NULL, NULL, confirm_handle },
	{ STATE_DONE, "done", STATE_ANY, NULL, NULL, done_handle },
};

const struct state *state_row(enum state_id id)
{
	return &states[id];
}

const char *machine_state_name(enum state_id state)
{
	return states[state].name;
}

void state_dispatch(struct machine *machine, const struct command *command)
{
	const struct command_row *row = command_row(command->id);
	enum state_id id = machine->state;

	if (row && !(row->states >> id & 1)) {
		machine_say(machine, _("That cannot be done here."));
		return;
	}
	while (!states[id].handle(machine, command) && id != STATE_ANY)
		id = states[id].parent;
}

void state_switch(struct machine *machine, enum state_id state)
{
	machine->state = state;
	if (states[state].enter)
		states[state].enter(machine);
}

void state_leave(struct machine *machine)
{
	if (states[machine->state].leave)
		states[machine->state].leave(machine);
}

void state_push(struct machine *machine)
{
	assert(machine->layer_count < sizeof machine->layers / sizeof *machine->layers);
	machine->layers[machine->layer_count++] = (struct layer){ machine->state, machine->at, machine->chosen };
	machine->chosen = 0;
}

void state_open(struct machine *machine, enum state_id state)
{
	if (machine->state == state)
		return;
	state_leave(machine);
	for (size_t i = 0; i < machine->layer_count; i++)
		if (machine->layers[i].state == state) {
			machine->layer_count = i;
			state_switch(machine, state);
			return;
		}
	state_push(machine);
	state_switch(machine, state);
}

/* The row one left may have been removed meanwhile: one comes to the list of rows. */
static void leave_gone_row(const struct machine *machine, struct layer *layer)
{
	const struct form *form = machine->app ? machine->app->form : NULL;
	const struct field *field = form ? &form->fields[layer->at.field] : NULL;

	if (!field || field->group == EXPR_NO_GROUP ||
	    answers_row_index(&machine->app->answers, &form->groups[field->group], layer->at.row) != SIZE_MAX)
		return;
	field = &form->fields[form->groups[field->group].field];
	layer->at = (struct question){ field->heading, field->index, NO_ROW };
	if (state_is_question(layer->state))
		layer->state = STATE_ROW;
}

bool state_close(struct machine *machine)
{
	struct layer below;

	if (!machine->layer_count)
		return false;
	below = machine->layers[--machine->layer_count];
	leave_gone_row(machine, &below);
	machine->at = below.at;
	machine->chosen = below.chosen;
	state_switch(machine, below.state);
	/* what was left by opening a layer is told when one is back, as by any other way */
	problems_release(&machine->here);
	if (state_is_question(below.state) && question_is_begun(machine))
		question_check(machine);
	return true;
}

void machine_effect(struct machine *machine, enum effect effect, const char *target)
{
	machine->effects.set |= effect;
	if (target) {
		str_clear(&machine->target);
		str_add(&machine->target, target);
		machine->effects.target = machine->target.data;
	}
}

struct machine *machine_new(const struct world *world)
{
	struct machine *machine = mem_alloc(sizeof *machine);

	machine->world = *world;
	machine->progress = mem_alloc(sizeof *machine->progress);
	machine->state = STATE_START;
	machine->cursor = SIZE_MAX;
	str_init(&machine->sought);
	str_init(&machine->said);
	str_init(&machine->asked);
	str_init(&machine->target);
	return machine;
}

void machine_free(struct machine *machine)
{
	if (!machine)
		return;
	problems_release(&machine->here);
	problems_release(&machine->all);
	concerns_release(&machine->concerns);
	search_release(machine);
	str_release(&machine->sought);
	str_release(&machine->said);
	str_release(&machine->asked);
	str_release(&machine->target);
	free(machine->progress->standings);
	free(machine->progress);
	free(machine);
}

void machine_set_world(struct machine *machine, const struct world *world)
{
	machine->world = *world;
}

/* The place is "heading-id field-id row", as application_place had it. */
static bool read_place(const struct form *form, const char *place, struct question *at)
{
	char heading[128], field[128];
	char cell[ROW_TEXT];
	const struct field *found;
	row_t row;

	if (sscanf(place, "%127s %127s %23s", heading, field, cell) != 3 || !row_parse(cell, &row))
		return false;
	found = form_field(form, field);
	if (!found || strcmp(form->headings[found->heading].id, heading))
		return false;
	*at = (struct question){ found->heading, found->index, row };
	return true;
}

void machine_begin(struct machine *machine, struct application *app, bool fresh)
{
	struct question at;

	machine->app = app;
	machine->progress->counted = false;
	machine->concern = machine->concern_led = (struct question){ -1, -1, NO_ROW };
	machine->layer_count = 0;
	machine->typing = false;
	if (fresh && app->form->kind_count && form_field(app->form, "kind"))
		state_switch(machine, STATE_KIND);
	else if (read_place(app->form, app->place, &at) &&
		 flow_field_asked(&app->answers, &app->form->fields[at.field], at.row))
		question_go(machine, at, false);
	else
		question_first_open(machine);
}

void machine_end(struct machine *machine)
{
	machine->app = NULL;
	machine->layer_count = 0;
	problems_release(&machine->here);
	problems_release(&machine->all);
	concerns_release(&machine->concerns);
	search_release(machine);
	machine->state = STATE_START;
}

void machine_say(struct machine *machine, const char *sentence)
{
	if (machine->said.len && *sentence)
		str_add_char(&machine->said, '\n');
	str_add(&machine->said, sentence);
}

void machine_ask(struct machine *machine, const char *question, enum effect on_yes)
{
	str_clear(&machine->asked);
	str_add(&machine->asked, question);
	machine->on_yes = on_yes;
	state_open(machine, STATE_CONFIRM);
}

void machine_done(struct machine *machine, const char *sentence)
{
	machine_say(machine, sentence);
	state_open(machine, STATE_DONE);
}

/* Whether the command leaves what was typed before it does anything else. */
static bool leaves_first(enum command_id id)
{
	switch (id) {
	case COMMAND_ANSWER:
	case COMMAND_NEXT:
	case COMMAND_BACK:
	case COMMAND_PREVIOUS:
	case COMMAND_ESCAPE:
	case COMMAND_NEXT_HEADING:
	case COMMAND_PREVIOUS_HEADING: return true;
	default: return false;
	}
}

/* What is typed word by word, and how it is then brought into form, is undone
 * together: nobody has seen the two apart. */
static void begin_step(struct machine *machine, const struct command *command)
{
	bool typed = command->id == COMMAND_TYPE;
	bool same = machine->typing && (typed ? !command->apart : leaves_first(command->id));

	if (machine->app && !same)
		application_step(machine->app);
	machine->typing = typed;
	machine->settling = same && !typed;
}

struct effects machine_do(struct machine *machine, const struct command *command)
{
	machine->effects = (struct effects){ EFFECT_DRAW, NULL };
	machine->cursor = SIZE_MAX;
	str_clear(&machine->said);
	begin_step(machine, command);
	state_dispatch(machine, command);
	return machine->effects;
}

enum state_id machine_state(const struct machine *machine)
{
	return machine->state;
}

const struct question *machine_question(const struct machine *machine)
{
	return &machine->at;
}

const struct application *machine_application(const struct machine *machine)
{
	return machine->app;
}

size_t machine_cursor(const struct machine *machine)
{
	return machine->cursor;
}

const struct text *machine_text(const struct machine *machine)
{
	const struct field *field = machine->app && state_is_question(machine->state) ? focus_field(machine) : NULL;

	if (!field || (field->type->widget != WIDGET_LINE && field->type->widget != WIDGET_LONG))
		return NULL;
	return answers_buffer(&machine->app->answers, field, machine->at.row);
}

void machine_call(const struct machine *machine, enum command_id id, struct str *out)
{
	command_call(id, machine->world.screen, out);
}

void machine_say_call(struct machine *machine, const char *format, enum command_id id)
{
	struct str call = STR_EMPTY, said = STR_EMPTY;
	const char *hole = strstr(format, "%s");

	machine_call(machine, id, &call);
	str_add_bytes(&said, format, hole ? (size_t)(hole - format) : strlen(format));
	if (hole) {
		str_add(&said, call.data);
		str_add(&said, hole + 2);
	}
	machine_say(machine, said.data);
	str_release(&call);
	str_release(&said);
}

bool state_is_question(enum state_id state)
{
	return state == STATE_HEADING || state == STATE_CELL || state == STATE_ROW || state == STATE_EDITOR;
}

bool machine_is_at(const struct machine *machine, const char *field_id)
{
	return machine->app && state_is_question(machine->state) && !strcmp(focus_field(machine)->id, field_id);
}
