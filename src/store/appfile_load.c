#include "store/appfile_load.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <stdarg.h>

void load_fault(struct app_loader *loader, const struct node *node, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diags_add(loader->diags, node_place(node, loader->file->path), "%s", text);
}

bool load_expect(struct app_loader *loader, const struct node *node, enum node_kind kind)
{
	static const char *const sentences[] = {
		[NODE_SCALAR] = N_("Here a text must stand, not a list or a mapping. When it has several lines, put “|” "
				   "after the colon."),
		[NODE_SEQUENCE] = N_("Here a list must stand: lines that begin with “- ”."),
		[NODE_MAPPING] = N_("Here a mapping must stand: lines of the kind “key: value”."),
	};

	if (node->kind != kind)
		load_fault(loader, node, "%s", _(sentences[kind]));
	return node->kind == kind;
}

const char *load_text(struct app_loader *loader, const struct node *node, bool one_line)
{
	struct utf8_cleaning done = { 0 };

	str_clear(&loader->scratch);
	if (!load_expect(loader, node, NODE_SCALAR))
		return "";
	/* Exactly as it is, for the journal counts in its bytes; but nobody types these. */
	if (loader->trust == APPFILE_EXACT && !utf8_has_control(node->text, node->len))
		str_add_bytes(&loader->scratch, node->text, node->len);
	else
		utf8_clean(&loader->scratch, node->text, node->len, one_line, &done);
	return loader->scratch.data;
}

/* 0 when the text is no such number. */
static uint32_t number_in(const char *text)
{
	size_t len = strlen(text);

	if (!len || len > 9 || strspn(text, "0123456789") != len)
		return 0;
	return (uint32_t)strtoul(text, NULL, 10);
}

bool load_number(struct app_loader *loader, const struct node *node, uint32_t *number)
{
	if (!load_expect(loader, node, NODE_SCALAR))
		return false;
	*number = number_in(node->text);
	if (*number || !strcmp(node->text, "0"))
		return true;
	load_fault(loader, node, _("“%.60s” is not a number from 0 to %d."), node->text, APPFILE_LAST_ROW);
	return false;
}

bool load_cell(struct app_loader *loader, const struct node *node, row_t *cell)
{
	if (!load_expect(loader, node, NODE_SCALAR))
		return false;
	if (row_parse(node->text, cell))
		return true;
	load_fault(loader, node, _("“%.60s” is not the number of a row."), node->text);
	return false;
}

/* --- one answer ------------------------------------------------------------ */

/* Brings a text into canonical form, as if it were typed now. */
static void mend(const struct field *field, struct str *text)
{
	struct str trimmed = STR_EMPTY, stored = STR_EMPTY;
	struct value worth;

	if (field->type->worth == VALUE_TEXT && field->type->widget != WIDGET_CHOICE)
		return;
	str_add_bytes(&trimmed, text->data, text->len);
	str_trim(&trimmed);
	if (type_read(field, trimmed.data, &worth, &stored) == ANSWER_OK) {
		str_clear(text);
		str_add_bytes(text, stored.data, stored.len);
	}
	str_release(&trimmed);
	str_release(&stored);
}

static void store(struct app_loader *loader, const struct field *field, row_t row, const struct str *text)
{
	answers_splice(&loader->app->answers, field, row, 0, 0, text->data, text->len);
}

static void load_list(struct app_loader *loader, const struct node *node, const struct field *field,
		      row_t row)
{
	struct str text = STR_EMPTY;

	for (const struct node *item = node->children; item; item = item->next) {
		if (item != node->children)
			str_add_char(&text, '\n');
		str_add(&text, load_text(loader, item, false));
	}
	store(loader, field, row, &text);
	str_release(&text);
}

static void load_answer(struct app_loader *loader, const struct node *node, const struct field *field,
			row_t row)
{
	bool many = field->type->widget == WIDGET_LONG;

	if (node->kind == NODE_SEQUENCE && field->type->id == TYPE_LIST) {
		load_list(loader, node, field, row);
		return;
	}
	load_text(loader, node, !many);
	if (loader->trust == APPFILE_MEND)
		mend(field, &loader->scratch);
	store(loader, field, row, &loader->scratch);
}

static void keep_answer(struct app_loader *loader, const char *place, const struct node *node,
			const struct group *group)
{
	keeper_add(&loader->keeper, place, node);
	if (loader->notes)
		load_note(loader, node, group);
}

/* --- rows -------------------------------------------------------------------- */

static void see_row(const struct node *row, uint32_t *last)
{
	const char *text = row->kind == NODE_MAPPING ? node_get_text(row, "id") : NULL;
	uint32_t id = text ? number_in(text) : 0;

	if (id > *last)
		*last = id;
}

uint32_t load_last_row(const struct node *root)
{
	const struct node *answers = node_get(root, "answers");
	const char *text = node_get_text(root, "last_row");
	uint32_t last = text ? number_in(text) : 0;

	if (!answers || answers->kind != NODE_MAPPING)
		return last;
	for (const struct node *node = answers->children; node; node = node->next)
		for (const struct node *row = node->kind == NODE_SEQUENCE ? node->children : NULL; row; row = row->next)
			see_row(row, &last);
	return last;
}

/* The row's number, a new one when it has none; 0 with a fault. */
static uint32_t take_row_id(struct app_loader *loader, const struct node *row)
{
	const struct node *node = node_get(row, "id");
	struct str name = STR_EMPTY;
	uint32_t id = 0;
	size_t line = 0;
	const char *kept;

	if (!node)
		return ++loader->last_row;
	if (!load_number(loader, node, &id))
		return 0;
	str_addf(&name, "%u", (unsigned)id);
	kept = arena_strdup(&loader->names, name.data);
	str_release(&name);
	if (id && map_put(&loader->row_ids, kept, (size_t)node->line))
		return id;
	map_get(&loader->row_ids, kept, &line);
	if (id)
		load_fault(loader, node, _("The row number %u stands on line %zu already. Take the line “id:” away "
					   "here, and the row gets a number of its own."), (unsigned)id, line);
	else
		load_fault(loader, node, _("A row number is 1 or more. Take the line “id:” away, and the row gets one."));
	return 0;
}

/* The answers of a column for each of its axis. */
static void load_crossings(struct app_loader *loader, const char *row_place, const struct node *mapping,
			   const struct field *field, row_t row)
{
	struct str place = STR_EMPTY;

	if (!load_expect(loader, mapping, NODE_MAPPING))
		return;
	str_addf(&place, "%s/%s", row_place, field->name);
	for (const struct node *node = mapping->children; node; node = node->next) {
		uint32_t column = number_in(node->key->text);

		if (column)
			load_answer(loader, node, field, row_cell(row_of(row), column));
		else
			keep_answer(loader, place.data, node, &loader->form->groups[field->group]);
	}
	str_release(&place);
}

static bool is_first(struct app_loader *loader, const struct node *node, const struct group *group, const char *name)
{
	struct str key = STR_EMPTY;
	const char *kept;
	size_t line = 0;
	bool first;

	str_addf(&key, "%s/%s", group->id, name);
	kept = arena_strdup(&loader->names, key.data);
	str_release(&key);
	first = map_put(&loader->row_ids, kept, (size_t)node->line);
	map_get(&loader->row_ids, kept, &line);
	if (!first)
		load_fault(loader, node, _("The row “%s” stands on line %zu already. Put the two together."), name, line);
	return first;
}

/* The row that the form fixes under that name; one that it no longer fixes
 * becomes a row of its own, called so. */
static row_t take_named_row(struct app_loader *loader, const struct node *row, const struct group *group)
{
	const struct table *table = &loader->form->tables[group->table];
	const struct node *node = node_get(row, "row");
	const char *name = load_text(loader, node, true);
	row_t free_row;

	for (size_t i = 0; i < table->fixed_count; i++)
		if (!strcmp(table->fixed[i].id, name))
			return is_first(loader, node, group, name) ? row_cell(ROW_FIXED + (uint32_t)i, 0) : NO_ROW;
	free_row = ++loader->last_row;
	answers_row_insert(&loader->app->answers, group, free_row, answers_row_count(&loader->app->answers, group));
	if (!node_get(row, loader->form->fields[group->members[0]].name))
		store(loader, &loader->form->fields[group->members[0]], free_row, &loader->scratch);
	return free_row;
}

static row_t take_row(struct app_loader *loader, const struct node *node, const struct group *group)
{
	struct answers *answers = &loader->app->answers;
	row_t row;

	if (group->table >= 0 && node_get(node, "row"))
		return take_named_row(loader, node, group);
	row = take_row_id(loader, node);
	if (row)
		answers_row_insert(answers, group, row, answers_row_count(answers, group));
	return row;
}

static void load_cells(struct app_loader *loader, const struct node *mapping, const struct group *group,
		       row_t row)
{
	struct str place = STR_EMPTY;

	str_addf(&place, "answers/%s/%u", group->id, (unsigned)row_of(row));
	for (const struct node *node = mapping->children; node; node = node->next) {
		const struct field *field = form_member(loader->form, group, node->key->text);

		if (!strcmp(node->key->text, "id") || (group->table >= 0 && !strcmp(node->key->text, "row")))
			continue;
		if (field && field->axis != EXPR_NO_AXIS)
			load_crossings(loader, place.data, node, field, row);
		else if (field && field->type->worth != VALUE_EMPTY)
			load_answer(loader, node, field, row);
		else
			keep_answer(loader, place.data, node, group);
	}
	str_release(&place);
}

static void load_rows(struct app_loader *loader, const struct node *list, const struct group *group)
{
	if (!load_expect(loader, list, NODE_SEQUENCE))
		return;
	if (list->count > APPFILE_MOST_ROWS) {
		load_fault(loader, list, _("There are %zu rows here; an application can hold %d. Take some away."),
			   (size_t)list->count, APPFILE_MOST_ROWS);
		return;
	}
	for (const struct node *node = list->children; node; node = node->next) {
		row_t row = load_expect(loader, node, NODE_MAPPING) ? take_row(loader, node, group) : 0;

		if (row)
			load_cells(loader, node, group, row);
	}
}

void load_answers(struct app_loader *loader, const struct node *mapping)
{
	if (!load_expect(loader, mapping, NODE_MAPPING))
		return;
	for (const struct node *node = mapping->children; node; node = node->next) {
		const struct field *field = form_field(loader->form, node->key->text);

		if (field && form_rows(loader->form, field))
			load_rows(loader, node, form_rows(loader->form, field));
		else if (field && field->group == EXPR_NO_GROUP && field->type->worth != VALUE_EMPTY)
			load_answer(loader, node, field, NO_ROW);
		else
			keep_answer(loader, "answers", node, NULL);
	}
}
