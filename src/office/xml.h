/*
 * XML as bytes in memory: the one place that escapes.
 *
 * Purpose:  a writer of a document part adds markup with xml_add and xml_addf
 *           and everything that came from outside with xml_text, in content
 *           and in attribute values alike.
 * Refusal:  text that XML 1.0 cannot hold (control characters, surrogates,
 *           U+FFFE, bytes that are no UTF-8) is left out and remembered in
 *           `refused`, so that writers need not check every call; whoever
 *           packs the parts asks once and refuses the whole document.
 * Owner:    the caller; xml_release frees.
 * Source:   XML 1.0, fifth edition, 2.2 (characters) and 2.4 (escapes).
 */
#ifndef BLANKETT_OFFICE_XML_H
#define BLANKETT_OFFICE_XML_H

#include "base/str.h"

#include <stdbool.h>

struct xml {
	struct str bytes;
	bool refused;
};

#define XML_EMPTY { STR_EMPTY, false }

void xml_release(struct xml *x);

/* Puts the XML declaration before anything else. */
void xml_start(struct xml *x);

void xml_add(struct xml *x, const char *markup);

/* For numbers and our own words only; at most a thousand bytes. */
void xml_addf(struct xml *x, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void xml_text(struct xml *x, const char *text);

/* Like xml_text, but at most `characters` of it: some attributes are bounded. */
void xml_short_text(struct xml *x, const char *text, size_t characters);

#endif
