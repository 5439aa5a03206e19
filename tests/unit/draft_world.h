/*
 * A small form, a folder that goes away, and random work on an application:
 * shared by the tests of the store and the programs in tests/fault.
 */
#ifndef BLANKETT_TESTS_DRAFT_WORLD_H
#define BLANKETT_TESTS_DRAFT_WORLD_H

#include "base/file.h"
#include "model/application.h"
#include "store/appfile.h"

#include <stdio.h>
#include <unistd.h>

static const char world_form_text[] =
	"blankett-form: 1\n"
	"id: trial\n"
	"title: Trial\n"
	"issuer: Example\n"
	"version: '1'\n"
	"language: sv\n"
	"kinds:\n"
	"- {id: ny, label: ny insats}\n"
	"- {id: more, label: förlängning}\n"
	"headings:\n"
	"- heading: First\n"
	"  id: first\n"
	"  fields:\n"
	"  - {id: name, label: Name, type: line, required: true}\n"
	"  - {id: kind, label: Kind, type: choice, choices: kinds, required: false}\n"
	"  - {id: purpose, label: Purpose, type: text, required: true}\n"
	"  - {id: start, label: Start, type: date, required: false}\n"
	"  - {id: number, label: Number, type: integer, required: false}\n"
	"  - {id: points, label: Points, type: list, required: false}\n"
	"- heading: Second\n"
	"  id: second\n"
	"  fields:\n"
	"  - id: owners\n"
	"    type: group\n"
	"    row: Owner\n"
	"    min: 1\n"
	"    max: 20\n"
	"    fields:\n"
	"    - {id: organisation, label: Organisation, type: line, required: true}\n"
	"    - {id: resources, label: Resources, type: list, required: false}\n"
	"    - {id: joined, label: Joined, type: date, required: false}\n"
	"- heading: Third\n"
	"  id: third\n"
	"  fields:\n"
	"  - id: costs\n"
	"    type: table\n"
	"    required: true\n"
	"    max: 5\n"
	"    columns:\n"
	"    - {id: post, label: Post, type: line, required: false}\n"
	"    - {id: comment, label: Comment, type: line, across: owners, required: false}\n"
	"    - {id: amount, label: Amount, type: money, across: owners, required: false}\n"
	"    rows:\n"
	"    - {id: rent, label: Rent}\n"
	"    - {id: travel, label: Travel}\n";

/* --- the folder ----------------------------------------------------------- */

struct world {
	char folder[128];
	struct form *form;
};

static inline char *world_path(const struct world *world, const char *name)
{
	struct str path = STR_EMPTY;

	file_join(&path, world->folder, name);
	return str_detach(&path);
}

static inline void world_put(const struct world *world, const char *name, const char *text)
{
	char *path = world_path(world, name);
	FILE *file = fopen(path, "w");

	if (file)
		fputs(text, file);
	if (!file || fclose(file))
		abort();
	free(path);
}

/* The bytes of a file; "" when there is none. */
static inline char *world_get(const struct world *world, const char *name)
{
	struct str bytes = STR_EMPTY;
	char *path = world_path(world, name);

	file_read(path, SIZE_MAX / 2, &bytes, NULL);
	free(path);
	return str_detach(&bytes);
}

static inline void world_init(struct world *world)
{
	const char *base = getenv("TMPDIR");
	struct diags diags = DIAGS_NONE;
	struct str said = STR_EMPTY;
	char *path;

	setenv("SOURCE_DATE_EPOCH", "1795305600", 1);
	snprintf(world->folder, sizeof world->folder, "%s/draft.XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(world->folder))
		abort();
	path = world_path(world, "forms");
	if (file_make_folder(path, NULL))
		abort();
	free(path);
	world_put(world, "forms/trial.yaml", world_form_text);
	path = world_path(world, "forms/trial.yaml");
	world->form = form_load(path, NULL, &diags);
	diags_write(&diags, &said);
	fputs(said.data, stderr);
	if (!world->form)
		abort();
	str_release(&said);
	diags_release(&diags);
	free(path);
}

static inline void world_release(struct world *world)
{
	struct str command = STR_EMPTY;

	form_free(world->form);
	str_addf(&command, "chmod -R u+rwx '%s'; rm -rf '%s'", world->folder, world->folder);
	if (system(command.data))
		fputs("the folder of the test is still there\n", stderr);
	str_release(&command);
}

/* --- chance, the same for the same seed ----------------------------------- */

static inline unsigned world_chance(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

static const char *const world_pieces[] = {
	"a", "å", "ö ", " ", "  ", "- ", "# ", ": ", "'", "\"", "|", "null", "1. ", "x\n", "\n", "\n\n",
	"\n  then", "word word", "😀", "2023-01-01", "{", "}", "[a]", "&", "*", "!", "%", "@", "\\", "yes",
};

static inline const char *world_piece(uint64_t *seed, bool one_line)
{
	const char *piece;

	do
		piece = world_pieces[world_chance(seed, sizeof world_pieces / sizeof *world_pieces)];
	while (one_line && strchr(piece, '\n'));
	return piece;
}

/* Typed as it is stored, or not readable at all. */
static inline const char *world_typed(uint64_t *seed, const struct field *field)
{
	static const char *const texts[][3] = {
		{ "2024-02-29", "soon", "" }, { "17", "many", "" }, { "ny", "more", "" },
	};
	size_t type = field->type->id == TYPE_DATE ? 0 : field->type->id == TYPE_INTEGER ? 1 : 2;

	return texts[type][world_chance(seed, 3)];
}

static inline row_t world_row(const struct application *app, const struct field *field, uint64_t *seed)
{
	const struct group *group;
	size_t count;

	if (field->group == EXPR_NO_GROUP)
		return NO_ROW;
	group = &app->form->groups[field->group];
	count = answers_row_count(&app->answers, group);
	return count ? answers_row_id(&app->answers, group, world_chance(seed, (unsigned)count)) : NO_ROW;
}

/* The row and, where the field stands across the owners, one of them. */
static inline row_t world_cell(const struct application *app, const struct field *field, uint64_t *seed)
{
	row_t row = world_row(app, field, seed), column;

	if (field->axis == EXPR_NO_AXIS || !row)
		return row;
	column = world_row(app, form_field(app->form, "owners.organisation"), seed);
	return column ? row_cell(row_of(row), row_of(column)) : NO_ROW;
}

static inline size_t world_border(const char *text, size_t at)
{
	while (at && ((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static inline void world_type(struct application *app, const struct field *field, row_t row, uint64_t *seed)
{
	const char *text = answers_text(&app->answers, field, row);
	size_t len = strlen(text);
	size_t at = world_border(text, world_chance(seed, (unsigned)len + 1));
	size_t end = world_chance(seed, 4) ? at : world_border(text, at + world_chance(seed, (unsigned)(len - at) + 1));
	const char *piece = world_piece(seed, field->type->widget != WIDGET_LONG);

	if (end < at || len > 400)
		end = len;
	application_splice(app, field, row, at, end - at, piece, strlen(piece));
}

static inline void world_answer(struct application *app, uint64_t *seed)
{
	const struct field *field = &app->form->fields[world_chance(seed, (unsigned)app->form->field_count)];
	row_t row = world_cell(app, field, seed);

	if (field->type->worth == VALUE_EMPTY || (field->group != EXPR_NO_GROUP && !row))
		return;
	if (field->type->worth == VALUE_TEXT && field->type->id != TYPE_CHOICE)
		world_type(app, field, row, seed);
	else
		application_set(app, field, row, world_typed(seed, field));
}

static inline void world_rows(struct application *app, uint64_t *seed)
{
	const struct group *group = &app->form->groups[world_chance(seed, (unsigned)app->form->group_count)];
	size_t fixed = group->table < 0 ? 0 : app->form->tables[group->table].fixed_count;
	size_t count = answers_row_count(&app->answers, group);
	size_t index = fixed + world_chance(seed, (unsigned)(count - fixed) + 1);
	row_t row = answers_row_id(&app->answers, group, index);

	if (index == count || count < fixed + 2)
		application_row_add(app, group, index);
	else if (world_chance(seed, 2))
		application_row_move(app, group, row, fixed + world_chance(seed, (unsigned)(count - fixed)));
	else
		application_row_remove(app, group, row);
}

static inline void world_mark(struct application *app, uint64_t *seed)
{
	const struct field *field = &app->form->fields[world_chance(seed, (unsigned)app->form->field_count)];
	row_t row = world_cell(app, field, seed);
	const char *text = world_chance(seed, 3) ? world_piece(seed, true) : NULL;

	if (field->group != EXPR_NO_GROUP && !row)
		return;
	if (world_chance(seed, 2))
		application_accept(app, "TRIAL.CODE", field, row, "", text);
	else
		application_defer(app, field, row, text);
}

/* One step of a writer, whatever it may be. */
static inline void world_step(struct application *app, uint64_t *seed)
{
	char place[32];

	application_step(app);
	switch (world_chance(seed, 10)) {
	case 0: world_rows(app, seed); break;
	case 1: world_mark(app, seed); break;
	case 2: application_undo(app, NULL); break;
	case 3: application_redo(app, NULL); break;
	case 4:
		snprintf(place, sizeof place, "row second owners %u", world_chance(seed, 9));
		application_place(app, place);
		break;
	default: world_answer(app, seed);
	}
}

/* The application as its file has it. */
static inline char *world_bytes(const struct application *app)
{
	struct appfile_head head;
	struct str out = STR_EMPTY;
	struct err err = ERR_NONE;

	appfile_head_of(app, &head);
	if (appfile_write(app, &head, &out, &err)) {
		fputs(err.text, stderr);
		abort();
	}
	return str_detach(&out);
}

static inline bool world_has(const struct world *world, const char *name)
{
	char *path = world_path(world, name);
	bool exists = file_exists(path);

	free(path);
	return exists;
}

#endif
