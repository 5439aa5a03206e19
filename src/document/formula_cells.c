#include "document/formula_parts.h"

#include "base/mem.h"

void formula_cells_release(struct formula_cells *cells)
{
	free(cells->items);
	*cells = (struct formula_cells){ 0 };
}

void formula_cells_add(struct formula_cells *cells, struct formula_cell cell)
{
	cells->items = mem_grow(cells->items, &cells->room, cells->count + 1, sizeof *cells->items);
	cells->items[cells->count++] = cell;
}

static int by_answer(const struct formula_cell *a, const struct formula_cell *b)
{
	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

/* Of two places of one answer the first told comes first. */
static int by_place(const void *one, const void *other)
{
	const struct formula_cell *a = one, *b = other;
	int order = by_answer(a, b);

	if (order)
		return order;
	if (a->sheet != b->sheet)
		return a->sheet - b->sheet;
	return a->cell < b->cell ? -1 : a->cell > b->cell;
}

void formula_cells_sort(struct formula_cells *cells)
{
	if (cells->count)
		qsort(cells->items, cells->count, sizeof *cells->items, by_place);
}

const struct formula_cell *formula_cell_of(const struct formula_cells *cells, int field, row_t row)
{
	struct formula_cell sought = { .field = field, .row = row };
	size_t low = 0, high = cells->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_answer(&cells->items[middle], &sought) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < cells->count && !by_answer(&cells->items[low], &sought) ? &cells->items[low] : NULL;
}

const struct formula_cell *formula_cell_from(const struct formula_cells *cells, int sheet, int field, row_t row)
{
	const struct formula_cell *first = formula_cell_of(cells, field, row), *end = cells->items + cells->count;

	for (const struct formula_cell *cell = first; cell && cell < end && !by_answer(cell, first); cell++)
		if (cell->sheet == sheet)
			return cell;
	return first;
}

void formula_refer(const struct formula_cells *cells, const struct formula_cell *cell, int sheet, struct str *out)
{
	const struct book_cell *printed = formula_book_cell(cells, cell);

	if (cell->sheet != sheet)
		str_addf(out, "#%d!", cell->sheet);
	book_reference(out, printed->row, printed->column);
}

bool formula_cell_worth(const struct book_cell *cell, struct number *worth)
{
	*worth = number_of(0);
	if (cell->kind == BOOK_WORDS)
		return !*cell->text;
	if (cell->kind == BOOK_EMPTY)
		return true;
	if (!number_make(cell->worth.num, cell->worth.den, worth))
		return false;
	if (cell->kind == BOOK_PERCENT)
		return number_divide(*worth, number_of(100), worth);
	return cell->kind != BOOK_DATE || number_add(*worth, number_of(FORMULA_EPOCH), worth);
}
