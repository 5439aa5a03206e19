/*
 * A small form and its answers, for the tests of expressions and templates, and
 * for fuzzing them (tests/fuzz/expr.c).
 *
 * Shapes:   fields of every kind, two of them never answered (nobody, none), a
 *           group of three rows, parties, and one of none, costs.
 */
#ifndef BLANKETT_TESTS_UNIT_EXPR_FORM_H
#define BLANKETT_TESTS_UNIT_EXPR_FORM_H

#include "model/expr.h"

#include <assert.h>
#include <string.h>

/* --- a small form: fields, and a group of three rows ------------------- */

enum { PARTIES, COSTS };

static const struct {
	const char *name;
	struct expr_name is;
} known[] = {
	{ "name", { EXPR_FIELD, VALUE_TEXT, 0, EXPR_NO_GROUP } },
	{ "age", { EXPR_FIELD, VALUE_NUMBER, 1, EXPR_NO_GROUP } },
	{ "budget", { EXPR_FIELD, VALUE_MONEY, 2, EXPR_NO_GROUP } },
	{ "start", { EXPR_FIELD, VALUE_DATE, 3, EXPR_NO_GROUP } },
	{ "earlier", { EXPR_FIELD, VALUE_BOOL, 4, EXPR_NO_GROUP } },
	{ "nobody", { EXPR_FIELD, VALUE_TEXT, 5, EXPR_NO_GROUP } },
	{ "none", { EXPR_FIELD, VALUE_NUMBER, 6, EXPR_NO_GROUP } },
	{ "perhaps", { EXPR_FIELD, VALUE_BOOL, 7, EXPR_NO_GROUP } },
	{ "period", { EXPR_FIELD, VALUE_EMPTY, 8, EXPR_NO_GROUP } },
	{ "later", { EXPR_FIELD, VALUE_DATE, 9, EXPR_NO_GROUP } },
	{ "parties", { EXPR_GROUP, VALUE_EMPTY, PARTIES, EXPR_NO_GROUP } },
	{ "parties.kind", { EXPR_FIELD, VALUE_TEXT, 10, PARTIES } },
	{ "parties.share", { EXPR_FIELD, VALUE_MONEY, 11, PARTIES } },
	{ "parties.since", { EXPR_FIELD, VALUE_DATE, 12, PARTIES } },
	{ "parties.staff", { EXPR_FIELD, VALUE_NUMBER, 13, PARTIES } },
	{ "costs", { EXPR_GROUP, VALUE_EMPTY, COSTS, EXPR_NO_GROUP } },
	{ "costs.sum", { EXPR_FIELD, VALUE_MONEY, 14, COSTS } },
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

static inline bool find(const void *context, const char *name, int group, struct expr_name *found)
{
	static const char *const groups[] = { "parties", "costs" };
	char id[64];

	assert(context == known);
	if (group != EXPR_NO_GROUP) {
		snprintf(id, sizeof id, "%s.%s", groups[group], name);
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

static const struct expr_names names = { find, suggest, known };

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

static inline struct value get(const void *context, int symbol, int group, size_t row)
{
	assert(context == known);
	if (group != EXPR_NO_GROUP)
		return get_in_row(symbol, row);
	switch (symbol) {
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
	return group == PARTIES ? 3 : 0;
}

static const struct expr_answers answers = { get, rows, known };

#endif
