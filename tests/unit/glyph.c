#include "unit.h"

#include "ui/glyph.h"

#include <locale.h>

/* The glyphs of all cells of a text, as UTF-8 or as bytes written in Latin-1. */
static void expect(enum charset charset, const char *text, const wchar_t *shown)
{
	struct canvas canvas;
	wchar_t all[200] = { 0 };
	size_t len = 0;
	int end;

	assert_int_equal(glyph_locale(charset), charset);
	canvas_init(&canvas, 60, 1);
	end = canvas_text(&canvas, 0, 0, 60, STYLE_PLAIN, text);
	for (int column = 0; column < end; column++) {
		glyph glyphs[2];
		const struct cell *cell = canvas_cell(&canvas, 0, column);

		for (int i = 0, count = cell->width ? glyph_of(charset, cell, glyphs) : 0; i < count; i++)
			for (int j = 0; glyphs[i][j]; j++)
				all[len++] = glyphs[i][j];
	}
	assert_int_equal(wcscmp(all, shown), 0);
	if (charset != CHARSET_UTF8)
		assert_int_equal(len, end);
	canvas_release(&canvas);
	setlocale(LC_CTYPE, "C");
}

TEST(utf8_shows_every_letter_as_it_is)
{
	expect(CHARSET_UTF8, "åäö – “é” … €", L"åäö – “é” … €");
	expect(CHARSET_UTF8, "日x👩", L"日x👩");
	expect(CHARSET_UTF8, "q\xCC\x81\xCC\x82", L"q\u0301\u0302");
}

TEST(a_width_that_is_disputed_is_not_shown)
{
	/* a letter that is not assigned; a soft hyphen, as a mark */
	expect(CHARSET_UTF8, "a\xCD\xB8z", L"a?z");
	expect(CHARSET_UTF8, "a\xC2\xADz", L"az");
}

TEST(latin1_gets_its_bytes)
{
	expect(CHARSET_LATIN1, "åäöÅÄÖé§", L"\xE5\xE4\xF6\xC5\xC4\xD6\xE9\xA7");
	expect(CHARSET_LATIN1, "a – “b” … € → ☑ ☐ ─ 日 q\xCC\x81", L"a - \"b\" . E > x o - ?? q");
}

TEST(latin9_has_a_euro)
{
	expect(CHARSET_LATIN9, "5 € Š ¤", L"5 \xA4 \xA6 ?");
}

TEST(ascii_does_without_rings)
{
	expect(CHARSET_ASCII, "Åsa är på ön", L"Asa ar pa on");
}
