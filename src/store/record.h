/*
 * One line of a journal.
 *
 * Shape:    columns parted by tabs, the last one the first 16 hexadecimal
 *           digits of the SHA-256 of all that stands before its tab; a newline
 *           at the end.  In a column \t, \n, \\ and \0 stand for the bytes.
 *               blankett-journal  1  BASE                            CHECK
 *               saved  DIGEST                                        CHECK
 *               KIND ROLE GROUP FIELD ROW AT TO NAME REMOVED INSERTED CHECK
 *           BASE and DIGEST are the SHA-256 of an application file, or "-";
 *           FIELD is a field's id, so that a later edition of the form can be
 *           told apart from a damaged journal.
 * Owner:    a record that was read borrows the bytes of its line, which are
 *           changed on the way.
 */
#ifndef BLANKETT_STORE_RECORD_H
#define BLANKETT_STORE_RECORD_H

#include "base/digest.h"
#include "model/form.h"
#include "model/op.h"

enum { JOURNAL_VERSION = 1 };

enum record_kind { RECORD_BASE, RECORD_SAVED, RECORD_OP };

struct record {
	enum record_kind kind;
	int64_t version;     /* of a base */
	const char *digest;  /* of a base or a save */
	struct op op;
	bool unknown_field;  /* the form has no field of that name */
};

void record_write_base(struct str *out, const char *digest);
void record_write_saved(struct str *out, const char *digest);
void record_write_op(struct str *out, const struct form *form, const struct op *op);

/* Reads a line without its newline; false when it is damaged. */
bool record_read(char *line, size_t len, const struct form *form, struct record *record);

#endif
