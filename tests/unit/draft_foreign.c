#include "unit.h"

#include "draft_world.h"
#include "store/draft.h"

#include <fcntl.h>
#include <sys/stat.h>

/* What another program does to the file of a draft that is open. */

static const char theirs[] = "blankett: {format: 1, form: trial}\nanswers: {name: Theirs}\n";

static const struct form *find_trial(void *context, const char *id, struct diags *diags)
{
	(void)id, (void)diags;
	return ((const struct world *)context)->form;
}

static struct draft *create(struct world *world)
{
	char *path = world_path(world, "a.yaml");
	struct draft *draft = draft_create(path, application_new(world->form), NULL);

	assert_non_null(draft);
	free(path);
	return draft;
}

static struct draft *open_draft(struct world *world, const char *note)
{
	char *path = world_path(world, "a.yaml");
	struct draft_request request = { .path = path, .find_form = find_trial, .context = world };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct draft *draft = draft_open(&request, &report, NULL);

	assert_non_null(draft);
	assert_non_null(strstr(report.note.data, note));
	draft_report_release(&report);
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

/* Whether the file holds the text. */
static bool holds(const struct world *world, const char *name, const char *text)
{
	char *bytes = world_get(world, name);
	bool found = strstr(bytes, text) != NULL;

	free(bytes);
	return found;
}

static void move_to_a(const struct world *world, const char *name)
{
	char *from = world_path(world, name);
	char *to = world_path(world, "a.yaml");

	assert_int_equal(rename(from, to), 0);
	free(from);
	free(to);
}

static void expect_note(struct draft *draft, const char *name)
{
	struct str note = STR_EMPTY;

	draft_take_note(draft, &note);
	if (name)
		assert_non_null(strstr(note.data, name));
	else
		assert_string_equal(note.data, "");
	str_clear(&note);
	draft_take_note(draft, &note);
	assert_string_equal(note.data, "");
	str_release(&note);
}

static void expect_theirs(const struct world *world, const char *name)
{
	char *bytes = world_get(world, name);

	assert_string_equal(bytes, theirs);
	free(bytes);
}

TEST(a_file_changed_meanwhile_is_kept_beside_ours)
{
	struct world world;
	struct draft *draft;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Ours");
	world_put(&world, "a.yaml", theirs);
	assert_int_equal(draft_save(draft, NULL), 0);
	assert_true(holds(&world, "a.yaml", "name: Ours"));
	expect_theirs(&world, "a-2.yaml");
	expect_note(draft, "/a-2.yaml");
	type(draft, "name", "Ours again");
	assert_int_equal(draft_close(draft, NULL), 0);
	assert_false(world_has(&world, "a-3.yaml"));
	world_release(&world);
}

TEST(one_that_was_opened_is_watched_too)
{
	struct world world;
	struct draft *draft;

	world_init(&world);
	assert_int_equal(draft_close(create(&world), NULL), 0);
	draft = open_draft(&world, "");
	world_put(&world, "b.yaml", theirs);
	type(draft, "name", "Ours");
	move_to_a(&world, "b.yaml");
	assert_int_equal(draft_close(draft, NULL), 0);
	assert_true(holds(&world, "a.yaml", "name: Ours"));
	expect_theirs(&world, "a-2.yaml");
	world_release(&world);
}

/* After a session that was killed the journal is taken up again. */
TEST(one_that_was_recovered_is_watched_too)
{
	struct world world;
	struct draft *draft;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Ours");
	draft_leave(draft);
	draft = open_draft(&world, "1 change");
	world_put(&world, "a.yaml", theirs);
	assert_int_equal(draft_save_changes(draft, NULL), 0);
	expect_theirs(&world, "a-2.yaml");
	expect_note(draft, "/a-2.yaml");
	assert_int_equal(draft_close(draft, NULL), 0);
	world_release(&world);
}

TEST(our_own_file_is_never_put_aside)
{
	struct world world;
	struct draft *draft;
	char *path, *bytes;

	world_init(&world);
	assert_int_equal(draft_close(create(&world), NULL), 0);
	draft = open_draft(&world, "");
	path = world_path(&world, "a.yaml");
	bytes = world_get(&world, "a.yaml");
	type(draft, "name", "Ours");
	unlink(path);
	world_put(&world, "a.yaml", bytes); /* copied back: another file of the same bytes */
	assert_int_equal(draft_save(draft, NULL), 0);
	type(draft, "name", "Ours again");
	assert_int_equal(utimensat(AT_FDCWD, path, NULL, 0), 0);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(draft_save(draft, NULL), 0);
	expect_note(draft, NULL);
	assert_false(world_has(&world, "a-2.yaml"));
	assert_int_equal(draft_close(draft, NULL), 0);
	free(bytes);
	free(path);
	world_release(&world);
}

TEST(a_file_that_was_taken_away_is_written_anew)
{
	struct world world;
	struct draft *draft;
	char *path;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Ours");
	path = world_path(&world, "a.yaml");
	unlink(path);
	assert_int_equal(draft_save(draft, NULL), 0);
	assert_true(holds(&world, "a.yaml", "name: Ours"));
	expect_note(draft, NULL);
	assert_int_equal(draft_close(draft, NULL), 0);
	free(path);
	world_release(&world);
}

TEST(a_foreign_file_of_the_old_name_stays_when_ours_is_renamed)
{
	struct world world;
	struct draft *draft;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Ours");
	world_put(&world, "a.yaml", theirs);
	assert_int_equal(draft_rename(draft, "En väg", NULL), 0);
	expect_theirs(&world, "a.yaml");
	expect_note(draft, "/a.yaml");
	assert_true(holds(&world, "en-vag.yaml", "name: Ours"));
	assert_int_equal(draft_close(draft, NULL), 0);
	assert_false(world_has(&world, ".a.yaml.journal"));
	world_release(&world);
}

/* A file too large to be an application: it cannot be read, nor be lost. */
TEST(a_file_that_cannot_be_put_aside_is_not_written_over)
{
	struct world world;
	struct draft *draft;
	struct err err = ERR_NONE;
	char *path;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Ours");
	world_put(&world, "a.yaml", theirs);
	path = world_path(&world, "a.yaml");
	assert_int_equal(truncate(path, (off_t)APPFILE_MOST + 1), 0);
	assert_int_equal(draft_save(draft, &err), -1);
	assert_non_null(strstr(err.text, "larger than"));
	assert_string_equal(draft_refused_reason(draft), err.text);
	assert_int_equal(truncate(path, sizeof theirs - 1), 0);
	expect_theirs(&world, "a.yaml");
	draft_leave(draft);
	draft = open_draft(&world, "changed outside the program");
	assert_true(holds(&world, ".a.yaml.journal-1", "Ours"));
	assert_int_equal(draft_close(draft, NULL), 0);
	free(path);
	world_release(&world);
}
