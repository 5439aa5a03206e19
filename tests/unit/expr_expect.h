/*
 * What an expression on the small form is worth, asserted in one line.
 *
 * Use:      expect("1 + age", "18"); of a faulty expression what is expected
 *           is "line:column: sentence", where it stands at 5:10.
 */
#ifndef BLANKETT_TESTS_UNIT_EXPR_EXPECT_H
#define BLANKETT_TESTS_UNIT_EXPR_EXPECT_H

#include "unit.h"

#include "expr_form.h"

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
static inline void add_result(const char *source, struct expr_scope scope, struct expr_cell cell,
			      enum value_kind wanted, struct str *out)
{
	struct place at = { "form.yaml", 5, 10 };
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	const struct expr *expr = expr_compile(&arena, source, at, &names, scope, wanted, &diags);

	if (expr) {
		struct value value = expr_evaluate(expr, &answers, cell, &arena);

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

static inline void expect_at(const char *source, struct expr_scope scope, struct expr_cell cell, const char *wanted)
{
	struct str out = STR_EMPTY;

	add_result(source, scope, cell, VALUE_EMPTY, &out);
	if (strcmp(out.data, wanted))
		fail_msg("%s\n gave   %s\n wanted %s", source, out.data, wanted);
	str_release(&out);
}

static inline void expect_in(const char *source, int group, size_t row, const char *wanted)
{
	expect_at(source, expr_in(group), (struct expr_cell){ row, 0 }, wanted);
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
