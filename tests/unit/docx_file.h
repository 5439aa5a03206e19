/*
 * A Word file made of a small document, and what stands in its parts.
 *
 * Use:      doc_init(&doc), text(…), open_cell(…) and the other makers, then
 *           typeset(); expect_in("word/document.xml", "<w:tbl>"); at last
 *           str_release(&file).
 */
#ifndef BLANKETT_TESTS_UNIT_DOCX_FILE_H
#define BLANKETT_TESTS_UNIT_DOCX_FILE_H

#include "package_file.h"

#include "office/docx.h"

static struct doc doc;

static inline void text(enum doc_kind kind, int level, const char *words)
{
	doc_add_text(&doc, kind, level, words);
}

static inline void open_cell(int header, int width)
{
	doc_add(&doc, DOC_ROW_BEGIN, header, 0);
	doc_add(&doc, DOC_CELL_BEGIN, 0, width);
}

static inline void close_cell(void)
{
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_ROW_END, 0, 0);
}

static inline void next_cell(int width)
{
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_CELL_BEGIN, 0, width);
}

static inline void number(int level, int shown)
{
	doc_add_run(doc_add(&doc, DOC_NUMBER, level, shown), DOC_PLAIN, "punkt", 5);
}

/* A table whose second row has three cells under the two of the first. */
static inline void uneven_table(void)
{
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 3);
	open_cell(1, 500);
	text(DOC_HEADING, 1, "Syfte & mål (*)");
	next_cell(500);
	close_cell();
	open_cell(0, 333);
	text(DOC_PARAGRAPH, 0, "ett");
	next_cell(333);
	text(DOC_SIGN_LINE, 0, "Namn");
	next_cell(333);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 1);
	open_cell(0, 1000);
	close_cell();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	close_cell();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

/* Typesets the document and lets it go. */
static inline void typeset(void)
{
	struct err err = ERR_NONE;

	assert_int_equal(doc_check(&doc, &err), 0);
	str_init(&file);
	assert_int_equal(docx_write(&doc, &file, &err), 0);
	assert_string_equal(err.text, "");
	doc_release(&doc);
}

#endif
