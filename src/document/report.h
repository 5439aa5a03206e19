/*
 * Answers → neutral document: content and order, decided here once.
 *
 * Purpose:  what the association gets: title, intro, every printed heading
 *           verbatim in the form's order, its answers below, the locked text
 *           untouched, one signature page per party, the annex; as the form's
 *           layout says.
 * Annex:    the fields that the layout names stand last, under its title, on
 *           pages of their own, which lie when a table is too wide for upright
 *           ones.
 * Footer:   on all pages, or on those from a heading on, which then begins one.
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
