#include "model/form_load.h"

#include "base/i18n.h"

/* --- reading ---------------------------------------------------------------- */

/* The group that holds its rows: its own, or that of `of`. */
static int rows_of_table(struct loader *loader, const struct node *node, const struct raw_field *raw, int field)
{
	int64_t fixed = raw->rows ? (int64_t)raw->rows->count : 0;
	int group;

	if (raw->of) {
		group = load_group_by_id(loader, raw->of);
		if (group < 0)
			load_complain(loader, node, _("“of” should be the id of a group above whose rows the table shows."));
		return group;
	}
	group = load_add_group(loader, raw, field);
	if (raw->min < 0 || raw->max < 0 || (raw->max && raw->min > raw->max))
		load_complain(loader, node, _("“min” should be at least 0 and at most “max”."));
	loader->groups[group].table = (int)loader->table_count - 1;
	loader->groups[group].min = fixed + raw->min;
	loader->groups[group].max = fixed + (raw->max || fixed ? raw->max : 100);
	return group;
}

/* Known before any expression is read, for those that ask for a row. */
static void load_row_ids(struct loader *loader, const struct node *list, struct table *table)
{
	struct fixed_row *fixed = arena_array(&loader->form->arena, list->count, sizeof *fixed);

	table->fixed = fixed;
	for (const struct node *child = list->children; child; child = child->next) {
		const char *id = child->kind == NODE_MAPPING ? node_get_text(child, "id") : NULL;
		const char *label = child->kind == NODE_MAPPING ? node_get_text(child, "label") : NULL;

		fixed[table->fixed_count++] = (struct fixed_row){ .id = id ? id : "", .label = { label, NULL, 0 } };
	}
}

static void load_columns(struct loader *loader, const struct node *list, int at)
{
	struct indexes columns = { 0 };
	struct table *table;

	loader->table = at;
	load_fields(loader, list, loader->tables[at].group, &columns);
	loader->table = -1;
	table = &loader->tables[at];
	table->columns = keep_indexes(loader, &columns, &table->column_count);
	if (table->own) {
		loader->groups[table->group].members = table->columns;
		loader->groups[table->group].member_count = table->column_count;
	}
}

void load_table(struct loader *loader, const struct node *node, const struct raw_field *raw, struct indexes *items)
{
	int field = load_add_field(loader, node, EXPR_NO_GROUP, raw, TYPE_TABLE);
	int at = (int)loader->table_count;
	int group;

	if (field < 0)
		return;
	loader->tables = mem_grow(loader->tables, &loader->table_room, ++loader->table_count, sizeof *loader->tables);
	loader->tables[at] = (struct table){
		.field = field, .heading = (int)loader->heading_count - 1, .own = !raw->of, .bar = -1,
		.timeline = raw->timeline,
	};
	loader->fields[field].table = at;
	group = rows_of_table(loader, node, raw, field);
	loader->tables[at].group = group;
	if (!raw->columns)
		load_complain(loader, node, _("A table needs “columns”: what stands in each row."));
	if (raw->of && raw->rows)
		load_complain(loader, raw->rows, _("A table “of” a group has that group's rows and no “rows” of its own."));
	if (group < 0)
		return;
	indexes_add(items, field);
	if (raw->rows && !raw->of)
		load_row_ids(loader, raw->rows, &loader->tables[at]);
	if (raw->columns)
		load_columns(loader, raw->columns, at);
}

/* --- columns across something ------------------------------------------------- */

static int axis_named(struct loader *loader, const struct node *node, const char *file)
{
	const struct form *form = loader->form;

	if (!strcmp(node->text, "years")) {
		if (form->period_start < 0 || form->period_end < 0)
			diags_add(loader->reader.diags, node_place(node, file),
				  _("“years” are those of “period”, and the form has no field of that id."));
		return EXPR_YEARS;
	}
	for (size_t i = 0; i < form->group_count; i++)
		if (!strcmp(form->groups[i].id, node->text))
			return (int)i;
	diags_add(loader->reader.diags, node_place(node, file),
		  _("“%s” is not a group of this form; a column stands across “years” or a group."), node->text);
	return EXPR_NO_AXIS;
}

static int date_field(const struct form *form, const char *id)
{
	const struct field *field = form_field(form, id);

	return field && field->type->worth == VALUE_DATE && field->group == EXPR_NO_GROUP ? field->index : -1;
}

void link_axes(struct loader *loader)
{
	struct form *form = loader->form;

	form->period_start = date_field(form, "period.start");
	form->period_end = date_field(form, "period.end");
	for (size_t i = 0; i < form->field_count; i++)
		if (loader->pending[i].across)
			form->fields[i].axis = axis_named(loader, loader->pending[i].across, loader->pending[i].file);
}

/* --- when every id is known ------------------------------------------------------ */

static void link_calculation(struct loader *loader, const struct table *table, const struct node *node,
			     const char *file, struct fixed_row *row, struct row_calculation *room)
{
	const struct form *form = loader->form;
	const struct field *field = NULL;

	for (size_t i = 0; i < table->column_count && !field; i++)
		if (!strcmp(form->fields[table->columns[i]].name, node->key->text))
			field = &form->fields[table->columns[i]];
	if (!field || node->kind != NODE_SCALAR) {
		diags_add(loader->reader.diags, node_place(node->key, file),
			  _("Here the name of a column should stand, and what it is worth."));
		return;
	}
	room[row->calculation_count++] = (struct row_calculation){
		field->index,
		link_expr(loader, node, file, (struct expr_scope){ table->group, field->axis, true }, field->type->worth),
	};
}

/* Where a row is to be explained. */
static int link_text(struct loader *loader, const struct node *node, const char *file)
{
	int field = link_name(loader, node, file, EXPR_NO_GROUP);
	enum type_id type = field < 0 ? TYPE_TEXT : loader->form->fields[field].type->id;

	if (type == TYPE_TEXT || type == TYPE_LINE || type == TYPE_LIST)
		return field;
	diags_add(loader->reader.diags, node_place(node, file),
		  _("“%s” is not answered in words, so that nothing can be explained there."), node->text);
	return -1;
}

static void link_fixed(struct loader *loader, const struct table *table, const struct node *node,
		       const char *file, struct fixed_row *row)
{
	struct raw_fixed_row raw = { 0 };
	struct row_calculation *calculations;

	keys_read(&loader->reader, node, &keys_of_fixed_row, &raw);
	*row = (struct fixed_row){
		.id = raw.id ? raw.id : "", .label = raw.label, .under = raw.under, .help = raw.help,
		.specify = link_text(loader, raw.specify, file),
	};
	if (row->id[strspn(row->id, "abcdefghijklmnopqrstuvwxyz0123456789_")])
		diags_add(loader->reader.diags, node_place(node, file),
			  _("“%s” should be of the letters a–z, digits and “_” only."), row->id);
	if (!raw.calculate)
		return;
	calculations = arena_array(&loader->form->arena, raw.calculate->count, sizeof *calculations);
	row->calculations = calculations;
	for (const struct node *child = raw.calculate->children; child; child = child->next)
		link_calculation(loader, table, child, file, row, calculations);
}

static void refuse_same_rows(struct loader *loader, const struct table *table, const struct field *field)
{
	for (size_t i = 0; i < table->fixed_count; i++)
		for (size_t k = 0; k < i; k++)
			if (!strcmp(table->fixed[i].id, table->fixed[k].id))
				diags_add(loader->reader.diags, field->at,
					  _("There are two rows “%s”; ids are used once."), table->fixed[i].id);
}

static void link_rows(struct loader *loader, struct table *table, const struct field *field,
		      const struct pending *pending)
{
	struct fixed_row *fixed = arena_array(&loader->form->arena, pending->rows->count, sizeof *fixed);
	size_t i = 0;

	for (const struct node *child = pending->rows->children; child; child = child->next)
		link_fixed(loader, table, child, pending->file, &fixed[i++]);
	table->fixed = fixed;
	refuse_same_rows(loader, table, field);
	if (table->column_count && loader->form->fields[table->columns[0]].type->id != TYPE_LINE)
		diags_add(loader->reader.diags, field->at,
			  _("The first column of a table with “rows” holds what they are called: make it of type line."));
}

static bool is_summed(const struct field *column)
{
	return column->type->worth == VALUE_MONEY || column->type->worth == VALUE_NUMBER;
}

static int column_named(struct loader *loader, const struct table *table, const struct node *node, const char *file)
{
	int index = link_name(loader, node, file, table->group);

	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i] == index)
			return index;
	if (index >= 0)
		diags_add(loader->reader.diags, node_place(node, file), _("“%s” is not a column of this table."),
			  node->text);
	return -1;
}

int table_chart_column(struct loader *loader, const struct table *table, const struct node *node)
{
	int column = column_named(loader, table, node, loader->reader.file);

	if (column < 0 || is_summed(&loader->form->fields[column]))
		return column;
	load_complain(loader, node, _("“%s” holds neither numbers nor money, so it cannot be drawn."), node->text);
	return -1;
}

static void link_pictures(struct loader *loader, struct table *table, const struct pending *pending)
{
	const struct form *form = loader->form;
	size_t days = 0;

	if (pending->bar)
		table->bar = column_named(loader, table, pending->bar, pending->file);
	if (table->bar >= 0 && form->fields[table->bar].type->worth != VALUE_MONEY)
		load_complain(loader, pending->bar, _("“%s” holds no money, so it cannot be drawn as bars."),
			      pending->bar->text);
	for (size_t i = 0; i < table->column_count; i++)
		days += form->fields[table->columns[i]].type->worth == VALUE_DATE;
	if (table->timeline && days < 2)
		load_complain(loader, node_get(pending->node, "timeline"),
			      _("A time line needs two columns of dates: when each row begins and when it ends."));
}

/* The columns named, or all that hold money. */
static void link_totalled(struct loader *loader, struct table *table, const struct node *list, const char *file)
{
	const struct form *form = loader->form;
	int *totalled = arena_array(&loader->form->arena, table->column_count + (list ? list->count : 0), sizeof *totalled);

	table->totalled = totalled;
	for (size_t i = 0; !list && i < table->column_count; i++)
		if (form->fields[table->columns[i]].type->worth == VALUE_MONEY)
			totalled[table->totalled_count++] = table->columns[i];
	for (const struct node *child = list ? list->children : NULL; child; child = child->next) {
		int column = child->kind == NODE_SCALAR ? column_named(loader, table, child, file) : -1;

		if (column >= 0 && is_summed(&form->fields[column]))
			totalled[table->totalled_count++] = column;
		else if (column >= 0)
			diags_add(loader->reader.diags, node_place(child, file),
				  _("“%s” holds neither numbers nor money, so it has no sum."), child->text);
	}
}

/* Whether a column is answered in a row that the form fixes; the first names it. */
static bool is_asked_in(const struct table *table, const struct fixed_row *row, int column)
{
	bool asked = column != table->columns[0];

	for (size_t i = 0; i < row->calculation_count; i++)
		asked = asked && row->calculations[i].field != column;
	return asked;
}

static bool column_is_asked(const struct form *form, const struct table *table, int column)
{
	bool asked = false;

	if (form->fields[column].calculate)
		return false;
	if (!table->own || form->groups[table->group].max > (int64_t)table->fixed_count)
		return true;
	for (size_t i = 0; i < table->fixed_count; i++)
		asked = asked || is_asked_in(table, &table->fixed[i], column);
	return asked;
}

void link_asks(struct form *form)
{
	for (size_t i = 0; i < form->table_count; i++)
		for (size_t k = 0; k < form->tables[i].column_count; k++)
			form->tables[i].asks |= column_is_asked(form, &form->tables[i], form->tables[i].columns[k]);
}

/* --- what only its own row changes ------------------------------------------- */

struct reading {
	const struct form *form;
	int group;
	bool local; /* so far */
};

static void read_local(void *context, const struct expr_name *name);

static bool is_calculated_in_rows(const struct form *form, const struct field *field)
{
	int at = field->group == EXPR_NO_GROUP ? -1 : form->groups[field->group].table;

	for (size_t i = 0; at >= 0 && i < form->tables[at].fixed_count; i++)
		for (size_t k = 0; k < form->tables[at].fixed[i].calculation_count; k++)
			if (form->tables[at].fixed[i].calculations[k].field == field->index)
				return true;
	return false;
}

/* Whether all that the expression reads stands in a row of the group, or outside rows. */
static bool reads_locally(const struct form *form, int group, const struct expr *expr)
{
	struct reading reading = { form, group, !expr || expr_keeps_to_row(expr) };

	if (expr && reading.local)
		expr_each_name(expr, read_local, &reading);
	return reading.local;
}

static void read_local(void *context, const struct expr_name *name)
{
	struct reading *reading = context;
	const struct field *field = name->what == EXPR_FIELD ? &reading->form->fields[name->symbol] : NULL;

	if (name->what == EXPR_GROUP || (field && field->group != EXPR_NO_GROUP && field->group != reading->group))
		reading->local = false;
	if (field && reading->local)
		reading->local = !is_calculated_in_rows(reading->form, field) &&
				 reads_locally(reading->form, reading->group, field->calculate) &&
				 reads_locally(reading->form, reading->group, field->initial);
}

/* Texts are made anew each time; those of an axis are too many to keep; a row that
 * the form fixes may be calculated in its own way. */
void link_row_locals(struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++) {
		struct field *field = &form->fields[i];

		field->row_local = field->calculate && field->group != EXPR_NO_GROUP && field->axis == EXPR_NO_AXIS &&
				   field->type->worth != VALUE_TEXT && reads_locally(form, field->group, field->calculate);
	}
}

void link_table(struct loader *loader, const struct field *field, const struct pending *pending)
{
	struct table *table = &loader->form->tables[field->table];
	struct raw_total total = { 0 };

	if (table->group < 0)
		return;
	if (pending->title && table->own)
		load_complain(loader, pending->title, _("Rows of its own are called by their first column: “title” is for a table with “of”."));
	table->title = link_template(loader, pending->title, pending->file, expr_in(table->group));
	table->when = link_expr(loader, pending->when, pending->file, expr_in(table->group), VALUE_BOOL);
	if (pending->rows && table->own)
		link_rows(loader, table, field, pending);
	link_pictures(loader, table, pending);
	if (!pending->total)
		return;
	keys_read(&loader->reader, pending->total, &keys_of_total, &total);
	table->has_total = true;
	table->total = total.label;
	link_totalled(loader, table, total.columns, pending->file);
	if (!table->totalled_count && !(total.columns && total.columns->count))
		load_complain(loader, pending->total, _("The last line of “%s” sums nothing: no column of it holds money. "
							"Name those to sum under “columns”."), field->id);
}
