#include "model/form_load.h"

#include "base/i18n.h"

/* --- cycles ------------------------------------------------------------ */

/* A field depends on what its `relevant`, `default` and `calculate` read; one that did not
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

static void walk_expr(struct walk *walk, const struct expr *expr)
{
	if (expr)
		expr_each_name(expr, walk_name, walk);
}

/* What the field is worth: everywhere, or in rows that the form fixes. */
static void walk_calculations(struct walk *walk, const struct field *field)
{
	const struct form *form = walk->loader->form;
	int at = field->group == EXPR_NO_GROUP ? -1 : form->groups[field->group].table;
	const struct table *table = at < 0 ? NULL : &form->tables[at];

	walk_expr(walk, field->calculate);
	for (size_t i = 0; table && i < table->fixed_count; i++)
		for (size_t k = 0; k < table->fixed[i].calculation_count; k++)
			if (table->fixed[i].calculations[k].field == field->index)
				walk_expr(walk, table->fixed[i].calculations[k].worth);
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
			  field->calculate ? _("What “%s” is worth depends on itself.") :
			  _("Whether “%s” is asked, or what it is by default, depends on itself."), field->id);
		return;
	}
	walk->seen[index] = 1;
	walk->depth++;
	walk_expr(walk, field->relevant);
	walk_expr(walk, field->initial);
	walk_calculations(walk, field);
	walk_expr(walk, heading);
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

/* --- the questions --------------------------------------------------------- */

/* There must be a question whatever was answered, for the wizard to stand at. */
static bool always_asks(const struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (!field->relevant && !form->headings[field->heading].relevant &&
		    field->group == EXPR_NO_GROUP && field->type->id != TYPE_SIGNATURE && !field->calculate)
			return true;
	}
	return false;
}

static void check_questions(struct loader *loader)
{
	const struct form *form = loader->form;

	for (size_t i = 0; i < form->group_count; i++)
		if (form->groups[i].table < 0 && !form->groups[i].member_count)
			diags_add(loader->reader.diags, form->fields[form->groups[i].field].at,
				  _("The group “%s” asks nothing: give it at least one field."), form->groups[i].id);
	if (loader->reader.diags->count == loader->faults_before && !always_asks(form))
		diags_add(loader->reader.diags, (struct place){ form->file, 1, 1 },
			  _("The form has no question that is always asked. Take “relevant” away from one, at least."));
}

/* --- what is never asked ------------------------------------------------------ */

static const struct expr *relevant_of_rows(const struct form *form, const struct field *field)
{
	return field->group == EXPR_NO_GROUP ? NULL : form->fields[form->groups[field->group].field].relevant;
}

static void prove_field_asked(struct loader *loader, const struct expr_supposing *supposing, size_t i)
{
	const struct form *form = loader->form;
	const struct field *field = &form->fields[i];
	const struct expr *all[] = { field->relevant, form->headings[field->heading].relevant,
				     relevant_of_rows(form, field) };
	const struct node *at = loader->pending[i].relevant;

	if (!field->relevant || expr_can_hold(all, 3, supposing))
		return;
	diags_add(loader->reader.diags, node_place(at, loader->pending[i].file),
		  !expr_can_hold(all, 1, supposing) ?
			  _("No answers make this true, so that “%s” is never asked.") :
			  _("No answers make this true together with “relevant” of its heading or its group, "
			    "so that “%s” is never asked."), field->id);
}

static void prove_asked(struct loader *loader)
{
	const struct form *form = loader->form;
	const struct expr_supposing supposing = { choice_values, form };

	for (size_t i = 0; i < form->heading_count; i++)
		if (form->headings[i].relevant && !expr_can_hold(&form->headings[i].relevant, 1, &supposing))
			diags_add(loader->reader.diags,
				  node_place(loader->heading_relevant[i], form->headings[i].at.file),
				  _("No answers make this true, so that the heading “%s” is never asked."),
				  form->headings[i].id);
	for (size_t i = 0; i < form->field_count; i++)
		prove_field_asked(loader, &supposing, i);
}

void prove_form(struct loader *loader)
{
	find_cycles(loader);
	prove_asked(loader);
	prove_printed(loader);
	words_prove(&loader->reader);
	check_questions(loader);
}
