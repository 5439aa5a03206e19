#include "rules/rule.h"

#include "base/i18n.h"
#include "model/table.h"

/* A phase and what stands round it, by day and not by row. */
struct around {
	date_t start, end;
	bool open;                 /* the end is to come */
	bool follows, precedes;    /* there is a phase before, after */
	date_t before_end;         /* the last day of all that start before */
	date_t after_start;
	bool longest;              /* none that starts before ends later */
};

struct phase {
	date_t start, end;
};

enum state { ABSENT, HALF, OPEN, WHOLE }; /* OPEN: it has no end yet */

/* A row that the form reckons is the period itself; an empty one is no phase. */
static enum state read_phase(const struct run *run, const struct field *start, const struct field *end, row_t row,
			     struct phase *out)
{
	struct value from = answers_effective_worth(run->answers, start, row);
	struct value to = answers_effective_worth(run->answers, end, row);

	if (answers_calculation(run->answers, start, row) || answers_calculation(run->answers, end, row) ||
	    !table_row_answered(run->answers, form_table_of(run->form, start), row))
		return ABSENT;
	if (from.kind != VALUE_DATE)
		return HALF;
	*out = (struct phase){ from.date, to.kind == VALUE_DATE ? to.date : from.date };
	return to.kind != VALUE_DATE ? OPEN : to.date < from.date ? HALF : WHOLE;
}

static void meet_before(struct around *around, date_t end)
{
	if (!around->follows || end > around->before_end)
		around->before_end = end;
	around->follows = true;
	around->longest = around->longest && end <= around->end;
}

static void meet_after(struct around *around, date_t start)
{
	if (!around->precedes || start < around->after_start)
		around->after_start = start;
	around->precedes = true;
}

static void meet(struct around *around, const struct phase *phase, bool above)
{
	if (phase->start < around->start || (phase->start == around->start && above))
		meet_before(around, phase->end);
	else
		meet_after(around, phase->start);
}

/* False while a phase lacks a day, or ends before it starts: that is said there.  Of
 * the phase itself the end may be to come. */
static bool look_around(const struct run *run, const struct spot *spot, struct around *around)
{
	const struct field *start = run_beside(run, spot->field, "start"), *end = run_beside(run, spot->field, "end");
	const struct group *group = &run->form->groups[spot->field->group];
	bool above = true;
	struct phase phase;
	enum state own;

	*around = (struct around){ .longest = true };
	if (!start || !end || !form_table_of(run->form, start))
		return false;
	own = read_phase(run, start, end, spot->row, &phase);
	if (own < OPEN)
		return false;
	around->open = own == OPEN;
	around->start = phase.start;
	around->end = phase.end;
	for (size_t i = 0; i < answers_row_count(run->answers, group); i++) {
		row_t row = answers_row_id(run->answers, group, i);
		enum state state = row == spot->row ? ABSENT : read_phase(run, start, end, row, &phase);

		if (state == HALF || state == OPEN)
			return false;
		above = above && row != spot->row;
		if (state == WHOLE)
			meet(around, &phase, above);
	}
	return true;
}

/* The days before a month begins are those that are forgotten: 30 March, 1 April. */
static bool lacks_last_of_month(date_t end, date_t next)
{
	int year, month, day;

	date_split(end, &year, &month, &day);
	return next - end == date_days_in_month(year, month) - day + 1 && day < date_days_in_month(year, month);
}

static void say_gap(struct run *run, const struct spot *spot, date_t from, date_t to, date_t mend)
{
	char iso[DATE_ISO];

	date_iso(mend, iso);
	if (from == to)
		say(run, spot, iso, _("No phase has %s. Write %s here, so that the phases follow each other without a gap."),
		    run_day(run, from), iso);
	else
		say(run, spot, iso,
		    /* TRANSLATORS: two days, then a date. */
		    _("No phase has the days from %s to %s. Write %s here, so that the phases follow each other without a gap."),
		    run_day(run, from), run_day(run, to), iso);
}

static void gap_before(struct run *run, const struct spot *spot, const struct around *around)
{
	date_t due;

	if (around->follows)
		due = around->before_end + 1;
	else if (around->open || !run_date(run, "period.start", &due))
		return;
	if (around->start <= due || (around->follows && lacks_last_of_month(around->before_end, around->start)))
		return;
	say_gap(run, spot, due, around->start - 1, due);
}

/* A few days before the next phase, or before the period ends: the day was wrong.
 * More than that at the end may be a phase that is yet to come, and is told of the
 * table. */
static void gap_after(struct run *run, const struct spot *spot, const struct around *around)
{
	date_t due;

	if (!around->longest)
		return;
	if (around->precedes)
		due = around->after_start - 1;
	else if (!run_date(run, "period.end", &due))
		return;
	if (around->end < due && lacks_last_of_month(around->end, due + 1))
		say_gap(run, spot, around->end + 1, due, due);
}

void check_phase_gap(struct run *run, const struct spot *spot)
{
	struct around around;

	if (spot->worth.kind != VALUE_DATE || !look_around(run, spot, &around))
		return;
	if (!strcmp(spot->field->name, "start"))
		gap_before(run, spot, &around);
	else
		gap_after(run, spot, &around);
}

/* The last day of the phases; false when there are none, or one is not whole. */
static bool last_day(const struct run *run, const struct table *table, date_t *last)
{
	const struct group *group = &run->form->groups[table->group];
	const struct field *start = form_member(run->form, group, "start"), *end = form_member(run->form, group, "end");
	bool any = false;

	for (size_t i = 0; start && end && i < answers_row_count(run->answers, group); i++) {
		struct phase phase;
		enum state state = read_phase(run, start, end, answers_row_id(run->answers, group, i), &phase);

		if (state == HALF || state == OPEN)
			return false;
		if (state == WHOLE && (!any || phase.end > *last))
			*last = phase.end;
		any = any || state == WHOLE;
	}
	return any;
}

void check_phases_end(struct run *run, const struct spot *spot)
{
	date_t last, due;

	if (!last_day(run, form_table(run->form, spot->field), &last) || !run_date(run, "period.end", &due) ||
	    last >= due || lacks_last_of_month(last, due + 1))
		return;
	say(run, spot, NULL,
	    /* TRANSLATORS: three days. */
	    _("No phase has the days from %s to %s. Add a phase, or let the last one end on %s."), run_day(run, last + 1),
	    run_day(run, due), run_day(run, due));
}

static void say_overlap(struct run *run, const struct spot *spot, const struct around *around)
{
	date_t last = around->before_end < around->end ? around->before_end : around->end;
	const char *mend = NULL;
	char iso[DATE_ISO];

	date_iso(around->before_end + 1, iso);
	if (around->before_end < around->end)
		mend = iso;
	if (last == around->start)
		say(run, spot, mend, _("Two phases have %s. Let this one begin on the day after the one before it ends."),
		    run_day(run, last));
	else
		say(run, spot, mend,
		    /* TRANSLATORS: two days. */
		    _("Two phases have the days from %s to %s. Let this one begin on the day after the one before it ends."),
		    run_day(run, around->start), run_day(run, last));
}

static void say_outside(struct run *run, const struct spot *spot, date_t bound)
{
	char iso[DATE_ISO];

	date_iso(bound, iso);
	say(run, spot, iso, _("The phase lies partly outside the period. Write %s here, or change the period."), iso);
}

void check_phase_overlap(struct run *run, const struct spot *spot)
{
	bool is_start = !strcmp(spot->field->name, "start");
	struct around around;
	date_t bound;

	if (spot->worth.kind != VALUE_DATE || !look_around(run, spot, &around))
		return;
	if (is_start && around.follows && around.start <= around.before_end)
		say_overlap(run, spot, &around);
	else if (is_start && run_date(run, "period.start", &bound) && around.start < bound)
		say_outside(run, spot, bound);
	else if (!is_start && run_date(run, "period.end", &bound) && around.end > bound)
		say_outside(run, spot, bound);
}
