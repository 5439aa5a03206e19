/*
 * The neutral workbook: what stands between answers and a spreadsheet.
 *
 * Purpose:  content is decided once, from the form's layout; the helper only
 *           typesets what stands here.  Every computed cell holds a formula
 *           and the exact result beside it, so that a reader who recomputes
 *           and one who does not see the same.
 * Shape:    a workbook of sheets; a sheet of cells in reading order (by row,
 *           then by column), and of charts.  Rows and columns count from 0.
 *           A cell is a text, or a worth: a number, money in öre (den 100), a
 *           percentage (80 is 80 %), a day since 1970; or empty.
 * Formulas: "SUM(B3:B9)", without a sign of equality; of another sheet "#1!B3",
 *           by its place in the book and not by its name.  They are made of
 *           coordinates, numbers, signs and the functions that book_check
 *           knows: there is no way to write a text in one, so nothing a user
 *           typed is ever computed.  Percentages count as in a spreadsheet:
 *           a cell of 80 % is 0.8 to a formula.
 * Charts:   columns over cells, one for each category; where a cell holds no
 *           number there is a gap.  What formulas came to is shown as it stands.
 * Rules:    texts are clean UTF-8 without newlines.  book_check tells of a
 *           book that does not hold together (from a pipe: data from outside).
 * Limits:   BOOK_* below; a spreadsheet takes no longer names and texts.
 * Owner:    the book; book_release frees all.  What the calls return is lent
 *           until the next call that adds one of its kind.
 */
#ifndef BLANKETT_DOCUMENT_BOOK_H
#define BLANKETT_DOCUMENT_BOOK_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BOOK_SHEETS = 32,
	BOOK_ROWS = 100000,
	BOOK_COLUMNS = 1000,
	BOOK_NAME = 31,    /* characters of a sheet's name, as UTF-16 counts */
	BOOK_TEXT = 32000, /* characters of a cell */
	BOOK_FORMULA = 8000,
	BOOK_WIDTH = 200,
	BOOK_SERIES = 64,
	BOOK_DEN = 1000000000, /* of a worth */
	BOOK_NO_DAY = -25569 /* what a spreadsheet takes an empty cell for; only where that is blank */
};

enum book_kind {
	BOOK_EMPTY, /* only its look: a cell to fill in */
	BOOK_WORDS,
	BOOK_NUMBER,
	BOOK_MONEY,
	BOOK_PERCENT,
	BOOK_DATE,
	BOOK_KINDS
};

enum book_style {
	BOOK_PLAIN,
	BOOK_TITLE,
	BOOK_HEADING, /* of a block */
	BOOK_LABEL,   /* of columns and rows */
	BOOK_INPUT,   /* coloured: what was asked for and answered */
	BOOK_COMPUTED,
	BOOK_SUM,
	BOOK_NOTE,
	BOOK_STYLES
};

struct book_worth {
	int64_t num;
	int64_t den; /* > 0 */
};

struct book_cell {
	int row, column;
	int across; /* columns it spans; more than one only for words */
	enum book_kind kind;
	enum book_style style;
	struct book_worth worth; /* of a formula: its result */
	bool blank; /* shows nothing while it is 0, as nothing was given for it */
	char *text;    /* the words, or "" */
	char *formula; /* "" for none */
};

/* Cells of a sheet, both corners included. */
struct book_range {
	int sheet, row, column, last_row, last_column;
};

struct book_series {
	struct book_range name; /* one cell with words */
	struct book_range values;
};

struct book_chart {
	char *title;
	int row, column; /* where its upper left corner stands */
	struct book_range categories;
	struct book_series *series;
	size_t count;
	size_t room;
};

struct book_sheet {
	char *name;
	bool landscape;
	int freeze_rows, freeze_columns;
	int title_row, title_rows; /* printed on every page; none when title_rows is 0 */
	int *widths; /* in characters; 0 leaves it to the reader */
	size_t width_count, width_room;
	struct book_cell *cells;
	size_t count, room;
	struct book_chart *charts;
	size_t chart_count, chart_room;
};

struct book {
	char *title;      /* document property */
	char *language;   /* "sv-SE" */
	char *draft_mark; /* "UTKAST", or "" for a finished one */
	char *footer;     /* the form's own, or "" */
	char *page_word;  /* "Sida" */
	char *of_word;    /* "av" */
	int64_t created;  /* seconds since 1970; fixed by the caller */
	struct book_sheet *sheets;
	size_t count;
	size_t room;
};

void book_init(struct book *book);
void book_release(struct book *book);

/* Sets one of the texts above, replacing the old: book_set(&book->title, "…"). */
void book_set(char **property, const char *text);

/* A new sheet.  Its name is the one wanted without what no spreadsheet takes
 * ([ ] : * ? / \, apostrophes at the ends), cut, and with a number behind when
 * there is such a sheet already. */
struct book_sheet *book_add_sheet(struct book *book, const char *name);
void book_set_width(struct book_sheet *sheet, int column, int characters);

/* The next cell; it stands after the one before in reading order. */
struct book_cell *book_add(struct book_sheet *sheet, int row, int column, enum book_style style);
struct book_cell *book_add_words(struct book_sheet *sheet, int row, int column, enum book_style style,
				 const char *text);
struct book_cell *book_add_worth(struct book_sheet *sheet, int row, int column, enum book_style style,
				 enum book_kind kind, struct book_worth worth);

/* NULL when nothing begins there. */
const struct book_cell *book_find(const struct book_sheet *sheet, int row, int column);

struct book_chart *book_add_chart(struct book_sheet *sheet, int row, int column, const char *title);
void book_add_series(struct book_chart *chart, struct book_range name, struct book_range values);

/* Appends a reference to a formula: "AB12". */
void book_reference(struct str *formula, int row, int column);

/* Whether a text is a formula of the kind above, in a book of so many sheets. */
bool book_is_formula(const char *text, size_t sheets);

/* 0 when the book holds together: sheets with names that a spreadsheet takes,
 * cells in order that do not cover one another, formulas of the kind above,
 * charts over rows and columns. */
int book_check(const struct book *book, struct err *err);

#endif
