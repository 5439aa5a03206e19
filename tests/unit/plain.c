#include "unit.h"

#include "document/plain.h"

static struct doc doc;

static void expect(const char *wanted)
{
	struct str out = STR_EMPTY;

	plain_write(&doc, &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
	doc_release(&doc);
}

static void cell(enum doc_kind kind, const char *text)
{
	doc_add(&doc, DOC_CELL_BEGIN, 0, 500);
	if (text)
		doc_add_text(&doc, kind, 0, text);
	doc_add(&doc, DOC_CELL_END, 0, 0);
}

static void row(const char *left, const char *right)
{
	doc_add(&doc, DOC_ROW_BEGIN, 0, 0);
	cell(DOC_PARAGRAPH, left);
	cell(DOC_PARAGRAPH, right);
	doc_add(&doc, DOC_ROW_END, 0, 0);
}

TEST(headings_stand_alone_and_paragraphs_are_parted)
{
	doc_init(&doc);
	doc_add_text(&doc, DOC_TITLE, 0, "Ansökan");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Inledning.");
	doc_add_text(&doc, DOC_HEADING, 1, "Insatsens namn");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "En väg vidare");
	doc_add_text(&doc, DOC_HEADING, 2, "Resultat");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Ett.");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Två.");
	expect("Ansökan\n\nInledning.\n\n\nInsatsens namn\n\nEn väg vidare\n\n"
	       "# Resultat\n\nEtt.\n\nTvå.\n");
}

TEST(for_reading_headings_are_told_beside_the_text)
{
	struct plain_headings headings = { NULL, 0, 0 };
	struct str out = STR_EMPTY;

	doc_init(&doc);
	doc_add_text(&doc, DOC_TITLE, 0, "Ansökan");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Inledning.");
	doc_add_text(&doc, DOC_HEADING, 2, "Resultat");
	plain_read(&doc, 40, &out, &headings);
	assert_string_equal(out.data, "Ansökan\n\nInledning.\n\nResultat\n");
	assert_int_equal(headings.count, 2);
	assert_int_equal(headings.at[0], 0);
	assert_string_equal(out.data + headings.at[1], "Resultat\n");
	free(headings.at);
	str_release(&out);
	doc_release(&doc);
}

TEST(items_hang_together_and_are_continued)
{
	doc_init(&doc);
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Vi gör:");
	doc_add_text(&doc, DOC_BULLET, 1, "samtal");
	doc_add_text(&doc, DOC_CONTINUED, 1, "varje vecka");
	doc_add_text(&doc, DOC_BULLET, 2, "enskilt");
	doc_add_run(doc_add(&doc, DOC_NUMBER, 1, 7), DOC_BOLD, "sju", 3);
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Slut.");
	expect("Vi gör:\n\n- samtal\n  varje vecka\n  - enskilt\n7. sju\n\nSlut.\n");
}

TEST(runs_of_a_block_are_one_text)
{
	doc_init(&doc);
	doc_add_run(doc_add_text(&doc, DOC_PARAGRAPH, 0, "E-post: "), DOC_BOLD, "a@example.se", 12);
	expect("E-post: a@example.se\n");
}

TEST(rows_of_single_lines_are_one_line_each)
{
	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	row("Mål", "Utfall");
	row("Organisation:", "Kommunen");
	row("tomt", NULL);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	row("annan", "tabell");
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	expect("Mål | Utfall\nOrganisation: Kommunen\ntomt |\n\nannan | tabell\n");
}

/* A table of two columns, the second set to the right; two rows when `second`. */
static void table(const char *titles[2], const char *first[2], const char *second[2])
{
	const char **rows[] = { titles, first, second };

	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	for (int i = 0; i < 3 && rows[i]; i++) {
		doc_add(&doc, DOC_ROW_BEGIN, i ? i : 1, 0);
		cell(DOC_PARAGRAPH, rows[i][0]);
		cell(DOC_PARAGRAPH, rows[i][1]);
		doc.blocks[doc.count - 3].level = 1;
		doc_add(&doc, DOC_ROW_END, 0, 0);
	}
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

#define PAIR(left, right) ((const char *[2]){ left, right })

TEST(a_table_with_titles_stands_in_columns)
{
	table(PAIR("Tjänst", "Summa"), PAIR("Lots", "1\u00a0000\u00a0000"), PAIR("Summa", "7"));
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Efter.");
	expect("Tjänst |     Summa\nLots   | 1\u00a0000\u00a0000\nSumma  |         7\n\nEfter.\n");
	table(PAIR("Tjänst", "Summa"), PAIR("Lots", ""), NULL);
	expect("Tjänst | Summa\nLots   |\n");
}

TEST(a_table_that_nobody_has_filled_in_is_its_titles)
{
	table(PAIR("Tjänst", "Summa"), PAIR("", ""), NULL);
	expect("Tjänst | Summa\n");
}

TEST(a_wide_table_has_a_line_for_each_cell)
{
	static const char wide[] = "Inköpta utredningar, utbildningar och tjänster avsedda för deltagare i insatsen";

	table(PAIR("Post", "Belopp i kronor sammanlagt"), PAIR(wide, "1"), PAIR("Summa:", ""));
	expect("Post | Belopp i kronor sammanlagt\nInköpta utredningar, utbildningar och tjänster avsedda för deltagare i insatsen\n"
	       "  Belopp i kronor sammanlagt: 1\nSumma:\n");
	table(PAIR("", "Belopp:"), PAIR(wide, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"), NULL);
	expect(" | Belopp:\nInköpta utredningar, utbildningar och tjänster avsedda för deltagare i insatsen\n"
	       "  Belopp: 1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\n");
}

/* What a wide table just holds, and one column more. */
TEST(a_table_is_wide_from_a_hundred_columns_on)
{
	char text[96] = "", wanted[256];

	memset(text, 'a', 95);
	table(PAIR("b", "c"), PAIR(text, "dd"), NULL);
	snprintf(wanted, sizeof wanted, "b%*s |  c\n%s | dd\n", 94, "", text);
	expect(wanted);
	table(PAIR("b", "c"), PAIR(text, "ddd"), NULL);
	snprintf(wanted, sizeof wanted, "b | c\n%s\n  c: ddd\n", text);
	expect(wanted);
}

TEST(a_cell_with_more_than_a_line_is_written_as_blocks)
{
	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	doc_add(&doc, DOC_ROW_BEGIN, 1, 0);
	cell(DOC_HEADING, "Syfte");
	doc_add(&doc, DOC_CELL_BEGIN, 0, 500);
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Ett.");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Två.");
	doc_add(&doc, DOC_CELL_END, 0, 0);
	doc_add(&doc, DOC_ROW_END, 0, 0);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	expect("Syfte\n\nEtt.\n\nTvå.\n");
}

TEST(a_locked_part_stands_to_the_letter)
{
	doc_init(&doc);
	doc_add_text(&doc, DOC_LOCKED_BEGIN, 0, "agreement");
	doc_add_text(&doc, DOC_HEADING, 2, "Kostnader");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Som de är.");
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
	doc_add_text(&doc, DOC_HEADING, 2, "Efter");
	expect("Kostnader\n\nSom de är.\n\n# Efter\n");
}

TEST(lines_to_sign_on)
{
	doc_init(&doc);
	doc_add_text(&doc, DOC_SIGN_LINE, 0, "Namn");
	doc_add_text(&doc, DOC_SIGN_LINE, 0, "E-post:");
	doc_add_text(&doc, DOC_SIGN_LINE, 0, "");
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	doc_add(&doc, DOC_ROW_BEGIN, 0, 0);
	cell(DOC_PARAGRAPH, "Datum");
	cell(DOC_SIGN_LINE, "");
	doc_add(&doc, DOC_ROW_END, 0, 0);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	expect("Namn: ______________________________\n\n"
	       "E-post: ______________________________\n\n"
	       "______________________________\n\n"
	       "Datum | ______________________________\n");
}

TEST(a_draft_says_so_first_and_the_footer_comes_last)
{
	doc_init(&doc);
	doc_set(&doc.draft_mark, "UTKAST");
	doc_set(&doc.footer, "v:19-07-10");
	doc_add_text(&doc, DOC_PARAGRAPH, 0, "Ett.");
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	doc_add_text(&doc, DOC_FIGURE, 0, "[Figur: kedjan]");
	expect("UTKAST\n\nEtt.\n\n\n[Figur: kedjan]\n\n\nv:19-07-10\n");
}

TEST(an_empty_document_is_an_empty_line)
{
	doc_init(&doc);
	expect("\n");
}
