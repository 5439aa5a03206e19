#include "model/flow.h"

#include "model/table.h"

#include <assert.h>

bool flow_heading_asked(const struct answers *answers, const struct heading *heading)
{
	return !heading->relevant ||
	       answers_hold(answers, heading->relevant, EXPR_NO_GROUP, NO_ROW, false);
}

bool flow_field_asked(const struct answers *answers, const struct field *field, row_t row)
{
	return !answers_calculation(answers, field, row) && !answers_is_row_label(answers, field, row) &&
	       flow_field_relevant(answers, field, row);
}

bool flow_field_relevant(const struct answers *answers, const struct field *field, row_t row)
{
	const struct form *form = answers->form;

	if (field->holder >= 0 && !flow_field_relevant(answers, &form->fields[field->holder], NO_ROW))
		return false;
	if (!flow_heading_asked(answers, &form->headings[field->heading]))
		return false;
	return !field->relevant || answers_hold(answers, field->relevant, field->group, row, false);
}

bool flow_begun(const struct answers *answers, const struct field *field, row_t row)
{
	const struct table *table = form_table(answers->form, field);
	const struct group *rows = form_rows(answers->form, field);

	if (table)
		return table_answered(answers, table);
	if (rows || field->type->worth == VALUE_EMPTY)
		return rows && answers_row_count(answers, rows) > 0;
	return *answers_text(answers, field, row) != '\0';
}

bool flow_answered(const struct answers *answers, const struct field *field, row_t row)
{
	struct str text = STR_EMPTY;
	bool answered;

	answers_effective(answers, field, row, &text);
	str_trim(&text);
	answered = text.len > 0;
	str_release(&text);
	return answered;
}

/* --- the order of questions ---------------------------------------------- */

/*
 * A position counts through everything that could be asked, asked or not:
 * heading, item of the heading, and within a group or a signature the row and
 * the member.  At a group the list of its rows comes after the last row.
 */
struct position {
	int heading;
	size_t item;
	size_t row;    /* index */
	size_t member;
};

struct members {
	const struct group *group; /* NULL: a plain field */
	const struct table *table; /* or NULL; `count` is then the cells of a row */
	const int *items;
	size_t count;
	bool with_list;            /* the list of rows is a question too */
};

static struct members members_of(const struct answers *answers, const struct field *field)
{
	const struct form *form = answers->form;

	if (field->type->id == TYPE_GROUP) {
		const struct group *group = &form->groups[field->holds];

		return (struct members){ group, NULL, group->members, group->member_count, true };
	}
	if (field->type->id == TYPE_TABLE) {
		const struct table *table = &form->tables[field->table];

		return (struct members){ &form->groups[table->group], table, NULL, table_width(answers, table),
					 table_takes_rows(form, table) || !table->asks };
	}
	if (field->type->id == TYPE_SIGNATURE) {
		const struct signature *signature = &form->signatures[field->holds];

		return (struct members){ &form->groups[signature->group], NULL, signature->members,
					 signature->member_count, false };
	}
	return (struct members){ NULL, NULL, NULL, 0, true };
}

static const struct field *item_field(const struct form *form, const struct position *at)
{
	return &form->fields[form->headings[at->heading].items[at->item]];
}

/* How many steps an item has: its rows' members, and the item itself. */
static size_t steps_of_item(const struct answers *answers, const struct field *item)
{
	struct members members = members_of(answers, item);
	size_t rows = members.group ? answers_row_count(answers, members.group) : 0;

	return rows * members.count + members.with_list;
}

static size_t step_at(const struct answers *answers, const struct position *at)
{
	return at->row * members_of(answers, item_field(answers->form, at)).count + at->member;
}

static void set_step(const struct answers *answers, struct position *at, size_t step)
{
	size_t count = members_of(answers, item_field(answers->form, at)).count;

	at->row = count ? step / count : 0;
	at->member = count ? step % count : step;
}

/* The member's field and, in a table, its column. */
static struct question member_at(const struct answers *answers, const struct members *members, size_t index)
{
	struct question at = { .field = -1, .row = NO_ROW };
	uint32_t column = 0;

	if (!members->table)
		return (struct question){ .field = members->items[index], .row = NO_ROW };
	at.field = table_cell(answers, members->table, index, &column)->index;
	at.row = row_cell(0, column);
	return at;
}

static bool question_at(const struct answers *answers, const struct position *at, struct question *question)
{
	const struct form *form = answers->form;
	const struct field *item = item_field(form, at);
	struct members members = members_of(answers, item);
	bool in_row = members.group && at->row < answers_row_count(answers, members.group) && members.count;

	*question = (struct question){ at->heading, item->index, NO_ROW };
	if (in_row) {
		struct question cell = member_at(answers, &members, at->member);

		question->field = cell.field;
		question->row = row_cell(row_of(answers_row_id(answers, members.group, at->row)), row_column(cell.row));
	}
	if (in_row && members.table && !table_shows(answers, members.table, question->row))
		return false;
	return flow_field_asked(answers, &form->fields[question->field], question->row);
}

static bool forward(const struct answers *answers, struct position *at)
{
	const struct form *form = answers->form;
	size_t step = step_at(answers, at) + 1;

	if (at->item < form->headings[at->heading].item_count &&
	    step < steps_of_item(answers, item_field(form, at))) {
		set_step(answers, at, step);
		return true;
	}
	at->row = at->member = 0;
	at->item++;
	for (;;) {
		if (at->item >= form->headings[at->heading].item_count) {
			at->item = 0;
			if ((size_t)++at->heading >= form->heading_count)
				return false;
		} else if (!steps_of_item(answers, item_field(form, at))) {
			at->item++;
		} else {
			return true;
		}
	}
}

static bool backward(const struct answers *answers, struct position *at)
{
	const struct form *form = answers->form;
	size_t step = step_at(answers, at);

	if (step) {
		set_step(answers, at, step - 1);
		return true;
	}
	for (;;) {
		if (at->item) {
			at->item--;
		} else if (at->heading) {
			at->heading--;
			at->item = form->headings[at->heading].item_count;
			continue;
		} else {
			return false;
		}
		step = steps_of_item(answers, item_field(form, at));
		if (step) {
			set_step(answers, at, step - 1);
			return true;
		}
	}
}

static size_t member_index(const struct answers *answers, const struct members *members,
			   const struct question *question)
{
	if (members->table)
		return table_cell_index(answers, members->table, question->field, row_column(question->row));
	for (size_t i = 0; i < members->count; i++)
		if (members->items[i] == question->field)
			return i;
	return SIZE_MAX;
}

/* Whether a question is one of an item's rows; its row may be gone. */
static bool stands_in(const struct answers *answers, const struct field *item, const struct question *question,
		      struct position *at)
{
	struct members members;
	size_t member;

	if (item->type->worth != VALUE_EMPTY)
		return false;
	members = members_of(answers, item);
	member = member_index(answers, &members, question);
	if (member == SIZE_MAX)
		return false;
	at->row = answers_row_index(answers, members.group, question->row);
	at->member = member;
	if (at->row == SIZE_MAX) {
		at->row = answers_row_count(answers, members.group);
		at->member = 0;
	}
	return true;
}

/* Where a question stands among its heading's items. */
static struct position position_of(const struct answers *answers, const struct question *question)
{
	const struct heading *heading = &answers->form->headings[question->heading];
	struct position at = { question->heading, 0, 0, 0 };

	for (at.item = 0; at.item < heading->item_count; at.item++) {
		const struct field *item = item_field(answers->form, &at);

		if (item->index == question->field) {
			struct members members = members_of(answers, item);

			at.row = members.count ? answers_row_count(answers, members.group) : 0;
			return at;
		}
		if (stands_in(answers, item, question, &at))
			return at;
	}
	at.item = 0;
	return at;
}

bool flow_first(const struct answers *answers, struct question *question)
{
	for (size_t i = 0; i < answers->form->heading_count; i++)
		if (flow_enter_heading(answers, (int)i, question))
			return true;
	return false;
}

bool flow_next(const struct answers *answers, const struct question *from, struct question *next)
{
	struct position at = position_of(answers, from);

	while (forward(answers, &at))
		if (question_at(answers, &at, next))
			return true;
	return false;
}

bool flow_previous(const struct answers *answers, const struct question *from, struct question *previous)
{
	struct position at = position_of(answers, from);

	while (backward(answers, &at))
		if (question_at(answers, &at, previous))
			return true;
	return false;
}

/* The first question from `at` on that stands under its heading. */
static bool ask_from(const struct answers *answers, struct position *at, struct question *question)
{
	int heading = at->heading;

	do {
		if (question_at(answers, at, question))
			return true;
	} while (forward(answers, at) && at->heading == heading);
	return false;
}

static bool enter(const struct answers *answers, int heading, struct position *at, struct question *question)
{
	const struct heading *asked = &answers->form->headings[heading];

	*at = (struct position){ heading, 0, 0, 0 };
	if (!asked->item_count || !flow_heading_asked(answers, asked))
		return false;
	if (!steps_of_item(answers, item_field(answers->form, at)) &&
	    (!forward(answers, at) || at->heading != heading))
		return false;
	return ask_from(answers, at, question);
}

bool flow_enter_heading(const struct answers *answers, int heading, struct question *question)
{
	struct position at;

	return enter(answers, heading, &at, question);
}

int flow_next_heading(const struct answers *answers, int heading)
{
	struct question unused;

	for (size_t i = (size_t)(heading + 1); i < answers->form->heading_count; i++)
		if (flow_enter_heading(answers, (int)i, &unused))
			return (int)i;
	return -1;
}

int flow_previous_heading(const struct answers *answers, int heading)
{
	struct question unused;

	for (int i = heading - 1; i >= 0; i--)
		if (flow_enter_heading(answers, i, &unused))
			return i;
	return -1;
}

/* --- pages ------------------------------------------------------------------ */

/* The questions among which one stands: of its row, or of its heading. */
struct run {
	struct members members; /* of a row; `count` is then what `members.count` is */
	const int *fields;      /* outside tables */
	size_t count;
	size_t at;
	row_t row;
};

static struct run run_of(const struct answers *answers, const struct question *at)
{
	const struct heading *heading = &answers->form->headings[at->heading];
	struct run run = { .fields = heading->items, .count = heading->item_count, .row = at->row };

	if (at->row != NO_ROW) {
		struct position position = position_of(answers, at);

		run.members = members_of(answers, item_field(answers->form, &position));
		run.fields = run.members.items;
		run.count = run.members.count;
		run.at = position.member;
	}
	while (run.fields && run.at < run.count && run.fields[run.at] != at->field)
		run.at++;
	return run;
}

/* Number `index` of them; false when it is not on the page.  A signature is asked
 * in rows only. */
static bool run_question(const struct answers *answers, const struct run *run, int heading, size_t index,
			 struct question *out)
{
	const struct field *field;

	*out = (struct question){ .field = run->fields ? run->fields[index] : -1, .row = run->row };
	if (run->members.table) {
		*out = member_at(answers, &run->members, index);
		out->row = row_cell(row_of(run->row), row_column(out->row));
	}
	out->heading = heading;
	field = &answers->form->fields[out->field];
	return field->type->id != TYPE_SIGNATURE && flow_field_relevant(answers, field, out->row);
}

size_t flow_page(const struct answers *answers, const struct question *at, size_t most, struct question *out,
		 size_t *focus)
{
	struct run run = run_of(answers, at);
	size_t first = run.at, count = 0;

	for (size_t found = 0; first && found < most;)
		found += run_question(answers, &run, at->heading, --first, &out[0]);
	for (size_t i = first; i < run.at; i++)
		count += run_question(answers, &run, at->heading, i, &out[count]);
	*focus = count;
	out[count++] = *at;
	for (size_t i = run.at + 1; i < run.count && count <= *focus + most; i++)
		count += run_question(answers, &run, at->heading, i, &out[count]);
	return count;
}

/* --- how far ------------------------------------------------------------- */

struct tally {
	bool any;      /* something was answered */
	bool required; /* something has to be */
	bool missing;  /* and is not */
};

static void tally_group(const struct answers *answers, const struct field *field, struct tally *tally)
{
	const struct group *group = &answers->form->groups[field->holds];
	size_t rows = answers_row_count(answers, group);

	tally->any |= group->table < 0 ? rows > 0 : table_answered(answers, &answers->form->tables[group->table]);
	tally->required |= field->required || group->min > 0;
	tally->missing |= rows < (size_t)group->min;
}

/* What cannot be read as its type is not an answer yet. */
static bool is_readable(const struct answers *answers, const struct field *field, row_t row)
{
	struct value worth;

	return type_read(field, answers_text(answers, field, row), &worth, NULL) == ANSWER_OK;
}

bool flow_required(const struct answers *answers, const struct field *field, row_t row)
{
	const struct table *table = field->required ? form_table_of(answers->form, field) : NULL;

	return field->required && (!table || table_row_answered(answers, table, row));
}

static void tally_tables(const struct answers *answers, const struct heading *heading, struct tally *tally)
{
	const struct form *form = answers->form;

	for (size_t i = 0; i < heading->item_count; i++) {
		const struct field *field = &form->fields[heading->items[i]];
		const struct table *table = form_table(form, field);

		if (!table || !field->required || !flow_field_asked(answers, field, NO_ROW))
			continue;
		tally->required = true;
		tally->missing |= !table_answered(answers, table);
	}
}

static void tally_question(const struct answers *answers, const struct question *question,
			   struct tally *tally)
{
	const struct field *field = &answers->form->fields[question->field];

	if (form_rows(answers->form, field))
		tally_group(answers, field, tally);
	if (field->type->worth == VALUE_EMPTY)
		return;
	tally->any |= *answers_text(answers, field, question->row) != '\0';
	tally->required |= flow_required(answers, field, question->row);
	tally->missing |= !is_readable(answers, field, question->row) ||
			  (flow_required(answers, field, question->row) && !flow_answered(answers, field, question->row));
}

enum heading_state flow_heading_state(const struct answers *answers, const struct heading *heading)
{
	struct position at;
	struct question question;
	struct tally tally = { false, false, false };
	bool more = enter(answers, heading->index, &at, &question);

	/* From position to position: finding one again costs a walk through the heading. */
	while (more) {
		tally_question(answers, &question, &tally);
		more = forward(answers, &at) && at.heading == heading->index && ask_from(answers, &at, &question);
	}
	tally_tables(answers, heading, &tally);
	if (!tally.any && !tally.required)
		return HEADING_OPTIONAL;
	if (!tally.missing)
		return HEADING_DONE;
	return tally.any ? HEADING_PARTLY : HEADING_EMPTY;
}
