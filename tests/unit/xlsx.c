#include "package_file.h"

#include "office/xlsx.h"

#include <dirent.h>
#include <unistd.h>

#define SHEET_1 "xl/worksheets/sheet1.xml"
#define STRINGS "xl/sharedStrings.xml"

static struct book book;
static struct book_sheet *sheet;

static void start(void)
{
	book_init(&book);
	book.created = 1795305600;
	sheet = book_add_sheet(&book, "Åns 'budget'");
}

static void typeset(void)
{
	struct err err = ERR_NONE;

	assert_int_equal(book_check(&book, &err), 0);
	str_init(&file);
	assert_int_equal(xlsx_write(&book, &file, &err), 0);
	assert_string_equal(err.text, "");
	book_release(&book);
}

static void worth(int row, enum book_kind kind, int64_t num, int64_t den)
{
	book_add_worth(sheet, row, 0, BOOK_INPUT, kind, (struct book_worth){ num, den });
}

TEST(what_was_typed_is_never_a_formula)
{
	static const char *const texts[] = { "=1+1", "+46 18", "-2", "@SUM(A1)", "=HYPERLINK(\"x\")", "{=A1}", "123",
					     "http://example.se", "mailto:a@example.se", "internal:B2" };
	enum { TEXTS = sizeof texts / sizeof *texts };

	start();
	for (int i = 0; i < TEXTS; i++)
		book_add_words(sheet, i, 0, BOOK_INPUT, texts[i]);
	typeset();
	assert_int_equal(count_in(SHEET_1, " t=\"s\""), TEXTS);
	assert_int_equal(count_in(SHEET_1, "<f>"), 0);
	assert_int_equal(count_in(SHEET_1, "hyperlink"), 0);
	expect_in(STRINGS, "<t>=1+1</t>");
	expect_in(STRINGS, "<t>=HYPERLINK(\"x\")</t>");
	str_release(&file);
}

TEST(texts_stand_as_they_are)
{
	start();
	book_add_words(sheet, 0, 0, BOOK_PLAIN, "_x0041_ <&> _x00G1_ __x00e5__");
	book_add_words(sheet, 1, 0, BOOK_PLAIN, " mellanrum ");
	book_add_words(sheet, 2, 0, BOOK_PLAIN, "");
	typeset();
	expect_in(STRINGS, "_x005F_x0041_ &lt;&amp;&gt; _x00G1_ __x005F_x00e5__");
	expect_in(STRINGS, "<t xml:space=\"preserve\"> mellanrum </t>");
	str_release(&file);
}

TEST(worths_are_numbers_to_the_last_ore)
{
	start();
	worth(0, BOOK_MONEY, 10000000000001, 100);
	worth(1, BOOK_MONEY, -50, 100);
	worth(2, BOOK_PERCENT, 25, 2);
	worth(3, BOOK_PERCENT, 1, 3);
	worth(4, BOOK_DATE, 19723, 1);
	worth(5, BOOK_DATE, -25509, 1); /* 28 February 1900, the last before a day that was none */
	worth(6, BOOK_DATE, -25508, 1);
	worth(7, BOOK_DATE, -25567, 1);
	worth(8, BOOK_NUMBER, -7, 4);
	typeset();
	expect_in(SHEET_1, "<v>100000000000.01</v>");
	expect_in(SHEET_1, "<v>-0.5</v>");
	expect_in(SHEET_1, "<v>0.125</v>");
	expect_in(SHEET_1, "<v>0.003333333333333334</v>");
	expect_in(SHEET_1, "<v>45292</v>");
	expect_in(SHEET_1, "<v>59</v>");
	expect_in(SHEET_1, "<v>61</v>");
	expect_in(SHEET_1, "<v>1</v>");
	expect_in(SHEET_1, "<v>-1.75</v>");
	str_release(&file);
}

TEST(rows_are_as_high_as_their_texts_are_folded)
{
	start();
	book_set_width(sheet, 0, 20);
	book_add_words(sheet, 0, 0, BOOK_LABEL, "ett");
	book_add_words(sheet, 1, 0, BOOK_LABEL, "ett och två och tre och fyra och fem");
	book_add_words(sheet, 2, 0, BOOK_NOTE, "ett och två och tre och fyra och fem");
	book_add_words(sheet, 3, 0, BOOK_LABEL, "ett och två och tre och fyra och fem")->across = 3;
	typeset();
	expect_in(SHEET_1, "<row r=\"1\" spans=\"1:3\"><");
	expect_in(SHEET_1, "<row r=\"2\" spans=\"1:3\" ht=\"45\" customHeight=\"1\"><");
	expect_in(SHEET_1, "<row r=\"3\" spans=\"1:3\"><");
	expect_in(SHEET_1, "<row r=\"4\" spans=\"1:3\"><");
	str_release(&file);
}

TEST(formulas_name_the_sheets_they_point_at)
{
	start();
	book_set(&book_add_worth(sheet, 0, 0, BOOK_SUM, BOOK_MONEY, (struct book_worth){ 250, 100 })->formula,
		 "SUM(#1!A1:A2)+#0!B1");
	sheet = book_add_sheet(&book, "Sedan & nu");
	typeset();
	expect_in(SHEET_1, "<f>SUM('Sedan &amp; nu'!A1:A2)+'Åns ''budget'!B1</f><v>2.5</v>");
	str_release(&file);
}

TEST(the_frame_takes_any_text)
{
	start();
	book_set(&book.draft_mark, "UTKAST &P");
	book_set(&book.footer, "v:1 & 2, en fot som är alldeles för lång för att få plats på ett blad");
	book_set(&book.page_word, "12");
	typeset();
	expect_in(SHEET_1, "<oddHeader>&amp;C&amp;\"-,Bold\"&amp;14 UTKAST &amp;&amp;P</oddHeader>");
	expect_in(SHEET_1, "<oddFooter>&amp;Lv:1 &amp;&amp; 2, en fot som är alldeles för lång&amp;R12 &amp;P  &amp;N"
			   "</oddFooter>");
	str_release(&file);
}

TEST(a_book_without_a_day_is_not_dated_today)
{
	start();
	book.created = 0;
	typeset();
	expect_in("docProps/core.xml", "1970-01-01T00:00:01Z");
	str_release(&file);
}

TEST(a_chart_is_never_named_by_a_formula)
{
	start();
	worth(0, BOOK_NUMBER, 1, 1);
	book_add_words(sheet, 1, 0, BOOK_PLAIN, "=B1");
	book_add_chart(sheet, 3, 0, "=A1");
	book_add_series(&sheet->charts[0], (struct book_range){ 0, 1, 0, 1, 0 }, (struct book_range){ 0, 0, 0, 0, 0 });
	sheet->charts[0].categories = (struct book_range){ 0, 1, 0, 1, 0 };
	typeset();
	expect_in("xl/charts/chart1.xml", "<a:t> =A1</a:t>");
	expect_in("xl/charts/chart1.xml", "<c:v>=B1</c:v>");
	str_release(&file);
}

/* Before anybody has computed anew: results of formulas, and gaps for the rest. */
TEST(a_chart_shows_what_formulas_came_to)
{
	start();
	book_add_words(sheet, 0, 0, BOOK_PLAIN, "år");
	worth(1, BOOK_MONEY, 12350, 100);
	book_set(&sheet->cells[1].formula, "SUM(B2:B3)");
	book_add_words(sheet, 2, 0, BOOK_INPUT, "cirka 5");
	book_add_chart(sheet, 5, 0, "Per år");
	book_add_series(&sheet->charts[0], (struct book_range){ 0, 0, 0, 0, 0 }, (struct book_range){ 0, 1, 0, 3, 0 });
	sheet->charts[0].categories = (struct book_range){ 0, 1, 0, 3, 0 };
	typeset();
	expect_in("xl/charts/chart1.xml", "<c:ptCount val=\"3\"/><c:pt idx=\"0\"><c:v>123.5</c:v></c:pt></c:numCache></c:numRef></c:val>");
	expect_in("xl/charts/chart1.xml", "<c:min val=\"0\"/>");
	expect_in(SHEET_1, "<pageSetup paperSize=\"9\" orientation=\"portrait\"/>");
	str_release(&file);
}

TEST(a_result_of_nothing_shows_nothing)
{
	start();
	worth(0, BOOK_MONEY, 0, 100);
	worth(1, BOOK_NUMBER, 0, 1);
	sheet->cells[0].blank = sheet->cells[1].blank = true;
	typeset();
	expect_in("xl/styles.xml", "formatCode=\"#,##0;-#,##0;\"");
	expect_in("xl/styles.xml", "formatCode=\"General;-General;\"");
	str_release(&file);
}

/* A chart titled with what the library says of every chart. */
static void chart_in(const char *language)
{
	start();
	book_set(&book.language, language);
	worth(0, BOOK_NUMBER, 1, 1);
	book_add_words(sheet, 1, 0, BOOK_PLAIN, "År");
	book_add_chart(sheet, 3, 0, "lang=\"en-US\"");
	book_add_series(&sheet->charts[0], (struct book_range){ 0, 1, 0, 1, 0 }, (struct book_range){ 0, 0, 0, 0, 0 });
	sheet->charts[0].categories = (struct book_range){ 0, 1, 0, 1, 0 };
	typeset();
}

TEST(the_file_says_what_language_it_is_in)
{
	chart_in("sv-SE");
	expect_in("docProps/core.xml", "<dc:language>sv-SE</dc:language></cp:coreProperties>");
	expect_in("xl/charts/chart1.xml", "<c:lang val=\"sv-SE\"/>");
	expect_in("xl/charts/chart1.xml", "<a:rPr lang=\"sv-SE\"/><a:t>lang=\"en-US\"</a:t>");
	assert_int_equal(count_in("xl/charts/chart1.xml", "en-US"), 1);
	str_release(&file);
	chart_in("sv\"/>");
	assert_int_equal(count_in("docProps/core.xml", "language"), 0);
	assert_int_equal(count_in("xl/charts/chart1.xml", "<c:lang val=\"en-US\"/>"), 1);
	str_release(&file);
}

static int files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	int count = 0;

	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

TEST(temporary_files_are_taken_away)
{
	struct err err = ERR_NONE;
	char folder[] = "xlsx-XXXXXX";

	assert_non_null(mkdtemp(folder));
	setenv("TMPDIR", folder, 1);
	start();
	typeset();
	assert_int_equal(files_in(folder), 0);
	assert_int_equal(rmdir(folder), 0);
	start();
	str_clear(&file);
	assert_int_equal(xlsx_write(&book, &file, &err), -1);
	assert_non_null(strstr(err.text, folder));
	assert_int_equal(file.len, 0);
	unsetenv("TMPDIR");
	book_release(&book);
	str_release(&file);
}
