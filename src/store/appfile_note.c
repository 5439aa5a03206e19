#include "store/appfile_load.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* What may be answered there, as the file would name it. */
static bool is_asked(const struct field *field, const struct form *form, const struct group *group)
{
	if (group)
		return field->group == (int)(group - form->groups) && field->type->worth != VALUE_EMPTY;
	return field->group == EXPR_NO_GROUP && (form_rows(form, field) || field->type->worth != VALUE_EMPTY);
}

static const char *meant_by(const struct form *form, const struct group *group, const char *key)
{
	const char **names = mem_array(form->field_count, sizeof *names);
	size_t count = 0;
	const char *meant;

	for (size_t i = 0; i < form->field_count; i++)
		if (is_asked(&form->fields[i], form, group))
			names[count++] = group ? form->fields[i].name : form->fields[i].id;
	meant = diag_did_you_mean(key, names, count);
	free(names);
	return meant;
}

/* Of a file with more strange keys than this something else is wrong. */
enum { LOOKED_AT = 1000 };

void load_note(struct app_loader *loader, const struct node *node, const struct group *group)
{
	const char *key = node->key->text;
	struct place at = node_place(node->key, loader->file->path);
	char shown[64];
	const char *meant;

	if (loader->notes->count == APPFILE_NOTES || loader->noted.count == LOOKED_AT ||
	    !map_put(&loader->noted, key, (size_t)at.line))
		return;
	meant = meant_by(loader->form, group, key);
	utf8_copy_clean(shown, sizeof shown, key, node->key->len);
	if (meant)
		/* TRANSLATORS: both are keys in the file. */
		diags_add(loader->notes, at, _("“%s” is no question of this form; did you mean “%s”? It is kept as it is."),
			  shown, meant);
	else if (!strcmp(loader->file->head.form_version, loader->form->version))
		/* In another version of the form it may well be a question. */
		diags_add(loader->notes, at, _("“%s” is no question of this form. It is kept as it is."), shown);
}
