#include "unit.h"

#include "base/mem.h"
#include "document/wire_book.h"

static unsigned long seed = 1;

static int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned)sides);
}

static const char *some_text(void)
{
	static const char *const texts[] = { "", "å", "=A1", "C 1 1 1 1 1 0 1 1 0:", "<&>\"'", "650\u00a0000 kr", "." };

	return texts[dice(sizeof texts / sizeof *texts)];
}

static void add_some_cell(struct book_sheet *sheet, int row, int column)
{
	enum book_style style = (enum book_style)dice(BOOK_STYLES);
	struct book_cell *cell;

	switch (dice(5)) {
	case 0:
		book_add_words(sheet, row, column, style, some_text())->across = 1 + dice(3);
		return;
	case 1:
		book_add(sheet, row, column, style);
		return;
	case 2:
		cell = book_add_worth(sheet, row, column, style, BOOK_MONEY,
				      (struct book_worth){ dice(1 << 30) - (1 << 29), 100 });
		book_set(&cell->formula, dice(2) ? "" : "SUM(#0!A1:B2)*2/3");
		return;
	case 3:
		book_add_worth(sheet, row, column, style, BOOK_DATE, (struct book_worth){ dice(20000), 1 });
		return;
	default:
		book_add_worth(sheet, row, column, style, dice(2) ? BOOK_NUMBER : BOOK_PERCENT,
			       (struct book_worth){ dice(100) - 50, 1 + dice(9) });
	}
}

static void add_some_chart(struct book *book, int sheet)
{
	struct book_sheet *on = &book->sheets[sheet];
	struct book_chart *chart = book_add_chart(on, dice(9), dice(9), some_text());
	struct book_range numbers = { sheet, 20, 1, 20, 2 };

	book_add_worth(on, 20, 1, BOOK_SUM, BOOK_MONEY, (struct book_worth){ -5, 100 });
	book_add_worth(on, 20, 2, BOOK_SUM, BOOK_MONEY, (struct book_worth){ INT64_MAX, 100 });
	chart->categories = (struct book_range){ dice((int)book->count), 4, 4, 5, 4 };
	for (int i = dice(3); i >= 0; i--)
		book_add_series(chart, (struct book_range){ 0, 0, dice(5), 0, 0 }, numbers);
	for (size_t i = 0; i < chart->count; i++)
		chart->series[i].name.last_column = chart->series[i].name.column;
}

static void make_some_book(struct book *book)
{
	book_init(book);
	book_set(&book->title, some_text());
	book_set(&book->draft_mark, some_text());
	book->created = dice(1 << 30);
	for (int i = 0, sheets = 1 + dice(3); i < sheets; i++) {
		struct book_sheet *sheet = book_add_sheet(book, some_text());

		sheet->landscape = dice(2);
		sheet->freeze_rows = dice(3);
		sheet->title_rows = dice(3);
		for (int column = dice(4); column > 0; column--)
			book_set_width(sheet, dice(9), 1 + dice(BOOK_WIDTH));
		for (int row = dice(4); row < 12; row += 1 + dice(4))
			for (int column = dice(4); column < 12; column += 3 + dice(4))
				add_some_cell(sheet, row, column);
		if (dice(2))
			add_some_chart(book, i);
	}
}

static void expect_same_sheet(const struct book_sheet *a, const struct book_sheet *b)
{
	assert_string_equal(a->name, b->name);
	assert_int_equal(a->landscape, b->landscape);
	assert_int_equal(a->freeze_rows, b->freeze_rows);
	assert_int_equal(a->title_rows, b->title_rows);
	assert_int_equal(a->width_count, b->width_count);
	assert_int_equal(a->count, b->count);
	assert_int_equal(a->chart_count, b->chart_count);
	for (size_t i = 0; i < a->count; i++) {
		assert_int_equal(a->cells[i].row, b->cells[i].row);
		assert_int_equal(a->cells[i].column, b->cells[i].column);
		assert_int_equal(a->cells[i].across, b->cells[i].across);
		assert_int_equal(a->cells[i].kind, b->cells[i].kind);
		assert_int_equal(a->cells[i].style, b->cells[i].style);
		assert_true(a->cells[i].worth.num == b->cells[i].worth.num);
		assert_true(a->cells[i].worth.den == b->cells[i].worth.den);
		assert_string_equal(a->cells[i].text, b->cells[i].text);
		assert_string_equal(a->cells[i].formula, b->cells[i].formula);
	}
	for (size_t i = 0; i < a->chart_count; i++) {
		assert_string_equal(a->charts[i].title, b->charts[i].title);
		assert_int_equal(a->charts[i].count, b->charts[i].count);
		assert_memory_equal(a->charts[i].series, b->charts[i].series,
				    a->charts[i].count * sizeof *a->charts[i].series);
	}
}

TEST(what_was_written_is_read_back)
{
	for (int round = 0; round < 200; round++) {
		struct str bytes = STR_EMPTY, again = STR_EMPTY;
		struct err err = ERR_NONE;
		struct book book, back;

		make_some_book(&book);
		wire_book_write(&book, &bytes);
		wire_book_read(bytes.data, bytes.len, &back, &err);
		assert_string_equal(err.text, "");
		assert_string_equal(book.title, back.title);
		assert_int_equal(book.created, back.created);
		assert_int_equal(book.count, back.count);
		for (size_t i = 0; i < book.count; i++)
			expect_same_sheet(&book.sheets[i], &back.sheets[i]);
		wire_book_write(&back, &again);
		assert_string_equal(again.data, bytes.data);
		str_release(&bytes);
		str_release(&again);
		book_release(&book);
		book_release(&back);
	}
}

TEST(every_torn_stream_is_refused)
{
	struct str bytes = STR_EMPTY;
	struct book book, back;

	seed = 7;
	make_some_book(&book);
	wire_book_write(&book, &bytes);
	for (size_t len = 0; len < bytes.len; len++) {
		struct err err = ERR_NONE;
		char *exact = mem_alloc(len);

		memcpy(exact, bytes.data, len); /* so that a sanitizer sees a byte too far */
		assert_int_equal(wire_book_read(exact, len, &back, &err), -1);
		assert_string_not_equal(err.text, "");
		assert_int_equal(back.count, 0);
		book_release(&back);
		free(exact);
	}
	str_release(&bytes);
	book_release(&book);
}

static const char head[] = "blankett-book 1\nt 1:T\nl 5:sv-SE\nm 0:\nf 0:\np 0:\no 0:\nc 12\nS 0 0 0 0 0 3:ett\n";

static int read_rest(const char *rest, struct err *err)
{
	struct str bytes = STR_EMPTY;
	struct book book;
	int result;

	str_add(&bytes, head);
	str_add(&bytes, rest);
	result = wire_book_read(bytes.data, bytes.len, &book, err);
	book_release(&book);
	str_release(&bytes);
	return result;
}

TEST(hostile_streams_are_refused_in_words)
{
	static const struct {
		const char *rest, *part;
	} bad[] = {
		{ "", "torn" }, { "..\n", "torn" }, { "X\n.\n", "torn" }, { "w 1 0\n.\n", "torn" },
		{ "w 3 9\nw 3 9\n.\n", "torn" }, { "w 3 9\nw 2 9\n.\n", "torn" }, { "w 1000 9\n.\n", "torn" },
		{ "w 1 201\n.\n", "torn" }, { "C 0 0 1 2 0 0 1 1 0:\nw 1 9\n.\n", "torn" },
		{ "C 0 0 1 2 0 0 -0 1 0:\n.\n", "torn" }, { "C 0 0 1 2 0 0 - 1 0:\n.\n", "torn" },
		{ "C 0 0 1 2 0 0 --1 1 0:\n.\n", "torn" }, { "C 0 0 1 2 0 0 1 -1 0:\n.\n", "torn" },
		{ "C -1 0 1 2 0 0 1 1 0:\n.\n", "torn" }, { "C 0 0 1 2 0 0 9223372036854775808 1 0:\n.\n", "torn" },
		{ "C 0 0 1 2 0 0 1 1 3:=A1\n.\n", "cell 1" }, { "C 0 0 1 0 0 0 0 1 2:A1\n.\n", "cell 1" },
		{ "C 0 0 1 6 0 0 1 1 0:\n.\n", "cell 1" }, { "C 0 0 1 2 8 0 1 1 0:\n.\n", "cell 1" },
		{ "C 0 0 1 1 0 0 0 1 1:\x1b\n.\n", "characters" }, { "C 0 0 1 1 0 0 0 1 1:\n\n.\n", "characters" },
		{ "C 0 0 1 2 0 0 1 1 0:\nC 0 0 1 2 0 0 1 1 0:\n.\n", "cell 2" },
		{ "K 0 0 0:\n.\n", "torn" }, { "K 0 0 0:\nc 0 0 0 0 0\n.\n", "chart 1" },
		{ "K 0 0 0:\nc 0 0 0 0\n.\n", "torn" },
		{ "S 2 0 0 0 0 1:b\n.\n", "torn" }, { "S 0 0 0 0 0 3:ETT\n.\n", "sheet 2 (name" },
		{ "S 0 0 0 0 0 3:a/b\n.\n", "sheet 2 (name" }, { "S 0 100001 0 0 0 1:b\n.\n", "sheet 2 (frame" },
		{ "S 0 0 0 0 0 0:\n.\n", "sheet 2 (name" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_NONE;

		assert_int_equal(read_rest(bad[i].rest, &err), -1);
		if (!strstr(err.text, bad[i].part))
			fail_msg("%s says %s", bad[i].rest, err.text);
	}
	assert_int_equal(read_rest("w 0 9\nC 0 0 1 2 0 0 -1 1 2:A9\n.\n", NULL), 0);
}

/* Tiny: at most 2000 cells and series, 64 KiB. */
TEST(limits_hold)
{
	struct err err = ERR_NONE;
	struct str rest = STR_EMPTY;

	for (int i = 0; i < 2000; i++)
		str_addf(&rest, "C %d 0 1 0 0 0 0 1 0:\n", i);
	str_add(&rest, ".\n");
	assert_int_equal(read_rest(rest.data, &err), 0);
	str_splice(&rest, rest.len - 2, 0, "C 2000 0 1 0 0 0 0 1 0:\n", 24);
	assert_int_equal(read_rest(rest.data, &err), -1);
	assert_non_null(strstr(err.text, "too large"));
	str_clear(&rest);
	for (int i = 0; i < BOOK_SHEETS; i++)
		str_addf(&rest, "S 0 0 0 0 0 2:%d\n", 10 + i);
	err.text[0] = '\0';
	assert_int_equal(read_rest(rest.data, &err), -1);
	assert_non_null(strstr(err.text, "too large"));
	str_release(&rest);
}
