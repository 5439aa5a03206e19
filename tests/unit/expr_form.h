/*
 * A small form and its answers, for the tests of expressions and templates, and
 * for fuzzing them.
 *
 * Shapes:   fields of every kind, two of them never answered (nobody, none), a
 *           group of three rows, parties, and one of none, costs.
 * Use:      expect("1 + age", "18"); of a faulty expression what is expected
 *           is "line:column: sentence", where it stands at 5:10.
 */
#ifndef BLANKETT_TESTS_UNIT_EXPR_FORM_H
#define BLANKETT_TESTS_UNIT_EXPR_FORM_H

#include "unit.h"

#include "model/expr.h"

#include <stdlib.h>
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

	assert_ptr_equal(context, known);
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

	assert_true(row < 3);
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
	assert_ptr_equal(context, known);
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
	assert_ptr_equal(context, known);
	return group == PARTIES ? 3 : 0;
}

static const struct expr_answers answers = { get, rows, known };

/* --- what an expression is worth, as a template shows it --------------- */

static inline void add_worth(struct value value, struct str *out)
{
	char iso[DATE_ISO];

	switch (value.kind) {
	case VALUE_EMPTY: str_add(out, "empty"); break;
	case VALUE_BOOL: str_add(out, value.truth ? "true" : "false"); break;
	case VALUE_NUMBER: number_format(value.number, out); break;
	case VALUE_MONEY:
		money_store(value.ore, out);
		str_add(out, " kr");
		break;
	case VALUE_DATE:
		date_iso(value.date, iso);
		str_add(out, iso);
		break;
	case VALUE_DAYS: str_addf(out, "%lld days", (long long)value.days); break;
	case VALUE_TEXT: str_addf(out, "“%s”", value.text); break;
	}
}

/* The worth, or the faults. */
static inline void add_result(const char *source, int group, size_t row, enum value_kind wanted, struct str *out)
{
	struct place at = { "form.yaml", 5, 10 };
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	const struct expr *expr = expr_compile(&arena, source, at, &names, group, wanted, &diags);

	if (expr) {
		struct value value = expr_evaluate(expr, &answers, row, &arena);

		assert_int_equal(diags.count, 0);
		assert_true(value.kind == VALUE_EMPTY || value.kind == expr_kind(expr));
		add_worth(value, out);
	} else {
		assert_int_equal(diags.count, 1);
		str_addf(out, "%d:%d: %s", diags.items->line, diags.items->column, diags.items->text);
	}
	diags_release(&diags);
	arena_release(&arena);
}

static inline void expect_in(const char *source, int group, size_t row, const char *wanted)
{
	struct str out = STR_EMPTY;

	add_result(source, group, row, VALUE_EMPTY, &out);
	if (strcmp(out.data, wanted))
		fail_msg("%s\n gave   %s\n wanted %s", source, out.data, wanted);
	str_release(&out);
}

static inline void expect(const char *source, const char *wanted)
{
	expect_in(source, EXPR_NO_GROUP, 0, wanted);
}

/* For expr_each_name: adds the name's number to a struct str. */
static inline void note_name(void *context, const struct expr_name *name)
{
	str_addf(context, "%c%d ", name->what == EXPR_GROUP ? 'g' : 'f', name->symbol);
}

#endif
