#include "document/book.h"

#include "base/mem.h"
#include "document/book_name.h"

void book_init(struct book *book)
{
	*book = (struct book){
		.title = mem_strdup(""),
		.language = mem_strdup(""),
		.draft_mark = mem_strdup(""),
		.footer = mem_strdup(""),
		.page_word = mem_strdup(""),
		.of_word = mem_strdup(""),
	};
}

static void release_sheet(struct book_sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++) {
		free(sheet->cells[i].text);
		free(sheet->cells[i].formula);
	}
	for (size_t i = 0; i < sheet->chart_count; i++) {
		free(sheet->charts[i].title);
		free(sheet->charts[i].series);
	}
	free(sheet->cells);
	free(sheet->charts);
	free(sheet->widths);
	free(sheet->name);
}

void book_release(struct book *book)
{
	for (size_t i = 0; i < book->count; i++)
		release_sheet(&book->sheets[i]);
	free(book->sheets);
	free(book->title);
	free(book->language);
	free(book->draft_mark);
	free(book->footer);
	free(book->page_word);
	free(book->of_word);
	*book = (struct book){ 0 };
}

void book_set(char **property, const char *text)
{
	char *old = *property;

	*property = mem_strdup(text);
	free(old);
}

/* --- sheets and cells ------------------------------------------------------------ */

struct book_sheet *book_add_sheet(struct book *book, const char *name)
{
	char *free_one = book_name_free(book, name);
	struct book_sheet *sheet;

	book->sheets = mem_grow(book->sheets, &book->room, book->count + 1, sizeof *book->sheets);
	sheet = &book->sheets[book->count++];
	*sheet = (struct book_sheet){ .name = free_one };
	return sheet;
}

void book_set_width(struct book_sheet *sheet, int column, int characters)
{
	size_t need = (size_t)column + 1;

	sheet->widths = mem_grow(sheet->widths, &sheet->width_room, need, sizeof *sheet->widths);
	while (sheet->width_count < need)
		sheet->widths[sheet->width_count++] = 0;
	sheet->widths[column] = characters;
}

struct book_cell *book_add(struct book_sheet *sheet, int row, int column, enum book_style style)
{
	struct book_cell *cell;

	sheet->cells = mem_grow(sheet->cells, &sheet->room, sheet->count + 1, sizeof *sheet->cells);
	cell = &sheet->cells[sheet->count++];
	*cell = (struct book_cell){
		.row = row, .column = column, .across = 1, .style = style, .worth = { 0, 1 },
		.text = mem_strdup(""), .formula = mem_strdup(""),
	};
	return cell;
}

struct book_cell *book_add_words(struct book_sheet *sheet, int row, int column, enum book_style style,
				 const char *text)
{
	struct book_cell *cell = book_add(sheet, row, column, style);

	cell->kind = BOOK_WORDS;
	book_set(&cell->text, text);
	return cell;
}

struct book_cell *book_add_worth(struct book_sheet *sheet, int row, int column, enum book_style style,
				 enum book_kind kind, struct book_worth worth)
{
	struct book_cell *cell = book_add(sheet, row, column, style);

	cell->kind = kind;
	cell->worth = worth;
	return cell;
}

const struct book_cell *book_find(const struct book_sheet *sheet, int row, int column)
{
	size_t low = 0, high = sheet->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct book_cell *cell = &sheet->cells[middle];

		if (cell->row == row && cell->column == column)
			return cell;
		if (cell->row < row || (cell->row == row && cell->column < column))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct book_chart *book_add_chart(struct book_sheet *sheet, int row, int column, const char *title)
{
	struct book_chart *chart;

	sheet->charts = mem_grow(sheet->charts, &sheet->chart_room, sheet->chart_count + 1,
				 sizeof *sheet->charts);
	chart = &sheet->charts[sheet->chart_count++];
	*chart = (struct book_chart){ .title = mem_strdup(title), .row = row, .column = column };
	return chart;
}

void book_add_series(struct book_chart *chart, struct book_range name, struct book_range values)
{
	chart->series = mem_grow(chart->series, &chart->room, chart->count + 1, sizeof *chart->series);
	chart->series[chart->count++] = (struct book_series){ name, values };
}

void book_reference(struct str *formula, int row, int column)
{
	char letters[8];
	size_t at = sizeof letters;

	for (int rest = column + 1; rest; rest = (rest - 1) / 26)
		letters[--at] = (char)('A' + (rest - 1) % 26);
	str_add_bytes(formula, letters + at, sizeof letters - at);
	str_addf(formula, "%d", row + 1);
}
