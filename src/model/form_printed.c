#include "model/form_load.h"

#include "base/i18n.h"

/* --- what is printed where ------------------------------------------------------ */

static bool in_annex(const struct form *form, const struct field *field)
{
	for (size_t i = 0; i < form->layout.annex_count; i++)
		if (form->layout.annex[i] == field->index)
			return true;
	return false;
}

/* The form says where it is printed, or that it is not. */
static bool is_marked(const struct form *form, const struct field *field)
{
	for (size_t i = 0; i < field->print_count; i++)
		if (field->prints[i].hidden || field->prints[i].under >= 0)
			return true;
	return in_annex(form, field);
}

static bool is_never_printed(const struct field *field)
{
	return field->print_count && field->prints[0].hidden && !field->prints[0].when;
}

/* The signature whose blocks are all that is printed under the heading, or -1. */
static int signed_under(const struct form *form, const struct heading *heading)
{
	for (size_t i = 0; i < heading->item_count; i++)
		if (form->fields[heading->items[i]].type->id == TYPE_SIGNATURE)
			return heading->items[i];
	return -1;
}

static void prove_signed(struct loader *loader, const struct heading *heading)
{
	const struct form *form = loader->form;
	int signature = heading->internal ? -1 : signed_under(form, heading);

	for (size_t i = 0; signature >= 0 && i < heading->item_count; i++) {
		const struct field *field = &form->fields[heading->items[i]];

		if (field->index != signature && !is_marked(form, field))
			diags_add(loader->reader.diags, field->at,
				  _("“%s” is printed nowhere: under a heading that is signed only the blocks to sign "
				    "stand. Move it, or write “print: false”."), field->id);
	}
}

/* --- what is printed elsewhere ---------------------------------------------------- */

static void prove_under(struct loader *loader, const struct field *field, const struct print *print)
{
	const struct form *form = loader->form;
	const struct heading *host = &form->headings[form->fields[print->under].heading];
	const struct pending *pending = &loader->pending[field->index];
	struct place at = node_place(pending->print, pending->file);

	if (host->internal || signed_under(form, host) >= 0)
		diags_add(loader->reader.diags, at,
			  _("“%s” is printed under the heading of “%s”, and nothing is printed there."), field->id,
			  form->fields[print->under].id);
	if (field->group != EXPR_NO_GROUP)
		diags_add(loader->reader.diags, at,
			  _("“%s” stands in rows, and cannot be printed under another heading alone."), field->id);
	if (field->type->id == TYPE_GROUP && !print->text)
		diags_add(loader->reader.diags, at,
			  _("A group that is printed under another heading needs a “text”: what is said of each row."));
}

static void prove_elsewhere(struct loader *loader, const struct field *field)
{
	for (size_t i = 0; i < field->print_count; i++)
		if (field->prints[i].under >= 0)
			prove_under(loader, field, &field->prints[i]);
	if (is_never_printed(field) && in_annex(loader->form, field))
		diags_add(loader->reader.diags, field->at,
			  _("“%s” stands in the annex and has “print: false”; take one of them away."), field->id);
}

/* --- what those who sign answer ---------------------------------------------------- */

static void mark_name(void *context, const struct expr_name *name)
{
	bool *printed = context;

	if (name->what == EXPR_FIELD)
		printed[name->symbol] = true;
}

static void mark_template(const struct expr_template *text, bool *printed)
{
	if (text)
		template_each_name(text, mark_name, printed);
}

/* What stands in some text of the document. */
static bool *find_in_texts(const struct form *form)
{
	bool *printed = mem_array(form->field_count + 1, sizeof *printed);

	memset(printed, 0, form->field_count + 1);
	for (size_t i = 0; i < form->field_count; i++)
		for (size_t k = 0; k < form->fields[i].print_count; k++)
			mark_template(form->fields[i].prints[k].text, printed);
	for (size_t i = 0; i < form->signature_count; i++)
		for (size_t k = 0; k < form->signatures[i].row_count; k++)
			mark_template(form->signatures[i].rows[k].text, printed);
	return printed;
}

static void prove_signers(struct loader *loader, const struct signature *signature, const bool *printed)
{
	const struct form *form = loader->form;

	for (size_t i = 0; i < signature->member_count; i++) {
		const struct field *field = &form->fields[signature->members[i]];

		if (!printed[field->index] && !is_marked(form, field) && !form->headings[field->heading].internal)
			diags_add(loader->reader.diags, field->at,
				  _("“%s” is printed nowhere: no line of the block to sign names it. Name it there, "
				    "or write “print: false”."), field->id);
	}
}

void prove_printed(struct loader *loader)
{
	const struct form *form = loader->form;
	bool *printed = find_in_texts(form);

	for (size_t i = 0; i < form->heading_count; i++)
		prove_signed(loader, &form->headings[i]);
	for (size_t i = 0; i < form->field_count; i++)
		prove_elsewhere(loader, &form->fields[i]);
	for (size_t i = 0; i < form->signature_count; i++)
		prove_signers(loader, &form->signatures[i], printed);
	free(printed);
}
