#include "unit.h"

#include "draft_world.h"

static struct application *begin(struct world *world)
{
	world_init(world);
	return application_new(world->form);
}

static void end(struct world *world, struct application *app)
{
	application_free(app);
	world_release(world);
}

static const struct field *field(const struct application *app, const char *id)
{
	return form_field(app->form, id);
}

static const char *answer(const struct application *app, const char *id, row_t row)
{
	return answers_text(&app->answers, field(app, id), row);
}

/* A row with two answers, made in one step of the writer. */
static uint32_t add_owner(struct application *app, const char *organisation)
{
	const struct group *owners = form_group(app->form, "owners");
	row_t row;

	application_step(app);
	row = application_row_add(app, owners, answers_row_count(&app->answers, owners));
	application_set(app, field(app, "owners.organisation"), row, organisation);
	application_set(app, field(app, "owners.resources"), row, "en samordnare");
	return row;
}

TEST(a_row_number_is_never_used_again)
{
	struct world world;
	struct application *app = begin(&world);
	uint32_t first = add_owner(app, "Region Exempel"), second = add_owner(app, "Exempelkommun"), third;

	application_step(app);
	application_row_remove(app, form_group(app->form, "owners"), second);
	third = add_owner(app, "Exempelstad");
	assert_int_not_equal(third, first);
	assert_int_not_equal(third, second);
	assert_true(application_undo(app, NULL));
	assert_int_not_equal(add_owner(app, "Exempelstad"), third);
	end(&world, app);
}

TEST(a_removed_row_comes_back_whole_and_in_its_place)
{
	struct world world;
	struct application *app = begin(&world);
	const struct group *owners = form_group(app->form, "owners");
	uint32_t first = add_owner(app, "Region Exempel");
	struct where where;

	add_owner(app, "Exempelkommun");
	application_step(app);
	application_defer(app, field(app, "owners.joined"), first, "fråga Anna");
	application_accept(app, "TRIAL.CODE", field(app, "owners.organisation"), first, "", "så heter den");
	application_step(app);
	application_row_remove(app, owners, first);
	assert_int_equal(answers_row_count(&app->answers, owners), 1);
	assert_int_equal(app->marks.count, 0);
	assert_true(application_undo(app, &where));
	assert_int_equal(answers_row_index(&app->answers, owners, first), 0);
	assert_string_equal(answer(app, "owners.organisation", first), "Region Exempel");
	assert_string_equal(answer(app, "owners.resources", first), "en samordnare");
	assert_string_equal(application_deferred(app, field(app, "owners.joined"), first), "fråga Anna");
	assert_string_equal(application_accepted(app, "TRIAL.CODE", field(app, "owners.organisation"), first, ""),
			    "så heter den");
	end(&world, app);
}

TEST(a_changed_answer_lapses_the_warning_accepted_for_it)
{
	struct world world;
	struct application *app = begin(&world);
	const struct field *name = field(app, "name");

	application_set(app, name, NO_ROW, "En väg vidare");
	application_accept(app, "TRIAL.CODE", name, NO_ROW, "", "så heter den");
	assert_string_equal(application_accepted(app, "TRIAL.CODE", name, NO_ROW, ""), "så heter den");
	application_step(app);
	application_set(app, name, NO_ROW, "En annan väg");
	assert_null(application_accepted(app, "TRIAL.CODE", name, NO_ROW, ""));
	application_undo(app, NULL);
	assert_non_null(application_accepted(app, "TRIAL.CODE", name, NO_ROW, ""));
	end(&world, app);
}

TEST(a_new_change_takes_the_place_of_what_was_undone)
{
	struct world world;
	struct application *app = begin(&world);

	application_step(app);
	application_set(app, field(app, "name"), NO_ROW, "ett");
	application_step(app);
	application_set(app, field(app, "name"), NO_ROW, "två");
	assert_true(application_undo(app, NULL));
	application_step(app);
	application_set(app, field(app, "name"), NO_ROW, "tre");
	assert_false(application_redo(app, NULL));
	assert_string_equal(answer(app, "name", NO_ROW), "tre");
	assert_true(application_undo(app, NULL));
	assert_string_equal(answer(app, "name", NO_ROW), "ett");
	end(&world, app);
}

/* Goes to the end of what can be undone (redone); the answers' digest there. */
static void go_all_the_way(struct application *app, bool (*step)(struct application *, struct where *),
			   char digest[DIGEST_TEXT])
{
	while (step(app, NULL))
		continue;
	answers_digest(&app->answers, digest);
}

TEST(ten_thousand_steps_are_undone_to_nothing_and_done_again)
{
	struct world world;
	struct application *app = begin(&world);
	char nothing[DIGEST_TEXT], all[DIGEST_TEXT], digest[DIGEST_TEXT];
	uint64_t seed = 11;

	answers_digest(&app->answers, nothing);
	for (int i = 0; i < 10000; i++)
		world_step(app, &seed);
	go_all_the_way(app, application_redo, all);
	assert_string_not_equal(all, nothing);
	go_all_the_way(app, application_undo, digest);
	assert_string_equal(digest, nothing);
	go_all_the_way(app, application_redo, digest);
	assert_string_equal(digest, all);
	end(&world, app);
}

/* What a damaged journal might hold. */
TEST(an_operation_that_does_not_fit_changes_nothing)
{
	struct world world;
	struct application *app = begin(&world);
	const struct op unfit[] = {
		{ .kind = OP_SPLICE, .field = 0, .at = 4000, .name = "", .removed = "", .inserted = "x", .inserted_len = 1 },
		{ .kind = OP_SPLICE, .field = 0, .name = "", .removed = "other", .removed_len = 5, .inserted = "" },
		{ .kind = OP_SET, .field = 4000, .name = "", .removed = "", .inserted = "x", .inserted_len = 1 },
		{ .kind = OP_SET, .field = -7, .name = "", .removed = "", .inserted = "x", .inserted_len = 1 },
		{ .kind = OP_ROW_REMOVE, .field = 6, .row = 99, .name = "", .removed = "", .inserted = "" },
		{ .kind = OP_ROW_ADD, .field = 6, .row = 9, .at = 50, .name = "", .removed = "", .inserted = "" },
		{ .kind = OP_KINDS, .field = -1, .name = "", .removed = "", .inserted = "" },
		{ .kind = OP_PLACE, .role = OP_UNDO, .group = 77, .field = -1, .name = "", .removed = "", .inserted = "" },
	};
	char *before, *after;

	application_set(app, field(app, "name"), NO_ROW, "En väg");
	before = world_bytes(app);
	for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
		assert_false(application_replay(app, &unfit[i]));
	after = world_bytes(app);
	assert_string_equal(after, before);
	free(before);
	free(after);
	end(&world, app);
}
