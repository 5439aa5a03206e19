#include "unit.h"

#include "base/i18n.h"

#include <locale.h>
#include <stdlib.h>

/* `asked` is --lang; the rest is the environment. */
static int start(const char *asked, const char *language, const char *all, const char *lang)
{
	setenv("LANGUAGE", language, 1);
	setenv("LC_ALL", all, 1);
	unsetenv("LC_MESSAGES");
	setenv("LANG", lang, 1);
	return i18n_start(asked, "/nowhere");
}

static void expect_language(const char *asked, const char *language, const char *all, const char *lang,
			    const char *wanted)
{
	assert_int_equal(start(asked, language, all, lang), 0);
	assert_string_equal(getenv("LANGUAGE"), wanted);
	assert_string_equal(i18n_language(), wanted);
}

TEST(the_language_is_decided_by_the_first_that_speaks)
{
	expect_language("en", "sv", "sv_SE", "", "en");
	expect_language(NULL, "en", "sv_SE", "", "en");
	expect_language(NULL, "", "en_GB.UTF-8", "sv_SE", "en");
	expect_language(NULL, "", "", "sv_SE.UTF-8", "sv");
	expect_language(NULL, "", "", "en", "en");
}

TEST(of_a_list_it_is_the_first_that_the_program_speaks)
{
	expect_language(NULL, "en_US:sv", "", "", "en");
	expect_language(NULL, "de:sv", "", "", "sv");
	expect_language(NULL, "de:en_GB:sv", "", "", "en");
	expect_language(NULL, "::sv:en", "", "", "sv");
	expect_language(NULL, "C:en", "", "", "en");
	expect_language(NULL, "sv@latin", "", "", "sv");
}

TEST(where_it_speaks_none_of_them_it_is_english)
{
	expect_language(NULL, "de", "", "", "en");
	expect_language(NULL, "de:fr", "sv_SE", "", "en");
	expect_language(NULL, "", "", "de_DE.UTF-8", "en");
	expect_language(NULL, "", "swahili", "", "en");
	expect_language(NULL, "", "", "Catalan", "en");
}

TEST(what_is_asked_for_may_be_written_as_a_locale_is)
{
	expect_language("EN", "sv", "", "", "en");
	expect_language("Sv", "en", "", "", "sv");
	expect_language("sv_SE.UTF-8", "en", "", "", "sv");
}

TEST(a_language_that_the_program_lacks_is_refused_in_the_environments)
{
	assert_int_equal(start("de", "sv", "", ""), -1);
	assert_string_equal(i18n_language(), "sv");
	assert_int_equal(start("", "en", "", ""), -1);
	assert_string_equal(i18n_language(), "en");
	assert_int_equal(start("svenska", "", "", ""), -1);
	assert_int_equal(start("de:sv", "", "", ""), -1);
	assert_int_equal(start("e", "", "", ""), -1);
}

TEST(where_nobody_says_anything_it_is_swedish)
{
	expect_language(NULL, "", "", "", "sv");
	expect_language(NULL, "", "C", "en_GB", "sv");
	expect_language(NULL, "", "", "C.UTF-8", "sv");
	expect_language(NULL, "", "POSIX", "", "sv");
	expect_language(NULL, ":", "", "", "sv");
}

TEST(without_a_catalog_the_text_is_english)
{
	i18n_start("en", "/nowhere");
	assert_string_equal(_("There is no such text in any catalog."), "There is no such text in any catalog.");
	assert_string_equal(_(""), "");
	assert_string_equal(ngettext_("one", "many", 1), "one");
	assert_string_equal(ngettext_("one", "many", 2), "many");
}

TEST(text_is_utf8_whatever_the_locale_was)
{
	i18n_start("sv", "/nowhere");
	assert_string_equal(setlocale(LC_MESSAGES, NULL), "C.UTF-8");
}
