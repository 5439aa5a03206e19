#include "app/json.h"

#include "base/str.h"
#include "base/utf8.h"

#include <jansson.h>

static struct json *own(json_t *value)
{
	return (struct json *)value;
}

static json_t *theirs(struct json *value)
{
	return (json_t *)value;
}

struct json *json_map(void)
{
	return own(json_object());
}

struct json *json_list(void)
{
	return own(json_array());
}

struct json *json_text(const char *text)
{
	struct str clean = STR_EMPTY;
	json_t *value;

	if (!text)
		return NULL;
	utf8_clean(&clean, text, strlen(text), false, NULL);
	value = json_string(clean.data);
	str_release(&clean);
	return own(value);
}

struct json *json_number(int64_t number)
{
	return own(json_integer(number));
}

struct json *json_truth(bool truth)
{
	return own(json_boolean(truth));
}

void json_put(struct json *map, const char *key, struct json *value)
{
	if (value)
		json_object_set_new(theirs(map), key, theirs(value));
}

void json_add(struct json *list, struct json *value)
{
	if (value)
		json_array_append_new(theirs(list), theirs(value));
}

void json_print(struct json *root)
{
	json_dumpf(theirs(root), stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(theirs(root));
}
