/*
 * Any text as an expression and as a template: compiled against a small form,
 * and evaluated when it is right.  What was compiled keeps its promised kind.
 */
#include "../unit/expr_form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct place at = { "fuzz", 1, 1 };

static void try_expression(struct arena *arena, const char *source, int group)
{
	struct diags diags = DIAGS_NONE;
	const struct expr *expr = expr_compile(arena, source, at, &names, expr_in(group), VALUE_EMPTY, &diags);

	assert(!expr == (diags.count == 1));
	if (expr) {
		struct value value = expr_evaluate(expr, &answers, (struct expr_cell){ 1, 0 }, arena);

		assert(value.kind == VALUE_EMPTY || value.kind == expr_kind(expr));
	}
	diags_release(&diags);
}

static void try_template(struct arena *arena, const char *source)
{
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	const struct expr_template *template = template_compile(arena, source, at, &names, expr_in(0), &diags);

	assert(!template == (diags.count > 0));
	if (template)
		template_render(template, &answers, (struct expr_cell){ 1, 0 }, &out);
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
