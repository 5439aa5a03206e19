#include "model/form_load.h"

#include "base/i18n.h"
#include "model/expr_node.h"

/* The ids that a choice, or `row`, is worth, and what they are called. */
struct ids {
	const char **id, **label;
	size_t count;
};

static void add_id(struct ids *ids, const char *id, const struct words *label)
{
	ids->id[ids->count] = id;
	ids->label[ids->count++] = label->own ? label->own : id;
}

static struct ids ids_room(size_t most)
{
	return (struct ids){ mem_array(most + 1, sizeof(char *)), mem_array(most + 1, sizeof(char *)), 0 };
}

static struct ids ids_of_field(const struct field *field)
{
	struct ids ids = ids_room(field->choice_count);

	for (size_t i = 0; i < field->choice_count; i++)
		add_id(&ids, field->choices[i].id, &field->choices[i].label);
	return ids;
}

static struct ids ids_of_rows(const struct table *table)
{
	struct ids ids = ids_room(table->fixed_count);

	for (size_t i = 0; i < table->fixed_count; i++)
		add_id(&ids, table->fixed[i].id, &table->fixed[i].label);
	return ids;
}

static bool has_id(const struct ids *ids, const char *text)
{
	for (size_t i = 0; i < ids->count; i++)
		if (!strcmp(ids->id[i], text))
			return true;
	return false;
}

/* Whose label it is, or whose id it resembles; NULL when none. */
static const char *meant_by(const struct ids *ids, const char *text)
{
	for (size_t i = 0; i < ids->count; i++)
		if (!strcmp(ids->label[i], text))
			return ids->id[i];
	return diag_did_you_mean(text, ids->id, ids->count);
}

enum { NAMED_MOST = 12 };

static void name_all(const struct ids *ids, struct str *out)
{
	for (size_t i = 0; i < ids->count && i < NAMED_MOST; i++)
		str_addf(out, i ? ", %s" : "%s", ids->id[i]);
	if (ids->count > NAMED_MOST)
		str_add(out, ", …");
}

/* Says why, unless it is one of them. */
static void say_unfit(struct ids *ids, const char *of, bool rows, const char *text, struct str *why)
{
	const char *meant = has_id(ids, text) ? text : meant_by(ids, text);
	struct str all = STR_EMPTY;

	name_all(ids, &all);
	if (!ids->count)
		str_addf(why, _("The table “%s” begins with no rows, so that “row” is never “%s”."), of, text);
	else if (!meant)
		str_addf(why, rows ? _("“%s” is none of the rows that the table “%s” begins with: %s.") :
				     _("“%s” is none of the choices of “%s”: %s."), text, of, all.data);
	else if (meant != text)
		str_addf(why, rows ? _("“%s” is none of the rows that the table “%s” begins with; did you mean “%s”?") :
				     _("“%s” is none of the choices of “%s”; did you mean “%s”?"), text, of, meant);
	str_release(&all);
	free(ids->id);
	free(ids->label);
}

/* Several ids with commas between may be what `choices` is worth. */
static bool is_limited(const struct field *field, const char *text)
{
	return field->choice_count && (field->type->id == TYPE_CHOICE ||
				       (field->type->id == TYPE_CHOICES && !strchr(text, ',')));
}

void choice_unfit(const void *context, const struct expr_name *name, const char *text, struct str *why)
{
	const struct form *form = context;
	struct ids ids;

	if (name->what == EXPR_FIELD && is_limited(&form->fields[name->symbol], text)) {
		ids = ids_of_field(&form->fields[name->symbol]);
		say_unfit(&ids, form->fields[name->symbol].id, false, text, why);
	} else if (name->what == EXPR_ROW_NAME && *text) {
		ids = ids_of_rows(&form->tables[form->groups[name->group].table]);
		say_unfit(&ids, form->groups[name->group].id, true, text, why);
	}
}

/* A text that stands alone, or as what `if` comes to. */
static void prove_text(struct loader *loader, const struct field *field, const struct node *node,
		       const struct expr_node *text)
{
	const struct expr_name name = { .what = EXPR_FIELD, .symbol = field->index };
	struct str why = STR_EMPTY;

	if (text->op == EXPR_LITERAL)
		choice_unfit(loader->form, &name, text->literal.text, &why);
	else if (text->op == EXPR_CALL)
		for (const struct expr_node *child = text->first; child; child = child->next)
			if (text->call == expr_chosen && child != text->first)
				prove_text(loader, field, node, child);
	if (why.len)
		load_complain(loader, node, "%s", why.data);
	str_release(&why);
}

void choice_prove(struct loader *loader, const struct field *field, const struct node *node, const struct expr *worth)
{
	if (worth && field->type->worth == VALUE_TEXT)
		prove_text(loader, field, node, worth->root);
}

size_t choice_values(const void *context, const struct expr_name *name, struct value *values)
{
	const struct form *form = context;
	const struct field *field = &form->fields[name->symbol];

	if (field->type->worth == VALUE_BOOL) {
		values[0] = (struct value){ .kind = VALUE_BOOL, .truth = true };
		values[1] = (struct value){ .kind = VALUE_BOOL };
		return 2;
	}
	if (field->type->id != TYPE_CHOICE || field->calculate || field->choice_count > EXPR_SUPPOSED_MOST)
		return 0;
	for (size_t i = 0; i < field->choice_count; i++)
		values[i] = value_text(field->choices[i].id);
	return field->choice_count;
}
