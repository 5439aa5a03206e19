/*
 * The neutral document: what stands between answers and every format.
 *
 * Purpose:  content and order are decided once, by report and the form's
 *           layout; text and Word only typeset what stands here, and readers
 *           of documents produce the same.
 * Shape:    a flat list of blocks in reading order.  Containers (table, row,
 *           cell, locked) are begin/end pairs, properly nested; a block with
 *           text is a list of runs.  Blocks are made by the doc_* calls below.
 * Rules:    texts are clean UTF-8 without newlines.  doc_check tells of a
 *           document that does not hold together (from a pipe: data from
 *           outside): every container closed, a table has rows, a row has at
 *           least one cell and at most `number` of its table, the widths of a
 *           row come to at most 1000 (the last cell takes what is left), a page
 *           never breaks inside a table, a section stands in nothing else, levels
 *           and numbers are not negative.
 * Level:    of a list item 0 or 1 is the outermost, 2 and 3 stand further in.
 * Pages:    a document begins upright and with its footer; a section that is the
 *           first block says how it begins instead, any other begins a page.
 * Limits:   containers nest at most DOC_DEPTH deep, tables at most DOC_COLUMNS
 *           wide (what Word takes).
 * Owner:    the document; doc_release frees all.
 */
#ifndef BLANKETT_DOCUMENT_DOC_H
#define BLANKETT_DOCUMENT_DOC_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DOC_DEPTH = 16, DOC_COLUMNS = 63, DOC_WIDE = 1000 };

enum doc_kind {
	DOC_TITLE,
	DOC_HEADING,       /* level 1 = the form's headings, 2 = sub-headings in an answer */
	DOC_PARAGRAPH,
	DOC_BULLET,
	DOC_NUMBER,        /* `number` is the one to show */
	DOC_CONTINUED,     /* a further paragraph of the item before */
	DOC_FIGURE,        /* holds the place of a picture; text as typed: "[Figur: …]" */
	DOC_TABLE_BEGIN,   /* `number` = columns at most */
	DOC_TABLE_END,
	DOC_ROW_BEGIN,     /* level 1: a header row, repeated on the next page; 2: the sums of those above */
	DOC_ROW_END,
	DOC_CELL_BEGIN,    /* `number` = width in per mille of the table; level 1: set to the right, as numbers are */
	DOC_CELL_END,
	DOC_LOCKED_BEGIN,  /* runs: the name of the locked part, and its short id */
	DOC_LOCKED_END,
	DOC_PAGE_BREAK,
	DOC_SIGN_LINE,     /* an empty line to sign or write on; text: what for */
	DOC_SECTION,       /* pages from here on: level 1 lying, `number` 1 with the form's footer */
	DOC_KINDS
};

enum doc_style { DOC_PLAIN = 0, DOC_BOLD = 1, DOC_ITALIC = 2, DOC_SMALL = 4 };

struct doc_run {
	unsigned style; /* enum doc_style, or-ed */
	char *text;
};

struct doc_block {
	enum doc_kind kind;
	int level;
	int number;
	struct doc_run *runs;
	size_t run_count;
	size_t run_room;
};

struct doc {
	char *title;      /* document property */
	char *language;   /* "sv-SE" */
	char *draft_mark; /* "UTKAST", or "" for a finished one */
	char *footer;     /* the form's own, or "" */
	char *page_word;  /* "Sida" */
	char *of_word;    /* "av" */
	int64_t created;  /* seconds since 1970; fixed by the caller */
	struct doc_block *blocks;
	size_t count;
	size_t room;
};

void doc_init(struct doc *doc);
void doc_release(struct doc *doc);

/* Sets one of the texts above, replacing the old: doc_set(&doc->title, "…"). */
void doc_set(char **property, const char *text);

/* Appends a block without text; returns it (lent until the next append). */
struct doc_block *doc_add(struct doc *doc, enum doc_kind kind, int level, int number);

/* Appends a block with one run. */
struct doc_block *doc_add_text(struct doc *doc, enum doc_kind kind, int level, const char *text);
void doc_add_run(struct doc_block *block, unsigned style, const char *text, size_t len);

/* Appends to `out` the whole text of a block, runs joined. */
void doc_block_text(const struct doc_block *block, struct str *out);

/* 0 when the document holds together, see Rules. */
int doc_check(const struct doc *doc, struct err *err);

#endif
