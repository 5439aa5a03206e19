#include "office/docx_parts.h"

#define FONT                                                                                       \
	"<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define COLOUR(colour) "<w:color w:val=\"" colour "\"/>"
#define BOLD "<w:b/><w:bCs/>"
#define ITALIC "<w:i/><w:iCs/>"
#define SPACING(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define KEEP "<w:keepNext/><w:keepLines/>"
#define EDGE(side, line, colour)                                                                   \
	"<w:" side " w:val=\"" line "\" w:sz=\"4\" w:space=\"4\" w:color=\"" colour "\"/>"
#define CELL_EDGE(side)                                                                            \
	"<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"" COLOUR_LINE "\"/>"

/* A paragraph style: its name is Word's own unless `ours`. */
struct style {
	const char *id;
	const char *name;
	const char *next; /* NULL: the same again */
	bool ours;
	const char *paragraph;
	const char *run;
};

static const struct style styles[] = {
	{ "Title", "Title", "Normal", false, KEEP SPACING("0", "160"),
	  BOLD COLOUR(COLOUR_HEADING) SIZE("40") },
	{ "Heading1", "heading 1", "Normal", false,
	  KEEP SPACING("320", "100") "<w:outlineLvl w:val=\"0\"/>",
	  BOLD COLOUR(COLOUR_HEADING) SIZE("24") },
	{ "Heading2", "heading 2", "Normal", false,
	  KEEP SPACING("200", "60") "<w:outlineLvl w:val=\"1\"/>",
	  BOLD COLOUR(COLOUR_HEADING) SIZE("22") },
	{ "Heading3", "heading 3", "Normal", false,
	  KEEP SPACING("160", "60") "<w:outlineLvl w:val=\"2\"/>",
	  BOLD ITALIC COLOUR(COLOUR_HEADING) SIZE("22") },
	{ "ListBullet", "List Bullet", NULL, false, SPACING("0", "60"), "" },
	{ "ListNumber", "List Number", NULL, false, SPACING("0", "60"), "" },
	{ "ListContinue", "List Continue", NULL, false, SPACING("0", "60"), "" },
	{ "Header", "header", NULL, false,
	  SPACING("0", "0") "<w:jc w:val=\"right\"/>",
	  BOLD COLOUR(COLOUR_QUIET) "<w:spacing w:val=\"40\"/>" SIZE("28") },
	{ "Footer", "footer", NULL, false,
	  "<w:pBdr>" EDGE("top", "single", COLOUR_LINE) "</w:pBdr>"
	  "<w:tabs><w:tab w:val=\"right\" w:pos=\"9072\"/></w:tabs>" SPACING("0", "0"),
	  COLOUR(COLOUR_QUIET) SIZE("18") },
	{ "TableHeading", "Table Heading", NULL, true, KEEP SPACING("0", "60"),
	  BOLD COLOUR(COLOUR_HEADING) },
	{ "Figure", "Figure Place", "Normal", true,
	  "<w:pBdr>" EDGE("top", "single", COLOUR_LINE) EDGE("left", "single", COLOUR_LINE)
	  EDGE("bottom", "single", COLOUR_LINE) EDGE("right", "single", COLOUR_LINE) "</w:pBdr>"
	  SPACING("160", "160") "<w:ind w:left=\"113\" w:right=\"113\"/><w:jc w:val=\"center\"/>",
	  ITALIC COLOUR(COLOUR_QUIET) },
	{ "SignLine", "Sign Line", "SignCaption", true,
	  KEEP "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"000000\"/>"
	  "</w:pBdr>" SPACING("480", "40"), "" },
	{ "SignSpace", "Sign Space", NULL, true, SPACING("0", "420"), "" },
	{ "SignCaption", "Sign Caption", "Normal", true, SPACING("0", "240"),
	  COLOUR(COLOUR_QUIET) SIZE("18") },
	{ "Spacer", "Spacer", "Normal", true,
	  "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"180\" w:lineRule=\"exact\"/>",
	  SIZE("4") },
};

static void write_style(const struct style *style, struct xml *x)
{
	xml_addf(x, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\">",
		 style->ours ? " w:customStyle=\"1\"" : "", style->id);
	xml_addf(x, "<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>", style->name);
	if (style->next)
		xml_addf(x, "<w:next w:val=\"%s\"/>", style->next);
	xml_add(x, "<w:qFormat/><w:pPr>");
	xml_add(x, style->paragraph);
	xml_add(x, "</w:pPr><w:rPr>");
	xml_add(x, style->run);
	xml_add(x, "</w:rPr></w:style>");
}

static void write_defaults(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<w:docDefaults><w:rPrDefault><w:rPr>" FONT SIZE("22") "<w:lang w:val=\"");
	xml_text(x, docx_language(docx));
	xml_add(x, "\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
		   "<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after=\"120\" w:line=\"271\" "
		   "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>");
}

static void write_bases(struct xml *x)
{
	xml_add(x, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
		   "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
		   "<w:style w:type=\"character\" w:default=\"1\" "
		   "w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>"
		   "<w:semiHidden/></w:style>"
		   "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">"
		   "<w:name w:val=\"No List\"/><w:semiHidden/></w:style>");
}

static void write_table_styles(struct xml *x)
{
	xml_addf(x, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
		    "<w:name w:val=\"Normal Table\"/><w:semiHidden/><w:tblPr><w:tblCellMar>"
		    "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
		    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
		    "</w:tblCellMar></w:tblPr></w:style>",
		 CELL_PADDING, CELL_PADDING);
	xml_add(x, "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"FormTable\">"
		   "<w:name w:val=\"Form Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
		   "<w:tblBorders>" CELL_EDGE("top") CELL_EDGE("left") CELL_EDGE("bottom")
		   CELL_EDGE("right") CELL_EDGE("insideH") CELL_EDGE("insideV") "</w:tblBorders>");
	xml_addf(x, "<w:tblCellMar><w:top w:w=\"72\" w:type=\"dxa\"/>"
		    "<w:left w:w=\"%d\" w:type=\"dxa\"/><w:bottom w:w=\"72\" w:type=\"dxa\"/>"
		    "<w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
		 CELL_PADDING, CELL_PADDING);
}

void docx_styles(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<w:styles " WORD_NAMESPACE ">");
	write_defaults(docx, x);
	write_bases(x);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		write_style(&styles[i], x);
	write_table_styles(x);
	xml_add(x, "</w:styles>");
}
