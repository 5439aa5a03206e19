#include "rules/rule.h"

#include "base/i18n.h"
#include "model/flow.h"
#include "rules/lexicon.h"

/* --- rows that are to be explained ------------------------------------------- */

static bool row_has_amount(struct run *run, const struct table *table, row_t row)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *column = &run->form->fields[table->columns[i]];

		if (column->type->id == TYPE_MONEY && !column->calculate && run_row_amount(run, column, row) > 0)
			return true;
	}
	return false;
}

enum { STEM = 5 };

/* The beginning of a word, so that "other costs" is met by "others". */
static bool mentions(struct run *run, const char *folded, const char *name)
{
	const char *word = run_fold(run, name);
	size_t len = strcspn(word, " ,-");

	return strstr(folded, arena_strndup(&run->scratch, word, len > STEM ? STEM : len));
}

static void note_row(struct run *run, const struct table *table, size_t index, const char *told, struct str *names)
{
	row_t row = ROW_FIXED + index;

	if (row_has_amount(run, table, row) && !(*told && mentions(run, told, table->fixed[index].label.own)))
		str_addf(names, names->len ? ", %s" : "%s", run_row_name(run, table, row));
}

/* The rows with an amount that are to be explained in the spot's text, and that
 * what is told there does not name. */
static void note_rows(struct run *run, const struct spot *spot, const char *told, struct str *names)
{
	for (size_t i = 0; i < run->form->table_count; i++) {
		const struct table *table = &run->form->tables[i];

		for (size_t k = 0; k < table->fixed_count; k++)
			if (table->fixed[k].specify == spot->field->index &&
			    flow_field_relevant(run->answers, &run->form->fields[table->field], NO_ROW))
				note_row(run, table, k, told, names);
	}
}

static bool explains_rows(const struct run *run, const struct field *field)
{
	for (size_t i = 0; i < run->form->table_count; i++)
		for (size_t k = 0; k < run->form->tables[i].fixed_count; k++)
			if (run->form->tables[i].fixed[k].specify == field->index)
				return true;
	return false;
}

/* Where it is required, FIELD.REQUIRED says so. */
void check_specified(struct run *run, const struct spot *spot)
{
	struct str names = STR_EMPTY;

	if (*spot->text || spot->field->required)
		return;
	note_rows(run, spot, "", &names);
	if (names.len)
		say(run, spot, NULL,
		    /* TRANSLATORS: names of rows, parted by commas. */
		    _("There are amounts at: %s. Write here what they consist of."), names.data);
	str_release(&names);
}

void check_other(struct run *run, const struct spot *spot)
{
	struct str names = STR_EMPTY;

	if (!*spot->text || !explains_rows(run, spot->field))
		return;
	note_rows(run, spot, run_fold(run, spot->text), &names);
	if (names.len)
		say(run, spot, NULL,
		    /* TRANSLATORS: names of rows, parted by commas. */
		    _("There are amounts that are not explained here: %s. Write the name of the row, and what the amount is for."),
		    names.data);
	str_release(&names);
}

/* --- what an association may not pay for -------------------------------------- */

/* Sources: 7 § of the act (2003:1210) and the national guidance on single persons. */
static const char *why_not(const char *name)
{
	if (lexicon_finds(LEXICON_INTERPRETER, name))
		return _("The association does not pay for interpreters: the authority that decides does (7 § of act 2003:1210). Take the amount away, or say why it stands here.");
	if (lexicon_finds(LEXICON_SINGLE_PERSON, name))
		return _("The association does not pay for what is meant for single participants (7 § of act 2003:1210). Take the amount away, or say why it stands here.");
	if (lexicon_finds(LEXICON_LIVELIHOOD, name))
		return _("The association does not pay for the participants' livelihood (7 § of act 2003:1210). Take the amount away, or say why it stands here.");
	return NULL;
}

/* What somebody pays out of their own means is theirs to decide. */
void check_ineligible(struct run *run, const struct spot *spot)
{
	const char *reason;

	if (run_is_own(run, spot->field) || !run_leads(run, spot))
		return;
	reason = why_not(run_fold(run, run_row_name(run, form_table_of(run->form, spot->field), spot->row)));
	if (reason)
		say(run, spot, NULL, "%s", reason);
}
