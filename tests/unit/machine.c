/*
 * Ten thousand random commands against the machine, and what must always hold:
 * back is possible from everywhere, undoing all gives nothing, the journal's
 * operations give the same application, and the file reads back equal.
 */
#include "unit.h"

#include "store/appfile.h"
#include "wizard/view.h"

static struct form *load_form(void)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY, faults = STR_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct form *form;

	str_addf(&path, "%s/forms/uppsala-2024.yaml", top ? top : ".");
	form = form_load(path.data, NULL, &diags);
	diags_write(&diags, &faults);
	if (!form)
		fail_msg("%s", faults.data);
	diags_release(&diags);
	str_release(&path);
	str_release(&faults);
	return form;
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Keeps a copy of every operation, as a journal would. */
struct record {
	struct op *ops;
	size_t count, room;
};

static void hear(void *context, const struct op *op)
{
	struct record *record = context;
	struct op *kept;

	record->ops = mem_grow(record->ops, &record->room, record->count + 1, sizeof *record->ops);
	kept = &record->ops[record->count++];
	*kept = *op;
	kept->name = mem_strdup(op->name);
	kept->removed = mem_strndup(op->removed, op->removed_len);
	kept->inserted = mem_strndup(op->inserted, op->inserted_len);
}

static void record_release(struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		free((char *)record->ops[i].name);
		free((char *)record->ops[i].removed);
		free((char *)record->ops[i].inserted);
	}
	free(record->ops);
}

static const char *random_text(uint32_t *seed)
{
	static const char *const texts[] = {
		"", "ja", "Region Exempel", "anna.berg@ exempel.example.se", "2027-01-01", "31/2", "1 130 tkr",
		"å ä ö", "- ett\n- två\n\n# Rubrik\nText", "\x1b[31m", "120", "förlängning", "a\xCC\x8A", "  ", "4,798,000",
	};

	return texts[next_random(seed) % (sizeof texts / sizeof *texts)];
}

static struct command random_command(const struct machine *machine, uint32_t *seed)
{
	struct command command = command_of((enum command_id)(1 + next_random(seed) % (COMMAND_COUNT - 1)));
	const struct question *at = machine_question(machine);
	const struct application *app = machine_application(machine);

	command.text = random_text(seed);
	command.number = next_random(seed) % 6;
	if (command.id == COMMAND_TYPE && app)
		command.at = strlen(answers_text(&app->answers, &app->form->fields[at->field], at->row));
	return command;
}

static void look(const struct machine *machine)
{
	struct view view;

	machine_view(machine, &view);
	assert_non_null(view.title);
	assert_true(view.state > STATE_ANY && view.state < STATE_COUNT);
	view_release(&view);
}

/* Enough for every question there is, and all that may lie above one. */
static void back_out(struct machine *machine)
{
	struct command back = command_of(COMMAND_BACK);

	for (int i = 0; i < 2000; i++)
		if (machine_do(machine, &back).set & (EFFECT_CLOSE | EFFECT_QUIT))
			return;
	fail_msg("Back does not lead out of state %s.", machine_state_name(machine_state(machine)));
}

static void assert_same_answers(const struct application *a, const struct application *b)
{
	char digest_a[DIGEST_TEXT], digest_b[DIGEST_TEXT];

	answers_digest(&a->answers, digest_a);
	answers_digest(&b->answers, digest_b);
	assert_string_equal(digest_a, digest_b);
}

static void assert_replays(const struct application *app, const struct record *record)
{
	struct application *again = application_new(app->form);

	for (size_t i = 0; i < record->count; i++)
		assert_true(application_replay(again, &record->ops[i]));
	assert_same_answers(app, again);
	while (application_undo(again, NULL))
		;
	assert_int_equal(again->marks.count, 0);
	application_free(again);
}

static void write_file(const struct application *app, struct str *out)
{
	struct appfile_head head;
	struct err err = ERR_NONE;

	appfile_head_of(app, &head);
	if (appfile_write(app, &head, out, &err))
		fail_msg("%s", err.text);
}

static void assert_file_comes_back(const struct application *app)
{
	struct str first = STR_EMPTY, second = STR_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct application *again;
	struct appfile *file;

	write_file(app, &first);
	file = appfile_open("test", first.data, first.len, &diags);
	assert_non_null(file);
	again = appfile_load(file, app->form, APPFILE_EXACT, &diags, NULL);
	assert_non_null(again);
	write_file(again, &second);
	assert_string_equal(first.data, second.data);
	application_free(again);
	appfile_free(file);
	diags_release(&diags);
	str_release(&first);
	str_release(&second);
}

static void assert_undo_gives_nothing(struct application *app)
{
	struct application *empty = application_new(app->form);
	struct application *full;
	size_t steps = app->history.undo.count;

	while (application_undo(app, NULL))
		;
	assert_same_answers(app, empty);
	assert_int_equal(app->marks.count, 0);
	for (size_t i = 0; i < steps; i++)
		assert_true(application_redo(app, NULL));
	full = app;
	assert_int_equal(full->history.undo.count, steps);
	application_free(empty);
}

static void run_commands(const struct form *form, uint32_t seed, int count)
{
	struct world world = { .today = date_make(2026, 11, 22) };
	struct machine *machine = machine_new(&world);
	struct application *app = application_new(form);
	struct record record = { NULL, 0, 0 };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	app->listen = hear;
	app->listener = &record;
	machine_begin(machine, app, true);
	for (int i = 0; i < count; i++) {
		struct command command = random_command(machine, &seed);

		machine_do(machine, &command);
		look(machine);
	}
	back_out(machine);
	assert_replays(app, &record);
	assert_file_comes_back(app);
	answers_digest(&app->answers, before);
	assert_undo_gives_nothing(app);
	answers_digest(&app->answers, after);
	assert_string_equal(before, after);
	machine_free(machine);
	application_free(app);
	record_release(&record);
}

TEST(ten_thousand_random_commands_keep_what_must_hold)
{
	struct form *form = load_form();

	for (uint32_t seed = 1; seed <= 100; seed++)
		run_commands(form, seed, 100);
	form_free(form);
}

/* What only a long life meets: many rows, a long history, layers on layers. */
TEST(a_few_long_walks_keep_it_too)
{
	struct form *form = load_form();

	for (uint32_t seed = 1001; seed <= 1003; seed++)
		run_commands(form, seed, 2000);
	form_free(form);
}

/* --- single walks ------------------------------------------------------------------ */

struct walk {
	struct form *form;
	struct application *app;
	struct machine *machine;
};

static struct walk begin_walk(void)
{
	struct world world = { .today = date_make(2026, 11, 22) };
	struct walk walk = { load_form(), NULL, machine_new(&world) };

	walk.app = application_new(walk.form);
	machine_begin(walk.machine, walk.app, true);
	return walk;
}

static void end_walk(struct walk *walk)
{
	machine_free(walk->machine);
	application_free(walk->app);
	form_free(walk->form);
}

static struct effects give(struct walk *walk, enum command_id id, const char *text, size_t number)
{
	struct command command = command_of(id);

	command.text = text;
	command.number = number;
	return machine_do(walk->machine, &command);
}

static const char *focus(const struct walk *walk)
{
	return walk->form->fields[machine_question(walk->machine)->field].id;
}

static const char *answer(const struct walk *walk, const char *id)
{
	return answers_text(&walk->app->answers, form_field(walk->form, id), NO_ROW);
}

static void go_to(struct walk *walk, const char *heading)
{
	size_t number = 1;

	for (int i = flow_next_heading(&walk->app->answers, -1); i >= 0 && strcmp(walk->form->headings[i].id, heading);
	     i = flow_next_heading(&walk->app->answers, i))
		number++;
	give(walk, COMMAND_OUTLINE, NULL, 0);
	give(walk, COMMAND_CHOOSE, NULL, number);
}

TEST(the_kind_is_asked_first_and_the_first_open_question_follows)
{
	struct walk walk = begin_walk();

	assert_int_equal(machine_state(walk.machine), STATE_KIND);
	give(&walk, COMMAND_CHOOSE, NULL, 2);
	assert_string_equal(answer(&walk, "kind"), "förlängning");
	assert_int_equal(machine_state(walk.machine), STATE_HEADING);
	assert_string_equal(focus(&walk), "signing_mode");
	end_walk(&walk);
}

TEST(a_date_is_stored_in_canonical_form_and_told_in_words)
{
	struct walk walk = begin_walk();
	struct view view;

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	go_to(&walk, "period");
	give(&walk, COMMAND_ANSWER, "1/3 2027", 0);
	assert_string_equal(answer(&walk, "period.start"), "2027-03-01");
	assert_string_equal(focus(&walk), "period.end");
	machine_view(walk.machine, &view);
	assert_non_null(strstr(view.message, "1 March 2027"));
	view_release(&view);
	end_walk(&walk);
}

TEST(a_faulty_answer_is_kept_and_told_but_holds_nobody)
{
	struct walk walk = begin_walk();
	struct view view;

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	go_to(&walk, "period");
	give(&walk, COMMAND_ANSWER, "31/2 2027", 0);
	assert_string_equal(focus(&walk), "period.start");
	machine_view(walk.machine, &view);
	assert_int_equal(view.problems.count, 1);
	assert_string_equal(view.problems.items[0].code, "DATE.FORMAT");
	view_release(&view);
	give(&walk, COMMAND_NEXT, NULL, 0);
	assert_string_equal(focus(&walk), "period.end");
	assert_string_equal(answer(&walk, "period.start"), "31/2 2027");
	end_walk(&walk);
}

TEST(a_removed_party_comes_back_whole)
{
	struct walk walk = begin_walk();
	const struct group *owners = form_group(walk.form, "owners");
	const struct field *contact = form_field(walk.form, "owners.contact");

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	go_to(&walk, "owners");
	give(&walk, COMMAND_ANSWER, "Region Exempel", 0);
	give(&walk, COMMAND_ANSWER, "Anna Berg", 0);
	assert_int_equal(answers_row_count(&walk.app->answers, owners), 1);
	give(&walk, COMMAND_REMOVE, NULL, 1);
	assert_int_equal(answers_row_count(&walk.app->answers, owners), 0);
	give(&walk, COMMAND_UNDO, NULL, 0);
	assert_int_equal(answers_row_count(&walk.app->answers, owners), 1);
	assert_string_equal(answers_text(&walk.app->answers, contact, answers_row_id(&walk.app->answers, owners, 0)),
			    "Anna Berg");
	give(&walk, COMMAND_ADD, NULL, 0);
	assert_int_equal(answers_row_id(&walk.app->answers, owners, 1), 2);
	end_walk(&walk);
}

TEST(from_a_problem_one_comes_back_to_the_list)
{
	struct walk walk = begin_walk();

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	give(&walk, COMMAND_PROBLEMS, NULL, 0);
	assert_int_equal(machine_state(walk.machine), STATE_PROBLEMS);
	give(&walk, COMMAND_CHOOSE, NULL, 1);
	assert_int_not_equal(machine_state(walk.machine), STATE_PROBLEMS);
	give(&walk, COMMAND_BACK, NULL, 0);
	assert_int_equal(machine_state(walk.machine), STATE_PROBLEMS);
	give(&walk, COMMAND_BACK, NULL, 0);
	assert_string_equal(focus(&walk), "signing_mode");
	end_walk(&walk);
}

TEST(typing_letter_by_letter_is_one_step)
{
	struct walk walk = begin_walk();
	struct command type = command_of(COMMAND_TYPE);

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	go_to(&walk, "name");
	for (size_t i = 0; i < 6; i++) {
		char letter[2] = { "En väg"[i], 0 };

		type.at = strlen(answer(&walk, "name"));
		type.text = (unsigned char)letter[0] < 0x80 ? letter : "";
		machine_do(walk.machine, &type);
	}
	assert_string_equal(answer(&walk, "name"), "En v");
	give(&walk, COMMAND_UNDO, NULL, 0);
	assert_string_equal(answer(&walk, "name"), "");
	end_walk(&walk);
}

TEST(export_of_an_unfinished_application_asks_first)
{
	struct walk walk = begin_walk();
	struct effects effects;

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	effects = give(&walk, COMMAND_EXPORT, NULL, 0);
	assert_false(effects.set & (EFFECT_EXPORT_DRAFT | EFFECT_EXPORT_FINAL));
	assert_int_equal(machine_state(walk.machine), STATE_CONFIRM);
	effects = give(&walk, COMMAND_YES, NULL, 0);
	assert_true(effects.set & EFFECT_EXPORT_DRAFT);
	end_walk(&walk);
}

TEST(a_word_finds_its_command_by_its_beginning)
{
	bool several;

	assert_int_equal(command_find("out", STATE_HEADING, &several)->id, COMMAND_OUTLINE);
	assert_int_equal(command_find("UNDO", STATE_HEADING, &several)->id, COMMAND_UNDO);
	assert_null(command_find("pre", STATE_HEADING, &several)); /* previous, preview */
	assert_true(several);
	assert_null(command_find("yes", STATE_HEADING, &several));
	assert_false(several);
	assert_null(command_find("", STATE_HEADING, &several));
	assert_true(command_is_word("undo", STATE_HEADING));
	assert_false(command_is_word("und", STATE_HEADING));
}

static bool is_changed(const struct walk *walk, const char *heading)
{
	return application_changed_since(walk->app, walk->app->exported_step,
					 form_heading(walk->form, heading)->index);
}

TEST(what_has_changed_since_the_documents_is_read_from_the_operations)
{
	struct walk walk = begin_walk();

	give(&walk, COMMAND_CHOOSE, NULL, 1);
	go_to(&walk, "name");
	give(&walk, COMMAND_ANSWER, "En väg", 0);
	application_exported(walk.app, 1);
	assert_false(is_changed(&walk, "name"));
	go_to(&walk, "purpose");
	give(&walk, COMMAND_ANSWER, "Ett syfte", 0);
	assert_false(is_changed(&walk, "name"));
	assert_true(is_changed(&walk, "purpose"));
	give(&walk, COMMAND_UNDO, NULL, 0);
	assert_false(is_changed(&walk, "purpose"));
	end_walk(&walk);
}
