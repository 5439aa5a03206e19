#include "document/formula_parts.h"

/* Days as months: the moments at which a day begins and ends, counted from the
 * December before a year, so that this year begins at 1 and ends at 13.  A whole
 * month is 1, whatever its days.
 *
 *	begins  (YEAR(D5)-2027)*12+MONTH(D5)+(DAY(D5)-1)/DAY(EOMONTH(D5,0))
 *	ends    (YEAR(E5)-2027)*12+MONTH(E5)+DAY(E5)/DAY(EOMONTH(E5,0))
 *
 * What lies between is what months_between of the model comes to, as fractions;
 * counted from near by, a spreadsheet has the digits for it.
 */
enum { YEAR_BEGINS = 1, YEAR_ENDS = 13 };

struct period {
	struct formula_part from, to; /* days */
	struct formula_part begin, end; /* moments */
};

static const struct formula_part nothing = { .text = STR_EMPTY };

static struct period period_nothing(void)
{
	return (struct period){ nothing, nothing, nothing, nothing };
}

static void release_period(struct period *period)
{
	str_release(&period->from.text);
	str_release(&period->to.text);
	str_release(&period->begin.text);
	str_release(&period->end.text);
}

static bool day_in(const struct formula_part *part, int *year, int *month, int *day)
{
	static const int64_t most = 1000000;

	if (part->worth.den != 1 || part->worth.num < 1 || part->worth.num > most)
		return false;
	date_split((date_t)(part->worth.num - FORMULA_EPOCH), year, month, day);
	return true;
}

static void add_moment(struct str *out, const char *day, int base, bool ends)
{
	if (base)
		str_addf(out, "(YEAR(%s)-%d)*12+MONTH(%s)+", day, base, day);
	else
		str_addf(out, "YEAR(%s)*12+MONTH(%s)+", day, day);
	if (ends)
		str_addf(out, "DAY(%s)/DAY(EOMONTH(%s,0))", day, day);
	else
		str_addf(out, "(DAY(%s)-1)/DAY(EOMONTH(%s,0))", day, day);
}

/* A day that is missing has none, and is worth nothing. */
static bool put_moment(const struct formula_part *of, int base, bool ends, struct formula_part *part)
{
	int year, month, day;

	part->worth = number_of(0);
	if (day_in(of, &year, &month, &day) &&
	    (!number_make(ends ? day : day - 1, date_days_in_month(year, month), &part->worth) ||
	     !number_add(part->worth, number_of((int64_t)(year - base) * 12 + month), &part->worth)))
		return false;
	if (!of->live)
		return formula_number(part->worth, part);
	add_moment(&part->text, of->text.data, base, ends);
	part->binds = BINDS_SUM;
	part->live = true;
	return true;
}

static bool day_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return at->settled ? formula_constant(at, node, part) : formula_part(at, node, part);
}

static bool period_part(const struct formula_place *at, const struct expr_node *from, int base,
			struct period *period)
{
	return day_part(at, from, &period->from) && day_part(at, from->next, &period->to) &&
	       put_moment(&period->from, base, false, &period->begin) &&
	       put_moment(&period->to, base, true, &period->end);
}

static struct value worth_now(const struct formula_place *at, const struct expr_node *node)
{
	struct expr whole = { node, at->scope };

	return answers_evaluate(at->cells->answers, &whole, at->scope.group, at->row, at->scratch);
}

static bool is_live(const struct period *period)
{
	return period->from.live || period->to.live;
}

/* The arguments, none of which may be empty. */
static bool are_known(const struct formula_place *at, const struct expr_node *node)
{
	for (const struct expr_node *argument = node->first; argument; argument = argument->next)
		if (worth_now(at, argument).kind == VALUE_EMPTY)
			return false;
	return true;
}

/* --- months ----------------------------------------------------------------------- */

static struct number earlier(struct number a, int b)
{
	return number_compare(a, number_of(b)) < 0 ? a : number_of(b);
}

static struct number later(struct number a, int b)
{
	return number_compare(a, number_of(b)) > 0 ? a : number_of(b);
}

static bool put_months(const struct period *period, struct formula_part *part)
{
	str_addf(&part->text, "MAX(0,%s-(%s))", period->end.text.data, period->begin.text.data);
	return number_subtract(period->end.worth, period->begin.worth, &part->worth);
}

static bool put_months_of_year(const struct period *period, struct formula_part *part)
{
	str_addf(&part->text, "MAX(0,MIN(%s,%d)-MAX(%s,%d))", period->end.text.data, YEAR_ENDS,
		 period->begin.text.data, YEAR_BEGINS);
	return number_subtract(earlier(period->end.worth, YEAR_ENDS), later(period->begin.worth, YEAR_BEGINS),
			       &part->worth);
}

bool formula_months(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	const struct expr_node *of_year = node->first->next->next;
	struct value year = of_year ? worth_now(at, of_year) : value_empty();
	struct period period = period_nothing();
	bool good;

	if (!are_known(at, node))
		return formula_constant(at, node, part);
	good = period_part(at, node->first, (int)year.number.num, &period);
	if (good && !is_live(&period)) {
		good = formula_constant(at, node, part);
	} else if (good) {
		good = of_year ? put_months_of_year(&period, part) : put_months(&period, part);
		part->worth = later(part->worth, 0);
		part->binds = BINDS_ALONE;
		part->live = true;
	}
	release_period(&period);
	return good;
}

/* --- an amount divided between years ------------------------------------------------ */

/* What is divided, the shares of it until the end of the year and of the one
 * before, and to how many decimals each is rounded. */
struct division {
	bool divides; /* the days are known, and in order */
	struct formula_part amount;
	struct period period;
	struct number shares[2];
	int decimals;
};

/* "ROUND(G8*9/36,0)", or "ROUND(G8*MAX(0,MIN(end,13)-(begin))/(end-(begin)),0)" */
static bool put_until(const struct division *of, bool before, struct formula_part *part)
{
	const char *begin = of->period.begin.text.data, *end = of->period.end.text.data;
	struct number share = of->shares[before];

	formula_add_part(&part->text, &of->amount, BINDS_PRODUCT);
	if (is_live(&of->period)) {
		str_addf(&part->text, "*MAX(0,MIN(%s,%d)-(%s))/(%s-(%s))", end, before ? YEAR_BEGINS : YEAR_ENDS,
			 begin, end, begin);
	} else {
		if (share.num != 1)
			str_addf(&part->text, "*%lld", (long long)share.num);
		if (share.den != 1)
			str_addf(&part->text, "/%lld", (long long)share.den);
	}
	return formula_has_digits(share) && number_multiply(of->amount.worth, share, &part->worth) &&
	       formula_round(part, of->decimals);
}

/* What falls until the end of the year less what fell until that of the one
 * before; nothing before the period begins, when that is settled. */
static bool put_difference(const struct division *of, struct formula_part *part)
{
	struct formula_part before = nothing;
	bool good = put_until(of, false, part);

	if (good && (is_live(&of->period) || of->shares[1].num)) {
		good = put_until(of, true, &before) && number_subtract(part->worth, before.worth, &part->worth);
		str_addf(&part->text, "-%s", before.text.data);
	}
	part->binds = BINDS_SUM;
	part->live = true;
	str_release(&before.text);
	return good;
}

/* Nothing when a day is missing or the period ends before it begins. */
static void put_condition(const struct period *period, struct formula_part *part)
{
	struct str condition = STR_EMPTY;

	if (period->from.live)
		str_addf(&condition, "IF(AND(%s>0,%s>=%s),", period->from.text.data, period->to.text.data,
			 period->from.text.data);
	else
		str_addf(&condition, "IF(%s>=%s,", period->to.text.data, period->from.text.data);
	str_splice(&part->text, 0, 0, condition.data, condition.len);
	str_add(&part->text, ",0)");
	part->binds = BINDS_ALONE;
	str_release(&condition);
}

static bool is_day(const struct formula_part *part, struct value value)
{
	return !number_compare(part->worth, number_of((int64_t)value.date + FORMULA_EPOCH));
}

static bool put_split(struct division *of, struct formula_part *part)
{
	of->decimals = of->amount.worth.den == 1 ? 0 : 2;
	if (!is_live(&of->period) && !number_compare(of->shares[0], of->shares[1]))
		return formula_number(number_of(0), part);
	if (!put_difference(of, part))
		return false;
	if (is_live(&of->period))
		put_condition(&of->period, part);
	if (!of->divides)
		part->worth = number_of(0);
	return true;
}

/* Days that are not known can come: but into cells only. */
static bool can_divide(const struct division *of, struct value from, struct value to)
{
	if (of->divides)
		return is_day(&of->period.from, from) && is_day(&of->period.to, to) &&
		       (of->amount.live || is_live(&of->period));
	return of->period.from.live || (from.kind != VALUE_EMPTY && of->period.to.live);
}

bool formula_split(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	const struct expr_node *first = node->first->next;
	struct value from = worth_now(at, first), to = worth_now(at, first->next), year = worth_now(at, first->next->next);
	struct division of = { .amount = nothing, .period = period_nothing(), .shares = { { 0, 1 }, { 0, 1 } } };
	bool good = year.kind != VALUE_EMPTY;

	of.divides = good && from.kind != VALUE_EMPTY && to.kind != VALUE_EMPTY &&
		     expr_split_shares(from.date, to.date, year.number, of.shares);
	good = good && formula_part(at, node->first, &of.amount) &&
	       period_part(at, first, (int)year.number.num, &of.period);
	if (good && can_divide(&of, from, to))
		good = put_split(&of, part);
	else if (good || year.kind == VALUE_EMPTY)
		good = formula_constant(at, node, part);
	str_release(&of.amount.text);
	release_period(&of.period);
	return good;
}

/* --- a part of a day ------------------------------------------------------------------ */

bool formula_of_day(const struct formula_place *at, const struct expr_node *node, const char *name,
		    struct formula_part *part)
{
	struct formula_part day = nothing;
	struct value value = worth_now(at, node);
	bool good;

	if (!are_known(at, node) || value.kind != VALUE_NUMBER)
		return formula_constant(at, node, part);
	good = day_part(at, node->first, &day);
	if (good && !day.live) {
		good = formula_constant(at, node, part);
	} else if (good) {
		str_addf(&part->text, "%s(%s)", name, day.text.data);
		part->worth = value.number;
		part->binds = BINDS_ALONE;
		part->live = true;
		good = is_day(&day, worth_now(at, node->first));
	}
	str_release(&day.text);
	return good;
}
