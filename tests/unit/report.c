/* Answers to neutral document: tables, the annex, where the footer begins. */
#include "unit.h"

#include "document/plain.h"
#include "document/report.h"
#include "store/appfile.h"

static struct form *form;
static struct application *app;
static struct doc doc;

static void open_form(const char *path_in_top)
{
	struct diags diags = DIAGS_NONE;
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY;

	str_addf(&path, "%s/%s", top ? top : ".", path_in_top);
	form = form_load(path.data, NULL, &diags);
	assert_non_null(form);
	str_release(&path);
	diags_release(&diags);
}

/* The document of these answers, as an application file has them. */
static void report(const char *answers)
{
	struct diags diags = DIAGS_NONE;
	struct str text = STR_EMPTY;
	struct appfile *file;
	struct err err = ERR_NONE;

	str_addf(&text, "blankett:\n  format: 1\n  form: %s\nanswers:\n  name: Bryggan\n%s", form->id, answers);
	file = appfile_open("a.yaml", text.data, text.len, &diags);
	app = appfile_load(file, form, APPFILE_MEND, &diags, NULL);
	assert_int_equal(diags.count, 0);
	appfile_free(file);
	str_release(&text);
	doc_init(&doc);
	report_make(app, false, &doc);
	assert_int_equal(doc_check(&doc, &err), 0);
}

static void tables(const char *answers)
{
	open_form("tests/forms/ok/tables.yaml");
	report(answers);
}

static void done(void)
{
	doc_release(&doc);
	application_free(app);
	form_free(form);
}

/* Whether the lines stand in the text, one after the other. */
static void stands(const char *lines)
{
	struct str text = STR_EMPTY;

	plain_write(&doc, &text);
	if (!strstr(text.data, lines))
		fail_msg("%s\nis not in\n%s", lines, text.data);
	str_release(&text);
}

static void lacks(const char *words)
{
	struct str text = STR_EMPTY;

	plain_write(&doc, &text);
	if (strstr(text.data, words))
		fail_msg("%s is in\n%s", words, text.data);
	str_release(&text);
}

static size_t find(enum doc_kind kind, size_t from)
{
	while (from < doc.count && doc.blocks[from].kind != kind)
		from++;
	return from;
}

static int count(enum doc_kind kind)
{
	int found = 0;

	for (size_t i = 0; i < doc.count; i++)
		found += doc.blocks[i].kind == kind;
	return found;
}

#define NBSP "\u00a0"

static const char two_owners[] =
	"  owners:\n"
	"  - {id: 1, organisation: Norra, kind: kommun}\n"
	"  - {id: 2, organisation: Södra, kind: annan}\n"
	"  period.start: 2023-04-01\n"
	"  period.end: 2024-03-31\n"
	"  rent:\n"
	"  - {row: hyra, amount: {1: 1200000}}\n"
	"  wages:\n"
	"  - {id: 3, post: Lots, share: 50, amount: {1: 120000, 2: 240000}}\n"
	"  - {id: 4}\n";

TEST(a_table_has_titles_rows_and_sums)
{
	tables(two_owners);
	stands("Lokaler\n\n"
	       "Lokal                 | Reserv |     Norra |     Summa\n"
	       "Lokalhyra             |     80 | 1" NBSP "200" NBSP "000 | 1" NBSP "200" NBSP "000\n"
	       "Övriga lokalkostnader |    160 |           |\n"
	       "Summa lokaler         |    240 | 1" NBSP "200" NBSP "000 | 1" NBSP "200" NBSP "000\n\n"
	       "Totalt 1" NBSP "560" NBSP "000" NBSP "kr\n");
	stands("Löner   |   270" NBSP "000 |  90" NBSP "000 |   360" NBSP "000\n");
	done();
}

TEST(rows_that_belong_together_stand_under_a_line)
{
	tables("  sorted:\n  - {row: food, amount: 1200}\n");
	stands("Kostnad    | Belopp\n"
	       "RÖRLIGT    |\n"
	       "Resor      |\n"
	       "Mat        |  1" NBSP "200\n"
	       "Försäkring |\n"
	       "RÖRLIGT    |\n"
	       "Bensin     |\n"
	       "FAST       |\n"
	       "Hyra       |\n"
	       "Summa      |  1" NBSP "200\n");
	done();
}

TEST(rows_of_a_group_are_called_by_their_title)
{
	tables(two_owners);
	stands("Part  | Platser | 2023 | 2024 |      Sökt\n");
	stands("Norra |         |      |      | 1" NBSP "320" NBSP "000\n");
	lacks("\nSödra ");
	done();
}

TEST(the_annex_stands_last_and_only_there)
{
	size_t section;

	tables(two_owners);
	section = find(DOC_SECTION, find(DOC_SECTION, 1) + 1);
	assert_true(section < doc.count);
	assert_int_equal(doc.blocks[section].level, 0);
	assert_string_equal(doc.blocks[section + 1].runs[0].text, "Bilaga till Bryggan");
	assert_string_equal(doc.blocks[section + 2].runs[0].text, "Löner");
	assert_int_equal(find(DOC_HEADING, section + 2), doc.count);
	stands("\n\n\nBilaga till Bryggan\n\nLöner\n\nTjänst | tjänst i % | från | till | Part Norra | Part Södra | Summa | 2023 | 2024\nLots\n  tjänst i %: 50" NBSP "%\n  från: 2023-04-01\n");
	stands("\nSumma löner\n  tjänst i %: 50" NBSP "%\n  Part Norra: 120" NBSP "000\n  Part Södra: 240" NBSP "000\n");
	done();
}

TEST(rows_and_columns_that_nobody_used_are_left_out)
{
	tables("  owners:\n  - {id: 1, organisation: NAMN}\n  - {id: 2, organisation: Södra}\n"
	       "  period.start: 2023-04-01\n  period.end: 2024-03-31\n"
	       "  wages:\n  - {id: 3, start: 2023-05-01}\n  - {id: 4, post: \" \"}\n  rent:\n"
	       "  - {id: 5, amount: {2: 7}}\n");
	lacks("NAMN |");
	lacks("| NAMN");
	stands("Lokal                 | Reserv | Södra | Summa\n");
	lacks("2023-04-01 | 2024-03-31 |       |");
	done();
}

TEST(a_table_that_nobody_filled_in_is_empty_as_on_paper)
{
	size_t row;

	tables("");
	row = find(DOC_ROW_BEGIN, find(DOC_SECTION, find(DOC_SECTION, 1) + 1));
	row = find(DOC_ROW_BEGIN, row + 1);
	assert_int_equal(doc.blocks[row + 1].kind, DOC_CELL_BEGIN);
	assert_int_equal(doc.blocks[row + 2].kind, DOC_CELL_END);
	assert_int_equal(find(DOC_ROW_BEGIN, row + 1), doc.count);
	done();
}

TEST(the_footer_stands_from_its_heading_on)
{
	size_t at;

	tables(two_owners);
	assert_int_equal(doc.blocks[0].kind, DOC_SECTION);
	assert_int_equal(doc.blocks[0].number, 0);
	at = find(DOC_SECTION, 1);
	assert_int_equal(doc.blocks[at].number, 1);
	while (doc.blocks[at].kind != DOC_HEADING)
		at++;
	assert_string_equal(doc.blocks[at].runs[0].text, "Tid");
	done();
}

/* More parties than a page holds: the rest of the columns stand below, each time
 * after what the rows are called. */
TEST(a_table_wider_than_its_page_is_parted)
{
	struct str answers = STR_EMPTY;
	size_t section;
	int titles = 0;

	str_add(&answers, "  period.start: 2023-04-01\n  period.end: 2029-03-31\n  owners:\n");
	for (int i = 1; i <= 12; i++)
		str_addf(&answers, "  - {id: %d, organisation: Samordningskommunen %d}\n", i, i);
	str_add(&answers, "  wages:\n  - id: 20\n    post: Samordnare\n    share: 100\n    amount:\n");
	for (int i = 1; i <= 12; i++)
		str_addf(&answers, "      %d: 12345678\n", i);
	tables(answers.data);
	section = find(DOC_SECTION, find(DOC_SECTION, 1) + 1);
	assert_int_equal(doc.blocks[section].level, 1);
	for (size_t i = section; i < doc.count; i++)
		titles += doc.blocks[i].kind == DOC_PARAGRAPH && !strcmp(doc.blocks[i].runs[0].text, "Tjänst");
	assert_int_equal(titles, 4);
	stands("  Part Samordningskommunen 12: 12" NBSP "345" NBSP "678");
	stands(" 2028 |      2029\n");
	str_release(&answers);
	done();
}

/* However long what somebody wrote is, the widths come to no more than the table. */
TEST(a_long_text_leaves_room_for_the_others)
{
	struct str answers = STR_EMPTY;
	size_t cell;

	str_add(&answers, two_owners);
	str_add(&answers, "  - id: 5\n    post: ");
	for (int i = 0; i < 200; i++)
		str_add(&answers, i % 2 ? "ord" : " utvecklingsgruppsmedlemskap");
	str_add(&answers, "\n    amount: {1: 1}\n");
	tables(answers.data);
	cell = find(DOC_CELL_BEGIN, find(DOC_SECTION, find(DOC_SECTION, 1) + 1));
	assert_in_range(doc.blocks[cell].number, 150, 450);
	str_release(&answers);
	done();
}

TEST(choices_and_per_cent_are_printed_as_they_are_read)
{
	tables("  days: mon, fri\n");
	stands("Dagar måndag, fredag\n");
	assert_int_equal(count(DOC_SIGN_LINE), 0);
	done();
}

TEST(a_group_is_printed_where_the_form_says_and_when_it_is_asked)
{
	open_form("tests/forms/ok/groups.yaml");
	report("  seen: [{id: 1, what: sedd}]\n"
	       "  quiet: [{id: 2, what: tyst}]\n"
	       "  unasked: [{id: 3, what: ofrågad}]\n"
	       "  bullets: [{id: 4, what: fyra}]\n");
	stands("punkt fyra");
	stands("Grupper\n\nsedd\n");
	lacks("tyst");
	lacks("ofrågad");
	lacks("\nfyra\n");
	done();
}
