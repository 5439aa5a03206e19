#include "unit.h"

#include "base/mem.h"
#include "document/wire.h"

static unsigned long seed = 1;

static int dice(int sides)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (int)((seed >> 33) % (unsigned)sides);
}

static const char *some_text(void)
{
	static const char *const texts[] = { "", "å", "Ja ☒ Nej ☐", "r 1 4:x", "<&>\"'",
					     "650\u00a0000 kr", "."};

	return texts[dice(sizeof texts / sizeof *texts)];
}

static void add_some_flow(struct doc *doc)
{
	static const enum doc_kind kinds[] = { DOC_TITLE, DOC_HEADING, DOC_PARAGRAPH, DOC_BULLET,
					       DOC_NUMBER, DOC_CONTINUED, DOC_FIGURE,
					       DOC_SIGN_LINE };

	for (int i = dice(4); i > 0; i--) {
		enum doc_kind kind = kinds[dice(sizeof kinds / sizeof *kinds)];
		struct doc_block *block = doc_add(doc, kind, dice(4), dice(100));

		for (int run = dice(3); run > 0; run--) {
			const char *text = some_text();

			doc_add_run(block, (unsigned)dice(8), text, strlen(text));
		}
	}
}

static void add_some_table(struct doc *doc)
{
	doc_add(doc, DOC_TABLE_BEGIN, 0, 3);
	for (int row = 0; row <= dice(3); row++) {
		doc_add(doc, DOC_ROW_BEGIN, dice(3), 0);
		for (int cell = 0; cell <= dice(2); cell++) {
			doc_add(doc, DOC_CELL_BEGIN, dice(2), 1 + dice(300));
			add_some_flow(doc);
			doc_add(doc, DOC_CELL_END, 0, 0);
		}
		doc_add(doc, DOC_ROW_END, 0, 0);
	}
	doc_add(doc, DOC_TABLE_END, 0, 0);
}

static void make_some_doc(struct doc *doc)
{
	doc_init(doc);
	doc_set(&doc->title, some_text());
	doc_set(&doc->language, "sv-SE");
	doc_set(&doc->draft_mark, some_text());
	doc->created = dice(1 << 30);
	for (int i = dice(4); i > 0; i--) {
		add_some_flow(doc);
		add_some_table(doc);
		doc_add_text(doc, DOC_LOCKED_BEGIN, 0, some_text());
		add_some_flow(doc);
		doc_add(doc, DOC_LOCKED_END, 0, 0);
		doc_add(doc, DOC_PAGE_BREAK, 0, 0);
		doc_add(doc, DOC_SECTION, dice(2), dice(2));
	}
}

static void expect_same_block(const struct doc_block *a, const struct doc_block *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->level, b->level);
	assert_int_equal(a->number, b->number);
	assert_int_equal(a->run_count, b->run_count);
	for (size_t i = 0; i < a->run_count; i++) {
		assert_int_equal(a->runs[i].style, b->runs[i].style);
		assert_string_equal(a->runs[i].text, b->runs[i].text);
	}
}

static void expect_same(const struct doc *a, const struct doc *b)
{
	assert_string_equal(a->title, b->title);
	assert_string_equal(a->language, b->language);
	assert_string_equal(a->draft_mark, b->draft_mark);
	assert_int_equal(a->created, b->created);
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		expect_same_block(&a->blocks[i], &b->blocks[i]);
}

TEST(what_was_written_is_read_back)
{
	for (int round = 0; round < 200; round++) {
		struct str bytes = STR_EMPTY, again = STR_EMPTY;
		struct err err = ERR_NONE;
		struct doc doc, back;

		make_some_doc(&doc);
		wire_write(&doc, &bytes);
		assert_int_equal(wire_read(bytes.data, bytes.len, &back, &err), 0);
		expect_same(&doc, &back);
		wire_write(&back, &again);
		assert_string_equal(again.data, bytes.data);
		str_release(&bytes);
		str_release(&again);
		doc_release(&doc);
		doc_release(&back);
	}
}

static const char head[] = "blankett-doc 1\nt 1:T\nl 5:sv-SE\nm 0:\nf 0:\np 0:\no 0:\nc 12\n";

/* Reads `head` and then `rest` of `len` bytes; the error's text in err. */
static int read_rest(const char *rest, size_t len, struct err *err)
{
	struct str bytes = STR_EMPTY;
	struct doc doc;
	int result;

	str_add(&bytes, head);
	str_add_bytes(&bytes, rest, len);
	result = wire_read(bytes.data, bytes.len, &doc, err);
	doc_release(&doc);
	str_release(&bytes);
	return result;
}

TEST(every_torn_stream_is_refused)
{
	struct str bytes = STR_EMPTY;
	struct doc doc, back;

	seed = 5;
	make_some_doc(&doc);
	wire_write(&doc, &bytes);
	for (size_t len = 0; len < bytes.len; len++) {
		struct err err = ERR_NONE;
		char *exact = mem_alloc(len);

		memcpy(exact, bytes.data, len); /* so that a sanitizer sees a byte too far */
		assert_int_equal(wire_read(exact, len, &back, &err), -1);
		assert_string_not_equal(err.text, "");
		assert_int_equal(back.count, 0);
		doc_release(&back);
		free(exact);
	}
	str_release(&bytes);
	doc_release(&doc);
}

TEST(hostile_streams_are_refused_in_words)
{
	static const struct {
		const char *rest, *part;
	} bad[] = {
		{ "", "torn" }, { "..\n", "torn" }, { ".\n\n", "torn" }, { "X 0 0 0\n.\n", "torn" },
		{ "P 0 0 1\n.\n", "torn" }, { "P -1 0 0\n.\n", "torn" }, { "P  0 0\n.\n", "torn" },
		{ "P 01 0 0\n.\n", "torn" }, { "P 2147483648 0 0\n.\n", "torn" },
		{ "P 0 0 99999999999999999999999\n.\n", "torn" },
		{ "P 0 0 1\nr 8 1:x\n.\n", "torn" }, { "P 0 0 1\nr 9 1:x\n.\n", "torn" },
		{ "P 0 0 1\nr 0 99:x\n.\n", "torn" }, { "P 0 0 1\nr 0 2:x\n.\n", "characters" },
		{ "P 0 0 1\nr 0 1:xy\n.\n", "torn" }, { "P 0 0 1\nr 0 1:\n\n.\n", "characters" },
		{ "P 0 0 1\nr 0 1:\x1b\n.\n", "characters" },
		{ "P 0 0 1\nr 0 1:\t\n.\n", "characters" },
		{ "P 0 0 1\nr 0 1:\xe5\n.\n", "characters" },
		{ "P 0 0 1\nr 0 2:\xc2\x9b\n.\n", "characters" },
		{ "P 0 0 1\nr 0 3:\u202e\n.\n", "characters" },
		{ "P 0 0 1\nr 0 3:\xed\xa0\x80\n.\n", "characters" },
		{ "( 0 2 0\n.\n", "middle" }, { ") 0 0 0\n.\n", "block 1" },
		{ "[ 0 0 0\n.\n", "block 1" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_NONE;

		assert_int_equal(read_rest(bad[i].rest, strlen(bad[i].rest), &err), -1);
		assert_non_null(strstr(err.text, bad[i].part));
	}
	assert_int_equal(read_rest("P 0 0 1\nr 0 1:x\n.\n", 18, NULL), 0);
	assert_int_equal(read_rest("P 0 0 1\nr 0 1:\0\n.\n", 18, NULL), -1);
}

TEST(another_version_is_told_apart)
{
	struct err err = ERR_NONE;
	struct doc doc;

	assert_int_equal(wire_read("blankett-doc 2\n.\n", 17, &doc, &err), -1);
	assert_non_null(strstr(err.text, "same version"));
	doc_release(&doc);
}

/* Tiny: at most 2000 blocks, 2000 runs, 64 KiB. */
static int read_many(const char *record, int times, struct err *err)
{
	struct str bytes = STR_EMPTY;
	int result;

	while (times--)
		str_add(&bytes, record);
	str_add(&bytes, ".\n");
	result = read_rest(bytes.data, bytes.len, err);
	str_release(&bytes);
	return result;
}

TEST(limits_hold)
{
	struct err err = ERR_NONE;

	assert_int_equal(read_many("P 0 0 0\n", 2000, &err), 0);
	assert_int_equal(read_many("P 0 0 0\n", 2001, &err), -1);
	assert_non_null(strstr(err.text, "too large"));
	err.text[0] = '\0';
	assert_int_equal(read_many("P 0 0 2\nr 0 0:\nr 0 0:\n", 1001, &err), -1);
	assert_non_null(strstr(err.text, "too large"));
	err.text[0] = '\0';
	assert_int_equal(read_many("P 0 0 1\nr 0 50:"
				   "00000000001111111111222222222233333333334444444444\n", 1000,
				   &err), -1);
	assert_non_null(strstr(err.text, "too large"));
}
