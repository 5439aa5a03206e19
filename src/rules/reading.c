#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"

static const char *keep(struct run *run, struct str *text)
{
	const char *kept;

	str_trim(text);
	kept = arena_strndup(&run->scratch, text->data, text->len);
	str_release(text);
	return kept;
}

const struct field *run_field(const struct run *run, const char *id)
{
	const struct field *field = form_field(run->form, id);

	return field && field->group == EXPR_NO_GROUP && flow_field_asked(run->answers, field, NO_ROW) ? field : NULL;
}

const char *run_answer(struct run *run, const struct field *field, row_t row)
{
	struct str text = STR_EMPTY;

	if (!flow_field_asked(run->answers, field, row))
		return "";
	answers_effective(run->answers, field, row, &text);
	return keep(run, &text);
}

const char *run_in_row(struct run *run, const struct spot *spot, const char *name)
{
	const struct field *field = NULL;

	if (spot->field->group != EXPR_NO_GROUP)
		field = form_member(run->form, &run->form->groups[spot->field->group], name);
	return field ? run_answer(run, field, spot->row) : "";
}

const struct field *run_beside(const struct run *run, const struct field *field, const char *name)
{
	return field->group == EXPR_NO_GROUP ? NULL : form_member(run->form, &run->form->groups[field->group], name);
}

const char *run_row_name(struct run *run, const struct table *table, row_t row)
{
	struct str name = STR_EMPTY;

	if (table->own)
		answers_effective(run->answers, &run->form->fields[table->columns[0]], row, &name);
	else
		answers_row_title(run->answers, &run->form->groups[table->group], row, &name);
	return keep(run, &name);
}

bool run_date(struct run *run, const char *id, date_t *date)
{
	const struct field *field = run_field(run, id);
	struct value worth;

	if (!field || type_read(field, run_answer(run, field, NO_ROW), &worth, NULL) != ANSWER_OK ||
	    worth.kind != VALUE_DATE)
		return false;
	*date = worth.date;
	return true;
}

static bool kind_means(struct run *run, enum kind_means means)
{
	const struct field *kind = run_field(run, "kind");
	const struct choice *choice = kind ? field_choice(kind, run_answer(run, kind, NO_ROW)) : NULL;

	return choice && choice->means == means;
}

bool run_is_supplement(struct run *run)
{
	return kind_means(run, MEANS_SUPPLEMENT);
}

bool run_is_extension(struct run *run)
{
	return kind_means(run, MEANS_EXTENSION);
}

const char *run_name(struct run *run, const struct field *field)
{
	const struct heading *heading = &run->form->headings[field->heading];
	const char *label = words_for(&field->label, i18n_language());
	struct str name = STR_EMPTY;

	str_add(&name, *label ? label : heading->text);
	str_trim(&name);
	if (!*label && heading->star && name.len > 3 && !strcmp(name.data + name.len - 3, "(*)"))
		str_cut(&name, name.len - 3);
	if (name.len && name.data[name.len - 1] == ':')
		str_cut(&name, name.len - 1);
	return keep(run, &name);
}

enum { QUOTE_COLUMNS = 60 };

const char *run_quote(struct run *run, const struct spot *spot)
{
	struct str quote = STR_EMPTY;
	size_t len = strlen(spot->text);
	size_t fits = utf8_fit(spot->text, len, QUOTE_COLUMNS);

	str_add_bytes(&quote, spot->text, fits);
	str_add(&quote, fits < len ? "…" : "");
	return keep(run, &quote);
}

const char *run_day(struct run *run, date_t date)
{
	struct str words = STR_EMPTY;

	date_words(date, &words);
	return keep(run, &words);
}

const char *run_money(struct run *run, int64_t ore)
{
	struct str text = STR_EMPTY;

	money_format(ore, " ", &text);
	str_addf(&text, " %s", run->form->layout.currency);
	return keep(run, &text);
}
