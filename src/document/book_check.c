#include "document/book.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "document/book_name.h"

/* --- formulas ------------------------------------------------------------------ */

static const char *const functions[] = {
	"SUM", "ROUND", "ROUNDUP", "MIN", "MAX", "COUNT", "IF", "AND", "OR", "NOT", "ABS", "INT",
	"DATE", "YEAR", "MONTH", "DAY", "EOMONTH",
};

enum { DEEPEST = 60 }; /* spreadsheets go to 64 */

struct scan {
	const char *at;
	int sheets;
	int depth;
};

static size_t digits_at(const char *at)
{
	return strspn(at, "0123456789");
}

static size_t letters_at(const char *at)
{
	return strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

static bool take(struct scan *s, const char *text)
{
	size_t len = strlen(text);

	if (strncmp(s->at, text, len))
		return false;
	s->at += len;
	return true;
}

static bool take_digits(struct scan *s)
{
	size_t len = digits_at(s->at);

	s->at += len;
	return len > 0 && len <= 15;
}

static bool take_number(struct scan *s)
{
	return take_digits(s) && (!take(s, ".") || take_digits(s));
}

/* "$B$12" */
static bool take_cell(struct scan *s)
{
	size_t len;

	take(s, "$");
	len = letters_at(s->at);
	s->at += len;
	take(s, "$");
	return len >= 1 && len <= 3 && *s->at != '0' && take_digits(s);
}

/* "#1!": of a sheet that there is */
static bool take_sheet(struct scan *s)
{
	size_t len = digits_at(s->at);
	int sheet = 0;

	if (!len || len > 2)
		return false;
	while (len--)
		sheet = sheet * 10 + *s->at++ - '0';
	return sheet < s->sheets && take(s, "!");
}

/* "B3", "B3:B9", "#1!B3" */
static bool take_reference(struct scan *s)
{
	if (take(s, "#") && !take_sheet(s))
		return false;
	return take_cell(s) && (!take(s, ":") || take_cell(s));
}

static bool take_function(struct scan *s)
{
	size_t len = letters_at(s->at);

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strlen(functions[i]) == len && !strncmp(functions[i], s->at, len)) {
			s->at += len;
			return take(s, "(") && ++s->depth <= DEEPEST;
		}
	return false;
}

static bool take_operand(struct scan *s)
{
	size_t letters = letters_at(s->at);

	if (letters && s->at[letters] == '(')
		return take_function(s);
	return *s->at >= '0' && *s->at <= '9' ? take_number(s) : take_reference(s);
}

static bool take_operator(struct scan *s)
{
	static const char *const operators[] = { "<=", ">=", "<>", "<", ">", "=", "+", "-", "*", "/" };

	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (take(s, operators[i]))
			return true;
	return s->depth && take(s, ",");
}

/* Operands and operators take turns, as far as a formula goes that was made of
 * coordinates: there is no text in it. */
bool book_is_formula(const char *text, size_t sheets)
{
	struct scan s = { text, (int)sheets, 0 };

	if (strlen(text) > BOOK_FORMULA)
		return false;

	for (;;) {
		while (take(&s, "-"))
			;
		if (take(&s, "(")) {
			if (++s.depth > DEEPEST)
				return false;
			continue;
		}
		if (!take_operand(&s))
			return false;
		if (s.at[-1] == '(')
			continue;
		while (s.depth && take(&s, ")"))
			s.depth--;
		if (!*s.at)
			return !s.depth;
		if (!take_operator(&s))
			return false;
	}
}

/* --- cells ---------------------------------------------------------------------- */

/* 1900 to 9999: the days that a spreadsheet can count. */
enum { FIRST_DAY = -25567, LAST_DAY = 2932896 };

static bool is_worth(const struct book_cell *cell)
{
	const struct book_worth *worth = &cell->worth;

	if (worth->den < 1 || worth->den > BOOK_DEN)
		return false;
	if (cell->kind == BOOK_MONEY)
		return worth->den == 100;
	if (cell->kind == BOOK_DATE)
		return worth->den == 1 && ((worth->num >= FIRST_DAY && worth->num <= LAST_DAY) ||
					   (worth->num == BOOK_NO_DAY && cell->blank));
	return true;
}

static bool is_cell(const struct book_cell *cell, size_t sheets)
{
	bool computes = cell->kind != BOOK_WORDS && cell->kind != BOOK_EMPTY;

	if (cell->row < 0 || cell->row >= BOOK_ROWS || cell->column < 0 || cell->across < 1 ||
	    cell->across > BOOK_COLUMNS || cell->column > BOOK_COLUMNS - cell->across)
		return false;
	if (cell->across > 1 && cell->kind != BOOK_WORDS)
		return false;
	if (*cell->text &&
	    (cell->kind != BOOK_WORDS || utf8_characters(cell->text, strlen(cell->text)) > BOOK_TEXT))
		return false;
	if (*cell->formula && (!computes || !book_is_formula(cell->formula, sheets)))
		return false;
	if (cell->blank && !computes)
		return false;
	return cell->kind < BOOK_KINDS && cell->style < BOOK_STYLES && is_worth(cell);
}

static bool comes_after(const struct book_cell *cell, const struct book_cell *before)
{
	if (cell->row != before->row)
		return cell->row > before->row;
	return cell->column >= before->column + before->across;
}

/* --- charts ------------------------------------------------------------------------ */

/* How many cells a range of one row or one column has; 0 when it is none. */
static int range_length(const struct book *book, const struct book_range *range)
{
	if (range->sheet < 0 || (size_t)range->sheet >= book->count || range->row < 0 ||
	    range->column < 0 || range->last_row < range->row || range->last_column < range->column ||
	    range->last_row >= BOOK_ROWS || range->last_column >= BOOK_COLUMNS)
		return 0;
	if (range->row != range->last_row && range->column != range->last_column)
		return 0;
	return range->last_row - range->row + range->last_column - range->column + 1;
}

static bool is_chart(const struct book *book, const struct book_chart *chart)
{
	int length = range_length(book, &chart->categories);

	if (!length || !chart->count || chart->count > BOOK_SERIES || chart->row < 0 ||
	    chart->row >= BOOK_ROWS || chart->column < 0 || chart->column >= BOOK_COLUMNS ||
	    utf8_characters(chart->title, strlen(chart->title)) > BOOK_TEXT)
		return false;
	for (size_t i = 0; i < chart->count; i++) {
		const struct book_series *series = &chart->series[i];

		if (range_length(book, &series->name) != 1 ||
		    range_length(book, &series->values) != length)
			return false;
	}
	return true;
}

/* --- the whole --------------------------------------------------------------------- */

static bool is_own_name(const struct book *book, size_t i)
{
	const struct book before = { .sheets = book->sheets, .count = i };
	const char *name = book->sheets[i].name;
	struct str clean = STR_EMPTY;
	bool good;

	book_name_clean(name, &clean);
	good = !strcmp(clean.data, name) && !book_name_is_taken(&before, name);
	str_release(&clean);
	return good;
}

static bool has_frame(const struct book_sheet *sheet)
{
	if (sheet->freeze_rows < 0 || sheet->freeze_rows > BOOK_ROWS || sheet->freeze_columns < 0 ||
	    sheet->freeze_columns > BOOK_COLUMNS || sheet->title_row < 0 || sheet->title_rows < 0 ||
	    sheet->title_rows > BOOK_ROWS || sheet->title_row > BOOK_ROWS - sheet->title_rows)
		return false;
	for (size_t i = 0; i < sheet->width_count; i++)
		if (sheet->widths[i] < 0 || sheet->widths[i] > BOOK_WIDTH)
			return false;
	return sheet->width_count <= BOOK_COLUMNS && sheet->chart_count <= BOOK_SHEETS;
}

static int fault(struct err *err, size_t sheet, const char *part, size_t number)
{
	/* TRANSLATORS: %2$s is an English word such as "cell" or "chart"; it helps
	 * whoever mends the program. */
	return err_set(err, _("The workbook does not hold together at sheet %1$zu (%2$s %3$zu). This is a "
			      "fault in the program: please report it."),
		       sheet + 1, part, number);
}

static int check_sheet(const struct book *book, size_t i, struct err *err)
{
	const struct book_sheet *sheet = &book->sheets[i];

	if (!is_own_name(book, i))
		return fault(err, i, "name", 0);
	if (!has_frame(sheet))
		return fault(err, i, "frame", 0);
	for (size_t k = 0; k < sheet->count; k++)
		if (!is_cell(&sheet->cells[k], book->count) ||
		    (k && !comes_after(&sheet->cells[k], &sheet->cells[k - 1])))
			return fault(err, i, "cell", k + 1);
	return 0;
}

int book_check(const struct book *book, struct err *err)
{
	if (!book->count || book->count > BOOK_SHEETS)
		return fault(err, 0, "sheets", book->count);
	for (size_t i = 0; i < book->count; i++)
		if (check_sheet(book, i, err))
			return -1;
	for (size_t i = 0; i < book->count; i++)
		for (size_t k = 0; k < book->sheets[i].chart_count; k++)
			if (!is_chart(book, &book->sheets[i].charts[k]))
				return fault(err, i, "chart", k + 1);
	return 0;
}
