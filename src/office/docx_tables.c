#include "office/docx_tables.h"

#include "office/docx_parts.h"

#include <assert.h>

enum { SHORT_ROW_BLOCKS = 24, SHORT_ROW_BYTES = 400, SHORT_TABLE_ROWS = 12 };

static struct docx_table *current(struct docx_tables *tables)
{
	assert(tables->depth > 0);
	return &tables->table[tables->depth - 1];
}

static bool is_last_cell(const struct doc *doc, size_t at)
{
	for (int depth = 0;; at++) {
		enum doc_kind kind = doc->blocks[at].kind;

		if (kind == DOC_CELL_BEGIN)
			depth++;
		else if (kind == DOC_CELL_END && --depth == 0)
			return doc->blocks[at + 1].kind == DOC_ROW_END;
	}
}

/* Where a cell that begins at `from` ends; the last one takes what is left. */
static int end_of_cell(const struct doc *doc, size_t at, int from)
{
	return is_last_cell(doc, at) ? DOC_WIDE : from + doc->blocks[at].number;
}

static void mark_edges(struct docx_table *table, const struct doc *doc, size_t at)
{
	int depth = 0, from = 0;

	table->edge[DOC_WIDE] = true;
	do {
		const struct doc_block *block = &doc->blocks[at];

		if (block->kind == DOC_TABLE_BEGIN) {
			depth++;
		} else if (block->kind == DOC_TABLE_END) {
			depth--;
		} else if (depth == 1 && block->kind == DOC_ROW_BEGIN) {
			from = 0;
		} else if (depth == 1 && block->kind == DOC_CELL_BEGIN) {
			from += block->number;
			if (from < DOC_WIDE && !is_last_cell(doc, at))
				table->edge[from] = true;
		}
		at++;
	} while (depth);
}

static int twips(const struct docx_table *table, int from, int to)
{
	return table->width * to / DOC_WIDE - table->width * from / DOC_WIDE;
}

static void write_grid(const struct docx_table *table, struct xml *x)
{
	int from = 0;

	xml_add(x, "<w:tblGrid>");
	for (int to = 1; to <= DOC_WIDE; to++) {
		if (!table->edge[to])
			continue;
		xml_addf(x, "<w:gridCol w:w=\"%d\"/>", twips(table, from, to));
		from = to;
	}
	xml_add(x, "</w:tblGrid>");
}

/* What a reader that speaks takes for headings: the first row when the document
 * says so, else the labels in the first column. */
static void write_look(const struct doc *doc, size_t at, struct xml *x)
{
	bool header_row = doc->blocks[at + 1].level == 1;

	xml_addf(x, "<w:tblLook w:val=\"%s\" w:firstRow=\"%d\" w:lastRow=\"0\" w:firstColumn=\"%d\" "
		    "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
		 header_row ? "0620" : "0680", header_row, !header_row);
}

/* A row of a few words is kept on one page; a long answer must break. */
static bool is_short_row(const struct doc *doc, size_t at)
{
	size_t bytes = 0, blocks = 0;

	for (at++; doc->blocks[at].kind != DOC_ROW_END; at++) {
		const struct doc_block *block = &doc->blocks[at];

		if (block->kind == DOC_TABLE_BEGIN)
			return false;
		for (size_t i = 0; i < block->run_count; i++)
			bytes += strlen(block->runs[i].text);
		if (++blocks > SHORT_ROW_BLOCKS || bytes > SHORT_ROW_BYTES)
			return false;
	}
	return true;
}

static size_t end_of_row(const struct doc *doc, size_t at)
{
	for (int depth = 0;; at++) {
		enum doc_kind kind = doc->blocks[at].kind;

		if (kind == DOC_ROW_BEGIN)
			depth++;
		else if (kind == DOC_ROW_END && --depth == 0)
			return at;
	}
}

/* A short table of several columns is kept on one page: where somebody signs, a
 * few sums.  One column is a heading with its answer, which may be long. */
static bool is_short_table(const struct doc *doc, size_t at)
{
	size_t row = at + 1;

	if (doc->blocks[at].number < 2)
		return false;
	for (int rows = 0; doc->blocks[row].kind == DOC_ROW_BEGIN; row = end_of_row(doc, row) + 1)
		if (++rows > SHORT_TABLE_ROWS || !is_short_row(doc, row))
			return false;
	return true;
}

void docx_table_begin(struct docx_tables *tables, const struct doc *doc, size_t at, int page, struct xml *x)
{
	int width = tables->depth ? current(tables)->cell_width - 2 * CELL_PADDING : page;
	struct docx_table *table;

	tables->depth++;
	table = current(tables);
	*table = (struct docx_table){ .width = width > 0 ? width : 1, .whole = is_short_table(doc, at) };
	mark_edges(table, doc, at);
	xml_add(x, "<w:tbl><w:tblPr><w:tblStyle w:val=\"FormTable\"/>"
		   "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>");
	write_look(doc, at, x);
	xml_add(x, "</w:tblPr>");
	write_grid(table, x);
}

void docx_table_end(struct docx_tables *tables, struct xml *x)
{
	assert(tables->depth > 0);
	tables->depth--;
	xml_add(x, "</w:tbl>");
}

void docx_row_begin(struct docx_tables *tables, const struct doc *doc, size_t at, struct xml *x)
{
	struct docx_table *table = current(tables);
	const struct doc_block *next;

	table->at = 0;
	table->header_row = doc->blocks[at].level == 1;
	table->sums_row = doc->blocks[at].level == 2;
	next = &doc->blocks[end_of_row(doc, at) + 1];
	table->kept_row = next->kind == DOC_ROW_BEGIN && (table->whole || next->level == 2);
	xml_add(x, "<w:tr>");
	if (table->header_row)
		xml_add(x, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	else if (is_short_row(doc, at))
		xml_add(x, "<w:trPr><w:cantSplit/></w:trPr>");
}

void docx_cell_begin(struct docx_tables *tables, const struct doc *doc, size_t at, struct xml *x)
{
	struct docx_table *table = current(tables);
	int end = end_of_cell(doc, at, table->at), span = 0;

	for (int edge = table->at + 1; edge <= end; edge++)
		span += table->edge[edge];
	table->cell_width = twips(table, table->at, end);
	table->at = end;
	table->right_cell = doc->blocks[at].level == 1;
	xml_addf(x, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", table->cell_width);
	if (span > 1)
		xml_addf(x, "<w:gridSpan w:val=\"%d\"/>", span);
	if (table->sums_row)
		xml_add(x, "<w:tcBorders><w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"" COLOUR_QUIET
			   "\"/></w:tcBorders>");
	if (table->header_row)
		xml_add(x, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" COLOUR_SHADE "\"/>");
	xml_add(x, "</w:tcPr>");
}

bool docx_in_header_row(const struct docx_tables *tables)
{
	return tables->depth && tables->table[tables->depth - 1].header_row;
}

bool docx_in_kept_row(const struct docx_tables *tables)
{
	return tables->depth && tables->table[tables->depth - 1].kept_row;
}

bool docx_in_right_cell(const struct docx_tables *tables)
{
	return tables->depth && tables->table[tables->depth - 1].right_cell;
}
