/*
 * Which numbered list of the Word file each numbered item belongs to.
 *
 * Purpose:  Word counts by itself, but the number to show is given: an item
 *           that does not follow the one before it at its level starts a new
 *           list at its own number.
 * Shape:    one entry per list; `list_of` gives 1-based lists by block index,
 *           0 for what is no numbered item.
 * Owner:    docx_lists_release frees.
 */
#ifndef BLANKETT_OFFICE_DOCX_LISTS_H
#define BLANKETT_OFFICE_DOCX_LISTS_H

#include "document/doc.h"

enum {
	LIST_LEVELS = 3,
	LIST_INDENT = 397, /* twips a level, 0.7 cm; the mark hangs before the text */
};

/* Ids of w:num: the bullets are one list, numbered list n is LIST_BULLETS + n. */
enum { LIST_BULLETS = 1 };

struct docx_list {
	int level; /* 0 is the outermost */
	int start;
};

struct docx_lists {
	struct docx_list *lists;
	size_t count;
	size_t room;
	size_t *list_of;
};

void docx_lists_plan(struct docx_lists *lists, const struct doc *doc);
void docx_lists_release(struct docx_lists *lists);

/* The level in Word, from 0, of a list item. */
int docx_list_level(const struct doc_block *block);

#endif
