#include "ui/clipboard.h"

#include <stdint.h>

#ifdef BLANKETT_TINY
enum { PIECE = 8 };
#else
enum { PIECE = 240 };
#endif

static void add_base64(const char *text, size_t len, struct str *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < len; at += 3) {
		size_t have = len - at < 3 ? len - at : 3;
		uint32_t bits = 0;

		for (size_t i = 0; i < 3; i++)
			bits = bits << 8 | (i < have ? (unsigned char)text[at + i] : 0);
		for (size_t i = 0; i < 4; i++)
			str_add_char(out, i <= have ? digits[bits >> (18 - 6 * i) & 63] : '=');
	}
}

static void add_in_pieces(const struct str *whole, struct str *out)
{
	for (size_t at = 0; at < whole->len; at += PIECE) {
		str_add(out, "\033P");
		str_add_bytes(out, whole->data + at, whole->len - at < PIECE ? whole->len - at : PIECE);
		str_add(out, "\033\\");
	}
}

bool clipboard_ask(const char *term, const char *text, size_t len, struct str *out)
{
	struct str whole = STR_EMPTY;

	if (len > CLIPBOARD_MOST)
		return false;
	str_add(&whole, "\033]52;c;");
	add_base64(text, len, &whole);
	str_add_char(&whole, '\a');
	if (!strncmp(term, "screen", 6))
		add_in_pieces(&whole, out);
	else
		str_add_bytes(out, whole.data, whole.len);
	str_release(&whole);
	return true;
}
