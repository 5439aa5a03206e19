#include "unit.h"

#include "expr_form.h"

/* The small form with two choices: name is ny or gammal, nobody a, b or c. */
static size_t values(const void *context, const struct expr_name *name, struct value *into)
{
	static const char *const nobody[] = { "a", "b", "c" };

	(void)context;
	if (name->kind == VALUE_BOOL) {
		into[0] = (struct value){ .kind = VALUE_BOOL, .truth = true };
		into[1] = (struct value){ .kind = VALUE_BOOL };
		return 2;
	}
	if (name->symbol == 0) {
		into[0] = value_text("ny");
		into[1] = value_text("gammal");
		return 2;
	}
	for (size_t i = 0; i < 3; i++)
		into[i] = value_text(nobody[i]);
	return name->symbol == 5 ? 3 : 0;
}

static bool can_hold_in(const char *one, const char *other, struct expr_scope scope)
{
	struct expr_supposing supposing = { values, NULL };
	struct place at = { "form.yaml", 1, 1 };
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	const struct expr *all[] = {
		expr_compile(&arena, one, at, &names, scope, VALUE_BOOL, &diags),
		other ? expr_compile(&arena, other, at, &names, scope, VALUE_BOOL, &diags) : NULL,
	};
	bool can;

	assert_int_equal(diags.count, 0);
	can = expr_can_hold(all, 2, &supposing);
	arena_release(&arena);
	return can;
}

static bool can_hold(const char *one, const char *other)
{
	return can_hold_in(one, other, expr_in(EXPR_NO_GROUP));
}

TEST(what_is_plainly_false_cannot_hold)
{
	assert_true(can_hold("true", NULL));
	assert_false(can_hold("false", NULL));
	assert_false(can_hold("1 == 2", NULL));
	assert_false(can_hold("not true and earlier", NULL));
	assert_false(can_hold("1 in [2, 3]", NULL));
	assert_false(can_hold("norm < norm", NULL));
}

TEST(choices_are_tried_one_by_one)
{
	assert_true(can_hold("name == \"ny\"", NULL));
	assert_true(can_hold("name != \"ny\"", NULL));
	assert_false(can_hold("name != \"ny\" and name != \"gammal\"", NULL));
	assert_false(can_hold("not (name in [\"ny\", \"gammal\"])", NULL));
	assert_true(can_hold("name == \"ny\" and nobody == \"c\"", NULL));
	assert_false(can_hold("name == \"ny\" and nobody == \"d\"", NULL));
	assert_false(can_hold("earlier and not earlier", NULL));
}

TEST(conditions_must_hold_together)
{
	assert_true(can_hold("name == \"ny\"", "nobody == \"a\""));
	assert_false(can_hold("name == \"ny\"", "name == \"gammal\""));
	assert_false(can_hold("earlier", "not earlier"));
	assert_true(can_hold("earlier", "not perhaps"));
}

TEST(what_is_not_known_may_be_anything)
{
	assert_true(can_hold("age == 1 and age == 2", NULL));
	assert_true(can_hold("name == \"ny\" and answered(budget)", "not answered(budget)"));
	assert_true(can_hold("not answered(name) and name == \"ny\"", NULL));
	assert_true(can_hold("count(parties, false) > 0", NULL));
	assert_true(can_hold_in("row == \"x\" and number == 9", NULL, expr_in(PLAN)));
	assert_false(can_hold("name == \"x\" and answered(budget)", NULL));
}
