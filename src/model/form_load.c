#include "model/form_load.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <stdarg.h>

void load_complain(struct loader *loader, const struct node *node, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diags_add(loader->reader.diags, node_place(node, loader->reader.file), "%s", text);
}

/* They would reach the terminal and the documents, or stop the documents. */
static void refuse_controls(struct loader *loader, const char *path, const struct node *node)
{
	for (; node; node = node->next) {
		if (node->kind == NODE_SCALAR && utf8_has_control(node->text, node->len))
			diags_add(loader->reader.diags, node_place(node, path),
				  _("This text holds a tab or another control character. Take it away."));
		refuse_controls(loader, path, node->children);
	}
}

/* What file_read says begins with the path, as does all that diags write. */
static const char *without_path(const char *sentence, const char *path)
{
	size_t len = strlen(path);

	return !strncmp(sentence, path, len) && !strncmp(sentence + len, ": ", 2) ? sentence + len + 2 : sentence;
}

/* Reads a file as a tree; its bytes count in the form's digest. */
static const struct node *read_tree(struct loader *loader, const char *path)
{
	struct str *sources = &loader->form->sources;
	size_t before = sources->len;
	struct err err = ERR_NONE;
	const struct node *root;

	if (file_read(path, yaml_limits_usual.bytes, sources, &err)) {
		diags_add(loader->reader.diags, (struct place){ path, 0, 0 }, "%s", without_path(err.text, path));
		return NULL;
	}
	root = yaml_read(&loader->form->arena, path, sources->data + before, sources->len - before,
			 &yaml_limits_usual, loader->reader.diags);
	refuse_controls(loader, path, root);
	return root;
}

static void check_heading_id(struct loader *loader, const struct node *node, const char *id)
{
	if (!id[0] || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_.-")])
		load_complain(loader, node,
			      _("“%s” should be of the letters a–z, digits, full stop, “_” and “-” only."), id);
	else if (!map_put(&loader->heading_ids, id, loader->heading_count))
		load_complain(loader, node, _("There is a heading “%s” already; ids are used once."), id);
}

/* A faulty heading is read on all the same: its fields have faults of their own. */
static void load_heading(struct loader *loader, const struct node *node)
{
	struct raw_heading raw = { 0 };
	struct indexes items = { 0 };
	struct heading *heading;
	size_t at = loader->heading_count;

	keys_read(&loader->reader, node, &keys_of_heading, &raw);
	if (raw.id)
		check_heading_id(loader, node_get(node, "id"), raw.id);
	loader->headings = mem_grow(loader->headings, &loader->heading_room, at + 1, sizeof *heading);
	loader->heading_relevant = mem_grow(loader->heading_relevant, &loader->relevant_room, at + 1,
					    sizeof *loader->heading_relevant);
	loader->heading_relevant[at] = raw.relevant;
	loader->headings[at] = (struct heading){
		.id = raw.id ? raw.id : "", .text = raw.text ? raw.text : "", .star = raw.star, .internal = raw.internal,
		.aliases = raw.aliases.items, .alias_count = raw.aliases.count,
		.help = raw.help, .appendix = raw.appendix, .index = (int)at,
		.at = node_place(node, loader->reader.file),
	};
	loader->heading_count++;
	if (raw.fields)
		load_fields(loader, raw.fields, EXPR_NO_GROUP, &items);
	heading = &loader->headings[at];
	heading->items = keep_indexes(loader, &items, &heading->item_count);
}

static void load_headings(struct loader *loader, const struct node *list, bool in_module);

/* A module lies beside the form, or among the installed ones. */
static void find_module(struct loader *loader, const char *name, struct str *path)
{
	struct str folder = STR_EMPTY;

	file_folder_of(&folder, loader->form->file);
	file_join(path, folder.data, name);
	if (!file_exists(path->data) && loader->library) {
		str_clear(path);
		file_join(path, loader->library, name);
	}
	str_release(&folder);
}

/* Which module a line includes, or NULL and a complaint. */
static const char *include_name(struct loader *loader, const struct node *node, bool in_module)
{
	struct raw_include raw = { 0 };

	keys_read(&loader->reader, node, &keys_of_include, &raw);
	if (!raw.path)
		return NULL;
	if (!in_module && raw.path[0] != '/' && !strstr(raw.path, ".."))
		return raw.path;
	if (in_module)
		load_complain(loader, node, _("A module cannot include another module."));
	else
		load_complain(loader, node, _("A module lies below the form's folder: write “modules/NAME.yaml”."));
	return NULL;
}

/* Reads the module's keys and stands in its file; returns the file it was in. */
static const char *enter_module(struct loader *loader, const struct node *node, const char *name,
				struct raw_module *module)
{
	struct raw_module raw = { 0 };
	struct str path = STR_EMPTY;
	const char *outer = loader->reader.file;
	const struct node *root;

	find_module(loader, name, &path);
	if (!file_exists(path.data)) {
		load_complain(loader, node,
			      _("The module “%s” is found neither beside the form nor among the installed forms."), name);
		str_release(&path);
		return outer;
	}
	loader->reader.file = arena_strdup(&loader->form->arena, path.data);
	str_release(&path);
	root = read_tree(loader, loader->reader.file);
	if (root)
		keys_read(&loader->reader, root, &keys_of_module, &raw);
	*module = raw;
	return outer;
}

static void load_module(struct loader *loader, const struct node *node, const char *name)
{
	struct raw_module module = { 0 };
	const char *outer = enter_module(loader, node, name, &module);

	if (module.fields)
		load_complain(loader, module.fields, _("This module has “fields”: it is included among the fields of a heading."));
	if (module.headings)
		load_headings(loader, module.headings, true);
	loader->reader.file = outer;
}

void load_fields_of_module(struct loader *loader, const struct node *include, int group, struct indexes *items)
{
	const char *name = include_name(loader, include, loader->in_module);
	struct raw_module module = { 0 };
	const char *outer;

	if (!name)
		return;
	outer = enter_module(loader, include, name, &module);
	if (module.headings)
		load_complain(loader, module.headings, _("This module has “headings”: it is included among the headings of a form."));
	loader->in_module = true;
	if (module.fields)
		load_fields(loader, module.fields, group, items);
	loader->in_module = false;
	loader->reader.file = outer;
}

static void load_include(struct loader *loader, const struct node *node, bool in_module)
{
	const char *name = include_name(loader, node, in_module);

	if (!name)
		return;
	loader->in_module = true;
	load_module(loader, node, name);
	loader->in_module = false;
}

static void load_headings(struct loader *loader, const struct node *list, bool in_module)
{
	for (const struct node *child = list->children; child; child = child->next) {
		if (child->kind == NODE_MAPPING && node_get(child, "include"))
			load_include(loader, child, in_module);
		else
			load_heading(loader, child);
	}
}

static void load_form_keys(struct loader *loader, const struct node *root, struct raw_form *raw)
{
	struct form *form = loader->form;

	loader->reader.language = node_get_text(root, "language");
	keys_read(&loader->reader, root, &keys_of_form, raw);
	if (raw->language && !words_is_language(raw->language))
		load_complain(loader, node_get(root, "language"),
			      _("“%s” should be a language code such as “sv”."), raw->language);
	form->id = raw->id;
	form->title = raw->title;
	form->issuer = raw->issuer;
	form->version = raw->version;
	form->language = raw->language;
	form->replaces = raw->replaces;
	form->intro = raw->intro ? raw->intro : "";
	if (raw->language_version > FORM_LANGUAGE_VERSION)
		load_complain(loader, root, _("The form is written for a newer blankett (form language %lld; this one "
					      "knows %d). Install a newer blankett."),
			      (long long)raw->language_version, FORM_LANGUAGE_VERSION);
	load_parameters(loader, raw->parameters);
}

static void check_form_id(struct loader *loader, const struct node *root)
{
	const char *id = loader->form->id;
	const char *name = file_name_of(loader->form->file);

	if (!id)
		return;
	if (!id[0] || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		load_complain(loader, node_get(root, "id"),
			      _("“%s” should be of the letters a–z, digits and “-” only."), id);
	else if (strncmp(name, id, strlen(id)) || strcmp(name + strlen(id), ".yaml"))
		load_complain(loader, node_get(root, "id"), _("The id is “%s”, so the file should be named “%s.yaml”."),
			      id, id);
}

static void check_replaces(struct loader *loader, const struct node *root)
{
	const struct form *form = loader->form;

	if (form->id && form->replaces && !strcmp(form->id, form->replaces))
		load_complain(loader, node_get(root, "replaces"), _("A form cannot replace itself."));
}

/* Room at once for the fields that the form's own headings list: of what they
 * grow to, modules and groups are the small part. */
static void expect_fields(struct loader *loader, const struct node *headings)
{
	size_t count = 0;

	for (const struct node *child = headings->children; child; child = child->next) {
		const struct node *fields = node_get(child, "fields");

		if (fields && fields->kind == NODE_SEQUENCE)
			count += fields->count;
	}
	loader->fields = mem_grow(loader->fields, &loader->field_room, count, sizeof *loader->fields);
	loader->pending = mem_grow(loader->pending, &loader->pending_room, count, sizeof *loader->pending);
	mem_warm(loader->fields, count * sizeof *loader->fields);
	mem_warm(loader->pending, count * sizeof *loader->pending);
}

static void load_root(struct loader *loader, const struct node *root)
{
	struct raw_form raw = { 0 };

	if (!root || root->kind != NODE_MAPPING || !node_get(root, "blankett-form")) {
		diags_add(loader->reader.diags, (struct place){ loader->form->file, 1, 1 },
			  _("This is not a form: it should begin with “blankett-form: 1”."));
		return;
	}
	load_form_keys(loader, root, &raw);
	check_form_id(loader, root);
	check_replaces(loader, root);
	load_layout(loader, raw.layout);
	if (raw.kinds)
		loader->form->kinds = load_choices(loader, raw.kinds, &loader->form->kind_count);
	if (raw.headings) {
		expect_fields(loader, raw.headings);
		load_headings(loader, raw.headings, false);
	}
}

static void release_loader(struct loader *loader)
{
	map_release(&loader->heading_ids);
	free(loader->heading_relevant);
	free(loader->pending);
	free(loader->words.items);
}

#ifdef BLANKETT_TINY
enum { SOURCES_USUAL = 64 };
#else
enum { SOURCES_USUAL = 64 * 1024 }; /* a form and its modules: none of them moves the others */
#endif

struct form *form_load(const char *path, const char *library, struct diags *diags)
{
	struct form *form = mem_alloc(sizeof *form);
	struct loader loader = { .form = form, .library = library, .faults_before = diags->count, .table = -1 };
	const struct node *root;

	str_init(&form->sources);
	str_reserve(&form->sources, SOURCES_USUAL);
	form->file = arena_strdup(&form->arena, path);
	/* The trees' texts are the form's texts: they share its arena. */
	loader.reader = (struct key_reader){ &form->arena, form->file, NULL, diags, &loader.words };
	root = read_tree(&loader, form->file);
	if (root || diags->count == loader.faults_before)
		load_root(&loader, root);
	if (root)
		link_form(&loader);
	release_loader(&loader);
	if (root && diags->count == loader.faults_before)
		return form;
	diags_sort(diags);
	form_free(form);
	return NULL;
}
