/*
 * Answers → neutral workbook: what stands on the sheets, decided here once.
 *
 * Purpose:  the workbook that the form's layout declares, with the answers to
 *           be filled in, everything computed as a formula, and beside it the
 *           result that the wizard itself came to.
 * Language: the form's, never the user interface's.
 * Date:     the day of the application, as in document/report.h.
 * Pure:     the same answers give the same workbook.
 */
#ifndef BLANKETT_DOCUMENT_WORKBOOK_H
#define BLANKETT_DOCUMENT_WORKBOOK_H

#include "document/book.h"
#include "model/application.h"

/* Whether the form declares a workbook at all. */
bool workbook_is_declared(const struct form *form);

/* `book` is initialised by the caller and filled here.  A draft carries the
 * form's word for it. */
void workbook_make(const struct application *app, bool draft, struct book *book);

#endif
