#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"

enum { EVASION_LONGEST = 60 };

/* "Se bilaga", "see annex 2", "-": something is typed, but nothing is said. */
static bool evades(const char *text)
{
	static const char *const words[] = { "se bilaga", "se bil", "se bifogad", "see annex", "see appendix" };
	struct str fold = STR_EMPTY;
	bool found = false;

	if (strlen(text) > EVASION_LONGEST)
		return false;
	utf8_fold(&fold, text, strlen(text));
	found = !strpbrk(fold.data, "abcdefghijklmnopqrstuvwxyz0123456789") && utf8_words(text, strlen(text)) == 0;
	for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
		found = !strncmp(fold.data, words[i], strlen(words[i])) && utf8_words(fold.data, fold.len) <= 4;
	str_release(&fold);
	return found;
}

/* The form's own words typed back at it. */
static bool repeats_form(const struct run *run, const struct spot *spot)
{
	const char *own[] = { words_for(&spot->field->label, run->form->language),
			      run->form->headings[spot->field->heading].text };

	for (size_t i = 0; i < 2; i++)
		if (*own[i] && !strcmp(own[i], spot->text))
			return true;
	return false;
}

/* Told in better words by the rule that knows why the answer is needed. */
static bool told_elsewhere(struct run *run, const struct spot *spot)
{
	if (rule_names("signer signer_email", spot->field) && run_signs(run, spot))
		return true;
	return rule_names("earlier.dnr", spot->field) && (run_is_extension(run) || run_is_supplement(run));
}

static void check_rows(struct run *run, const struct spot *spot)
{
	const struct group *group = form_rows(run->form, spot->field);
	size_t count = group ? answers_row_count(run->answers, group) : 0;
	int64_t min = group ? group->min : 0;
	const char *name = run_name(run, spot->field);

	/* of a table without answers TABLE.EMPTY speaks */
	if (spot->field->required && min < 1 && spot->field->type->id == TYPE_GROUP)
		min = 1;
	if ((int64_t)count >= min)
		return;
	if (min == 1)
		say(run, spot, NULL, _("At least one row is needed under “%s”. Add it."), name);
	else
		say(run, spot, NULL,
		    /* TRANSLATORS: a question, how many are needed, how many there are. */
		    _("Under “%s” at least %lld must be given; so far there are %zu. Add what is missing."),
		    name, (long long)min, count);
}

void check_required(struct run *run, const struct spot *spot)
{
	if (spot->field->type->worth == VALUE_EMPTY) {
		check_rows(run, spot);
		return;
	}
	if (!flow_required(run->answers, spot->field, spot->row) || told_elsewhere(run, spot))
		return;
	if (!*run_answer(run, spot->field, spot->row))
		say(run, spot, NULL, _("Not answered yet: “%s”."),
		    run_name(run, spot->field));
	else if (*spot->text && (evades(spot->text) || repeats_form(run, spot)))
		say(run, spot, NULL, _("“%s” alone is no answer. Write here, in a few words at least, what there is to say."),
		    run_quote(run, spot));
}
