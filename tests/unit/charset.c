#include "unit.h"

#include "base/charset.h"

static void expect_environment(const char *all, const char *ctype, const char *lang, enum charset wanted)
{
	const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *const values[] = { all, ctype, lang };

	for (size_t i = 0; i < 3; i++) {
		if (values[i])
			setenv(names[i], values[i], 1);
		else
			unsetenv(names[i]);
	}
	assert_int_equal(charset_of_environment(), wanted);
}

TEST(the_environment_names_the_charset)
{
	expect_environment(NULL, NULL, NULL, CHARSET_UTF8);
	expect_environment("C", NULL, NULL, CHARSET_UTF8);
	expect_environment(NULL, NULL, "POSIX", CHARSET_UTF8);
	expect_environment(NULL, NULL, "C.UTF-8", CHARSET_UTF8);
	expect_environment(NULL, NULL, "sv_SE.utf8", CHARSET_UTF8);
	expect_environment(NULL, NULL, "sv_SE.ISO-8859-1", CHARSET_LATIN1);
	expect_environment(NULL, NULL, "sv_SE.iso88591", CHARSET_LATIN1);
	expect_environment(NULL, NULL, "sv_SE.latin1", CHARSET_LATIN1);
	expect_environment(NULL, NULL, "sv_SE.ISO-8859-15@euro", CHARSET_LATIN9);
	expect_environment(NULL, NULL, "sv_SE", CHARSET_LATIN1);
	expect_environment(NULL, NULL, "sv_SE@euro", CHARSET_LATIN9);
	expect_environment(NULL, NULL, "en_US.US-ASCII", CHARSET_ASCII);
	expect_environment(NULL, NULL, "ru_RU.KOI8-R", CHARSET_ASCII);
}

TEST(the_first_place_that_says_something_counts)
{
	expect_environment("C", NULL, "sv_SE", CHARSET_UTF8);
	expect_environment("", "sv_SE", "C.UTF-8", CHARSET_LATIN1);
	expect_environment("", "", "sv_SE.ISO-8859-15", CHARSET_LATIN9);
}

static void expect_decoded(enum charset charset, const char *bytes, const char *wanted)
{
	struct str out = STR_EMPTY;

	charset_decode(charset, bytes, strlen(bytes), &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

TEST(bytes_become_utf8)
{
	expect_decoded(CHARSET_UTF8, "åäö", "åäö");
	expect_decoded(CHARSET_UTF8, "Sk\xE5ne", "Skåne");
	expect_decoded(CHARSET_ASCII, "åä\xF6", "åäö");
	expect_decoded(CHARSET_ASCII, "Skåne – 5 €", "Skåne – 5 €");
	expect_decoded(CHARSET_LATIN1, "\xE5\xE4\xF6 \xA4", "åäö ¤");
	expect_decoded(CHARSET_LATIN9, "\xE5 \xA4 \xA6 \xBE", "å € Š Ÿ");
}

static size_t torn(enum charset charset, const char *bytes)
{
	return charset_torn(charset, bytes, strlen(bytes));
}

TEST(a_torn_end_is_known)
{
	assert_int_equal(torn(CHARSET_UTF8, ""), 0);
	assert_int_equal(torn(CHARSET_UTF8, "a"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "å"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xC3"), 1);
	assert_int_equal(torn(CHARSET_UTF8, "a\xE2\x82"), 2);
	assert_int_equal(torn(CHARSET_UTF8, "å\xF0\x9F\x98"), 3);
	assert_int_equal(torn(CHARSET_UTF8, "😀"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xE5\xE4"), 1);
	assert_int_equal(torn(CHARSET_ASCII, "\xC3"), 1);
}

TEST(what_can_never_be_whole_is_not_torn)
{
	assert_int_equal(torn(CHARSET_UTF8, "\x82"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\x82\x82\x82\x82"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xC0"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xE0\x80"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xED\xA0"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xF5"), 0);
	assert_int_equal(torn(CHARSET_UTF8, "\xC3\xA5\xA5"), 0);
	assert_int_equal(torn(CHARSET_LATIN1, "\xC3"), 0);
	assert_int_equal(torn(CHARSET_LATIN9, "\xE2\x82"), 0);
}

static void expect_encoded(enum charset charset, const char *text, const char *wanted)
{
	struct str out = STR_EMPTY;

	charset_encode(charset, text, strlen(text), &out);
	assert_string_equal(out.data, wanted);
	str_release(&out);
}

TEST(utf8_becomes_bytes_with_substitutes)
{
	expect_encoded(CHARSET_UTF8, "å😀", "å😀");
	expect_encoded(CHARSET_LATIN1, "åäö é", "\xE5\xE4\xF6 \xE9");
	expect_encoded(CHARSET_LATIN1, "ā ő – ” … € ☒☐ •", "a o - \" ... EUR [x][ ] *");
	expect_encoded(CHARSET_LATIN9, "€ Š ¤", "\xA4 \xA6 ?");
	expect_encoded(CHARSET_ASCII, "åÄö Æß øđ a\u00A0b → ok", "aAo AEss od a b -> ok");
	expect_encoded(CHARSET_ASCII, "a\u030A ǻ", "a a");
	expect_encoded(CHARSET_LATIN1, "ǻ", "\xE5");
	expect_encoded(CHARSET_LATIN1, "漢 😀 ж", "?? ?? ?");
}

TEST(it_is_known_what_can_be_shown)
{
	assert_true(charset_can_show(CHARSET_UTF8, "漢", 3));
	assert_true(charset_can_show(CHARSET_LATIN1, "å", 2));
	assert_false(charset_can_show(CHARSET_LATIN1, "a€", 4));
	assert_true(charset_can_show(CHARSET_LATIN9, "a€", 4));
	assert_false(charset_can_show(CHARSET_LATIN9, "¤", 2));
	assert_false(charset_can_show(CHARSET_ASCII, "å", 2));
	assert_true(charset_can_show(CHARSET_ASCII, "a", 1));
}
