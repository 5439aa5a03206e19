/*
 * What is told at opening of answers to nothing that is asked.
 */
#include "unit.h"

#include "draft_world.h"
#include "store/draft.h"

static const char text[] =
	"blankett: {format: 1, form: trial, form_version: '1'}\n"
	"answers:\n"
	"  purpos: Ett syfte\n"
	"  weather: sol\n";

static const char told[] =
	"%1$s:3:3: “purpos” is no question of this form; did you mean “purpose”? It is kept as it is.\n"
	"%1$s:4:3: “weather” is no question of this form. It is kept as it is.";

static const struct form *find_trial(void *context, const char *id, struct diags *diags)
{
	(void)id, (void)diags;
	return ((const struct world *)context)->form;
}

static struct draft_request request_of(struct world *world, const char *path)
{
	return (struct draft_request){ .path = path, .find_form = find_trial, .context = world };
}

static void expect_told(const struct draft_report *report, const char *path)
{
	struct str wanted = STR_EMPTY;

	str_addf(&wanted, told, path);
	assert_string_equal(report->note.data, wanted.data);
	str_release(&wanted);
}

TEST(an_answer_to_no_question_is_told_at_opening_and_kept)
{
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct draft_request request;
	struct world world;
	struct draft *draft;
	char *path, *bytes;

	world_init(&world);
	world_put(&world, "a.yaml", text);
	path = world_path(&world, "a.yaml");
	request = request_of(&world, path);
	draft = draft_open(&request, &report, NULL);
	assert_non_null(draft);
	expect_told(&report, path);
	application_set(draft_application(draft), form_field(world.form, "name"), NO_ROW, "En väg");
	assert_int_equal(draft_close(draft, NULL), 0);
	bytes = world_get(&world, "a.yaml");
	assert_non_null(strstr(bytes, "\n  purpos: Ett syfte\n  weather: sol\n"));
	draft_report_release(&report);
	free(bytes);
	free(path);
	world_release(&world);
}

TEST(it_is_told_of_a_file_that_is_only_read_and_after_the_journal)
{
	struct draft_report first = DRAFT_REPORT_EMPTY, second = DRAFT_REPORT_EMPTY;
	struct draft_request request;
	struct world world;
	struct draft *draft;
	char *path;

	world_init(&world);
	world_put(&world, "a.yaml", text);
	path = world_path(&world, "a.yaml");
	request = request_of(&world, path);
	application_free(draft_peek(&request, &first, NULL));
	expect_told(&first, path);
	draft_report_release(&first);
	draft = draft_open(&request, &first, NULL);
	application_set(draft_application(draft), form_field(world.form, "name"), NO_ROW, "En väg");
	assert_int_equal(draft_flush(draft, NULL), 0);
	draft_leave(draft);
	application_free(draft_peek(&request, &second, NULL));
	assert_non_null(strstr(second.note.data, ").\n/"));
	draft_report_release(&first);
	draft_report_release(&second);
	free(path);
	world_release(&world);
}
