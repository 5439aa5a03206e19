#include "unit.h"

#include "draft_world.h"
#include "store/draft.h"

#include <sys/stat.h>

static const struct form *find_trial(void *context, const char *id, struct diags *diags)
{
	const struct world *world = context;

	(void)diags;
	return !strcmp(id, "trial") ? world->form : NULL;
}

static struct draft *try_open(struct world *world, struct draft_report *report, struct err *err)
{
	char *path = world_path(world, "a.yaml");
	struct draft_request request = { .path = path, .find_form = find_trial, .context = world };
	struct draft *draft = draft_open(&request, report, err);

	free(path);
	return draft;
}

static struct draft *open_draft(struct world *world, const char *note)
{
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct err err = ERR_NONE;
	struct draft *draft = try_open(world, &report, &err);

	assert_string_equal(err.text, "");
	assert_non_null(draft);
	assert_string_equal(report.note.data, note);
	draft_report_release(&report);
	return draft;
}

static struct draft *create(struct world *world)
{
	char *path = world_path(world, "a.yaml");
	struct err err = ERR_NONE;
	struct draft *draft = draft_create(path, application_new(world->form), &err);

	assert_string_equal(err.text, "");
	assert_non_null(draft);
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

static const char *typed(const struct draft *draft, const char *id)
{
	const struct application *app = draft_application(draft);

	return answers_text(&app->answers, form_field(app->form, id), NO_ROW);
}

static void close_draft(struct draft *draft)
{
	struct err err = ERR_NONE;

	assert_int_equal(draft_close(draft, &err), 0);
	assert_string_equal(err.text, "");
}

TEST(a_whole_life)
{
	struct world world;
	struct draft *draft;
	char *first, *second;
	struct stat st;
	char *path;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "En väg vidare");
	assert_true(world_has(&world, ".a.yaml.lock"));
	assert_true(world_has(&world, ".a.yaml.journal"));
	close_draft(draft);
	assert_false(world_has(&world, ".a.yaml.lock"));
	assert_false(world_has(&world, ".a.yaml.journal"));
	path = world_path(&world, "a.yaml");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	free(path);
	first = world_get(&world, "a.yaml");
	draft = open_draft(&world, "");
	assert_string_equal(typed(draft, "name"), "En väg vidare");
	draft_set_finished(draft, true);
	close_draft(draft);
	draft = open_draft(&world, "");
	draft_set_finished(draft, false);
	close_draft(draft);
	second = world_get(&world, "a.yaml");
	assert_string_equal(first, second);
	free(first);
	free(second);
	world_release(&world);
}

TEST(opening_and_closing_writes_nothing)
{
	static const char text[] = "blankett: {format: 1, form: trial}  # by hand\nanswers: {start: ' 2024-01-02'}\n";
	struct world world;
	char *after;

	world_init(&world);
	world_put(&world, "a.yaml", text);
	close_draft(open_draft(&world, ""));
	after = world_get(&world, "a.yaml");
	assert_string_equal(after, text);
	free(after);
	world_release(&world);
}

#define ONE_CHANGE "The program was interrupted last time. Everything you wrote is still here (1 change)."
#define TWO_CHANGES "The program was interrupted last time. Everything you wrote is still here (2 changes)."

TEST(what_was_flushed_comes_back_with_its_history)
{
	struct world world;
	struct draft *draft;
	struct application *app;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "En");
	type(draft, "purpose", "Ett\nTvå");
	draft_leave(draft);
	draft = open_draft(&world, TWO_CHANGES);
	app = draft_application(draft);
	assert_string_equal(typed(draft, "purpose"), "Ett\nTvå");
	assert_true(application_undo(app, NULL));
	assert_string_equal(typed(draft, "purpose"), "");
	assert_true(application_undo(app, NULL));
	assert_string_equal(typed(draft, "name"), "");
	assert_false(application_undo(app, NULL));
	assert_true(application_redo(app, NULL));
	draft_leave(draft);
	draft = open_draft(&world, "The program was interrupted last time. Everything you wrote is still here (5 changes).");
	assert_string_equal(typed(draft, "name"), "En");
	assert_string_equal(typed(draft, "purpose"), "");
	assert_true(application_redo(draft_application(draft), NULL));
	assert_string_equal(typed(draft, "purpose"), "Ett\nTvå");
	close_draft(draft);
	world_release(&world);
}

TEST(history_reaches_back_beyond_a_save)
{
	struct world world;
	struct draft *draft;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "En");
	assert_int_equal(draft_save(draft, NULL), 0);
	type(draft, "name", "Två");
	draft_leave(draft);
	draft = open_draft(&world, ONE_CHANGE);
	assert_string_equal(typed(draft, "name"), "Två");
	assert_true(application_undo(draft_application(draft), NULL));
	assert_string_equal(typed(draft, "name"), "En");
	assert_true(application_undo(draft_application(draft), NULL));
	assert_string_equal(typed(draft, "name"), "");
	close_draft(draft);
	world_release(&world);
}

TEST(an_answer_typed_halfway_stays_as_typed_over_a_save)
{
	struct world world;
	struct draft *draft;
	struct application *app;

	world_init(&world);
	draft = create(&world);
	app = draft_application(draft);
	type(draft, "start", "1/2 2024"); /* readable, and not as it is stored */
	assert_int_equal(draft_save(draft, NULL), 0);
	application_splice(app, form_field(world.form, "start"), NO_ROW, 8, 0, "x", 1);
	assert_int_equal(draft_flush(draft, NULL), 0);
	draft_leave(draft);
	draft = open_draft(&world, ONE_CHANGE);
	assert_string_equal(typed(draft, "start"), "1/2 2024x");
	close_draft(draft);
	world_release(&world);
}

TEST(killed_between_journal_and_rename)
{
	struct world world;
	struct draft *draft;
	char *before;

	world_init(&world);
	draft = create(&world);
	before = world_get(&world, "a.yaml");
	type(draft, "name", "En");
	assert_int_equal(draft_save(draft, NULL), 0);
	draft_leave(draft);
	world_put(&world, "a.yaml", before); /* as if the rename never was */
	draft = open_draft(&world, ONE_CHANGE);
	assert_string_equal(typed(draft, "name"), "En");
	close_draft(draft);
	free(before);
	world_release(&world);
}

TEST(random_sessions_survive_leaving_and_saving_at_any_time)
{
	struct world world;

	world_init(&world);
	for (uint64_t round = 1; round <= 40; round++) {
		struct draft *draft = create(&world);
		uint64_t seed = round;
		char *path = world_path(&world, "a.yaml");

		for (int i = 0; i < 60; i++) {
			char *before, *after;
			struct draft_report report = DRAFT_REPORT_EMPTY;

			world_step(draft_application(draft), &seed);
			if (world_chance(&seed, 8) == 0)
				assert_int_equal(draft_save(draft, NULL), 0);
			if (world_chance(&seed, 8))
				continue;
			before = world_bytes(draft_application(draft));
			draft_leave(draft);
			draft = try_open(&world, &report, NULL);
			assert_non_null(draft);
			after = world_bytes(draft_application(draft));
			assert_string_equal(before, after);
			while (world_chance(&seed, 3) && application_undo(draft_application(draft), NULL))
				;
			draft_report_release(&report);
			free(before);
			free(after);
		}
		close_draft(draft);
		unlink(path);
		free(path);
	}
	world_release(&world);
}

TEST(a_file_changed_by_somebody_else_wins_and_the_journal_is_kept)
{
	struct world world;
	struct draft *draft;
	struct draft_report report = DRAFT_REPORT_EMPTY;
	char *aside;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Typed");
	draft_leave(draft);
	world_put(&world, "a.yaml", "blankett: {format: 1, form: trial}\nanswers: {name: By hand}\n");
	draft = try_open(&world, &report, NULL);
	assert_non_null(draft);
	assert_string_equal(typed(draft, "name"), "By hand");
	assert_non_null(strstr(report.note.data, "/.a.yaml.journal-1."));
	aside = world_get(&world, ".a.yaml.journal-1");
	assert_non_null(strstr(aside, "Typed"));
	free(aside);
	type(draft, "purpose", "More");
	draft_leave(draft);
	draft = open_draft(&world, ONE_CHANGE);
	assert_string_equal(typed(draft, "name"), "By hand");
	assert_string_equal(typed(draft, "purpose"), "More");
	close_draft(draft);
	assert_true(world_has(&world, ".a.yaml.journal-1"));
	draft_report_release(&report);
	world_release(&world);
}

TEST(a_damaged_journal_gives_what_it_can_and_is_kept)
{
	struct world world;
	struct draft *draft;
	struct draft_report report = DRAFT_REPORT_EMPTY;
	char *text, *aside;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "One");
	type(draft, "purpose", "Two");
	type(draft, "number", "3");
	draft_leave(draft);
	text = world_get(&world, ".a.yaml.journal");
	*strstr(text, "Two") = 't';
	world_put(&world, ".a.yaml.journal", text);
	draft = try_open(&world, &report, NULL);
	assert_non_null(draft);
	assert_string_equal(typed(draft, "name"), "One");
	assert_string_equal(typed(draft, "purpose"), "");
	assert_non_null(strstr(report.note.data, "The program was interrupted last time. 1 change could be taken in.\nA part of the unsaved changes"));
	aside = world_get(&world, ".a.yaml.journal-1");
	assert_string_equal(aside, text);
	draft_leave(draft);
	close_draft(open_draft(&world, ""));
	free(aside);
	free(text);
	draft_report_release(&report);
	world_release(&world);
}

TEST(a_fault_in_the_file_has_its_place_and_touches_nothing)
{
	struct world world;
	struct draft *draft;
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct err err = ERR_NONE;
	char *before, *after, *good;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Typed");
	draft_leave(draft);
	before = world_get(&world, ".a.yaml.journal");
	good = world_get(&world, "a.yaml");
	world_put(&world, "a.yaml", "blankett: {format: 1, form: trial}\nanswers: {name: [}\n");
	assert_null(try_open(&world, &report, &err));
	assert_non_null(strstr(err.text, "/a.yaml:2:"));
	assert_false(world_has(&world, ".a.yaml.lock"));
	after = world_get(&world, ".a.yaml.journal");
	assert_string_equal(before, after);
	world_put(&world, "a.yaml", good);
	close_draft(open_draft(&world, ONE_CHANGE));
	free(before);
	free(after);
	free(good);
	draft_report_release(&report);
	world_release(&world);
}

struct unopened {
	const char *text;
	const char *said;
};

TEST(what_is_no_draft_of_ours_is_said_so)
{
	static const struct unopened files[] = {
		{ "blankett: {format: 1, form: other}\n", "on the form “other”, which is not installed" },
		{ "blankett: {format: 9, form: trial}\n", "newer version" },
		{ "hello\n", "This is not an application" },
	};
	struct world world;

	world_init(&world);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct draft_report report = DRAFT_REPORT_EMPTY;
		struct err err = ERR_NONE;

		world_put(&world, "a.yaml", files[i].text);
		assert_null(try_open(&world, &report, &err));
		assert_non_null(strstr(err.text, files[i].said));
		assert_false(world_has(&world, ".a.yaml.lock"));
		draft_report_release(&report);
	}
	world_release(&world);
}

TEST(a_link_is_not_opened_and_not_written_through)
{
	struct world world;
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct err err = ERR_NONE;
	struct application *app;
	char *path, *target;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	target = world_path(&world, "target.yaml");
	world_put(&world, "target.yaml", "blankett: {format: 1, form: trial}\n");
	assert_int_equal(symlink(target, path), 0);
	assert_null(try_open(&world, &report, &err));
	assert_non_null(strstr(err.text, "link"));
	app = application_new(world.form);
	assert_null(draft_create(path, app, &err));
	assert_non_null(strstr(err.text, "There is a file of that name"));
	application_free(app);
	free(path);
	free(target);
	draft_report_release(&report);
	world_release(&world);
}

TEST(another_folder_and_a_name_taken_there)
{
	struct world world;
	struct draft *draft;
	struct err err = ERR_NONE;
	char *other, *moved, *text;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Kept");
	other = world_path(&world, "other");
	moved = world_path(&world, "moved");
	assert_int_equal(mkdir(moved, 0700), 0);
	world_put(&world, "moved/a.yaml", "somebody else's");
	assert_int_equal(draft_save_as(draft, other, &err), 0);
	assert_string_equal(err.text, "");
	assert_true(world_has(&world, "other/a.yaml"));
	assert_true(world_has(&world, "other/.a.yaml.lock"));
	assert_false(world_has(&world, ".a.yaml.lock"));
	assert_int_equal(draft_save_as(draft, moved, &err), 0);
	type(draft, "purpose", "More");
	assert_non_null(strstr(draft_path(draft), "moved/a-2.yaml"));
	draft_leave(draft);
	assert_true(world_has(&world, "moved/.a-2.yaml.journal"));
	text = world_get(&world, "moved/a.yaml");
	assert_string_equal(text, "somebody else's");
	free(text);
	free(other);
	free(moved);
	world_release(&world);
}

TEST(a_name_of_its_own_and_undo_of_what_came_before)
{
	struct world world;
	struct draft *draft;
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct draft_request request = { .find_form = find_trial, .context = &world };
	char *path;

	world_init(&world);
	draft = create(&world);
	type(draft, "purpose", "Before");
	type(draft, "name", "En väg");
	assert_int_equal(draft_rename(draft, "En väg", NULL), 0);
	assert_false(world_has(&world, "a.yaml"));
	assert_false(world_has(&world, ".a.yaml.lock"));
	assert_false(world_has(&world, ".a.yaml.journal"));
	assert_true(world_has(&world, "en-vag.yaml"));
	/* The new journal does not know the steps that are undone here. */
	assert_true(application_undo(draft_application(draft), NULL));
	assert_true(application_undo(draft_application(draft), NULL));
	assert_true(application_redo(draft_application(draft), NULL));
	type(draft, "number", "7");
	draft_leave(draft);
	request.path = path = world_path(&world, "en-vag.yaml");
	draft = draft_open(&request, &report, NULL);
	assert_non_null(draft);
	assert_string_equal(typed(draft, "purpose"), "Before");
	assert_string_equal(typed(draft, "name"), "");
	assert_string_equal(typed(draft, "number"), "7");
	while (application_undo(draft_application(draft), NULL))
		;
	assert_string_equal(typed(draft, "number"), "");
	assert_string_equal(typed(draft, "name"), "En väg");
	close_draft(draft);
	free(path);
	draft_report_release(&report);
	world_release(&world);
}

TEST(peeking_leaves_no_trace)
{
	struct world world;
	struct draft *draft;
	struct application *app;
	char *path, *before, *after;
	struct draft_report report = DRAFT_REPORT_EMPTY;

	world_init(&world);
	draft = create(&world);
	type(draft, "name", "Typed");
	draft_leave(draft);
	before = world_get(&world, ".a.yaml.journal");
	path = world_path(&world, "a.yaml");
	app = draft_peek(&(struct draft_request){ .path = path, .find_form = find_trial, .context = &world }, &report, NULL);
	assert_non_null(app);
	assert_string_equal(answers_text(&app->answers, form_field(world.form, "name"), NO_ROW), "Typed");
	assert_string_equal(report.note.data, ONE_CHANGE);
	assert_false(world_has(&world, ".a.yaml.lock"));
	after = world_get(&world, ".a.yaml.journal");
	assert_string_equal(before, after);
	application_free(app);
	free(before);
	free(after);
	free(path);
	draft_report_release(&report);
	world_release(&world);
}
