#include "yaml/syntax.h"

#include "base/i18n.h"

#include <stddef.h>

/* The first row that fits counts. */
static const struct syntax complaints[] = {
	{ "while scanning a quoted scalar", "found unexpected end of stream", true,
	  N_("The quote that begins here has no end. Write the closing quotation mark.") },
	{ "while scanning a quoted scalar", "found unexpected document indicator", true,
	  N_("The quote that begins here has no end before the next line of --- or .... Write the closing "
	     "quotation mark.") },
	{ NULL, "found unknown escape character", false,
	  N_("After \\ inside \"…\" only certain letters may stand. Write \\\\ for the sign itself, or use "
	     "'single' quotation marks.") },
	{ NULL, "did not find expected hexdecimal number", false,
	  N_("After \\x, \\u and \\U inside \"…\" hexadecimal digits must stand. Write \\\\ for the sign itself.") },
	{ NULL, "found invalid Unicode character escape code", false,
	  N_("There is no character with this number. Write the character itself.") },
	{ "while parsing a flow sequence", "did not find expected ',' or ']'", true,
	  N_("The list that begins here with [ goes wrong. Put a comma between its items and ] at its end.") },
	{ "while parsing a flow mapping", "did not find expected ',' or '}'", true,
	  N_("What begins here with { goes wrong. Put a comma between its entries and } at its end.") },
	{ "while parsing a flow node", "did not find expected node content", false,
	  N_("Something is missing here, between brackets. Write a value, or take a comma away.") },
	{ NULL, "did not find expected node content", false,
	  N_("A value is missing here. Write one, or put quotation marks round it if it begins with a sign.") },
	{ NULL, "mapping values are not allowed in this context", false,
	  N_("A \": \" cannot stand here. Put quotation marks round the text, or indent the line like the one "
	     "it stands beside.") },
	{ NULL, "mapping keys are not allowed in this context", false,
	  N_("A \"? \" cannot stand here. Put quotation marks round the text.") },
	{ NULL, "block sequence entries are not allowed in this context", false,
	  N_("An item with \"- \" cannot begin here. Begin it on a line of its own.") },
	{ NULL, "could not find expected ':'", true,
	  N_("There is no \": \" after this key, or the text that begins here should stand further in. Write "
	     "\"key: value\", or put quotation marks round the text.") },
	{ NULL, "did not find expected key", false,
	  N_("This line stands neither under the one before nor beside it. Indent it like the lines it "
	     "belongs to.") },
	{ NULL, "did not find expected '-' indicator", false,
	  N_("This line stands among the items of a list but is none. Begin it with \"- \", or indent it "
	     "otherwise.") },
	{ NULL, "found a tab character", false,
	  N_("There is a tab here where only spaces may stand. Indent with spaces.") },
	{ NULL, "found character that cannot start any token", false,
	  N_("A text cannot begin with this sign (a tab, %, @ or `). Put quotation marks round it.") },
	{ NULL, "found an indentation indicator equal to 0", false,
	  N_("After | and > the number must be 1 to 9. Take it away.") },
	{ NULL, "did not find expected comment or line break", false,
	  N_("Nothing but a comment may follow on this line. Begin the text on the next line.") },
	{ NULL, "did not find expected <document start>", false,
	  N_("The document has ended before this line. Indent the line so that it belongs to it, or take it "
	     "away.") },
	{ NULL, "found unexpected ':'", false,
	  N_("There is a \":\" here that is part of no key. Put quotation marks round the text.") },
	{ "while scanning an anchor", "", false,
	  N_("A text cannot begin with & as it stands. Put quotation marks round it.") },
	{ "while scanning an alias", "", false,
	  N_("A text cannot begin with * as it stands. Put quotation marks round it.") },
	{ "while scanning a tag", "", false,
	  N_("A text cannot begin with ! as it stands. Put quotation marks round it.") },
	{ "while parsing a tag", "", false,
	  N_("A text cannot begin with ! as it stands. Put quotation marks round it.") },
	{ "while parsing a node", "found undefined tag handle", false,
	  N_("A text cannot begin with ! as it stands. Put quotation marks round it.") },
	{ "while scanning a directive", "", false,
	  /* xgettext:no-c-format */
	  N_("A line cannot begin with % here. Put quotation marks round the text.") },
	{ NULL, "control characters are not allowed", false,
	  N_("There is a control character here that cannot stand in a text file. Take it away.") },
	{ NULL, "invalid leading UTF-8 octet", false,
	  N_("The file is not UTF-8 here. Save it as UTF-8.") },
	{ NULL, "invalid trailing UTF-8 octet", false,
	  N_("The file is not UTF-8 here. Save it as UTF-8.") },
	{ NULL, "incomplete UTF-8 octet sequence", false,
	  N_("The file ends in the middle of a character. It seems to be cut off.") },
	{ NULL, "invalid Unicode character", false,
	  N_("The file is not UTF-8 here. Save it as UTF-8.") },
	{ NULL, "invalid length of a UTF-8 sequence", false,
	  N_("The file is not UTF-8 here. Save it as UTF-8.") },
};

static bool begins(const char *text, const char *with)
{
	return text && !strncmp(text, with, strlen(with));
}

const struct syntax *syntax_find(const char *context, const char *problem)
{
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
		const struct syntax *row = &complaints[i];

		if ((!row->context || begins(context, row->context)) && begins(problem, row->problem))
			return row;
	}
	return NULL;
}
