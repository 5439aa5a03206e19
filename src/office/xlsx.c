#include "office/xlsx.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "office/xlsx_chart.h"
#include "office/xlsx_language.h"
#include "office/xlsx_text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* --- looks ------------------------------------------------------------------------ */

/* The calm colours of the Word file, and one that says: here you write. */
enum {
	COLOUR_HEADING = 0x1F3A4D,
	COLOUR_SHADE = 0xDFE7ED,
	COLOUR_LINE = 0xA9B4BD,
	COLOUR_QUIET = 0x56626B,
	COLOUR_INPUT = 0xFFF2CC,
};

enum { PAPER_A4 = 9 };

struct look {
	double size;
	lxw_color_t colour; /* 0: as it comes */
	lxw_color_t fill;   /* 0: none */
	bool bold, italic, wraps, framed, closes;
};

static const struct look looks[BOOK_STYLES] = {
	[BOOK_PLAIN] = { 11, 0, 0, false, false, false, false, false },
	[BOOK_TITLE] = { 16, COLOUR_HEADING, 0, true, false, false, false, false },
	[BOOK_HEADING] = { 12, COLOUR_HEADING, COLOUR_SHADE, true, false, false, false, false },
	[BOOK_LABEL] = { 11, 0, 0, true, false, true, true, false },
	[BOOK_INPUT] = { 11, 0, COLOUR_INPUT, false, false, true, true, false },
	[BOOK_COMPUTED] = { 11, 0, 0, false, false, true, true, false },
	[BOOK_SUM] = { 11, 0, 0, true, false, true, true, true },
	[BOOK_NOTE] = { 10, COLOUR_QUIET, 0, false, true, false, false, false },
};

/* How a worth is shown; the signs are Excel's own, each country sees its. */
enum shape { AS_IT_IS, KRONOR, ORE, PERCENT, TENTHS, HUNDREDTHS, DAY, SHAPES };

static const char *const shapes[SHAPES] = {
	[AS_IT_IS] = "General", [KRONOR] = "#,##0", [ORE] = "#,##0.00", [PERCENT] = "0%",
	[TENTHS] = "0.0%", [HUNDREDTHS] = "0.00%", [DAY] = "yyyy-mm-dd",
};

struct typesetter {
	const struct book *book;
	lxw_workbook *workbook;
	lxw_format *formats[BOOK_STYLES][SHAPES][2]; /* shown and blank; made when first needed */
	struct str scratch;
	lxw_error failed; /* the first that did */
};

static void note(struct typesetter *t, lxw_error error)
{
	if (!t->failed)
		t->failed = error;
}

/* With nothing in the place where 0 is described, it is not shown. */
static void set_shape(struct typesetter *t, lxw_format *format, enum shape shape, bool blank)
{
	str_clear(&t->scratch);
	str_add(&t->scratch, shapes[shape]);
	if (blank)
		str_addf(&t->scratch, ";-%s;", shapes[shape]);
	if (blank || shape)
		format_set_num_format(format, t->scratch.data);
}

static lxw_format *make_format(struct typesetter *t, const struct look *look)
{
	lxw_format *format = workbook_add_format(t->workbook);

	format_set_font_size(format, look->size);
	if (look->colour)
		format_set_font_color(format, look->colour);
	if (look->bold)
		format_set_bold(format);
	if (look->italic)
		format_set_italic(format);
	if (look->fill)
		format_set_bg_color(format, look->fill);
	if (look->wraps) {
		format_set_text_wrap(format);
		format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	}
	if (look->framed) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, COLOUR_LINE);
	}
	if (look->closes) {
		format_set_top(format, LXW_BORDER_MEDIUM);
		format_set_top_color(format, COLOUR_HEADING);
	}
	return format;
}

static lxw_format *format_of(struct typesetter *t, enum book_style style, enum shape shape, bool blank)
{
	lxw_format **format = &t->formats[style][shape][blank];

	if (!*format) {
		*format = make_format(t, &looks[style]);
		set_shape(t, *format, shape, blank);
	}
	return *format;
}

/* Öre and decimals are shown where there are any. */
static enum shape shape_of(const struct book_cell *cell)
{
	int64_t num = cell->worth.num, den = cell->worth.den;

	if (cell->kind == BOOK_DATE)
		return DAY;
	if (cell->kind == BOOK_MONEY)
		return num % den ? ORE : KRONOR;
	if (cell->kind != BOOK_PERCENT)
		return AS_IT_IS;
	if (!(num % den))
		return PERCENT;
	return num % den * 10 % den ? HUNDREDTHS : TENTHS;
}

/* --- cells ------------------------------------------------------------------------ */

static const char *spelled(struct typesetter *t, const char *text)
{
	str_clear(&t->scratch);
	xlsx_add_text(&t->scratch, text);
	return t->scratch.data;
}

/* A day that a spreadsheet of 1900 counts: it knows a 29th of February that year. */
static double day_number(int64_t day)
{
	enum { MARCH_1900 = -25508 };

	return (double)(day - BOOK_NO_DAY - (day > BOOK_NO_DAY && day < MARCH_1900));
}

double xlsx_worth(const struct book_cell *cell)
{
	double worth = (double)cell->worth.num / (double)cell->worth.den;

	if (cell->kind == BOOK_DATE)
		return day_number(cell->worth.num);
	if (cell->kind == BOOK_PERCENT)
		return (double)cell->worth.num / ((double)cell->worth.den * 100);
	return worth;
}

static const char *named(struct typesetter *t, const char *formula)
{
	str_clear(&t->scratch);
	xlsx_add_formula(&t->scratch, t->book, formula);
	return t->scratch.data;
}

static void write_words(struct typesetter *t, lxw_worksheet *sheet, const struct book_cell *cell)
{
	lxw_row_t row = (lxw_row_t)cell->row;
	lxw_col_t column = (lxw_col_t)cell->column, last = (lxw_col_t)(cell->column + cell->across - 1);
	lxw_format *format = format_of(t, cell->style, AS_IT_IS, false);
	const char *text = spelled(t, cell->text);

	if (cell->across > 1)
		note(t, worksheet_merge_range(sheet, row, column, row, last, text, format));
	else
		note(t, worksheet_write_string(sheet, row, column, text, format));
}

static void write_worth(struct typesetter *t, lxw_worksheet *sheet, const struct book_cell *cell)
{
	lxw_row_t row = (lxw_row_t)cell->row;
	lxw_col_t column = (lxw_col_t)cell->column;
	lxw_format *format = format_of(t, cell->style, shape_of(cell), cell->blank);

	if (*cell->formula)
		note(t, worksheet_write_formula_num(sheet, row, column, named(t, cell->formula), format,
						    xlsx_worth(cell)));
	else
		note(t, worksheet_write_number(sheet, row, column, xlsx_worth(cell), format));
}

static void write_cell(struct typesetter *t, lxw_worksheet *sheet, const struct book_cell *cell)
{
	if (cell->kind == BOOK_WORDS)
		write_words(t, sheet, cell);
	else if (cell->kind == BOOK_EMPTY)
		note(t, worksheet_write_blank(sheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column,
					      format_of(t, cell->style, AS_IT_IS, false)));
	else
		write_worth(t, sheet, cell);
}

/* --- heights ---------------------------------------------------------------------- */

/* In how many lines a text comes, by the width of its column; letters of a
 * proportional font are taken to be as wide as figures, with some to spare. */
static int lines_of(const struct book_sheet *sheet, const struct book_cell *cell)
{
	enum { DEFAULT_WIDTH = 8, SPARED = 85 };
	size_t column = (size_t)cell->column;
	bool given = column < sheet->width_count && sheet->widths[column];
	int width = (given ? sheet->widths[column] : DEFAULT_WIDTH) * SPARED / 100;
	const char *at = cell->text;
	int lines = 0;

	if (cell->across > 1 || !looks[cell->style].wraps)
		return 1;
	for (size_t left = strlen(at); left; lines++) {
		size_t row = utf8_row(at, left, width > 1 ? width : 1);

		at += row;
		left -= row;
	}
	return lines;
}

/* Not every program makes room by itself for a text that is folded. */
static void set_heights(struct typesetter *t, lxw_worksheet *sheet, const struct book_sheet *from)
{
	enum { LINE_HEIGHT = 15, MOST_LINES = 27 };

	for (size_t i = 0; i < from->count;) {
		int row = from->cells[i].row, most = 1;

		for (; i < from->count && from->cells[i].row == row; i++) {
			int lines = lines_of(from, &from->cells[i]);

			most = lines > most ? lines : most;
		}
		if (most > 1)
			note(t, worksheet_set_row(sheet, (lxw_row_t)row,
						  LINE_HEIGHT * (most < MOST_LINES ? most : MOST_LINES), NULL));
	}
}

/* --- sheets ----------------------------------------------------------------------- */

static void set_frame(struct typesetter *t, lxw_worksheet *sheet)
{
	const struct book *book = t->book;

	if (*book->draft_mark) {
		str_clear(&t->scratch);
		str_add(&t->scratch, "&C&\"-,Bold\"&14 ");
		xlsx_add_to_frame(&t->scratch, book->draft_mark);
		note(t, worksheet_set_header(sheet, t->scratch.data));
	}
	str_clear(&t->scratch);
	str_add(&t->scratch, "&L");
	xlsx_add_to_frame(&t->scratch, book->footer);
	str_add(&t->scratch, "&R");
	xlsx_add_to_frame(&t->scratch, book->page_word);
	str_add(&t->scratch, " &P ");
	xlsx_add_to_frame(&t->scratch, book->of_word);
	str_add(&t->scratch, " &N");
	note(t, worksheet_set_footer(sheet, t->scratch.data));
}

/* A chart is not parted between pages while there is room for it on the one. */
static bool is_kept_whole(const struct book_sheet *sheet)
{
	enum { CHART_ROWS = 18, MOST_ROWS = 60 };

	return sheet->chart_count && sheet->charts[sheet->chart_count - 1].row + CHART_ROWS <= MOST_ROWS;
}

static void set_page(struct typesetter *t, lxw_worksheet *sheet, const struct book_sheet *from)
{
	worksheet_set_paper(sheet, PAPER_A4);
	if (from->landscape)
		worksheet_set_landscape(sheet);
	worksheet_fit_to_pages(sheet, 1, is_kept_whole(from));
	if (from->title_rows)
		note(t, worksheet_repeat_rows(sheet, (lxw_row_t)from->title_row,
					      (lxw_row_t)(from->title_row + from->title_rows - 1)));
	set_frame(t, sheet);
}

static void write_sheet(struct typesetter *t, lxw_worksheet *sheet, const struct book_sheet *from)
{
	for (size_t i = 0; i < from->width_count; i++)
		if (from->widths[i])
			note(t, worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, from->widths[i],
						     NULL));
	if (from->freeze_rows || from->freeze_columns)
		worksheet_freeze_panes(sheet, (lxw_row_t)from->freeze_rows,
				       (lxw_col_t)from->freeze_columns);
	set_page(t, sheet, from);
	set_heights(t, sheet, from);
	for (size_t i = 0; i < from->count; i++)
		write_cell(t, sheet, &from->cells[i]);
	for (size_t i = 0; i < from->chart_count; i++)
		note(t, xlsx_chart(t->workbook, sheet, t->book, &from->charts[i]));
}

static void set_properties(struct typesetter *t)
{
	lxw_doc_properties properties = {
		.title = t->book->title,
		.created = (time_t)t->book->created,
	};

	/* 0 would be now. */
	if (!properties.created)
		properties.created = 1;
	note(t, workbook_set_properties(t->workbook, &properties));
}

/* All sheets first: a formula may point at a later one. */
static void write_book(struct typesetter *t)
{
	lxw_worksheet *sheets[BOOK_SHEETS];

	set_properties(t);
	for (size_t i = 0; i < t->book->count; i++) {
		sheets[i] = workbook_add_worksheet(t->workbook, t->book->sheets[i].name);
		if (!sheets[i]) {
			note(t, LXW_ERROR_PARAMETER_VALIDATION);
			return;
		}
	}
	for (size_t i = 0; i < t->book->count; i++)
		write_sheet(t, sheets[i], &t->book->sheets[i]);
}

/* --- the file --------------------------------------------------------------------- */

/* The library speaks on standard error; the sentence that is said is ours. */
static int hush(void)
{
	int kept = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (nothing >= 0) {
		dup2(nothing, STDERR_FILENO);
		close(nothing);
	}
	return kept;
}

static void speak(int kept)
{
	if (kept >= 0) {
		dup2(kept, STDERR_FILENO);
		close(kept);
	}
}

static int typeset(const struct book *book, const char *path, char *folder, struct err *err)
{
	struct typesetter t = { .book = book, .scratch = STR_EMPTY };
	lxw_workbook_options options = { .tmpdir = folder };
	int kept = hush();
	lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;

	t.workbook = workbook_new_opt(path, &options);
	if (t.workbook) {
		write_book(&t);
		error = workbook_close(t.workbook);
	}
	speak(kept);
	str_release(&t.scratch);
	if (t.failed)
		error = t.failed;
	if (!error)
		return 0;
	return err_set(err, _("The workbook could not be put together: %s. Try again; see that there is room in "
			      "the folder for temporary files."),
		       lxw_strerror(error));
}

static int read_back(int file, struct str *out)
{
	off_t size = lseek(file, 0, SEEK_END);
	off_t done = 0;

	if (size <= 0)
		return -1;
	str_reserve(out, (size_t)size);
	while (done < size) {
		ssize_t got = pread(file, out->data + out->len, (size_t)(size - done), done);

		if (got <= 0)
			return -1;
		out->len += (size_t)got;
		done += got;
	}
	out->data[out->len] = '\0';
	return 0;
}

/* What the library names its file is a piece of memory. */
static int write_in(char *folder, const struct book *book, struct str *out, struct err *err)
{
	int file = memfd_create("blankett", MFD_CLOEXEC);
	struct str path = STR_EMPTY, made = STR_EMPTY;
	int code;

	if (file < 0)
		return err_system(err, _("There is no memory for the workbook"));
	str_addf(&path, "/proc/self/fd/%d", file);
	code = typeset(book, path.data, folder, err);
	if (!code && read_back(file, &made))
		code = err_system(err, _("The workbook could not be put together"));
	if (!code)
		code = xlsx_language(&made, book->language, out, err);
	str_release(&made);
	str_release(&path);
	close(file);
	return code;
}

int xlsx_write(const struct book *book, struct str *out, struct err *err)
{
	const char *temporary = getenv("TMPDIR");
	struct str folder = STR_EMPTY;
	int code;

	str_addf(&folder, "%s/blankett.XXXXXX", temporary && *temporary ? temporary : "/tmp");
	if (mkdtemp(folder.data)) {
		code = write_in(folder.data, book, out, err);
		rmdir(folder.data);
	} else {
		code = err_system(err, _("No folder for temporary files could be made in %s"),
				  temporary && *temporary ? temporary : "/tmp");
	}
	str_release(&folder);
	return code;
}
