/*
 * Answers → neutral document: content and order, decided here once.
 *
 * Purpose:  what the association gets: title, intro, every printed heading
 *           verbatim in the form's order, its answers below, the locked text
 *           untouched, one signature page per party; as the form's layout says.
 * Language: the form's, never the user interface's.
 * Date:     the day of the application (`application_date`), the first of 1980
 *           while that cannot be read.
 * Pure:     the same answers give the same document.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_H
#define BLANKETT_DOCUMENT_REPORT_H

#include "document/doc.h"
#include "model/application.h"

/* `doc` is initialised by the caller and filled here.  A draft carries the
 * form's word for it. */
void report_make(const struct application *app, bool draft, struct doc *doc);

#endif
