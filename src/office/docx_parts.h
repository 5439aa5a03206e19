/*
 * Inside a Word file: one writer per part, and what they share.
 *
 * Purpose:  a part is written by a pure function from the document to XML;
 *           office/docx.c holds the table of all parts and packs them.
 * Lengths:  twips, a twentieth of a point: 1 cm is 567.  Font sizes stand in
 *           half points.
 * Names:    style ids are the same in every language of Word; their names are
 *           Word's own English ones, which it translates by itself.
 */
#ifndef BLANKETT_OFFICE_DOCX_PARTS_H
#define BLANKETT_OFFICE_DOCX_PARTS_H

#include "document/doc.h"
#include "office/docx_lists.h"
#include "office/xml.h"

/* A4 with margins of 2.5 cm. */
enum {
	PAGE_WIDTH = 11906,
	PAGE_HEIGHT = 16838,
	PAGE_MARGIN = 1417,
	PAGE_EDGE = 709, /* from the paper's edge to header and footer */
	TEXT_WIDTH = PAGE_WIDTH - 2 * PAGE_MARGIN,
	LYING_MARGIN = 1134, /* left and right of a lying page */
	LYING_WIDTH = PAGE_HEIGHT - 2 * LYING_MARGIN,
	CELL_PADDING = 108, /* left and right in every cell */
};

/* The calm colours: text stays black, only what helps the eye is tinted. */
#define COLOUR_HEADING "1F3A4D"
#define COLOUR_SHADE "DFE7ED"
#define COLOUR_LINE "A9B4BD"
#define COLOUR_QUIET "56626B"

#define WORD_NAMESPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The footers: pages stand or lie, and bear the form's own footer or only their
 * number.  Those that no page has are no parts of the file. */
enum docx_footer { FOOTER_LYING = 1, FOOTER_BARE = 2, FOOTERS = 4 };

struct docx {
	const struct doc *doc;
	struct docx_lists lists;
	bool footers[FOOTERS]; /* which there are */
};

/* The footer of the pages that the section begins; of the first ones for NULL. */
unsigned docx_footer_of(const struct doc_block *section);
void docx_footers_plan(struct docx *docx);

/* The end of a section that has begun with that block (NULL: none has). */
void docx_section(const struct docx *docx, const struct doc_block *section, struct xml *x);

void docx_document(const struct docx *docx, struct xml *x);
void docx_styles(const struct docx *docx, struct xml *x);
void docx_numbering(const struct docx *docx, struct xml *x);
void docx_settings(const struct docx *docx, struct xml *x);
void docx_header(const struct docx *docx, struct xml *x);
void docx_footer(const struct docx *docx, struct xml *x);
void docx_footer_lying(const struct docx *docx, struct xml *x);
void docx_footer_bare(const struct docx *docx, struct xml *x);
void docx_footer_lying_bare(const struct docx *docx, struct xml *x);
void docx_core(const struct docx *docx, struct xml *x);
void docx_app(const struct docx *docx, struct xml *x);

/* The language of the text, "sv-SE" when the document names none. */
const char *docx_language(const struct docx *docx);

#endif
