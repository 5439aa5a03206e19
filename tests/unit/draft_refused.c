#include "unit.h"

#include "draft_world.h"
#include "store/draft.h"

#include <sys/stat.h>

/* A draft whose file can be saved no longer: a folder stands in its place. */
static struct draft *create_blocked(const struct world *world)
{
	char *path = world_path(world, "a.yaml");
	char *away = world_path(world, "b.yaml");
	char *inside = world_path(world, "a.yaml/inside");
	struct draft *draft = draft_create(path, application_new(world->form), NULL);

	assert_non_null(draft);
	assert_int_equal(rename(path, away), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(mkdir(inside, 0700), 0);
	free(inside);
	free(away);
	free(path);
	return draft;
}

static void type(struct draft *draft, const char *id, const char *text)
{
	struct application *app = draft_application(draft);

	application_step(app);
	application_set(app, form_field(app->form, id), NO_ROW, text);
	assert_int_equal(draft_flush(draft, NULL), 0);
}

TEST(a_file_that_cannot_be_saved_is_told_until_it_can)
{
	struct world world;
	struct draft *draft;
	struct err err = ERR_NONE;
	char *other;

	world_init(&world);
	other = world_path(&world, "other");
	draft = create_blocked(&world);
	type(draft, "name", "Kept");
	assert_null(draft_refused_reason(draft));
	assert_int_equal(draft_save(draft, &err), -1);
	type(draft, "purpose", "The journal takes it still");
	assert_string_equal(draft_refused_reason(draft), err.text);
	assert_null(draft_unsaved_reason(draft));
	assert_int_equal(draft_save_as(draft, other, &err), 0);
	assert_null(draft_refused_reason(draft));
	assert_true(world_has(&world, "other/a.yaml"));
	assert_int_equal(draft_close(draft, &err), 0);
	free(other);
	world_release(&world);
}

TEST(leaving_is_refused_and_told_too)
{
	struct world world;
	struct draft *draft;
	struct err err = ERR_NONE;

	world_init(&world);
	draft = create_blocked(&world);
	type(draft, "name", "Kept");
	assert_int_equal(draft_close(draft, &err), -1);
	assert_string_equal(draft_refused_reason(draft), err.text);
	draft_leave(draft);
	world_release(&world);
}
