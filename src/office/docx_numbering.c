#include "office/docx_parts.h"

/* Templates: the bullets and the numbers; every list is an instance of one. */
enum { TEMPLATE_BULLETS, TEMPLATE_NUMBERS };

static void write_level(struct xml *x, int level, const char *format, const char *mark)
{
	xml_addf(x, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>", level,
		 format);
	xml_addf(x, "<w:lvlText w:val=\"%s\"/><w:lvlJc w:val=\"left\"/>", mark);
	xml_addf(x, "<w:pPr><w:ind w:left=\"%d\" w:hanging=\"%d\"/></w:pPr></w:lvl>",
		 LIST_INDENT * (level + 1), LIST_INDENT);
}

static void start_template(struct xml *x, int id)
{
	xml_addf(x,
		 "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"multilevel\"/>",
		 id);
}

static void write_templates(struct xml *x)
{
	static const char *const bullets[LIST_LEVELS] = { "•", "–", "•" };
	static const char *const numbers[LIST_LEVELS] = { "%1.", "%2.", "%3." };

	start_template(x, TEMPLATE_BULLETS);
	for (int level = 0; level < LIST_LEVELS; level++)
		write_level(x, level, "bullet", bullets[level]);
	xml_add(x, "</w:abstractNum>");
	start_template(x, TEMPLATE_NUMBERS);
	for (int level = 0; level < LIST_LEVELS; level++)
		write_level(x, level, "decimal", numbers[level]);
	xml_add(x, "</w:abstractNum>");
}

void docx_numbering(const struct docx *docx, struct xml *x)
{
	xml_add(x, "<w:numbering " WORD_NAMESPACE ">");
	write_templates(x);
	xml_addf(x, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>", LIST_BULLETS,
		 TEMPLATE_BULLETS);
	for (size_t i = 0; i < docx->lists.count; i++) {
		const struct docx_list *list = &docx->lists.lists[i];

		xml_addf(x, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"%d\"/>",
			 LIST_BULLETS + i + 1, TEMPLATE_NUMBERS);
		xml_addf(x,
			 "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%d\"/>"
			 "</w:lvlOverride></w:num>",
			 list->level, list->start);
	}
	xml_add(x, "</w:numbering>");
}
