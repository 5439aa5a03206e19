/* A table in the machine: going from cell to cell, pasting a block of them. */
#include "unit.h"

#include "base/i18n.h"
#include "wizard/table_view.h"
#include "wizard/view.h"

struct wizard {
	struct form *form;
	struct application *app;
	struct machine *machine;
};

static void put(struct wizard *w, const char *id, row_t row, const char *text)
{
	application_set(w->app, form_field(w->form, id), row, text);
}

/* Two owners, and two posts without anything in them. */
static void setup(struct wizard *w)
{
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct world world = { .today = date_make(2026, 11, 22), .screen = true };

	*w = (struct wizard){ 0 };
	str_addf(&path, "%s/tests/forms/ok/tables.yaml", top ? top : ".");
	w->form = form_load(path.data, NULL, &diags);
	assert_non_null(w->form);
	str_release(&path);
	w->app = application_new(w->form);
	application_step(w->app);
	for (size_t i = 0; i < 2; i++)
		put(w, "owners.organisation", application_row_add(w->app, form_group(w->form, "owners"), i),
		    i ? "Region Söder" : "Norra kommunen");
	put(w, "period.start", NO_ROW, "2027-01-01");
	put(w, "period.end", NO_ROW, "2028-12-31");
	for (size_t i = 0; i < 2; i++)
		application_row_add(w->app, form_group(w->form, "wages"), i);
	w->machine = machine_new(&world);
	machine_begin(w->machine, w->app, false);
}

static void teardown(struct wizard *w)
{
	machine_free(w->machine);
	application_free(w->app);
	form_free(w->form);
}

static void send(struct wizard *w, enum command_id id)
{
	struct command command = command_of(id);

	machine_do(w->machine, &command);
}

static void paste(struct wizard *w, const char *text)
{
	struct command command = command_of(COMMAND_PASTE);

	command.text = text;
	machine_do(w->machine, &command);
}

static void walk_to(struct wizard *w, const char *field)
{
	for (int i = 0; i < 100 && !machine_is_at(w->machine, field); i++)
		send(w, COMMAND_NEXT);
	assert_true(machine_is_at(w->machine, field));
}

static void go_to(struct wizard *w, size_t row, size_t column)
{
	struct command command = command_of(COMMAND_CELL);

	if (machine_state(w->machine) != STATE_CELL)
		walk_to(w, "wages.post");
	command.number = row + 1;
	command.at = column;
	machine_do(w->machine, &command);
}

static row_t row(const struct wizard *w, size_t index)
{
	return answers_row_id(&w->app->answers, form_group(w->form, "wages"), index);
}

static void expect(const struct wizard *w, const char *id, row_t at, const char *wanted)
{
	assert_string_equal(answers_text(&w->app->answers, form_field(w->form, id), at), wanted);
}

static row_t at_owner(const struct wizard *w, row_t at, size_t owner)
{
	return row_cell(row_of(at), row_of(answers_row_id(&w->app->answers, form_group(w->form, "owners"), owner)));
}

static void expect_said(const struct wizard *w, const char *wanted)
{
	struct view view = { 0 };

	machine_view(w->machine, &view);
	if (!strstr(view.message, wanted))
		fail_msg("said “%s”, wanted “%s”", view.message, wanted);
	view_release(&view);
}

TEST(a_cell_is_a_state_of_its_own_and_one_goes_to_any_that_is_asked)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 1, 4);
	assert_int_equal(machine_state(w.machine), STATE_CELL);
	assert_true(machine_is_at(w.machine, "wages.amount"));
	assert_true(machine_question(w.machine)->row == at_owner(&w, row(&w, 1), 0));
	go_to(&w, 0, 6); /* a sum is not gone to */
	assert_true(machine_is_at(w.machine, "wages.amount"));
	go_to(&w, 2, 0); /* below the last row: the table itself */
	assert_true(machine_is_at(w.machine, "wages"));
	assert_int_equal(machine_state(w.machine), STATE_ROW);
	teardown(&w);
}

TEST(what_is_left_wrong_in_a_cell_is_told_in_the_next)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 4);
	put(&w, "wages.amount", machine_question(w.machine)->row, "många");
	go_to(&w, 1, 4);
	expect_said(&w, "många");
	teardown(&w);
}

static void expect_undone(enum command_id id)
{
	struct wizard w;
	row_t first;

	setup(&w);
	first = row(&w, 0);
	go_to(&w, 0, 4);
	send(&w, id);
	assert_false(row(&w, 0) == first);
	send(&w, COMMAND_UNDO);
	assert_true(row(&w, 0) == first);
	teardown(&w);
}

TEST(a_row_moved_or_removed_from_any_of_its_cells_comes_back)
{
	expect_undone(COMMAND_DOWN);
	expect_undone(COMMAND_REMOVE);
}

TEST(a_block_fills_cells_and_adds_rows_in_one_step)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 1, 0);
	paste(&w, "samordnare\t100 %\t\t\t600 000\t1 000,50 kr\n"
		  "coach\t50\t2027-02-01\t31/3 2028\t\t250000\n"
		  "coach\t50\n");
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 4);
	expect(&w, "wages.post", row(&w, 1), "samordnare");
	expect(&w, "wages.share", row(&w, 1), "100");
	expect(&w, "wages.start", row(&w, 1), "");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 1), 0), "600000");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 1), 1), "1000.50");
	expect(&w, "wages.end", row(&w, 2), "2028-03-31");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 2), 1), "250000");
	expect(&w, "wages.post", row(&w, 3), "coach");
	expect(&w, "wages.post", row(&w, 0), "");
	expect_said(&w, "Pasted: 11 cells. 2 rows were added.");
	send(&w, COMMAND_UNDO);
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 2);
	expect(&w, "wages.post", row(&w, 1), "");
	/* one stands where one pasted, not at the table for the rows' sake */
	assert_int_equal(machine_state(w.machine), STATE_CELL);
	assert_true(machine_is_at(w.machine, "wages.post"));
	assert_true(machine_question(w.machine)->row == row(&w, 1));
	teardown(&w);
}

TEST(lines_of_a_block_end_as_terminals_end_them)
{
	static const char *const blocks[] = { "lots\t50\rcoach\t60\r", "lots\t50\r\ncoach\t60", "lots\t50\ncoach\t60\n" };

	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		struct wizard w;

		setup(&w);
		go_to(&w, 0, 0);
		paste(&w, blocks[i]);
		expect(&w, "wages.post", row(&w, 0), "lots");
		expect(&w, "wages.share", row(&w, 0), "50");
		expect(&w, "wages.post", row(&w, 1), "coach");
		expect(&w, "wages.share", row(&w, 1), "60");
		expect_said(&w, "Pasted: 4 cells.");
		teardown(&w);
	}
}

TEST(a_blank_line_below_the_last_row_makes_no_row)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 1, 0);
	paste(&w, "lots\t10\n\n\ncoach\t20\n\n\t30\n");
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 4);
	expect(&w, "wages.post", row(&w, 1), "lots");
	expect(&w, "wages.post", row(&w, 2), "coach");
	expect(&w, "wages.share", row(&w, 2), "20");
	expect(&w, "wages.share", row(&w, 3), "30");
	expect_said(&w, "Pasted: 5 cells. 2 rows were added.");
	teardown(&w);
}

TEST(a_block_pasted_on_the_table_itself_begins_in_a_row_of_its_own)
{
	struct command command = command_of(COMMAND_PASTE);
	struct wizard w;

	setup(&w);
	go_to(&w, 2, 0);
	assert_int_equal(machine_state(w.machine), STATE_ROW);
	command.number = 3;
	command.text = "coach\t60\rlots\t50\r";
	machine_do(w.machine, &command);
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 4);
	expect(&w, "wages.post", row(&w, 2), "coach");
	expect(&w, "wages.share", row(&w, 3), "50");
	expect_said(&w, "Pasted: 4 cells.");
	send(&w, COMMAND_UNDO);
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 2);
	teardown(&w);
}

TEST(a_block_of_nothing_is_said_to_be_one)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 0);
	paste(&w, "\t\t\n");
	expect_said(&w, "There was nothing to paste.");
	teardown(&w);
}

TEST(undo_of_a_cell_names_its_row_and_column)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 0);
	paste(&w, "lots\t50");
	go_to(&w, 0, 1);
	paste(&w, "60\t2027-01-01");
	send(&w, COMMAND_UNDO);
	expect_said(&w, "lots: ");
	teardown(&w);
}

TEST(what_cannot_be_read_is_kept_and_marked)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 3);
	put(&w, "wages.amount", at_owner(&w, row(&w, 0), 0), "7");
	paste(&w, "31/2\tse bilaga\n\t12 %\n");
	expect(&w, "wages.end", row(&w, 0), "31/2");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 0), 0), "se bilaga");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 1), 0), "12 %");
	expect_said(&w, "Pasted: 3 cells. 1 cell had another answer before. 3 could not be read and are marked.");
	teardown(&w);
}

TEST(what_has_no_place_stands_in_a_note_and_sums_are_left_out)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 5);
	paste(&w, "1\t2\t3\t4\t5\n6\t7\n");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 0), 1), "1");
	expect(&w, "wages.amount", at_owner(&w, row(&w, 1), 1), "6");
	assert_string_equal(application_deferred(w.app, form_field(w.form, "wages.amount"),
						 at_owner(&w, row(&w, 0), 1)), "5");
	expect_said(&w, "4 values were for cells that are worked out, and are not taken. "
			"1 value found no place; it stands in the note here.");
	send(&w, COMMAND_UNDO);
	assert_null(application_deferred(w.app, form_field(w.form, "wages.amount"), at_owner(&w, row(&w, 0), 1)));
	teardown(&w);
}

TEST(a_copied_cell_may_hold_line_breaks_and_quotation_marks)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 0);
	paste(&w, "\"samordnare\n\"\"del\"\" två\"\t100\n\"ensam\n");
	expect(&w, "wages.post", row(&w, 0), "samordnare \"del\" två");
	expect(&w, "wages.share", row(&w, 0), "100");
	expect(&w, "wages.post", row(&w, 1), "\"ensam");
	teardown(&w);
}

TEST(a_line_is_pasted_into_the_cell_as_anywhere)
{
	struct wizard w;

	setup(&w);
	go_to(&w, 0, 0);
	put(&w, "wages.post", row(&w, 0), "sam");
	paste(&w, "ordnare \n");
	expect(&w, "wages.post", row(&w, 0), "ordnare  sam");
	teardown(&w);
}

TEST(more_rows_than_the_table_takes_are_kept_in_a_note)
{
	struct wizard w;
	struct str block = STR_EMPTY;

	setup(&w);
	for (int i = 1; i <= 70; i++)
		str_addf(&block, "tjänst %d\t%d\n", i, i);
	go_to(&w, 0, 0);
	paste(&w, block.data);
	assert_int_equal(answers_row_count(&w.app->answers, form_group(w.form, "wages")), 60);
	expect(&w, "wages.post", row(&w, 59), "tjänst 60");
	assert_non_null(strstr(application_deferred(w.app, form_field(w.form, "wages.post"), row(&w, 0)),
			       "tjänst 61; 61; tjänst 62"));
	expect_said(&w, "58 rows were added. 20 values found no place");
	str_release(&block);
	teardown(&w);
}

TEST(a_note_holds_so_much_and_says_so)
{
	struct wizard w;
	struct str block = STR_EMPTY;

	setup(&w);
	for (int i = 0; i < 1500; i++)
		str_addf(&block, "tjänst %d\t%d\n", i, i);
	go_to(&w, 0, 0);
	paste(&w, block.data);
	expect_said(&w, "2880 values found no place; the note here has room for the first 2");
	assert_true(strlen(application_deferred(w.app, form_field(w.form, "wages.post"), row(&w, 0))) <= 2000);
	str_release(&block);
	teardown(&w);
}

TEST(a_table_can_be_seen_as_a_whole_from_any_of_its_cells)
{
	struct wizard w;

	setup(&w);
	send(&w, COMMAND_TABLE);
	expect_said(&w, "There is no table here.");
	go_to(&w, 0, 0);
	send(&w, COMMAND_TABLE);
	assert_int_equal(machine_state(w.machine), STATE_TABLE);
	send(&w, COMMAND_ESCAPE);
	assert_int_equal(machine_state(w.machine), STATE_CELL);
	teardown(&w);
}

TEST(a_table_of_sums_is_a_place_to_stop_and_look)
{
	struct wizard w;
	struct view view = { 0 };
	struct table_view table;

	setup(&w);
	walk_to(&w, "yearly");
	assert_int_equal(machine_state(w.machine), STATE_ROW);
	machine_view(w.machine, &view);
	assert_int_equal(view.count, 0);
	view_release(&view);
	assert_true(table_view_open(&table, w.machine));
	assert_int_equal(table.row_count, 2);
	assert_int_equal(table.column_count, 4);
	assert_false(table.takes_rows);
	table_view_release(&table);
	teardown(&w);
}
