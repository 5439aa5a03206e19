#include "document/plain_table.h"

#include "base/mem.h"
#include "base/utf8.h"

static const char parting[] = " | ";
enum { PARTING = sizeof parting - 1 };

struct cell {
	struct str text;
	bool right;
};

struct lines {
	size_t columns, rows;
	struct cell *cells; /* row by row; the first row are the titles */
	int *widths;        /* by column */
};

size_t plain_table_end(const struct doc *doc, size_t at)
{
	int texts = 0;

	if (doc->blocks[at].number < 2 || doc->blocks[at + 1].kind != DOC_ROW_BEGIN || doc->blocks[at + 1].level != 1)
		return 0;
	for (at++; at < doc->count; at++) {
		switch (doc->blocks[at].kind) {
		case DOC_TABLE_END: return at;
		case DOC_CELL_BEGIN: texts = 0; break;
		case DOC_ROW_BEGIN:
		case DOC_ROW_END:
		case DOC_CELL_END: break;
		case DOC_PARAGRAPH:
			if (!texts++)
				break;
			return 0;
		default: return 0;
		}
	}
	return 0;
}

/* --- reading it ---------------------------------------------------------------------- */

static struct cell *cell_at(const struct lines *lines, size_t row, size_t column)
{
	return &lines->cells[row * lines->columns + column];
}

static void read_row(struct lines *lines, const struct doc *doc, size_t at, size_t row)
{
	size_t column = 0;

	for (; doc->blocks[at].kind != DOC_ROW_END; at++) {
		const struct doc_block *block = &doc->blocks[at];
		struct cell *cell = cell_at(lines, row, column);

		if (block->kind == DOC_CELL_BEGIN)
			cell->right = block->level == 1;
		else if (block->kind == DOC_PARAGRAPH)
			doc_block_text(block, &cell->text);
		else if (block->kind == DOC_CELL_END && column + 1 < lines->columns)
			column++;
	}
}

static void measure(struct lines *lines)
{
	for (size_t i = 0; i < lines->rows * lines->columns; i++) {
		const struct str *text = &lines->cells[i].text;
		int width = utf8_width(text->data, text->len), *widest = &lines->widths[i % lines->columns];

		*widest = width > *widest ? width : *widest;
	}
}

static struct lines read_table(const struct doc *doc, size_t at)
{
	struct lines lines = { .columns = (size_t)doc->blocks[at].number };
	size_t end = plain_table_end(doc, at), row = 0;

	for (size_t i = at; i < end; i++)
		lines.rows += doc->blocks[i].kind == DOC_ROW_BEGIN;
	lines.cells = mem_array(lines.rows * lines.columns, sizeof *lines.cells);
	lines.widths = mem_array(lines.columns, sizeof *lines.widths);
	for (size_t i = 0; i < lines.rows * lines.columns; i++)
		str_init(&lines.cells[i].text);
	for (; at < end; at++)
		if (doc->blocks[at].kind == DOC_ROW_BEGIN)
			read_row(&lines, doc, at, row++);
	measure(&lines);
	return lines;
}

static void release(struct lines *lines)
{
	for (size_t i = 0; i < lines->rows * lines->columns; i++)
		str_release(&lines->cells[i].text);
	free(lines->cells);
	free(lines->widths);
}

/* --- writing it ------------------------------------------------------------------------ */

static void cut_spaces(struct str *out)
{
	while (out->len && out->data[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
}

static void add_padded(const struct cell *cell, int width, struct str *out)
{
	int spaces = width - utf8_width(cell->text.data, cell->text.len);

	spaces = spaces > 0 ? spaces : 0;
	str_addf(out, "%*s", cell->right ? spaces : 0, "");
	str_add(out, cell->text.data);
	str_addf(out, "%*s", cell->right ? 0 : spaces, "");
}

static void write_line(const struct lines *lines, size_t row, bool padded, struct str *out)
{
	for (size_t i = 0; i < lines->columns; i++) {
		if (i)
			str_add(out, parting);
		add_padded(cell_at(lines, row, i), padded ? lines->widths[i] : 0, out);
	}
	cut_spaces(out);
}

/* A label is told from what follows it. */
static void add_label(const struct str *label, struct str *out)
{
	str_add(out, label->data);
	if (label->len && label->data[label->len - 1] != ':')
		str_add_char(out, ':');
}

static void write_cells(const struct lines *lines, size_t row, struct str *out)
{
	str_add(out, cell_at(lines, row, 0)->text.data);
	for (size_t i = 1; i < lines->columns; i++) {
		const struct cell *cell = cell_at(lines, row, i);

		if (!cell->text.len)
			continue;
		str_add(out, "\n  ");
		add_label(&cell_at(lines, 0, i)->text, out);
		str_addf(out, "%s%s", out->data[out->len - 1] == ':' ? " " : "", cell->text.data);
	}
}

static void write_rows(const struct lines *lines, bool padded, struct str *out)
{
	size_t before = out->len;

	write_line(lines, 0, padded, out);
	for (size_t row = 1; row < lines->rows; row++) {
		if (out->len > before)
			str_add_char(out, '\n');
		if (padded)
			write_line(lines, row, true, out);
		else
			write_cells(lines, row, out);
	}
}

static bool fits(const struct lines *lines, int columns)
{
	int width = (int)(lines->columns - 1) * PARTING;

	for (size_t i = 0; i < lines->columns; i++)
		width += lines->widths[i];
	return width <= columns;
}

static bool holds_anything(const struct lines *lines)
{
	for (size_t i = lines->columns; i < lines->rows * lines->columns; i++)
		if (lines->cells[i].text.len)
			return true;
	return false;
}

void plain_table_write(const struct doc *doc, size_t at, int columns, struct str *out)
{
	struct lines lines = read_table(doc, at);

	if (holds_anything(&lines))
		write_rows(&lines, fits(&lines, columns), out);
	else
		write_line(&lines, 0, false, out);
	release(&lines);
}
