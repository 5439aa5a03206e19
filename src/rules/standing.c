#include "rules/standing.h"

#include "model/flow.h"

bool mark_is_asked(const struct application *app, const struct mark *mark)
{
	return mark->field >= 0 && flow_field_asked(&app->answers, &app->form->fields[mark->field], mark->row);
}

size_t marks_deferred(const struct application *app)
{
	size_t count = 0;

	for (size_t i = 0; i < app->marks.count; i++)
		count += app->marks.items[i].kind == MARK_DEFERRED && mark_is_asked(app, &app->marks.items[i]);
	return count;
}

/* What nothing was given for is missing; the rest is wrong, and so is a sum. */
static bool was_given(const struct application *app, const struct problem *problem)
{
	const struct field *field = &app->form->fields[problem->field];

	return field->calculate || flow_begun(&app->answers, field, problem->row);
}

static void take_flow(const struct application *app, struct standing *out)
{
	static const enum standing_kind kinds[] = {
		[HEADING_EMPTY] = STANDING_EMPTY, [HEADING_OPTIONAL] = STANDING_OPTIONAL,
		[HEADING_PARTLY] = STANDING_BEGUN, [HEADING_DONE] = STANDING_DONE,
	};

	for (size_t i = 0; i < app->form->heading_count; i++) {
		struct question unused;
		bool asked = flow_enter_heading(&app->answers, (int)i, &unused);

		out[i] = (struct standing){ STANDING_UNASKED, 0 };
		if (asked)
			out[i].kind = kinds[flow_heading_state(&app->answers, &app->form->headings[i])];
	}
}

static void take_marks(const struct application *app, struct standing *out)
{
	for (size_t i = 0; i < app->marks.count; i++) {
		const struct mark *mark = &app->marks.items[i];

		if (mark->kind == MARK_DEFERRED && mark_is_asked(app, mark))
			out[app->form->fields[mark->field].heading].kind = STANDING_LATER;
	}
}

static void take_problem(const struct application *app, const struct problem *problem, struct standing *standing)
{
	bool is_error = problem->severity == SEVERITY_ERROR;

	if (standing->kind == STANDING_OPTIONAL && is_error)
		standing->kind = STANDING_EMPTY; /* it asks for something after all */
	if (standing->kind == STANDING_EMPTY || standing->kind == STANDING_OPTIONAL || problem->accepted ||
	    problem->severity == SEVERITY_INFO)
		return;
	standing->problems++;
	if (is_error && was_given(app, problem))
		standing->kind = STANDING_WRONG;
	else if (is_error && standing->kind == STANDING_DONE)
		standing->kind = STANDING_BEGUN;
}

static void take_problems(const struct application *app, date_t today, const struct heading *heading,
			  struct standing *standing)
{
	struct problems problems = PROBLEMS_NONE;

	rules_check_heading(app, today, heading, &problems);
	for (size_t i = 0; i < problems.count; i++)
		take_problem(app, &problems.items[i], standing);
	problems_release(&problems);
}

void standings_find(const struct application *app, date_t today, struct standing *out)
{
	take_flow(app, out);
	take_marks(app, out);
	for (size_t i = 0; i < app->form->heading_count; i++)
		if (out[i].kind != STANDING_UNASKED && out[i].kind != STANDING_EMPTY)
			take_problems(app, today, &app->form->headings[i], &out[i]);
}

void standings_count(const struct form *form, const struct standing *standings, size_t *done, size_t *all)
{
	*done = *all = 0;
	for (size_t i = 0; i < form->heading_count; i++) {
		*done += standings[i].kind == STANDING_DONE;
		*all += standings[i].kind != STANDING_UNASKED && standings[i].kind != STANDING_OPTIONAL;
	}
}
