#include "base/charset.h"

#include "base/utf8.h"

#include <ctype.h>
#include <uninorm.h>
#include <uniwidth.h>

static const struct {
	const char *name; /* letters and digits only, lower case */
	enum charset charset;
} names[] = {
	{ "utf8", CHARSET_UTF8 },       { "iso88591", CHARSET_LATIN1 },  { "88591", CHARSET_LATIN1 },
	{ "latin1", CHARSET_LATIN1 },   { "l1", CHARSET_LATIN1 },        { "iso885915", CHARSET_LATIN9 },
	{ "885915", CHARSET_LATIN9 },   { "latin9", CHARSET_LATIN9 },    { "euro", CHARSET_LATIN9 },
};

/* An unknown charset most likely has ASCII in common with all the others. */
static enum charset named(const char *name)
{
	char plain[32];
	size_t len = 0;

	for (; *name && *name != '@' && len < sizeof plain - 1; name++)
		if (isalnum((unsigned char)*name))
			plain[len++] = (char)tolower((unsigned char)*name);
	plain[len] = '\0';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(plain, names[i].name))
			return names[i].charset;
	return CHARSET_ASCII;
}

enum charset charset_of_environment(void)
{
	static const char *const places[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *locale = NULL;

	for (size_t i = 0; i < sizeof places / sizeof *places && (!locale || !*locale); i++)
		locale = getenv(places[i]);
	if (!locale || !*locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX"))
		return CHARSET_UTF8;
	if (strchr(locale, '.'))
		return named(strchr(locale, '.') + 1);
	/* A locale without a charset is of old one of the Latin ones. */
	return strstr(locale, "@euro") ? CHARSET_LATIN9 : CHARSET_LATIN1;
}

/* Where ISO-8859-15 differs from ISO-8859-1. */
static const struct {
	unsigned char byte;
	uint32_t character;
} latin9[] = {
	{ 0xA4, 0x20AC }, { 0xA6, 0x160 }, { 0xA8, 0x161 }, { 0xB4, 0x17D },
	{ 0xB8, 0x17E },  { 0xBC, 0x152 }, { 0xBD, 0x153 }, { 0xBE, 0x178 },
};

enum { LATIN9_COUNT = sizeof latin9 / sizeof *latin9 };

static uint32_t from_byte(enum charset charset, unsigned char byte)
{
	for (size_t i = 0; charset == CHARSET_LATIN9 && i < LATIN9_COUNT; i++)
		if (latin9[i].byte == byte)
			return latin9[i].character;
	return byte;
}

/* The byte for a character, or -1 when the charset lacks it. */
static int to_byte(enum charset charset, uint32_t character)
{
	if (character < 0x80)
		return (int)character;
	if (charset == CHARSET_ASCII)
		return -1;
	for (size_t i = 0; charset == CHARSET_LATIN9 && i < LATIN9_COUNT; i++) {
		if (latin9[i].character == character)
			return latin9[i].byte;
		if (latin9[i].byte == character)
			return -1;
	}
	return character >= 0xA0 && character <= 0xFF ? (int)character : -1;
}

static void decode_utf8(const char *bytes, size_t len, struct str *out)
{
	for (size_t at = 0; at < len;) {
		uint32_t character;
		size_t used = utf8_decode(bytes + at, len - at, &character);

		if (used == 1 && character == 0xFFFD)
			utf8_put(out, (unsigned char)bytes[at]);
		else
			str_add_bytes(out, bytes + at, used);
		at += used;
	}
}

void charset_decode(enum charset charset, const char *bytes, size_t len, struct str *out)
{
	if (charset == CHARSET_UTF8 || charset == CHARSET_ASCII) {
		if (utf8_valid(bytes, len))
			str_add_bytes(out, bytes, len);
		else
			decode_utf8(bytes, len, out);
		return;
	}
	for (size_t i = 0; i < len; i++)
		utf8_put(out, from_byte(charset, (unsigned char)bytes[i]));
}

size_t charset_torn(enum charset charset, const char *bytes, size_t len)
{
	return charset == CHARSET_UTF8 || charset == CHARSET_ASCII ? utf8_torn(bytes, len) : 0;
}

/* What stands for a character that has no letter inside it.  Sorted by nothing:
 * looked through only for characters that the terminal lacks. */
static const struct {
	uint32_t character;
	const char *substitute;
} substitutes[] = {
	{ 0x00A0, " " },   { 0x2002, " " },   { 0x2003, " " },   { 0x2007, " " },   { 0x2009, " " },
	{ 0x202F, " " },   { 0x2010, "-" },   { 0x2011, "-" },   { 0x2012, "-" },   { 0x2013, "-" },
	{ 0x2014, "-" },   { 0x2015, "-" },   { 0x2212, "-" },   { 0x2018, "'" },   { 0x2019, "'" },
	{ 0x201A, "'" },   { 0x2032, "'" },   { 0x00B4, "'" },   { 0x201C, "\"" },  { 0x201D, "\"" },
	{ 0x201E, "\"" },  { 0x2033, "\"" },  { 0x00AB, "\"" },  { 0x00BB, "\"" },  { 0x2039, "'" },
	{ 0x203A, "'" },   { 0x2026, "..." }, { 0x20AC, "EUR" }, { 0x00A7, "S" },   { 0x00B0, "o" },
	{ 0x2022, "*" },   { 0x00B7, "*" },   { 0x25CF, "*" },   { 0x25CB, "o" },   { 0x25A0, "*" },
	{ 0x25AA, "*" },   { 0x2192, "->" },  { 0x2190, "<-" },  { 0x21D2, "=>" },  { 0x2191, "^" },
	{ 0x2193, "v" },   { 0x25B6, ">" },   { 0x25B8, ">" },   { 0x203A, ">" },   { 0x2610, "[ ]" },
	{ 0x2611, "[x]" }, { 0x2612, "[x]" }, { 0x2713, "v" },   { 0x2714, "v" },   { 0x2717, "x" },
	{ 0x00D7, "x" },   { 0x00F7, "/" },   { 0x2264, "<=" },  { 0x2265, ">=" },  { 0x2260, "!=" },
	{ 0x2500, "-" },   { 0x2501, "-" },   { 0x2502, "|" },   { 0x2503, "|" },   { 0x250C, "+" },
	{ 0x2510, "+" },   { 0x2514, "+" },   { 0x2518, "+" },   { 0x251C, "+" },   { 0x2524, "+" },
	{ 0x252C, "+" },   { 0x2534, "+" },   { 0x253C, "+" },   { 0x2550, "=" },   { 0x00C6, "AE" },
	{ 0x00E6, "ae" },  { 0x0152, "OE" },  { 0x0153, "oe" },  { 0x00DF, "ss" },  { 0x1E9E, "SS" },
	{ 0x00D8, "O" },   { 0x00F8, "o" },   { 0x0110, "D" },   { 0x0111, "d" },   { 0x00D0, "D" },
	{ 0x00F0, "d" },   { 0x00DE, "Th" },  { 0x00FE, "th" },  { 0x0141, "L" },   { 0x0142, "l" },
	{ 0x0131, "i" },   { 0x0126, "H" },   { 0x0127, "h" },   { 0x0166, "T" },   { 0x0167, "t" },
	{ 0x014A, "N" },   { 0x014B, "n" },   { 0xFB01, "fi" },  { 0xFB02, "fl" },
};

static const char *substitute_of(uint32_t character)
{
	for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++)
		if (substitutes[i].character == character)
			return substitutes[i].substitute;
	return NULL;
}

/* The letter without its marks, as far as the charset asks: å is a in ASCII. */
static int bare_byte(enum charset charset, uint32_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int byte = -1;

	while (byte < 0 && uc_canonical_decomposition(character, parts) > 0) {
		character = parts[0];
		byte = to_byte(charset, character);
	}
	return byte;
}

static void add_substitute(enum charset charset, uint32_t character, struct str *out)
{
	const char *substitute = substitute_of(character);
	int byte = bare_byte(charset, character);

	if (substitute)
		str_add(out, substitute);
	else if (byte >= 0)
		str_add_char(out, (char)byte);
	else
		/* As wide as what it stands for; a mark or a joiner is nothing. */
		for (int i = uc_width(character, "UTF-8"); i > 0; i--)
			str_add_char(out, '?');
}

void charset_encode(enum charset charset, const char *text, size_t len, struct str *out)
{
	if (charset == CHARSET_UTF8) {
		str_add_bytes(out, text, len);
		return;
	}
	for (size_t at = 0; at < len;) {
		uint32_t character;
		int byte;

		at += utf8_decode(text + at, len - at, &character);
		byte = to_byte(charset, character);
		if (byte >= 0)
			str_add_char(out, (char)byte);
		else
			add_substitute(charset, character, out);
	}
}

bool charset_can_show(enum charset charset, const char *text, size_t len)
{
	for (size_t at = 0; charset != CHARSET_UTF8 && at < len;) {
		uint32_t character;

		at += utf8_decode(text + at, len - at, &character);
		if (to_byte(charset, character) < 0)
			return false;
	}
	return true;
}
