#include "ui/glyph.h"

#include "base/utf8.h"

#include <langinfo.h>
#include <locale.h>

enum charset glyph_locale(enum charset charset)
{
	static const char *const names[] = { "C.UTF-8", "", "en_US.UTF-8", "sv_SE.UTF-8" };

	for (size_t i = 0; charset == CHARSET_UTF8 && i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_CTYPE, names[i]) && !strcmp(nl_langinfo(CODESET), "UTF-8"))
			return CHARSET_UTF8;
	setlocale(LC_CTYPE, "C");
	return charset == CHARSET_UTF8 ? CHARSET_ASCII : charset;
}

static void set(glyph *to, uint32_t letter)
{
	(*to)[0] = (wchar_t)letter;
	(*to)[1] = 0;
}

/* One byte of a substitute that may be longer: what tells it from others. */
static unsigned char one_of(const struct str *substitute)
{
	if (!substitute->len)
		return '?';
	if (substitute->len == 3 && substitute->data[0] == '[')
		return substitute->data[1] == ' ' ? 'o' : (unsigned char)substitute->data[1];
	if (substitute->len == 2 && substitute->data[1] == '>')
		return '>';
	return (unsigned char)substitute->data[0];
}

static unsigned char byte_of(enum charset charset, uint32_t letter)
{
	struct str utf8 = STR_EMPTY, bytes = STR_EMPTY;
	unsigned char byte;

	utf8_put(&utf8, letter);
	charset_encode(charset, utf8.data, utf8.len, &bytes);
	byte = one_of(&bytes);
	str_release(&utf8);
	str_release(&bytes);
	return byte;
}

static int substitute(const struct cell *cell, uint32_t letter, glyph glyphs[2])
{
	for (int i = 0; i < cell->width; i++)
		set(&glyphs[i], letter);
	return cell->width;
}

int glyph_of(enum charset charset, const struct cell *cell, glyph glyphs[2])
{
	uint32_t letter = cell->letters[0];
	int count = 1;

	set(&glyphs[0], letter);
	if (letter < 0x80)
		count = 1;
	else if (charset != CHARSET_UTF8)
		return substitute(cell, byte_of(charset, letter), glyphs);
	else if (wcwidth((wchar_t)letter) != cell->width)
		return substitute(cell, '?', glyphs);
	for (int i = 1; charset == CHARSET_UTF8 && i < CELL_LETTERS && cell->letters[i]; i++)
		if (wcwidth((wchar_t)cell->letters[i]) == 0)
			glyphs[0][count++] = (wchar_t)cell->letters[i];
	glyphs[0][count] = 0;
	return 1;
}
