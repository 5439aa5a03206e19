/*
 * Answers → neutral workbook: what stands on the sheets, decided here once.
 *
 * Purpose:  the workbook that the form's layout declares, with the answers in
 *           coloured cells, everything that was calculated as a formula over
 *           them, and beside it the result that the wizard itself came to.
 * Sheets:   the first column holds what rows are called; columns of tables that
 *           have the same name stand under each other, as many as the axis has
 *           now.  Headers are said anew only where they change.  A calculated
 *           field stands in the last column.  A chart stands below the rest,
 *           over the cells of its table: it follows what is written into them.
 * Twice:    an answer that stands on several sheets is written on the first of
 *           them; the others refer to it.
 * Nothing:  what nothing was given for is blank, be it a sum; 0 is shown where
 *           0 was given.
 * Language: the form's, never the user interface's.
 * Pure:     the same answers give the same workbook.
 */
#ifndef BLANKETT_DOCUMENT_WORKBOOK_H
#define BLANKETT_DOCUMENT_WORKBOOK_H

#include "document/book.h"
#include "document/doc.h"
#include "model/application.h"

/* Whether the form declares a workbook at all. */
bool workbook_is_declared(const struct form *form);

/* `book` is initialised by the caller and filled here; its properties are those
 * of the document. */
void workbook_make(const struct application *app, const struct doc *doc, struct book *book);

#endif
