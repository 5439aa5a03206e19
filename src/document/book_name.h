/*
 * Names of sheets, as spreadsheets take them.
 *
 * Purpose:  a name comes from the form, and must be one that Excel opens and a
 *           formula can point at: at most BOOK_NAME characters, none of
 *           [ ] : * ? / \, no apostrophe at an end, no other sheet's in any
 *           case of letters, and not "History", which Excel keeps for itself.
 */
#ifndef BLANKETT_DOCUMENT_BOOK_NAME_H
#define BLANKETT_DOCUMENT_BOOK_NAME_H

#include "document/book.h"

/* Appends what is left of a wanted name; perhaps nothing. */
void book_name_clean(const char *wanted, struct str *name);

/* Whether no further sheet may be called so. */
bool book_name_is_taken(const struct book *book, const char *name);

/* The name for a further sheet; free() it. */
char *book_name_free(const struct book *book, const char *wanted);

#endif
