#include "office/docx_parts.h"
#include "office/docx_tables.h"

#define SMALL_LETTERS "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"

struct body {
	const struct docx *docx;
	const struct doc *doc;
	struct xml *x;
	size_t at; /* index of the block being written */
	const struct doc_block *section; /* that we are in; NULL: none has begun */
	int locked_parts;
	bool page_break; /* the next paragraph begins a page */
	struct docx_tables tables;
};

static enum doc_kind kind_after(const struct body *b)
{
	return b->at + 1 < b->doc->count ? b->doc->blocks[b->at + 1].kind : DOC_KINDS;
}

static bool is_item(enum doc_kind kind)
{
	return kind == DOC_BULLET || kind == DOC_NUMBER || kind == DOC_CONTINUED;
}

/* The air of a cell is its padding: what stands first and last in it adds none.
 * Items stand close together, and what follows the last one farther away. */
static void write_spacing(struct body *b)
{
	enum doc_kind next = kind_after(b);
	bool first = b->at && b->doc->blocks[b->at - 1].kind == DOC_CELL_BEGIN;
	bool last_item = is_item(b->doc->blocks[b->at].kind) && !is_item(next);

	if (!first && !last_item && next != DOC_CELL_END)
		return;
	xml_add(b->x, "<w:spacing");
	if (first)
		xml_add(b->x, " w:before=\"0\"");
	if (next == DOC_CELL_END)
		xml_add(b->x, " w:after=\"0\"");
	else if (last_item)
		xml_add(b->x, " w:after=\"140\"");
	xml_add(b->x, "/>");
}

/* "Effektmål:" at the foot of a page, its list on the next, is not to be; nor
 * what a table is called, nor a line of sums without what it sums. */
static bool keeps_next(const struct body *b)
{
	const struct doc_block *block = &b->doc->blocks[b->at];
	const char *text = block->run_count ? block->runs[block->run_count - 1].text : "";
	size_t len = strlen(text);

	if (docx_in_kept_row(&b->tables))
		return true;
	if (block->kind != DOC_PARAGRAPH || !len)
		return false;
	return kind_after(b) == DOC_TABLE_BEGIN || (is_item(kind_after(b)) && text[len - 1] == ':');
}

/* Opens a paragraph and its properties, in the order the standard demands. */
static void start_paragraph(struct body *b, const char *style)
{
	xml_add(b->x, "<w:p><w:pPr>");
	if (style)
		xml_addf(b->x, "<w:pStyle w:val=\"%s\"/>", style);
	if (keeps_next(b))
		xml_add(b->x, "<w:keepNext/>");
	if (b->page_break)
		xml_add(b->x, "<w:pageBreakBefore/>");
	b->page_break = false;
}

static void write_run(struct body *b, const struct doc_run *run)
{
	xml_add(b->x, "<w:r>");
	if (run->style)
		xml_add(b->x, "<w:rPr>");
	if (run->style & DOC_BOLD)
		xml_add(b->x, "<w:b/><w:bCs/>");
	if (run->style & DOC_ITALIC)
		xml_add(b->x, "<w:i/><w:iCs/>");
	if (run->style & DOC_SMALL)
		xml_add(b->x, SMALL_LETTERS);
	if (run->style)
		xml_add(b->x, "</w:rPr>");
	xml_add(b->x, "<w:t xml:space=\"preserve\">");
	xml_text(b->x, run->text);
	xml_add(b->x, "</w:t></w:r>");
}

/* A paragraph is as high as its mark, which is a letter too. */
static void end_paragraph(struct body *b, const struct doc_block *block)
{
	if (block && block->run_count && block->runs[0].style & DOC_SMALL)
		xml_add(b->x, "<w:rPr>" SMALL_LETTERS "</w:rPr>");
	xml_add(b->x, "</w:pPr>");
	for (size_t i = 0; block && i < block->run_count; i++)
		write_run(b, &block->runs[i]);
	xml_add(b->x, "</w:p>");
}

static void write_paragraph(struct body *b, const struct doc_block *block, const char *style)
{
	start_paragraph(b, style);
	write_spacing(b);
	if (docx_in_right_cell(&b->tables))
		xml_add(b->x, "<w:jc w:val=\"right\"/>");
	end_paragraph(b, block);
}

/* Holds apart what Word would join, and ends what must end in a paragraph. */
static void write_spacer(struct body *b)
{
	start_paragraph(b, "Spacer");
	end_paragraph(b, NULL);
}

static void title(struct body *b, const struct doc_block *block)
{
	write_paragraph(b, block, "Title");
}

static void heading(struct body *b, const struct doc_block *block)
{
	static const char *const styles[] = { "Heading1", "Heading1", "Heading2", "Heading3" };

	write_paragraph(b, block, styles[block->level < 3 ? block->level : 3]);
}

static void paragraph(struct body *b, const struct doc_block *block)
{
	write_paragraph(b, block, docx_in_header_row(&b->tables) ? "TableHeading" : NULL);
}

static void write_item(struct body *b, const struct doc_block *block, const char *style,
		       size_t list)
{
	start_paragraph(b, style);
	xml_addf(b->x, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%zu\"/></w:numPr>",
		 docx_list_level(block), list);
	write_spacing(b);
	end_paragraph(b, block);
}

static void bullet(struct body *b, const struct doc_block *block)
{
	write_item(b, block, "ListBullet", LIST_BULLETS);
}

static void number(struct body *b, const struct doc_block *block)
{
	write_item(b, block, "ListNumber", LIST_BULLETS + b->docx->lists.list_of[b->at]);
}

static void continued(struct body *b, const struct doc_block *block)
{
	start_paragraph(b, "ListContinue");
	write_spacing(b);
	xml_addf(b->x, "<w:ind w:left=\"%d\"/>", LIST_INDENT * (docx_list_level(block) + 1));
	end_paragraph(b, block);
}

static void figure(struct body *b, const struct doc_block *block)
{
	start_paragraph(b, "Figure");
	end_paragraph(b, block);
}

/* In a cell, the cell's own border is the line, and what it is for stands
 * above the room to write in, as on a printed form. */
static void sign_cell(struct body *b, const struct doc_block *block)
{
	if (block->run_count) {
		start_paragraph(b, "SignCaption");
		xml_add(b->x, "<w:spacing w:before=\"0\" w:after=\"0\"/>");
		end_paragraph(b, block);
	}
	start_paragraph(b, "SignSpace");
	end_paragraph(b, NULL);
}

static void sign_line(struct body *b, const struct doc_block *block)
{
	if (b->tables.depth) {
		sign_cell(b, block);
		return;
	}
	start_paragraph(b, "SignLine");
	end_paragraph(b, NULL);
	if (!block->run_count)
		return;
	start_paragraph(b, "SignCaption");
	end_paragraph(b, block);
}

/* A table cannot begin a page by itself, nor can a locked part. */
static void settle_page_break(struct body *b)
{
	if (b->page_break)
		write_spacer(b);
}

static void table_begin(struct body *b, const struct doc_block *block)
{
	(void)block;
	settle_page_break(b);
	docx_table_begin(&b->tables, b->doc, b->at, b->section && b->section->level ? LYING_WIDTH : TEXT_WIDTH, b->x);
}

static void table_end(struct body *b, const struct doc_block *block)
{
	(void)block;
	docx_table_end(&b->tables, b->x);
	if (kind_after(b) != DOC_PAGE_BREAK && kind_after(b) != DOC_SECTION)
		write_spacer(b);
}

static void row_begin(struct body *b, const struct doc_block *block)
{
	(void)block;
	docx_row_begin(&b->tables, b->doc, b->at, b->x);
}

static void row_end(struct body *b, const struct doc_block *block)
{
	(void)block;
	xml_add(b->x, "</w:tr>");
}

static void cell_begin(struct body *b, const struct doc_block *block)
{
	(void)block;
	docx_cell_begin(&b->tables, b->doc, b->at, b->x);
	if (kind_after(b) == DOC_CELL_END)
		write_paragraph(b, NULL, NULL);
}

static void cell_end(struct body *b, const struct doc_block *block)
{
	(void)block;
	xml_add(b->x, "</w:tc>");
}

enum { LOCK_NAME = 64 }; /* characters of a name that Word takes */

static void locked_begin(struct body *b, const struct doc_block *block)
{
	const char *name = block->run_count ? block->runs[0].text : "";
	const char *id = block->run_count > 1 ? block->runs[1].text : name;

	settle_page_break(b);
	xml_add(b->x, "<w:sdt><w:sdtPr><w:alias w:val=\"");
	xml_short_text(b->x, name, LOCK_NAME);
	xml_add(b->x, "\"/><w:tag w:val=\"");
	xml_short_text(b->x, id, LOCK_NAME);
	xml_addf(b->x, "\"/><w:id w:val=\"%d\"/><w:lock w:val=\"sdtContentLocked\"/></w:sdtPr>",
		 ++b->locked_parts);
	xml_add(b->x, "<w:sdtContent>");
	if (kind_after(b) == DOC_LOCKED_END)
		write_spacer(b);
}

static void locked_end(struct body *b, const struct doc_block *block)
{
	(void)block;
	settle_page_break(b);
	xml_add(b->x, "</w:sdtContent></w:sdt>");
	if (kind_after(b) == DOC_CELL_END)
		write_spacer(b);
}

static void page_break(struct body *b, const struct doc_block *block)
{
	(void)block;
	settle_page_break(b);
	b->page_break = true;
}

/* Word tells at the end of a section what its pages were, in a paragraph. */
static void section(struct body *b, const struct doc_block *block)
{
	if (b->at) {
		start_paragraph(b, "Spacer");
		docx_section(b->docx, b->section, b->x);
		end_paragraph(b, NULL);
	}
	b->section = block;
}

static void (*const write_block[DOC_KINDS])(struct body *, const struct doc_block *) = {
	[DOC_TITLE] = title,
	[DOC_HEADING] = heading,
	[DOC_PARAGRAPH] = paragraph,
	[DOC_BULLET] = bullet,
	[DOC_NUMBER] = number,
	[DOC_CONTINUED] = continued,
	[DOC_FIGURE] = figure,
	[DOC_TABLE_BEGIN] = table_begin,
	[DOC_TABLE_END] = table_end,
	[DOC_ROW_BEGIN] = row_begin,
	[DOC_ROW_END] = row_end,
	[DOC_CELL_BEGIN] = cell_begin,
	[DOC_CELL_END] = cell_end,
	[DOC_LOCKED_BEGIN] = locked_begin,
	[DOC_LOCKED_END] = locked_end,
	[DOC_PAGE_BREAK] = page_break,
	[DOC_SIGN_LINE] = sign_line,
	[DOC_SECTION] = section,
};

void docx_document(const struct docx *docx, struct xml *x)
{
	struct body b = { .docx = docx, .doc = docx->doc, .x = x };

	xml_add(x, "<w:document " WORD_NAMESPACE " xmlns:r=\"" OFFICE_RELATIONS "\"><w:body>");
	for (b.at = 0; b.at < b.doc->count; b.at++) {
		const struct doc_block *block = &b.doc->blocks[b.at];

		write_block[block->kind](&b, block);
	}
	docx_section(docx, b.section, x);
	xml_add(x, "</w:body></w:document>");
}
