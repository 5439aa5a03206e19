/*
 * Words that tell what a text speaks of, by what they mean.
 *
 * Purpose:  some rules read running text, or the name that somebody gave a row:
 *           whether an amount is the whole sum, whether a row is interpreters.
 *           They ask here by meaning; the words of the language, Swedish and
 *           English, stand in one table.  None of them is the word of one form.
 * Shape:    texts are folded (run_fold): small letters, no marks over them.
 */
#ifndef BLANKETT_RULES_LEXICON_H
#define BLANKETT_RULES_LEXICON_H

#include <stdbool.h>

enum lexicon {
	LEXICON_WHOLE_SUM,     /* an amount in all */
	LEXICON_PART_OF_SUM,   /* by year, by person, of one kind of cost */
	LEXICON_AGE,           /* how old somebody is */
	LEXICON_EXTENT,        /* how much of somebody's time */
	LEXICON_THING,         /* what has no extent: premises, equipment */
	LEXICON_INTERPRETER,
	LEXICON_SINGLE_PERSON, /* what is meant for one participant */
	LEXICON_LIVELIHOOD,
};

/* Whether a word of the meaning stands in the folded text. */
bool lexicon_finds(enum lexicon meaning, const char *folded);

#endif
