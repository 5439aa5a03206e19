/*
 * Values of JSON, made from the inside out and printed once.
 *
 * Calls:    struct json *map = json_map();
 *           json_put(map, "code", json_text("FIELD.REQUIRED"));
 *           json_print(map);
 * Shapes:   keys and texts in any bytes: what is no UTF-8 or no printable
 *           character is cleaned, since a path may hold anything.
 * Owner:    what is put into a map or a list belongs to it; json_print frees
 *           the whole.
 * Source:   RFC 8259, carried out by jansson, which this file alone knows.
 */
#ifndef BLANKETT_APP_JSON_H
#define BLANKETT_APP_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct json;

struct json *json_map(void);
struct json *json_list(void);
struct json *json_text(const char *text);
struct json *json_number(int64_t number);
struct json *json_truth(bool truth);

/* A value that is NULL is left out. */
void json_put(struct json *map, const char *key, struct json *value);
void json_add(struct json *list, struct json *value);

/* Prints to standard output, indented, and frees. */
void json_print(struct json *root);

#endif
