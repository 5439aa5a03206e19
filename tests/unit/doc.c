#include "unit.h"

#include "document/doc.h"

/* A document in one word: a letter per block, as in the tables below. */
static const struct {
	char letter;
	enum doc_kind kind;
} alphabet[] = {
	{ 'P', DOC_PARAGRAPH }, { 'B', DOC_PAGE_BREAK },
	{ '(', DOC_TABLE_BEGIN }, { ')', DOC_TABLE_END },
	{ '[', DOC_ROW_BEGIN }, { ']', DOC_ROW_END },
	{ '{', DOC_CELL_BEGIN }, { '}', DOC_CELL_END },
	{ '<', DOC_LOCKED_BEGIN }, { '>', DOC_LOCKED_END }, { 'V', DOC_SECTION },
};

static enum doc_kind kind_of(char letter)
{
	size_t i = 0;

	while (alphabet[i].letter != letter)
		i++;
	return alphabet[i].kind;
}

/* Tables have two columns, cells take half the width. */
static int number_of(enum doc_kind kind)
{
	return kind == DOC_TABLE_BEGIN ? 2 : kind == DOC_CELL_BEGIN ? 500 : 0;
}

static int check(const char *word, struct err *err)
{
	struct doc doc;
	int result;

	doc_init(&doc);
	for (; *word; word++) {
		enum doc_kind kind = kind_of(*word);

		doc_add(&doc, kind, 0, number_of(kind));
	}
	result = doc_check(&doc, err);
	doc_release(&doc);
	return result;
}

TEST(well_built_documents_are_let_through)
{
	static const char *const good[] = {
		"", "P", "PBP", "([{}])", "P([{P}{P}][{P}])P", "([{([{P}])}])", "<P>",
		"<([{P}])B>", "([{<P>}])", "<<P>>", "VPVP",
	};
	struct err err = ERR_NONE;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_int_equal(check(good[i], &err), 0);
	assert_string_equal(err.text, "");
}

TEST(badly_built_documents_are_named)
{
	static const struct {
		const char *word, *part;
	} bad[] = {
		{ "(", "ends in the middle" }, { "<P", "ends in the middle" },
		{ ")", "block 1 (end of table)" }, { "()", "block 2 (end of table)" },
		{ "([])", "block 3 (end of row)" }, { "[", "block 1 (row)" },
		{ "(P)", "block 2 (paragraph)" }, { "([P])", "block 3 (paragraph)" },
		{ "([{}{}{}])", "block 7 (cell)" }, { "([{B}])", "block 4 (page break)" },
		{ "([{]})", "block 4 (end of row)" }, { "<([{>}])", "block 5 (end of locked part)" },
		{ "<<<<<<<<<<<<<<<<<", "block 17 (locked part)" },
		{ "<V>", "block 2 (section)" }, { "([{V}])", "block 4 (section)" },
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_NONE;

		assert_int_equal(check(bad[i].word, &err), -1);
		assert_non_null(strstr(err.text, bad[i].part));
	}
}

TEST(widths_levels_and_numbers_are_bounded)
{
	static const struct {
		enum doc_kind kind;
		int level, number;
	} bad[] = {
		{ DOC_TABLE_BEGIN, 0, 0 }, { DOC_TABLE_BEGIN, 0, 64 }, { DOC_HEADING, -1, 0 },
		{ DOC_NUMBER, 0, -1 }, { DOC_SECTION, 2, 0 }, { DOC_SECTION, 0, 2 },
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = ERR_NONE;
		struct doc doc;

		doc_init(&doc);
		doc_add(&doc, bad[i].kind, bad[i].level, bad[i].number);
		assert_int_equal(doc_check(&doc, &err), -1);
		assert_non_null(strstr(err.text, "block 1 "));
		doc_release(&doc);
	}
}

TEST(a_row_is_not_wider_than_its_table)
{
	struct doc doc;

	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 3);
	doc_add(&doc, DOC_ROW_BEGIN, 0, 0);
	for (int i = 0; i < 2; i++) {
		doc_add(&doc, DOC_CELL_BEGIN, 0, 500 + i);
		doc_add(&doc, DOC_CELL_END, 0, 0);
	}
	doc_add(&doc, DOC_ROW_END, 0, 0);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	assert_int_equal(doc_check(&doc, NULL), -1);
	doc.blocks[4].number = 500;
	assert_int_equal(doc_check(&doc, NULL), 0);
	doc.blocks[4].number = 0;
	assert_int_equal(doc_check(&doc, NULL), -1);
	doc_release(&doc);
}

/* What the writers would else take for something: a row is ordinary, heads or
 * sums, a cell stands to the left or to the right. */
TEST(rows_and_cells_are_of_known_sorts)
{
	struct doc doc;

	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 1);
	doc_add(&doc, DOC_ROW_BEGIN, 2, 0);
	doc_add(&doc, DOC_CELL_BEGIN, 1, 1000);
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_ROW_END, 0, 0);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	assert_int_equal(doc_check(&doc, NULL), 0);
	doc.blocks[1].level = 3;
	assert_int_equal(doc_check(&doc, NULL), -1);
	doc.blocks[1].level = 2;
	doc.blocks[2].level = 2;
	assert_int_equal(doc_check(&doc, NULL), -1);
	doc_release(&doc);
}

TEST(only_blocks_that_show_text_hold_any)
{
	struct doc doc;

	doc_init(&doc);
	doc_add_text(&doc, DOC_PAGE_BREAK, 0, "här");
	assert_int_equal(doc_check(&doc, NULL), -1);
	doc_release(&doc);
}

TEST(texts_are_copied_and_joined)
{
	char text[] = "Insatsens namn";
	struct str joined = STR_EMPTY;
	struct doc doc;
	struct doc_block *block;

	doc_init(&doc);
	doc_set(&doc.title, "först");
	doc_set(&doc.title, doc.title);
	assert_string_equal(doc.title, "först");
	block = doc_add_text(&doc, DOC_HEADING, 1, text);
	doc_add_run(block, DOC_BOLD, " (*)X", 4);
	doc_add_run(block, DOC_SMALL, "!", 1);
	text[0] = 'X';
	doc_block_text(block, &joined);
	assert_string_equal(joined.data, "Insatsens namn (*)!");
	assert_int_equal(block->run_count, 3);
	str_release(&joined);
	doc_release(&doc);
}
