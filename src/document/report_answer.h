/*
 * How one answer stands in the document; shared by the files of the report.
 *
 * Shape:    a field is printed as "<label> <value>" on a line, or its label and
 *           then its paragraphs, bullets or boxes; as the field's `print` says
 *           when it says something else.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_ANSWER_H
#define BLANKETT_DOCUMENT_REPORT_ANSWER_H

#include "document/doc.h"
#include "model/application.h"
#include "model/flow.h"

#define NO_BREAK_SPACE "\xC2\xA0"

struct report {
	const struct application *app;
	struct doc *doc;
	bool tables;
	int room;        /* for a table, in characters (document/report_grid.h) */
	int footer_from; /* heading that begins the pages with the footer, or -1: all have it */
};

/* The way to print that holds now, or NULL: as it is. */
const struct print *report_print_of(const struct report *report, const struct field *field, row_t row);

/* Appends an answer as it is printed in the form's language: a choice by its
 * label, 80 as "80 %"; others, and what cannot be read, as they are stored. */
void report_show(const struct field *field, const char *stored, struct str *out);

/* A field under its own heading; nothing when it is hidden or printed elsewhere. */
void report_field(const struct report *report, const struct field *field, row_t row);

/* A field (or a whole group) under another heading, when it has something to say. */
void report_guest(const struct report *report, const struct field *field, const struct print *print);

/* Paragraphs, bullets, numbers and sub-headings of a structured text. */
void report_structure(const struct report *report, const char *text);

#endif
