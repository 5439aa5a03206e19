#include "document/wire_book.h"

#include "base/mem.h"
#include "document/wire_parts.h"

#include <limits.h>

static const char magic[] = "blankett-book 1\n";

static const struct {
	char letter;
	size_t offset;
} properties[] = {
	{ 't', offsetof(struct book, title) },
	{ 'l', offsetof(struct book, language) },
	{ 'm', offsetof(struct book, draft_mark) },
	{ 'f', offsetof(struct book, footer) },
	{ 'p', offsetof(struct book, page_word) },
	{ 'o', offsetof(struct book, of_word) },
};

enum { PROPERTIES = sizeof properties / sizeof *properties };

static char *const *property_of(const struct book *book, size_t i)
{
	return (char *const *)((const char *)book + properties[i].offset);
}

/* --- writing -------------------------------------------------------------------- */

static void write_range(const struct book_range *range, char after, struct str *out)
{
	str_addf(out, "%d %d %d %d %d%c", range->sheet, range->row, range->column, range->last_row,
		 range->last_column, after);
}

static void write_cell(const struct book_cell *cell, struct str *out)
{
	str_addf(out, "C %d %d %d %u %u %d %lld %lld ", cell->row, cell->column, cell->across, cell->kind,
		 cell->style, cell->blank, (long long)cell->worth.num, (long long)cell->worth.den);
	wire_put_text(out, cell->kind == BOOK_WORDS ? cell->text : cell->formula);
}

static void write_chart(const struct book_chart *chart, struct str *out)
{
	str_addf(out, "K %d %d ", chart->row, chart->column);
	wire_put_text(out, chart->title);
	str_add(out, "c ");
	write_range(&chart->categories, '\n', out);
	for (size_t i = 0; i < chart->count; i++) {
		str_add(out, "s ");
		write_range(&chart->series[i].name, ' ', out);
		write_range(&chart->series[i].values, '\n', out);
	}
}

static void write_sheet(const struct book_sheet *sheet, struct str *out)
{
	str_addf(out, "S %d %d %d %d %d ", sheet->landscape, sheet->freeze_rows, sheet->freeze_columns,
		 sheet->title_row, sheet->title_rows);
	wire_put_text(out, sheet->name);
	for (size_t i = 0; i < sheet->width_count; i++)
		if (sheet->widths[i])
			str_addf(out, "w %zu %d\n", i, sheet->widths[i]);
	for (size_t i = 0; i < sheet->count; i++)
		write_cell(&sheet->cells[i], out);
	for (size_t i = 0; i < sheet->chart_count; i++)
		write_chart(&sheet->charts[i], out);
}

void wire_book_write(const struct book *book, struct str *out)
{
	str_add(out, magic);
	for (size_t i = 0; i < PROPERTIES; i++) {
		str_addf(out, "%c ", properties[i].letter);
		wire_put_text(out, *property_of(book, i));
	}
	str_addf(out, "c %lld\n", (long long)book->created);
	for (size_t i = 0; i < book->count; i++)
		write_sheet(&book->sheets[i], out);
	str_add(out, ".\n");
}

/* --- reading -------------------------------------------------------------------- */

static bool at_record(const struct wire_reader *r, char letter)
{
	return r->at < r->end && *r->at == letter;
}

/* Whole numbers that no limit is needed for: book_check looks at them. */
static int take_ints(struct wire_reader *r, int count, int *ints, char last)
{
	for (int i = 0; i < count; i++) {
		int64_t number;

		if (wire_take_number(r, INT_MAX, i + 1 < count ? ' ' : last, &number))
			return -1;
		ints[i] = (int)number;
	}
	return 0;
}

static int take_range(struct wire_reader *r, struct book_range *range, char after)
{
	int n[5];

	if (take_ints(r, 5, n, after))
		return -1;
	*range = (struct book_range){ n[0], n[1], n[2], n[3], n[4] };
	return 0;
}

static int read_width(struct wire_reader *r, struct book_sheet *sheet)
{
	int64_t column, width;

	if (wire_take_record(r, 'w') || wire_take_number(r, BOOK_COLUMNS - 1, ' ', &column) ||
	    wire_take_number(r, BOOK_WIDTH, '\n', &width))
		return -1;
	if (!width || (size_t)column < sheet->width_count)
		return wire_torn(r);
	book_set_width(sheet, (int)column, (int)width);
	return 0;
}

static int read_cell(struct wire_reader *r, struct book_sheet *sheet)
{
	struct book_cell *cell;
	int64_t blank;
	int n[5];

	if (++r->items > WIRE_MOST_ITEMS)
		return wire_too_large(r);
	if (wire_take_record(r, 'C') || take_ints(r, 5, n, ' ') || wire_take_number(r, 1, ' ', &blank))
		return -1;
	cell = book_add(sheet, n[0], n[1], (enum book_style)n[4]);
	cell->across = n[2];
	cell->kind = (enum book_kind)n[3];
	cell->blank = blank;
	if (wire_take_signed(r, INT64_MAX, ' ', &cell->worth.num) ||
	    wire_take_number(r, INT64_MAX, ' ', &cell->worth.den))
		return -1;
	return wire_take_property(r, cell->kind == BOOK_WORDS ? &cell->text : &cell->formula);
}

static int read_series(struct wire_reader *r, struct book_chart *chart)
{
	struct book_range name, values;

	if (++r->items > WIRE_MOST_ITEMS)
		return wire_too_large(r);
	if (wire_take_record(r, 's') || take_range(r, &name, ' ') || take_range(r, &values, '\n'))
		return -1;
	book_add_series(chart, name, values);
	return 0;
}

static int read_chart(struct wire_reader *r, struct book_sheet *sheet)
{
	struct book_chart *chart;
	int n[2];

	if (wire_take_record(r, 'K') || take_ints(r, 2, n, ' '))
		return -1;
	if (sheet->chart_count == BOOK_SHEETS)
		return wire_too_large(r);
	chart = book_add_chart(sheet, n[0], n[1], "");
	if (wire_take_property(r, &chart->title) || wire_take_record(r, 'c') ||
	    take_range(r, &chart->categories, '\n'))
		return -1;
	while (at_record(r, 's'))
		if (read_series(r, chart))
			return -1;
	return 0;
}

static int read_frame(struct wire_reader *r, struct book_sheet *sheet)
{
	int64_t landscape;
	int n[4];

	if (wire_take_number(r, 1, ' ', &landscape) || take_ints(r, 4, n, ' '))
		return -1;
	sheet->landscape = landscape;
	sheet->freeze_rows = n[0];
	sheet->freeze_columns = n[1];
	sheet->title_row = n[2];
	sheet->title_rows = n[3];
	return wire_take_property(r, &sheet->name);
}

static int read_sheet(struct wire_reader *r, struct book *book)
{
	struct book_sheet *sheet;

	if (wire_take_record(r, 'S'))
		return -1;
	if (book->count == BOOK_SHEETS)
		return wire_too_large(r);
	sheet = book_add_sheet(book, "");
	if (read_frame(r, sheet))
		return -1;
	while (at_record(r, 'w'))
		if (read_width(r, sheet))
			return -1;
	while (at_record(r, 'C'))
		if (read_cell(r, sheet))
			return -1;
	while (at_record(r, 'K'))
		if (read_chart(r, sheet))
			return -1;
	return 0;
}

static int read_all(struct wire_reader *r, struct book *book)
{
	if (wire_take_start(r, magic))
		return -1;
	for (size_t i = 0; i < PROPERTIES; i++)
		if (wire_take_record(r, properties[i].letter) ||
		    wire_take_property(r, (char **)property_of(book, i)))
			return -1;
	if (wire_take_record(r, 'c') || wire_take_number(r, INT64_MAX, '\n', &book->created))
		return -1;
	while (at_record(r, 'S'))
		if (read_sheet(r, book))
			return -1;
	return wire_take_end(r) ? -1 : book_check(book, r->err);
}

int wire_book_read(const char *bytes, size_t len, struct book *book, struct err *err)
{
	struct wire_reader r = { .at = bytes, .start = bytes, .end = bytes + len, .err = err };

	book_init(book);
	if (!read_all(&r, book))
		return 0;
	book_release(book);
	book_init(book);
	return -1;
}
