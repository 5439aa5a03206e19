#include "app/form_schema.h"

#include "base/i18n.h"
#include "model/form_key.h"

/* Which definition a table of keys becomes: by what it is called. */
static struct json *reference(const struct key_table *table)
{
	struct json *to = json_map();
	struct str path = STR_EMPTY;

	str_addf(&path, "#/$defs/%s", table->id);
	json_put(to, "$ref", json_text(path.data));
	str_release(&path);
	return to;
}

static struct json *of_kind(const char *kind)
{
	struct json *schema = json_map();

	json_put(schema, "type", json_text(kind));
	return schema;
}

static struct json *either(struct json *one, struct json *other)
{
	struct json *schema = json_map(), *list = json_list();

	json_add(list, one);
	json_add(list, other);
	json_put(schema, "anyOf", list);
	return schema;
}

/* YAML reads 12 and true as what they look like; to us they are text. */
static struct json *scalar(const char *const *words)
{
	struct json *schema = json_map(), *list = json_list();
	static const char *const kinds[] = { "string", "number", "boolean" };

	for (size_t i = 0; words ? words[i] != NULL : i < sizeof kinds / sizeof *kinds; i++)
		json_add(list, json_text(words ? words[i] : kinds[i]));
	json_put(schema, words ? "enum" : "type", list);
	return schema;
}

static struct json *list_of(struct json *item)
{
	struct json *schema = of_kind("array");

	json_put(schema, "items", item);
	return schema;
}

static struct json *map_of(struct json *value)
{
	struct json *schema = of_kind("object");

	json_put(schema, "additionalProperties", value);
	return schema;
}

/* What a mapping, or an item of a list, must be like. */
static struct json *inside(const struct key *key)
{
	if (!key->of)
		return json_map();
	if (key->or_text)
		return either(scalar(NULL), reference(key->of));
	return key->or_of ? either(reference(key->of), reference(key->or_of)) : reference(key->of);
}

static struct json *mapping(const struct key *key)
{
	if (!key->of || key->by_name)
		return map_of(inside(key));
	return inside(key);
}

static struct json *value_of(const struct key *key)
{
	switch (key->shape) {
	case KEY_BOOL: return of_kind("boolean");
	case KEY_INTEGER: return of_kind("integer");
	case KEY_WORDS: return either(scalar(NULL), map_of(scalar(NULL)));
	case KEY_TEXTS: return list_of(scalar(NULL));
	case KEY_MAPPING: return mapping(key);
	case KEY_SEQUENCE: return list_of(inside(key));
	case KEY_NODE: return key->of ? either(scalar(NULL), either(inside(key), list_of(inside(key)))) : json_map();
	case KEY_TEXT:
	case KEY_SCALAR: break;
	}
	return scalar(key->words);
}

static struct json *type_names(unsigned bits)
{
	struct json *list = json_list();

	for (int i = 0; i < TYPE_COUNT; i++)
		if (bits >> i & 1)
			json_add(list, json_text(type_of((enum type_id)i)->name));
	return list;
}

/* "When the type is none of these, the key is not there." */
static struct json *only_of(const struct key *key)
{
	struct json *rule = json_map(), *when = json_map(), *with = json_map(), *type = json_map();
	struct json *then = json_map(), *without = json_map();

	json_put(type, "enum", type_names(~key->types));
	json_put(with, "type", type);
	json_put(when, "properties", with);
	json_put(rule, "if", when);
	json_put(without, key->name, json_truth(false));
	json_put(then, "properties", without);
	json_put(rule, "then", then);
	return rule;
}

static struct json *typed_keys(const struct key_table *table)
{
	struct json *rules = NULL;

	for (size_t i = 0; i < table->count; i++) {
		if (!table->keys[i].types)
			continue;
		if (!rules)
			rules = json_list();
		json_add(rules, only_of(&table->keys[i]));
	}
	return rules;
}

static struct json *definition(const struct key_table *table)
{
	struct json *schema = of_kind("object"), *properties = json_map(), *required = json_list();

	for (size_t i = 0; i < table->count; i++) {
		const struct key *key = &table->keys[i];
		bool is_type = table == &keys_of_field && !strcmp(key->name, "type");
		struct json *value = is_type ? json_map() : value_of(key);

		if (is_type)
			json_put(value, "enum", type_names(~0u));
		json_put(properties, key->name, value);
		if (key->required)
			json_add(required, json_text(key->name));
	}
	json_put(schema, "title", json_text(_(table->what)));
	json_put(schema, "properties", properties);
	json_put(schema, "required", required);
	json_put(schema, "additionalProperties", json_truth(false));
	json_put(schema, "allOf", typed_keys(table));
	return schema;
}

struct json *form_schema(void)
{
	struct json *schema = either(reference(&keys_of_form), reference(&keys_of_module)), *defs = json_map();

	json_put(schema, "$schema", json_text("https://json-schema.org/draft/2020-12/schema"));
	json_put(schema, "title", json_text("blankett-form"));
	for (size_t i = 0; key_table_at(i); i++)
		json_put(defs, key_table_at(i)->id, definition(key_table_at(i)));
	json_put(schema, "$defs", defs);
	return schema;
}
