#include "unit.h"

#include "base/i18n.h"

#include <locale.h>
#include <stdlib.h>

static void expect_language(const char *asked, const char *language, const char *all, const char *lang,
			    const char *wanted)
{
	setenv("LANGUAGE", language, 1);
	setenv("LC_ALL", all, 1);
	unsetenv("LC_MESSAGES");
	setenv("LANG", lang, 1);
	assert_int_equal(i18n_start(asked, "/nowhere"), strstr("xx de", wanted) ? -1 : 0);
	assert_string_equal(getenv("LANGUAGE"), wanted);
}

TEST(the_language_is_decided_by_the_first_that_speaks)
{
	expect_language("en", "sv", "sv_SE", "", "en");
	expect_language(NULL, "en", "sv_SE", "", "en");
	expect_language(NULL, "", "en_GB.UTF-8", "sv_SE", "en_GB.UTF-8");
	expect_language(NULL, "", "", "sv_SE.UTF-8", "sv_SE.UTF-8");
	expect_language("xx", "", "", "", "xx");
}

TEST(where_nobody_says_anything_it_is_swedish)
{
	expect_language(NULL, "", "", "", "sv");
	expect_language(NULL, "", "C", "en_GB", "sv");
	expect_language(NULL, "", "", "C.UTF-8", "sv");
	expect_language(NULL, "", "POSIX", "", "sv");
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
