/*
 * The loader's own state, shared by its three steps.
 *
 * Steps:    form_load.c reads the file and its modules, heading by heading;
 *           form_field.c reads fields into the form's arrays, form_table.c
 *           tables; form_link.c, when every id is known, compiles expressions
 *           and resolves references, form_layout.c those of the layout;
 *           form_prove.c looks for what cannot be, form_choice.c for texts that
 *           no choice is.
 * Owner:    trees and texts lie in the form's arena; the arrays of headings,
 *           fields, groups, tables and signatures grow here, where they move as
 *           they do, and are handed over to the form for the third step.
 */
#ifndef BLANKETT_MODEL_FORM_LOAD_H
#define BLANKETT_MODEL_FORM_LOAD_H

#include "model/form.h"
#include "model/form_key.h"

/* What waits until all ids are known, one for each field. */
struct pending {
	const struct node *relevant, *initial, *check, *limits, *print, *guess, *title, *rows;
	const struct node *calculate, *across, *each, *when, *total, *bar;
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
	struct table *tables;
	size_t table_count, table_room;
	int table; /* whose columns are read now, or -1 */
	bool in_module;
	struct map heading_ids;
	struct all_words words;
	struct raw_layout layout;
	struct raw_parameters parameters;
};

/* A growing list of field indexes. */
struct indexes {
	int *items;
	size_t count, room;
};

/* Reads a list of field nodes of a heading; adds the indexes of what is asked
 * there to `items`.  `group` is the group whose row they belong to. */
void load_fields(struct loader *loader, const struct node *list, int group, struct indexes *items);

/* The fields of a module, in the place of a line that includes it. */
void load_fields_of_module(struct loader *loader, const struct node *include, int group, struct indexes *items);

/* Appends a field; its index, or -1 when its id cannot be. */
int load_add_field(struct loader *loader, const struct node *node, int group, const struct raw_field *raw,
		   enum type_id type);
void indexes_add(struct indexes *list, int index);
int load_group_by_id(const struct loader *loader, const char *id); /* or EXPR_NO_GROUP */
/* Appends a group with rows of its own; its index. */
int load_add_group(struct loader *loader, const struct raw_field *raw, int field);

/* --- form_table.c --- */

void load_table(struct loader *loader, const struct node *node, const struct raw_field *raw, struct indexes *items);
/* Which axis each column stands across; before any expression is compiled. */
void link_axes(struct loader *loader);
void link_asks(struct form *form);
void link_row_locals(struct form *form); /* of a form without cycles */
/* The column of that name, of numbers or money; or -1 and a complaint. */
int table_chart_column(struct loader *loader, const struct table *table, const struct node *node);
void link_table(struct loader *loader, const struct field *field, const struct pending *pending);

/* --- form_link.c --- */

const struct expr *link_expr(struct loader *loader, const struct node *node, const char *file,
			     struct expr_scope scope, enum value_kind wanted);
const struct expr_template *link_template(struct loader *loader, const struct node *node, const char *file,
					  struct expr_scope scope);
/* The index of the field that a scalar names, or -1 and a complaint. */
int link_name(struct loader *loader, const struct node *node, const char *file, int group);

/* --- form_choice.c --- */

/* For expr_names: a choice is worth its ids, `row` those of fixed rows.  The
 * context is the form. */
void choice_unfit(const void *context, const struct expr_name *name, const char *text, struct str *why);
/* Complains of texts that are none of a field's choices, where it would be worth them. */
void choice_prove(struct loader *loader, const struct field *field, const struct node *node, const struct expr *worth);
/* For expr_supposing: what a choice, a yes or no can be worth. */
size_t choice_values(const void *context, const struct expr_name *name, struct value *values);

/* --- form_layout.c --- */

void load_layout(struct loader *loader, const struct node *node);
void load_parameters(struct loader *loader, const struct node *node);
void link_layout(struct loader *loader);
/* True, and the parameter's worth. */
bool parameter_find(const struct form *form, const char *name, struct value *worth);

/* --- form_prove.c --- */

void prove_form(struct loader *loader);

/* --- form_printed.c --- */

/* Every field is printed, or marked as one that is not. */
void prove_printed(struct loader *loader);

/* Moves an index list into the form's arena. */
const int *keep_indexes(struct loader *loader, struct indexes *list, size_t *count);

/* Reads a list of choices. */
const struct choice *load_choices(struct loader *loader, const struct node *list, size_t *count);

/* The last step: after it the form is whole, or diags has faults. */
void link_form(struct loader *loader);

void load_complain(struct loader *loader, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
