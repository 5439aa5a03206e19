/* Tables: what cells they have, what is calculated in them, what is asked. */
#include "unit.h"

#include "model/application.h"
#include "model/flow.h"
#include "model/table.h"

struct trial {
	struct form *form;
	struct application *app;
	row_t north, south; /* two owners */
};

static struct trial begin_with(const char *form)
{
	const char *top = getenv("TOP");
	struct diags diags = DIAGS_NONE;
	struct str path = STR_EMPTY;
	struct trial trial;

	str_addf(&path, "%s/tests/forms/ok/%s.yaml", top ? top : ".", form);
	trial.form = form_load(path.data, NULL, &diags);
	str_release(&path);
	diags_release(&diags);
	assert_non_null(trial.form);
	trial.app = application_new(trial.form);
	application_step(trial.app);
	trial.north = application_row_add(trial.app, form_group(trial.form, "owners"), 0);
	trial.south = application_row_add(trial.app, form_group(trial.form, "owners"), 1);
	return trial;
}

static struct trial begin(void)
{
	return begin_with("tables");
}

static void end(struct trial *trial)
{
	application_free(trial->app);
	form_free(trial->form);
}

static void put(struct trial *trial, const char *id, row_t row, const char *text)
{
	application_set(trial->app, form_field(trial->form, id), row, text);
}

static void expect(const struct trial *trial, const char *id, row_t row, const char *wanted)
{
	struct str text = STR_EMPTY;

	answers_effective(&trial->app->answers, form_field(trial->form, id), row, &text);
	if (strcmp(text.data, wanted))
		fail_msg("%s is %s, wanted %s", id, text.data, wanted);
	str_release(&text);
}

static row_t add(struct trial *trial, const char *id)
{
	const struct group *group = form_group(trial->form, id);

	return application_row_add(trial->app, group, answers_row_count(&trial->app->answers, group));
}

static row_t in(row_t row, row_t column)
{
	return row_cell(row_of(row), row_of(column));
}

/* Two posts of two owners in a period of 9, 12, 12 and 3 months. */
static void fill(struct trial *trial)
{
	row_t post;

	put(trial, "owners.organisation", trial->north, "Norra kommunen");
	put(trial, "owners.organisation", trial->south, "Region Söder");
	put(trial, "owners.kind", trial->north, "kommun");
	put(trial, "owners.kind", trial->south, "annan");
	put(trial, "period.start", NO_ROW, "2023-04-01");
	put(trial, "period.end", NO_ROW, "2026-03-31");
	post = add(trial, "wages");
	put(trial, "wages.post", post, "samordnare");
	put(trial, "wages.share", post, "100");
	put(trial, "wages.amount", in(post, trial->north), "3600");
	put(trial, "wages.amount", in(post, trial->south), "360");
	post = add(trial, "wages");
	put(trial, "wages.post", post, "coach");
	put(trial, "wages.share", post, "50");
	put(trial, "wages.end", post, "2023-12-31");
	put(trial, "wages.amount", in(post, trial->south), "900");
	put(trial, "rent.amount", in(ROW_FIXED, trial->north), "36");
}

TEST(what_is_calculated_follows_the_answers)
{
	struct trial trial = begin();
	const struct group *wages = form_group(trial.form, "wages");
	row_t first;

	expect(&trial, "whole", NO_ROW, "");
	fill(&trial);
	first = answers_row_id(&trial.app->answers, wages, 0);
	expect(&trial, "wages.total", first, "3960");
	expect(&trial, "wages.part", in(first, 2023), "990");
	expect(&trial, "wages.part", in(first, 2026), "330");
	expect(&trial, "whole", NO_ROW, "4896");
	expect(&trial, "yearly.cost", in(ROW_FIXED, 2023), "1890");
	expect(&trial, "yearly.cost", in(ROW_FIXED, 2024), "1320");
	expect(&trial, "yearly.cost", in(ROW_FIXED + 1, 2026), "3");
	expect(&trial, "yearly.total", ROW_FIXED, "4860");
	expect(&trial, "yearly.sort", ROW_FIXED, "Löner");
	expect(&trial, "owners.sought", trial.north, "3636");
	expect(&trial, "owners.sought", trial.south, "1260");
	put(&trial, "wages.amount", in(first, trial.north), "oläsligt");
	expect(&trial, "wages.total", first, "360");
	end(&trial);
}

/* The worth of every calculated cell, one after the other. */
static void all_worths(const struct trial *trial, struct str *out)
{
	const struct answers *answers = &trial->app->answers;
	const struct form *form = trial->form;

	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];
		size_t rows = field->group == EXPR_NO_GROUP ? 1 : answers_row_count(answers, &form->groups[field->group]);
		size_t columns = field->axis == EXPR_NO_AXIS ? 1 : answers_columns(answers, field->axis);

		for (size_t r = 0; r < rows; r++)
			for (size_t c = 0; c < columns; c++) {
				row_t row = field->group == EXPR_NO_GROUP ? NO_ROW :
					answers_row_id(answers, &form->groups[field->group], r);

				if (field->axis != EXPR_NO_AXIS)
					row = in(row, answers_column(answers, field->axis, c));
				if (answers_calculation(answers, field, row))
					value_store(answers_effective_worth(answers, field, row), out);
				str_add_char(out, ';');
			}
	}
}

/* A change at random of what the sums are made of. */
static void change(struct trial *trial, unsigned number)
{
	const struct group *wages = form_group(trial->form, "wages"), *owners = form_group(trial->form, "owners");
	const struct answers *answers = &trial->app->answers;
	size_t posts = answers_row_count(answers, wages), parties = answers_row_count(answers, owners);
	row_t post = answers_row_id(answers, wages, number / 8 % posts);
	row_t party = answers_row_id(answers, owners, number / 64 % parties);
	struct str amount = STR_EMPTY;

	str_addf(&amount, "%u", number);
	application_step(trial->app);
	switch (number % 8) {
	case 0: put(trial, "wages.amount", in(post, party), amount.data); break;
	case 1: put(trial, "wages.amount", in(post, party), "oläsligt"); break;
	case 2: put(trial, "period.end", NO_ROW, number / 8 % 2 ? "2025-06-30" : "2026-03-31"); break;
	case 3: put(trial, "owners.places", party, amount.data); break;
	case 4: posts < 6 ? (void)add(trial, "wages") : application_row_remove(trial->app, wages, post); break;
	case 5: application_row_move(trial->app, wages, post, number / 64 % posts); break;
	case 6: parties < 5 ? (void)add(trial, "owners") : application_row_remove(trial->app, owners, party); break;
	default: application_undo(trial->app, &(struct where){ 0 });
	}
	str_release(&amount);
}

TEST(what_is_remembered_is_what_it_would_be_worth_anew)
{
	struct trial trial = begin();
	unsigned random = 1;

	fill(&trial);
	assert_true(form_field(trial.form, "wages.total")->row_local);
	assert_false(form_field(trial.form, "owners.sought")->row_local);
	assert_false(form_field(trial.form, "yearly.total")->row_local);
	for (int i = 0; i < 400; i++) {
		struct str remembered = STR_EMPTY, anew = STR_EMPTY;

		random = random * 1103515245u + 12345u;
		change(&trial, random >> 16);
		all_worths(&trial, &remembered);
		trial.app->answers.shaped = ++trial.app->answers.moment;
		all_worths(&trial, &anew);
		assert_string_equal(remembered.data, anew.data);
		str_release(&remembered);
		str_release(&anew);
	}
	end(&trial);
}

TEST(what_is_remembered_follows_rows_that_come_and_go_and_change_places)
{
	struct trial trial = begin_with("remembered");
	const struct group *costs = form_group(trial.form, "costs"), *owners = form_group(trial.form, "owners");
	row_t first = add(&trial, "costs"), second = add(&trial, "costs");

	put(&trial, "costs.cost", first, "lokal");
	assert_true(form_field(trial.form, "costs.shares")->row_local);
	expect(&trial, "costs.shares", first, "14");
	expect(&trial, "costs.shares", second, "28");
	add(&trial, "owners");
	expect(&trial, "costs.shares", first, "21");
	application_row_remove(trial.app, owners, trial.north);
	expect(&trial, "costs.shares", first, "14");
	application_row_move(trial.app, costs, second, 0);
	expect(&trial, "costs.shares", first, "28");
	expect(&trial, "costs.shares", second, "14");
	application_row_remove(trial.app, costs, second);
	expect(&trial, "costs.shares", first, "14");
	end(&trial);
}

TEST(places_times_the_norm_rounded_twice)
{
	struct trial trial = begin();

	fill(&trial);
	put(&trial, "owners.places", trial.north, "7");
	expect(&trial, "owners.norm", in(trial.north, 2023), "230000");
	expect(&trial, "owners.norm", in(trial.north, 2024), "305000");
	expect(&trial, "owners.norm", in(trial.north, 2026), "80000");
	end(&trial);
}

TEST(the_last_line_sums_each_column)
{
	struct trial trial = begin();
	const struct table *wages = form_table(trial.form, form_field(trial.form, "wages"));
	const struct field *amount = form_field(trial.form, "wages.amount");
	struct value sum;

	fill(&trial);
	sum = table_total(&trial.app->answers, wages, amount, row_of(trial.south));
	assert_int_equal(sum.kind, VALUE_MONEY);
	assert_int_equal(sum.ore, 126000);
	sum = table_total(&trial.app->answers, wages, form_field(trial.form, "wages.share"), 0);
	assert_int_equal(sum.number.num, 150);
	assert_int_equal(table_total(&trial.app->answers, form_table(trial.form, form_field(trial.form, "rent")),
				     form_field(trial.form, "rent.spare"), 0).ore, 24000);
	assert_true(table_sums(wages, amount->index));
	assert_false(table_sums(wages, form_field(trial.form, "wages.post")->index));
	end(&trial);
}

TEST(columns_follow_the_parties_and_the_years)
{
	struct trial trial = begin();
	const struct table *wages = form_table(trial.form, form_field(trial.form, "wages"));
	struct str titles = STR_EMPTY;
	uint32_t column;

	fill(&trial);
	for (size_t i = 0; i < table_width(&trial.app->answers, wages); i++) {
		const struct field *field = table_cell(&trial.app->answers, wages, i, &column);

		assert_int_equal(table_cell_index(&trial.app->answers, wages, field->index, column), i);
		answers_column_title(&trial.app->answers, field, column, "sv", &titles);
		str_add_char(&titles, '|');
	}
	assert_string_equal(titles.data, "Tjänst|tjänst i %|från|till|Part Norra kommunen|Part Region Söder|Summa|"
					 "2023|2024|2025|2026|");
	assert_int_equal(table_cell_index(&trial.app->answers, wages, 0, 0), SIZE_MAX);
	str_release(&titles);
	end(&trial);
}

static void expect_called(const struct trial *trial, row_t row, const char *alone, const char *in_print)
{
	struct str title = STR_EMPTY;

	answers_row_title(&trial->app->answers, form_group(trial->form, "sorted"), row, &title);
	assert_string_equal(title.data, alone);
	expect(trial, "sorted.post", row, in_print);
	str_release(&title);
}

TEST(a_row_that_stands_alone_tells_what_it_belongs_to)
{
	struct trial trial = begin();

	expect_called(&trial, ROW_FIXED + 1, "RÖRLIGT: Mat", "Mat");
	expect_called(&trial, ROW_FIXED + 2, "Försäkring", "Försäkring");
	end(&trial);
}

TEST(a_row_is_called_in_the_language_asked_for)
{
	static const struct words_in over[] = { { "sv", "Lokaler" }, { "en", "Premises" } };
	const struct fixed_row fixed = { .label = { .own = "Hyra" }, .under = { "Lokaler", over, 2 } };
	struct str name = STR_EMPTY;

	fixed_row_name(&fixed, "en", &name);
	assert_string_equal(name.data, "Premises: Hyra");
	str_release(&name);
}

/* The second has the same as the first, the third none. */
TEST(a_line_stands_before_the_first_of_neighbours_that_are_shown)
{
	struct trial trial = begin();
	const struct table *table = form_table(trial.form, form_field(trial.form, "sorted"));
	const struct answers *answers = &trial.app->answers;
	row_t rows[5], without_first[] = { ROW_FIXED + 1, ROW_FIXED + 2 }, without_third[] = { ROW_FIXED + 1, ROW_FIXED + 3 };

	assert_int_equal(table_rows(answers, table, rows), 5);
	assert_string_equal(table_line_before(answers, table, rows, 0), "RÖRLIGT");
	assert_null(table_line_before(answers, table, rows, 1));
	assert_null(table_line_before(answers, table, rows, 2));
	assert_string_equal(table_line_before(answers, table, rows, 3), "RÖRLIGT");
	assert_string_equal(table_line_before(answers, table, rows, 4), "FAST");
	assert_string_equal(table_line_before(answers, table, without_first, 0), "RÖRLIGT");
	assert_null(table_line_before(answers, table, without_third, 1));
	end(&trial);
}

TEST(cells_that_are_calculated_or_fixed_are_not_asked)
{
	struct trial trial = begin();
	struct question at = { .heading = form_heading(trial.form, "costs")->index }, next;
	struct str asked = STR_EMPTY;
	char cell[ROW_TEXT];

	fill(&trial);
	application_row_remove(trial.app, form_group(trial.form, "wages"),
			       answers_row_id(&trial.app->answers, form_group(trial.form, "wages"), 1));
	assert_true(flow_enter_heading(&trial.app->answers, at.heading, &at));
	do {
		row_text(at.row, cell);
		str_addf(&asked, "%s %s\n", trial.form->fields[at.field].id, cell);
	} while (flow_next(&trial.app->answers, &at, &next) && (at = next, true));
	assert_string_equal(asked.data, "wages.post 3\nwages.share 3\nwages.start 3\nwages.end 3\n"
					"wages.amount 3/1\nwages.amount 3/2\nwages 0\n"
					"rent.spare 1000000000\nrent.amount 1000000000/1\nrent.amount 1000000000/2\n"
					"rent.spare 1000000001\nrent.amount 1000000001/1\nrent.amount 1000000001/2\nrent 0\nyearly 0\n"
					"sorted.amount 1000000000\nsorted.amount 1000000001\nsorted.amount 1000000002\n"
					"sorted.amount 1000000003\nsorted.amount 1000000004\nowners.places 1\n");
	str_clear(&asked);
	while (flow_previous(&trial.app->answers, &at, &at) && at.heading == form_heading(trial.form, "costs")->index)
		str_addf(&asked, "%s ", trial.form->fields[at.field].name);
	assert_string_equal(asked.data, "amount amount amount amount amount yearly rent amount amount spare amount amount spare wages amount amount end start share post ");
	str_release(&asked);
	end(&trial);
}

TEST(the_page_of_a_cell_is_its_row)
{
	struct trial trial = begin();
	struct question page[2 * 20 + 1], at;
	struct str cells = STR_EMPTY;
	size_t focus, count;
	row_t post;

	fill(&trial);
	post = answers_row_id(&trial.app->answers, form_group(trial.form, "wages"), 1);
	at = (struct question){ form_heading(trial.form, "costs")->index,
				form_field(trial.form, "wages.amount")->index, in(post, trial.south) };
	count = flow_page(&trial.app->answers, &at, 20, page, &focus);
	assert_int_equal(focus, 5);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(row_of(page[i].row), row_of(post));
		str_addf(&cells, "%s/%u ", trial.form->fields[page[i].field].name, row_column(page[i].row));
	}
	assert_string_equal(cells.data, "post/0 share/0 start/0 end/0 amount/1 amount/2 total/0 "
					"part/2023 part/2024 part/2025 part/2026 ");
	str_release(&cells);
	end(&trial);
}

TEST(an_owner_that_goes_takes_its_column_along_and_back)
{
	struct trial trial = begin();
	row_t post;

	fill(&trial);
	post = answers_row_id(&trial.app->answers, form_group(trial.form, "wages"), 0);
	application_step(trial.app);
	application_row_remove(trial.app, form_group(trial.form, "owners"), trial.south);
	expect(&trial, "whole", NO_ROW, "3636");
	assert_int_equal(answers_next_column(&trial.app->answers, form_field(trial.form, "wages.amount"), post,
					     row_of(trial.north)), 0);
	assert_true(application_undo(trial.app, NULL));
	expect(&trial, "whole", NO_ROW, "4896");
	end(&trial);
}

TEST(what_is_marked_in_a_cell_goes_with_its_row_and_comes_back)
{
	struct trial trial = begin();
	const struct field *amount = form_field(trial.form, "wages.amount");
	row_t post, cell;

	fill(&trial);
	post = answers_row_id(&trial.app->answers, form_group(trial.form, "wages"), 0);
	cell = in(post, trial.south);
	application_accept(trial.app, "TRIAL.CODE", amount, cell, "", "so it is");
	application_defer(trial.app, amount, cell, "ask");
	application_step(trial.app);
	application_row_remove(trial.app, form_group(trial.form, "wages"), post);
	assert_false(application_has_accepted(trial.app, "TRIAL.CODE", amount, cell));
	assert_null(application_deferred(trial.app, amount, cell));
	assert_true(application_undo(trial.app, NULL));
	assert_string_equal(application_accepted(trial.app, "TRIAL.CODE", amount, cell, ""), "so it is");
	assert_string_equal(application_deferred(trial.app, amount, cell), "ask");
	end(&trial);
}

TEST(a_heading_with_a_required_table_waits_for_an_answer_in_it)
{
	struct trial trial = begin();
	const struct heading *costs = form_heading(trial.form, "costs");

	assert_int_equal(flow_heading_state(&trial.app->answers, costs), HEADING_EMPTY);
	fill(&trial);
	assert_int_equal(flow_heading_state(&trial.app->answers, costs), HEADING_DONE);
	end(&trial);
}

TEST(types_of_answers_are_read_and_stored)
{
	struct trial trial = begin();
	const struct field *days = form_field(trial.form, "days"), *share = form_field(trial.form, "wages.share");
	struct str stored = STR_EMPTY;
	struct value worth;

	assert_int_equal(type_read(days, "Fredag, mon", &worth, &stored), ANSWER_OK);
	assert_string_equal(stored.data, "mon, fri");
	assert_int_equal(type_read(days, "måndag\nsöndag", &worth, NULL), ANSWER_NO_SUCH_CHOICE);
	str_clear(&stored);
	assert_int_equal(type_read(share, "12,5 %", &worth, &stored), ANSWER_OK);
	assert_string_equal(stored.data, "12,5");
	assert_int_equal(type_read(share, "halvtid", &worth, NULL), ANSWER_NOT_A_NUMBER);
	str_clear(&stored);
	type_show(days, "mon, fri", &stored);
	assert_string_equal(stored.data, "måndag, fredag");
	str_release(&stored);
	end(&trial);
}
