#include "model/form_load.h"

#include "base/i18n.h"

#include <assert.h>

const int *keep_indexes(struct loader *loader, struct indexes *list, size_t *count)
{
	int *kept = arena_array(&loader->form->arena, list->count, sizeof *kept);

	if (list->count)
		memcpy(kept, list->items, list->count * sizeof *kept);
	*count = list->count;
	free(list->items);
	return kept;
}

void indexes_add(struct indexes *list, int index)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = index;
}

static enum kind_means means_of(struct loader *loader, const struct node *node)
{
	for (size_t i = 0; node && means_words[i]; i++)
		if (!strcmp(means_words[i], node->text))
			return (enum kind_means)(MEANS_NEW + i);
	if (node)
		load_complain(loader, node, _("“%s” should be “new”, “extension” or “supplement”."), node->text);
	return MEANS_NOTHING;
}

const struct choice *load_choices(struct loader *loader, const struct node *list, size_t *count)
{
	struct choice *choices = arena_array(&loader->form->arena, list->count, sizeof *choices);

	*count = 0;
	for (const struct node *child = list->children; child; child = child->next) {
		struct raw_choice raw = { 0 };

		keys_read(&loader->reader, child, &keys_of_choice, &raw);
		if (raw.id)
			choices[(*count)++] = (struct choice){ raw.id, raw.label, raw.match.items, raw.match.count,
							       means_of(loader, raw.means) };
	}
	return choices;
}

static bool good_id(const char *id)
{
	return id[0] >= 'a' && id[0] <= 'z' && !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_.")];
}

/* "owners" + "organisation" is "owners.organisation". */
static const char *full_id(struct loader *loader, int group, const char *name)
{
	struct str id = STR_EMPTY;
	const char *kept;

	if (group == EXPR_NO_GROUP)
		return name;
	str_addf(&id, "%s.%s", loader->groups[group].id, name);
	kept = arena_strdup(&loader->form->arena, id.data);
	str_release(&id);
	return kept;
}

/* Which choices a field offers, and what may be wrong with them. */
static void field_choices(struct loader *loader, const struct node *node,
			  const struct raw_field *raw, struct field *field)
{
	struct choice *both;

	if (field->type->id == TYPE_YESNO) {
		both = arena_array(&loader->form->arena, 2, sizeof *both);
		both[0] = (struct choice){ .id = "ja", .label = { raw->yes ? raw->yes : "Ja", NULL, 0 } };
		both[1] = (struct choice){ .id = "nej", .label = { raw->no ? raw->no : "Nej", NULL, 0 } };
		field->choices = both;
		field->choice_count = 2;
	} else if ((field->type->id == TYPE_CHOICE || field->type->id == TYPE_CHOICES) && !raw->choices) {
		load_complain(loader, node, _("A choice needs “choices”: a list of what can be chosen, or the word “kinds”."));
	} else if (raw->choices && raw->choices->kind == NODE_SCALAR && !strcmp(raw->choices->text, "kinds")) {
		field->choices = loader->form->kinds;
		field->choice_count = loader->form->kind_count;
	} else if (raw->choices && raw->choices->kind == NODE_SEQUENCE) {
		field->choices = load_choices(loader, raw->choices, &field->choice_count);
		if (field->type->id == TYPE_CHOICES && field->choice_count > CHOICES_MOST)
			load_complain(loader, raw->choices, _("There are %zu choices; of several, at most %d can be offered."),
				      field->choice_count, CHOICES_MOST);
	} else if (raw->choices) {
		load_complain(loader, raw->choices, _("“choices” should be a list of “id” and “label”, or the word “kinds”."));
	}
}

static void check_choices(struct loader *loader, const struct node *choices, const struct field *field)
{
	if (choices && !field->choice_count && (choices->kind == NODE_SEQUENCE ? !choices->count :
						choices->kind == NODE_SCALAR && !strcmp(choices->text, "kinds")))
		load_complain(loader, choices, _("There is nothing to choose here: write “choices”, or “kinds” at the top "
						 "of the form."));
}

static enum carry carry_of(struct loader *loader, const struct node *node, const char *word)
{
	for (size_t i = 0; word && carry_words[i]; i++)
		if (!strcmp(carry_words[i], word))
			return (enum carry)i;
	if (word)
		load_complain(loader, node_get(node, "carry"),
			      _("“%s” should be “keep”, “confirm”, “ask” or “never”."), word);
	return CARRY_KEEP;
}

static void field_locked(struct loader *loader, const struct node *node,
			 const struct raw_field *raw, struct field *field)
{
	char *digest;

	if (field->type->id != TYPE_LOCKED)
		return;
	if (!raw->locked) {
		load_complain(loader, node, _("A locked text needs its “text”."));
		return;
	}
	digest = arena_alloc(&loader->form->arena, DIGEST_TEXT);
	digest_of(raw->locked->text, raw->locked->len, digest);
	field->digest = digest;
	field->locked = raw->locked->text;
}

static struct pending *pend(struct loader *loader, const struct node *node, const struct raw_field *raw)
{
	struct pending *pending;

	loader->pending = mem_grow(loader->pending, &loader->pending_room, loader->field_count,
				   sizeof *loader->pending);
	pending = &loader->pending[loader->field_count - 1];
	*pending = (struct pending){
		.relevant = raw->relevant, .initial = raw->initial, .check = raw->check,
		.limits = raw->limits, .print = raw->print, .guess = raw->guess, .title = raw->title,
		.rows = raw->rows, .calculate = raw->calculate, .across = raw->across, .each = raw->each,
		.when = raw->when, .total = raw->total, .bar = raw->bar,
		.node = node, .file = loader->reader.file, .of = raw->of,
	};
	return pending;
}

int load_add_field(struct loader *loader, const struct node *node, int group, const struct raw_field *raw,
		   enum type_id type)
{
	int index = (int)loader->field_count;
	struct field *field;
	const char *id = full_id(loader, group, raw->id);

	if (!map_put(&loader->form->field_ids, id, loader->field_count)) {
		load_complain(loader, node, _("There is a field “%s” already; ids are used once."), id);
		return -1;
	}
	loader->fields = mem_grow(loader->fields, &loader->field_room, loader->field_count + 1,
				  sizeof *loader->fields);
	field = &loader->fields[loader->field_count++];
	*field = (struct field){
		.id = id, .name = raw->id, .type = type_of(type), .index = index,
		.heading = (int)loader->heading_count - 1, .group = group,
		.at = node_place(node, loader->reader.file), .label = raw->label,
		.labelled = raw->labelled && raw->label.own, .required = raw->required,
		.help = raw->help, .appendix = raw->appendix,
		.carry = carry_of(loader, node, raw->carry), .from = raw->from,
		.aliases = raw->aliases.items, .alias_count = raw->aliases.count,
		.guess = -1, .acknowledge = raw->acknowledge, .holds = -1, .table = -1, .axis = EXPR_NO_AXIS,
	};
	field_choices(loader, node, raw, field);
	check_choices(loader, raw->choices, field);
	field_locked(loader, node, raw, field);
	pend(loader, node, raw);
	return index;
}

struct part {
	const char *name;
	enum type_id type;
};

/* The parts of the types that are written as one field and asked as several. */
static const struct part period_parts[] = { { "start", TYPE_DATE }, { "end", TYPE_DATE } };
static const struct part goals_parts[] = {
	{ "effect", TYPE_LIST }, { "result", TYPE_LIST }, { "closing", TYPE_TEXT }
};

static void add_part(struct loader *loader, const struct node *node, const struct raw_field *whole,
		     const struct part *part, const struct node *own, int group, struct indexes *items)
{
	struct raw_part raw = { .labelled = whole->labelled, .required = whole->required };
	struct raw_field field = *whole;
	struct str id = STR_EMPTY;
	int index;

	keys_read(&loader->reader, own, &keys_of_part, &raw);
	str_addf(&id, "%s.%s", whole->id, part->name);
	field.id = arena_strdup(&loader->form->arena, id.data);
	str_release(&id);
	field.label = raw.label;
	field.labelled = raw.labelled;
	field.required = raw.required;
	if (raw.help.own)
		field.help = raw.help;
	if (raw.appendix.own)
		field.appendix = raw.appendix;
	field.check = raw.check ? raw.check : whole->check;
	index = load_add_field(loader, node, group, &field, part->type);
	if (index >= 0)
		indexes_add(items, index);
}

static void unknown_part(struct loader *loader, const struct node *child, const struct part *parts,
			 size_t count)
{
	struct str names = STR_EMPTY;

	for (size_t i = 0; i < count; i++) {
		if (!strcmp(child->key->text, parts[i].name))
			return str_release(&names);
		str_addf(&names, i ? ", %s" : "%s", parts[i].name);
	}
	load_complain(loader, child->key, _("“%s” is not one of its parts: %s."), child->key->text, names.data);
	str_release(&names);
}

static void add_parts(struct loader *loader, const struct node *node, const struct raw_field *raw,
		      enum type_id type, int group, struct indexes *items)
{
	const struct part *parts = type == TYPE_PERIOD ? period_parts : goals_parts;
	size_t count = type == TYPE_PERIOD ? 2 : 3;

	if (!raw->parts) {
		load_complain(loader, node, _("A field of type %s needs “parts”."), type_of(type)->name);
		return;
	}
	for (const struct node *child = raw->parts->children; child; child = child->next)
		unknown_part(loader, child, parts, count);
	for (size_t i = 0; i < count; i++) {
		const struct node *own = node_get(raw->parts, parts[i].name);

		if (own)
			add_part(loader, node, raw, &parts[i], own, group, items);
	}
}

int load_add_group(struct loader *loader, const struct raw_field *raw, int field)
{
	int at = (int)loader->group_count++;

	loader->groups = mem_grow(loader->groups, &loader->group_room, loader->group_count, sizeof *loader->groups);
	loader->groups[at] = (struct group){
		.id = raw->id, .field = field, .table = -1, .heading = (int)loader->heading_count - 1,
		.min = raw->min, .max = raw->max ? raw->max : 100, .add = raw->add, .row = raw->row,
	};
	loader->fields[field].holds = at;
	return at;
}

static void add_group(struct loader *loader, const struct node *node, const struct raw_field *raw,
		      struct indexes *items)
{
	struct indexes members = { 0 };
	struct group *group;
	int index = load_add_field(loader, node, EXPR_NO_GROUP, raw, TYPE_GROUP);
	int at;

	if (index < 0)
		return;
	if (!raw->fields)
		load_complain(loader, node, _("A group needs “fields”: what is asked in each row."));
	at = load_add_group(loader, raw, index);
	if (raw->min < 0 || raw->max < 0 || (raw->max && raw->min > raw->max))
		load_complain(loader, node, _("“min” should be at least 0 and at most “max”."));
	indexes_add(items, index);
	if (raw->fields)
		load_fields(loader, raw->fields, at, &members);
	group = &loader->groups[at];
	group->members = keep_indexes(loader, &members, &group->member_count);
}

int load_group_by_id(const struct loader *loader, const char *id)
{
	for (size_t i = 0; id && i < loader->group_count; i++)
		if (!strcmp(loader->groups[i].id, id))
			return (int)i;
	return EXPR_NO_GROUP;
}

static void add_signature(struct loader *loader, const struct node *node, const struct raw_field *raw,
			  struct indexes *items)
{
	int at = (int)loader->signature_count;
	int group = load_group_by_id(loader, raw->of);
	struct indexes members = { 0 };
	struct signature *signature;
	int index = load_add_field(loader, node, EXPR_NO_GROUP, raw, TYPE_SIGNATURE);

	if (group < 0)
		load_complain(loader, node, _("A signature needs “of”: the id of a group above whose rows sign."));
	if (index < 0 || group < 0)
		return;
	loader->signatures = mem_grow(loader->signatures, &loader->signature_room,
				      loader->signature_count + 1, sizeof *loader->signatures);
	loader->signature_count++;
	loader->signatures[at] = (struct signature){
		.field = index, .heading = (int)loader->heading_count - 1, .group = group, .page = raw->page,
	};
	loader->fields[index].holds = at;
	indexes_add(items, index);
	if (raw->fields)
		load_fields(loader, raw->fields, group, &members);
	signature = &loader->signatures[at];
	signature->members = keep_indexes(loader, &members, &signature->member_count);
}

static void unknown_type(struct loader *loader, const struct node *node, const char *wrong)
{
	const char *names[TYPE_COUNT];
	struct str all = STR_EMPTY;
	const char *meant;

	for (int i = 0; i < TYPE_COUNT; i++) {
		names[i] = type_of((enum type_id)i)->name;
		str_addf(&all, i ? ", %s" : "%s", names[i]);
	}
	meant = diag_did_you_mean(wrong, names, TYPE_COUNT);
	if (meant)
		load_complain(loader, node, _("“%s” is not a type; did you mean “%s”?"), wrong, meant);
	else
		load_complain(loader, node, _("“%s” is not a type. The types are: %s."), wrong, all.data);
	str_release(&all);
}

/* Keys that only some types have, of those that are there. */
static void check_keys_of_type(struct loader *loader, const struct node *node, const struct type *type, uint64_t seen)
{
	for (size_t i = 0; i < keys_of_field.count; i++) {
		const struct key *key = &keys_of_field.keys[i];

		if (seen >> i & 1 && key->types && !(key->types >> type->id & 1))
			load_complain(loader, node_get(node, key->name)->key, _("A field of type %s has no “%s”."),
				      type->name, key->name);
	}
}

static bool is_container(const struct type *type)
{
	return type->id == TYPE_GROUP || type->id == TYPE_TABLE || type->id == TYPE_SIGNATURE;
}

/* What may stand in a row, and in a column of a table. */
static void check_column(struct loader *loader, const struct node *node, const struct raw_field *raw,
			 const struct type *type, int group)
{
	if (group != EXPR_NO_GROUP && (!strcmp(raw->id, "id") || !strcmp(raw->id, "row")))
		load_complain(loader, node, _("A field in a group cannot be called “%s”: that is what its row is known by."),
			      raw->id);
	if (loader->table < 0 && (raw->across || raw->each))
		load_complain(loader, raw->across ? raw->across : raw->each,
			      _("Only a column of a table stands “across” something."));
	if (loader->table >= 0 && (type->widget == WIDGET_LONG || type->widget == WIDGET_LOCKED))
		load_complain(loader, node, _("A column of a table cannot be of type %s; use “line”."), type->name);
	if (raw->calculate && (type->worth == VALUE_EMPTY || type->widget == WIDGET_LOCKED))
		load_complain(loader, raw->calculate, _("A field of type %s cannot be calculated."), type->name);
}

static void load_field(struct loader *loader, const struct node *node, int group, struct indexes *items)
{
	struct raw_field raw = { .labelled = true };
	const struct type *type;
	uint64_t seen;
	int index;

	seen = keys_read(&loader->reader, node, &keys_of_field, &raw);
	type = raw.type ? type_by_name(raw.type) : NULL;
	if (raw.type && !type)
		unknown_type(loader, node_get(node, "type"), raw.type);
	if (raw.id && !good_id(raw.id))
		load_complain(loader, node_get(node, "id"),
			      _("“%s” should begin with a letter a–z and be of a–z, digits, “_” and full stop."), raw.id);
	if (!raw.id || !type || !good_id(raw.id))
		return;
	check_keys_of_type(loader, node, type, seen);
	check_column(loader, node, &raw, type, group);
	if (group != EXPR_NO_GROUP && is_container(type)) {
		load_complain(loader, node, _("A field of type %s cannot stand inside a group."), type->name);
	} else if (type->id == TYPE_GROUP) {
		add_group(loader, node, &raw, items);
	} else if (type->id == TYPE_TABLE) {
		load_table(loader, node, &raw, items);
	} else if (type->id == TYPE_SIGNATURE) {
		add_signature(loader, node, &raw, items);
	} else if (type->id == TYPE_PERIOD || type->id == TYPE_GOALS) {
		add_parts(loader, node, &raw, type->id, group, items);
	} else {
		index = load_add_field(loader, node, group, &raw, type->id);
		if (index >= 0)
			indexes_add(items, index);
	}
}

void load_fields(struct loader *loader, const struct node *list, int group, struct indexes *items)
{
	for (const struct node *child = list->children; child; child = child->next)
		if (child->kind == NODE_MAPPING && node_get(child, "include"))
			load_fields_of_module(loader, child, group, items);
		else if (child->kind == NODE_MAPPING)
			load_field(loader, child, group, items);
		else
			load_complain(loader, child, _("Here a field should stand, as lines of “key: value”."));
}
