/*
 * A table of texts, and how it fits on a page; for the files of the report.
 *
 * Purpose:  what stands in the cells is one question (document/report_table.h),
 *           how wide the columns are and whether the page holds them another.
 * Use:      struct grid grid = { .columns = 3 };
 *           grid_add(&grid, "Post", GRID_WORDS); …  the titles, then row by row
 *           grid_write(&grid, room, doc);
 *           grid_release(&grid);
 * Shape:    the first row are the titles, the first column names the rows.
 *           Titles and words go on to the next line, days and numbers do not;
 *           numbers are set to the right, with their title.
 * Room:     in characters of the ordinary size on one line of the page.  What
 *           does not fit is set in smaller letters; what does not fit so either
 *           is parted: the columns that are left stand in a table of their own
 *           below, after the first column once more.
 * Empty:    titles alone are written with an empty row below, as on a form that
 *           nobody has filled in.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_GRID_H
#define BLANKETT_DOCUMENT_REPORT_GRID_H

#include "document/doc.h"

/* What a page holds beside its margins; a cell that holds the table takes some. */
enum { GRID_UPRIGHT = 74, GRID_LYING = 118, GRID_CELL = 4 };

enum grid_sort { GRID_WORDS, GRID_UNBROKEN, GRID_NUMBERS };

struct grid_cell {
	char *text;
	enum grid_sort sort;
};

struct grid {
	size_t columns;
	struct grid_cell *cells; /* row by row */
	size_t count;
	size_t room;
	bool sums; /* the last row does */
};

void grid_add(struct grid *grid, const char *text, enum grid_sort sort);
void grid_release(struct grid *grid);

/* Whether one table holds it, in smaller letters if need be. */
bool grid_fits(const struct grid *grid, int room);

void grid_write(const struct grid *grid, int room, struct doc *doc);

#endif
