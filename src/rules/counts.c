#include "rules/rule.h"

#include "base/i18n.h"
#include "rules/lexicon.h"

/* --- how many participants ------------------------------------------------------ */

static bool number_of_field(struct run *run, const char *id, int64_t *out)
{
	const struct field *field = run_field(run, id);
	struct value worth = field ? answers_worth(run->answers, field, NO_ROW) : value_empty();

	return worth.kind == VALUE_NUMBER && number_round(worth.number, out);
}

/* The places that the budget pays for. */
static int64_t places(const struct run *run)
{
	const struct group *owners = form_group(run->form, "owners");
	const struct field *field = owners ? form_member(run->form, owners, "places") : NULL;
	size_t rows = field ? answers_row_count(run->answers, owners) : 0;
	int64_t sum = 0, count;

	for (size_t i = 0; i < rows; i++) {
		struct value worth = answers_worth(run->answers, field, answers_row_id(run->answers, owners, i));

		if (worth.kind == VALUE_NUMBER && number_round(worth.number, &count) &&
		    __builtin_add_overflow(sum, count, &sum))
			return 0;
	}
	return sum;
}

void check_count(struct run *run, const struct spot *spot)
{
	int64_t total, per_year, most;
	int64_t years = (int64_t)answers_columns(run->answers, EXPR_YEARS);

	if (spot->worth.kind != VALUE_NUMBER || !number_round(spot->worth.number, &total))
		return;
	if (years && number_of_field(run, "participants.per_year", &per_year) &&
	    !__builtin_mul_overflow(per_year, years, &most) && total > most)
		say(run, spot, NULL,
		    /* TRANSLATORS: participants a year, calendar years, participants in all. */
		    _("With %lld a year in %lld calendar years there cannot be %lld in all. Check both numbers."),
		    (long long)per_year, (long long)years, (long long)total);
	else if (total < places(run))
		say(run, spot, NULL,
		    /* TRANSLATORS: participants, places. */
		    _("The number of participants, %lld, is less than the %lld places in the budget. Check both numbers."),
		    (long long)total, (long long)places(run));
}

/* Where it is required, FIELD.REQUIRED says so. */
void check_count_unit(struct run *run, const struct spot *spot)
{
	bool of_total = !strcmp(spot->field->id, "participants.total");
	int64_t other;

	if (*spot->text || spot->field->required ||
	    !number_of_field(run, of_total ? "participants.per_year" : "participants.total", &other))
		return;
	if (of_total)
		say(run, spot, NULL, _("The number per year is given, but not that of the whole period. Write it too, so that the two can be compared."));
	else
		say(run, spot, NULL, _("The number of the whole period is given, but not that per year. Write it too, so that the two can be compared."));
}

/* --- how old ---------------------------------------------------------------------- */

enum { AGE_LEAST = 10, AGE_MIN = 16, AGE_MAX = 64 };

static int two_digits(const char *text)
{
	bool are = text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9' &&
		   !(text[2] >= '0' && text[2] <= '9');

	return are ? (text[0] - '0') * 10 + text[1] - '0' : 0;
}

/* What parts the two ages; its bytes, or 0. */
static size_t between(const char *text)
{
	static const char *const words[] = { "-", "\u2013", " - ", " \u2013 ", " till ", " och ", " to " };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strncmp(text, words[i], strlen(words[i])) && two_digits(text + strlen(words[i])))
			return strlen(words[i]);
	return 0;
}

/* "16-64 år", folded: ages are of two digits, so that "1-2 år" is a time. */
static bool find_ages(const char *folded, int *young, int *old)
{
	for (const char *at = folded; *at; at++) {
		size_t gap = two_digits(at) ? between(at + 2) : 0;
		const char *after;

		if (!gap || (at > folded && ((at[-1] >= '0' && at[-1] <= '9') || strchr("-.,/:", at[-1]))))
			continue;
		after = at + 2 + gap + 2;
		if (strncmp(after, " ar", 3) != 0 && strncmp(after, "-aring", 6) != 0 && strncmp(after, " years", 6) != 0)
			continue;
		*young = two_digits(at);
		*old = two_digits(at + 2 + gap);
		return *young >= AGE_LEAST;
	}
	return false;
}

static int64_t least_age(const struct run *run)
{
	return run->form->parameters.age_min ? run->form->parameters.age_min : AGE_MIN;
}

static int64_t highest_age(const struct run *run)
{
	return run->form->parameters.age_max ? run->form->parameters.age_max : AGE_MAX;
}

void check_age_range(struct run *run, const struct spot *spot)
{
	int young, old;

	if (find_ages(run_fold(run, spot->text), &young, &old) && (young < least_age(run) || old > highest_age(run)))
		say(run, spot, NULL,
		    /* TRANSLATORS: two ages in the text, then the two of the form. */
		    _("The ages %d–%d are not within %lld–%lld, which is what the association takes. Change them, or say why."),
		    young, old, (long long)least_age(run), (long long)highest_age(run));
}

void check_age_missing(struct run *run, const struct spot *spot)
{
	if (*spot->text && !lexicon_finds(LEXICON_AGE, run_fold(run, spot->text)))
		say(run, spot, NULL,
		    /* TRANSLATORS: two ages. */
		    _("How old the participants are is not said. Write their ages, such as %lld–%lld."),
		    (long long)least_age(run), (long long)highest_age(run));
}
