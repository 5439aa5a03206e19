#include "model/expr_node.h"

#include <assert.h>

/* --- texts that a name is never worth ---------------------------------------- */

bool expr_texts_fit(struct expr_parser *parser, const struct expr_node *name, const struct expr_node *text)
{
	const struct expr_names *names = parser->names;
	struct str why = STR_EMPTY;
	bool fits;

	if (!names->unfit || name->op != EXPR_NAME || text->op != EXPR_LITERAL || text->kind != VALUE_TEXT)
		return true;
	names->unfit(names->context, &name->name, text->literal.text, &why);
	fits = !why.len;
	if (!fits)
		diags_add(parser->diags, expr_place(parser, text->offset), "%s", why.data);
	str_release(&why);
	return fits;
}

bool expr_all_fit(struct expr_parser *parser, const struct expr_node *root)
{
	bool compares = root->op == EXPR_IN || root->op == EXPR_EQUAL || root->op == EXPR_UNEQUAL;
	bool fit = true;

	for (const struct expr_node *child = root->first; child; child = child->next) {
		if (compares && child != root->first) {
			fit &= expr_texts_fit(parser, root->first, child);
			fit &= expr_texts_fit(parser, child, root->first);
		}
		fit &= expr_all_fit(parser, child);
	}
	return fit;
}

/* --- conditions that never hold ------------------------------------------------ */

/*
 * Every answer to the choices that the conditions read is tried, together with
 * every other.  What else they read is empty, which `and`, `or` and `not` take
 * for “not known”: so a condition is false only when nothing else can save it.
 */
enum { SUPPOSED_NAMES = 6, SUPPOSED_TRIALS = 1024 };

struct supposed {
	int symbol;
	size_t count, at;
	struct value values[EXPR_SUPPOSED_MOST];
};

struct suppose {
	const struct expr_supposing *supposing;
	struct supposed names[SUPPOSED_NAMES];
	size_t count, trials;
};

static void suppose_name(void *context, const struct expr_name *name)
{
	struct suppose *suppose = context;
	struct supposed *next = &suppose->names[suppose->count];

	for (size_t i = 0; i < suppose->count; i++)
		if (suppose->names[i].symbol == name->symbol)
			return;
	if (name->what != EXPR_FIELD || suppose->count == SUPPOSED_NAMES)
		return;
	next->symbol = name->symbol;
	next->at = 0;
	next->count = suppose->supposing->values(suppose->supposing->context, name, next->values);
	assert(next->count <= EXPR_SUPPOSED_MOST);
	if (!next->count || suppose->trials * next->count > SUPPOSED_TRIALS)
		return;
	suppose->trials *= next->count;
	suppose->count++;
}

static struct value supposed_worth(const void *context, const struct expr_name *name, size_t row, uint32_t column)
{
	const struct suppose *suppose = context;

	(void)row;
	(void)column;
	for (size_t i = 0; i < suppose->count; i++)
		if (suppose->names[i].symbol == name->symbol)
			return suppose->names[i].values[suppose->names[i].at];
	return value_empty();
}

/* The next of all trials, counted like a number whose figures are the names. */
static void next_trial(struct suppose *suppose)
{
	for (size_t i = 0; i < suppose->count; i++) {
		if (++suppose->names[i].at < suppose->names[i].count)
			return;
		suppose->names[i].at = 0;
	}
}

static bool may_hold(const struct suppose *suppose, const struct expr *const *all, size_t count,
		     struct arena *scratch)
{
	struct expr_answers answers = { .get = supposed_worth, .context = suppose };

	for (size_t i = 0; i < count; i++) {
		struct evaluation at = { &answers, { 0 }, { 0 }, EXPR_NO_GROUP, 0, scratch, true };
		struct value worth;

		if (!all[i])
			continue;
		at.scope = all[i]->scope;
		worth = expr_worth(&at, all[i]->root);
		if (worth.kind == VALUE_BOOL && !worth.truth)
			return false;
	}
	return true;
}

bool expr_can_hold(const struct expr *const *all, size_t count, const struct expr_supposing *supposing)
{
	struct suppose suppose = { .supposing = supposing, .trials = 1 };
	struct arena scratch = ARENA_EMPTY;
	bool holds = false;

	for (size_t i = 0; i < count; i++)
		if (all[i])
			expr_each_name(all[i], suppose_name, &suppose);
	for (size_t i = 0; i < suppose.trials && !holds; i++) {
		holds = may_hold(&suppose, all, count, &scratch);
		next_trial(&suppose);
	}
	arena_release(&scratch);
	return holds;
}
