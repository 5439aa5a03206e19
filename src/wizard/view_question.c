#include "wizard/view_parts.h"

#include "base/i18n.h"
#include "model/table.h"
#include "wizard/state.h"

/* --- the question ------------------------------------------------------------- */

static void view_choices(const struct machine *machine, struct view *view)
{
	const struct field *field = view->field;
	struct str chosen = STR_EMPTY;

	answers_effective(&machine->app->answers, field, view->row, &chosen);
	for (size_t i = 0; i < field->choice_count; i++) {
		const struct choice *choice = &field->choices[i];

		view_add_item(view, words_for(&choice->label, i18n_language()), "")->focus =
			field->type->id == TYPE_CHOICES ? choice_among(chosen.data, choice->id) : !strcmp(choice->id, chosen.data);
	}
	if (field->type->id == TYPE_LOCKED) {
		const char *words = words_for(&field->acknowledge, i18n_language());

		view_add_item(view, *words ? words : _("I have read the text"), "")->focus = !strcmp(chosen.data, field->digest);
	}
	str_release(&chosen);
}

static void copy_problems(const struct problems *from, struct problems *to)
{
	to->items = mem_array(from->count, sizeof *to->items);
	to->room = from->count;
	for (size_t i = 0; i < from->count; i++) {
		to->items[to->count] = from->items[i];
		to->items[to->count].message = mem_strdup(from->items[i].message);
		to->items[to->count].mend = mem_strdup(from->items[i].mend);
		to->items[to->count++].accepted = mem_strdup(from->items[i].accepted);
	}
}

static const struct table *table_of_rows(const struct form *form, const struct group *group)
{
	return group->table < 0 ? NULL : &form->tables[group->table];
}

/* Whether anything was given in the row. */
static bool row_is_begun(const struct answers *answers, const struct group *group, row_t row)
{
	const struct table *table = table_of_rows(answers->form, group);

	if (table)
		return table_row_answered(answers, table, row);
	for (size_t i = 0; i < group->member_count; i++)
		if (*answers_text(answers, &answers->form->fields[group->members[i]], row))
			return true;
	return false;
}

static void check_row(const struct machine *machine, const struct group *group, row_t row, struct problems *out)
{
	const struct answers *answers = &machine->app->answers;
	const struct table *table = table_of_rows(answers->form, group);
	size_t count = table ? table_width(answers, table) : group->member_count;

	for (size_t i = 0; i < count; i++) {
		uint32_t column = 0;
		const struct field *field = table ? table_cell(answers, table, i, &column) :
						    &answers->form->fields[group->members[i]];

		rules_check_field(machine->app, machine->world.today, field, row_cell(row_of(row), column), out);
	}
}

/* What is missing or wrong in a row is seen from the list.  A row that the form
 * fixes may stand empty. */
static void add_row_state(const struct machine *machine, const struct group *group, row_t row, struct str *out)
{
	struct problems problems = PROBLEMS_NONE;
	bool begun = row_is_begun(&machine->app->answers, group, row);
	size_t count;

	check_row(machine, group, row, &problems);
	count = problems_count(&problems, SEVERITY_ERROR) + problems_count(&problems, SEVERITY_WARNING);
	problems_release(&problems);
	if (!begun && !row_is_fixed(row))
		str_add(out, _(" – not begun"));
	else if (begun && count)
		str_addf(out, ngettext_(" – %zu problem", " – %zu problems", count), count);
}

static void view_rows(const struct machine *machine, struct view *view)
{
	const struct answers *answers = &machine->app->answers;
	const struct group *group = form_rows(answers->form, view->field);
	const struct table *table = form_table(answers->form, view->field);
	size_t count = group ? answers_row_count(answers, group) : 0;
	const char *add = group ? words_for(&group->add, i18n_language()) : "";

	if (!group || (table && !table->asks))
		return;
	for (size_t i = 0; i < count; i++) {
		struct str title = STR_EMPTY;

		answers_row_title(answers, group, answers_row_id(answers, group, i), &title);
		add_row_state(machine, group, answers_row_id(answers, group, i), &title);
		view_add_item(view, title.data, "");
		str_release(&title);
	}
	if (count < (size_t)group->max)
		view_add_item(view, *add ? add : _("Add a row"), "")->sign = "+";
	copy_problems(&machine->here, &view->problems);
}

char *view_row_title(const struct machine *machine, const struct field *field, row_t row)
{
	struct str title = STR_EMPTY;
	const struct group *group;

	if (field->group != EXPR_NO_GROUP) {
		group = &machine->app->form->groups[field->group];
		answers_row_title(&machine->app->answers, group, row, &title);
	}
	return str_detach(&title);
}

static void view_answer(const struct machine *machine, struct view *view)
{
	const struct field *field = view->field;
	struct str effective = STR_EMPTY, shown = STR_EMPTY;
	const char *deferred = application_deferred(machine->app, field, view->row);

	view->answer = mem_strdup(answers_text(&machine->app->answers, field, view->row));
	view->is_default = answers_effective(&machine->app->answers, field, view->row, &effective);
	type_show(field, effective.data, &shown);
	view->shown = str_detach(&shown);
	str_release(&effective);
	view->deferred = mem_strdup(deferred ? deferred : "");
	copy_problems(&machine->here, &view->problems);
}

/* Its number in the outline: what is written there leads here. */
static int heading_number(const struct machine *machine)
{
	int number = 1;

	for (int i = flow_next_heading(&machine->app->answers, -1); i >= 0 && i < machine->at.heading;
	     i = flow_next_heading(&machine->app->answers, i))
		number++;
	return number;
}

/* The titles of a group's rows, one a line. */
static void add_titles(const struct machine *machine, const struct field *field, struct str *out)
{
	const struct answers *answers = &machine->app->answers;
	const struct group *group = form_rows(answers->form, field);

	for (size_t i = 0; i < answers_row_count(answers, group); i++) {
		if (i)
			str_add_char(out, '\n');
		answers_row_title(answers, group, answers_row_id(answers, group, i), out);
	}
}

/* The column that sums its rows, or NULL. */
static const struct field *column_of_sums(const struct form *form, const struct table *table)
{
	const struct field *column = NULL;

	for (size_t i = 0; table->has_total && i < table->totalled_count; i++) {
		const struct field *field = &form->fields[table->totalled[i]];

		if (field->calculate && field->axis == EXPR_NO_AXIS)
			column = field;
	}
	return column;
}

/* "Summa: 200 000 kr", or with the column's label where there are several. */
static void add_total(const struct answers *answers, const struct table *table, const struct field *column,
		      bool labelled, struct str *out)
{
	struct str stored = STR_EMPTY;

	value_store(table_total(answers, table, column, 0), &stored);
	if (stored.len) {
		str_addf(out, "%s%s", out->len ? "\n" : "", words_for(&table->total, i18n_language()));
		if (labelled)
			str_addf(out, ", %s", words_for(&column->label, i18n_language()));
		str_add(out, ": ");
		type_show(column, stored.data, out);
	}
	str_release(&stored);
}

void view_table_sum(const struct machine *machine, const struct table *table, struct str *out)
{
	const struct answers *answers = &machine->app->answers;
	const struct field *sums = column_of_sums(answers->form, table);

	if (sums)
		add_total(answers, table, sums, false, out);
	for (size_t i = 0; !sums && table->has_total && i < table->totalled_count; i++)
		if (answers->form->fields[table->totalled[i]].axis == EXPR_NO_AXIS)
			add_total(answers, table, &answers->form->fields[table->totalled[i]], true, out);
}

char *view_label(const struct machine *machine, const struct field *field, row_t row)
{
	struct str title = STR_EMPTY;

	if (!form_table_of(machine->app->form, field))
		return mem_strdup(words_for(&field->label, i18n_language()));
	answers_column_title(&machine->app->answers, field, row_column(row), i18n_language(), &title);
	return str_detach(&title);
}

static void view_page_field(const struct machine *machine, const struct question *at, struct view_field *to)
{
	const struct field *field = &machine->app->form->fields[at->field];
	const char *deferred = application_deferred(machine->app, field, at->row);
	struct str effective = STR_EMPTY, shown = STR_EMPTY;

	*to = (struct view_field){ .at = *at, .field = field, .problems = PROBLEMS_NONE };
	to->label = view_label(machine, field, at->row);
	to->deferred = mem_strdup(deferred ? deferred : "");
	if (form_table(machine->app->form, field)) {
		view_table_sum(machine, form_table(machine->app->form, field), &shown);
	} else if (field->type->widget == WIDGET_NONE) {
		add_titles(machine, field, &shown);
	} else {
		to->is_default = answers_effective(&machine->app->answers, field, at->row, &effective);
		type_show(field, effective.data, &shown);
		to->answered = *answers_text(&machine->app->answers, field, at->row) != '\0';
	}
	to->shown = str_detach(&shown);
	if (question_same(at, &machine->at))
		copy_problems(&machine->here, &to->problems);
	else if (flow_begun(&machine->app->answers, field, at->row))
		rules_check_field(machine->app, machine->world.today, field, at->row, &to->problems);
	str_release(&effective);
}

/* More questions than any screen has rows are not looked at. */
enum { PAGE_MOST = 60 };

static void view_page(const struct machine *machine, struct view *view)
{
	struct question around[2 * PAGE_MOST + 3], *page = around; /* one more at either end tells that there is more */
	size_t focus, count = flow_page(&machine->app->answers, &machine->at, PAGE_MOST + 1, around, &focus);

	view->more_before = focus > PAGE_MOST;
	view->more_after = count - focus > PAGE_MOST + 1;
	page += view->more_before;
	view->field_focus = focus - view->more_before;
	view->field_count = count - view->more_before - view->more_after;
	view->fields = mem_array(view->field_count, sizeof *view->fields);
	for (size_t i = 0; i < view->field_count; i++)
		view_page_field(machine, &page[i], &view->fields[i]);
}

/* The sub-heading that an item is printed under: its own, or that of one before it. */
static const char *sub_heading(const struct form *form, const struct field *field)
{
	const struct heading *heading = &form->headings[field->heading];
	const char *found = "";

	for (size_t i = 0; i < heading->item_count; i++) {
		const struct field *item = &form->fields[heading->items[i]];

		if (item->print_count && item->prints[0].heading && item->prints[0].under < 0)
			found = item->prints[0].heading;
		if (item == field)
			break;
	}
	return found;
}

void view_table_title(const struct machine *machine, const struct table *table, struct str *out)
{
	const struct form *form = machine->app->form;

	/* sums of all that stands above belong under none of its sub-headings */
	if (table->asks && *sub_heading(form, &form->fields[table->field]))
		str_addf(out, "%s: ", sub_heading(form, &form->fields[table->field]));
	str_add(out, words_for(&form->fields[table->field].label, i18n_language()));
}

static void view_table(const struct machine *machine, struct view *view)
{
	const struct table *table = table_here(machine);
	struct str title = STR_EMPTY;

	view->table_field = table ? table->field : -1;
	if (!table)
		return;
	view_table_title(machine, table, &title);
	view->table = str_detach(&title);
	view->table_help = mem_strdup(words_for(&machine->app->form->fields[table->field].help, i18n_language()));
}

void view_question(const struct machine *machine, struct view *view)
{
	const struct form *form = machine->app->form;
	const struct field *field = focus_field(machine);

	view->field = field;
	view->row = machine->at.row;
	view->title = mem_strdup(form->headings[machine->at.heading].text);
	view->number = heading_number(machine);
	view->label = view_label(machine, field, view->row);
	view->field_help = mem_strdup(words_for(&field->help, i18n_language()));
	view->row_title = view_row_title(machine, field, view->row);
	view_table(machine, view);
	if (machine->world.screen)
		view_page(machine, view);
	if (field->type->widget == WIDGET_NONE) {
		view_rows(machine, view);
	} else {
		view_answer(machine, view);
		view_choices(machine, view);
	}
}
