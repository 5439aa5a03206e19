/*
 * A small form and its answers, for the tests of expressions and templates, and
 * for fuzzing them (tests/fuzz/expr.c).
 *
 * Shapes:   fields of every kind, two of them never answered (nobody, none), a
 *           group of three rows, parties, and one of none, costs; a table of two
 *           rows, plan, with a column for each party and one for each year of
 *           2024 to 2026.
 */
#ifndef BLANKETT_TESTS_UNIT_EXPR_FORM_H
#define BLANKETT_TESTS_UNIT_EXPR_FORM_H

#include "model/expr.h"

#include <assert.h>
#include <string.h>

/* --- a small form: fields, and a group of three rows ------------------- */

enum { PARTIES, COSTS, PLAN };

static const struct {
	const char *name;
	struct expr_name is;
} known[] = {
	{ "name", { EXPR_FIELD, VALUE_TEXT, 0, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "age", { EXPR_FIELD, VALUE_NUMBER, 1, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "budget", { EXPR_FIELD, VALUE_MONEY, 2, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "start", { EXPR_FIELD, VALUE_DATE, 3, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "earlier", { EXPR_FIELD, VALUE_BOOL, 4, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "nobody", { EXPR_FIELD, VALUE_TEXT, 5, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "none", { EXPR_FIELD, VALUE_NUMBER, 6, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "perhaps", { EXPR_FIELD, VALUE_BOOL, 7, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "period", { EXPR_FIELD, VALUE_EMPTY, 8, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "later", { EXPR_FIELD, VALUE_DATE, 9, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "parties", { EXPR_GROUP, VALUE_EMPTY, PARTIES, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "parties.kind", { EXPR_FIELD, VALUE_TEXT, 10, PARTIES, EXPR_NO_AXIS, { 0 } } },
	{ "parties.share", { EXPR_FIELD, VALUE_MONEY, 11, PARTIES, EXPR_NO_AXIS, { 0 } } },
	{ "parties.since", { EXPR_FIELD, VALUE_DATE, 12, PARTIES, EXPR_NO_AXIS, { 0 } } },
	{ "parties.staff", { EXPR_FIELD, VALUE_NUMBER, 13, PARTIES, EXPR_NO_AXIS, { 0 } } },
	{ "costs", { EXPR_GROUP, VALUE_EMPTY, COSTS, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "plan", { EXPR_GROUP, VALUE_EMPTY, PLAN, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } } },
	{ "plan.amount", { EXPR_FIELD, VALUE_MONEY, 15, PLAN, PARTIES, { 0 } } },
	{ "plan.part", { EXPR_FIELD, VALUE_MONEY, 16, PLAN, EXPR_YEARS, { 0 } } },
	{ "plan.hours", { EXPR_FIELD, VALUE_NUMBER, 17, PLAN, EXPR_NO_AXIS, { 0 } } },
	{ "plan.row", { EXPR_ROW_NAME, VALUE_TEXT, -1, PLAN, EXPR_NO_AXIS, { 0 } } },
	{ "plan.number", { EXPR_ROW_NUMBER, VALUE_NUMBER, -1, PLAN, EXPR_NO_AXIS, { 0 } } },
	{ "norm", { EXPR_CONSTANT, VALUE_MONEY, -1, EXPR_NO_GROUP, EXPR_NO_AXIS,
		    { .kind = VALUE_MONEY, .ore = 65000000 } } },
	{ "costs.sum", { EXPR_FIELD, VALUE_MONEY, 14, COSTS, EXPR_NO_AXIS, { 0 } } },
};

static inline bool find_exactly(const char *name, struct expr_name *found)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!strcmp(known[i].name, name)) {
			*found = known[i].is;
			return true;
		}
	}
	return false;
}

static inline bool find(const void *context, const char *name, struct expr_scope scope, struct expr_name *found)
{
	static const char *const groups[] = { "parties", "costs", "plan" };
	char id[64];

	assert(context == known);
	if (scope.axis == EXPR_YEARS && !strcmp(name, "year")) {
		*found = (struct expr_name){ EXPR_YEAR, VALUE_NUMBER, -1, EXPR_NO_GROUP, EXPR_NO_AXIS, { 0 } };
		return true;
	}
	if (scope.group != EXPR_NO_GROUP) {
		snprintf(id, sizeof id, "%s.%s", groups[scope.group], name);
		if (find_exactly(id, found))
			return true;
	}
	return find_exactly(name, found);
}

static inline const char *suggest(const void *context, const char *name, int group)
{
	(void)context;
	(void)group;
	return !strcmp(name, "nmae") ? "name" : NULL;
}

static const struct expr_names names = { find, suggest, known, NULL };

static inline struct value money(int64_t kronor)
{
	return (struct value){ .kind = VALUE_MONEY, .ore = kronor * 100 };
}

static inline struct value number(int64_t whole)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = number_of(whole) };
}

static inline struct value date(int year, int month, int day)
{
	return (struct value){ .kind = VALUE_DATE, .date = date_make(year, month, day) };
}

static inline struct value get_in_row(int symbol, size_t row)
{
	static const char *const kinds[] = { "kommun", "region", "kommun" };

	assert(row < 3);
	switch (symbol) {
	case 10: return value_text(kinds[row]);
	case 11: return row == 1 ? value_empty() : money(row ? 300 : 100);
	case 12: return date(2020 + (int)row, 5, 1);
	case 13: return number((int64_t)row * 2);
	default: return value_empty();
	}
}

/* Amounts 1, 2, 3 and 10, 20, 30 by party; parts 100, 101, 102 and 200, 201, 202 by year. */
static inline struct value get_in_plan(const struct expr_name *name, size_t row, uint32_t column)
{
	static const char *const names_of_rows[] = { "rent", "" };

	assert(row < 2);
	switch (name->symbol) {
	case 15: return money(row ? column * 10 : column);
	case 16: return money((int64_t)(row + 1) * 100 + column - 2024);
	case 17: return number((int64_t)row + 1);
	default: return value_text(names_of_rows[row]);
	}
}

static inline struct value get(const void *context, const struct expr_name *name, size_t row, uint32_t column)
{
	assert(context == known);
	if (name->group == PLAN)
		return get_in_plan(name, row, column);
	if (name->group != EXPR_NO_GROUP)
		return get_in_row(name->symbol, row);
	switch (name->symbol) {
	case 0: return value_text("Att Stödja Åsa");
	case 1: return number(17);
	case 2: return money(4798000);
	case 3: return date(2024, 1, 31);
	case 4: return (struct value){ .kind = VALUE_BOOL, .truth = true };
	case 9: return date(2199, 12, 30);
	default: return value_empty();
	}
}

static inline size_t rows(const void *context, int group)
{
	assert(context == known);
	return group == PARTIES ? 3 : group == PLAN ? 2 : 0;
}

static inline size_t columns(const void *context, int axis)
{
	return axis == EXPR_YEARS ? 3 : rows(context, axis);
}

static inline uint32_t column(const void *context, int axis, size_t index)
{
	assert(index < columns(context, axis));
	return (uint32_t)index + (axis == EXPR_YEARS ? 2024 : 1);
}

static const struct expr_answers answers = { get, rows, columns, column, known };

#endif
