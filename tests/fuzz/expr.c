/*
 * Any text as an expression and as a template: compiled against a small form,
 * and evaluated when it is right.  What was compiled keeps its promised kind.
 */
#include "model/expr.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const char *name;
	struct expr_name is;
} known[] = {
	{ "name", { EXPR_FIELD, VALUE_TEXT, 0, EXPR_NO_GROUP } },
	{ "age", { EXPR_FIELD, VALUE_NUMBER, 1, EXPR_NO_GROUP } },
	{ "budget", { EXPR_FIELD, VALUE_MONEY, 2, EXPR_NO_GROUP } },
	{ "start", { EXPR_FIELD, VALUE_DATE, 3, EXPR_NO_GROUP } },
	{ "earlier", { EXPR_FIELD, VALUE_BOOL, 4, EXPR_NO_GROUP } },
	{ "none", { EXPR_FIELD, VALUE_NUMBER, 5, EXPR_NO_GROUP } },
	{ "parties", { EXPR_GROUP, VALUE_EMPTY, 0, EXPR_NO_GROUP } },
	{ "kind", { EXPR_FIELD, VALUE_TEXT, 6, 0 } },
	{ "share", { EXPR_FIELD, VALUE_MONEY, 7, 0 } },
};

static bool find(const void *context, const char *name, int group, struct expr_name *found)
{
	(void)context;
	(void)group;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!strcmp(known[i].name, name)) {
			*found = known[i].is;
			return true;
		}
	}
	return false;
}

static struct value get(const void *context, int symbol, int group, size_t row)
{
	(void)context;
	assert(group == EXPR_NO_GROUP || row < 3);
	switch (symbol) {
	case 0: return value_text("Åsa i Exempelby");
	case 1: return (struct value){ .kind = VALUE_NUMBER, .number = number_of(17) };
	case 2: return (struct value){ .kind = VALUE_MONEY, .ore = INT64_MAX };
	case 3: return (struct value){ .kind = VALUE_DATE, .date = date_make(2024, 1, 31) };
	case 4: return (struct value){ .kind = VALUE_BOOL, .truth = true };
	case 6: return row ? value_text("kommun") : value_empty();
	case 7: return (struct value){ .kind = VALUE_MONEY, .ore = (int64_t)row * 100 };
	default: return value_empty();
	}
}

static size_t rows(const void *context, int group)
{
	(void)context;
	assert(group == 0);
	return 3;
}

static const struct expr_names names = { find, NULL, NULL };
static const struct expr_answers answers = { get, rows, NULL };
static const struct place at = { "fuzz", 1, 1 };

static void try_expression(struct arena *arena, const char *source, int group)
{
	struct diags diags = DIAGS_NONE;
	const struct expr *expr = expr_compile(arena, source, at, &names, group, VALUE_EMPTY, &diags);

	assert(!expr == (diags.count == 1));
	if (expr) {
		struct value value = expr_evaluate(expr, &answers, 1, arena);

		assert(value.kind == VALUE_EMPTY || value.kind == expr_kind(expr));
	}
	diags_release(&diags);
}

static void try_template(struct arena *arena, const char *source)
{
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	const struct expr_template *template = template_compile(arena, source, at, &names, 0, &diags);

	assert(!template == (diags.count > 0));
	if (template)
		template_render(template, &answers, 2, &out);
	str_release(&out);
	diags_release(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_EMPTY;
	const char *source = arena_strndup(&arena, (const char *)data, size);

	try_expression(&arena, source, EXPR_NO_GROUP);
	try_expression(&arena, source, 0);
	try_template(&arena, source);
	arena_release(&arena);
	return 0;
}
