#include "document/report_grid.h"

#include "base/mem.h"
#include "base/utf8.h"

/* A word that is longer is broken; a text that is longer makes more lines. */
enum { LONGEST_WORD = 24, LONGEST_LINE = 40 };

/* On either side of a cell, and how much larger the ordinary letters are. */
enum { PADDING = 2, LARGE = 11, SMALL = 9 };

struct column {
	size_t index;
	int least;  /* characters it cannot do without */
	int wanted; /* and with which nothing in it is broken */
	int width;
};

void grid_add(struct grid *grid, const char *text, enum grid_sort sort)
{
	grid->cells = mem_grow(grid->cells, &grid->room, grid->count + 1, sizeof *grid->cells);
	grid->cells[grid->count++] = (struct grid_cell){ mem_strdup(text), sort };
}

void grid_release(struct grid *grid)
{
	for (size_t i = 0; i < grid->count; i++)
		free(grid->cells[i].text);
	free(grid->cells);
	*grid = (struct grid){ 0 };
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* Bold letters and capitals take more than others do. */
static int in_words(int characters)
{
	return (characters * 6 + 4) / 5;
}

static int longest_word(const char *text)
{
	int longest = 0;

	while (*text) {
		size_t len = strcspn(text, " -/");

		longest = larger(longest, utf8_width(text, len));
		text += len;
		text += strspn(text, " -/");
	}
	return in_words(longest);
}

static void measure_cell(struct column *column, const struct grid_cell *cell, bool title)
{
	int whole = utf8_width(cell->text, strlen(cell->text));
	bool unbroken = cell->sort != GRID_WORDS && !title;

	column->least = larger(column->least, unbroken ? whole : smaller(longest_word(cell->text), LONGEST_WORD));
	column->wanted = larger(column->wanted, unbroken ? whole : smaller(in_words(whole), LONGEST_LINE));
}

static struct column measure(const struct grid *grid, size_t index)
{
	struct column column = { .index = index, .least = 1, .wanted = 1 };

	for (size_t i = index; i < grid->count; i += grid->columns)
		measure_cell(&column, &grid->cells[i], i < grid->columns);
	return column;
}

static int in_small(int room)
{
	return room * LARGE / SMALL;
}

static int sum_of_least(const struct grid *grid)
{
	int sum = 0;

	for (size_t i = 0; i < grid->columns; i++)
		sum += measure(grid, i).least + PADDING;
	return sum;
}

bool grid_fits(const struct grid *grid, int room)
{
	return grid->columns <= DOC_COLUMNS && sum_of_least(grid) <= in_small(room);
}

/* --- one table of it ------------------------------------------------------------ */

struct part {
	const struct grid *grid;
	struct column columns[DOC_COLUMNS];
	size_t count;
	bool small;
	struct doc *doc;
};

/* What is left over goes where something would else be broken. */
static void share_out(struct part *part, int room)
{
	int left = room, hunger = 0, sum = 0, given = 0;

	for (size_t i = 0; i < part->count; i++) {
		left -= part->columns[i].least + PADDING;
		hunger += part->columns[i].wanted - part->columns[i].least;
	}
	left = larger(left, 0);
	for (size_t i = 0; i < part->count; i++) {
		struct column *column = &part->columns[i];
		int wish = column->wanted - column->least;

		column->width = column->least + PADDING + (hunger > left ? wish * left / hunger : wish);
		sum += column->width;
	}
	for (size_t i = 0; i + 1 < part->count; i++) {
		part->columns[i].width = larger(part->columns[i].width * DOC_WIDE / sum, 1);
		given += part->columns[i].width;
	}
	part->columns[part->count - 1].width = DOC_WIDE - given;
}

static void write_cell(const struct part *part, const struct column *column, size_t row, unsigned style)
{
	const struct grid_cell *cell = &part->grid->cells[row * part->grid->columns + column->index];

	doc_add(part->doc, DOC_CELL_BEGIN, cell->sort == GRID_NUMBERS, column->width);
	if (*cell->text || part->small)
		doc_add_run(doc_add(part->doc, DOC_PARAGRAPH, 0, 0), style | (part->small ? DOC_SMALL : 0),
			    cell->text, strlen(cell->text));
	doc_add(part->doc, DOC_CELL_END, 0, 0);
}

enum { ORDINARY, TITLES, SUMS };

static void write_row(const struct part *part, size_t row, int sort)
{
	doc_add(part->doc, DOC_ROW_BEGIN, sort, 0);
	for (size_t i = 0; i < part->count; i++)
		write_cell(part, &part->columns[i], row, sort == SUMS ? DOC_BOLD : DOC_PLAIN);
	doc_add(part->doc, DOC_ROW_END, 0, 0);
}

static void write_empty_row(const struct part *part)
{
	doc_add(part->doc, DOC_ROW_BEGIN, ORDINARY, 0);
	for (size_t i = 0; i < part->count; i++) {
		doc_add(part->doc, DOC_CELL_BEGIN, 0, part->columns[i].width);
		doc_add(part->doc, DOC_CELL_END, 0, 0);
	}
	doc_add(part->doc, DOC_ROW_END, 0, 0);
}

static void write_part(struct part *part, int room)
{
	const struct grid *grid = part->grid;
	size_t rows = grid->count / grid->columns;

	share_out(part, room);
	doc_add(part->doc, DOC_TABLE_BEGIN, 0, (int)part->count);
	for (size_t row = 0; row < rows; row++)
		write_row(part, row, !row ? TITLES : grid->sums && row + 1 == rows ? SUMS : ORDINARY);
	if (rows == 1)
		write_empty_row(part);
	doc_add(part->doc, DOC_TABLE_END, 0, 0);
}

/* --- the whole -------------------------------------------------------------------- */

void grid_write(const struct grid *grid, int room, struct doc *doc)
{
	struct part part = { .grid = grid, .small = sum_of_least(grid) > room, .doc = doc };
	int space = part.small ? in_small(room) : room, used;

	for (size_t i = 0; i < grid->columns;) {
		part.columns[0] = measure(grid, 0);
		used = part.columns[0].least + PADDING;
		for (part.count = 1, i += !i; i < grid->columns && part.count < DOC_COLUMNS; i++) {
			struct column column = measure(grid, i);

			used += column.least + PADDING;
			if (part.count > 1 && used > space)
				break;
			part.columns[part.count++] = column;
		}
		write_part(&part, space);
	}
}
