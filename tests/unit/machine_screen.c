/* What the machine does for a driver with a cursor: pages, pastes, steps of
 * undo by word, search, and the way out of what lies over the questions. */
#include "unit.h"

#include "wizard/view.h"

struct wizard {
	struct form *form;
	struct application *app;
	struct machine *machine;
	struct view view;
};

static void setup(struct wizard *w)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct world world = { .today = date_make(2026, 11, 22), .screen = true };

	*w = (struct wizard){ 0 };
	str_addf(&path, "%s/forms/uppsala-2024.yaml", top ? top : ".");
	w->form = form_load(path.data, NULL, &diags);
	assert_non_null(w->form);
	str_release(&path);
	w->app = application_new(w->form);
	w->machine = machine_new(&world);
	machine_begin(w->machine, w->app, true);
	machine_view(w->machine, &w->view);
}

static void teardown(struct wizard *w)
{
	view_release(&w->view);
	machine_free(w->machine);
	application_free(w->app);
	form_free(w->form);
}

static struct effects send(struct wizard *w, struct command command)
{
	struct effects effects = machine_do(w->machine, &command);

	view_release(&w->view);
	machine_view(w->machine, &w->view);
	return effects;
}

static void ask(struct wizard *w, enum command_id id)
{
	send(w, command_of(id));
}

static void choose(struct wizard *w, size_t number)
{
	struct command command = command_of(COMMAND_CHOOSE);

	command.number = number;
	send(w, command);
}

static void put(struct wizard *w, enum command_id id, size_t at, size_t removed, const char *text, bool apart)
{
	struct command command = command_of(id);

	command.at = at;
	command.removed = removed;
	command.text = text;
	command.apart = apart;
	send(w, command);
}

static void go_to(struct wizard *w, const char *field)
{
	for (int i = 0; i < 100 && !machine_is_at(w->machine, field); i++)
		ask(w, COMMAND_NEXT);
	assert_true(machine_is_at(w->machine, field));
}

/* A new insats, at the field. */
static void begin_at(struct wizard *w, const char *field)
{
	setup(w);
	choose(w, 1);
	go_to(w, field);
}

static const char *answer(const struct wizard *w, const char *field)
{
	return answers_text(&w->app->answers, form_field(w->form, field), NO_ROW);
}

TEST(the_page_is_the_questions_of_the_heading)
{
	struct wizard w;

	begin_at(&w, "signing_mode");
	assert_int_equal(w.view.field_count, 3);
	assert_int_equal(w.view.field_focus, 1);
	assert_string_equal(w.view.fields[0].field->id, "kind");
	assert_string_equal(w.view.fields[0].shown, "ny insats");
	assert_true(w.view.fields[0].answered);
	assert_string_equal(w.view.fields[2].field->id, "application_date");
	assert_false(w.view.fields[2].answered);
	assert_false(w.view.more_before || w.view.more_after);
	teardown(&w);
}

TEST(in_a_row_the_page_is_the_row)
{
	struct wizard w;

	begin_at(&w, "owners.organisation");
	assert_true(w.view.field_count >= 5);
	for (size_t i = 0; i < w.view.field_count; i++)
		assert_int_equal(w.view.fields[i].at.row, w.view.row);
	assert_string_equal(w.view.row_title, "Insatsägare 1");
	ask(&w, COMMAND_ESCAPE);
	assert_int_equal(w.view.state, STATE_ROW);
	assert_int_equal(w.view.field_count, 1);
	assert_string_equal(w.view.fields[0].shown, "Insatsägare 1");
	teardown(&w);
}

TEST(an_answer_that_was_left_keeps_its_problem_on_the_page)
{
	struct wizard w;

	begin_at(&w, "owners.email");
	put(&w, COMMAND_TYPE, 0, 0, "anna @example.se", true);
	ask(&w, COMMAND_NEXT);
	assert_true(machine_is_at(w.machine, "owners.phone"));
	assert_string_equal(w.view.fields[2].field->id, "owners.email");
	assert_int_equal(w.view.fields[2].problems.count, 1);
	assert_int_equal(w.view.fields[w.view.field_focus].problems.count, 0);
	assert_int_equal(w.view.fields[4].problems.count, 0);
	assert_string_equal(w.view.message, "");
	ask(&w, COMMAND_PREVIOUS);
	for (size_t i = 0; i < w.view.field_count; i++)
		assert_int_equal(w.view.fields[i].problems.count, i == 2);
	teardown(&w);
}

TEST(what_is_left_wrong_on_another_page_is_told_there)
{
	struct wizard w;

	begin_at(&w, "name");
	put(&w, COMMAND_TYPE, 0, 0, "Insatsen NAMN", true);
	ask(&w, COMMAND_NEXT_HEADING);
	assert_string_equal(w.view.message, "");
	ask(&w, COMMAND_PREVIOUS_HEADING);
	ask(&w, COMMAND_PREVIOUS);
	assert_true(machine_is_at(w.machine, "application_date"));
	assert_non_null(strstr(w.view.message, "NAMN"));
	teardown(&w);
}

TEST(undo_goes_by_the_steps_the_driver_makes)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_TYPE, 0, 0, "En", true);
	put(&w, COMMAND_TYPE, 2, 0, "s", false);
	put(&w, COMMAND_TYPE, 3, 0, " ", true);
	put(&w, COMMAND_TYPE, 4, 0, "dag", false);
	assert_string_equal(answer(&w, "background"), "Ens dag");
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "Ens");
	assert_int_equal(w.view.cursor, 3);
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "");
	assert_int_equal(w.view.cursor, 0);
	ask(&w, COMMAND_REDO);
	assert_string_equal(answer(&w, "background"), "Ens");
	assert_int_equal(w.view.cursor, 3);
	teardown(&w);
}

TEST(undo_of_what_was_removed_comes_after_it)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_TYPE, 0, 0, "ett två tre", true);
	put(&w, COMMAND_TYPE, 4, 5, "", true);
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "ett två tre");
	assert_int_equal(w.view.cursor, 9);
	teardown(&w);
}

TEST(bringing_a_text_into_form_is_no_step_of_its_own)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_TYPE, 0, 0, "Text  \n\n", true);
	ask(&w, COMMAND_NEXT);
	assert_string_equal(answer(&w, "background"), "Text");
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "");
	teardown(&w);
}

TEST(a_paste_is_one_step_and_is_told)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_TYPE, 0, 0, "Före", true);
	put(&w, COMMAND_PASTE, 5, 0, "ett\ttv\xC2\xAD\xC3\xA5\x01 tre", false);
	assert_string_equal(answer(&w, "background"), "Föreett två tre");
	assert_non_null(strstr(w.view.message, "3 words"));
	assert_non_null(strstr(w.view.message, "1 control character"));
	assert_non_null(strstr(w.view.message, "1 soft hyphen"));
	assert_non_null(strstr(w.view.message, "Tabs"));
	put(&w, COMMAND_TYPE, 0, 0, "x", false);
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "Föreett två tre");
	ask(&w, COMMAND_UNDO);
	assert_string_equal(answer(&w, "background"), "Före");
	teardown(&w);
}

TEST(a_line_break_pasted_into_a_line_becomes_a_space)
{
	struct wizard w;

	begin_at(&w, "name");
	put(&w, COMMAND_PASTE, 0, 0, "En\nrad", true);
	assert_string_equal(answer(&w, "name"), "En rad");
	assert_non_null(strstr(w.view.message, "Line breaks"));
	assert_true(machine_is_at(w.machine, "name"));
	put(&w, COMMAND_PASTE, 6, 0, " till", true);
	assert_null(strstr(w.view.message, "Line breaks"));
	teardown(&w);
}

TEST(a_paste_beyond_the_text_is_refused)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_PASTE, 1, 0, "x", true);
	assert_string_equal(answer(&w, "background"), "");
	put(&w, COMMAND_PASTE, 0, 1, "x", true);
	assert_string_equal(answer(&w, "background"), "");
	teardown(&w);
}

static void search(struct wizard *w, const char *words)
{
	struct command command = command_of(COMMAND_SEARCH);

	command.text = words;
	send(w, command);
}

TEST(search_finds_answers_and_goes_to_the_place)
{
	struct wizard w;

	begin_at(&w, "background");
	put(&w, COMMAND_TYPE, 0, 0, "Ett kylskåp och ett KYLSKAP till", true);
	ask(&w, COMMAND_NEXT_HEADING);
	search(&w, " kylskåp ");
	assert_int_equal(w.view.state, STATE_SEARCH);
	assert_int_equal(w.view.count, 2);
	assert_non_null(strstr(w.view.items[1].label, "KYLSKAP"));
	choose(&w, 2);
	assert_true(machine_is_at(w.machine, "background"));
	assert_int_equal(w.view.cursor, strlen("Ett kylskåp och ett KYLSKAP"));
	ask(&w, COMMAND_ESCAPE);
	assert_int_equal(w.view.state, STATE_SEARCH);
	ask(&w, COMMAND_ESCAPE);
	assert_int_equal(w.view.state, STATE_EDITOR);
	teardown(&w);
}

TEST(search_finds_headings_and_help)
{
	struct wizard w;

	begin_at(&w, "background");
	search(&w, "ÖVERENSKOMMELSE");
	assert_true(w.view.count >= 1);
	choose(&w, 1);
	assert_true(machine_is_at(w.machine, "agreement"));
	assert_int_equal(w.view.cursor, SIZE_MAX);
	search(&w, "finns ingenstans");
	assert_int_equal(w.view.count, 0);
	assert_non_null(strstr(w.view.help, "nowhere"));
	teardown(&w);
}

TEST(a_find_in_a_text_without_blanks_is_told_in_a_line)
{
	enum { LONG = 100000 };
	struct wizard w;
	char *text = calloc(1, LONG + 1);

	memset(text, 'q', LONG);
	begin_at(&w, "background");
	put(&w, COMMAND_PASTE, 0, 0, text, true);
	search(&w, "qqqq");
	assert_true(w.view.count > 10);
	for (size_t i = 0; i < w.view.count; i++)
		assert_true(strlen(w.view.items[i].label) < 200);
	free(text);
	teardown(&w);
}

TEST(search_for_nothing_stays)
{
	struct wizard w;

	begin_at(&w, "background");
	search(&w, "  ");
	assert_int_equal(w.view.state, STATE_EDITOR);
	assert_true(*w.view.message);
	teardown(&w);
}

TEST(escape_never_leaves_the_application)
{
	struct wizard w;
	struct command escape = command_of(COMMAND_ESCAPE);

	begin_at(&w, "background");
	ask(&w, COMMAND_HELP);
	ask(&w, COMMAND_OUTLINE);
	for (int i = 0; i < 5; i++)
		assert_int_equal(send(&w, escape).set & (EFFECT_CLOSE | EFFECT_QUIT), 0);
	assert_true(machine_is_at(w.machine, "background"));
	assert_non_null(strstr(w.view.message, "F10"));
	teardown(&w);
}

TEST(escape_leaves_neither_the_start_screen)
{
	struct world world = { .screen = true };
	struct machine *machine = machine_new(&world);
	struct command escape = command_of(COMMAND_ESCAPE);

	assert_int_equal(machine_do(machine, &escape).set & (EFFECT_CLOSE | EFFECT_QUIT), 0);
	machine_free(machine);
}

TEST(before_the_first_question_there_is_nothing)
{
	struct wizard w;
	struct command previous = command_of(COMMAND_PREVIOUS);

	begin_at(&w, "signing_mode");
	ask(&w, COMMAND_PREVIOUS);
	assert_true(machine_is_at(w.machine, "kind"));
	assert_int_equal(send(&w, previous).set & (EFFECT_CLOSE | EFFECT_QUIT), 0);
	assert_true(machine_is_at(w.machine, "kind"));
	teardown(&w);
}

TEST(after_the_last_heading_comes_what_can_be_done_now)
{
	struct wizard w;

	begin_at(&w, "background");
	for (int i = 0; i < 100 && w.view.state != STATE_DONE; i++)
		ask(&w, COMMAND_NEXT_HEADING);
	assert_int_equal(w.view.state, STATE_DONE);
	teardown(&w);
}

TEST(the_next_problem_shows_under_its_answer)
{
	struct wizard w;

	begin_at(&w, "background");
	ask(&w, COMMAND_NEXT_PROBLEM);
	assert_true(w.view.fields[w.view.field_focus].problems.count > 0);
	assert_string_equal(w.view.message, "");
	teardown(&w);
}

TEST(help_offers_keys_and_no_lines_to_number)
{
	struct wizard w;

	begin_at(&w, "background");
	ask(&w, COMMAND_HELP);
	for (size_t i = 0; i < w.view.count; i++) {
		enum command_id id = w.view.items[i].command;

		assert_true(id != COMMAND_LINE_CHANGE && id != COMMAND_LINE_REMOVE && id != COMMAND_BACK);
		if (id == COMMAND_OUTLINE)
			assert_string_equal(w.view.items[i].sign, "F2 Ctrl-O");
		if (id == COMMAND_CLEAR)
			assert_string_equal(w.view.items[i].sign, "Ctrl-U");
		if (id == COMMAND_REMOVE)
			assert_string_equal(w.view.items[i].sign, "");
	}
	teardown(&w);
}

TEST(the_review_ends_with_what_comes_after_reading)
{
	struct wizard w;

	begin_at(&w, "background");
	ask(&w, COMMAND_REVIEW);
	assert_int_equal(w.view.items[w.view.count - 1].command, COMMAND_EXPORT);
	teardown(&w);
}

/* A form whose first heading asks so many things, shown from the first. */
static void expect_page(int questions, size_t shown, bool more)
{
	struct wizard w = { 0 };
	struct diags diags = DIAGS_NONE;
	struct world world = { .today = date_make(2026, 11, 22), .screen = true };
	FILE *file = fopen("many.yaml", "w");

	assert_non_null(file);
	fprintf(file, "blankett-form: 1\nid: many\ntitle: Många\nissuer: X\nversion: '1'\nlanguage: sv\n"
		      "kinds:\n  - {id: ny, label: ny}\nheadings:\n  - heading: Om\n    id: about\n    fields:\n");
	for (int i = 0; i < questions; i++)
		fprintf(file, "      - {id: q%d, label: Q, type: line, required: false}\n", i);
	fclose(file);
	w.form = form_load("many.yaml", NULL, &diags);
	assert_non_null(w.form);
	w.app = application_new(w.form);
	w.machine = machine_new(&world);
	machine_begin(w.machine, w.app, false);
	machine_view(w.machine, &w.view);
	assert_int_equal(w.view.field_count, shown);
	assert_int_equal(w.view.more_after, more);
	assert_false(w.view.more_before);
	for (int i = 1; i < questions; i++)
		ask(&w, COMMAND_NEXT);
	assert_int_equal(w.view.field_count, shown);
	assert_int_equal(w.view.field_focus, shown - 1);
	assert_int_equal(w.view.more_before, more);
	assert_false(w.view.more_after);
	teardown(&w);
}

TEST(a_page_tells_of_more_only_where_there_is_more)
{
	expect_page(61, 61, false);
	expect_page(62, 61, true);
}

TEST(the_headings_can_be_seen_beside_any_state)
{
	struct wizard w;
	struct view headings;

	begin_at(&w, "background");
	ask(&w, COMMAND_HELP);
	machine_view_headings(w.machine, &headings);
	assert_true(headings.count > 10);
	assert_string_equal(headings.items[0].label, "Om ansökan");
	view_release(&headings);
	teardown(&w);
}

/* How many problems are told beside the heading that the writer is at. */
static size_t problems_beside(const struct wizard *w, const char **sign)
{
	struct view headings;
	size_t problems = SIZE_MAX;

	machine_view_headings(w->machine, &headings);
	for (size_t i = 0; i < headings.count; i++)
		if (headings.items[i].focus) {
			problems = headings.items[i].problems;
			*sign = headings.items[i].sign;
		}
	view_release(&headings);
	return problems;
}

TEST(the_headings_beside_show_what_is_wrong_under_them_now)
{
	struct wizard w;
	const char *sign = "";
	size_t before;

	begin_at(&w, "period.start");
	application_set(w.app, form_field(w.form, "period.start"), NO_ROW, "igår");
	before = problems_beside(&w, &sign);
	assert_string_equal(sign, "!");
	application_set(w.app, form_field(w.form, "period.start"), NO_ROW, "2027-01-01");
	assert_int_equal(problems_beside(&w, &sign), before - 1);
	teardown(&w);
}
