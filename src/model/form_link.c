#include "model/form_load.h"

#include "base/i18n.h"

/* --- names ------------------------------------------------------------- */

static bool member_of(const struct form *form, const char *name, int group, size_t *index)
{
	char id[256];
	int len = snprintf(id, sizeof id, "%s.%s", form->groups[group].id, name);

	return len > 0 && (size_t)len < sizeof id && map_get(&form->field_ids, id, index);
}

static bool find_name(const void *context, const char *name, int group, struct expr_name *found)
{
	const struct form *form = context;
	const struct field *field;
	size_t index;

	if (!(group != EXPR_NO_GROUP && member_of(form, name, group, &index)) &&
	    !map_get(&form->field_ids, name, &index))
		return false;
	field = &form->fields[index];
	if (field->type->id == TYPE_GROUP)
		*found = (struct expr_name){ EXPR_GROUP, VALUE_EMPTY, field->holds, EXPR_NO_GROUP };
	else
		*found = (struct expr_name){ EXPR_FIELD, field->type->worth, field->index, field->group };
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
	return (struct expr_names){ find_name, suggest_name, form };
}

/* --- compiling --------------------------------------------------------- */

static const struct expr *compile(struct loader *loader, const struct node *node, const char *file,
				  int group, enum value_kind wanted)
{
	struct expr_names names = names_of(loader->form);

	if (!node)
		return NULL;
	return expr_compile(&loader->form->arena, node->text, node_text_place(node, file), &names, group, wanted,
			    loader->reader.diags);
}

static const struct expr_template *compile_template(struct loader *loader, const struct node *node,
						    const char *file, int group)
{
	struct expr_names names = names_of(loader->form);

	if (!node)
		return NULL;
	return template_compile(&loader->form->arena, node->text, node_text_place(node, file), &names, group,
				loader->reader.diags);
}

/* The index of the field that a scalar names, or -1 and a complaint. */
static int resolve(struct loader *loader, const struct node *node, const char *file, int group)
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
	static const char *const words[] = { "error", "warning", "info" };

	for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i], word))
			return (enum severity)i;
	if (word)
		load_complain(loader, node, _("“%s” should be “error”, “warning” or “info”."), word);
	return SEVERITY_ERROR;
}

static void link_checks(struct loader *loader, struct field *field, const struct pending *pending)
{
	struct field_check *checks;

	if (!pending->check)
		return;
	checks = arena_array(&loader->form->arena, pending->check->count, sizeof *checks);
	field->checks = checks;
	for (const struct node *child = pending->check->children; child; child = child->next) {
		struct raw_check raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_check, &raw);
		checks[field->check_count++] = (struct field_check){
			.that = compile(loader, raw.that, pending->file, field->group, VALUE_BOOL),
			.message = raw.message,
			.severity = severity_of(loader, child, raw.severity),
			.mend = compile_template(loader, raw.mend, pending->file, field->group),
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
	int group = field->type->id == TYPE_GROUP ? field->holds : field->group;

	*print = (struct print){ .under = -1 };
	if (node->kind == NODE_SCALAR && !strcmp(node->text, "false")) {
		print->hidden = true;
		return;
	}
	keys_read(&loader->reader, node, &keys_of_print, &raw);
	print->heading = raw.heading;
	print->under = resolve(loader, raw.under, file, EXPR_NO_GROUP);
	print->when = compile(loader, raw.when, file, field->group, VALUE_BOOL);
	print->text = compile_template(loader, raw.text, file, group);
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
	struct signature *signature = &loader->form->signatures[field->holds];
	struct sign_row *rows;

	if (!pending->rows)
		return;
	rows = arena_array(&loader->form->arena, pending->rows->count, sizeof *rows);
	signature->rows = rows;
	for (const struct node *child = pending->rows->children; child; child = child->next) {
		struct raw_sign_row raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_sign_row, &raw);
		rows[signature->row_count++] = (struct sign_row){
			.label = raw.label ? raw.label : "", .sign = raw.sign, .date = raw.date,
			.text = compile_template(loader, raw.text, pending->file, signature->group),
		};
	}
}

static void link_field(struct loader *loader, struct field *field, const struct pending *pending)
{
	loader->reader.file = pending->file;
	field->relevant = compile(loader, pending->relevant, pending->file, field->group, VALUE_BOOL);
	field->initial = compile(loader, pending->initial, pending->file, field->group, field->type->worth);
	field->guess = resolve(loader, pending->guess, pending->file, field->group);
	link_checks(loader, field, pending);
	link_limits(loader, field, pending);
	link_prints(loader, field, pending);
	if (field->type->id == TYPE_GROUP)
		loader->form->groups[field->holds].title =
			compile_template(loader, pending->title, pending->file, field->holds);
	if (field->type->id == TYPE_SIGNATURE)
		link_signature(loader, field, pending);
}

/* --- cycles ------------------------------------------------------------ */

/* A field depends on what its `relevant` and `default` read; one that did not
 * compile depends on nothing, so that other faults hide no cycle. */
struct walk {
	const struct loader *loader;
	unsigned char *seen; /* 0 not yet, 1 on the way, 2 done */
	int depth;
};

static void walk_field(struct walk *walk, int index);

static void walk_name(void *context, const struct expr_name *name)
{
	if (name->what == EXPR_FIELD)
		walk_field(context, name->symbol);
}

enum { WALK_DEEPEST = 1000 };

static void walk_field(struct walk *walk, int index)
{
	const struct form *form = walk->loader->form;
	const struct field *field = &form->fields[index];
	const struct expr *heading = form->headings[field->heading].relevant;

	if (walk->seen[index] == 2)
		return;
	if (walk->seen[index] == 1 || walk->depth > WALK_DEEPEST) {
		diags_add(walk->loader->reader.diags, field->at,
			  _("Whether “%s” is asked, or what it is by default, depends on itself."), field->id);
		return;
	}
	walk->seen[index] = 1;
	walk->depth++;
	if (field->relevant)
		expr_each_name(field->relevant, walk_name, walk);
	if (field->initial)
		expr_each_name(field->initial, walk_name, walk);
	if (heading)
		expr_each_name(heading, walk_name, walk);
	walk->depth--;
	walk->seen[index] = 2;
}

static void find_cycles(struct loader *loader)
{
	struct walk walk = { loader, mem_alloc(loader->form->field_count + 1), 0 };

	for (size_t i = 0; i < loader->form->field_count; i++)
		walk_field(&walk, (int)i);
	free(walk.seen);
}

/* --- the whole --------------------------------------------------------- */

static void *keep(struct loader *loader, const void *items, size_t count, size_t size)
{
	void *kept = arena_array(&loader->form->arena, count, size);

	if (count)
		memcpy(kept, items, count * size);
	return kept;
}

static void keep_arrays(struct loader *loader)
{
	struct form *form = loader->form;

	form->headings = keep(loader, loader->headings, loader->heading_count, sizeof *form->headings);
	form->heading_count = loader->heading_count;
	form->fields = keep(loader, loader->fields, loader->field_count, sizeof *form->fields);
	form->field_count = loader->field_count;
	form->groups = keep(loader, loader->groups, loader->group_count, sizeof *form->groups);
	form->group_count = loader->group_count;
	form->signatures = keep(loader, loader->signatures, loader->signature_count, sizeof *form->signatures);
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

static void link_headings(struct loader *loader)
{
	struct form *form = loader->form;
	int number = 0;

	for (size_t i = 0; i < form->heading_count; i++) {
		struct heading *heading = &form->headings[i];

		heading->number = heading->internal ? 0 : ++number;
		heading->relevant = compile(loader, loader->heading_relevant[i], heading->at.file,
					    EXPR_NO_GROUP, VALUE_BOOL);
	}
}

static void link_signature_head(struct loader *loader)
{
	size_t index;

	if (!loader->signature_head)
		return;
	if (map_get(&loader->heading_ids, loader->signature_head->text, &index))
		loader->form->layout.signature_head = (int)index;
	else
		diags_add(loader->reader.diags, node_place(loader->signature_head, loader->form->file),
			  _("“%s” is not the id of a heading."), loader->signature_head->text);
}

/* There must be a question whatever was answered, for the wizard to stand at. */
static bool always_asks(const struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (!field->relevant && !form->headings[field->heading].relevant &&
		    field->group == EXPR_NO_GROUP && field->type->id != TYPE_SIGNATURE)
			return true;
	}
	return false;
}

static void check_questions(struct loader *loader)
{
	const struct form *form = loader->form;

	for (size_t i = 0; i < form->group_count; i++)
		if (!form->groups[i].member_count)
			diags_add(loader->reader.diags, form->fields[form->groups[i].field].at,
				  _("The group “%s” asks nothing: give it at least one field."), form->groups[i].id);
	if (loader->reader.diags->count == loader->faults_before && !always_asks(form))
		diags_add(loader->reader.diags, (struct place){ form->file, 1, 1 },
			  _("The form has no question that is always asked. Take “relevant” away from one, at least."));
}

void link_form(struct loader *loader)
{
	struct form *form = loader->form;

	keep_arrays(loader);
	assign_slots(form);
	link_headings(loader);
	for (size_t i = 0; i < form->field_count; i++)
		link_field(loader, &form->fields[i], &loader->pending[i]);
	loader->reader.file = form->file;
	link_signature_head(loader);
	find_cycles(loader);
	check_questions(loader);
}
