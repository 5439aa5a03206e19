#include "document/wire.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <limits.h>

static const char magic[] = "blankett-doc 1\n";

#ifdef BLANKETT_TINY
enum { MOST_BYTES = 64 * 1024, MOST_BLOCKS = 2000, MOST_RUNS = 2000 };
#else
enum { MOST_BYTES = 64 * 1024 * 1024, MOST_BLOCKS = 1000000, MOST_RUNS = 1000000 };
#endif

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

		str_addf(out, "r %u %zu:", run->style, strlen(run->text));
		str_add(out, run->text);
		str_add_char(out, '\n');
	}
}

void wire_write(const struct doc *doc, struct str *out)
{
	str_add(out, magic);
	for (size_t i = 0; i < PROPERTIES; i++) {
		const char *text = *property_of(doc, i);

		str_addf(out, "%c %zu:", properties[i].letter, strlen(text));
		str_add(out, text);
		str_add_char(out, '\n');
	}
	str_addf(out, "c %lld\n", (long long)doc->created);
	for (size_t i = 0; i < doc->count; i++)
		write_block(&doc->blocks[i], out);
	str_add(out, ".\n");
}

struct reader {
	const char *at;
	const char *start;
	const char *end;
	size_t runs;
	struct err *err;
};

static int torn(struct reader *r)
{
	return err_set(r->err, _("The document between the programs is torn or damaged at byte "
				 "%zu. Try again; if it happens again, install the program "
				 "anew."),
		       (size_t)(r->at - r->start));
}

static int too_large(struct err *err)
{
	return err_set(err, _("The document is too large to pass between the programs: at most "
			      "%d MiB and %d paragraphs. Make it shorter."),
		       MOST_BYTES / (1024 * 1024), MOST_BLOCKS);
}

static int take_char(struct reader *r, char wanted)
{
	if (r->at == r->end || *r->at != wanted)
		return torn(r);
	r->at++;
	return 0;
}

/* A decimal number without sign or needless zeros, then the byte `after`. */
static int take_number(struct reader *r, int64_t most, char after, int64_t *number)
{
	const char *start = r->at;

	*number = 0;
	while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
		int digit = *r->at - '0';

		if (*number > most / 10 || *number * 10 > most - digit ||
		    (r->at > start && *start == '0'))
			return torn(r);
		*number = *number * 10 + digit;
		r->at++;
	}
	return r->at == start ? torn(r) : take_char(r, after);
}

static bool is_clean(const char *text, size_t len)
{
	uint32_t character;

	if (!utf8_valid(text, len))
		return false;
	for (size_t i = 0; i < len;) {
		i += utf8_decode(text + i, len - i, &character);
		if (character == '\n' || character == '\t' || utf8_is_control(character))
			return false;
	}
	return true;
}

/* "<bytes>:<text>\n"; the text is lent from the stream. */
static int take_text(struct reader *r, const char **text, size_t *len)
{
	int64_t number;

	if (take_number(r, r->end - r->at, ':', &number))
		return -1;
	if (number > r->end - r->at)
		return torn(r);
	*text = r->at;
	*len = (size_t)number;
	if (!is_clean(*text, *len))
		return err_set(r->err, _("The document between the programs holds characters that "
					 "no document may hold, after byte %zu. Take away the "
					 "control characters from the text."),
			       (size_t)(r->at - r->start));
	r->at += number;
	return take_char(r, '\n');
}

static int read_property(struct reader *r, char letter, char **property)
{
	const char *text;
	size_t len;

	if (take_char(r, letter) || take_char(r, ' ') || take_text(r, &text, &len))
		return -1;
	free(*property);
	*property = mem_strndup(text, len);
	return 0;
}

static int read_head(struct reader *r, struct doc *doc)
{
	for (size_t i = 0; i < PROPERTIES; i++)
		if (read_property(r, properties[i].letter, (char **)property_of(doc, i)))
			return -1;
	if (take_char(r, 'c') || take_char(r, ' '))
		return -1;
	return take_number(r, INT64_MAX, '\n', &doc->created);
}

static int read_run(struct reader *r, struct doc_block *block)
{
	int64_t style;
	const char *text;
	size_t len;

	if (++r->runs > MOST_RUNS)
		return too_large(r->err);
	if (take_char(r, 'r') || take_char(r, ' '))
		return -1;
	if (take_number(r, DOC_BOLD | DOC_ITALIC | DOC_SMALL, ' ', &style))
		return -1;
	if (take_text(r, &text, &len))
		return -1;
	doc_add_run(block, (unsigned)style, text, len);
	return 0;
}

static int read_block(struct reader *r, struct doc *doc)
{
	const char *letter = memchr(letters, *r->at, sizeof letters);
	int64_t level, number, runs;
	struct doc_block *block;

	if (!letter)
		return torn(r);
	if (doc->count == MOST_BLOCKS)
		return too_large(r->err);
	r->at++;
	if (take_char(r, ' ') || take_number(r, INT_MAX, ' ', &level) ||
	    take_number(r, INT_MAX, ' ', &number) || take_number(r, MOST_RUNS, '\n', &runs))
		return -1;
	block = doc_add(doc, (enum doc_kind)(letter - letters), (int)level, (int)number);
	while (runs--)
		if (read_run(r, block))
			return -1;
	return 0;
}

static int read_all(struct reader *r, struct doc *doc)
{
	if (r->end - r->at > MOST_BYTES)
		return too_large(r->err);
	if ((size_t)(r->end - r->at) < sizeof magic - 1 || memcmp(r->at, magic, sizeof magic - 1))
		return err_set(r->err, _("What came from the other program is no document, or one "
					 "of another version. Install both programs from the "
					 "same version."));
	r->at += sizeof magic - 1;
	if (read_head(r, doc))
		return -1;
	while (r->at < r->end && *r->at != '.')
		if (read_block(r, doc))
			return -1;
	if (take_char(r, '.') || take_char(r, '\n') || r->at != r->end)
		return torn(r);
	return doc_check(doc, r->err);
}

int wire_read(const char *bytes, size_t len, struct doc *doc, struct err *err)
{
	struct reader r = { .at = bytes, .start = bytes, .end = bytes + len, .err = err };

	doc_init(doc);
	if (!read_all(&r, doc))
		return 0;
	doc_release(doc);
	doc_init(doc);
	return -1;
}
