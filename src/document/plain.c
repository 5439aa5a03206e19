#include "document/plain.h"

#include "base/mem.h"
#include "document/plain_table.h"

/* What stood last on the paper decides how much room the next thing gets. */
enum shape { NOTHING, TITLE, HEADING, TEXT, ITEM, ROW };

struct plain {
	const struct doc *doc;
	struct str *out;
	struct plain_headings *headings; /* NULL: they get marks */
	enum shape last;
	int locked;      /* how many locked parts are open */
	bool new_page;
};

/* Starts on a new line with `blank` lines between; more at a new page. */
static void start(struct plain *p, enum shape shape, int blank)
{
	if (p->new_page && blank < 2)
		blank = 2;
	if (p->last != NOTHING)
		for (int i = 0; i <= blank; i++)
			str_add_char(p->out, '\n');
	p->last = shape;
	p->new_page = false;
}

static void add_marked(struct plain *p, const char *mark, const struct doc_block *block)
{
	str_add(p->out, mark);
	doc_block_text(block, p->out);
}

static void note_heading(struct plain *p)
{
	struct plain_headings *headings = p->headings;

	if (!headings)
		return;
	headings->at = mem_grow(headings->at, &headings->room, headings->count + 1, sizeof *headings->at);
	headings->at[headings->count++] = p->out->len;
}

static void title(struct plain *p, const struct doc_block *block)
{
	start(p, TITLE, 2);
	note_heading(p);
	add_marked(p, "", block);
}

static void heading(struct plain *p, const struct doc_block *block)
{
	bool chapter = block->level <= 1;

	start(p, HEADING, chapter ? 2 : 1);
	note_heading(p);
	add_marked(p, chapter || p->locked || p->headings ? "" : "# ", block);
}

static void paragraph(struct plain *p, const struct doc_block *block)
{
	start(p, TEXT, 1);
	add_marked(p, "", block);
}

static void start_item(struct plain *p, const struct doc_block *block)
{
	start(p, ITEM, p->last == ITEM ? 0 : 1);
	for (int level = 1; level < block->level && level < 3; level++)
		str_add(p->out, "  ");
}

static void bullet(struct plain *p, const struct doc_block *block)
{
	start_item(p, block);
	add_marked(p, "- ", block);
}

static void number(struct plain *p, const struct doc_block *block)
{
	start_item(p, block);
	str_addf(p->out, "%d. ", block->number);
	add_marked(p, "", block);
}

static void continued(struct plain *p, const struct doc_block *block)
{
	start_item(p, block);
	add_marked(p, "  ", block);
}

static const char line_to_write_on[] = "______________________________";

/* Between two things on one line: a label that ends in a colon needs no bar. */
static void add_parting(struct str *out)
{
	str_add(out, out->len && out->data[out->len - 1] == ':' ? " " : " | ");
}

static void add_sign_line(struct str *out, const struct doc_block *block)
{
	size_t before = out->len;

	doc_block_text(block, out);
	if (out->len > before)
		str_add(out, out->data[out->len - 1] == ':' ? " " : ": ");
	str_add(out, line_to_write_on);
}

static void sign_line(struct plain *p, const struct doc_block *block)
{
	start(p, TEXT, 1);
	add_sign_line(p->out, block);
}

static bool is_line(const struct doc_block *block)
{
	return block->kind == DOC_PARAGRAPH || block->kind == DOC_SIGN_LINE;
}

/* The index of the row's end when every cell holds at most a line, else 0. */
static size_t end_of_flat_row(const struct doc *doc, size_t row)
{
	int lines = 0, cells = 0;

	for (size_t i = row + 1; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];

		if (block->kind == DOC_ROW_END)
			return cells > 1 ? i : 0;
		if (block->kind == DOC_CELL_BEGIN) {
			cells++;
			lines = 0;
		} else if (block->kind != DOC_CELL_END && (!is_line(block) || lines++)) {
			return 0;
		}
	}
	return 0;
}

static void write_flat_row(struct plain *p, size_t row, size_t end)
{
	bool first = true;

	start(p, ROW, p->last == ROW ? 0 : 1);
	for (size_t i = row + 1; i < end; i++) {
		const struct doc_block *block = &p->doc->blocks[i];

		if (block->kind == DOC_CELL_BEGIN && !first)
			add_parting(p->out);
		else if (block->kind == DOC_SIGN_LINE)
			add_sign_line(p->out, block);
		else
			doc_block_text(block, p->out);
		first = false;
	}
	while (p->out->len && p->out->data[p->out->len - 1] == ' ')
		str_cut(p->out, p->out->len - 1);
}

static void locked_begin(struct plain *p, const struct doc_block *block)
{
	(void)block; /* the name of the part is for the lock, not for the reader */
	p->locked++;
}

static void locked_end(struct plain *p, const struct doc_block *block)
{
	(void)block;
	p->locked--;
}

static void page_break(struct plain *p, const struct doc_block *block)
{
	(void)block;
	p->new_page = true;
}

/* Two tables after one another stay two. */
static void table_end(struct plain *p, const struct doc_block *block)
{
	(void)block;
	if (p->last == ROW)
		p->last = TEXT;
}

static void (*const write_block[DOC_KINDS])(struct plain *, const struct doc_block *) = {
	[DOC_TITLE] = title,
	[DOC_HEADING] = heading,
	[DOC_PARAGRAPH] = paragraph,
	[DOC_BULLET] = bullet,
	[DOC_NUMBER] = number,
	[DOC_CONTINUED] = continued,
	[DOC_FIGURE] = paragraph,
	[DOC_TABLE_END] = table_end,
	[DOC_LOCKED_BEGIN] = locked_begin,
	[DOC_LOCKED_END] = locked_end,
	[DOC_PAGE_BREAK] = page_break,
	[DOC_SIGN_LINE] = sign_line,
	[DOC_SECTION] = page_break,
};

static void write_line(struct plain *p, const char *text)
{
	if (!*text)
		return;
	start(p, TEXT, 2);
	str_add(p->out, text);
}

void plain_write(const struct doc *doc, struct str *out)
{
	plain_read(doc, 0, out, NULL);
}

void plain_read(const struct doc *doc, int columns, struct str *out, struct plain_headings *headings)
{
	struct plain p = { .doc = doc, .out = out, .headings = headings };
	int wide = columns && columns < PLAIN_TABLE ? columns : PLAIN_TABLE;

	write_line(&p, doc->draft_mark);
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		size_t end = block->kind == DOC_ROW_BEGIN ? end_of_flat_row(doc, i) : 0;
		size_t table = block->kind == DOC_TABLE_BEGIN ? plain_table_end(doc, i) : 0;

		if (table) {
			start(&p, TEXT, 1);
			plain_table_write(doc, i, wide, out);
			i = table;
		} else if (end) {
			write_flat_row(&p, i, end);
			i = end;
		} else if (write_block[block->kind]) {
			write_block[block->kind](&p, block);
		}
	}
	write_line(&p, doc->footer);
	str_add_char(out, '\n');
}
