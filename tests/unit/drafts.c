#include "unit.h"

#include "draft_world.h"
#include "store/drafts.h"

#include <fcntl.h>
#include <sys/stat.h>

TEST(drafts_come_newest_first_and_only_they)
{
	struct world world;
	struct drafts drafts;
	char *nowhere;

	world_init(&world);
	world_put(&world, "old.yaml", "blankett: {format: 1, form: trial, name: Old, changed: 2020-01-01T00:00:00Z}\na: {");
	world_put(&world, "new.yaml", "blankett: {format: 1, form: trial, name: New, changed: 2021-01-01T00:00:00Z,\n"
				      "  progress: 9/17, status: klar, kind: \"f\\e[1mö\"}\n");
	world_put(&world, ".hidden.yaml", "blankett: {format: 1, form: trial}\n");
	world_put(&world, "form.yaml", "blankett-form: 1\n");
	world_put(&world, "notes.txt", "blankett: {format: 1, form: trial}\n");
	world_put(&world, "broken.yaml", "{{{{");
	assert_int_equal(drafts_list(world.folder, &drafts, NULL), 0);
	assert_int_equal(drafts.count, 2);
	assert_string_equal(drafts.items[0].head.name, "New");
	assert_string_equal(drafts.items[0].head.kind, "f[1mö");
	assert_int_equal(drafts.items[0].head.done, 9);
	assert_int_equal(drafts.items[0].head.all, 17);
	assert_true(drafts.items[0].head.finished);
	assert_non_null(strstr(drafts.items[1].path, "/old.yaml"));
	drafts_release(&drafts);
	nowhere = world_path(&world, "nowhere");
	assert_int_equal(drafts_list(nowhere, &drafts, NULL), 0);
	assert_int_equal(drafts.count, 0);
	drafts_release(&drafts);
	free(nowhere);
	world_release(&world);
}

TEST(a_draft_that_does_not_say_when_is_as_old_as_its_file)
{
	struct timespec times[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };
	struct world world;
	struct drafts drafts;
	char *path;

	world_init(&world);
	world_put(&world, "hand.yaml", "blankett: {format: 1, form: trial}\n");
	path = world_path(&world, "hand.yaml");
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	assert_int_equal(drafts_list(world.folder, &drafts, NULL), 0);
	assert_int_equal(drafts.items[0].head.changed, 1700000000);
	drafts_release(&drafts);
	free(path);
	world_release(&world);
}

static void new_name(const struct world *world, const char *name, const char *wanted)
{
	struct str path = STR_EMPTY;

	draft_new_path(&path, world->folder, name);
	assert_string_equal(file_name_of(path.data), wanted);
	str_release(&path);
}

TEST(names_for_new_files)
{
	struct world world;

	world_init(&world);
	new_name(&world, "En väg vidare, fas 2!", "en-vag-vidare-fas-2.yaml");
	new_name(&world, "  ../../etc/ÅÄÖ  ", "etc-aao.yaml");
	new_name(&world, "漢字", "application.yaml");
	world_put(&world, "en.yaml", "");
	new_name(&world, "En", "en-2.yaml");
	world_put(&world, ".en-2.yaml.journal", "");
	new_name(&world, "En", "en-3.yaml");
	world_release(&world);
}
