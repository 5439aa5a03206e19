/*
 * Problems as JSON, for other programs.
 *
 * Shape:    objects in a list: file, code, severity ("error", "warning",
 *           "info"), heading, field, row, in a table perhaps column, message,
 *           and mend or accepted.
 */
#ifndef BLANKETT_APP_PROBLEMS_JSON_H
#define BLANKETT_APP_PROBLEMS_JSON_H

#include "app/json.h"
#include "rules/rules.h"

void problems_json_add(struct json *list, const char *path, const struct application *app,
		       const struct problems *problems);

#endif
