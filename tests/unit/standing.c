/* How headings stand, and what is left to see to. */
#include "unit.h"

#include "wizard/concerns.h"

struct world {
	struct form *form;
	struct application *app;
	struct standing *standings;
	struct concerns concerns;
};

static void setup(struct world *world)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;
	struct diags diags = DIAGS_NONE;

	*world = (struct world){ 0 };
	str_addf(&path, "%s/tests/line/forms/small.yaml", top ? top : ".");
	world->form = form_load(path.data, NULL, &diags);
	assert_non_null(world->form);
	world->app = application_new(world->form);
	world->standings = mem_array(world->form->heading_count, sizeof *world->standings);
	str_release(&path);
}

static void teardown(struct world *world)
{
	concerns_release(&world->concerns);
	free(world->standings);
	application_free(world->app);
	form_free(world->form);
}

static void set(struct world *world, const char *field, const char *text)
{
	application_set(world->app, form_field(world->form, field), NO_ROW, text);
}

static void find(struct world *world, size_t done_wanted, size_t all_wanted)
{
	size_t done, all;

	standings_find(world->app, 0, world->standings);
	standings_count(world->form, world->standings, &done, &all);
	assert_int_equal(done, done_wanted);
	assert_int_equal(all, all_wanted);
	concerns_release(&world->concerns);
	concerns_gather(world->app, 0, world->standings, &world->concerns);
}

TEST(what_requires_nothing_counts_from_when_it_is_begun)
{
	struct world world;

	setup(&world);
	find(&world, 0, 2);
	assert_int_equal(world.standings[2].kind, STANDING_OPTIONAL);
	set(&world, "text", "Något");
	find(&world, 1, 3);
	teardown(&world);
}

TEST(a_heading_with_an_error_or_a_mark_is_not_done)
{
	struct world world;

	setup(&world);
	set(&world, "name", "Namnet");
	find(&world, 0, 2);
	assert_int_equal(world.standings[0].kind, STANDING_BEGUN);
	set(&world, "mail", "anna");
	find(&world, 0, 2);
	assert_int_equal(world.standings[0].kind, STANDING_WRONG);
	assert_int_equal(world.standings[0].problems, 1);
	set(&world, "mail", "anna@example.se");
	find(&world, 1, 2);
	application_defer(world.app, form_field(world.form, "mail"), NO_ROW, "fråga");
	find(&world, 0, 2);
	assert_int_equal(world.standings[0].kind, STANDING_LATER);
	assert_int_equal(marks_deferred(world.app), 1);
	teardown(&world);
}

TEST(concerns_come_by_how_much_they_press)
{
	static const enum concern_kind sorted[] = { CONCERN_ERROR, CONCERN_LATER, CONCERN_UNBEGUN };
	struct world world;

	setup(&world);
	application_defer(world.app, form_field(world.form, "text"), NO_ROW, "läs");
	set(&world, "mail", "anna@example.se");
	find(&world, 0, 3);
	concerns_sort(&world.concerns);
	assert_int_equal(world.concerns.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(world.concerns.items[i].kind, sorted[i]);
	assert_int_equal(concerns_count(&world.concerns, CONCERN_LATER), 1);
	teardown(&world);
}

TEST(the_next_concern_is_found_round_the_end)
{
	struct world world;
	struct question at;
	bool wrapped;

	setup(&world);
	set(&world, "mail", "anna@example.se");
	find(&world, 0, 2);
	at = (struct question){ 0, form_field(world.form, "name")->index, NO_ROW };
	assert_int_equal(concerns_next(&world.concerns, &world.app->answers, &at, &wrapped), 1);
	assert_false(wrapped);
	at = world.concerns.items[1].where;
	assert_int_equal(concerns_next(&world.concerns, &world.app->answers, &at, &wrapped), 0);
	assert_true(wrapped);
	teardown(&world);
}
