#include "model/expr_node.h"

#include "base/i18n.h"

#include <assert.h>
#include <string.h>

/* --- compiling --------------------------------------------------------- */

static bool kind_fits(struct expr_parser *parser, const struct expr_node *root, enum value_kind wanted)
{
	if (wanted == VALUE_EMPTY || root->kind == wanted)
		return true;
	expr_fault(parser, root->offset, _("This should be %s, but it is %s."), expr_kind_words(wanted),
		   expr_kind_words(root->kind));
	return false;
}

const struct expr *expr_compile(struct arena *arena, const char *source, struct place at,
				const struct expr_names *names, struct expr_scope scope,
				enum value_kind wanted, struct diags *diags)
{
	struct expr_parser parser = {
		.arena = arena, .source = source, .at = at, .names = names, .scope = scope,
		.inner_group = EXPR_NO_GROUP, .diags = diags,
	};
	const struct expr_node *root = expr_parse_whole(&parser);
	struct expr *expr;

	if (!root || !kind_fits(&parser, root, wanted) || !expr_all_fit(&parser, root))
		return NULL;
	expr = arena_alloc(arena, sizeof *expr);
	expr->root = root;
	expr->scope = scope;
	return expr;
}

enum value_kind expr_kind(const struct expr *expr)
{
	return expr->root->kind;
}

static void each_name(const struct expr_node *node, void (*found)(void *context, const struct expr_name *name),
		      void *context)
{
	if (node->op == EXPR_NAME)
		found(context, &node->name);
	for (const struct expr_node *child = node->first; child; child = child->next)
		each_name(child, found, context);
}

void expr_each_name(const struct expr *expr, void (*found)(void *context, const struct expr_name *name),
		    void *context)
{
	each_name(expr->root, found, context);
}

/* A function that is given a column without an axis may mean all its rows. */
static bool keeps_to_row(const struct expr_node *node, int group)
{
	for (const struct expr_node *child = node->first; child; child = child->next)
		if (!keeps_to_row(child, group) ||
		    (node->op == EXPR_CALL && child->op == EXPR_NAME && child->name.group == group &&
		     child->name.axis == EXPR_NO_AXIS))
			return false;
	return true;
}

bool expr_keeps_to_row(const struct expr *expr)
{
	return expr->scope.group == EXPR_NO_GROUP || keeps_to_row(expr->root, expr->scope.group);
}

/* --- evaluating -------------------------------------------------------- */

static struct value truth(bool is)
{
	return (struct value){ .kind = VALUE_BOOL, .truth = is };
}

bool expr_is_bound(struct expr_scope scope, int inner_group, int axis)
{
	return axis == EXPR_NO_AXIS || axis == scope.axis || (axis >= 0 && (axis == scope.group || axis == inner_group));
}

uint32_t expr_column(const struct evaluation *at, int axis)
{
	const struct expr_answers *answers = at->answers;

	if (axis == EXPR_NO_AXIS)
		return 0;
	if (axis == at->scope.axis)
		return at->cell.column;
	if (axis == at->inner_group)
		return answers->column(answers->context, axis, at->inner_row);
	return axis == at->scope.group ? answers->column(answers->context, axis, at->cell.row) : 0;
}

static struct value name_worth(struct evaluation *at, const struct expr_node *node)
{
	const struct expr_name *name = &node->name;
	bool inner = name->group != EXPR_NO_GROUP && name->group == at->inner_group;
	struct value worth;

	if (name->what == EXPR_CONSTANT)
		return name->constant;
	if (at->supposing)
		return name->what == EXPR_FIELD ? at->answers->get(at->answers->context, name, 0, 0) : value_empty();
	if (name->what == EXPR_ROW_NUMBER)
		return (struct value){ .kind = VALUE_NUMBER,
				       .number = number_of((int64_t)(inner ? at->inner_row : at->cell.row) + 1) };
	if (name->what == EXPR_YEAR)
		return (struct value){ .kind = VALUE_NUMBER, .number = number_of(at->cell.column) };
	worth = at->answers->get(at->answers->context, name, inner ? at->inner_row : at->cell.row,
				 expr_column(at, name->axis));
	assert(worth.kind == node->kind || worth.kind == VALUE_EMPTY);
	return worth;
}

/* `and` is settled by a false, `or` by a true, whatever the other side is. */
static struct value both_or_either(struct evaluation *at, const struct expr_node *node)
{
	bool settles = node->op == EXPR_OR;
	struct value a = expr_worth(at, node->first);
	struct value b;

	if (a.kind == VALUE_BOOL && a.truth == settles)
		return a;
	b = expr_worth(at, node->first->next);
	if (b.kind == VALUE_BOOL && b.truth == settles)
		return b;
	return a.kind == VALUE_EMPTY ? a : b;
}

static struct value denied(struct evaluation *at, const struct expr_node *node)
{
	struct value a = expr_worth(at, node->first);

	return a.kind == VALUE_BOOL ? truth(!a.truth) : a;
}

static struct value found_in(struct evaluation *at, const struct expr_node *node)
{
	struct value sought = expr_worth(at, node->first);
	bool unsure = false;

	if (sought.kind == VALUE_EMPTY)
		return sought;
	for (const struct expr_node *item = node->first->next; item; item = item->next) {
		struct value value = expr_worth(at, item);

		if (value.kind == VALUE_EMPTY)
			unsure = true;
		else if (!value_compare(sought, value))
			return truth(true);
	}
	return unsure ? value_empty() : truth(false);
}

static struct value compared(struct evaluation *at, const struct expr_node *node)
{
	struct value a = expr_worth(at, node->first);
	struct value b = expr_worth(at, node->first->next);
	int order;

	if (a.kind == VALUE_EMPTY || b.kind == VALUE_EMPTY)
		return value_empty();
	order = value_compare(a, b);
	switch (node->op) {
	case EXPR_EQUAL: return truth(!order);
	case EXPR_UNEQUAL: return truth(order);
	case EXPR_LESS: return truth(order < 0);
	case EXPR_LESS_EQUAL: return truth(order <= 0);
	case EXPR_MORE: return truth(order > 0);
	default: return truth(order >= 0);
	}
}

static struct value opposite(struct value a)
{
	bool overflow = false;

	if (a.kind == VALUE_NUMBER)
		overflow = !number_subtract(number_of(0), a.number, &a.number);
	else if (a.kind == VALUE_MONEY)
		overflow = __builtin_sub_overflow(0, a.ore, &a.ore);
	else if (a.kind == VALUE_DAYS)
		overflow = __builtin_sub_overflow(0, a.days, &a.days);
	return overflow ? value_empty() : a;
}

static struct value computed(struct evaluation *at, const struct expr_node *node)
{
	struct value a = expr_worth(at, node->first);
	struct value b = expr_worth(at, node->first->next);

	if (node->lenient && b.kind == VALUE_EMPTY)
		return a;
	if (node->lenient && a.kind == VALUE_EMPTY)
		return node->op == EXPR_ADD ? b : opposite(b);
	if (a.kind == VALUE_EMPTY || b.kind == VALUE_EMPTY)
		return value_empty();
	return node->apply(at->scratch, a, b);
}

static struct value negated(struct evaluation *at, const struct expr_node *node)
{
	return opposite(expr_worth(at, node->first));
}

static struct value literal_worth(struct evaluation *at, const struct expr_node *node)
{
	(void)at;
	return node->literal;
}

static struct value called(struct evaluation *at, const struct expr_node *node)
{
	return at->supposing ? value_empty() : node->call(at, node);
}

struct value expr_worth(struct evaluation *at, const struct expr_node *node)
{
	static const evaluator evaluators[] = {
		[EXPR_LITERAL] = literal_worth, [EXPR_NAME] = name_worth,    [EXPR_CALL] = called,
		[EXPR_NOT] = denied,            [EXPR_AND] = both_or_either, [EXPR_OR] = both_or_either,
		[EXPR_IN] = found_in,           [EXPR_EQUAL] = compared,     [EXPR_UNEQUAL] = compared,
		[EXPR_LESS] = compared,         [EXPR_LESS_EQUAL] = compared, [EXPR_MORE] = compared,
		[EXPR_MORE_EQUAL] = compared,   [EXPR_ADD] = computed,       [EXPR_SUBTRACT] = computed,
		[EXPR_MULTIPLY] = computed,     [EXPR_DIVIDE] = computed,    [EXPR_NEGATE] = negated,
	};

	return evaluators[node->op](at, node);
}

struct value expr_evaluate(const struct expr *expr, const struct expr_answers *answers,
			   struct expr_cell cell, struct arena *scratch)
{
	struct evaluation at = { answers, expr->scope, cell, EXPR_NO_GROUP, 0, scratch, false };

	return expr_worth(&at, expr->root);
}
