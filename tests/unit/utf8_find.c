#include "unit.h"

#include "base/utf8.h"

#include <string.h>

static void assert_found(const char *text, const char *words, const char *found)
{
	size_t start = 0, end = 0;

	assert_true(utf8_find(text, strlen(text), words, &start, &end));
	assert_int_equal(end - start, strlen(found));
	assert_memory_equal(text + start, found, end - start);
}

static void assert_not_found(const char *text, const char *words)
{
	size_t start, end;

	assert_false(utf8_find(text, strlen(text), words, &start, &end));
}

TEST(words_are_found_case_and_accents_apart)
{
	assert_found("Kommunen söker", "SOKER", "söker");
	assert_found("ett KAFÉ till", "kafe", "KAFÉ");
	assert_found("a\xCC\x8A i å", "Å I", "a\xCC\x8A i");
	assert_found("Straße", "strasse", "Straße");
}

TEST(white_space_between_words_is_one_space)
{
	assert_found("från\n  ord till", "från ord", "från\n  ord");
	assert_found("  två  ", " två ", "två");
}

TEST(the_first_place_is_found)
{
	size_t start = 0, end = 0;

	assert_true(utf8_find("aab ab", 6, "ab", &start, &end));
	assert_int_equal(start, 1);
	assert_int_equal(end, 3);
}

TEST(what_is_not_there_is_not_found)
{
	assert_not_found("Kommunen", "regionen");
	assert_not_found("Kommun", "Kommunen");
	assert_not_found("", "a");
	assert_not_found("text", "");
	assert_not_found("text", "   ");
}
