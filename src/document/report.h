/*
 * Answers → neutral document: content and order, decided here once.
 *
 * Purpose:  what the association gets: title, intro, every printed heading
 *           verbatim in the form's order, its answers below, the locked text
 *           untouched, one signature page per party; as the form's layout says.
 * Language: the form's, never the user interface's.
 * Pure:     the same answers and options give the same document.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_H
#define BLANKETT_DOCUMENT_REPORT_H

#include "document/doc.h"
#include "model/application.h"

struct report_options {
	bool draft;      /* carries the form's word for a draft */
	int64_t created; /* the document's date property */
};

/* `doc` is initialised by the caller and filled here. */
void report_make(const struct application *app, const struct report_options *options, struct doc *doc);

#endif
