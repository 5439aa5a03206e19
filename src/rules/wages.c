#include "rules/rule.h"

#include "base/i18n.h"
#include "base/map.h"
#include "model/months.h"

/* What a row pays for full time in a month, so that each can be held against the
 * first of the same post whose pay is known.  It is worked out when asked for: most
 * posts of a budget have one row, and a cell of a table is checked for each key. */
struct pay {
	const char *post; /* folded */
	size_t first;     /* row of the same post */
	size_t paid;      /* of the first: no row of the post before this one has a known pay */
	bool weighed;
	int64_t ore;      /* once weighed; 0: not known */
};

enum { ORE = 100, LEAST_PAY = 1000 * ORE, SCALE = 1000, SCALED_MOST = 10000 * ORE };

/* --- what a month costs --------------------------------------------------------- */

static bool day_of(struct run *run, const struct field *amount, row_t row, const char *name, const char *otherwise,
		   date_t *day)
{
	const struct field *field = run_beside(run, amount, name);
	struct value worth = field ? answers_effective_worth(run->answers, field, row_cell(row_of(row), 0)) : value_empty();

	*day = worth.kind == VALUE_DATE ? worth.date : 0;
	return field ? worth.kind == VALUE_DATE : run_date(run, otherwise, day);
}

/* Months at full time that the row pays for: its per cent of its time. */
static bool full_months(struct run *run, const struct field *amount, row_t row, struct number *out)
{
	const struct field *share = run_beside(run, amount, "share");
	struct value part = share ? answers_worth(run->answers, share, row_cell(row_of(row), 0)) : value_empty();
	date_t from, to;

	return part.kind == VALUE_NUMBER && part.number.num > 0 &&
	       day_of(run, amount, row, "start", "period.start", &from) &&
	       day_of(run, amount, row, "end", "period.end", &to) && from <= to &&
	       number_multiply(part.number, months_between(from, to), out) && number_divide(*out, number_of(100), out);
}

static int64_t month_of(struct run *run, const struct field *amount, row_t row)
{
	struct number months, pay;
	int64_t ore;

	if (!full_months(run, amount, row, &months) ||
	    !number_divide(number_of(run_row_amount(run, amount, row)), months, &pay) || !number_round(pay, &ore))
		return 0;
	return ore;
}

void check_pay_scale(struct run *run, const struct spot *spot)
{
	struct str mend = STR_EMPTY;
	int64_t pay;

	if (strcmp(spot->field->name, "amount") != 0 || spot->worth.ore >= SCALED_MOST)
		return;
	pay = month_of(run, spot->field, spot->row);
	if (pay <= 0 || pay >= LEAST_PAY)
		return;
	money_store(spot->worth.ore * SCALE, &mend);
	say_as(run, spot, SEVERITY_WARNING, mend.data,
	       /* TRANSLATORS: two amounts of money. */
	       _("%s is little for this post and time. If thousands were meant, write the whole amount: %s."),
	       run_money(run, spot->worth.ore), run_money(run, spot->worth.ore * SCALE));
	str_release(&mend);
}

/* --- the same post, the same pay ------------------------------------------------- */

static void gather_posts(struct run *run, const struct group *group)
{
	const struct field *post = form_member(run->form, group, "post");
	size_t count = answers_row_count(run->answers, group);
	struct map firsts = MAP_EMPTY;

	run->pay = arena_array(&run->scratch, count, sizeof *run->pay);
	run->paid = group;
	for (size_t i = 0; i < count; i++) {
		row_t row = answers_row_id(run->answers, group, i);
		struct pay *pay = &run->pay[i];

		*pay = (struct pay){ .post = run_fold(run, post ? run_answer(run, post, row) : ""), .first = i, .paid = i };
		if (*pay->post && !map_put(&firsts, pay->post, i))
			map_get(&firsts, pay->post, &pay->first);
	}
	map_release(&firsts);
}

static int64_t pay_of(struct run *run, const struct field *amount, size_t index)
{
	struct pay *pay = &run->pay[index];

	if (!pay->weighed)
		pay->ore = month_of(run, amount, answers_row_id(run->answers, run->paid, index));
	pay->weighed = true;
	return pay->ore;
}

/* The first row of the same post whose pay is known, or the row itself. */
static size_t first_paid(struct run *run, const struct field *amount, size_t index)
{
	size_t first = run->pay[index].first;
	size_t *paid = &run->pay[first].paid;

	while (*paid < index && (run->pay[*paid].first != first || pay_of(run, amount, *paid) < LEAST_PAY))
		++*paid;
	return *paid < index ? *paid : index;
}

/* More than two per cent. */
static bool differs(int64_t ore, int64_t expected)
{
	int64_t apart = ore > expected ? ore - expected : expected - ore;

	return expected > 0 && apart > expected / 50;
}

/* The row's amount at another month's pay, where one cell holds it all. */
static const char *amount_at(struct run *run, const struct spot *spot, int64_t pay)
{
	struct number months, amount;
	struct str text = STR_EMPTY;
	const char *kept = NULL;
	int64_t kronor;

	if (run_row_amount(run, spot->field, spot->row) == spot->worth.ore &&
	    full_months(run, spot->field, spot->row, &months) &&
	    number_multiply(months, number_of(pay), &amount) && number_divide(amount, number_of(ORE), &amount) &&
	    number_round(amount, &kronor)) {
		str_addf(&text, "%lld", (long long)kronor);
		kept = arena_strdup(&run->scratch, text.data);
		str_release(&text);
	}
	return kept;
}

static void compare_posts(struct run *run, const struct spot *spot)
{
	const struct group *group = &run->form->groups[spot->field->group];
	size_t index = answers_row_index(run->answers, group, spot->row), first;
	int64_t pay, usual;

	if (run->paid != group)
		gather_posts(run, group);
	first = first_paid(run, spot->field, index);
	if (first == index)
		return;
	pay = pay_of(run, spot->field, index);
	usual = pay_of(run, spot->field, first);
	if (pay < LEAST_PAY || !differs(pay, usual))
		return;
	say(run, spot, amount_at(run, spot, usual),
	    /* TRANSLATORS: two amounts of money. */
	    _("Full time costs %s a month here, and %s in an earlier row for the same post. Check amount, per cent and dates, or say why they differ."),
	    run_money(run, pay / ORE * ORE), run_money(run, usual / ORE * ORE));
}

/* The form reckons the amount by its norm; another was written. */
static void compare_norm(struct run *run, const struct spot *spot)
{
	struct value norm = answers_evaluate(run->answers, spot->field->initial, spot->field->group, spot->row, &run->scratch);
	struct str mend = STR_EMPTY;

	if (norm.kind != VALUE_MONEY || !differs(spot->worth.ore, norm.ore))
		return;
	money_store(norm.ore, &mend);
	say(run, spot, mend.data,
	    /* TRANSLATORS: two amounts of money. */
	    _("By the form's norm it would be %s, and %s stands here. Write the former, or explain the difference."),
	    run_money(run, norm.ore), run_money(run, spot->worth.ore));
	str_release(&mend);
}

void check_rate(struct run *run, const struct spot *spot)
{
	if (spot->worth.kind != VALUE_MONEY || spot->field->group == EXPR_NO_GROUP)
		return;
	if (spot->field->initial && run->form->parameters.norm_ore && run_beside(run, spot->field, "places"))
		compare_norm(run, spot);
	else if (!strcmp(spot->field->name, "amount") && run_beside(run, spot->field, "share") && run_leads(run, spot))
		compare_posts(run, spot);
}

/* --- a row's time and the period ---------------------------------------------------- */

/* What is said of the row in words explains it. */
static bool is_explained(struct run *run, const struct spot *spot)
{
	const char *post = run_fold(run, run_in_row(run, spot, "post"));

	return *post && strstr(run_told(run), post);
}

static void say_bound(struct run *run, const struct spot *spot, date_t bound, const char *sentence)
{
	char mend[DATE_ISO];

	date_iso(bound, mend);
	say(run, spot, mend, "%s", sentence);
}

void check_row_period(struct run *run, const struct spot *spot)
{
	bool is_start = !strcmp(spot->field->name, "start");
	const struct table *table = form_table_of(run->form, spot->field);
	date_t day = spot->worth.date, from, to;

	if (!table || strncmp(run->form->fields[table->field].id, "budget.", 7) != 0 || spot->worth.kind != VALUE_DATE ||
	    !run_date(run, "period.start", &from) || !run_date(run, "period.end", &to) || to < from)
		return;
	if (day < from || day > to)
		say_bound(run, spot, is_start ? from : to,
			  _("The day lies outside the period that the application is for. Write a day within it."));
	else if (day != (is_start ? from : to) && !is_explained(run, spot))
		say_bound(run, spot, is_start ? from : to,
			  _("The row covers only part of the period. Write the whole period, or explain it in the text about the budget."));
}
