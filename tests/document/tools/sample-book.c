/*
 * sample-book: a budget as large as real ones are, as a wire stream.
 *
 * Use:      sample-book [UTKAST] >book.wire
 * Holds:    everything a workbook can hold: two sheets that point at each
 *           other, every kind and look of a cell, sums, shares that are rounded,
 *           texts that look like formulas, a chart.
 */
#include "document/wire_book.h"

enum { POST, SHARE, FROM, TO, FIRST_OWNER, OWNERS = 3, TOTAL = FIRST_OWNER + OWNERS, COLUMNS };

enum { FIRST_ROW = 5, POSTS = 4, SUM_ROW = FIRST_ROW + POSTS };

static struct book book;

static const struct post {
	const char *name;
	int64_t share_tenths; /* per cent */
	int64_t from, to;
	int64_t ore[OWNERS];
} posts[POSTS] = {
	{ "Samordnare", 800, 19723, 20818, { 65000000, 12500050, 0 } },
	{ "=SUM(A1:A9)", 125, 19723, 20088, { 4500000, 0, 333 } },
	{ "+46 18 123 45 & <Handledare> \"50 %\"", 500, 20089, 20818, { 0, 31200000, 1 } },
	{ "@Processtöd, -2 månader, _x0041_", 1000, 19723, 20818, { 99999999, 1, 2 } },
};

static struct book_worth worth(int64_t num, int64_t den)
{
	return (struct book_worth){ num, den };
}

static void formula(struct book_cell *cell, const char *text)
{
	book_set(&cell->formula, text);
}

/* The sum over cells of a row or a column, and its result. */
static void sum(struct book_sheet *sheet, int row, int column, enum book_kind kind,
		struct book_worth result, const struct book_range *over)
{
	struct str text = STR_EMPTY;

	str_add(&text, "SUM(");
	book_reference(&text, over->row, over->column);
	str_add(&text, ":");
	book_reference(&text, over->last_row, over->last_column);
	str_add(&text, ")");
	formula(book_add_worth(sheet, row, column, row == SUM_ROW ? BOOK_SUM : BOOK_COMPUTED, kind, result),
		text.data);
	str_release(&text);
}

static void head(struct book_sheet *sheet)
{
	static const char *const labels[COLUMNS] = {
		"Kostnader i kr", "tjänst i %", "från", "till", "Huvudinsatsägare Ekeby kommun",
		"Delinsatsägare Region Ekeby", "Delinsatsägare Åby kommun", "ATT REKVRERA - ALLA INSATSÄGARE",
	};

	book_add_words(sheet, 0, 0, BOOK_TITLE, "Budget - detaljerad En väg vidare")->across = COLUMNS;
	book_add_words(sheet, 1, 0, BOOK_PLAIN, "Insatsens löptid: 2024-01-01 2026-12-31");
	book_add_words(sheet, 2, 0, BOOK_NOTE, "Fyll i färgmarkerade fält:");
	book_add_words(sheet, 3, 0, BOOK_HEADING, "Kostnader att rekquirera från Samordningsförbundet")->across =
		COLUMNS;
	for (int i = 0; i < COLUMNS; i++)
		book_add_words(sheet, 4, i, BOOK_LABEL, labels[i]);
	book_set_width(sheet, POST, 36);
	for (int i = SHARE; i < COLUMNS; i++)
		book_set_width(sheet, i, i < FIRST_OWNER ? 11 : 18);
}

static int64_t row_of_post(struct book_sheet *sheet, int row, const struct post *post)
{
	struct book_range over = { 0, row, FIRST_OWNER, row, TOTAL - 1 };
	int64_t total = 0;

	book_add_words(sheet, row, POST, BOOK_INPUT, post->name);
	book_add_worth(sheet, row, SHARE, BOOK_INPUT, BOOK_PERCENT, worth(post->share_tenths, 10));
	book_add_worth(sheet, row, FROM, BOOK_INPUT, BOOK_DATE, worth(post->from, 1));
	book_add_worth(sheet, row, TO, BOOK_INPUT, BOOK_DATE, worth(post->to, 1));
	for (int i = 0; i < OWNERS; i++) {
		if (post->ore[i])
			book_add_worth(sheet, row, FIRST_OWNER + i, BOOK_INPUT, BOOK_MONEY,
				       worth(post->ore[i], 100));
		else
			book_add(sheet, row, FIRST_OWNER + i, BOOK_INPUT);
		total += post->ore[i];
	}
	sum(sheet, row, TOTAL, BOOK_MONEY, worth(total, 100), &over);
	return total;
}

static int64_t detailed(void)
{
	struct book_sheet *sheet = book_add_sheet(&book, "Detaljerad: budget/kr");
	int64_t total = 0, share = 0;

	head(sheet);
	for (int i = 0; i < POSTS; i++) {
		total += row_of_post(sheet, FIRST_ROW + i, &posts[i]);
		share += posts[i].share_tenths;
	}
	book_add_words(sheet, SUM_ROW, POST, BOOK_SUM, "Summa lönekostnader");
	sum(sheet, SUM_ROW, SHARE, BOOK_PERCENT, worth(share, 10),
	    &(struct book_range){ 0, FIRST_ROW, SHARE, SUM_ROW - 1, SHARE });
	for (int i = 0; i < OWNERS; i++) {
		int64_t of_owner = 0;

		for (int k = 0; k < POSTS; k++)
			of_owner += posts[k].ore[i];
		sum(sheet, SUM_ROW, FIRST_OWNER + i, BOOK_MONEY, worth(of_owner, 100),
		    &(struct book_range){ 0, FIRST_ROW, FIRST_OWNER + i, SUM_ROW - 1, FIRST_OWNER + i });
	}
	sum(sheet, SUM_ROW, TOTAL, BOOK_MONEY, worth(total, 100),
	    &(struct book_range){ 0, FIRST_ROW, TOTAL, SUM_ROW - 1, TOTAL });
	sheet->landscape = true;
	sheet->freeze_rows = FIRST_ROW;
	sheet->freeze_columns = 1;
	sheet->title_row = 4;
	sheet->title_rows = 1;
	return total;
}

/* Three years: what falls on each, in whole kronor, so that they add up. */
static void yearly(int64_t total)
{
	static const char *const shares[] = {
		"ROUND(#0!$H$10*1/3,0)", "ROUND(#0!$H$10*2/3,0)-ROUND(#0!$H$10*1/3,0)",
		"ROUND(#0!$H$10,0)-ROUND(#0!$H$10*2/3,0)",
	};
	struct book_sheet *sheet = book_add_sheet(&book, "Åren 'ett' till [tre]: vad det kostar");
	struct book_chart *chart;
	int64_t before = 0;

	book_add_words(sheet, 0, 0, BOOK_LABEL, "År");
	for (int i = 0; i < 3; i++)
		book_add_worth(sheet, 0, 1 + i, BOOK_LABEL, BOOK_NUMBER, worth(2024 + i, 1));
	book_add_words(sheet, 1, 0, BOOK_COMPUTED, "LÖNEKOSTNADER");
	for (int i = 0; i < 3; i++) {
		int64_t kronor = (total * (i + 1) / 3 + 50) / 100;

		formula(book_add_worth(sheet, 1, 1 + i, BOOK_COMPUTED, BOOK_MONEY,
				       worth((kronor - before) * 100, 100)), shares[i]);
		before = kronor;
	}
	book_add_words(sheet, 2, 0, BOOK_INPUT, "Kostnad per år");
	for (int i = 0; i < 3; i++)
		book_add_worth(sheet, 2, 1 + i, BOOK_INPUT, BOOK_MONEY, worth(70000000 + i * 1250000, 100));
	book_add_words(sheet, 3, 0, BOOK_COMPUTED, "Tredjedelar");
	formula(book_add_worth(sheet, 3, 1, BOOK_COMPUTED, BOOK_NUMBER, worth(2, 3)), "1/3+1/3");
	formula(book_add_worth(sheet, 3, 2, BOOK_COMPUTED, BOOK_DATE, worth(20818, 1)), "EOMONTH(#0!D6,0)");
	chart = book_add_chart(sheet, 5, 0, "=Kostnad per år");
	chart->categories = (struct book_range){ 1, 0, 1, 0, 3 };
	book_add_series(chart, (struct book_range){ 1, 2, 0, 2, 0 }, (struct book_range){ 1, 2, 1, 2, 3 });
	book_set_width(sheet, 0, 24);
	book_set_width(sheet, 1, 14);
	book_set_width(sheet, 2, 14);
	book_set_width(sheet, 3, 14);
}

int main(int argc, char **argv)
{
	struct err err = ERR_NONE;
	struct str out = STR_EMPTY;
	int bad;

	book_init(&book);
	book_set(&book.title, "Budget: En väg vidare");
	book_set(&book.language, "sv-SE");
	book_set(&book.draft_mark, argc > 1 ? argv[1] : "");
	book_set(&book.footer, "v:19 & 07-10");
	book_set(&book.page_word, "Sida");
	book_set(&book.of_word, "av");
	book.created = 1795305600;
	yearly(detailed());
	wire_book_write(&book, &out);
	bad = book_check(&book, &err) || fwrite(out.data, 1, out.len, stdout) != out.len;
	if (*err.text)
		fprintf(stderr, "%s\n", err.text);
	str_release(&out);
	book_release(&book);
	return bad;
}
