#include "office/docx.h"

#include "base/i18n.h"
#include "office/docx_parts.h"
#include "office/package.h"

#include <stdbool.h>

static void write_types(const struct docx *docx, struct xml *x);
static void write_package_relations(const struct docx *docx, struct xml *x);
static void write_document_relations(const struct docx *docx, struct xml *x);

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_TYPE "application/vnd.openxmlformats-officedocument."
#define PACKAGE_TYPE "application/vnd.openxmlformats-package."
#define PACKAGE_SCHEMA "http://schemas.openxmlformats.org/package/2006/"

/* A part, what it is, and whose part: the package's own or the document's. */
struct part {
	const char *name;
	const char *type;     /* NULL: told by its extension */
	const char *relation; /* NULL: nobody points at it */
	const char *id;
	void (*write)(const struct docx *docx, struct xml *x);
	bool of_document;
	unsigned when;
};

/* When a part is there; one of the footers when pages have it. */
enum { ALWAYS, IN_DRAFTS, WITH_FOOTER };

static const struct part parts[] = {
	{ "[Content_Types].xml", NULL, NULL, NULL, write_types, false, ALWAYS },
	{ "_rels/.rels", NULL, NULL, NULL, write_package_relations, false, ALWAYS },
	{ "word/document.xml", WORD_TYPE "document.main+xml", OFFICE_RELATIONS "/officeDocument",
	  "document", docx_document, false, ALWAYS },
	{ "word/_rels/document.xml.rels", NULL, NULL, NULL, write_document_relations, false, ALWAYS },
	{ "word/styles.xml", WORD_TYPE "styles+xml", OFFICE_RELATIONS "/styles", "styles",
	  docx_styles, true, ALWAYS },
	{ "word/numbering.xml", WORD_TYPE "numbering+xml", OFFICE_RELATIONS "/numbering",
	  "numbering", docx_numbering, true, ALWAYS },
	{ "word/settings.xml", WORD_TYPE "settings+xml", OFFICE_RELATIONS "/settings", "settings",
	  docx_settings, true, ALWAYS },
	{ "word/header1.xml", WORD_TYPE "header+xml", OFFICE_RELATIONS "/header", "header",
	  docx_header, true, IN_DRAFTS },
	{ "word/footer1.xml", WORD_TYPE "footer+xml", OFFICE_RELATIONS "/footer", "footer",
	  docx_footer, true, WITH_FOOTER },
	{ "word/footer2.xml", WORD_TYPE "footer+xml", OFFICE_RELATIONS "/footer", "footer-lying",
	  docx_footer_lying, true, WITH_FOOTER + FOOTER_LYING },
	{ "word/footer3.xml", WORD_TYPE "footer+xml", OFFICE_RELATIONS "/footer", "footer-bare",
	  docx_footer_bare, true, WITH_FOOTER + FOOTER_BARE },
	{ "word/footer4.xml", WORD_TYPE "footer+xml", OFFICE_RELATIONS "/footer", "footer-lying-bare",
	  docx_footer_lying_bare, true, WITH_FOOTER + (FOOTER_LYING | FOOTER_BARE) },
	{ "docProps/core.xml", PACKAGE_TYPE "core-properties+xml",
	  PACKAGE_SCHEMA "relationships/metadata/core-properties", "core", docx_core, false, ALWAYS },
	{ "docProps/app.xml", OFFICE_TYPE "extended-properties+xml",
	  OFFICE_RELATIONS "/extended-properties", "app", docx_app, false, ALWAYS },
};

enum { PARTS = sizeof parts / sizeof *parts };

static bool is_there(const struct docx *docx, const struct part *part)
{
	if (part->when >= WITH_FOOTER)
		return docx->footers[part->when - WITH_FOOTER];
	return part->when == ALWAYS || *docx->doc->draft_mark;
}

static void write_types(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<Types xmlns=\"" PACKAGE_SCHEMA "content-types\">"
		   "<Default Extension=\"rels\" ContentType=\"" PACKAGE_TYPE "relationships+xml\"/>"
		   "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].type && is_there(docx, &parts[i]))
			xml_addf(x, "<Override PartName=\"/%s\" ContentType=\"%s\"/>",
				 parts[i].name, parts[i].type);
	xml_add(x, "</Types>");
}

/* Targets are told from the folder of the one that points. */
static void write_relations(const struct docx *docx, struct xml *x, bool of_document)
{
	size_t folder = of_document ? strlen("word/") : 0;

	xml_add(x, "<Relationships xmlns=\"" PACKAGE_SCHEMA "relationships\">");
	for (size_t i = 0; i < PARTS; i++) {
		const struct part *part = &parts[i];

		if (!part->relation || part->of_document != of_document || !is_there(docx, part))
			continue;
		xml_addf(x, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>", part->id,
			 part->relation, part->name + folder);
	}
	xml_add(x, "</Relationships>");
}

static void write_package_relations(const struct docx *docx, struct xml *x)
{
	write_relations(docx, x, false);
}

static void write_document_relations(const struct docx *docx, struct xml *x)
{
	write_relations(docx, x, true);
}

static int pack(const struct docx *docx, struct xml written[PARTS], struct str *out,
		struct err *err)
{
	struct package_part packed[PARTS];
	size_t count = 0;

	for (size_t i = 0; i < PARTS; i++) {
		if (!is_there(docx, &parts[i]))
			continue;
		xml_start(&written[i]);
		parts[i].write(docx, &written[i]);
		if (written[i].refused)
			return err_set(err, _("The text holds a control character, which no Word "
					      "document can hold. Take it away and export "
					      "again."));
		packed[count++] = (struct package_part){ parts[i].name, written[i].bytes.data,
							 written[i].bytes.len };
	}
	return package_write(packed, count, out, err);
}

int docx_write(const struct doc *doc, struct str *out, struct err *err)
{
	struct docx docx = { .doc = doc };
	struct xml written[PARTS];
	int code;

	docx_lists_plan(&docx.lists, doc);
	docx_footers_plan(&docx);
	for (size_t i = 0; i < PARTS; i++)
		written[i] = (struct xml)XML_EMPTY;
	code = pack(&docx, written, out, err);
	for (size_t i = 0; i < PARTS; i++)
		xml_release(&written[i]);
	docx_lists_release(&docx.lists);
	return code;
}
