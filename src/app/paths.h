/*
 * Where the program's own things lie, built or installed.
 *
 * Shape:    relative to the program itself, so that a tree that was built and
 *           one that was installed under any PREFIX both work unset.
 * Owner:    results are appended to the caller's string.
 */
#ifndef BLANKETT_APP_PATHS_H
#define BLANKETT_APP_PATHS_H

#include "base/str.h"

void paths_catalogs(struct str *out);             /* <language>/LC_MESSAGES/blankett.mo below it */
void paths_forms(struct str *out);                /* the installed forms */
void paths_own_forms(struct str *out);            /* ~/.config/blankett/forms */
void paths_helper(const char *name, struct str *out); /* blankett-office */
void paths_applications(struct str *out);         /* ~/blankett */

#endif
