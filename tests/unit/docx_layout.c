#include "docx_file.h"

TEST(rows_of_different_widths_share_a_grid)
{
	doc_init(&doc);
	uneven_table();
	typeset();
	/* 0 333 500 666 1000 of 9072, and the inner table's one column */
	assert_int_equal(count_in("word/document.xml", "<w:gridCol "), 5);
	expect_in("word/document.xml", "<w:tblGrid><w:gridCol w:w=\"3020\"/><w:gridCol w:w=\"1516\"/>"
				       "<w:gridCol w:w=\"1505\"/><w:gridCol w:w=\"3031\"/>");
	assert_int_equal(count_in("word/document.xml", "<w:gridSpan w:val=\"2\"/>"), 3);
	expect_in("word/document.xml", "<w:tblGrid><w:gridCol w:w=\"2815\"/></w:tblGrid>");
	str_release(&file);
}

TEST(short_rows_stay_whole_and_long_ones_break)
{
	char answer[500];

	memset(answer, 'a', sizeof answer);
	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 1);
	open_cell(0, 1000);
	doc_add_run(doc_add(&doc, DOC_PARAGRAPH, 0, 0), DOC_PLAIN, answer, sizeof answer);
	close_cell();
	open_cell(0, 1000);
	text(DOC_PARAGRAPH, 0, "kort");
	close_cell();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	typeset();
	expect_in("word/document.xml", "<w:tr><w:tc>");
	assert_int_equal(count_in("word/document.xml", "<w:cantSplit/>"), 1);
	str_release(&file);
}

TEST(a_lock_bears_its_name_and_its_id)
{
	doc_init(&doc);
	text(DOC_LOCKED_BEGIN, 0, "Överenskommelse");
	doc_add_run(&doc.blocks[0], DOC_PLAIN, "agreement", 9);
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
	typeset();
	expect_in("word/document.xml", "<w:alias w:val=\"Överenskommelse\"/><w:tag w:val=\"agreement\"/>");
	str_release(&file);
}

TEST(what_announces_a_list_stays_with_it)
{
	doc_init(&doc);
	text(DOC_PARAGRAPH, 0, "Effektmål:");
	text(DOC_BULLET, 0, "ett:");
	text(DOC_BULLET, 0, "två");
	text(DOC_PARAGRAPH, 0, "Så är det.");
	text(DOC_BULLET, 0, "tre");
	text(DOC_PARAGRAPH, 0, "E-post:");
	text(DOC_PARAGRAPH, 0, "a@example.se");
	typeset();
	expect_in("word/document.xml", "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Effektmål:");
	assert_int_equal(count_in("word/document.xml", "keepNext"), 1);
	str_release(&file);
}

TEST(a_table_without_a_header_row_has_its_labels_first_in_its_rows)
{
	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 1);
	open_cell(1, 1000);
	close_cell();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	typeset();
	expect_in("word/document.xml", "w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\"");
	str_release(&file);
	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	open_cell(0, 360);
	text(DOC_PARAGRAPH, 0, "Organisation och datum");
	next_cell(640);
	close_cell();
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	typeset();
	expect_in("word/document.xml", "w:firstRow=\"0\" w:lastRow=\"0\" w:firstColumn=\"1\"");
	str_release(&file);
}

static void cell(int level, const char *words)
{
	doc_add(&doc, DOC_CELL_BEGIN, level, 500);
	text(DOC_PARAGRAPH, 0, words);
	doc_add(&doc, DOC_CELL_END, 0, 0);
}

static void row(int level, const char *left, const char *right)
{
	doc_add(&doc, DOC_ROW_BEGIN, level, 0);
	cell(0, left);
	cell(1, right);
	doc_add(&doc, DOC_ROW_END, 0, 0);
}

static void table_of(int rows)
{
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	row(1, "Post", "Summa");
	for (int i = 0; i < rows; i++)
		row(0, "Lots", "1");
	row(2, "Summa", "7");
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

TEST(numbers_stand_to_the_right_and_sums_under_a_line)
{
	doc_init(&doc);
	table_of(1);
	typeset();
	assert_int_equal(count_in("word/document.xml", "<w:jc w:val=\"right\"/></w:pPr>"), 3);
	assert_int_equal(count_in("word/document.xml", "<w:tcBorders><w:top w:val=\"single\" w:sz=\"12\""), 2);
	str_release(&file);
}

/* A short one stands on one page with what it is called; of a long one the last
 * row and its sums. */
TEST(tables_hold_together)
{
	doc_init(&doc);
	text(DOC_PARAGRAPH, 0, "Löner");
	table_of(10);
	typeset();
	assert_int_equal(count_in("word/document.xml", "<w:keepNext/>"), 1 + 2 * 11);
	str_release(&file);
	doc_init(&doc);
	table_of(11);
	typeset();
	assert_int_equal(count_in("word/document.xml", "<w:keepNext/>"), 2);
	str_release(&file);
}

TEST(a_section_lies_and_begins_the_footer)
{
	doc_init(&doc);
	doc_set(&doc.footer, "v:19-07-10");
	doc_set(&doc.page_word, "Sida");
	doc_add(&doc, DOC_SECTION, 0, 0);
	text(DOC_PARAGRAPH, 0, "före");
	doc_add(&doc, DOC_SECTION, 0, 1);
	text(DOC_PARAGRAPH, 0, "mitt");
	doc_add(&doc, DOC_SECTION, 1, 1);
	table_of(1);
	typeset();
	assert_int_equal(count_in("word/document.xml", "<w:sectPr>"), 3);
	expect_in("word/document.xml", "r:id=\"footer-bare\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
	expect_in("word/document.xml", "r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
	expect_in("word/document.xml", "r:id=\"footer-lying\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
	expect_in("word/document.xml", "<w:gridCol w:w=\"7285\"/><w:gridCol w:w=\"7285\"/>");
	expect_in("word/footer1.xml", "v:19-07-10");
	expect_in("word/footer2.xml", "w:pos=\"14570\"");
	expect_in("word/footer3.xml", "Sida");
	assert_int_equal(count_in("word/footer3.xml", "v:19-07-10"), 0);
	expect_in("[Content_Types].xml", "/word/footer3.xml");
	assert_int_equal(count_in("[Content_Types].xml", "/word/footer4.xml"), 0);
	str_release(&file);
}
