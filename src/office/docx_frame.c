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

void docx_footer(const struct docx *docx, struct xml *x)
{
	const struct doc *doc = docx->doc;

	xml_add(x, "<w:ftr " WORD_NAMESPACE "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
	write_text(x, "", doc->footer, "");
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
