#include "model/form_load.h"

#include "base/i18n.h"

/* --- parameters ------------------------------------------------------------ */

static void load_amount(struct loader *loader, const struct node *node, int64_t *ore)
{
	if (node && money_parse(node->text, ore) != NUMBER_OK)
		load_complain(loader, node, _("“%s” should be an amount of money, such as “650 000 kr”."), node->text);
}

void load_parameters(struct loader *loader, const struct node *node)
{
	struct parameters *parameters = &loader->form->parameters;
	struct raw_parameters raw = { 0 };

	if (!node)
		return;
	keys_read(&loader->reader, node, &keys_of_parameters, &raw);
	*parameters = (struct parameters){
		.min_party_kinds = raw.min_party_kinds, .age_min = raw.age_min, .age_max = raw.age_max,
		.norm_places = raw.norm_places, .words = raw.words.items, .word_count = raw.words.count,
	};
	load_amount(loader, raw.norm_amount, &parameters->norm_ore);
	load_amount(loader, raw.norm_rounding, &parameters->rounding_ore);
}

bool parameter_find(const struct form *form, const char *name, struct value *worth)
{
	static const struct {
		const char *name;
		size_t offset;
		enum value_kind kind;
	} known[] = {
		{ "min_party_kinds", offsetof(struct parameters, min_party_kinds), VALUE_NUMBER },
		{ "age_min", offsetof(struct parameters, age_min), VALUE_NUMBER },
		{ "age_max", offsetof(struct parameters, age_max), VALUE_NUMBER },
		{ "norm_places", offsetof(struct parameters, norm_places), VALUE_NUMBER },
		{ "norm_amount", offsetof(struct parameters, norm_ore), VALUE_MONEY },
		{ "norm_rounding", offsetof(struct parameters, rounding_ore), VALUE_MONEY },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		int64_t given = *(const int64_t *)((const char *)&form->parameters + known[i].offset);

		if (strcmp(known[i].name, name) || !given)
			continue;
		*worth = (struct value){ .kind = known[i].kind };
		if (known[i].kind == VALUE_MONEY)
			worth->ore = given;
		else
			worth->number = number_of(given);
		return true;
	}
	return false;
}

/* --- the layout, first step -------------------------------------------------- */

static void load_words(struct loader *loader, const struct node *node, struct layout *layout)
{
	struct raw_layout_words raw = { "UTKAST", "Sida", "av" };

	if (node)
		keys_read(&loader->reader, node, &keys_of_layout_words, &raw);
	layout->draft_word = raw.draft;
	layout->page_word = raw.page;
	layout->of_word = raw.of;
}

void load_layout(struct loader *loader, const struct node *node)
{
	struct raw_layout raw = { .headings = "plain", .footer = "", .currency = "kr" };
	struct layout *layout = &loader->form->layout;

	if (node)
		keys_read(&loader->reader, node, &keys_of_layout, &raw);
	if (strcmp(raw.headings, "plain") && strcmp(raw.headings, "table"))
		load_complain(loader, node_get(node, "headings"), _("“%s” should be “plain” or “table”."),
			      raw.headings);
	layout->tables = !strcmp(raw.headings, "table");
	layout->footer = raw.footer;
	layout->currency = raw.currency;
	loader->layout = raw;
	load_words(loader, raw.words, layout);
}

/* --- the layout, when every id is known ---------------------------------------- */

static int heading_named(struct loader *loader, const struct node *node)
{
	size_t index;

	if (!node)
		return -1;
	if (map_get(&loader->heading_ids, node->text, &index))
		return (int)index;
	load_complain(loader, node, _("“%s” is not the id of a heading."), node->text);
	return -1;
}

static int table_named(struct loader *loader, const struct node *node)
{
	int field = link_name(loader, node, loader->reader.file, EXPR_NO_GROUP);

	if (field >= 0 && loader->form->fields[field].type->id != TYPE_TABLE) {
		load_complain(loader, node, _("“%s” is not a table."), node->text);
		field = -1;
	}
	return field < 0 ? -1 : loader->form->fields[field].table;
}

/* A field with one answer, which can stand in a cell. */
static int value_named(struct loader *loader, const struct node *node)
{
	int index = link_name(loader, node, loader->reader.file, EXPR_NO_GROUP);
	const struct field *field = index < 0 ? NULL : &loader->form->fields[index];

	if (!field || (field->group == EXPR_NO_GROUP && field->type->worth != VALUE_EMPTY))
		return index;
	load_complain(loader, node, _("“%s” has no single answer that a sheet could show."), node->text);
	return -1;
}

static void link_blocks(struct loader *loader, const struct node *list, struct sheet *sheet)
{
	struct sheet_block *blocks = arena_array(&loader->form->arena, list->count, sizeof *blocks);

	sheet->blocks = blocks;
	for (const struct node *child = list->children; child; child = child->next) {
		struct raw_block raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_block, &raw);
		if (!raw.heading && !raw.table && !raw.value)
			load_complain(loader, child, _("A part of a sheet is a “heading”, a “table” or a “value”."));
		blocks[sheet->block_count++] = (struct sheet_block){
			.heading = raw.heading, .table = table_named(loader, raw.table),
			.value = value_named(loader, raw.value),
		};
	}
}

static bool is_column_on(const struct form *form, const struct sheet *sheet, const char *name)
{
	for (size_t i = 0; i < sheet->block_count; i++) {
		const struct table *table = sheet->blocks[i].table < 0 ? NULL : &form->tables[sheet->blocks[i].table];

		for (size_t k = 0; table && k < table->column_count; k++)
			if (!strcmp(form->fields[table->columns[k]].name, name))
				return true;
	}
	return false;
}

/* Each name has a column that it stands for. */
static void check_columns(struct loader *loader, const struct node *list, const struct sheet *sheet)
{
	for (const struct node *child = list ? list->children : NULL; child; child = child->next)
		if (child->kind == NODE_SCALAR && !is_column_on(loader->form, sheet, child->text))
			load_complain(loader, child, _("No table of this sheet has a column “%s”."), child->text);
}

static void link_values(struct loader *loader, const struct node *list, struct sheet_line *line)
{
	int *values = arena_array(&loader->form->arena, list->count, sizeof *values);

	line->values = values;
	for (const struct node *child = list->children; child; child = child->next) {
		int field = -1;

		if (child->kind == NODE_SCALAR)
			field = value_named(loader, child);
		else
			load_complain(loader, child, _("“%s” should be a list of texts."), "values");
		if (field >= 0)
			values[line->value_count++] = field;
	}
}

static void link_line(struct loader *loader, const struct node *node, struct sheet_line *line)
{
	struct raw_line raw = { 0 };

	*line = (struct sheet_line){ .label = "" };
	if (node->kind == NODE_SCALAR) {
		line->text = link_template(loader, node, loader->reader.file, expr_in(EXPR_NO_GROUP));
		return;
	}
	keys_read(&loader->reader, node, &keys_of_line, &raw);
	if (raw.label)
		line->label = raw.label;
	if (raw.values)
		link_values(loader, raw.values, line);
}

static void link_lines(struct loader *loader, const struct node *list, struct sheet *sheet)
{
	struct sheet_line *lines = arena_array(&loader->form->arena, list->count, sizeof *lines);

	sheet->lines = lines;
	for (const struct node *child = list->children; child; child = child->next)
		link_line(loader, child, &lines[sheet->line_count++]);
}

static bool is_table_on(const struct sheet *sheet, int table)
{
	for (size_t i = 0; i < sheet->block_count; i++)
		if (sheet->blocks[i].table == table)
			return true;
	return false;
}

static bool is_listed(const struct sheet *sheet, const char *name)
{
	for (size_t i = 0; i < sheet->column_count; i++)
		if (!strcmp(sheet->columns[i], name))
			return true;
	return !sheet->column_count;
}

static void nothing_to_draw(struct loader *loader, const struct node *node)
{
	load_complain(loader, node, _("“%s” does not stand on this sheet, so there is nothing to draw."), node->text);
}

/* It is drawn over cells of the sheet. */
static void link_chart(struct loader *loader, const struct node *node, struct sheet *sheet)
{
	struct raw_chart raw = { 0 };

	keys_read(&loader->reader, node, &keys_of_chart, &raw);
	sheet->chart = table_named(loader, raw.table);
	sheet->chart_title = raw.title;
	if (sheet->chart < 0 || !raw.column)
		return;
	sheet->chart_column = table_chart_column(loader, &loader->form->tables[sheet->chart], raw.column);
	if (!is_table_on(sheet, sheet->chart))
		nothing_to_draw(loader, raw.table);
	else if (!is_listed(sheet, raw.column->text))
		nothing_to_draw(loader, raw.column);
}

static void link_sheet(struct loader *loader, const struct node *node, struct sheet *sheet)
{
	struct raw_sheet raw = { 0 };

	keys_read(&loader->reader, node, &keys_of_sheet, &raw);
	*sheet = (struct sheet){ .name = raw.name ? raw.name : "", .columns = raw.columns.items,
				 .column_count = raw.columns.count, .chart = -1, .chart_column = -1 };
	sheet->title = link_template(loader, raw.title, loader->reader.file, expr_in(EXPR_NO_GROUP));
	if (raw.lines)
		link_lines(loader, raw.lines, sheet);
	if (raw.blocks)
		link_blocks(loader, raw.blocks, sheet);
	check_columns(loader, node_get(node, "columns"), sheet);
	if (raw.chart)
		link_chart(loader, raw.chart, sheet);
}

static void link_workbook(struct loader *loader, const struct node *list)
{
	struct sheet *sheets = arena_array(&loader->form->arena, list->count, sizeof *sheets);
	size_t count = 0;

	loader->form->layout.sheets = sheets;
	for (const struct node *child = list->children; child; child = child->next)
		if (count++ == FORM_SHEETS)
			load_complain(loader, child, _("A workbook has at most %d sheets; this is one too many."), FORM_SHEETS);
	for (const struct node *child = list->children; child; child = child->next)
		link_sheet(loader, child, &sheets[loader->form->layout.sheet_count++]);
}

static void link_annex(struct loader *loader, const struct node *list)
{
	int *fields = arena_array(&loader->form->arena, list->count, sizeof *fields);
	struct layout *layout = &loader->form->layout;

	layout->annex = fields;
	for (const struct node *child = list->children; child; child = child->next) {
		int field = -1;

		if (child->kind == NODE_SCALAR)
			field = link_name(loader, child, loader->reader.file, EXPR_NO_GROUP);
		else
			load_complain(loader, child, _("“%s” should be a list of texts."), "annex");
		if (field >= 0)
			fields[layout->annex_count++] = field;
	}
}

void link_layout(struct loader *loader)
{
	struct layout *layout = &loader->form->layout;
	const struct raw_layout *raw = &loader->layout;

	layout->signature_head = heading_named(loader, raw->signature_head);
	layout->footer_from = heading_named(loader, raw->footer_from);
	layout->annex_title = link_template(loader, raw->annex_title, loader->reader.file, expr_in(EXPR_NO_GROUP));
	if (raw->annex)
		link_annex(loader, raw->annex);
	if (raw->workbook)
		link_workbook(loader, raw->workbook);
}
