#include "rules/rule.h"

#include "base/i18n.h"

/* A mend as the answer would be stored; NULL when it is none, or is no change. */
static char *stored_mend(struct run *run, const struct spot *spot, const struct expr_template *mend)
{
	struct str text = STR_EMPTY, stored = STR_EMPTY;
	struct value worth;
	char *kept = NULL;

	if (!mend)
		return NULL;
	answers_render(run->answers, mend, spot->field->group, spot->row, &text);
	str_trim(&text);
	if (text.len && type_read(spot->field, text.data, &worth, &stored) == ANSWER_OK &&
	    strcmp(stored.data, spot->text) != 0)
		kept = arena_strdup(&run->scratch, stored.data);
	str_release(&text);
	str_release(&stored);
	return kept;
}

void check_form_checks(struct run *run, const struct spot *spot)
{
	const struct field *field = spot->field;

	for (size_t i = 0; i < field->check_count; i++) {
		const struct field_check *check = &field->checks[i];

		if (check->that && !answers_hold(run->answers, check->that, field->group, spot->row, true))
			say_as(run, spot, check->severity, stored_mend(run, spot, check->mend), "%s",
			       words_for(&check->message, i18n_language()));
	}
}
