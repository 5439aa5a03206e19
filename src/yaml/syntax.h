/*
 * What libyaml complains of, said so that the writer of a file can mend it.
 *
 * Purpose:  libyaml's own words are English and speak of tokens.  The table
 *           here gives a whole sentence for each, and tells which of its two
 *           places helps: where it stopped, or where the thing began that has
 *           no end (a quote, a bracket).
 * Limits:   a complaint that is not in the table is quoted in a general one.
 */
#ifndef BLANKETT_YAML_SYNTAX_H
#define BLANKETT_YAML_SYNTAX_H

#include <stdbool.h>

struct syntax {
	const char *context;  /* how libyaml's context begins; NULL: any */
	const char *problem;  /* how its problem begins */
	bool where_it_began;  /* the place is the context's */
	const char *sentence; /* translate it with _() */
};

/* The row for a complaint (context may be NULL), or NULL. */
const struct syntax *syntax_find(const char *context, const char *problem);

#endif
