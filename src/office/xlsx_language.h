/*
 * The language of an Excel file.
 *
 * Purpose:  libxlsxwriter says en-US of every chart and nothing of the file: a
 *           program that reads aloud would read it so.  This says what language
 *           the book is in: in the properties of the file, and in its charts.
 * Source:   ECMA-376 part 1 (c:lang, a:rPr lang); part 2, core properties (dc:language).
 */
#ifndef BLANKETT_OFFICE_XLSX_LANGUAGE_H
#define BLANKETT_OFFICE_XLSX_LANGUAGE_H

#include "base/err.h"
#include "base/str.h"

/* Appends the file to `out` with its language; as it is when `language` is no
 * tag such as "sv-SE". */
int xlsx_language(const struct str *file, const char *language, struct str *out, struct err *err);

#endif
