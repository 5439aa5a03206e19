#include "model/expr_node.h"

#include <assert.h>

/* The rows of one group, stepped through. */
struct walk {
	struct evaluation at;
	size_t rows;
};

static struct walk start(const struct evaluation *at, int group)
{
	struct walk walk = { *at, at->answers->rows(at->answers->context, group) };

	assert(at->inner_group == EXPR_NO_GROUP);
	walk.at.inner_group = group;
	return walk;
}

static struct value truth(bool is)
{
	return (struct value){ .kind = VALUE_BOOL, .truth = is };
}

static bool holds(struct walk *walk, const struct expr_node *condition)
{
	struct value value = condition ? expr_worth(&walk->at, condition) : truth(true);

	return value.kind == VALUE_BOOL && value.truth;
}

struct value expr_count(struct evaluation *at, const struct expr_node *node)
{
	struct walk walk = start(at, node->first->name.symbol);
	int64_t count = 0;

	for (; walk.at.inner_row < walk.rows; walk.at.inner_row++)
		count += holds(&walk, node->first->next);
	return (struct value){ .kind = VALUE_NUMBER, .number = number_of(count) };
}

/* The first row that is `settling` settles it; else a row without an answer
 * leaves it open. */
static struct value over_rows(struct evaluation *at, const struct expr_node *node, bool settling)
{
	struct walk walk = start(at, node->first->name.symbol);
	struct value result = truth(!settling);

	for (walk.at.inner_row = 0; walk.at.inner_row < walk.rows; walk.at.inner_row++) {
		struct value value = expr_worth(&walk.at, node->first->next);

		if (value.kind == VALUE_EMPTY)
			result = value;
		else if (value.truth == settling)
			return value;
	}
	return result;
}

struct value expr_any(struct evaluation *at, const struct expr_node *node)
{
	return over_rows(at, node, true);
}

struct value expr_all(struct evaluation *at, const struct expr_node *node)
{
	return over_rows(at, node, false);
}

/* --- columns: cells without an answer do not count ---------------------- */

/* The cells that a column stands for: of all rows or of our own, in all
 * columns of its axis or in the one we stand in. */
struct cells {
	struct evaluation at;
	const struct expr_node *column;
	size_t row, rows;
	size_t index, columns;
	bool own_row, bound;
};

static struct cells cells_of(const struct evaluation *at, const struct expr_node *column)
{
	const struct expr_name *name = &column->name;
	const struct expr_answers *answers = at->answers;
	struct cells cells = { .at = *at, .column = column, .rows = 1, .columns = 1 };

	cells.own_row = name->axis != EXPR_NO_AXIS && name->group == at->scope.group;
	cells.bound = expr_is_bound(at->scope, at->inner_group, name->axis);
	if (!cells.own_row) {
		cells.rows = answers->rows(answers->context, name->group);
		cells.at.inner_group = name->group;
	}
	if (!cells.bound)
		cells.columns = answers->columns(answers->context, name->axis);
	return cells;
}

static struct value cell_worth(const struct cells *cells)
{
	const struct expr_answers *answers = cells->at.answers;
	const struct expr_name *name = &cells->column->name;
	uint32_t column = cells->bound ? expr_column(&cells->at, name->axis) :
					 answers->column(answers->context, name->axis, cells->index);

	return answers->get(answers->context, name, cells->own_row ? cells->at.cell.row : cells->row, column);
}

/* False after the last one. */
static bool next_cell(struct cells *cells, struct value *value)
{
	while (cells->row < cells->rows && cells->columns) {
		*value = cell_worth(cells);
		if (++cells->index == cells->columns) {
			cells->index = 0;
			cells->row++;
		}
		if (value->kind != VALUE_EMPTY)
			return true;
	}
	return false;
}

struct value expr_sum(struct evaluation *at, const struct expr_node *node)
{
	struct cells cells = cells_of(at, node->first);
	struct value sum = value_empty(), value;

	while (next_cell(&cells, &value)) {
		if (sum.kind == VALUE_EMPTY)
			sum = value;
		else if (!value_add(sum, value, &sum))
			return value_empty();
	}
	return sum;
}

static struct value extreme_of_column(struct evaluation *at, const struct expr_node *column, int sign)
{
	struct cells cells = cells_of(at, column);
	struct value best = value_empty(), value;

	while (next_cell(&cells, &value))
		if (best.kind == VALUE_EMPTY || value_compare(value, best) * sign > 0)
			best = value;
	return best;
}

static struct value extreme(struct evaluation *at, const struct expr_node *node, int sign)
{
	struct value best;

	if (!node->first->next)
		return extreme_of_column(at, node->first, sign);
	best = expr_worth(at, node->first);
	for (const struct expr_node *item = node->first->next; item; item = item->next) {
		struct value value = expr_worth(at, item);

		if (best.kind == VALUE_EMPTY || value.kind == VALUE_EMPTY)
			return value_empty();
		if (value_compare(value, best) * sign > 0)
			best = value;
	}
	return best;
}

struct value expr_least(struct evaluation *at, const struct expr_node *node)
{
	return extreme(at, node, -1);
}

struct value expr_most(struct evaluation *at, const struct expr_node *node)
{
	return extreme(at, node, 1);
}
