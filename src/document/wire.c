#include "document/wire.h"

#include "base/mem.h"
#include "document/wire_parts.h"

#include <limits.h>

static const char magic[] = "blankett-doc 1\n";

static const struct {
	char letter;
	size_t offset;
} properties[] = {
	{ 't', offsetof(struct doc, title) },
	{ 'l', offsetof(struct doc, language) },
	{ 'm', offsetof(struct doc, draft_mark) },
	{ 'f', offsetof(struct doc, footer) },
	{ 'p', offsetof(struct doc, page_word) },
	{ 'o', offsetof(struct doc, of_word) },
};

enum { PROPERTIES = sizeof properties / sizeof *properties };

static const char letters[DOC_KINDS] = {
	[DOC_TITLE] = 'T',
	[DOC_HEADING] = 'H',
	[DOC_PARAGRAPH] = 'P',
	[DOC_BULLET] = 'B',
	[DOC_NUMBER] = 'N',
	[DOC_CONTINUED] = 'C',
	[DOC_FIGURE] = 'F',
	[DOC_TABLE_BEGIN] = '(',
	[DOC_TABLE_END] = ')',
	[DOC_ROW_BEGIN] = '[',
	[DOC_ROW_END] = ']',
	[DOC_CELL_BEGIN] = '{',
	[DOC_CELL_END] = '}',
	[DOC_LOCKED_BEGIN] = '<',
	[DOC_LOCKED_END] = '>',
	[DOC_PAGE_BREAK] = '/',
	[DOC_SIGN_LINE] = 'S',
	[DOC_SECTION] = 'V',
};

static char *const *property_of(const struct doc *doc, size_t i)
{
	return (char *const *)((const char *)doc + properties[i].offset);
}

static void write_block(const struct doc_block *block, struct str *out)
{
	str_addf(out, "%c %d %d %zu\n", letters[block->kind], block->level, block->number,
		 block->run_count);
	for (size_t i = 0; i < block->run_count; i++) {
		const struct doc_run *run = &block->runs[i];

		str_addf(out, "r %u ", run->style);
		wire_put_text(out, run->text);
	}
}

void wire_write(const struct doc *doc, struct str *out)
{
	str_add(out, magic);
	for (size_t i = 0; i < PROPERTIES; i++) {
		str_addf(out, "%c ", properties[i].letter);
		wire_put_text(out, *property_of(doc, i));
	}
	str_addf(out, "c %lld\n", (long long)doc->created);
	for (size_t i = 0; i < doc->count; i++)
		write_block(&doc->blocks[i], out);
	str_add(out, ".\n");
}

static int read_head(struct wire_reader *r, struct doc *doc)
{
	for (size_t i = 0; i < PROPERTIES; i++)
		if (wire_take_record(r, properties[i].letter) ||
		    wire_take_property(r, (char **)property_of(doc, i)))
			return -1;
	if (wire_take_record(r, 'c'))
		return -1;
	return wire_take_number(r, INT64_MAX, '\n', &doc->created);
}

static int read_run(struct wire_reader *r, struct doc_block *block)
{
	int64_t style;
	const char *text;
	size_t len;

	if (++r->items > WIRE_MOST_ITEMS)
		return wire_too_large(r);
	if (wire_take_record(r, 'r') || wire_take_number(r, DOC_BOLD | DOC_ITALIC | DOC_SMALL, ' ', &style))
		return -1;
	if (wire_take_text(r, &text, &len))
		return -1;
	doc_add_run(block, (unsigned)style, text, len);
	return 0;
}

static int read_block(struct wire_reader *r, struct doc *doc)
{
	const char *letter = memchr(letters, *r->at, sizeof letters);
	int64_t level, number, runs;
	struct doc_block *block;

	if (!letter)
		return wire_torn(r);
	if (doc->count == WIRE_MOST_ITEMS)
		return wire_too_large(r);
	r->at++;
	if (wire_take_char(r, ' ') || wire_take_number(r, INT_MAX, ' ', &level) ||
	    wire_take_number(r, INT_MAX, ' ', &number) || wire_take_number(r, WIRE_MOST_ITEMS, '\n', &runs))
		return -1;
	block = doc_add(doc, (enum doc_kind)(letter - letters), (int)level, (int)number);
	while (runs--)
		if (read_run(r, block))
			return -1;
	return 0;
}

static int read_all(struct wire_reader *r, struct doc *doc)
{
	if (wire_take_start(r, magic) || read_head(r, doc))
		return -1;
	while (r->at < r->end && *r->at != '.')
		if (read_block(r, doc))
			return -1;
	return wire_take_end(r) ? -1 : doc_check(doc, r->err);
}

int wire_read(const char *bytes, size_t len, struct doc *doc, struct err *err)
{
	struct wire_reader r = { .at = bytes, .start = bytes, .end = bytes + len, .err = err };

	doc_init(doc);
	if (!read_all(&r, doc))
		return 0;
	doc_release(doc);
	doc_init(doc);
	return -1;
}
