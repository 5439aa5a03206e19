/* What stands around the text: settings, header and footer, properties. */
#include "office/docx_parts.h"

#include "base/clock.h"

const char *docx_language(const struct docx *docx)
{
	return *docx->doc->language ? docx->doc->language : "sv-SE";
}

/* Mode 15 is Word 2013 and later; without it Word opens the file in
 * compatibility mode and says so in the title bar.  No updateFields: it makes
 * Word ask a question on opening. */
void docx_settings(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<w:settings " WORD_NAMESPACE "><w:zoom w:percent=\"100\"/>"
		   "<w:defaultTabStop w:val=\"1304\"/>"
		   "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
		   "<w:compatSetting w:name=\"compatibilityMode\" "
		   "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
		   "<w:themeFontLang w:val=\"");
	xml_text(x, docx_language(docx));
	xml_add(x, "\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>");
}

static void write_text(struct xml *x, const char *before, const char *text, const char *after)
{
	xml_add(x, "<w:r><w:t xml:space=\"preserve\">");
	xml_add(x, before);
	xml_text(x, text);
	xml_add(x, after);
	xml_add(x, "</w:t></w:r>");
}

/* The cached value is what readers show that do not count pages themselves. */
static void write_field(struct xml *x, const char *field)
{
	xml_addf(x, "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", field);
}

void docx_header(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<w:hdr " WORD_NAMESPACE "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
	write_text(x, "", docx->doc->draft_mark, "");
	xml_add(x, "</w:p></w:hdr>");
}

static void write_footer(const struct docx *docx, unsigned footer, struct xml *x)
{
	const struct doc *doc = docx->doc;

	xml_add(x, "<w:ftr " WORD_NAMESPACE "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>");
	if (footer & FOOTER_LYING)
		xml_addf(x, "<w:tabs><w:tab w:val=\"clear\" w:pos=\"%d\"/><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs>",
			 TEXT_WIDTH, LYING_WIDTH);
	xml_add(x, "</w:pPr>");
	write_text(x, "", footer & FOOTER_BARE ? "" : doc->footer, "");
	xml_add(x, "<w:r><w:tab/></w:r>");
	if (*doc->page_word)
		write_text(x, "", doc->page_word, " ");
	write_field(x, "PAGE");
	if (*doc->of_word) {
		write_text(x, " ", doc->of_word, " ");
		write_field(x, "NUMPAGES");
	}
	xml_add(x, "</w:p></w:ftr>");
}

void docx_footer(const struct docx *docx, struct xml *x)
{
	write_footer(docx, 0, x);
}

void docx_footer_lying(const struct docx *docx, struct xml *x)
{
	write_footer(docx, FOOTER_LYING, x);
}

void docx_footer_bare(const struct docx *docx, struct xml *x)
{
	write_footer(docx, FOOTER_BARE, x);
}

void docx_footer_lying_bare(const struct docx *docx, struct xml *x)
{
	write_footer(docx, FOOTER_LYING | FOOTER_BARE, x);
}

unsigned docx_footer_of(const struct doc_block *section)
{
	if (!section)
		return 0;
	return (section->level ? FOOTER_LYING : 0) | (section->number ? 0 : FOOTER_BARE);
}

void docx_footers_plan(struct docx *docx)
{
	const struct doc *doc = docx->doc;

	docx->footers[0] = !doc->count || doc->blocks[0].kind != DOC_SECTION;
	for (size_t i = 0; i < doc->count; i++)
		if (doc->blocks[i].kind == DOC_SECTION)
			docx->footers[docx_footer_of(&doc->blocks[i])] = true;
}

void docx_section(const struct docx *docx, const struct doc_block *section, struct xml *x)
{
	static const char *const ids[FOOTERS] = { "footer", "footer-lying", "footer-bare", "footer-lying-bare" };
	bool lying = section && section->level;
	int side = lying ? LYING_MARGIN : PAGE_MARGIN;

	xml_add(x, "<w:sectPr>");
	if (*docx->doc->draft_mark)
		xml_add(x, "<w:headerReference w:type=\"default\" r:id=\"header\"/>");
	xml_addf(x, "<w:footerReference w:type=\"default\" r:id=\"%s\"/>", ids[docx_footer_of(section)]);
	if (lying)
		xml_addf(x, "<w:pgSz w:w=\"%d\" w:h=\"%d\" w:orient=\"landscape\"/>", PAGE_HEIGHT, PAGE_WIDTH);
	else
		xml_addf(x, "<w:pgSz w:w=\"%d\" w:h=\"%d\"/>", PAGE_WIDTH, PAGE_HEIGHT);
	xml_addf(x, "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" ", PAGE_MARGIN, side,
		 PAGE_MARGIN, side);
	xml_addf(x, "w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/></w:sectPr>", PAGE_EDGE, PAGE_EDGE);
}

static void write_time(struct xml *x, const char *name, const char *stamp)
{
	xml_addf(x, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%s</dcterms:%s>", name, stamp, name);
}

void docx_core(const struct docx *docx, struct xml *x)
{
	char stamp[CLOCK_STAMP];

	clock_stamp(docx->doc->created, stamp);
	xml_add(x, "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/"
		   "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		   "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
		   "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	xml_text(x, docx->doc->title);
	xml_add(x, "</dc:title><dc:language>");
	xml_text(x, docx_language(docx));
	xml_add(x, "</dc:language>");
	if (*stamp) {
		write_time(x, "created", stamp);
		write_time(x, "modified", stamp);
	}
	xml_add(x, "</cp:coreProperties>");
}

void docx_app(const struct docx *docx, struct xml *x)
{
	(void)docx;
	xml_add(x, "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
		   "extended-properties\"><Application>blankett</Application></Properties>");
}
