/*
 * The forms that can be used: where they lie, and loading them.
 *
 * Places:   the folder given with --forms, else ~/.config/blankett/forms and
 *           then the installed ones (beside the program, or ../share/blankett/
 *           forms).  A form found earlier hides one of the same id found later.
 * Errors:   a faulty form is listed with its faults; it is never used.
 * Owner:    the library owns the forms it has loaded.
 */
#ifndef BLANKETT_APP_LIBRARY_H
#define BLANKETT_APP_LIBRARY_H

#include "base/err.h"
#include "model/form.h"

struct library;

/* Whether forms can be sought in the folder; else -1 and a sentence. */
int library_check(const char *folder, struct err *err);

/* `folder` may be NULL. */
struct library *library_new(const char *folder);
void library_free(struct library *library);

/* The ids found, in alphabetical order. */
size_t library_count(struct library *library);
const char *library_id(struct library *library, size_t i);
const char *library_path(struct library *library, size_t i);

/* Whether it is the path of a form file, and no id: it has a slash, or ends in ".yaml". */
bool library_is_path(const char *id);

/* Whether one of them has the id. */
bool library_has(struct library *library, const char *id);

/* The order in which they are offered, as `library_count` numbers: those that
 * another one replaces come last.  Loads them all. */
void library_order(struct library *library, size_t *order);
/* The newest of those that have replaced it, or NULL; of forms that are loaded. */
const char *library_replaced_by(struct library *library, const char *id);

/* Loads, once; NULL with the faults in diags.  Lent until library_free.
 * `id` may also be the path of a form file. */
const struct form *library_load(struct library *library, const char *id, struct diags *diags);

/* The same for what an application file names: an id, and never a path. */
const struct form *library_load_id(struct library *library, const char *id, struct diags *diags);

/* The folder of the installed forms, where modules are sought too. */
const char *library_installed(const struct library *library);

#endif
