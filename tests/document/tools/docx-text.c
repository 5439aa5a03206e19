/*
 * What stands in a Word file, one paragraph a line, for tests to compare.
 *
 * Use:      docx-text FILE
 * Prints:   STYLE, a tab and the paragraph's text; [locked and locked] round a
 *           locked content control, [page] for a page break, [section] where
 *           pages of another sort begin, [header row] for a row that repeats, > in
 *           front of what is set to the right.  A paragraph without style is "-".
 */
#include "base/str.h"

#include <expat.h>
#include <stdbool.h>
#include <zip.h>

struct reading {
	struct str text;
	char style[64];
	bool in_text;
	bool locks;
	bool right;
	bool section; /* ends with this paragraph */
};

static const char *attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return "";
}

static void begin(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;

	if (!strcmp(name, "w:p")) {
		str_clear(&reading->text);
		snprintf(reading->style, sizeof reading->style, "-");
		reading->right = reading->section = false;
	} else if (!strcmp(name, "w:pStyle")) {
		snprintf(reading->style, sizeof reading->style, "%s", attribute(attributes, "w:val"));
	} else if (!strcmp(name, "w:t")) {
		reading->in_text = true;
	} else if (!strcmp(name, "w:br") && !strcmp(attribute(attributes, "w:type"), "page")) {
		puts("[page]");
	} else if (!strcmp(name, "w:pageBreakBefore")) {
		puts("[page]");
	} else if (!strcmp(name, "w:jc")) {
		reading->right = !strcmp(attribute(attributes, "w:val"), "right");
	} else if (!strcmp(name, "w:sectPr")) {
		reading->section = true;
	} else if (!strcmp(name, "w:tblHeader")) {
		puts("[header row]");
	} else if (!strcmp(name, "w:lock")) {
		reading->locks = !strcmp(attribute(attributes, "w:val"), "sdtContentLocked");
	} else if (!strcmp(name, "w:sdtContent")) {
		puts(reading->locks ? "[locked" : "[control");
	}
}

static void end(void *context, const char *name)
{
	struct reading *reading = context;

	if (!strcmp(name, "w:p") && reading->section)
		puts("[section]");
	else if (!strcmp(name, "w:p"))
		printf("%s\t%s%s\n", reading->style, reading->right ? "> " : "", reading->text.data);
	else if (!strcmp(name, "w:t"))
		reading->in_text = false;
	else if (!strcmp(name, "w:sdtContent"))
		puts(reading->locks ? "locked]" : "control]");
}

static void characters(void *context, const char *text, int len)
{
	struct reading *reading = context;

	if (reading->in_text)
		str_add_bytes(&reading->text, text, (size_t)len);
}

static bool read_part(zip_t *archive, const char *name, struct str *out)
{
	zip_file_t *file = zip_fopen(archive, name, 0);
	char bytes[65536];
	zip_int64_t n = 0;

	while (file && (n = zip_fread(file, bytes, sizeof bytes)) > 0)
		str_add_bytes(out, bytes, (size_t)n);
	if (file)
		zip_fclose(file);
	return file && !n;
}

int main(int argc, char **argv)
{
	zip_t *archive = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, NULL) : NULL;
	XML_Parser parser = XML_ParserCreate("UTF-8");
	struct reading reading = { .text = STR_EMPTY };
	struct str part = STR_EMPTY;
	bool good = archive && read_part(archive, "word/document.xml", &part);

	XML_SetUserData(parser, &reading);
	XML_SetElementHandler(parser, begin, end);
	XML_SetCharacterDataHandler(parser, characters);
	good = good && XML_Parse(parser, part.data, (int)part.len, 1) == XML_STATUS_OK;
	if (!good)
		fprintf(stderr, "this is no Word file: %s\n", XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	if (archive)
		zip_discard(archive);
	str_release(&part);
	str_release(&reading.text);
	return good ? 0 : 1;
}
