#include "rules/rule.h"

#include "base/i18n.h"
#include "rules/date_mend.h"

static const char *iso(struct run *run, date_t date)
{
	char text[DATE_ISO];

	date_iso(date, text);
	return arena_strdup(&run->scratch, text);
}

/* A last day, where a month alone is given. */
static bool is_an_end(const struct field *field)
{
	return rule_names("period.end period.last_intake earlier.period.end end", field);
}

/* --- one date ------------------------------------------------------------- */

static void say_meant(struct run *run, const struct spot *spot, date_t meant)
{
	say(run, spot, iso(run, meant), _("Only a date should stand here. Write %s."), iso(run, meant));
}

static void say_no_such_day(struct run *run, const struct spot *spot)
{
	date_t meant;

	if (date_inside(spot->text, &meant))
		say_meant(run, spot, meant);
	else if (date_nearest(spot->text, &meant))
		say(run, spot, iso(run, meant),
		    /* TRANSLATORS: what was typed, then a date. */
		    _("There is no such day as “%s”. Check day and month; was %s meant?"), run_quote(run, spot), run_day(run, meant));
	else
		say(run, spot, NULL,
		    _("There is no such day as “%s”. Check day and month. Write for example 2027-01-31 or 31 January 2027."),
		    run_quote(run, spot));
}

static void say_no_date(struct run *run, const struct spot *spot)
{
	date_t meant;

	if (date_of_month(spot->text, is_an_end(spot->field), &meant))
		say(run, spot, iso(run, meant),
		    /* TRANSLATORS: what was typed, then a date. */
		    _("The day is missing in “%s”. Write the whole date; was %s meant?"),
		    run_quote(run, spot), run_day(run, meant));
	else if (date_inside(spot->text, &meant))
		say_meant(run, spot, meant);
	else
		say(run, spot, NULL,
		    _("“%s” cannot be read as a date. Write for example 2027-01-31 or 31 January 2027."), run_quote(run, spot));
}

void check_date_format(struct run *run, const struct spot *spot)
{
	if (spot->fault == ANSWER_NO_SUCH_DAY)
		say_no_such_day(run, spot);
	else if (spot->fault == ANSWER_NOT_A_DATE)
		say_no_date(run, spot);
}

/* The year follows from what the date is: a period lies ahead and its end after
 * its start, an earlier period lies behind. */
static bool year_meant(struct run *run, const struct spot *spot, date_t *meant)
{
	date_t from = run->today;
	bool before = !strncmp(spot->field->id, "earlier.", 8);

	if (rule_names("period.end period.last_intake start end", spot->field) && !run_date(run, "period.start", &from))
		return false;
	return date_with_year(spot->text, from, before, meant);
}

void check_date_year(struct run *run, const struct spot *spot)
{
	date_t meant;

	if (spot->fault != ANSWER_NO_YEAR)
		return;
	if (year_meant(run, spot, &meant))
		say(run, spot, iso(run, meant),
		    /* TRANSLATORS: what was typed, then a date. */
		    _("The year is missing in “%s”. Write the whole date; was %s meant?"),
		    run_quote(run, spot), run_day(run, meant));
	else
		say(run, spot, NULL,
		    _("The year is missing in “%s”. Write the whole date, for example 2027-01-31 or 31 January 2027."), run_quote(run, spot));
}

/* --- several dates -------------------------------------------------------- */

/* The end a year or more too early is most often last time's year: offered is
 * the same day in the first year that fits. */
static const char *end_meant(struct run *run, date_t start, date_t end)
{
	int year, month, day, start_year;
	date_t meant;

	date_split(start, &start_year, &month, &day);
	date_split(end, &year, &month, &day);
	for (year = start_year; year <= start_year + 1; year++) {
		if (day > date_days_in_month(year, month))
			continue;
		meant = date_make(year, month, day);
		if (meant > start)
			return iso(run, meant);
	}
	return NULL;
}

static void order_of_period(struct run *run, const struct spot *spot, const char *start_id)
{
	date_t start, end = spot->worth.date;

	if (run_date(run, start_id, &start) && end < start)
		say(run, spot, end_meant(run, start, end),
		    /* TRANSLATORS: end, then start. */
		    _("The period ends (%s) before it starts (%s). Check both dates, the year first."), run_day(run, end),
		    run_day(run, start));
}

static void order_of_end(struct run *run, const struct spot *spot)
{
	order_of_period(run, spot, "period.start");
}

static void order_of_earlier_end(struct run *run, const struct spot *spot)
{
	order_of_period(run, spot, "earlier.period.start");
}

static void order_of_intake(struct run *run, const struct spot *spot)
{
	date_t start, end, intake = spot->worth.date;

	if (run_date(run, "period.end", &end) && intake > end)
		say(run, spot, NULL,
		    /* TRANSLATORS: the last intake, then the end. */
		    _("The last intake (%s) comes after the period has ended (%s). Write a day before the end, so that the last participants have time to finish."),
		    run_day(run, intake), run_day(run, end));
	else if (run_date(run, "period.start", &start) && intake < start)
		say(run, spot, NULL,
		    /* TRANSLATORS: the last intake, then the start. */
		    _("The last intake (%s) comes before the period starts (%s). Write a day within the period."),
		    run_day(run, intake), run_day(run, start));
}

static void order_of_application(struct run *run, const struct spot *spot)
{
	date_t start, dated = spot->worth.date;

	if (run_date(run, "period.start", &start) && dated > start)
		say(run, spot, NULL,
		    /* TRANSLATORS: the date of the application, then the start. */
		    _("The application is dated %s, after the planned start (%s). Check both dates: the application comes before the start."),
		    run_day(run, dated), run_day(run, start));
}

/* The end of a row, which has a start of its own. */
static void order_of_row(struct run *run, const struct spot *spot)
{
	const struct field *field = run_beside(run, spot->field, "start");
	struct value start = field ? answers_effective_worth(run->answers, field, spot->row) : value_empty();

	if (start.kind == VALUE_DATE && spot->worth.date < start.date)
		say(run, spot, end_meant(run, start.date, spot->worth.date),
		    /* TRANSLATORS: end, then start. */
		    _("The row ends (%s) before it starts (%s). Check both dates, the year first."),
		    run_day(run, spot->worth.date), run_day(run, start.date));
}

void check_date_order(struct run *run, const struct spot *spot)
{
	static const struct {
		const char *id;
		void (*check)(struct run *run, const struct spot *spot);
	} orders[] = {
		{ "period.end", order_of_end },
		{ "period.last_intake", order_of_intake },
		{ "application_date", order_of_application },
		{ "earlier.period.end", order_of_earlier_end },
	};

	if (spot->worth.kind != VALUE_DATE)
		return;
	if (spot->field->group != EXPR_NO_GROUP)
		order_of_row(run, spot);
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (!strcmp(orders[i].id, spot->field->id))
			orders[i].check(run, spot);
}

void check_date_past(struct run *run, const struct spot *spot)
{
	if (spot->worth.kind == VALUE_DATE && spot->worth.date < run->today)
		say(run, spot, NULL,
		    _("The start, %s, is already past. The association decides before a start: write a day ahead, or explain why."),
		    run_day(run, spot->worth.date));
}
