#include "document/formula_parts.h"

#include "base/mem.h"

enum { MOST_ARGUMENTS = 200 };

/* Cells that make a rectangle on a sheet. */
struct block {
	int sheet, row, column, last_row, last_column;
};

/* What is gathered of a column: blocks of cells, reckonings in the place of
 * those that are not printed, and the plain rest. */
struct gathered {
	const struct formula_place *at;
	const char *function;
	struct block *blocks;
	size_t count, room;
	struct str others; /* ",D4*2,E4*2" */
	size_t other_count;
	struct number plain;
	bool has_plain;
	struct number worth;
	bool has_worth;
};

/* --- what it comes to ---------------------------------------------------------- */

static bool take_worth(const char *function, struct number *so_far, bool *any, struct number worth)
{
	int order = number_compare(worth, *so_far);

	if (!*any) {
		*so_far = worth;
		*any = true;
	} else if (!strcmp(function, "SUM")) {
		return number_add(*so_far, worth, so_far);
	} else if (!strcmp(function, "MIN") ? order < 0 : order > 0) {
		*so_far = worth;
	}
	return true;
}

/* --- blocks -------------------------------------------------------------------- */

static bool widens(const struct block *block, const struct block *cell)
{
	return block->sheet == cell->sheet && block->row == cell->row && block->last_row == cell->row &&
	       block->last_column + 1 == cell->column;
}

static bool lengthens(const struct block *block, const struct block *below)
{
	return block->sheet == below->sheet && block->column == below->column &&
	       block->last_column == below->last_column && block->last_row + 1 == below->row;
}

/* A row of the block that is done joins the one above when they are as wide. */
static void settle(struct gathered *g)
{
	struct block *last = g->count ? &g->blocks[g->count - 1] : NULL;

	if (g->count > 1 && lengthens(last - 1, last)) {
		last[-1].last_row = last->last_row;
		g->count--;
	}
}

static void take_cell(struct gathered *g, int sheet, const struct book_cell *cell)
{
	struct block one = { sheet, cell->row, cell->column, cell->row, cell->column };

	if (g->count && widens(&g->blocks[g->count - 1], &one)) {
		g->blocks[g->count - 1].last_column++;
		return;
	}
	settle(g);
	g->blocks = mem_grow(g->blocks, &g->room, g->count + 1, sizeof *g->blocks);
	g->blocks[g->count++] = one;
}

/* --- gathering ------------------------------------------------------------------ */

static bool take_printed(struct gathered *g, const struct formula_cell *printed)
{
	const struct book_cell *cell = formula_book_cell(g->at->cells, printed);
	struct number worth;

	take_cell(g, printed->sheet, cell);
	if (cell->kind == BOOK_EMPTY || !formula_cell_worth(cell, &worth) || cell->kind == BOOK_WORDS)
		return true;
	return take_worth(g->function, &g->worth, &g->has_worth, worth);
}

/* What is worth nothing adds nothing; a least and a most would be changed by it. */
static bool take_unprinted(struct gathered *g, const struct field *field, row_t row)
{
	struct value value = answers_worth(g->at->cells->answers, field, row);
	struct formula_part part = { .text = STR_EMPTY };
	bool good;

	if (value.kind == VALUE_EMPTY)
		return true;
	good = formula_unprinted(g->at, field, row, &part);
	if (good && part.live) {
		str_addf(&g->others, ",%s", part.text.data);
		g->other_count++;
	} else if (good) {
		good = take_worth(g->function, &g->plain, &g->has_plain, part.worth);
	}
	good = good && take_worth(g->function, &g->worth, &g->has_worth, part.worth);
	str_release(&part.text);
	return good && g->other_count <= MOST_ARGUMENTS && g->others.len <= BOOK_FORMULA;
}

static bool take_answer(struct gathered *g, const struct field *field, row_t row)
{
	const struct formula_cell *printed = formula_cell_from(g->at->cells, g->at->sheet, field->index, row);

	return printed ? take_printed(g, printed) : take_unprinted(g, field, row);
}

/* The column of the axis that is meant where the expression stands. */
static uint32_t own_column(const struct formula_place *at, int axis)
{
	if (axis == EXPR_NO_AXIS)
		return 0;
	return axis == at->scope.axis ? row_column(at->row) : row_of(at->row);
}

static bool take_row(struct gathered *g, const struct field *field, uint32_t row)
{
	const struct answers *answers = g->at->cells->answers;
	bool bound = expr_is_bound(g->at->scope, EXPR_NO_GROUP, field->axis);
	size_t columns = bound ? 1 : answers_columns(answers, field->axis);

	for (size_t i = 0; i < columns; i++) {
		uint32_t column = bound ? own_column(g->at, field->axis) :
					  answers_column(answers, field->axis, i);

		if (!take_answer(g, field, row_cell(row, column)))
			return false;
	}
	return true;
}

static bool gather(struct gathered *g, const struct expr_name *name)
{
	const struct answers *answers = g->at->cells->answers;
	const struct field *field = &answers->form->fields[name->symbol];
	const struct group *group = &answers->form->groups[name->group];

	if (name->axis != EXPR_NO_AXIS && name->group == g->at->scope.group)
		return take_row(g, field, row_of(g->at->row));
	for (size_t i = 0; i < answers_row_count(answers, group); i++)
		if (!take_row(g, field, row_of(answers_row_id(answers, group, i))))
			return false;
	settle(g);
	return true;
}

/* --- writing --------------------------------------------------------------------- */

static void add_block(const struct block *block, int sheet, struct str *out)
{
	if (block->sheet != sheet)
		str_addf(out, "#%d!", block->sheet);
	book_reference(out, block->row, block->column);
	if (block->row == block->last_row && block->column == block->last_column)
		return;
	str_add_char(out, ':');
	book_reference(out, block->last_row, block->last_column);
}

static void add_plain(const struct gathered *g, struct str *out)
{
	struct number plain = g->plain;

	if (!g->has_plain || (!plain.num && !strcmp(g->function, "SUM")))
		return;
	if (plain.den == 1)
		str_addf(out, ",%lld", (long long)plain.num);
	else
		str_addf(out, ",%lld/%lld", (long long)plain.num, (long long)plain.den);
}

static bool put_gathered(const struct gathered *g, bool percent, struct formula_part *part)
{
	if (g->count + g->other_count > MOST_ARGUMENTS)
		return false;
	str_addf(&part->text, "%s(", g->function);
	for (size_t i = 0; i < g->count; i++) {
		if (i)
			str_add_char(&part->text, ',');
		add_block(&g->blocks[i], g->at->sheet, &part->text);
	}
	str_add(&part->text, g->count ? g->others.data : g->others.data + 1);
	add_plain(g, &part->text);
	str_add(&part->text, percent ? ")*100" : ")");
	part->binds = percent ? BINDS_PRODUCT : BINDS_ALONE;
	part->worth = g->has_worth ? g->worth : number_of(0);
	part->live = true;
	return !percent || number_multiply(part->worth, number_of(100), &part->worth);
}

/* Percentages that are partly printed and partly not would have to be counted
 * in two ways. */
static bool is_mixed(const struct gathered *g, bool percent)
{
	return percent && (g->other_count || g->has_plain);
}

bool formula_over_column(const struct formula_place *at, const struct expr_node *node, const char *name,
			 struct formula_part *part)
{
	const struct expr_name *column = &node->first->name;
	struct gathered g = { .at = at, .function = name, .others = STR_EMPTY, .worth = { 0, 1 }, .plain = { 0, 1 } };
	bool percent, good;

	if (node->first->op != EXPR_NAME || column->what != EXPR_FIELD || column->group == EXPR_NO_GROUP)
		return false;
	percent = at->cells->answers->form->fields[column->symbol].type->id == TYPE_PERCENT;
	good = gather(&g, column);
	if (good && !g.count && !g.other_count)
		good = formula_constant(at, node, part);
	else if (good)
		good = !is_mixed(&g, percent) && put_gathered(&g, percent, part);
	free(g.blocks);
	str_release(&g.others);
	return good;
}
