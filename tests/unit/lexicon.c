/* Words of running text by what they mean. */
#include "unit.h"

#include "rules/lexicon.h"

TEST(a_word_is_known_by_its_beginning)
{
	assert_true(lexicon_finds(LEXICON_PART_OF_SUM, "lonerna ar totalt 900 000 kr"));
	assert_false(lexicon_finds(LEXICON_PART_OF_SUM, "ballonger for 900 kr"));
	assert_true(lexicon_finds(LEXICON_SINGLE_PERSON, "resor, busskort"));
}

TEST(some_words_are_known_within_others)
{
	assert_true(lexicon_finds(LEXICON_THING, "samtalsrum"));
	assert_false(lexicon_finds(LEXICON_THING, "instrumentalist"));
	assert_true(lexicon_finds(LEXICON_INTERPRETER, "teckenspraktolk"));
}

TEST(some_words_are_whole)
{
	assert_true(lexicon_finds(LEXICON_INTERPRETER, "tolk"));
	assert_true(lexicon_finds(LEXICON_INTERPRETER, "hyra av tolk/utrustning"));
	assert_false(lexicon_finds(LEXICON_INTERPRETER, "tolkningsforetrade"));
	assert_true(lexicon_finds(LEXICON_AGE, "16-64 ar"));
	assert_false(lexicon_finds(LEXICON_AGE, "personer som arbetar"));
}

TEST(nothing_is_found_in_nothing)
{
	assert_false(lexicon_finds(LEXICON_WHOLE_SUM, ""));
	assert_true(lexicon_finds(LEXICON_WHOLE_SUM, "totalt"));
}
