#include "model/form.h"

void form_free(struct form *form)
{
	if (!form)
		return;
	map_release(&form->field_ids);
	free(form->headings);
	free(form->fields);
	free(form->groups);
	free(form->tables);
	free(form->signatures);
	arena_release(&form->arena);
	str_release(&form->sources);
	free(form);
}

void form_digest(const struct form *form, char out[DIGEST_TEXT])
{
	digest_of(form->sources.data, form->sources.len, out);
}

const struct field *form_field(const struct form *form, const char *id)
{
	size_t index;

	return map_get(&form->field_ids, id, &index) ? &form->fields[index] : NULL;
}

const struct group *form_group(const struct form *form, const char *id)
{
	const struct field *field = form_field(form, id);

	return field ? form_rows(form, field) : NULL;
}

const struct heading *form_heading(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->heading_count; i++)
		if (!strcmp(form->headings[i].id, id))
			return &form->headings[i];
	return NULL;
}

const struct group *form_rows(const struct form *form, const struct field *field)
{
	bool holds = field->type->id == TYPE_GROUP || field->type->id == TYPE_TABLE;

	return holds && field->holds >= 0 ? &form->groups[field->holds] : NULL;
}

const struct table *form_table(const struct form *form, const struct field *field)
{
	return field->type->id == TYPE_TABLE ? &form->tables[field->table] : NULL;
}

const struct table *form_table_of(const struct form *form, const struct field *field)
{
	for (size_t i = 0; field->group != EXPR_NO_GROUP && i < form->table_count; i++)
		for (size_t k = 0; k < form->tables[i].column_count; k++)
			if (form->tables[i].columns[k] == field->index)
				return &form->tables[i];
	return NULL;
}

const struct fixed_row *form_fixed_row(const struct form *form, const struct group *group, uint64_t row)
{
	const struct table *table = group->table < 0 ? NULL : &form->tables[group->table];

	if (!table || !row_is_fixed(row) || row_of(row) - ROW_FIXED >= table->fixed_count)
		return NULL;
	return &table->fixed[row_of(row) - ROW_FIXED];
}

void fixed_row_name(const struct fixed_row *fixed, const char *language, struct str *out)
{
	const char *under = words_for(&fixed->under, language);

	str_addf(out, "%s%s%s", under, *under ? ": " : "", words_for(&fixed->label, language));
}

const struct field *form_member(const struct form *form, const struct group *group, const char *name)
{
	struct str id = STR_EMPTY;
	const struct field *field;

	/* asked for with each cell of a table, too often for a format */
	str_add(&id, group->id);
	str_add_char(&id, '.');
	str_add(&id, name);
	field = form_field(form, id.data);
	str_release(&id);
	return field;
}

const struct choice *field_choice(const struct field *field, const char *id)
{
	for (size_t i = 0; i < field->choice_count; i++)
		if (!strcmp(field->choices[i].id, id))
			return &field->choices[i];
	return NULL;
}

bool choice_among(const char *stored, const char *id)
{
	size_t wanted = strlen(id);

	for (size_t len; *stored; stored += len + strspn(stored + len, ", \n")) {
		len = strcspn(stored, ",\n");
		if (len == wanted && !memcmp(stored, id, len))
			return true;
	}
	return false;
}

const char *words_for(const struct words *words, const char *language)
{
	for (size_t i = 0; i < words->count; i++) {
		size_t len = strlen(words->in[i].language);

		if (!strncmp(words->in[i].language, language, len) && !(language[len] >= 'a' && language[len] <= 'z'))
			return words->in[i].text;
	}
	return words->own ? words->own : "";
}
