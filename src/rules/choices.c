#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* "Ja, Nej" */
static const char *labels(struct run *run, const struct field *field)
{
	struct str all = STR_EMPTY;
	const char *kept;

	for (size_t i = 0; i < field->choice_count; i++) {
		str_add(&all, i ? ", " : "");
		str_add(&all, words_for(&field->choices[i].label, i18n_language()));
	}
	kept = arena_strdup(&run->scratch, all.data);
	str_release(&all);
	return kept;
}

void check_choice_unanswered(struct run *run, const struct spot *spot)
{
	const struct field *field = spot->field;

	if (!field->required || *run_answer(run, field, spot->row))
		return;
	if (field->type->id == TYPE_YESNO)
		say(run, spot, NULL,
		    /* TRANSLATORS: the question, then Yes and No as the form has them. */
		    _("Not answered yet: “%s”. Answer %s or %s."), run_name(run, field),
		    words_for(&field->choices[0].label, i18n_language()),
		    words_for(&field->choices[1].label, i18n_language()));
	else
		say(run, spot, NULL,
		    /* TRANSLATORS: the question, then its choices. */
		    _("Not answered yet: “%s”. Choose one of: %s."), run_name(run, field),
		    labels(run, field));
}

enum { BEGINNING_COLUMNS = 60 };

/* Whether the text begins with the word, whole: "Nej, inte än". */
static bool begins_with(const char *text, const char *word)
{
	struct str fold_text = STR_EMPTY, fold_word = STR_EMPTY;
	bool begins;

	utf8_fold(&fold_text, text, utf8_fit(text, strnlen(text, 4 * BEGINNING_COLUMNS), BEGINNING_COLUMNS));
	utf8_fold(&fold_word, word, strlen(word));
	begins = fold_word.len && !strncmp(fold_text.data, fold_word.data, fold_word.len) &&
		 !((fold_text.data[fold_word.len] | 32) >= 'a' && (fold_text.data[fold_word.len] | 32) <= 'z');
	str_release(&fold_text);
	str_release(&fold_word);
	return begins;
}

static const char *choice_meant(const struct field *field, const char *text)
{
	const char *names[64] = { NULL };
	const char *near;
	size_t count = 0;

	for (; count < field->choice_count && count < 64; count++) {
		const struct choice *choice = &field->choices[count];

		if (begins_with(text, choice->id) || (choice->label.own && begins_with(text, choice->label.own)))
			return choice->id;
		names[count] = choice->label.own;
	}
	near = diag_did_you_mean(text, names, count);
	for (size_t i = 0; near && i < count; i++)
		if (names[i] == near)
			return field->choices[i].id;
	return NULL;
}

void check_choice_unknown(struct run *run, const struct spot *spot)
{
	if (spot->fault == ANSWER_NOT_YES_OR_NO || spot->fault == ANSWER_NO_SUCH_CHOICE)
		say(run, spot, choice_meant(spot->field, spot->text),
		    /* TRANSLATORS: what was typed, then the choices. */
		    _("“%s” is not one of the answers. Choose one of: %s."), run_quote(run, spot), labels(run, spot->field));
}

void check_choice_implied(struct run *run, const struct spot *spot)
{
	const struct field *when = run_field(run, "anchored_when");
	const char *text = when ? run_answer(run, when, NO_ROW) : "";
	const char *mend;

	if (*spot->text || !*text)
		return;
	mend = choice_meant(spot->field, text);
	if (!mend)
		mend = spot->field->choices[0].id;
	say(run, spot, mend,
	    /* TRANSLATORS: a question, then a choice. */
	    _("Under “%s” there is an answer, so this seems to be %s. Say so here too."),
	    run_name(run, when), words_for(&field_choice(spot->field, mend)->label, i18n_language()));
}
