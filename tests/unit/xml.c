#include "unit.h"

#include "office/xml.h"

static void expect_text(const char *text, const char *wanted, bool refused)
{
	struct xml x = XML_EMPTY;

	xml_text(&x, text);
	assert_string_equal(x.bytes.data, wanted);
	assert_int_equal(x.refused, refused);
	xml_release(&x);
}

TEST(markup_is_escaped_and_letters_are_not)
{
	expect_text("åäö ☒ 🙂", "åäö ☒ 🙂", false);
	expect_text("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; 'd'", false);
	expect_text("]]>", "]]&gt;", false);
	expect_text("a\tb\nc\r", "a&#9;b&#10;c&#13;", false);
}

TEST(what_xml_cannot_hold_is_refused)
{
	expect_text("a\x1b[1mb", "a[1mb", true);
	expect_text("\x01", "", true);
	expect_text("\xef\xbf\xbe", "", true);
	expect_text("torn \xc3", "", true);
	expect_text("\xed\xa0\x80", "", true);
}

TEST(a_short_text_is_cut_between_characters)
{
	struct xml x = XML_EMPTY;

	xml_short_text(&x, "å<ä", 2);
	assert_string_equal(x.bytes.data, "å&lt;");
	xml_short_text(&x, "ö", 64);
	assert_string_equal(x.bytes.data, "å&lt;ö");
	xml_release(&x);
}
