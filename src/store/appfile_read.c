#include "store/appfile_load.h"

#include "base/clock.h"
#include "base/i18n.h"

static const struct yaml_limits limits = { APPFILE_MOST, 8 * 1000 * 1000, 32 };

enum { HEAD_WITHIN = 16384 }; /* comments may stand before it */

/* --- opening ----------------------------------------------------------------- */

static struct place start_of(const struct appfile *file)
{
	return (struct place){ file->path, 1, 1 };
}

/* The faults after which nothing in the file can be trusted to mean what it
 * seems to. */
static bool head_is_ours(struct appfile *file, const struct node *head, struct diags *diags)
{
	if (!file->head.format) {
		diags_add(diags, node_place(head, file->path),
			  _("The head block has no “format: 1”. Put that line back."));
	} else if (file->head.format > APPFILE_FORMAT) {
		diags_add(diags, node_place(node_get(head, "format"), file->path),
			  _("The file was written by a newer version of this program (format %lld; this one reads "
			    "format %d). Open it with the newer version."),
			  (long long)file->head.format, APPFILE_FORMAT);
	} else if (!*file->head.form) {
		diags_add(diags, node_place(head, file->path),
			  _("The head block does not say which form this is an application on. Put the line "
			    "“form: …” back, with the name of the form."));
	} else {
		return true;
	}
	return false;
}

static void say_no_application(const struct appfile *file, struct diags *diags)
{
	diags_add(diags, start_of(file),
		  _("This is not an application: it does not begin with “blankett:”. Check that it is the right file."));
}

static bool read_head(struct appfile *file, struct diags *diags)
{
	const struct node *head;

	if (!file->root || file->root->kind != NODE_MAPPING || !(head = node_get(file->root, "blankett")) ||
	    head->kind != NODE_MAPPING) {
		say_no_application(file, diags);
		return false;
	}
	head_read_node(head, file->path, &file->head, NULL, diags);
	return head_is_ours(file, head, diags);
}

struct appfile *appfile_open(const char *path, const char *bytes, size_t len, struct diags *diags)
{
	struct appfile *file = mem_alloc(sizeof *file);
	size_t before = diags->count;

	file->path = path;
	/* a Word file, a letter: their faults as YAML would help nobody */
	if (!memmem(bytes, len < HEAD_WITHIN ? len : HEAD_WITHIN, "blankett", strlen("blankett"))) {
		say_no_application(file, diags);
		appfile_free(file);
		return NULL;
	}
	file->root = yaml_read(&file->arena, path, bytes, len, &limits, diags);
	if (diags->count == before && read_head(file, diags) && diags->count == before)
		return file;
	appfile_free(file);
	return NULL;
}

const struct appfile_head *appfile_head(const struct appfile *file)
{
	return &file->head;
}

void appfile_free(struct appfile *file)
{
	if (!file)
		return;
	arena_release(&file->arena);
	free(file);
}

/* --- what stands round the answers -------------------------------------------- */

static void read_head_again(struct app_loader *loader, const struct node *node)
{
	const char *changed = node_get_text(node, "changed");
	struct appfile_head head;

	head_read_node(node, loader->file->path, &head, &loader->keeper, NULL);
	if (changed)
		clock_read_stamp(changed, &loader->app->changed);
}

/* The form knows its language. */
static void read_language(struct app_loader *loader, const struct node *node)
{
	load_expect(loader, node, NODE_SCALAR);
}

static void replace(char **text, const char *by)
{
	free(*text);
	*text = mem_strdup(by);
}

static void read_place(struct app_loader *loader, const struct node *node)
{
	replace(&loader->app->place, load_text(loader, node, true));
}

static void read_time(struct app_loader *loader, const struct node *node, int64_t *seconds)
{
	if (load_expect(loader, node, NODE_SCALAR) && !clock_read_stamp(node->text, seconds))
		load_fault(loader, node, _("“%.60s” is not a time of the kind 2026-11-22T03:39:40Z."), node->text);
}

static void read_created(struct app_loader *loader, const struct node *node)
{
	read_time(loader, node, &loader->app->created);
}

static void read_last_row(struct app_loader *loader, const struct node *node)
{
	uint32_t last;

	load_number(loader, node, &last);
}

static void read_exported(struct app_loader *loader, const struct node *node)
{
	if (!load_expect(loader, node, NODE_MAPPING))
		return;
	for (const struct node *child = node->children; child; child = child->next) {
		if (!strcmp(child->key->text, "answers"))
			replace(&loader->app->exported, load_text(loader, child, true));
		else if (!strcmp(child->key->text, "time"))
			read_time(loader, child, &loader->app->exported_at);
		else
			keeper_add(&loader->keeper, "exported", child);
	}
}

/* --- marks ----------------------------------------------------------------------- */

enum mark_key { MARK_CODE, MARK_FIELD, MARK_ROW, MARK_REASON, MARK_ANSWER, MARK_NOTE, MARK_KEYS };

static const char *const mark_keys[MARK_KEYS] = { "code", "field", "row", "reason", "answer", "note" };

static enum mark_key mark_key_of(const char *name)
{
	enum mark_key key = 0;

	while (key < MARK_KEYS && strcmp(mark_keys[key], name))
		key++;
	return key;
}

/* What of it is not known is kept under its name. */
static void keep_rest(struct app_loader *loader, const struct node *entry, const struct mark *mark,
		      const char *field)
{
	struct str place = STR_EMPTY;

	str_addf(&place, mark->kind == MARK_ACCEPTED ? "accepted/%s/%s/%" PRIu64 : "deferred%s/%s/%" PRIu64, mark->code,
		 field, mark->row);
	for (const struct node *node = entry->children; node; node = node->next)
		if (mark_key_of(node->key->text) == MARK_KEYS)
			keeper_add(&loader->keeper, place.data, node);
	str_release(&place);
}

static void add_mark(struct app_loader *loader, const struct node *entry, struct mark *mark,
		     char *const texts[MARK_KEYS])
{
	struct str text = STR_EMPTY;

	if (mark->kind == MARK_ACCEPTED)
		str_addf(&text, "%s %s", texts[MARK_ANSWER], texts[MARK_REASON]);
	else
		str_add(&text, texts[MARK_NOTE]);
	mark->code = texts[MARK_CODE];
	mark->text = text.data;
	application_load_mark(loader->app, mark);
	keep_rest(loader, entry, mark, texts[MARK_FIELD]);
	str_release(&text);
}

/* An entry for a field that this form does not have is kept whole. */
static void read_mark(struct app_loader *loader, const struct node *entry, enum mark_kind kind,
		      const char *place)
{
	struct mark mark = { .kind = kind, .field = -1 };
	char *texts[MARK_KEYS] = { NULL };
	const struct field *field;

	for (enum mark_key key = 0; key < MARK_KEYS; key++) {
		const struct node *node = node_get(entry, mark_keys[key]);

		texts[key] = mem_strdup(node ? load_text(loader, node, key != MARK_REASON && key != MARK_NOTE) : "");
		if (node && key == MARK_ROW)
			load_cell(loader, node, &mark.row);
	}
	field = form_field(loader->form, texts[MARK_FIELD]);
	if (field)
		mark.field = field->index;
	if (*texts[MARK_FIELD] && !field)
		keeper_add(&loader->keeper, place, entry);
	else
		add_mark(loader, entry, &mark, texts);
	for (enum mark_key key = 0; key < MARK_KEYS; key++)
		free(texts[key]);
}

static void read_marks(struct app_loader *loader, const struct node *list, enum mark_kind kind)
{
	if (!load_expect(loader, list, NODE_SEQUENCE))
		return;
	for (const struct node *entry = list->children; entry; entry = entry->next)
		if (load_expect(loader, entry, NODE_MAPPING))
			read_mark(loader, entry, kind, list->key->text);
}

static void read_accepted(struct app_loader *loader, const struct node *node)
{
	read_marks(loader, node, MARK_ACCEPTED);
}

static void read_deferred(struct app_loader *loader, const struct node *node)
{
	read_marks(loader, node, MARK_DEFERRED);
}

/* --- the whole ----------------------------------------------------------------------- */

static const struct top_key {
	const char *name;
	void (*read)(struct app_loader *loader, const struct node *node);
} top_keys[] = {
	{ "blankett", read_head_again }, { "language", read_language }, { "place", read_place },
	{ "created", read_created },	 { "last_row", read_last_row }, { "answers", load_answers },
	{ "accepted", read_accepted },	 { "deferred", read_deferred }, { "exported", read_exported },
};

static void read_entry(struct app_loader *loader, const struct node *node)
{
	for (size_t i = 0; i < sizeof top_keys / sizeof *top_keys; i++)
		if (!strcmp(top_keys[i].name, node->key->text)) {
			top_keys[i].read(loader, node);
			return;
		}
	keeper_add(&loader->keeper, "", node);
}

static void read_all(struct app_loader *loader)
{
	struct str kept = STR_EMPTY;

	loader->last_row = load_last_row(loader->file->root);
	for (const struct node *node = loader->file->root->children; node; node = node->next)
		read_entry(loader, node);
	if (loader->last_row > loader->app->answers.last_row)
		loader->app->answers.last_row = loader->last_row;
	keeper_write(&loader->keeper, &kept);
	free(loader->app->kept);
	loader->app->kept = str_detach(&kept);
}

struct application *appfile_load(const struct appfile *file, const struct form *form,
				 enum appfile_trust trust, struct diags *diags, struct diags *notes)
{
	struct app_loader loader = {
		.file = file, .form = form, .trust = trust, .diags = diags, .notes = notes,
		.keeper = KEEPER_EMPTY, .names = ARENA_EMPTY, .row_ids = MAP_EMPTY, .noted = MAP_EMPTY,
		.scratch = STR_EMPTY,
	};
	size_t before = diags->count;

	if (strcmp(file->head.form, form->id)) {
		diags_add(diags, start_of(file), _("This is an application on the form “%s”, not on “%s”. Open it with "
						   "its own form."), file->head.form, form->id);
		return NULL;
	}
	loader.app = application_new(form);
	/* A file written by hand need not say when. */
	loader.app->created = loader.app->changed = clock_now();
	read_all(&loader);
	keeper_release(&loader.keeper);
	map_release(&loader.row_ids);
	map_release(&loader.noted);
	arena_release(&loader.names);
	str_release(&loader.scratch);
	if (diags->count == before)
		return loader.app;
	application_free(loader.app);
	return NULL;
}
