/* What is asked: by its own condition, and by that of what it is written under. */
#include "unit.h"

#include "model/application.h"
#include "model/flow.h"

struct world {
	struct form *form;
	struct application *app;
	row_t party, cost;
};

static row_t add_row(struct world *world, const char *group)
{
	return application_row_add(world->app, form_group(world->form, group), 0);
}

static void setup(struct world *world)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;
	struct diags diags = DIAGS_NONE;

	str_addf(&path, "%s/tests/line/forms/relevant.yaml", top ? top : ".");
	world->form = form_load(path.data, NULL, &diags);
	assert_non_null(world->form);
	world->app = application_new(world->form);
	application_step(world->app);
	world->party = add_row(world, "parties");
	world->cost = add_row(world, "costs");
	str_release(&path);
	diags_release(&diags);
}

static bool is_asked(const struct world *world, const char *id, row_t row)
{
	return flow_field_asked(&world->app->answers, form_field(world->form, id), row);
}

static void say(struct world *world, const char *answer)
{
	application_set(world->app, form_field(world->form, "parties_yes"), NO_ROW, answer);
}

static void expect(struct world *world, const char *answer, bool asked)
{
	say(world, answer);
	assert_true(is_asked(world, "words", NO_ROW));
	assert_int_equal(is_asked(world, "parties", NO_ROW), asked);
	assert_int_equal(is_asked(world, "parties.organisation", world->party), asked);
	assert_int_equal(is_asked(world, "costs", NO_ROW), asked);
	assert_int_equal(is_asked(world, "costs.post", world->cost), asked);
	assert_int_equal(is_asked(world, "costs.amount", world->cost), asked);
	assert_int_equal(is_asked(world, "parties.signer", world->party), asked);
}

TEST(members_are_asked_when_their_group_is)
{
	struct world world;

	setup(&world);
	expect(&world, "ja", true);
	expect(&world, "nej", false);
	expect(&world, "", false);
	expect(&world, "ja", true);
	application_free(world.app);
	form_free(world.form);
}

TEST(a_row_of_a_table_without_an_answer_begins_nothing)
{
	struct world world;
	const struct heading *heading;

	setup(&world);
	say(&world, "ja");
	heading = &world.form->headings[form_field(world.form, "costs")->heading];
	application_row_remove(world.app, form_group(world.form, "parties"), world.party);
	assert_int_equal(flow_heading_state(&world.app->answers, heading), HEADING_OPTIONAL);
	application_set(world.app, form_field(world.form, "costs.post"), world.cost, "Resor");
	assert_int_equal(flow_heading_state(&world.app->answers, heading), HEADING_PARTLY);
	application_free(world.app);
	form_free(world.form);
}
