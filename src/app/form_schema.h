/*
 * The form language as a JSON Schema, for editors that complete and check YAML.
 *
 * Purpose:  made from the tables that the loader reads by (model/form_key), so
 *           that it says what the loader takes: keys, shapes, words, and which
 *           types of fields have a key.  What expressions mean, and what ids
 *           stand for, only the loader knows.
 * Source:   JSON Schema, draft 2020-12.
 */
#ifndef BLANKETT_APP_FORM_SCHEMA_H
#define BLANKETT_APP_FORM_SCHEMA_H

#include "app/json.h"

struct json *form_schema(void);

#endif
