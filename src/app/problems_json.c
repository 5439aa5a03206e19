#include "app/problems_json.h"

#include "base/utf8.h"

#include <jansson.h>

struct problems_json {
	json_t *list;
};

struct problems_json *problems_json_new(void)
{
	struct problems_json *json = mem_alloc(sizeof *json);

	json->list = json_array();
	return json;
}

/* A path may hold anything; jansson refuses what is no UTF-8. */
static void set_text(json_t *object, const char *key, const char *text)
{
	struct str clean = STR_EMPTY;

	if (!text)
		return;
	utf8_clean(&clean, text, strlen(text), false, NULL);
	json_object_set_new(object, key, json_string(clean.data));
	str_release(&clean);
}

void problems_json_add(struct problems_json *json, const char *path, const struct application *app,
		       const struct problems *problems)
{
	static const char *const severities[] = { "error", "warning", "info" };

	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		const struct field *field = &app->form->fields[problem->field];
		json_t *object = json_object();

		set_text(object, "file", path);
		set_text(object, "code", problem->code);
		set_text(object, "severity", severities[problem->severity]);
		set_text(object, "heading", app->form->headings[field->heading].text);
		set_text(object, "field", field->id);
		if (problem->row)
			json_object_set_new(object, "row", json_integer(problem->row));
		set_text(object, "message", problem->message);
		set_text(object, "mend", problem->mend);
		set_text(object, "accepted", problem->accepted);
		json_array_append_new(json->list, object);
	}
}

void problems_json_print(struct problems_json *json)
{
	json_dumpf(json->list, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(json->list);
	free(json);
}
