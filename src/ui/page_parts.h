/*
 * What the files of a page's layout share.
 *
 * Purpose:  page_layout.c lays the fields of a page one below the other,
 *           page_problems.c what is wrong with each, with the ways out of it.
 */
#ifndef BLANKETT_UI_PAGE_PARTS_H
#define BLANKETT_UI_PAGE_PARTS_H

#include "ui/screen_state.h"

enum {
	TEXT_COLUMN = 3,   /* of a long answer, after its gutter */
	FIELD_COLUMN = 2,
	SEEN_ROWS = 3,     /* of a long answer that has not the focus */
	NARROW = 50,       /* columns: below it every answer has a line of its own */
	ENOUGH_ROWS = 3,   /* to spare before blank lines are put in */
	EASY_ROWS = 6,     /* that a long answer should have to be written in */
};

struct page {
	struct screen *screen;
	int limit;         /* columns that text may use */
	int beside;        /* where answers beside their labels begin; 0: below */
	bool airy;         /* a blank line before every field */
	int told;          /* rows that problems take */
};

static inline bool is_roomy(const struct screen *screen)
{
	return screen->rows >= RULE_ROWS;
}

static inline bool page_has_focus(const struct page *page, size_t index)
{
	return page->screen->view.field_focus == index;
}

/* The heading, and whose row it is. */
void page_add_title(struct page *page);

/* As much of the heading's help as there is room for; all of it is in F1. */
void page_add_help(struct page *page, int room);

/* What stands in the documents when nothing is written in the focused field. */
void page_add_default(struct page *page, size_t index, int column);

/* The problems of a field and the note on it, as lines of the field. */
void page_add_problems(struct page *page, size_t index);

#endif
