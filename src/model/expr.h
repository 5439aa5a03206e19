/*
 * Expressions of the form language: typed, exact, bounded.
 *
 * Purpose:  `relevant`, `check`, `default`, `when` and the braces of templates.
 *           Compiled once when the form is loaded, with every fault told at
 *           its line and column; evaluated against answers later.
 * Language: or, and, not; == != < <= > >= in; + - * /; unary -; parentheses;
 *           "text" (\" and \\ inside), 12, 12.5, true, false, [lists] after
 *           `in`; names; functions (see blankett-form(5)), rows of one table.
 * Empty:    an unanswered name is empty.  Arithmetic and comparison with empty
 *           give empty; `and`, `or`, `not` follow Kleene; answered(x) is never
 *           empty.  Overflow and division by zero give empty too; sum,
 *           min and max over a column pass by rows without an answer.  What is
 *           calculated (`lenient`) adds like a sum: empty + 5 is 5.
 * Proofs:   a choice, or `row`, compared with a text that it never is, is a fault;
 *           expr_can_hold finds conditions that no answers make true.
 * Axes:     a column of a table may stand once for each row of a group or for
 *           each year (`across`).  A sum goes over all its cells; where the
 *           expression itself stands in one such row or column, only over its
 *           own.  In a row of the table sum(amount) goes over that row's columns.
 * Types:    number, money, date, days, text, bool.  money ± money, money ×÷
 *           number, money ÷ money = number, date − date = days, date ± days,
 *           days ± days, text + text.  Anything else is an error at compile.
 * Bounds:   4 096 bytes of source, 64 deep, 512 nodes; no loops but the rows of a
 *           group, and an aggregate inside an aggregate is refused.
 * Owner:    the arena of the form.
 */
#ifndef BLANKETT_MODEL_EXPR_H
#define BLANKETT_MODEL_EXPR_H

#include "base/diag.h"
#include "base/mem.h"
#include "model/value.h"

enum { EXPR_NO_GROUP = -1 };
/* What a column stands across: the number of a group, or one of these. */
enum { EXPR_NO_AXIS = -1, EXPR_YEARS = -2 };

/* What a name stands for. */
struct expr_name {
	enum {
		EXPR_FIELD,
		EXPR_GROUP,
		EXPR_ROW_NAME, /* `row`: which of the rows that the form fixes */
		EXPR_ROW_NUMBER, /* `number`: of the row we stand in, from 1 */
		EXPR_YEAR,     /* `year`: of the column we stand in */
		EXPR_CONSTANT, /* a parameter of the form */
	} what;
	enum value_kind kind; /* of a field */
	int symbol;           /* the field's or the group's number in the form */
	int group;            /* the group the field's rows lie in, or EXPR_NO_GROUP */
	int axis;             /* of a column */
	struct value constant;
};

/* Where an expression stands: in a row of a group, in a column of an axis. */
struct expr_scope {
	int group;
	int axis;
	bool lenient; /* what is empty counts as nothing when it is added */
};

static inline struct expr_scope expr_in(int group)
{
	return (struct expr_scope){ .group = group, .axis = EXPR_NO_AXIS };
}

/* Names at compile time; bare ids of the fields of the row we stand in are
 * found first. */
struct expr_names {
	bool (*find)(const void *context, const char *name, struct expr_scope scope, struct expr_name *found);
	/* nearest known name, for "did you mean", or NULL */
	const char *(*suggest)(const void *context, const char *name, int group);
	const void *context;
	/* Why the name is never worth that text, as a sentence; nothing when it may be.
	 * NULL: any text will do. */
	void (*unfit)(const void *context, const struct expr_name *name, const char *text, struct str *why);
};

/* Answers at evaluation.  `row` is an index 0… among the group's rows; `column`
 * a year, or what `column` gives for a row of the group of the axis. */
struct expr_answers {
	struct value (*get)(const void *context, const struct expr_name *name, size_t row, uint32_t column);
	size_t (*rows)(const void *context, int group);
	/* How many columns an axis has, and what the one of that index is. */
	size_t (*columns)(const void *context, int axis);
	uint32_t (*column)(const void *context, int axis, size_t index);
	const void *context;
};

/* Where an expression is evaluated: an index among the rows of its group, a
 * column of its axis; 0 where it stands in none. */
struct expr_cell {
	size_t row;
	uint32_t column;
};

struct expr;
struct expr_template;

/* Where an expression starts in its file: `at.column` is that of its first
 * character.  `wanted` is VALUE_EMPTY for "any kind".  NULL on a fault, which
 * is then in diags, with the column of the faulty part. */
const struct expr *expr_compile(struct arena *arena, const char *source, struct place at,
				const struct expr_names *names, struct expr_scope scope,
				enum value_kind wanted, struct diags *diags);
enum value_kind expr_kind(const struct expr *expr);

/* Texts made on the way lie in `scratch`. */
struct value expr_evaluate(const struct expr *expr, const struct expr_answers *answers,
			   struct expr_cell cell, struct arena *scratch);

/* Of two values alike; false when they cannot be added. */
bool value_add(struct value a, struct value b, struct value *sum);

enum { EXPR_SUPPOSED_MOST = 32 };

/* What names can be worth: writes at most EXPR_SUPPOSED_MOST of them and says how
 * many; 0 when it may be anything. */
struct expr_supposing {
	size_t (*values)(const void *context, const struct expr_name *name, struct value *values);
	const void *context;
};

/* False when no answers make all of them true together (some may be NULL).  True
 * when some do, and when that cannot be told: functions are not looked into. */
bool expr_can_hold(const struct expr *const *all, size_t count, const struct expr_supposing *supposing);

/* Calls back once for each name the expression reads. */
void expr_each_name(const struct expr *expr,
		    void (*found)(void *context, const struct expr_name *name), void *context);

/* False when a function may go through the other rows of the group it stands in;
 * true is sure. */
bool expr_keeps_to_row(const struct expr *expr);

/* Text with {expressions}; {{ and }} are braces.  Every faulty expression in
 * it is told, not only the first. */
const struct expr_template *template_compile(struct arena *arena, const char *source,
					     struct place at, const struct expr_names *names,
					     struct expr_scope scope, struct diags *diags);

/* Appends the text.  Dates come as ISO, money grouped by U+00A0, empty as
 * nothing; what is true or false was refused when compiled. */
void template_render(const struct expr_template *template, const struct expr_answers *answers,
		     struct expr_cell cell, struct str *out);
void template_each_name(const struct expr_template *template,
			void (*found)(void *context, const struct expr_name *name), void *context);

/* The table of functions, for documentation and lints. */
size_t expr_function_count(void);
const char *expr_function_name(size_t i);

#endif
