#include "document/formula_parts.h"

/* --- parts ------------------------------------------------------------------------ */

static bool no_part(struct formula_part *part)
{
	str_release(&part->text);
	*part = (struct formula_part){ .text = STR_EMPTY };
	return false;
}

void formula_add_part(struct str *out, const struct formula_part *part, enum formula_binds least)
{
	bool apart = part->binds < least;

	str_addf(out, "%s%s%s", apart ? "(" : "", part->text.data, apart ? ")" : "");
}

bool formula_number(struct number number, struct formula_part *part)
{
	int64_t scale = 1;
	int decimals = 0;

	for (; scale % number.den && decimals < 9; decimals++)
		scale *= 10;
	if (!formula_has_digits(number))
		return false;
	part->worth = number;
	part->binds = number.num < 0 ? BINDS_SUM : BINDS_ALONE;
	if (scale % number.den) {
		part->binds = number.num < 0 ? BINDS_SUM : BINDS_PRODUCT;
		str_addf(&part->text, "%lld/%lld", (long long)number.num, (long long)number.den);
		return true;
	}
	number_multiply(number, number_of(scale), &number);
	str_addf(&part->text, "%s%lld", number.num < 0 ? "-" : "", (long long)llabs(number.num) / (long long)scale);
	if (decimals)
		str_addf(&part->text, ".%0*lld", decimals, (long long)llabs(number.num) % (long long)scale);
	return true;
}

/* As a spreadsheet counts; what is empty counts as nothing. */
static bool number_in(struct value value, struct number *number)
{
	*number = number_of(0);
	switch (value.kind) {
	case VALUE_EMPTY: return true;
	case VALUE_NUMBER: *number = value.number; return true;
	case VALUE_MONEY: return number_make(value.ore, 100, number);
	case VALUE_DATE: *number = number_of((int64_t)value.date + FORMULA_EPOCH); return true;
	case VALUE_DAYS: *number = number_of(value.days); return true;
	default: return false;
	}
}

bool formula_constant(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	struct expr whole = { node, at->scope };
	struct value value = answers_evaluate(at->cells->answers, &whole, at->scope.group, at->row, at->scratch);
	struct number number;

	return number_in(value, &number) && formula_number(number, part) ? true : no_part(part);
}

/* --- names ------------------------------------------------------------------------ */

bool formula_unprinted(const struct formula_place *at, const struct field *field, row_t row,
		       struct formula_part *part)
{
	const struct answers *answers = at->cells->answers;
	const struct expr *expr = answers_calculation(answers, field, row);
	struct formula_place inner = *at;
	struct number number;

	if (expr && at->depth < FORMULA_DEPTH) {
		inner.scope = expr->scope;
		inner.row = row;
		inner.depth++;
		if (formula_part(&inner, expr->root, part))
			return true;
	}
	return number_in(answers_worth(answers, field, row), &number) && formula_number(number, part) ? true :
												  no_part(part);
}

static bool put_reference(const struct formula_place *at, const struct formula_cell *cell,
			  struct formula_part *part)
{
	const struct book_cell *printed = formula_book_cell(at->cells, cell);

	if (!formula_cell_worth(printed, &part->worth))
		return false;
	formula_refer(at->cells, cell, at->sheet, &part->text);
	part->live = true;
	part->binds = BINDS_ALONE;
	if (at->cells->answers->form->fields[cell->field].type->id != TYPE_PERCENT)
		return true;
	str_add(&part->text, "*100");
	part->binds = BINDS_PRODUCT;
	return number_multiply(part->worth, number_of(100), &part->worth);
}

/* The row and column that a name means where we stand; false when it means many. */
static bool row_meant(const struct formula_place *at, const struct expr_name *name, row_t *row)
{
	uint32_t column = 0;

	*row = NO_ROW;
	if (name->group == EXPR_NO_GROUP)
		return true;
	if (name->group != at->scope.group)
		return false;
	if (name->axis != EXPR_NO_AXIS)
		column = name->axis == at->scope.axis ? row_column(at->row) : row_of(at->row);
	*row = row_cell(row_of(at->row), column);
	return true;
}

static bool name_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	const struct expr_name *name = &node->name;
	const struct formula_cell *printed;
	const struct field *field;
	row_t row;

	if (name->what != EXPR_FIELD || !row_meant(at, name, &row))
		return formula_constant(at, node, part);
	field = &at->cells->answers->form->fields[name->symbol];
	printed = formula_cell_from(at->cells, at->sheet, field->index, row);
	if (printed)
		return put_reference(at, printed, part) ? true : no_part(part);
	if (answers_calculation(at->cells->answers, field, row))
		return formula_unprinted(at, field, row, part);
	return formula_constant(at, node, part);
}

/* --- arithmetic ------------------------------------------------------------------- */

static const struct sign {
	enum expr_op op;
	char sign;
	enum formula_binds binds, right; /* what stands to the right binds at least so */
	bool (*reckon)(struct number a, struct number b, struct number *out);
} signs[] = {
	{ EXPR_ADD, '+', BINDS_SUM, BINDS_PRODUCT, number_add },
	{ EXPR_SUBTRACT, '-', BINDS_SUM, BINDS_PRODUCT, number_subtract },
	{ EXPR_MULTIPLY, '*', BINDS_PRODUCT, BINDS_PRODUCT, number_multiply },
	{ EXPR_DIVIDE, '/', BINDS_PRODUCT, BINDS_ALONE, number_divide },
};

static bool round_worth(struct number *worth, int64_t scale)
{
	int64_t whole;

	return number_multiply(*worth, number_of(scale), worth) && number_round(*worth, &whole) &&
	       number_make(whole, scale, worth);
}

bool formula_round(struct formula_part *part, int decimals)
{
	str_splice(&part->text, 0, 0, "ROUND(", 6);
	str_addf(&part->text, ",%d)", decimals);
	part->binds = BINDS_ALONE;
	return round_worth(&part->worth, decimals == 2 ? 100 : 1);
}

/* Money that was multiplied by a whole number that never changes is exact. */
static bool is_exact(const struct formula_part *part)
{
	return !part->live && part->worth.den == 1;
}

static bool join(const struct expr_node *node, const struct sign *sign, const struct formula_part *a,
		 const struct formula_part *b, struct formula_part *part)
{
	const struct expr_node *second = node->first->next;
	bool multiplies = sign->op == EXPR_MULTIPLY;

	if (!sign->reckon(a->worth, b->worth, &part->worth))
		return false;
	formula_add_part(&part->text, a, sign->binds);
	str_add_char(&part->text, sign->sign);
	formula_add_part(&part->text, b, sign->right);
	part->binds = sign->binds;
	part->live = true;
	if (node->kind != VALUE_MONEY || sign->binds == BINDS_SUM ||
	    (multiplies && is_exact(second->kind == VALUE_MONEY ? a : b)))
		return true;
	return formula_round(part, 2);
}

/* Nothing added and nothing taken away leave the other side as it is. */
static bool is_nothing(const struct formula_part *part)
{
	return !part->live && !part->worth.num;
}

static void take_over(struct formula_part *from, struct formula_part *part)
{
	*part = *from;
	*from = (struct formula_part){ .text = STR_EMPTY };
}

static bool arithmetic_part(const struct formula_place *at, const struct expr_node *node,
			    const struct sign *sign, struct formula_part *part)
{
	struct formula_part a = { .text = STR_EMPTY }, b = { .text = STR_EMPTY };
	bool good = formula_part(at, node->first, &a) && formula_part(at, node->first->next, &b);

	if (good && !a.live && !b.live)
		good = formula_constant(at, node, part);
	else if (good && sign->op == EXPR_ADD && is_nothing(&a))
		take_over(&b, part);
	else if (good && sign->binds == BINDS_SUM && is_nothing(&b))
		take_over(&a, part);
	else if (good)
		good = join(node, sign, &a, &b, part);
	str_release(&a.text);
	str_release(&b.text);
	return good ? true : no_part(part);
}

static bool negated_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	struct formula_part a = { .text = STR_EMPTY };
	bool good = formula_part(at, node->first, &a);

	if (good && !a.live) {
		good = formula_constant(at, node, part);
	} else if (good) {
		str_add_char(&part->text, '-');
		formula_add_part(&part->text, &a, BINDS_ALONE);
		part->live = true;
		good = number_subtract(number_of(0), a.worth, &part->worth);
	}
	str_release(&a.text);
	return good ? true : no_part(part);
}

/* --- functions -------------------------------------------------------------------- */

static bool round_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	if (!formula_part(at, node->first, part))
		return false;
	if (part->live)
		return formula_round(part, 0);
	no_part(part);
	return formula_constant(at, node, part);
}

static bool same_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return formula_part(at, node->first, part);
}

/* Which way it goes is settled now. */
static bool branch_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	const struct expr_node *then = node->first->next;
	struct expr condition = { node->first, at->scope };
	struct value value = answers_evaluate(at->cells->answers, &condition, at->scope.group, at->row, at->scratch);

	if (value.kind != VALUE_BOOL)
		return false;
	if (!value.truth)
		then = then->next;
	return then ? formula_part(at, then, part) : formula_constant(at, node, part);
}

/* The next multiple upwards; what a spreadsheet's digits leave over is rounded
 * off before it counts as more. */
static bool up_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	struct formula_part a = { .text = STR_EMPTY }, step = { .text = STR_EMPTY };
	bool good = formula_part(at, node->first, &a) && formula_part(at, node->first->next, &step);
	struct number steps = { 0, 1 };

	good = good && step.worth.num > 0 && number_divide(a.worth, step.worth, &steps);
	if (good && !a.live && !step.live) {
		good = formula_constant(at, node, part);
	} else if (good) {
		int64_t whole = steps.num / steps.den + (steps.num > 0 && steps.num % steps.den);

		str_add(&part->text, "-INT(-ROUND(");
		formula_add_part(&part->text, &a, BINDS_PRODUCT);
		str_add_char(&part->text, '/');
		formula_add_part(&part->text, &step, BINDS_ALONE);
		str_add(&part->text, ",9))*");
		formula_add_part(&part->text, &step, BINDS_PRODUCT);
		part->live = true;
		good = number_multiply(number_of(whole), step.worth, &part->worth);
	}
	str_release(&a.text);
	str_release(&step.text);
	return good;
}

static bool least_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return !node->first->next && formula_over_column(at, node, "MIN", part);
}

static bool most_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return !node->first->next && formula_over_column(at, node, "MAX", part);
}

static bool year_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return formula_of_day(at, node, "YEAR", part);
}

static bool month_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return formula_of_day(at, node, "MONTH", part);
}

static bool day_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return formula_of_day(at, node, "DAY", part);
}

static bool sum_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	return formula_over_column(at, node, "SUM", part);
}

static const struct {
	const char *name;
	bool (*write)(const struct formula_place *at, const struct expr_node *node, struct formula_part *part);
} functions[] = {
	{ "sum", sum_part }, { "min", least_part }, { "max", most_part }, { "split", formula_split },
	{ "months", formula_months }, { "year", year_part }, { "month", month_part }, { "day", day_part },
	{ "up", up_part }, { "round", round_part }, { "kr", same_part }, { "days", same_part },
	{ "if", branch_part },
};

static const char *function_name(const struct expr_node *node)
{
	for (size_t i = 0; expr_functions[i].name; i++)
		if (expr_functions[i].evaluate == node->call)
			return expr_functions[i].name;
	return "";
}

static bool call_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	const char *name = function_name(node);

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (!strcmp(functions[i].name, name))
			return functions[i].write(at, node, part) ? true : no_part(part);
	return formula_constant(at, node, part);
}

bool formula_part(const struct formula_place *at, const struct expr_node *node, struct formula_part *part)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].op == node->op)
			return arithmetic_part(at, node, &signs[i], part);
	if (node->op == EXPR_NAME)
		return name_part(at, node, part);
	if (node->op == EXPR_CALL)
		return call_part(at, node, part);
	return node->op == EXPR_NEGATE ? negated_part(at, node, part) : formula_constant(at, node, part);
}

/* --- the whole -------------------------------------------------------------------- */

/* What the language counts as 80, a spreadsheet does as 0.8. */
static bool put_percent(struct formula_part *part)
{
	static const char hundred[] = "*100";
	size_t len = strlen(hundred);
	bool ends = part->text.len > len && !strcmp(part->text.data + part->text.len - len, hundred);

	if (part->binds == BINDS_PRODUCT && ends) {
		str_cut(&part->text, part->text.len - len);
	} else if (part->binds < BINDS_PRODUCT) {
		str_splice(&part->text, 0, 0, "(", 1);
		str_add(&part->text, ")/100");
	} else {
		str_add(&part->text, "/100");
	}
	return number_divide(part->worth, number_of(100), &part->worth);
}

static bool write_as(struct formula_place *at, const struct book_cell *cell, const struct expr *expr, struct str *out)
{
	struct formula_part part = { .text = STR_EMPTY };
	struct number worth;
	bool good = formula_cell_worth(cell, &worth) && formula_part(at, expr->root, &part) && part.live &&
		    (cell->kind != BOOK_PERCENT || put_percent(&part)) && !number_compare(part.worth, worth) &&
		    book_is_formula(part.text.data, at->cells->book->count);

	if (good)
		str_add(out, part.text.data);
	str_release(&part.text);
	return good;
}

/* Where days make it too long, or stand in no cell as days, they are settled. */
bool formula_write(const struct formula_cells *cells, const struct formula_cell *of, const struct expr *expr,
		   struct str *out)
{
	const struct book_cell *cell = formula_book_cell(cells, of);
	struct arena scratch = ARENA_EMPTY;
	struct formula_place at = { cells, of->sheet, expr->scope, of->row, &scratch, 0, false };
	bool good = false;

	if (cell->kind != BOOK_WORDS && cell->kind != BOOK_EMPTY) {
		good = write_as(&at, cell, expr, out);
		at.settled = true;
		good = good || write_as(&at, cell, expr, out);
	}
	arena_release(&scratch);
	return good;
}
