#include "app/problems_json.h"

/* In a table also which column of its axis: a year, or the row of a party. */
static void put_row(struct json *object, row_t row)
{
	if (row_of(row))
		json_put(object, "row", json_number(row_of(row)));
	if (row_column(row))
		json_put(object, "column", json_number(row_column(row)));
}

void problems_json_add(struct json *list, const char *path, const struct application *app,
		       const struct problems *problems)
{
	static const char *const severities[] = { "error", "warning", "info" };

	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		const struct field *field = &app->form->fields[problem->field];
		struct json *object = json_map();

		json_put(object, "file", json_text(path));
		json_put(object, "code", json_text(problem->code));
		json_put(object, "severity", json_text(severities[problem->severity]));
		json_put(object, "heading", json_text(app->form->headings[field->heading].text));
		json_put(object, "field", json_text(field->id));
		put_row(object, problem->row);
		json_put(object, "message", json_text(problem->message));
		json_put(object, "mend", json_text(problem->mend));
		json_put(object, "accepted", json_text(problem->accepted));
		json_add(list, object);
	}
}
