#include "model/form_load.h"

#include "base/i18n.h"

/* --- names ------------------------------------------------------------- */

static bool member_of(const struct form *form, const char *name, int group, size_t *index)
{
	char id[256];
	int len = snprintf(id, sizeof id, "%s.%s", form->groups[group].id, name);

	return len > 0 && (size_t)len < sizeof id && map_get(&form->field_ids, id, index);
}

/* Names that are no field's: the parameters, and where we stand. */
static bool find_other(const struct form *form, const char *name, struct expr_scope scope, struct expr_name *found)
{
	static const char lead[] = "parameters.";

	*found = (struct expr_name){ .symbol = -1, .group = EXPR_NO_GROUP, .axis = EXPR_NO_AXIS };
	if (scope.axis == EXPR_YEARS && !strcmp(name, "year")) {
		found->what = EXPR_YEAR;
		found->kind = VALUE_NUMBER;
	} else if (scope.group != EXPR_NO_GROUP && form->groups[scope.group].table >= 0 && !strcmp(name, "row")) {
		found->what = EXPR_ROW_NAME;
		found->kind = VALUE_TEXT;
		found->group = scope.group;
	} else if (scope.group != EXPR_NO_GROUP && !strcmp(name, "number")) {
		found->what = EXPR_ROW_NUMBER;
		found->kind = VALUE_NUMBER;
		found->group = scope.group;
	} else if (!strncmp(name, lead, strlen(lead)) &&
		   parameter_find(form, name + strlen(lead), &found->constant)) {
		found->what = EXPR_CONSTANT;
		found->kind = found->constant.kind;
	} else {
		return false;
	}
	return true;
}

static bool find_name(const void *context, const char *name, struct expr_scope scope, struct expr_name *found)
{
	const struct form *form = context;
	const struct field *field;
	size_t index;

	if (!(scope.group != EXPR_NO_GROUP && member_of(form, name, scope.group, &index)) &&
	    !map_get(&form->field_ids, name, &index))
		return find_other(form, name, scope, found);
	field = &form->fields[index];
	*found = (struct expr_name){ EXPR_FIELD, field->type->worth, field->index, field->group, field->axis, { 0 } };
	if (form_rows(form, field))
		*found = (struct expr_name){ EXPR_GROUP, VALUE_EMPTY, field->holds, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } };
	return field->type->id != TYPE_SIGNATURE;
}

static const char *suggest_name(const void *context, const char *name, int group)
{
	const struct form *form = context;
	const char **names = mem_array(form->field_count * 2, sizeof *names);
	size_t count = 0;
	const char *meant;

	for (size_t i = 0; i < form->field_count; i++) {
		names[count++] = form->fields[i].id;
		if (group != EXPR_NO_GROUP && form->fields[i].group == group)
			names[count++] = form->fields[i].name;
	}
	meant = diag_did_you_mean(name, names, count);
	free(names);
	return meant;
}

static struct expr_names names_of(const struct form *form)
{
	return (struct expr_names){ find_name, suggest_name, form, choice_unfit };
}

/* --- compiling --------------------------------------------------------- */

const struct expr *link_expr(struct loader *loader, const struct node *node, const char *file,
			     struct expr_scope scope, enum value_kind wanted)
{
	struct expr_names names = names_of(loader->form);

	if (!node)
		return NULL;
	return expr_compile(&loader->form->arena, node->text, node_text_place(node, file), &names, scope, wanted,
			    loader->reader.diags);
}

const struct expr_template *link_template(struct loader *loader, const struct node *node, const char *file,
					  struct expr_scope scope)
{
	struct expr_names names = names_of(loader->form);

	if (!node)
		return NULL;
	return template_compile(&loader->form->arena, node->text, node_text_place(node, file), &names, scope,
				loader->reader.diags);
}

int link_name(struct loader *loader, const struct node *node, const char *file, int group)
{
	const char *meant;
	size_t index;

	if (!node)
		return -1;
	if ((group != EXPR_NO_GROUP && member_of(loader->form, node->text, group, &index)) ||
	    map_get(&loader->form->field_ids, node->text, &index))
		return (int)index;
	meant = suggest_name(loader->form, node->text, group);
	if (meant)
		diags_add(loader->reader.diags, node_place(node, file),
			  _("“%s” is not a field of this form; did you mean “%s”?"), node->text, meant);
	else
		diags_add(loader->reader.diags, node_place(node, file), _("“%s” is not a field of this form."),
			  node->text);
	return -1;
}

static enum severity severity_of(struct loader *loader, const struct node *node, const char *word)
{
	for (size_t i = 0; word && severity_words[i]; i++)
		if (!strcmp(severity_words[i], word))
			return (enum severity)i;
	if (word)
		load_complain(loader, node, _("“%s” should be “error”, “warning” or “info”."), word);
	return SEVERITY_ERROR;
}

/* A field's own row, and its column. */
static struct expr_scope scope_of(const struct field *field)
{
	return (struct expr_scope){ .group = field->group, .axis = field->axis };
}

static void link_checks(struct loader *loader, struct field *field, const struct pending *pending)
{
	struct expr_scope here = scope_of(field);
	struct field_check *checks;

	if (!pending->check)
		return;
	checks = arena_array(&loader->form->arena, pending->check->count, sizeof *checks);
	field->checks = checks;
	for (const struct node *child = pending->check->children; child; child = child->next) {
		struct raw_check raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_check, &raw);
		checks[field->check_count++] = (struct field_check){
			.that = link_expr(loader, raw.that, pending->file, here, VALUE_BOOL),
			.message = raw.message,
			.severity = severity_of(loader, child, raw.severity),
			.mend = link_template(loader, raw.mend, pending->file, here),
		};
	}
}

/* A limit is written as an answer of the field's type would be. */
static bool link_limit(struct loader *loader, const struct field *field, const struct node *node,
		       int64_t *limit)
{
	struct value worth;

	if (!node)
		return false;
	if (type_read(field, node->text, &worth, NULL) == ANSWER_OK) {
		if (worth.kind == VALUE_NUMBER)
			return number_round(worth.number, limit);
		if (worth.kind == VALUE_MONEY)
			return *limit = worth.ore, true;
		if (worth.kind == VALUE_DATE)
			return *limit = worth.date, true;
	}
	load_complain(loader, node, _("“%s” is not a limit that a field of type %s can have."), node->text,
		      field->type->name);
	return false;
}

static void link_limits(struct loader *loader, struct field *field, const struct pending *pending)
{
	struct raw_limits raw = { 0 };
	struct limits *limits = &field->limits;

	if (!pending->limits)
		return;
	keys_read(&loader->reader, pending->limits, &keys_of_limits, &raw);
	limits->has_min = link_limit(loader, field, raw.min, &limits->min);
	limits->has_max = link_limit(loader, field, raw.max, &limits->max);
	limits->characters = raw.characters;
	limits->items = raw.items;
}

static void link_print(struct loader *loader, const struct field *field, const struct node *node,
		       const char *file, struct print *print)
{
	struct raw_print raw = { 0 };
	/* a group is printed row by row: its template stands in the row */
	int group = form_rows(loader->form, field) ? field->holds : field->group;

	*print = (struct print){ .under = -1 };
	if (node->kind == NODE_SCALAR && !strcmp(node->text, "false")) {
		print->hidden = true;
		return;
	}
	keys_read(&loader->reader, node, &keys_of_print, &raw);
	print->heading = raw.heading;
	print->under = link_name(loader, raw.under, file, EXPR_NO_GROUP);
	print->when = link_expr(loader, raw.when, file, scope_of(field), VALUE_BOOL);
	print->text = link_template(loader, raw.text, file, expr_in(group));
}

static void link_prints(struct loader *loader, struct field *field, const struct pending *pending)
{
	const struct node *node = pending->print;
	struct print *prints;

	if (!node)
		return;
	prints = arena_array(&loader->form->arena, node->kind == NODE_SEQUENCE ? node->count : 1,
			     sizeof *prints);
	field->prints = prints;
	if (node->kind != NODE_SEQUENCE) {
		link_print(loader, field, node, pending->file, &prints[field->print_count++]);
		return;
	}
	for (const struct node *child = node->children; child; child = child->next)
		link_print(loader, field, child, pending->file, &prints[field->print_count++]);
}

static void link_signature(struct loader *loader, const struct field *field, const struct pending *pending)
{
	struct signature *signature;
	struct sign_row *rows;

	/* one that nobody's rows sign is no signature, and is complained of already */
	if (!pending->rows || field->holds < 0)
		return;
	signature = &loader->form->signatures[field->holds];
	rows = arena_array(&loader->form->arena, pending->rows->count, sizeof *rows);
	signature->rows = rows;
	for (const struct node *child = pending->rows->children; child; child = child->next) {
		struct raw_sign_row raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_sign_row, &raw);
		rows[signature->row_count++] = (struct sign_row){
			.label = raw.label ? raw.label : "", .sign = raw.sign, .date = raw.date,
			.text = link_template(loader, raw.text, pending->file, expr_in(signature->group)),
		};
	}
}

/* What an axis' columns are called stands in its row, or has a year. */
static struct expr_scope scope_of_axis(int axis)
{
	struct expr_scope scope = expr_in(axis >= 0 ? axis : EXPR_NO_GROUP);

	scope.axis = axis == EXPR_YEARS ? axis : EXPR_NO_AXIS;
	return scope;
}

static void link_worth(struct loader *loader, struct field *field, const struct pending *pending)
{
	struct expr_scope scope = scope_of(field);

	field->initial = link_expr(loader, pending->initial, pending->file, scope, field->type->worth);
	scope.lenient = true;
	field->calculate = link_expr(loader, pending->calculate, pending->file, scope, field->type->worth);
	choice_prove(loader, field, pending->initial, field->initial);
	choice_prove(loader, field, pending->calculate, field->calculate);
	field->each = link_template(loader, pending->each, pending->file, scope_of_axis(field->axis));
}

static void link_field(struct loader *loader, struct field *field, const struct pending *pending)
{
	loader->reader.file = pending->file;
	field->relevant = link_expr(loader, pending->relevant, pending->file, scope_of(field), VALUE_BOOL);
	field->guess = link_name(loader, pending->guess, pending->file, field->group);
	link_worth(loader, field, pending);
	link_checks(loader, field, pending);
	link_limits(loader, field, pending);
	link_prints(loader, field, pending);
	if (field->type->id == TYPE_GROUP)
		loader->form->groups[field->holds].title =
			link_template(loader, pending->title, pending->file, expr_in(field->holds));
	if (field->type->id == TYPE_TABLE)
		link_table(loader, field, pending);
	if (field->type->id == TYPE_SIGNATURE)
		link_signature(loader, field, pending);
}

/* --- the whole --------------------------------------------------------- */

/* The form owns them from here on. */
static void hand_over(struct loader *loader)
{
	struct form *form = loader->form;

	form->headings = loader->headings;
	form->heading_count = loader->heading_count;
	form->fields = loader->fields;
	form->field_count = loader->field_count;
	form->groups = loader->groups;
	form->group_count = loader->group_count;
	form->tables = loader->tables;
	form->table_count = loader->table_count;
	form->signatures = loader->signatures;
	form->signature_count = loader->signature_count;
}

/* Numbers the answers: those of each kind of row, and those of no row. */
static void assign_slots(struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++) {
		struct field *field = &form->fields[i];

		field->slot = field->group == EXPR_NO_GROUP ? form->slot_count++ :
							      form->groups[field->group].slot_count++;
	}
}

static void hold(struct form *form, const int *fields, size_t count, int holder)
{
	for (size_t i = 0; i < count; i++)
		form->fields[fields[i]].holder = holder;
}

static void link_holders(struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++)
		form->fields[i].holder = -1;
	for (size_t i = 0; i < form->group_count; i++)
		hold(form, form->groups[i].members, form->groups[i].member_count, form->groups[i].field);
	for (size_t i = 0; i < form->table_count; i++)
		hold(form, form->tables[i].columns, form->tables[i].column_count, form->tables[i].field);
	for (size_t i = 0; i < form->signature_count; i++)
		hold(form, form->signatures[i].members, form->signatures[i].member_count, form->signatures[i].field);
}

static void link_headings(struct loader *loader)
{
	struct form *form = loader->form;
	int number = 0;

	for (size_t i = 0; i < form->heading_count; i++) {
		struct heading *heading = &form->headings[i];

		heading->number = heading->internal ? 0 : ++number;
		heading->relevant = link_expr(loader, loader->heading_relevant[i], heading->at.file,
					      expr_in(EXPR_NO_GROUP), VALUE_BOOL);
	}
}

void link_form(struct loader *loader)
{
	struct form *form = loader->form;

	hand_over(loader);
	link_axes(loader);
	assign_slots(form);
	link_headings(loader);
	for (size_t i = 0; i < form->field_count; i++)
		link_field(loader, &form->fields[i], &loader->pending[i]);
	loader->reader.file = form->file;
	link_asks(form);
	link_holders(form);
	link_layout(loader);
	prove_form(loader);
	if (!loader->reader.diags->count)
		link_row_locals(form);
}
