/*
 * Writing the documents of an application.
 *
 * Purpose:  the table of what can be written ("docx", "txt", "xlsx"): name,
 *           ending and maker, read by the session and the command line alike.
 * Shape:    a file is named after the application file, in its folder or in
 *           the one given.  The workbook is written when the form has one.
 * Date:     in the Word and Excel files the application's own, so that the same answers
 *           give the same bytes whenever they are exported; that of
 *           SOURCE_DATE_EPOCH when it is set.
 * Errors:   a sentence; documents written before it stay, and are told.  A
 *           workbook asked for by name of a form that has none is one.
 */
#ifndef BLANKETT_APP_EXPORT_H
#define BLANKETT_APP_EXPORT_H

#include "base/err.h"
#include "document/plain.h"
#include "model/application.h"

struct export_order {
	const char *source;  /* path of the application file */
	const char *folder;  /* NULL: that of the source */
	const char *formats; /* "docx,txt"; NULL: all there are of the form */
	bool draft;
};

/* 0 when every format of the list ("docx,txt", or NULL) is one there is. */
int export_check_formats(const char *list, struct err *err);

/* Appends the paths written to `written`, one a line, also when it fails
 * further on. */
int export_write(const struct application *app, const struct export_order *order,
		 struct str *written, struct err *err);

/* Appends the sentence that tells which paths were written. */
void export_tell(const struct application *app, bool as_draft, const char *paths, struct str *said);

/* The document as text to be read: the preview.  Columns, 0: any, and headings as by
 * plain_read. */
void export_preview(const struct application *app, int columns, struct str *out, struct plain_headings *headings);

#endif
