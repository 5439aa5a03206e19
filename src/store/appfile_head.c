#include "store/appfile_head.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "rules/standing.h"

#include <assert.h>

static const char *const status_words[] = { "utkast", "klar" };

static void take_text(char *to, size_t room, const char *text)
{
	utf8_copy_clean(to, room, text, strlen(text));
}

/* --- from an application ------------------------------------------------ */

static void take_name(const struct application *app, struct appfile_head *head)
{
	const struct field *field = form_field(app->form, "name");

	if (field && field->group == EXPR_NO_GROUP)
		take_text(head->name, sizeof head->name, answers_text(&app->answers, field, NO_ROW));
}

static void take_kind(const struct application *app, struct appfile_head *head)
{
	const struct field *field = form_field(app->form, "kind");
	const struct choice *choice;
	struct str id = STR_EMPTY;

	if (field && field->group == EXPR_NO_GROUP) {
		answers_effective(&app->answers, field, NO_ROW, &id);
		choice = field_choice(field, id.data);
		take_text(head->kind, sizeof head->kind, choice && choice->label.own ? choice->label.own : id.data);
	}
	str_release(&id);
}

static void take_progress(const struct application *app, struct appfile_head *head)
{
	struct standing *standings = mem_array(app->form->heading_count, sizeof *standings);

	standings_find(app, clock_local_day(clock_now()), standings);
	standings_count(app->form, standings, &head->done, &head->all);
	free(standings);
}

void appfile_head_of(const struct application *app, struct appfile_head *head)
{
	*head = (struct appfile_head){ .format = APPFILE_FORMAT, .changed = app->changed };
	take_text(head->form, sizeof head->form, app->form->id);
	take_text(head->form_version, sizeof head->form_version, app->form->version);
	form_digest(app->form, head->form_digest);
	take_name(app, head);
	take_kind(app, head);
	take_progress(app, head);
}

/* --- writing ------------------------------------------------------------- */

static void put(struct emitter *emitter, const char *key, const char *text)
{
	emit_key(emitter, key);
	emit_text(emitter, text, strlen(text));
}

static void put_plain(struct emitter *emitter, const char *key, const char *text)
{
	emit_key(emitter, key);
	emit_plain(emitter, text);
}

static void emit_known(struct emitter *emitter, const struct appfile_head *head)
{
	char number[64], stamp[CLOCK_STAMP];

	snprintf(number, sizeof number, "%d", APPFILE_FORMAT);
	put_plain(emitter, "format", number);
	put(emitter, "form", head->form);
	put(emitter, "form_version", head->form_version);
	put(emitter, "form_sha256", head->form_digest);
	put(emitter, "kind", head->kind);
	put(emitter, "name", head->name);
	put(emitter, "status", status_words[head->finished]);
	snprintf(number, sizeof number, "%zu/%zu", head->done, head->all);
	put_plain(emitter, "progress", number);
	clock_stamp(head->changed, stamp);
	put_plain(emitter, "changed", stamp);
}

/* How long the block comes out: names may need escapes. */
static size_t measure(const struct appfile_head *head, const struct kept *kept)
{
	struct emitter *emitter = emit_new();
	struct str out = STR_EMPTY;
	size_t len;

	emit_mapping(emitter);
	emit_key(emitter, "blankett");
	emit_mapping(emitter);
	emit_known(emitter, head);
	if (kept)
		kept_emit(kept, "blankett", emitter);
	emit_end(emitter);
	emit_end(emitter);
	len = emit_finish(emitter, &out, NULL) ? SIZE_MAX : out.len;
	emit_free(emitter);
	str_release(&out);
	return len;
}

/* Shortens the name until the block fits. */
static void head_fit(struct appfile_head *head, const struct kept *kept)
{
	size_t len = strlen(head->name);

	while (len && measure(head, kept) > APPFILE_HEAD_BYTES) {
		len = utf8_previous(head->name, len, len);
		head->name[len] = '\0';
	}
}

void head_emit(struct emitter *emitter, const struct appfile_head *head, const struct kept *kept)
{
	struct appfile_head fitted = *head;
	bool fits;

	head_fit(&fitted, kept);
	fits = measure(&fitted, kept) <= APPFILE_HEAD_BYTES;
	if (!fits) {
		fitted = *head;
		head_fit(&fitted, NULL);
	}
	emit_key(emitter, "blankett");
	emit_mapping(emitter);
	emit_known(emitter, &fitted);
	if (fits)
		kept_emit(kept, "blankett", emitter);
	emit_end(emitter);
}

/* --- reading ------------------------------------------------------------- */

static void read_format(const char *text, struct appfile_head *head)
{
	char *end;

	head->format = strtoll(text, &end, 10);
	if (*end || !*text || head->format < 1)
		head->format = 0;
}

static void read_form(const char *text, struct appfile_head *head)
{
	take_text(head->form, sizeof head->form, text);
}

static void read_version(const char *text, struct appfile_head *head)
{
	take_text(head->form_version, sizeof head->form_version, text);
}

static void read_digest(const char *text, struct appfile_head *head)
{
	take_text(head->form_digest, sizeof head->form_digest, text);
}

static void read_kind(const char *text, struct appfile_head *head)
{
	take_text(head->kind, sizeof head->kind, text);
}

static void read_name(const char *text, struct appfile_head *head)
{
	take_text(head->name, sizeof head->name, text);
}

static void read_status(const char *text, struct appfile_head *head)
{
	head->finished = !strcmp(text, status_words[true]);
}

static void read_progress(const char *text, struct appfile_head *head)
{
	char *slash;

	head->done = strtoul(text, &slash, 10);
	head->all = *slash == '/' ? strtoul(slash + 1, NULL, 10) : 0;
}

static void read_changed(const char *text, struct appfile_head *head)
{
	clock_read_stamp(text, &head->changed);
}

static const struct head_key {
	const char *name;
	void (*read)(const char *text, struct appfile_head *head);
} head_keys[] = {
	{ "format", read_format },	{ "form", read_form },	       { "form_version", read_version },
	{ "form_sha256", read_digest }, { "kind", read_kind },	       { "name", read_name },
	{ "status", read_status },	{ "progress", read_progress }, { "changed", read_changed },
};

static const struct head_key *find_key(const char *name)
{
	for (size_t i = 0; i < sizeof head_keys / sizeof *head_keys; i++)
		if (!strcmp(head_keys[i].name, name))
			return &head_keys[i];
	return NULL;
}

void head_read_node(const struct node *node, const char *file, struct appfile_head *head,
		    struct keeper *keeper, struct diags *diags)
{
	*head = (struct appfile_head){ 0 };
	for (const struct node *child = node->children; child; child = child->next) {
		const struct head_key *key = find_key(child->key->text);

		if (!key && keeper)
			keeper_add(keeper, "blankett", child);
		else if (key && child->kind == NODE_SCALAR)
			key->read(child->text, head);
		else if (key && diags)
			diags_add(diags, node_place(child, file),
				  _("After “%s” a single value must stand, not a list or a mapping."), key->name);
	}
}

int appfile_head_read(const char *bytes, size_t len, struct appfile_head *head)
{
	struct arena arena = ARENA_EMPTY;
	const struct node *first = yaml_read_first(&arena, bytes, len);
	bool found = first && first->key && !strcmp(first->key->text, "blankett") && first->kind == NODE_MAPPING;

	if (found)
		head_read_node(first, "", head, NULL, NULL);
	arena_release(&arena);
	return found && head->format && *head->form ? 0 : -1;
}
