#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"

enum { KINDS_MOST = 32 };

/* Kinds of party met so far, folded; one that is none of the law's parties
 * ("annan") is known but does not count. */
struct kinds {
	const char *met[KINDS_MOST];
	size_t count;
	size_t parties;
	struct str said;
};

static void meet_kind(struct run *run, struct kinds *kinds, const struct field *field, const char *kind)
{
	const struct choice *choice = field_choice(field, kind);

	if (!choice || !strcmp(kind, "annan") || kinds->count == KINDS_MOST)
		return;
	for (size_t i = 0; i < kinds->count; i++)
		if (!strcmp(kinds->met[i], kind))
			return;
	kinds->met[kinds->count++] = arena_strdup(&run->scratch, kind);
	str_add(&kinds->said, kinds->said.len ? ", " : "");
	str_add(&kinds->said, words_for(&choice->label, i18n_language()));
}

static void meet_rows(struct run *run, struct kinds *kinds, const char *group_id)
{
	const struct group *group = form_group(run->form, group_id);
	const struct field *kind = group ? form_member(run->form, group, "party_kind") : NULL;
	size_t rows = kind ? answers_row_count(run->answers, group) : 0;

	for (size_t i = 0; i < rows; i++) {
		const char *answer = run_answer(run, kind, answers_row_id(run->answers, group, i));

		kinds->parties += *answer != '\0';
		meet_kind(run, kinds, kind, answer);
	}
}

/* Spoken under the partners, since that is where one is added; under the owners
 * when the form asks for no others. */
void check_parties(struct run *run, const struct spot *spot)
{
	int64_t least = run->form->parameters.min_party_kinds;
	struct kinds kinds = { .said = STR_EMPTY };

	if (!least || (!strcmp(spot->field->id, "owners") && run_field(run, "partners")))
		return;
	meet_rows(run, &kinds, "owners");
	meet_rows(run, &kinds, "partners");
	if (kinds.count && (int64_t)kinds.count < least)
		say(run, spot, NULL,
		    /* TRANSLATORS: how many kinds are needed, and which there are. */
		    _("At least %lld kinds of party are needed. So far there is only: %s. Several municipalities count as one. Add a party of another kind, or correct what kind a party is."),
		    (long long)least, kinds.said.data);
	else if (kinds.parties && (int64_t)kinds.count < least)
		say(run, spot, NULL,
		    _("At least %lld kinds of party are needed, and none of those given so far counts. Add a party of another kind, or correct what kind a party is."),
		    (long long)least);
	str_release(&kinds.said);
}

void check_contact(struct run *run, const struct spot *spot)
{
	const char *organisation = run_in_row(run, spot, "organisation");

	if (!spot->field->required && *organisation && !*run_answer(run, spot->field, spot->row))
		say(run, spot, NULL, _("%s has no contact person. Write whom the association should turn to."), organisation);
}
