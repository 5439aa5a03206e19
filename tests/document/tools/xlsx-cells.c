/*
 * What stands in the cells of an Excel file, for tests to compare.
 *
 * Use:      xlsx-cells FILE             every cell of every sheet
 *           xlsx-cells FILE SHEET       the values of a sheet (1, 2 …) as a grid
 * Prints:   of a cell its sheet and place, "text" or "value", what it holds (of a
 *           formula: the result that was stored), and the formula after = ; parted
 *           by tabs.  Of the grid one line a row, values parted by tabs.
 * Knows:    nothing of how our files are written: the zip, the XML and the standard
 *           only (shared and inline strings, rows and cells by their references).
 */
#include "base/mem.h"
#include "base/str.h"

#include <expat.h>
#include <stdbool.h>
#include <zip.h>

enum { SHEETS = 64 };

struct reading {
	char **strings; /* the shared ones */
	size_t count, room;
	char *names[SHEETS];
	int sheets;
	int sheet, row, column; /* where the grid is, and where it has got to */
	bool grid;
	struct str text, formula;
	char reference[16], type[16];
	bool takes, takes_formula, phonetic;
};

static const char *attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return "";
}

static void characters(void *context, const char *text, int len)
{
	struct reading *r = context;

	if (r->takes && !r->phonetic)
		str_add_bytes(&r->text, text, (size_t)len);
	if (r->takes_formula)
		str_add_bytes(&r->formula, text, (size_t)len);
}

/* --- shared strings and names ---------------------------------------------------- */

static void begin_string(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;

	(void)attributes;
	if (!strcmp(name, "si"))
		str_clear(&r->text);
	r->takes = !strcmp(name, "t");
	r->phonetic |= !strcmp(name, "rPh");
}

static void end_string(void *context, const char *name)
{
	struct reading *r = context;

	r->takes = false;
	if (!strcmp(name, "rPh"))
		r->phonetic = false;
	if (strcmp(name, "si"))
		return;
	r->strings = mem_grow(r->strings, &r->room, r->count + 1, sizeof *r->strings);
	r->strings[r->count++] = mem_strdup(r->text.data);
}

static void begin_name(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;

	if (!strcmp(name, "sheet") && r->sheets < SHEETS)
		r->names[r->sheets++] = mem_strdup(attribute(attributes, "name"));
}

static void end_name(void *context, const char *name)
{
	(void)context;
	(void)name;
}

/* --- cells ------------------------------------------------------------------------ */

static void begin_cell(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;

	if (!strcmp(name, "c")) {
		str_clear(&r->text);
		str_clear(&r->formula);
		snprintf(r->reference, sizeof r->reference, "%s", attribute(attributes, "r"));
		snprintf(r->type, sizeof r->type, "%s", attribute(attributes, "t"));
	}
	r->takes = !strcmp(name, "v") || !strcmp(name, "t");
	r->takes_formula = !strcmp(name, "f");
}

/* Stands for a letter in a text: _x005F_ is the low line itself. */
static void print_text(const char *text)
{
	for (; *text; text++) {
		if (!strncmp(text, "_x005F_", 7))
			text += 6, putchar('_');
		else
			putchar(*text);
	}
}

static void go_to(struct reading *r)
{
	int column = 0;
	const char *at = r->reference;
	long row;

	for (; *at >= 'A' && *at <= 'Z'; at++)
		column = column * 26 + *at - 'A' + 1;
	row = strtol(at, NULL, 10);
	for (; r->row < row; r->row++, r->column = 1)
		putchar('\n');
	for (; r->column < column; r->column++)
		putchar('\t');
}

static void end_cell(void *context, const char *name)
{
	struct reading *r = context;
	bool is_text = !strcmp(r->type, "s") || !strcmp(r->type, "str") || !strcmp(r->type, "inlineStr");
	const char *value = r->text.data;
	size_t index;

	r->takes = r->takes_formula = false;
	if (strcmp(name, "c") || !(r->text.len || r->formula.len))
		return;
	if (!strcmp(r->type, "s")) {
		index = strtoul(value, NULL, 10);
		value = index < r->count ? r->strings[index] : "(no such string)";
	}
	if (r->grid)
		go_to(r);
	else
		printf("%s!%s\t%s\t", r->names[r->sheet], r->reference, is_text ? "text" : "value");
	print_text(value);
	if (!r->grid)
		printf("%s%s\n", r->formula.len ? "\t=" : "", r->formula.data);
}

/* --- the file --------------------------------------------------------------------- */

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

static bool parse(zip_t *archive, const char *name, struct reading *r, XML_StartElementHandler begin,
		  XML_EndElementHandler end)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	struct str part = STR_EMPTY;
	bool good = read_part(archive, name, &part);

	XML_SetUserData(parser, r);
	XML_SetElementHandler(parser, begin, end);
	XML_SetCharacterDataHandler(parser, characters);
	good = good && XML_Parse(parser, part.data, (int)part.len, 1) == XML_STATUS_OK;
	if (!good)
		fprintf(stderr, "%s: %s\n", name, XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	str_release(&part);
	return good;
}

static bool read_sheet(zip_t *archive, struct reading *r)
{
	char name[64];

	r->row = r->column = 1;
	snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", r->sheet + 1);
	return parse(archive, name, r, begin_cell, end_cell) && (!r->grid || putchar('\n') != EOF);
}

static bool read_all(zip_t *archive, struct reading *r, int only)
{
	bool good = parse(archive, "xl/workbook.xml", r, begin_name, end_name) &&
		    parse(archive, "xl/sharedStrings.xml", r, begin_string, end_string);

	for (r->sheet = 0; good && r->sheet < r->sheets; r->sheet++)
		if (!only || only == r->sheet + 1)
			good = read_sheet(archive, r);
	return good && r->sheets;
}

int main(int argc, char **argv)
{
	zip_t *archive = argc > 1 ? zip_open(argv[1], ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
	struct reading r = { .text = STR_EMPTY, .formula = STR_EMPTY, .grid = argc > 2 };
	bool good = archive && read_all(archive, &r, argc > 2 ? (int)strtol(argv[2], NULL, 10) : 0);

	if (!good)
		fprintf(stderr, "this is no Excel file\n");
	while (r.count)
		free(r.strings[--r.count]);
	while (r.sheets)
		free(r.names[--r.sheets]);
	free(r.strings);
	str_release(&r.text);
	str_release(&r.formula);
	if (archive)
		zip_discard(archive);
	return good ? 0 : 1;
}
