/*
 * The files beside an application: `.NAME.yaml.lock`, `.NAME.yaml.journal`.
 */
#ifndef BLANKETT_STORE_BESIDE_H
#define BLANKETT_STORE_BESIDE_H

#include "base/str.h"

/* Appends the path of the file of that kind beside the application. */
void beside_path(struct str *out, const char *path, const char *kind);

#endif
