#include "wizard/concerns.h"

#include "base/i18n.h"

static void release(struct concern *concern)
{
	free(concern->message);
}

void concerns_release(struct concerns *concerns)
{
	for (size_t i = 0; i < concerns->count; i++)
		release(&concerns->items[i]);
	free(concerns->items);
	*concerns = (struct concerns){ NULL, 0, 0 };
}

/* --- the form's order ---------------------------------------------------------- */

/* The list of rows itself comes before them. */
static size_t row_place(const struct answers *answers, const struct field *field, row_t row)
{
	if (field->group == EXPR_NO_GROUP || row == NO_ROW)
		return 0;
	return answers_row_index(answers, &answers->form->groups[field->group], row) + 1;
}

static size_t column_place(const struct answers *answers, const struct field *field, row_t row)
{
	uint32_t column = row_column(row);

	return field->axis < 0 ? column : answers_row_index(answers, &answers->form->groups[field->axis], column);
}

static int three_way(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct answers *answers, const struct question *a, const struct question *b)
{
	const struct form *form = answers->form;
	const struct field *left = &form->fields[a->field], *right = &form->fields[b->field];
	int order = a->heading - b->heading;

	order = order ? order : rules_item(form, left) - rules_item(form, right);
	order = order ? order : three_way(row_place(answers, left, a->row), row_place(answers, right, b->row));
	order = order ? order : a->field - b->field;
	return order ? order : three_way(column_place(answers, left, a->row), column_place(answers, right, b->row));
}

/* --- gathering ------------------------------------------------------------------ */

static enum concern_kind kind_of(const struct problem *problem)
{
	static const enum concern_kind kinds[] = {
		[SEVERITY_ERROR] = CONCERN_ERROR, [SEVERITY_WARNING] = CONCERN_WARNING, [SEVERITY_INFO] = CONCERN_HINT,
	};

	return problem->accepted ? CONCERN_ACCEPTED : kinds[problem->severity];
}

static struct concern *add(struct concerns *concerns, size_t at, enum concern_kind kind, struct question where,
			   const char *message)
{
	concerns->items = mem_grow(concerns->items, &concerns->room, concerns->count + 1, sizeof *concerns->items);
	memmove(&concerns->items[at + 1], &concerns->items[at], (concerns->count - at) * sizeof *concerns->items);
	concerns->count++;
	concerns->items[at] = (struct concern){ .kind = kind, .where = where, .message = mem_strdup(message) };
	return &concerns->items[at];
}

static bool is_unbegun(const struct standing *standings, int heading)
{
	return standings[heading].kind == STANDING_EMPTY;
}

static void add_problem(struct concerns *out, const struct form *form, const struct problem *problem,
			const struct standing *standings)
{
	int heading = form->fields[problem->field].heading;
	struct question where = { heading, problem->field, problem->row };
	struct concern *last = out->count ? &out->items[out->count - 1] : NULL;

	if (!is_unbegun(standings, heading))
		add(out, out->count, kind_of(problem), where, problem->message);
	else if (last && last->kind == CONCERN_UNBEGUN && last->where.heading == heading)
		last->missing++;
	else
		add(out, out->count, CONCERN_UNBEGUN, where, "")->missing = 1;
}

static void add_mark(struct concerns *out, const struct answers *answers, const struct mark *mark)
{
	struct question where = { answers->form->fields[mark->field].heading, mark->field, mark->row };
	struct str message = STR_EMPTY;
	size_t at = 0;

	while (at < out->count && compare_places(answers, &out->items[at].where, &where) < 0)
		at++;
	str_addf(&message, _("To look up later: %s"), mark->text);
	add(out, at, CONCERN_LATER, where, message.data);
	str_release(&message);
}

/* How much is missing is known when all of it has been met. */
static void word_unbegun(struct concern *concern)
{
	struct str message = STR_EMPTY;

	str_addf(&message, ngettext_("Nothing is filled in here yet: %zu thing is needed.",
				     "Nothing is filled in here yet: %zu things are needed.", concern->missing),
		 concern->missing);
	release(concern);
	concern->message = str_detach(&message);
}

void concerns_gather(const struct application *app, date_t today, const struct standing *standings,
		     struct concerns *out)
{
	struct problems problems = PROBLEMS_NONE;

	rules_check(app, today, &problems);
	for (size_t i = 0; i < problems.count; i++)
		add_problem(out, app->form, &problems.items[i], standings);
	problems_release(&problems);
	for (size_t i = 0; i < app->marks.count; i++)
		if (app->marks.items[i].kind == MARK_DEFERRED && mark_is_asked(app, &app->marks.items[i]))
			add_mark(out, &app->answers, &app->marks.items[i]);
	for (size_t i = 0; i < out->count; i++) {
		out->items[i].place = i;
		if (out->items[i].kind == CONCERN_UNBEGUN)
			word_unbegun(&out->items[i]);
	}
}

static int compare_concerns(const void *left, const void *right)
{
	const struct concern *a = left, *b = right;

	return a->kind != b->kind ? (int)a->kind - (int)b->kind : three_way(a->place, b->place);
}

void concerns_sort(struct concerns *concerns)
{
	if (concerns->count)
		qsort(concerns->items, concerns->count, sizeof *concerns->items, compare_concerns);
}

/* --- reading ----------------------------------------------------------------------- */

size_t concerns_count(const struct concerns *concerns, enum concern_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < concerns->count; i++)
		count += concerns->items[i].kind == kind;
	return count;
}

const char *concern_sign(enum concern_kind kind)
{
	static const char *const signs[CONCERN_KINDS] = { "!", "?", ">", "i", "x", " " };

	return signs[kind];
}

bool concern_presses(const struct concern *concern)
{
	return concern->kind != CONCERN_HINT && concern->kind != CONCERN_ACCEPTED;
}

size_t concerns_next(const struct concerns *concerns, const struct answers *answers,
		     const struct question *after, bool *wrapped)
{
	size_t first = SIZE_MAX;

	*wrapped = false;
	for (size_t i = 0; i < concerns->count; i++) {
		if (!concern_presses(&concerns->items[i]))
			continue;
		if (compare_places(answers, &concerns->items[i].where, after) > 0)
			return i;
		first = first < i ? first : i;
	}
	*wrapped = true;
	return first;
}
