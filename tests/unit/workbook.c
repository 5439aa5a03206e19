/* Workbooks of the forms of this tree, from no answer to many. */
#include "budget_file.h"

#include "document/wire_book.h"
#include "document/workbook.h"

static void make(const struct budget *budget, struct book *book)
{
	struct err err = ERR_NONE;
	struct doc doc;

	doc_init(&doc);
	doc_set(&doc.title, "Titel");
	doc.created = 12;
	book_init(book);
	workbook_make(budget->app, &doc, book);
	doc_release(&doc);
	book_check(book, &err);
	assert_string_equal(err.text, "");
}

/* The cell in that place of a sheet, which must be there. */
static const struct book_cell *cell_at(const struct book *book, int sheet, int row, int column)
{
	for (size_t i = 0; i < book->sheets[sheet].count; i++) {
		const struct book_cell *cell = &book->sheets[sheet].cells[i];

		if (cell->row == row && cell->column == column)
			return cell;
	}
	fail_msg("sheet %d has nothing in row %d, column %d", sheet, row, column);
	return NULL;
}

/* The cell beside a label, the last of its row. */
static const struct book_cell *cell_of(const struct book *book, const char *label)
{
	const struct book_sheet *sheet = &book->sheets[0];
	const struct book_cell *last = NULL;
	int row = -1;

	for (size_t i = 0; i < sheet->count; i++) {
		if (!sheet->cells[i].column && !strcmp(sheet->cells[i].text, label))
			row = sheet->cells[i].row;
		if (sheet->cells[i].row == row)
			last = &sheet->cells[i];
	}
	assert_non_null(last);
	return last;
}

static void holds_together(const char *folder, const char *id, const char *answers)
{
	struct str bytes = STR_EMPTY;
	struct budget budget;
	struct book book, back;

	open_budget_in(&budget, folder, id, answers);
	make(&budget, &book);
	wire_book_write(&book, &bytes);
	assert_int_equal(wire_book_read(bytes.data, bytes.len, &back, NULL), 0);
	str_release(&bytes);
	book_release(&book);
	book_release(&back);
	close_budget(&budget);
}

static const char *const shipped[] = { "uppsala-2024", "uppsala-190710", "uppsala-2019" };

TEST(a_workbook_holds_together_whatever_is_answered)
{
	static const char *const answers[] = {
		"",
		"  owners:\n  - {id: 1}\n",
		"  period.start: 2027-04-01\n  period.end: 2030-03-31\n",
		"  period.start: 2030-04-01\n  period.end: 2027-03-31\n",
		"  period.start: 1900-01-01\n  period.end: 2199-12-31\n  owners:\n  - {id: 1, organisation: Älvsta}\n",
		"  owners:\n  - {id: 1, organisation: Älvsta}\n  budget.wages:\n  - {id: 2}\n"
		"  - {id: 3, share: många, start: aldrig, amount: {1: -5}}\n",
		"  budget.wages:\n  - {id: 2, post: Handledare, share: 50}\n",
		"  owners:\n  - {id: 1, organisation: Älvsta}\n  budget.wages:\n"
		"  - {id: 2, post: Handledare, amount: {1: 1000000000000}}\n",
	};

	for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
		for (size_t k = 0; k < sizeof answers / sizeof *answers; k++)
			holds_together("forms", shipped[i], answers[k]);
	holds_together("tests/document/forms", "reckoning", "");
}

TEST(only_a_form_that_says_so_has_a_workbook)
{
	struct budget budget;

	open_budget(&budget, "uppsala-2024", "");
	assert_true(workbook_is_declared(budget.form));
	close_budget(&budget);
	open_budget(&budget, "nnv-skane-2020", "");
	assert_false(workbook_is_declared(budget.form));
	close_budget(&budget);
}

/* The wages of a form with so many owners: header in the sixth row, a post in
 * the eighth. */
static void grows_to(int owners, const char *letter)
{
	struct str answers = STR_EMPTY, formula = STR_EMPTY, title = STR_EMPTY;
	struct budget budget;
	struct book book;

	str_add(&answers, "  owners:\n");
	for (int i = 1; i <= owners; i++)
		str_addf(&answers, "  - {id: %d, organisation: Part %d}\n", i, i);
	str_add(&answers, "  budget.wages:\n  - {id: 99, post: Handledare, amount: {1: 7}}\n");
	open_budget(&budget, "uppsala-2024", answers.data);
	make(&budget, &book);
	str_addf(&title, "Delinsatsägare Part %d", owners);
	assert_string_equal(cell_at(&book, 0, 5, 3 + owners)->text, title.data);
	str_addf(&formula, "SUM(E8:%s8)", letter);
	assert_string_equal(cell_at(&book, 0, 7, 4 + owners)->formula, formula.data);
	assert_true(cell_at(&book, 0, 7, 4 + owners)->worth.num == 700);
	book_release(&book);
	close_budget(&budget);
	str_release(&answers);
	str_release(&formula);
	str_release(&title);
}

TEST(columns_grow_with_the_parties)
{
	grows_to(2, "F");
	grows_to(5, "I");
	grows_to(30, "AH");
}

TEST(what_was_answered_is_coloured_and_what_was_calculated_is_not)
{
	struct budget budget;
	struct book book;

	open_budget(&budget, "uppsala-2024",
		    "  owners:\n  - {id: 1, organisation: Älvsta}\n"
		    "  budget.wages:\n  - {id: 2, post: \"=1+1\", share: 12.5, start: snart, amount: {1: 1.50}}\n");
	make(&budget, &book);
	assert_int_equal(cell_at(&book, 0, 7, 0)->kind, BOOK_WORDS);
	assert_string_equal(cell_at(&book, 0, 7, 0)->text, "=1+1");
	assert_string_equal(cell_at(&book, 0, 7, 0)->formula, "");
	assert_int_equal(cell_at(&book, 0, 7, 1)->kind, BOOK_PERCENT);
	assert_int_equal(cell_at(&book, 0, 7, 1)->style, BOOK_INPUT);
	assert_int_equal(cell_at(&book, 0, 7, 2)->kind, BOOK_WORDS);
	assert_string_equal(cell_at(&book, 0, 7, 2)->text, "snart");
	assert_int_equal(cell_at(&book, 0, 7, 4)->worth.num, 150);
	assert_int_equal(cell_at(&book, 0, 7, 4)->style, BOOK_INPUT);
	assert_int_equal(cell_at(&book, 0, 7, 5)->style, BOOK_COMPUTED);
	book_release(&book);
	close_budget(&budget);
}

TEST(words_are_made_fit_for_a_cell)
{
	struct str answers = STR_EMPTY;
	struct budget budget;
	struct book book;

	str_add(&answers, "  budget.wages:\n  - {id: 2, post: \"rad\\nrad\\t\\e[1m");
	for (int i = 0; i < 20000; i++)
		str_add(&answers, "åä");
	str_add(&answers, "\"}\n");
	open_budget(&budget, "uppsala-2024", answers.data);
	make(&budget, &book);
	assert_true(strlen(cell_at(&book, 0, 7, 0)->text) <= BOOK_TEXT);
	assert_memory_equal(cell_at(&book, 0, 7, 0)->text, "rad rad [1måä", 14);
	book_release(&book);
	close_budget(&budget);
	str_release(&answers);
}

TEST(a_chart_stands_over_the_cells_of_its_table)
{
	struct budget budget;
	const struct book_chart *chart;
	struct book book;

	open_budget(&budget, "uppsala-2024",
		    "  owners:\n  - {id: 1, organisation: Älvsta}\n"
		    "  period.start: 2027-04-01\n  period.end: 2028-03-31\n"
		    "  budget.other:\n  - {row: resor, amount: {1: 1200}}\n");
	make(&budget, &book);
	assert_int_equal(book.sheets[1].chart_count, 1);
	chart = &book.sheets[1].charts[0];
	assert_int_equal(chart->count, 4);
	assert_int_equal(chart->categories.column, 1);
	assert_int_equal(chart->categories.last_column, 2);
	assert_string_equal(cell_at(&book, 1, chart->categories.row, 1)->text, "ÅR 1 2027");
	assert_string_equal(cell_at(&book, 1, chart->series[3].name.row, 0)->text, "ÖVRIGA KOSTNADER");
	assert_string_not_equal(cell_at(&book, 1, chart->series[3].values.row, 1)->formula, "");
	assert_int_equal(cell_at(&book, 1, chart->series[3].values.row, 1)->worth.num, 90000);
	assert_int_equal(cell_at(&book, 1, chart->series[3].values.row, 2)->worth.num, 30000);
	book_release(&book);
	close_budget(&budget);
}

/* Of each sort of cost a year has a part, of the line over two of them none. */
TEST(a_line_over_rows_is_none_of_the_chart)
{
	struct budget budget;
	const struct book_chart *chart;
	struct book book;
	int line;

	open_budget(&budget, "uppsala-2024",
		    "  owners:\n  - {id: 1, organisation: Älvsta}\n"
		    "  period.start: 2027-04-01\n  period.end: 2028-03-31\n"
		    "  budget.premises:\n  - {row: lokalhyra, amount: {1: 1200}}\n");
	make(&budget, &book);
	chart = &book.sheets[1].charts[0];
	line = chart->series[0].name.row + 1;
	assert_string_equal(cell_at(&book, 1, line, 0)->text, "LOKALKOSTNADER");
	assert_int_equal(cell_at(&book, 1, line, 1)->kind, BOOK_EMPTY);
	assert_string_equal(cell_at(&book, 1, line + 1, 0)->text, "Lokalkostnader");
	assert_int_equal(chart->count, 4);
	assert_int_equal(chart->series[1].name.row, line + 1);
	assert_int_equal(chart->series[1].values.row, line + 1);
	assert_int_equal(cell_at(&book, 1, line + 1, 1)->worth.num, 90000);
	book_release(&book);
	close_budget(&budget);
}

TEST(a_chart_of_pillars_begins_below_the_line_over_its_first_row)
{
	struct budget budget;
	const struct book_chart *chart;
	struct book book;

	open_budget_in(&budget, "tests/forms/ok", "tables", "  sorted:\n  - {row: rent, amount: 1200}\n");
	make(&budget, &book);
	chart = &book.sheets[2].charts[0];
	assert_string_equal(cell_at(&book, 2, chart->categories.row - 1, 0)->text, "RÖRLIGT");
	assert_string_equal(cell_at(&book, 2, chart->categories.row, 0)->text, "Resor");
	assert_string_equal(cell_at(&book, 2, chart->categories.last_row, 0)->text, "Hyra");
	assert_int_equal(chart->series[0].values.row, chart->categories.row);
	assert_string_equal(cell_at(&book, 2, chart->categories.last_row + 1, 1)->formula, "SUM(B4:B11)");
	book_release(&book);
	close_budget(&budget);
}

TEST(a_chart_without_rows_is_not_drawn)
{
	struct budget budget;
	struct book book;

	open_budget(&budget, "uppsala-2024", "  owners:\n  - {id: 1, organisation: Älvsta}\n");
	make(&budget, &book);
	assert_int_equal(book.sheets[1].chart_count, 0);
	book_release(&book);
	close_budget(&budget);
}

static const char one_post[] = "  owners:\n  - {id: 1, organisation: Älvsta}\n"
			       "  period.start: 2027-04-01\n  period.end: 2028-03-31\n"
			       "  budget.wages:\n  - {id: 2, post: Lots, share: 50, amount: {1: 1200}}\n";

TEST(days_stand_in_cells_of_their_own_and_once_to_be_written)
{
	struct budget budget;
	struct book book;

	open_budget(&budget, "uppsala-2024", one_post);
	make(&budget, &book);
	assert_string_equal(cell_at(&book, 0, 1, 0)->text, "Insatsens löptid:");
	assert_int_equal(cell_at(&book, 0, 1, 1)->kind, BOOK_DATE);
	assert_int_equal(cell_at(&book, 0, 1, 1)->style, BOOK_INPUT);
	assert_string_equal(cell_at(&book, 1, 1, 1)->formula, "#0!B2");
	assert_int_equal(cell_at(&book, 1, 1, 1)->style, BOOK_COMPUTED);
	book_release(&book);
	close_budget(&budget);
}

/* A year's part follows the row's own days, wherever they are moved. */
TEST(a_year_takes_its_part_by_the_days_in_the_cells)
{
	static const char begin[] = "(YEAR(E14)-2027)*12+MONTH(E14)+(DAY(E14)-1)/DAY(EOMONTH(E14,0))";
	static const char end[] = "(YEAR(F14)-2027)*12+MONTH(F14)+DAY(F14)/DAY(EOMONTH(F14,0))";
	const struct book_cell *cell;
	struct str formula = STR_EMPTY;
	struct budget budget;
	struct book book;

	open_budget(&budget, "uppsala-2024", one_post);
	make(&budget, &book);
	cell = cell_at(&book, 1, 13, 1);
	str_addf(&formula, "IF(AND(E14>0,F14>=E14),ROUND(D14*MAX(0,MIN(%s,13)-(%s))/(%s-(%s)),0)-", end, begin, end,
		 begin);
	str_addf(&formula, "ROUND(D14*MAX(0,MIN(%s,1)-(%s))/(%s-(%s)),0),0)", end, begin, end, begin);
	assert_string_equal(cell->formula, formula.data);
	assert_int_equal(cell->worth.num, 90000);
	assert_string_equal(cell_at(&book, 1, 5, 1)->formula, "SUM(B14)");
	book_release(&book);
	close_budget(&budget);
	str_release(&formula);
}

/* Reckoned in place of many posts that are printed nowhere it grows too long. */
TEST(days_are_settled_where_a_formula_would_be_too_long)
{
	struct str answers = STR_EMPTY;
	struct budget budget;
	struct book book;

	str_add(&answers, "  period.start: 2026-01-01\n  period.end: 2027-12-31\n  posts:\n");
	for (int i = 1; i <= 40; i++)
		str_addf(&answers, "  - {id: %d, start: 2026-01-01, end: 2027-12-31, amount: 2400}\n", i);
	open_budget_in(&budget, "tests/document/forms", "days", answers.data);
	make(&budget, &book);
	assert_memory_equal(cell_of(&book, "Årligen")->formula, "SUM(ROUND(D5/2,0),", 18);
	assert_int_equal(cell_of(&book, "Årligen")->worth.num, 40 * 120000);
	book_release(&book);
	close_budget(&budget);
	str_release(&answers);
}

TEST(what_nothing_was_given_for_is_blank_and_a_given_0_is_not)
{
	struct budget budget;
	struct book book;

	open_budget(&budget, "uppsala-2024",
		    "  owners:\n  - {id: 1, organisation: Älvsta}\n"
		    "  budget.premises:\n  - {row: lokalhyra, amount: {1: 0}}\n");
	make(&budget, &book);
	assert_string_equal(cell_at(&book, 0, 10, 0)->text, "Lokalhyra");
	assert_string_equal(cell_at(&book, 0, 10, 5)->formula, "SUM(E11)");
	assert_false(cell_at(&book, 0, 10, 5)->blank);
	assert_string_equal(cell_at(&book, 0, 11, 5)->formula, "SUM(E12)");
	assert_true(cell_at(&book, 0, 11, 5)->blank);
	assert_string_equal(cell_at(&book, 0, 12, 5)->formula, "SUM(F11:F12)");
	assert_false(cell_at(&book, 0, 12, 5)->blank);
	book_release(&book);
	close_budget(&budget);
}

/* Nothing counts as 0 in a spreadsheet, and would be the least. */
TEST(a_formula_that_comes_to_something_else_is_not_given)
{
	struct budget budget;
	struct book book;

	open_budget_in(&budget, "tests/document/forms", "reckoning",
		       "  period.start: 2026-01-01\n  period.end: 2026-12-31\n  owners:\n"
		       "  - {id: 1, organisation: Båstad, sort: kommun, places: 3}\n"
		       "  - {id: 2, organisation: Perstorp, sort: kommun}\n");
	make(&budget, &book);
	assert_string_equal(cell_of(&book, "Lägst")->formula, "");
	assert_int_equal(cell_of(&book, "Lägst")->worth.num, 13000000);
	assert_string_not_equal(cell_of(&book, "Pris")->formula, "");
	book_release(&book);
	close_budget(&budget);
}
