#include "unit.h"

#include "draft_world.h"
#include "store/appfile.h"

static struct application *read_as(const struct world *world, const char *text, enum appfile_trust trust,
				   struct diags *diags)
{
	struct appfile *file = appfile_open("a.yaml", text, strlen(text), diags);
	struct application *app = file ? appfile_load(file, world->form, trust, diags, NULL) : NULL;

	appfile_free(file);
	return app;
}

static struct application *read_well(const struct world *world, const char *text)
{
	struct diags diags = DIAGS_NONE;
	struct application *app = read_as(world, text, APPFILE_MEND, &diags);
	struct str said = STR_EMPTY;

	diags_write(&diags, &said);
	assert_string_equal(said.data, "");
	assert_non_null(app);
	str_release(&said);
	diags_release(&diags);
	return app;
}

static const char *answer(const struct application *app, const char *id, row_t row)
{
	return answers_text(&app->answers, form_field(app->form, id), row);
}

#define HEAD "blankett:\n  format: 1\n  form: trial\n"

TEST(an_application_in_the_forms_order)
{
	struct world world;
	struct application *app;
	char *bytes;
	row_t row;

	world_init(&world);
	app = application_new(world.form);
	row = application_row_add(app, form_group(world.form, "owners"), 0);
	application_set(app, form_field(world.form, "owners.resources"), row, "samordnare 50 %\n  i två år\nchef 5 %");
	application_set(app, form_field(world.form, "owners.organisation"), row, "Region Exempel");
	application_set(app, form_field(world.form, "points"), NO_ROW, "en\ntvå");
	application_set(app, form_field(world.form, "start"), NO_ROW, "2024-01-01");
	application_set(app, form_field(world.form, "number"), NO_ROW, "många");
	application_set(app, form_field(world.form, "purpose"), NO_ROW, "Ett.\n\nTvå.");
	application_set(app, form_field(world.form, "kind"), NO_ROW, "more");
	application_set(app, form_field(world.form, "name"), NO_ROW, "En väg vidare");
	application_defer(app, form_field(world.form, "start"), NO_ROW, "ask Anna");
	application_accept(app, "NAME.CASE", form_field(world.form, "name"), NO_ROW, "", "so it is");
	application_place(app, "heading first name 0");
	app->changed = app->created = 1795305600;
	bytes = world_bytes(app);
	assert_memory_equal(strstr(bytes, "  kind:"), "  kind: förlängning\n  name: En väg vidare\n  status: utkast\n"
			    "  progress: 1/3\n  changed: 2026-11-22T00:00:00Z\n", 95);
	assert_string_equal(strstr(bytes, "language:"),
			    "language: sv\n"
			    "place: heading first name 0\n"
			    "created: 2026-11-22T00:00:00Z\n"
			    "last_row: 1\n"
			    "answers:\n"
			    "  name: En väg vidare\n"
			    "  kind: more\n"
			    "  purpose: |-\n"
			    "    Ett.\n"
			    "\n"
			    "    Två.\n"
			    "  start: 2024-01-01\n"
			    "  number: många\n"
			    "  points:\n"
			    "  - en\n"
			    "  - två\n"
			    "  owners:\n"
			    "  - id: 1\n"
			    "    organisation: Region Exempel\n"
			    "    resources:\n"
			    "    - |-\n"
			    "      samordnare 50 %\n"
			    "        i två år\n"
			    "    - chef 5 %\n"
			    "accepted:\n"
			    "- code: NAME.CASE\n"
			    "  field: name\n"
			    "  reason: so it is\n"
			    "  answer: \"032ee36cde3c8d62\"\n"
			    "deferred:\n"
			    "- field: start\n"
			    "  note: ask Anna\n");
	free(bytes);
	application_free(app);
	world_release(&world);
}

TEST(random_answers_read_back_the_same)
{
	struct world world;

	world_init(&world);
	for (uint64_t round = 1; round <= 60; round++) {
		struct application *app = application_new(world.form), *exact, *mended;
		struct diags diags = DIAGS_NONE;
		uint64_t seed = round;
		char *first, *second;

		for (int i = 0; i < 60; i++)
			world_step(app, &seed);
		first = world_bytes(app);
		exact = read_as(&world, first, APPFILE_EXACT, &diags);
		assert_non_null(exact);
		second = world_bytes(exact);
		assert_string_equal(first, second);
		free(second);
		mended = read_well(&world, first);
		second = world_bytes(mended);
		assert_string_equal(first, second);
		free(second);
		free(first);
		application_free(app);
		application_free(exact);
		application_free(mended);
		diags_release(&diags);
	}
	world_release(&world);
}

TEST(what_is_not_known_is_kept_at_every_level)
{
	static const char text[] =
		HEAD "  form_version: '1'\n  form_sha256: \"0\"\n  kind: \"\"\n  name: \"\"\n  status: utkast\n"
		"  progress: 0/2\n  changed: 2026-11-22T00:00:00Z\n  colour: red\n"
		"language: sv\n"
		"created: 2026-11-22T00:00:00Z\n"
		"last_row: 7\n"
		"answers:\n"
		"  owners:\n"
		"  - id: 7\n"
		"    organisation: A\n"
		"    bank: {giro: \"1-1\"}\n"
		"  budget:\n"
		"  - id: 8\n"
		"    cost: 12\n"
		"accepted:\n"
		"- {code: X, field: name, reason: so, answer: '0000000000000000', who: Anna}\n"
		"- {code: X, field: gone, reason: why, answer: '0'}\n"
		"exported: {answers: abc, time: 2026-11-22T00:00:00Z, as: docx}\n"
		"future:\n"
		"- 1\n";
	struct world world;
	struct application *app, *again;
	char *first, *second;

	world_init(&world);
	app = read_well(&world, text);
	first = world_bytes(app);
	assert_non_null(strstr(first, "\n  colour: red\nlanguage:"));
	assert_non_null(strstr(first, "    organisation: A\n    bank:\n      giro: \"1-1\"\n"));
	assert_non_null(strstr(first, "  budget:\n  - id: 8\n    cost: 12\naccepted:\n"));
	assert_non_null(strstr(first, "  who: Anna\n- code: X\n  field: gone\n  reason: why\n"));
	assert_non_null(strstr(first, "\n  as: docx\nfuture:\n- 1\n"));
	assert_non_null(strstr(first, "last_row: 8\n"));
	again = read_well(&world, first);
	second = world_bytes(again);
	assert_string_equal(first, second);
	free(first);
	free(second);
	application_free(app);
	application_free(again);
	world_release(&world);
}

TEST(a_file_edited_by_hand_is_brought_into_form)
{
	struct world world;
	struct application *app;

	world_init(&world);
	app = read_well(&world, HEAD
			"answers:\n"
			"  start: ' 2024-01-05 '\n"
			"  number: a few\n"
			"  kind: Förlängning\n"
			"  name: \"two\\nlines\\e[31m\"\n"
			"  points: one\n"
			"  owners:\n"
			"  - organisation: A\n"
			"  - id: 4\n"
			"  - organisation: C\n");
	assert_string_equal(answer(app, "start", 0), "2024-01-05");
	assert_string_equal(answer(app, "number", 0), "a few");
	assert_string_equal(answer(app, "kind", 0), "more");
	assert_string_equal(answer(app, "name", 0), "two lines[31m");
	assert_string_equal(answer(app, "points", 0), "one");
	assert_string_equal(answer(app, "owners.organisation", 5), "A");
	assert_string_equal(answer(app, "owners.organisation", 6), "C");
	assert_int_equal(app->answers.last_row, 6);
	application_free(app);
	world_release(&world);
}

TEST(a_file_that_does_not_say_when_is_of_now)
{
	struct world world;
	struct application *app;

	world_init(&world);
	app = read_well(&world, HEAD);
	assert_int_equal(app->created, 1795305600);
	assert_int_equal(app->changed, 1795305600);
	application_free(app);
	app = read_well(&world, HEAD "  changed: 1970-01-01T00:00:01Z\ncreated: 1970-01-01T00:00:00Z\n");
	assert_int_equal(app->created, 0);
	assert_int_equal(app->changed, 1);
	application_free(app);
	world_release(&world);
}

static void expect_notes(const struct world *world, const char *text, const char *wanted)
{
	struct diags diags = DIAGS_NONE, notes = DIAGS_NONE;
	struct appfile *file = appfile_open("a.yaml", text, strlen(text), &diags);
	struct application *app = appfile_load(file, world->form, APPFILE_MEND, &diags, &notes);
	struct str said = STR_EMPTY;

	assert_non_null(app);
	diags_write(&notes, &said);
	assert_string_equal(said.data, wanted);
	str_release(&said);
	application_free(app);
	appfile_free(file);
	diags_release(&diags);
	diags_release(&notes);
}

#define NO_QUESTION "is no question of this form"
#define KEPT_AS_IT_IS "It is kept as it is.\n"

TEST(a_mistyped_key_is_told_and_a_strange_one_of_this_version)
{
	struct world world;

	world_init(&world);
	expect_notes(&world, HEAD "answers: {name: A, owners: [{id: 1, organisation: B}]}\n", "");
	expect_notes(&world, HEAD "answers:\n  purpos: A\n  weather: B\n",
		     "a.yaml:5:3: “purpos” " NO_QUESTION "; did you mean “purpose”? " KEPT_AS_IT_IS);
	expect_notes(&world, HEAD "  form_version: '2'\nanswers:\n  weather: B\n", "");
	expect_notes(&world, HEAD "  form_version: '1'\nanswers:\n  weather: B\n",
		     "a.yaml:6:3: “weather” " NO_QUESTION ". " KEPT_AS_IT_IS);
	expect_notes(&world, HEAD "answers:\n  owner: []\n  resources: x\n",
		     "a.yaml:5:3: “owner” " NO_QUESTION "; did you mean “owners”? " KEPT_AS_IT_IS);
	expect_notes(&world, HEAD "answers:\n  owners:\n  - organization: A\n  - organization: B\n  - purpose: C\n",
		     "a.yaml:6:5: “organization” " NO_QUESTION "; did you mean “organisation”? " KEPT_AS_IT_IS);
	world_release(&world);
}

TEST(ten_notes_are_enough)
{
	struct diags diags = DIAGS_NONE, notes = DIAGS_NONE;
	struct str text = STR_EMPTY;
	struct appfile *file;
	struct world world;

	world_init(&world);
	str_add(&text, HEAD "answers:\n");
	for (int i = 0; i < 20; i++)
		str_addf(&text, "  purpose%d: x\n", i);
	file = appfile_open("a.yaml", text.data, text.len, &diags);
	application_free(appfile_load(file, world.form, APPFILE_MEND, &diags, &notes));
	assert_int_equal(notes.count, 10);
	assert_int_equal(diags.count, 0);
	appfile_free(file);
	str_release(&text);
	diags_release(&notes);
	world_release(&world);
}

struct refused {
	const char *text;
	const char *said; /* how the first fault begins */
};

static const struct refused refused[] = {
	{ "", "a.yaml:1:1: This is not an application" },
	{ "name: x\n", "a.yaml:1:1: This is not an application" },
	{ "- blankett\n", "a.yaml:1:1: This is not an application" },
	{ "blankett:\n  form: trial\n", "a.yaml:2:3: The head block has no" },
	{ "blankett:\n  format: 2\n  form: trial\n", "a.yaml:2:11: The file was written by a newer version" },
	{ "blankett:\n  format: 1\n", "a.yaml:2:3: The head block does not say which form" },
	{ "blankett:\n  format: 1\n  form: other\n", "a.yaml:1:1: This is an application on the form “other”" },
	{ HEAD "answers: none\n", "a.yaml:4:10: Here a mapping must stand" },
	{ HEAD "answers:\n  name: [a]\n", "a.yaml:5:9: Here a text must stand" },
	{ HEAD "answers:\n  points: [[a]]\n", "a.yaml:5:12: Here a text must stand" },
	{ HEAD "answers:\n  owners: x\n", "a.yaml:5:11: Here a list must stand" },
	{ HEAD "answers:\n  owners: [x]\n", "a.yaml:5:12: Here a mapping must stand" },
	{ HEAD "answers:\n  owners: [{id: x}]\n", "a.yaml:5:17: “x” is not a number" },
	{ HEAD "answers:\n  owners: [{id: 0}]\n", "a.yaml:5:17: A row number is 1 or more" },
	{ HEAD "answers:\n  owners:\n  - id: 3\n  - id: 03\n", "a.yaml:7:9: The row number 3 stands on line 6" },
	{ HEAD "answers:\n  owners: [{id: 4294967296}]\n", "a.yaml:5:17: “4294967296” is not a number" },
	{ HEAD "created: now\n", "a.yaml:4:10: “now” is not a time" },
	{ HEAD "accepted: {a: b}\n", "a.yaml:4:11: Here a list must stand" },
	{ HEAD "answers:\n  name: \"never closed\n", "a.yaml:5:9: " },
};

TEST(faults_have_a_place_and_a_sentence)
{
	struct world world;

	world_init(&world);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct diags diags = DIAGS_NONE;
		struct str said = STR_EMPTY;

		assert_null(read_as(&world, refused[i].text, APPFILE_MEND, &diags));
		diags_write(&diags, &said);
		str_cut(&said, said.len < strlen(refused[i].said) ? said.len : strlen(refused[i].said));
		assert_string_equal(said.data, refused[i].said);
		str_release(&said);
		diags_release(&diags);
	}
	world_release(&world);
}

static const char table_file[] =
	HEAD "answers:\n"
	     "  owners:\n  - {id: 1, organisation: Region Exempel}\n  - {id: 2, organisation: Exempelkommun}\n"
	     "  costs:\n"
	     "  - row: travel\n    amount:\n      1: 4000\n      2: ingenting\n"
	     "  - row: food\n    amount: {2: 70}\n"
	     "  - id: 9\n    post: porto\n    comment: {1: frimärken, x: kvar}\n";

TEST(a_table_is_read_by_the_names_of_its_rows)
{
	struct world world;
	struct application *app;
	const struct group *costs;
	char *bytes;

	world_init(&world);
	app = read_well(&world, table_file);
	costs = form_group(world.form, "costs");
	assert_int_equal(answers_row_count(&app->answers, costs), 4);
	assert_string_equal(answer(app, "costs.amount", row_cell(ROW_FIXED + 1, 1)), "4000");
	assert_string_equal(answer(app, "costs.amount", row_cell(ROW_FIXED + 1, 2)), "ingenting");
	assert_string_equal(answer(app, "costs.post", answers_row_id(&app->answers, costs, 2)), "food");
	assert_string_equal(answer(app, "costs.comment", row_cell(9, 1)), "frimärken");
	bytes = world_bytes(app);
	assert_non_null(strstr(bytes, "  costs:\n  - row: travel\n    amount:\n      \"1\": 4000\n      \"2\": ingenting\n"
				      "  - id: 10\n    post: food\n    amount:\n      \"2\": 70\n"
				      "  - id: 9\n    post: porto\n    comment:\n      \"1\": frimärken\n      x: kvar\n"));
	free(bytes);
	application_free(app);
	world_release(&world);
}

TEST(the_same_fixed_row_twice_is_a_fault)
{
	struct world world;
	struct diags diags = DIAGS_NONE;

	world_init(&world);
	assert_null(read_as(&world, HEAD "answers:\n  costs:\n  - {row: rent}\n  - {row: rent}\n", APPFILE_EXACT,
			    &diags));
	assert_string_equal(diags.items[0].text, "The row “rent” stands on line 6 already. Put the two together.");
	diags_release(&diags);
	world_release(&world);
}

TEST(the_head_is_read_from_the_first_kilobyte_alone)
{
	struct world world;
	struct application *app;
	struct appfile_head head;
	struct str name = STR_EMPTY;
	char digest[DIGEST_TEXT];
	char *bytes;

	world_init(&world);
	app = application_new(world.form);
	while (name.len < 3000)
		str_add(&name, "\"Å😀\\");
	application_set(app, form_field(world.form, "name"), NO_ROW, name.data);
	bytes = world_bytes(app);
	assert_true(strlen(bytes) > APPFILE_HEAD_BYTES);
	assert_true(strstr(bytes, "\nlanguage:") - bytes < APPFILE_HEAD_BYTES);
	assert_int_equal(appfile_head_read(bytes, APPFILE_HEAD_BYTES, &head), 0);
	assert_string_equal(head.form, "trial");
	form_digest(world.form, digest);
	assert_string_equal(head.form_digest, digest);
	assert_true(strlen(head.name) > 100);
	assert_memory_equal(head.name, name.data, strlen(head.name));
	assert_int_equal(head.done, 0);
	assert_int_equal(head.all, 3);
	assert_false(head.finished);
	assert_int_equal(head.changed, app->changed);
	assert_int_equal(appfile_head_read("answers: 1\n", 11, &head), -1);
	str_release(&name);
	free(bytes);
	application_free(app);
	world_release(&world);
}
