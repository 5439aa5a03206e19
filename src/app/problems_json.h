/*
 * Problems as JSON, for other programs.
 *
 * Shape:    an array of objects: file, code, severity ("error", "warning",
 *           "info"), heading, field, row, message, and mend or accepted.
 * Source:   RFC 8259, carried out by jansson.
 */
#ifndef BLANKETT_APP_PROBLEMS_JSON_H
#define BLANKETT_APP_PROBLEMS_JSON_H

#include "rules/rules.h"

struct problems_json;

struct problems_json *problems_json_new(void);
void problems_json_add(struct problems_json *json, const char *path, const struct application *app,
		       const struct problems *problems);

/* Prints to stdout and frees. */
void problems_json_print(struct problems_json *json);

#endif
