/*
 * The loader's own state, shared by its three steps.
 *
 * Steps:    form_load.c reads the file and its modules, heading by heading;
 *           form_field.c reads fields into the form's arrays; form_link.c, when
 *           every id is known, compiles expressions and resolves references.
 * Owner:    trees and texts lie in the form's arena; the arrays grow here
 *           and are copied there at the end.
 */
#ifndef BLANKETT_MODEL_FORM_LOAD_H
#define BLANKETT_MODEL_FORM_LOAD_H

#include "model/form.h"
#include "model/form_key.h"

/* What waits until all ids are known, one for each field. */
struct pending {
	const struct node *relevant, *initial, *check, *limits, *print, *guess, *title, *rows;
	const struct node *node;
	const char *file; /* the file the nodes stand in */
	const char *of;
};

struct loader {
	struct form *form;
	struct key_reader reader;
	const char *library;
	size_t faults_before; /* of other files, in diags when the reading began */
	struct heading *headings;
	size_t heading_count, heading_room;
	const struct node **heading_relevant;
	size_t relevant_room;
	struct field *fields;
	size_t field_count, field_room;
	struct pending *pending;
	size_t pending_room;
	struct group *groups;
	size_t group_count, group_room;
	struct signature *signatures;
	size_t signature_count, signature_room;
	struct map heading_ids;
	const struct node *signature_head;
};

/* A growing list of field indexes. */
struct indexes {
	int *items;
	size_t count, room;
};

/* Reads a list of field nodes of a heading; adds the indexes of what is asked
 * there to `items`.  `group` is the group whose row they belong to. */
void load_fields(struct loader *loader, const struct node *list, int group, struct indexes *items);

/* Moves an index list into the form's arena. */
const int *keep_indexes(struct loader *loader, struct indexes *list, size_t *count);

/* Reads a list of choices. */
const struct choice *load_choices(struct loader *loader, const struct node *list, size_t *count);

/* The last step: after it the form is whole, or diags has faults. */
void link_form(struct loader *loader);

void load_complain(struct loader *loader, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
