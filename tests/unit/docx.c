#include "docx_file.h"

#include <expat.h>
#include <time.h>

static void locked_part(void)
{
	text(DOC_LOCKED_BEGIN, 0, "Överenskommelse <1>");
	text(DOC_HEADING, 2, "Kostnader");
	uneven_table();
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
	text(DOC_LOCKED_BEGIN, 0, "tom");
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
}

/* Everything a document can hold, beside everything else. */
static void build_all(void)
{
	doc_init(&doc);
	doc_set(&doc.title, "En väg <vidare>");
	doc_set(&doc.language, "sv-SE");
	doc_set(&doc.draft_mark, "UTKAST");
	doc_set(&doc.footer, "v:1 & 2");
	doc_set(&doc.page_word, "Sida");
	doc_set(&doc.of_word, "av");
	doc.created = 1795305600;
	text(DOC_TITLE, 0, "Ansökan");
	text(DOC_HEADING, 1, "Insatsens namn");
	doc_add_run(doc_add(&doc, DOC_PARAGRAPH, 0, 0), DOC_BOLD | DOC_ITALIC | DOC_SMALL, "x", 1);
	text(DOC_BULLET, 1, "a");
	text(DOC_CONTINUED, 1, "b");
	text(DOC_BULLET, 9, "c");
	text(DOC_FIGURE, 0, "[Figur: x]");
	uneven_table();
	uneven_table();
	locked_part();
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	uneven_table();
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	text(DOC_HEADING, 1, "Underskrift");
	text(DOC_SIGN_LINE, 0, "Ordförande");
	text(DOC_SIGN_LINE, 0, "");
	text(DOC_HEADING, 3, "Sist");
}

/* The order in which the standard wants children, for the elements used here. */
static const char *const orders[] = {
	"w:pPr: pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs spacing ind "
	"jc outlineLvl rPr sectPr ",
	"w:rPr: rFonts b bCs i iCs color spacing sz szCs lang ",
	"w:tblPr: tblStyle tblW tblBorders tblLayout tblCellMar tblLook ",
	"w:tcPr: tcW gridSpan tcBorders shd ",
	"w:trPr: cantSplit tblHeader ",
	"w:sdtPr: alias tag id lock ",
	"w:sdt: sdtPr sdtContent ",
	"w:style: name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr ",
	"w:settings: zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
	"listSeparator ",
	"w:sectPr: headerReference footerReference pgSz pgMar ",
	"w:lvl: start numFmt lvlText lvlJc pPr ",
	"w:numbering: abstractNum num ",
	"w:tbl: tblPr tblGrid tr ",
};

enum { DEEPEST = 64 };

/* What a walk through a part remembers of the elements it stands in. */
struct walk {
	char name[DEEPEST][32];
	char last[DEEPEST][32]; /* the last child begun */
	int depth;
	bool heading;
	struct str headings;
	int faults;
};

static const char *place_in_order(const char *parent, const char *child)
{
	char start[40], wanted[40];

	snprintf(start, sizeof start, "%s: ", parent);
	snprintf(wanted, sizeof wanted, " %s ", child + 2);
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (!strncmp(orders[i], start, strlen(start)))
			return strstr(orders[i], wanted);
	return parent; /* any order will do */
}

static void fault(struct walk *w, const char *what, const char *name)
{
	print_error("%s: %s in %s\n", name, what, w->name[w->depth]);
	w->faults++;
}

static void check_child(struct walk *w, const char *name)
{
	const char *parent = w->name[w->depth], *before = w->last[w->depth];
	const char *place = place_in_order(parent, name);

	if (!place)
		fault(w, "unknown", name);
	else if (*before && place < place_in_order(parent, before))
		fault(w, "too late", name);
	if (!strcmp(name, "w:tbl") && !strcmp(before, "w:tbl"))
		fault(w, "joined to the one before", name);
	snprintf(w->last[w->depth], sizeof *w->last, "%s", name);
}

static void on_start(void *data, const char *name, const char **attributes)
{
	struct walk *w = data;

	check_child(w, name);
	assert_true(++w->depth < DEEPEST);
	snprintf(w->name[w->depth], sizeof *w->name, "%s", name);
	w->last[w->depth][0] = '\0';
	if (!strcmp(name, "w:pStyle") && !strncmp(attributes[1], "Heading", 7)) {
		str_addf(&w->headings, "%s:", attributes[1] + 7);
		w->heading = true;
	}
}

static void on_end(void *data, const char *name)
{
	struct walk *w = data;
	const char *last = w->last[w->depth];

	if (!strcmp(name, "w:tc") && strcmp(last, "w:p"))
		fault(w, "a cell does not end in a paragraph but", last);
	if (!strcmp(name, "w:sdtContent") && !*last)
		fault(w, "nothing", name);
	if (!strcmp(name, "w:p") && w->heading) {
		str_add_char(&w->headings, '|');
		w->heading = false;
	}
	w->depth--;
}

static void on_text(void *data, const char *bytes, int len)
{
	struct walk *w = data;

	if (w->heading)
		str_add_bytes(&w->headings, bytes, (size_t)len);
}

static void walk_part(const char *name, struct walk *w)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	char *bytes = part(name);

	*w = (struct walk){ .headings = STR_EMPTY };
	XML_SetUserData(parser, w);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	assert_int_equal(XML_Parse(parser, bytes, (int)strlen(bytes), 1), XML_STATUS_OK);
	assert_int_equal(w->faults, 0);
	XML_ParserFree(parser);
	free(bytes);
}

/* A section of its own with a table of small letters and sums. */
static void add_annex(void)
{
	doc_add(&doc, DOC_SECTION, 1, 0);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, 2);
	for (int level = 0; level < 3; level++) {
		open_cell(level, 500);
		next_cell(500);
		doc.blocks[doc.count - 1].level = 1;
		doc_add_run(doc_add(&doc, DOC_PARAGRAPH, 0, 0), DOC_SMALL | DOC_BOLD, "", 0);
		close_cell();
	}
	doc_add(&doc, DOC_TABLE_END, 0, 0);
}

TEST(every_part_is_well_formed_and_in_the_standards_order)
{
	zip_t *zip;

	build_all();
	add_annex();
	typeset();
	zip = open_file();
	assert_int_equal(zip_get_num_entries(zip, 0), 12);
	assert_string_equal(zip_get_name(zip, 0, 0), "[Content_Types].xml");
	for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
		struct walk w;

		walk_part(zip_get_name(zip, (zip_uint64_t)i, 0), &w);
		str_release(&w.headings);
	}
	zip_discard(zip);
	str_release(&file);
}

TEST(headings_are_real_and_in_order_also_in_cells)
{
	struct walk w;

	build_all();
	typeset();
	walk_part("word/document.xml", &w);
	assert_string_equal(w.headings.data,
			    "1:Insatsens namn|1:Syfte & mål (*)|1:Syfte & mål (*)|2:Kostnader|"
			    "1:Syfte & mål (*)|1:Syfte & mål (*)|1:Underskrift|3:Sist|");
	str_release(&w.headings);
	str_release(&file);
}

TEST(what_the_document_says_stands_where_word_looks_for_it)
{
	static const char *const wanted[][2] = {
		{ "word/styles.xml", "<w:lang w:val=\"sv-SE\"" },
		{ "word/styles.xml", "w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>" },
		{ "word/styles.xml", "<w:outlineLvl w:val=\"0\"/>" },
		{ "word/document.xml", "<w:cantSplit/><w:tblHeader/>" },
		{ "word/document.xml", "<w:tblW w:w=\"5000\" w:type=\"pct\"/>" },
		{ "word/document.xml", "<w:alias w:val=\"Överenskommelse &lt;1&gt;\"/>" },
		{ "word/document.xml", "<w:id w:val=\"1\"/><w:lock w:val=\"sdtContentLocked\"/>" },
		{ "word/document.xml", "<w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val=\"18\"/>" },
		{ "word/document.xml", "r:id=\"header\"" },
		{ "word/header1.xml", ">UTKAST</w:t>" },
		{ "word/footer1.xml", ">v:1 &amp; 2</w:t>" },
		{ "word/footer1.xml", ">Sida </w:t>" },
		{ "word/footer1.xml", "w:instr=\" PAGE \"><w:r><w:t>1</w:t>" },
		{ "word/footer1.xml", "w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t>" },
		{ "word/settings.xml", "w:name=\"compatibilityMode\"" },
		{ "word/_rels/document.xml.rels", "Id=\"header\"" },
		{ "docProps/core.xml", "<dc:title>En väg &lt;vidare&gt;</dc:title>" },
		{ "docProps/core.xml", "<dc:language>sv-SE</dc:language>" },
		{ "docProps/core.xml", ">2026-11-22T00:00:00Z</dcterms:created>" },
	};

	build_all();
	typeset();
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		expect_in(wanted[i][0], wanted[i][1]);
	assert_int_equal(count_in("word/settings.xml", "updateFields"), 0);
	str_release(&file);
}

/* Every part named in the list of types is there, and every target. */
TEST(what_is_pointed_at_is_there)
{
	build_all();
	typeset();
	assert_int_equal(count_in("[Content_Types].xml", "<Override "), 8);
	assert_int_equal(count_in("_rels/.rels", "<Relationship "), 3);
	assert_int_equal(count_in("word/_rels/document.xml.rels", "<Relationship "), 5);
	expect_in("_rels/.rels", "Target=\"word/document.xml\"");
	expect_in("word/_rels/document.xml.rels", "Target=\"footer1.xml\"");
	expect_in("[Content_Types].xml", "PartName=\"/word/header1.xml\"");
	str_release(&file);
}

TEST(a_finished_document_bears_no_draft_mark)
{
	char *header;

	build_all();
	doc_set(&doc.draft_mark, "");
	typeset();
	header = part("word/header1.xml");
	assert_null(header);
	assert_int_equal(count_in("[Content_Types].xml", "header"), 0);
	assert_int_equal(count_in("word/_rels/document.xml.rels", "header"), 0);
	assert_int_equal(count_in("word/document.xml", "headerReference"), 0);
	str_release(&file);
}

TEST(numbers_show_what_they_were_given)
{
	static const int given[][2] = { { 1, 1 }, { 1, 2 }, { 2, 1 }, { 2, 2 }, { 1, 3 },
					{ 2, 1 }, { 1, 1 }, { 0, 7 } };

	doc_init(&doc);
	for (size_t i = 0; i < sizeof given / sizeof *given; i++)
		number(given[i][0], given[i][1]);
	typeset();
	/* 1 2 (1 2) 3 | (1) | 1 | 7: five lists, each with its own start */
	assert_int_equal(count_in("word/numbering.xml", "<w:num "), 6);
	assert_int_equal(count_in("word/document.xml", "<w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/>"),
			 3);
	assert_int_equal(count_in("word/document.xml", "<w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/>"),
			 2);
	expect_in("word/numbering.xml",
		  "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"1\">"
		  "<w:startOverride w:val=\"1\"/>");
	expect_in("word/numbering.xml",
		  "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
		  "<w:startOverride w:val=\"7\"/>");
	str_release(&file);
}

TEST(a_page_break_is_a_property_of_what_follows)
{
	doc_init(&doc);
	text(DOC_PARAGRAPH, 0, "ett");
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	text(DOC_HEADING, 1, "två");
	doc_add(&doc, DOC_PAGE_BREAK, 0, 0);
	uneven_table();
	typeset();
	expect_in("word/document.xml", "<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>");
	expect_in("word/document.xml",
		  "<w:pStyle w:val=\"Spacer\"/><w:pageBreakBefore/></w:pPr></w:p><w:tbl>");
	assert_int_equal(count_in("word/document.xml", "pageBreakBefore"), 2);
	str_release(&file);
}

TEST(the_name_of_a_lock_is_cut_where_word_would_refuse_it)
{
	doc_init(&doc);
	text(DOC_LOCKED_BEGIN, 0, "åååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå");
	doc_add(&doc, DOC_LOCKED_END, 0, 0);
	typeset();
	expect_in("word/document.xml", "<w:tag w:val=\"åååååååååååååååååååååååååååååååååååååååååååååååååå"
				       "åååååååååååååå\"/>");
	str_release(&file);
}

static struct str typeset_in(const char *zone)
{
	struct str bytes;

	setenv("TZ", zone, 1);
	tzset();
	build_all();
	typeset();
	bytes = file;
	str_init(&file);
	return bytes;
}

TEST(the_same_document_gives_the_same_bytes_in_any_time_zone)
{
	static const char *const zones[] = { "Europe/Stockholm", "America/Los_Angeles",
					     "Pacific/Auckland" };
	struct str first = typeset_in("UTC");

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		struct str again = typeset_in(zones[i]);

		assert_int_equal(again.len, first.len);
		assert_memory_equal(again.data, first.data, first.len);
		str_release(&again);
	}
	str_release(&first);
}

TEST(a_control_character_is_refused_in_words)
{
	struct err err = ERR_NONE;

	doc_init(&doc);
	text(DOC_PARAGRAPH, 0, "a\x1b[2J");
	str_init(&file);
	assert_int_equal(docx_write(&doc, &file, &err), -1);
	assert_non_null(strstr(err.text, "control character"));
	assert_int_equal(file.len, 0);
	doc_release(&doc);
}
