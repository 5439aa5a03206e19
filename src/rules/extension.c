#include "rules/rule.h"

#include "base/i18n.h"
#include "rules/dnr.h"

void check_dnr(struct run *run, const struct spot *spot)
{
	struct str plain = STR_EMPTY;
	int this_year, month, day;

	date_split(run->today, &this_year, &month, &day);
	switch (*spot->text ? dnr_read(spot->text, this_year, &plain) : DNR_OTHER) {
	case DNR_PLAIN:
		if (strcmp(plain.data, spot->text) != 0)
			say_write(run, spot, plain.data, _("A reference number is usually written as Dnr, year, colon and number."));
		break;
	case DNR_STRANGE_YEAR:
		say(run, spot, NULL,
		    /* TRANSLATORS: a reference number, then two years. */
		    _("The year in “%s” should lie between %d and %d. Check the reference number in the earlier decision."),
		    run_quote(run, spot), DNR_FIRST_YEAR, this_year);
		break;
	case DNR_NO_NUMBER:
		say(run, spot, NULL,
		    _("“%s” does not look like a reference number, such as Dnr 2021:11. It can be found in the earlier decision or its minutes."),
		    run_quote(run, spot));
		break;
	case DNR_OTHER:
		break;
	}
	str_release(&plain);
}

void check_extension_reference(struct run *run, const struct spot *spot)
{
	if (*run_answer(run, spot->field, spot->row))
		return;
	if (run_is_extension(run))
		say(run, spot, NULL,
		    _("An extension needs the reference number (diarienummer) of the earlier decision. It can be found in the decision or in the minutes."));
	else if (run_is_supplement(run))
		say(run, spot, NULL,
		    _("A supplement needs the reference number (diarienummer) of the decision it adds to. It can be found in the decision or in the minutes."));
}

void check_reference_in_name(struct run *run, const struct spot *spot)
{
	struct str without = STR_EMPTY;
	int this_year, month, day;

	date_split(run->today, &this_year, &month, &day);
	if (dnr_take_out(spot->text, this_year, &without))
		say(run, spot, without.len ? without.data : NULL,
		    _("There is a reference number in the name. It has a question of its own: write the name without it, the same everywhere."));
	str_release(&without);
}

/* Where it is required, FIELD.REQUIRED says so. */
void check_earlier_period(struct run *run, const struct spot *spot)
{
	if (!spot->field->required && (run_is_extension(run) || run_is_supplement(run)) &&
	    !*run_answer(run, spot->field, spot->row))
		say(run, spot, NULL,
		    _("“%s” of the earlier period is missing. Write the date as the earlier decision has it, so that the periods can be compared."),
		    run_name(run, spot->field));
}

/* --- the new period and the old ------------------------------------------- */

static void say_distance(struct run *run, const struct spot *spot, date_t old_end)
{
	char mend[DATE_ISO];
	long days = (long)spot->worth.date - old_end - 1;

	date_iso(old_end + 1, mend);
	if (days > 0)
		say(run, spot, mend,
		    /* TRANSLATORS: a number of days, then two dates. */
		    ngettext_("There is %ld day without funding between the periods: the earlier one ends on %s and this one starts on %s. Start on the day after, or explain why.",
			      "There are %ld days without funding between the periods: the earlier one ends on %s and this one starts on %s. Start on the day after, or explain why.",
			      (unsigned long)days),
		    days, run_day(run, old_end), run_day(run, spot->worth.date));
	else if (days < 0)
		say(run, spot, mend,
		    /* TRANSLATORS: a number of days, then two dates. */
		    ngettext_("The periods overlap by %ld day: the earlier one ends on %s and this one starts on %s. Start on the day after, or explain why.",
			      "The periods overlap by %ld days: the earlier one ends on %s and this one starts on %s. Start on the day after, or explain why.",
			      (unsigned long)-days),
		    -days, run_day(run, old_end), run_day(run, spot->worth.date));
}

static void say_outside(struct run *run, const struct spot *spot, date_t old_start, date_t old_end)
{
	char mend[DATE_ISO];

	if (spot->worth.date >= old_start && spot->worth.date <= old_end)
		return;
	date_iso(spot->worth.date < old_start ? old_start : old_end, mend);
	say(run, spot, mend,
	    /* TRANSLATORS: start and end of the earlier period, then the date. */
	    _("A supplement lies within the period it adds to, %s to %s; %s is outside. Change the date, or apply for an extension."),
	    run_day(run, old_start), run_day(run, old_end), run_day(run, spot->worth.date));
}

void check_extension_gap(struct run *run, const struct spot *spot)
{
	date_t old_start, old_end;

	if (spot->worth.kind != VALUE_DATE || !run_date(run, "earlier.period.end", &old_end))
		return;
	if (run_is_extension(run) && !strcmp(spot->field->id, "period.start"))
		say_distance(run, spot, old_end);
	else if (run_is_supplement(run) && run_date(run, "earlier.period.start", &old_start) && old_start <= old_end)
		say_outside(run, spot, old_start, old_end);
}
