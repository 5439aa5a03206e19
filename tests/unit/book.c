#include "unit.h"

#include "document/book.h"

static void expect_name(const char *wanted, const char *expected)
{
	struct book book;

	book_init(&book);
	assert_string_equal(book_add_sheet(&book, wanted)->name, expected);
	assert_int_equal(book_check(&book, NULL), 0);
	book_release(&book);
}

TEST(a_sheet_gets_a_name_that_spreadsheets_take)
{
	expect_name("Detaljerad budget", "Detaljerad budget");
	expect_name("Budget: 2024/2025 [kr]?*\\", "Budget 2024 2025 kr");
	expect_name("'' 'Det är ''vårt'' '", "Det är ''vårt");
	expect_name("", "1");
	expect_name(" ':' ", "1");
	expect_name("HISTORY", "HISTORY 1");
	expect_name("a\tb\nc\x1b", "a b c");
	expect_name("Ett namn som är mycket längre än så", "Ett namn som är mycket längre ä");
	expect_name("30 tecken och sedan en bild: \U0001F600", "30 tecken och sedan en bild \U0001F600");
	expect_name("30 tecken och sedan, ja en bild\U0001F600", "30 tecken och sedan, ja en bild");
	expect_name("30 tecken och sedan: [] ja bild\U0001F600", "30 tecken och sedan ja bild\U0001F600");
	expect_name("Ett namn med ett mellanrum där ett", "Ett namn med ett mellanrum där");
}

TEST(no_two_sheets_have_one_name)
{
	struct book book;

	book_init(&book);
	for (int i = 0; i < BOOK_SHEETS; i++)
		book_add_sheet(&book, i % 2 ? "ETT NAMN SOM ÄR MYCKET LÄNGRE ÄN SÅ" :
					      "Ett namn som är mycket längre än så");
	assert_int_equal(book_check(&book, NULL), 0);
	assert_string_equal(book.sheets[1].name, "ETT NAMN SOM ÄR MYCKET LÄNGRE 2");
	assert_string_equal(book.sheets[31].name, "ETT NAMN SOM ÄR MYCKET LÄNGR 32");
	book_set(&book.sheets[3].name, "ett namn som är mycket längre 2");
	assert_int_equal(book_check(&book, NULL), -1);
	book_release(&book);
}

static void expect_reference(int row, int column, const char *expected)
{
	struct str text = STR_EMPTY;

	book_reference(&text, row, column);
	assert_string_equal(text.data, expected);
	str_release(&text);
}

TEST(references_count_as_spreadsheets_do)
{
	expect_reference(0, 0, "A1");
	expect_reference(8, 25, "Z9");
	expect_reference(9, 26, "AA10");
	expect_reference(0, 51, "AZ1");
	expect_reference(0, 701, "ZZ1");
	expect_reference(99999, 702, "AAA100000");
}

/* A book of two sheets with one cell to try things on. */
static struct book_cell *start(struct book *book, enum book_kind kind)
{
	book_init(book);
	book_add_sheet(book, "ett");
	book_add_sheet(book, "två");
	return book_add_worth(&book->sheets[0], 2, 3, BOOK_SUM, kind, (struct book_worth){ 100, 100 });
}

static int check_formula(const char *formula, enum book_kind kind)
{
	struct book book;
	int result;

	book_set(&start(&book, kind)->formula, formula);
	result = book_check(&book, NULL);
	book_release(&book);
	return result;
}

TEST(formulas_are_made_of_coordinates)
{
	static const char *const good[] = {
		"A1", "-A1", "--A1+2.5", "SUM(A1:B2)", "SUM($A$1:B$2)", "#1!B3", "SUM(#0!A1:A9,#1!B2,3)",
		"ROUND((A1-B1)*100/3,0)-ROUND(A1,0)", "IF(AND(A1>=B1,A1<>0),A1,-B1)", "((1))",
		"MAX(EOMONTH(A1,0),DATE(2024,12,31))-MIN(A1,B1)+1",
	};
	static const char *const bad[] = {
		"=A1", "A1 ", "A0", "ABCD1", "1A", "A1B1", "A1:", "SUM()", "SUM(A1", "SUM(A1))", "A1,B1",
		"(A1,B1", "\"a\"", "'ett'!A1", "#2!A1", "#!A1", "#00001!A1", "HYPERLINK(A1)", "sum(A1)", "SUMA(A1)",
		"WEBSERVICE(A1)", "INDIRECT(A1)", "A1&B1", "A1+", "*A1", "1.", ".5", "1e9", "A1^2", "{1}", "A1;B1",
		"1234567890123456", "CMD|A1", "åA1", "[1]A1!B2", "A1:B2:C3", "SUM(A1)(B1)", "A1=\nB1",
	};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (check_formula(good[i], BOOK_MONEY))
			fail_msg("%s should do", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (!check_formula(bad[i], BOOK_MONEY))
			fail_msg("%s should not do", bad[i]);
	assert_int_equal(check_formula("A1", BOOK_EMPTY), -1);
	assert_int_equal(check_formula("A1", BOOK_WORDS), -1);
}

TEST(formulas_are_neither_deep_nor_long)
{
	struct str text = STR_EMPTY;

	for (int i = 0; i < 60; i++)
		str_add_char(&text, '(');
	str_add(&text, "A1");
	for (int i = 0; i < 60; i++)
		str_add_char(&text, ')');
	assert_int_equal(check_formula(text.data, BOOK_NUMBER), 0);
	str_splice(&text, 0, 0, "(", 1);
	str_add_char(&text, ')');
	assert_int_equal(check_formula(text.data, BOOK_NUMBER), -1);
	str_clear(&text);
	str_add(&text, "A1");
	while (text.len <= BOOK_FORMULA)
		str_add(&text, "+A1");
	assert_int_equal(check_formula(text.data, BOOK_NUMBER), -1);
	str_release(&text);
}

static int check_worth(enum book_kind kind, int64_t num, int64_t den)
{
	struct book book;
	int result;

	start(&book, kind)->worth = (struct book_worth){ num, den };
	result = book_check(&book, NULL);
	book_release(&book);
	return result;
}

TEST(worths_are_what_their_kind_says)
{
	assert_int_equal(check_worth(BOOK_NUMBER, INT64_MIN, BOOK_DEN), 0);
	assert_int_equal(check_worth(BOOK_NUMBER, 1, 0), -1);
	assert_int_equal(check_worth(BOOK_NUMBER, 1, -1), -1);
	assert_int_equal(check_worth(BOOK_NUMBER, 1, BOOK_DEN + 1), -1);
	assert_int_equal(check_worth(BOOK_MONEY, 1, 100), 0);
	assert_int_equal(check_worth(BOOK_MONEY, 1, 1), -1);
	assert_int_equal(check_worth(BOOK_DATE, -25567, 1), 0);
	assert_int_equal(check_worth(BOOK_DATE, -25568, 1), -1);
	assert_int_equal(check_worth(BOOK_DATE, 2932896, 1), 0);
	assert_int_equal(check_worth(BOOK_DATE, 2932897, 1), -1);
	assert_int_equal(check_worth(BOOK_DATE, 2, 2), -1);
	assert_int_equal(check_worth(BOOK_KINDS, 1, 1), -1);
}

/* Whether a second cell may stand there, after D3 and `across` columns. */
static int check_second(int across, int row, int column)
{
	struct book book;
	struct book_cell *cell = start(&book, BOOK_WORDS);
	int result;

	cell->across = across;
	book_add(&book.sheets[0], row, column, BOOK_PLAIN);
	result = book_check(&book, NULL);
	book_release(&book);
	return result;
}

TEST(cells_stand_in_order_and_apart)
{
	assert_int_equal(check_second(1, 2, 4), 0);
	assert_int_equal(check_second(1, 2, 3), -1);
	assert_int_equal(check_second(1, 2, 2), -1);
	assert_int_equal(check_second(1, 1, 9), -1);
	assert_int_equal(check_second(1, 3, 0), 0);
	assert_int_equal(check_second(3, 2, 6), 0);
	assert_int_equal(check_second(3, 2, 5), -1);
	assert_int_equal(check_second(0, 3, 0), -1);
	assert_int_equal(check_second(BOOK_COLUMNS - 3, 3, 0), 0);
	assert_int_equal(check_second(BOOK_COLUMNS - 2, 3, 0), -1);
	assert_int_equal(check_second(1, BOOK_ROWS - 1, BOOK_COLUMNS - 1), 0);
	assert_int_equal(check_second(1, BOOK_ROWS, 0), -1);
	assert_int_equal(check_second(1, 3, BOOK_COLUMNS), -1);
	assert_int_equal(check_second(1, 3, -1), -1);
}

/* One row of words and two of numbers, and a chart over them. */
static struct book_chart *start_chart(struct book *book)
{
	struct book_sheet *sheet;
	struct book_chart *chart;

	book_init(book);
	sheet = book_add_sheet(book, "år");
	for (int row = 0; row < 3; row++) {
		book_add_words(sheet, row, 0, BOOK_LABEL, "rad");
		for (int column = 1; column < 4; column++)
			book_add_worth(sheet, row, column, BOOK_COMPUTED, BOOK_NUMBER,
				       (struct book_worth){ row * column, 1 });
	}
	chart = book_add_chart(sheet, 5, 0, "Per år");
	chart->categories = (struct book_range){ 0, 0, 1, 0, 3 };
	for (int row = 1; row < 3; row++)
		book_add_series(chart, (struct book_range){ 0, row, 0, row, 0 },
				(struct book_range){ 0, row, 1, row, 3 });
	assert_int_equal(book_check(book, NULL), 0);
	return chart;
}

#define REFUSED_CHART(change)                                                              \
	do {                                                                               \
		struct book book;                                                          \
		struct book_chart *chart = start_chart(&book);                             \
		struct err err = ERR_NONE;                                                 \
		(void)chart;                                                               \
		change;                                                                    \
		assert_int_equal(book_check(&book, &err), -1);                             \
		assert_non_null(strstr(err.text, "chart 1"));                              \
		book_release(&book);                                                       \
	} while (0)

TEST(charts_stand_over_rows_and_columns)
{
	REFUSED_CHART(chart->categories.sheet = 1);
	REFUSED_CHART(chart->categories.last_column = 2);
	REFUSED_CHART(chart->categories.last_row = 1);
	REFUSED_CHART(chart->series[0].name.last_column = 1);
	REFUSED_CHART(chart->series[1].values.column = 2);
	REFUSED_CHART(chart->series[1].values = ((struct book_range){ 0, 0, 1, 1, 3 }));
	REFUSED_CHART(chart->count = 0);
	REFUSED_CHART(chart->row = -1);
}

TEST(frames_keep_within_a_sheet)
{
	struct book book;
	struct book_sheet *sheet;

	start(&book, BOOK_MONEY);
	assert_int_equal(book_check(&book, NULL), 0);
	sheet = &book.sheets[1];
	sheet->title_row = BOOK_ROWS - 1;
	sheet->title_rows = 1;
	assert_int_equal(book_check(&book, NULL), 0);
	sheet->title_rows = 2;
	assert_int_equal(book_check(&book, NULL), -1);
	sheet->title_rows = 0;
	book_set_width(sheet, 4, BOOK_WIDTH);
	assert_int_equal(sheet->width_count, 5);
	assert_int_equal(book_check(&book, NULL), 0);
	book_set_width(sheet, 2, BOOK_WIDTH + 1);
	assert_int_equal(book_check(&book, NULL), -1);
	book_release(&book);
	book_init(&book);
	assert_int_equal(book_check(&book, NULL), -1);
	book_release(&book);
}
