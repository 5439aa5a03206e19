/*
 * What a terminal shows in the place of a cell.
 *
 * Purpose:  the last step before curses: the letter itself, or a substitute
 *           exactly as wide where the terminal's charset lacks it, or where the
 *           C library counts its width otherwise than we do (curses asks the C
 *           library, and all that follows in the row would be displaced).
 * Calls:    charset = glyph_locale(charset);
 *           count = glyph_of(charset, cell, letters);
 * Shapes:   with CHARSET_UTF8 characters.  With the others bytes, as wchar_t:
 *           in the C locale curses sends what is below 256 as that byte.
 * Owner:    the caller's array; LC_CTYPE of the process is set by glyph_locale.
 */
#ifndef BLANKETT_UI_GLYPH_H
#define BLANKETT_UI_GLYPH_H

#include "base/charset.h"
#include "ui/canvas.h"

#include <wchar.h>

typedef wchar_t glyph[CELL_LETTERS + 1]; /* ends with 0, as curses wants it */

/* Sets LC_CTYPE as curses needs it for the charset, and returns the one that
 * can be: ASCII instead of UTF-8 where no locale of UTF-8 is installed. */
enum charset glyph_locale(enum charset charset);

/* The glyphs of a cell: one, or for a wide letter that cannot be shown two.
 * Not for the right half of a wide letter. */
int glyph_of(enum charset charset, const struct cell *cell, glyph glyphs[2]);

#endif
