#include "document/doc.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <assert.h>

void doc_init(struct doc *doc)
{
	*doc = (struct doc){
		.title = mem_strdup(""),
		.language = mem_strdup(""),
		.draft_mark = mem_strdup(""),
		.footer = mem_strdup(""),
		.page_word = mem_strdup(""),
		.of_word = mem_strdup(""),
	};
}

static void release_block(struct doc_block *block)
{
	for (size_t i = 0; i < block->run_count; i++)
		free(block->runs[i].text);
	free(block->runs);
}

void doc_release(struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++)
		release_block(&doc->blocks[i]);
	free(doc->blocks);
	free(doc->title);
	free(doc->language);
	free(doc->draft_mark);
	free(doc->footer);
	free(doc->page_word);
	free(doc->of_word);
	*doc = (struct doc){ 0 };
}

void doc_set(char **property, const char *text)
{
	char *old = *property;

	*property = mem_strdup(text);
	free(old);
}

struct doc_block *doc_add(struct doc *doc, enum doc_kind kind, int level, int number)
{
	struct doc_block *block;

	assert(kind < DOC_KINDS);
	doc->blocks = mem_grow(doc->blocks, &doc->room, doc->count + 1, sizeof *doc->blocks);
	block = &doc->blocks[doc->count++];
	*block = (struct doc_block){ .kind = kind, .level = level, .number = number };
	return block;
}

struct doc_block *doc_add_text(struct doc *doc, enum doc_kind kind, int level, const char *text)
{
	struct doc_block *block = doc_add(doc, kind, level, 0);

	if (*text)
		doc_add_run(block, DOC_PLAIN, text, strlen(text));
	return block;
}

/* Most blocks have one run: room is made for exactly what is asked at first. */
void doc_add_run(struct doc_block *block, unsigned style, const char *text, size_t len)
{
	if (!block->run_room) {
		block->runs = mem_array(1, sizeof *block->runs);
		block->run_room = 1;
	}
	block->runs = mem_grow(block->runs, &block->run_room, block->run_count + 1,
			       sizeof *block->runs);
	block->runs[block->run_count++] = (struct doc_run){ style, mem_strndup(text, len) };
}

void doc_block_text(const struct doc_block *block, struct str *out)
{
	for (size_t i = 0; i < block->run_count; i++)
		str_add(out, block->runs[i].text);
}

/* Where a block may stand; a container opens a place of its own. */
enum { IN_BODY = 1, IN_TABLE = 2, IN_ROW = 4, IN_CELL = 8, IN_LOCKED = 16 };
enum { FLOW = IN_BODY | IN_CELL | IN_LOCKED };

struct rule {
	const char *name;
	unsigned places; /* where it may stand; for an end: what it ends */
	unsigned opens;
	bool closes;
	bool text;
	int least; /* of `number` */
	int most;
	int highest; /* level; 0: any */
};

enum { ANY_NUMBER = 1 << 30 };

static const struct rule rules[DOC_KINDS] = {
	[DOC_TITLE] = { "title", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_HEADING] = { "heading", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_PARAGRAPH] = { "paragraph", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_BULLET] = { "bullet", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_NUMBER] = { "number", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_CONTINUED] = { "continued item", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_FIGURE] = { "figure", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_TABLE_BEGIN] = { "table", FLOW, IN_TABLE, false, false, 1, DOC_COLUMNS },
	[DOC_TABLE_END] = { "end of table", IN_TABLE, 0, true, false, 0, ANY_NUMBER },
	[DOC_ROW_BEGIN] = { "row", IN_TABLE, IN_ROW, false, false, 0, ANY_NUMBER, .highest = 2 },
	[DOC_ROW_END] = { "end of row", IN_ROW, 0, true, false, 0, ANY_NUMBER },
	[DOC_CELL_BEGIN] = { "cell", IN_ROW, IN_CELL, false, false, 1, DOC_WIDE, .highest = 1 },
	[DOC_CELL_END] = { "end of cell", IN_CELL, 0, true, false, 0, ANY_NUMBER },
	[DOC_LOCKED_BEGIN] = { "locked part", FLOW, IN_LOCKED, false, true, 0, ANY_NUMBER },
	[DOC_LOCKED_END] = { "end of locked part", IN_LOCKED, 0, true, false, 0, ANY_NUMBER },
	[DOC_PAGE_BREAK] = { "page break", IN_BODY | IN_LOCKED, 0, false, false, 0, ANY_NUMBER },
	[DOC_SIGN_LINE] = { "sign line", FLOW, 0, false, true, 0, ANY_NUMBER },
	[DOC_SECTION] = { "section", IN_BODY, 0, false, false, 0, 1, .highest = 1 },
};

struct container {
	unsigned place;
	int columns;  /* of the table it belongs to */
	int children; /* rows of a table, cells of a row */
	int width;    /* of a row's cells so far, per mille */
};

struct nesting {
	struct container stack[DOC_DEPTH + 1];
	int depth;
};

static bool has_no_room(const struct container *in, const struct doc_block *block)
{
	return in->place == IN_ROW &&
	       (in->children >= in->columns || in->width + block->number > DOC_WIDE);
}

static bool open_container(struct nesting *n, unsigned place, const struct doc_block *block)
{
	const struct container *in = &n->stack[n->depth];

	if (n->depth == DOC_DEPTH)
		return false;
	n->stack[n->depth + 1] = (struct container){
		.place = place,
		.columns = place == IN_TABLE ? block->number : in->columns,
	};
	n->depth++;
	return true;
}

/* A table without rows and a row without cells are no documents to Word. */
static bool close_container(struct nesting *n)
{
	const struct container *in = &n->stack[n->depth--];

	return in->children || !(in->place & (IN_TABLE | IN_ROW));
}

static bool fits(struct nesting *n, const struct doc_block *block)
{
	const struct rule *rule = &rules[block->kind];
	struct container *in = &n->stack[n->depth];

	if (!(rule->places & in->place) || block->level < 0)
		return false;
	if (rule->highest && block->level > rule->highest)
		return false;
	if (block->number < rule->least || block->number > rule->most)
		return false;
	if (block->run_count && !rule->text)
		return false;
	if (rule->closes)
		return close_container(n);
	if (has_no_room(in, block))
		return false;
	in->children++;
	in->width += in->place == IN_ROW ? block->number : 0;
	return !rule->opens || open_container(n, rule->opens, block);
}

int doc_check(const struct doc *doc, struct err *err)
{
	struct nesting n = { .stack = { { .place = IN_BODY } } };

	for (size_t i = 0; i < doc->count; i++)
		if (!fits(&n, &doc->blocks[i]))
			/* TRANSLATORS: %s is an English word such as "table" or
			 * "end of row"; it helps whoever mends the program. */
			return err_set(err, _("The document does not hold together at block "
					      "%zu (%s). This is a fault in the program: "
					      "please report it."),
				       i + 1, rules[doc->blocks[i].kind].name);
	if (n.depth)
		return err_set(err, _("The document ends in the middle of a table or a locked "
				      "part. This is a fault in the program: please report "
				      "it."));
	return 0;
}
