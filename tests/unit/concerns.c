/* The way from one thing to see to to the next: also to a sum, and to a table
 * that takes no rows, which are no questions. */
#include "unit.h"

#include "model/table.h"
#include "wizard/concerns.h"
#include "wizard/machine.h"
#include "wizard/view.h"

struct world_of {
	struct form *form;
	struct application *app;
	struct machine *machine;
};

static void setup(struct world_of *w, const char *form)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct world world = { .today = date_make(2026, 11, 22), .screen = true };

	str_addf(&path, "%s/%s", top ? top : ".", form);
	w->form = form_load(path.data, NULL, &diags);
	assert_non_null(w->form);
	str_release(&path);
	w->app = application_new(w->form);
	w->machine = machine_new(&world);
	machine_begin(w->machine, w->app, false);
}

static void teardown(struct world_of *w)
{
	machine_free(w->machine);
	application_free(w->app);
	form_free(w->form);
}

static void ask(struct world_of *w, enum command_id id, size_t number)
{
	struct command command = command_of(id);

	command.number = number;
	machine_do(w->machine, &command);
}

static void set(struct world_of *w, const char *field, row_t row, const char *text)
{
	application_set(w->app, form_field(w->form, field), row, text);
}

static row_t add(struct world_of *w, const char *group)
{
	return application_row_add(w->app, form_group(w->form, group), 0);
}

static void expect_question(const struct world_of *w)
{
	const struct question *at = machine_question(w->machine);
	const struct field *field = &w->form->fields[at->field];
	const struct table *table = form_table(w->form, field);

	assert_true(flow_field_asked(&w->app->answers, field, at->row));
	assert_true(!table || table_takes_rows(w->form, table));
}

/* How many things there are to see to; each leads to a question. */
static size_t go_to_each(struct world_of *w)
{
	struct view view;
	size_t count = SIZE_MAX;

	for (size_t i = 1; i <= count; i++) {
		ask(w, COMMAND_PROBLEMS, 0);
		machine_view(w->machine, &view);
		count = view.count;
		view_release(&view);
		ask(w, COMMAND_CHOOSE, i);
		expect_question(w);
	}
	return count;
}

static void next_until(struct world_of *w, const char *field)
{
	for (int i = 0; i < 40; i++) {
		ask(w, COMMAND_NEXT_PROBLEM, 0);
		expect_question(w);
		if (machine_is_at(w->machine, field))
			return;
	}
	fail_msg("%s is never come to", field);
}

TEST(a_sum_that_is_wrong_is_seen_to_beside_it_and_gone_on_from)
{
	struct world_of w;
	struct view view;
	row_t rent;

	setup(&w, "tests/rules/form.yaml");
	rent = answers_row_id(&w.app->answers, form_group(w.form, "budget.costs"), 1);
	set(&w, "budget.costs.cost", rent, "77");
	assert_true(go_to_each(&w) > 3);
	next_until(&w, "budget.costs");
	machine_view(w.machine, &view);
	assert_non_null(strstr(view.message, "77"));
	view_release(&view);
	ask(&w, COMMAND_NEXT_PROBLEM, 0);
	assert_true(machine_is_at(w.machine, "anchored"));
	teardown(&w);
}

TEST(a_table_of_other_rows_is_seen_to_in_its_first_cell)
{
	struct world_of w;
	row_t owner;

	setup(&w, "forms/nnv-skane-2020.yaml");
	owner = add(&w, "owners");
	set(&w, "owners.organisation", owner, "Norra kommunen");
	assert_true(go_to_each(&w) > 3);
	next_until(&w, "owners.contact");
	assert_int_equal(machine_question(w.machine)->row, owner);
	teardown(&w);
}

TEST(a_sum_that_is_wrong_makes_its_heading_wrong)
{
	struct world_of w;
	struct standing *standings;
	int budget;

	setup(&w, "tests/rules/form.yaml");
	standings = mem_array(w.form->heading_count, sizeof *standings);
	budget = form_field(w.form, "budget.total")->heading;
	standings_find(w.app, 0, standings);
	assert_int_equal(standings[budget].kind, STANDING_EMPTY);
	set(&w, "budget.costs.cost", answers_row_id(&w.app->answers, form_group(w.form, "budget.costs"), 1), "76");
	standings_find(w.app, 0, standings);
	assert_int_equal(standings[budget].kind, STANDING_DONE);
	set(&w, "budget.costs.cost", answers_row_id(&w.app->answers, form_group(w.form, "budget.costs"), 1), "77");
	standings_find(w.app, 0, standings);
	assert_int_equal(standings[budget].kind, STANDING_WRONG);
	free(standings);
	teardown(&w);
}

/* Whether anything is said of the first row, and of the last. */
static void list_rows(struct world_of *w, bool *first, bool *last)
{
	struct view view;

	machine_view(w->machine, &view);
	*first = strstr(view.items[0].label, " – ") != NULL;
	*last = strstr(view.items[view.count - 2].label, " – ") != NULL; /* then comes what adds one */
	view_release(&view);
}

TEST(of_rows_without_answers_only_added_ones_are_not_begun)
{
	struct world_of w;
	const struct group *costs;
	bool first, last;
	row_t row;

	setup(&w, "tests/rules/form.yaml");
	costs = form_group(w.form, "budget.costs");
	row = application_row_add(w.app, costs, answers_row_count(&w.app->answers, costs));
	set(&w, "budget.costs.cost", answers_row_id(&w.app->answers, costs, 1), "77");
	next_until(&w, "budget.costs");
	list_rows(&w, &first, &last);
	assert_false(first);
	assert_true(last);
	set(&w, "budget.costs.cost", row, "5");
	list_rows(&w, &first, &last);
	assert_false(last);
	teardown(&w);
}
