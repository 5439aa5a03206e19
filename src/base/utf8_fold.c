#include "base/utf8.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

static bool is_ascii(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

static void add_lower_ascii(struct str *out, const char *text, size_t len)
{
	str_reserve(out, len);
	for (size_t i = 0; i < len; i++)
		str_add_char(out, text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i]);
}

/* What libunistring made of the text, or the text when it would not (invalid). */
static void add_made(struct str *out, uint8_t *made, size_t made_len, const char *text, size_t len)
{
	if (made)
		str_add_bytes(out, (const char *)made, made_len);
	else
		str_add_bytes(out, text, len);
	free(made);
}

void utf8_lower(struct str *out, const char *text, size_t len)
{
	size_t made_len = 0;
	uint8_t *made;

	if (is_ascii(text, len)) {
		add_lower_ascii(out, text, len);
		return;
	}
	made = u8_tolower((const uint8_t *)text, len, NULL, NULL, NULL, &made_len);
	add_made(out, made, made_len, text, len);
}

/* --- for comparison ---------------------------------------------------------- */

/*
 * Nearly every letter of a text is ASCII, or one of Latin-1 that is such a letter
 * with a mark: those are folded here, one by one.  libunistring, which needs many
 * times as long, is asked about the others, run by run.  Nothing goes over the
 * border of a run: what marks change places among themselves are taken away.
 */
struct folding {
	struct str *out;
	size_t start; /* where the folded text begins in it */
	bool gap;     /* white space that waits for a word */
};

enum { FIRST_COMBINING = 0x300 };

static void add_folded(struct folding *folding, const char *bytes, size_t len)
{
	if (folding->gap)
		str_add_char(folding->out, ' ');
	folding->gap = false;
	str_add_bytes(folding->out, bytes, len);
}

static void add_space(struct folding *folding)
{
	folding->gap = folding->out->len > folding->start;
}

/* The letter that the character at `s` folds to, and how many bytes it has; 0:
 * libunistring must be asked. */
static size_t letter_of(const unsigned char *s, size_t len, char *letter)
{
	/* U+00C0 to U+00FF */
	static const char latin[] = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";

	if (*s < 0x80) {
		*letter = (char)(*s >= 'A' && *s <= 'Z' ? *s | 0x20 : *s);
		return 1;
	}
	if (len < 2 || *s != 0xC3 || (s[1] & 0xC0) != 0x80)
		return 0;
	*letter = latin[s[1] & 0x3F];
	return *letter == '.' ? 0 : 2;
}

static size_t add_letters(struct folding *folding, const char *text, size_t len)
{
	size_t at = 0, bytes;
	char letter;

	for (; at < len && (bytes = letter_of((const unsigned char *)text + at, len - at, &letter)); at += bytes)
		if (letter == ' ' || (letter >= '\t' && letter <= '\r'))
			add_space(folding);
		else
			add_folded(folding, &letter, 1);
	return at;
}

/* Adds without the marks. */
static void add_bare(struct folding *folding, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		uint32_t character;
		size_t bytes = utf8_decode(text + at, len - at, &character);

		if (uc_is_property_white_space(character))
			add_space(folding);
		else if (character < FIRST_COMBINING || !uc_is_general_category(character, UC_NON_SPACING_MARK))
			add_folded(folding, text + at, bytes);
		at += bytes;
	}
}

static size_t add_others(struct folding *folding, const char *text, size_t len)
{
	struct str folded = STR_EMPTY;
	size_t run = 0, made_len = 0;
	uint8_t *made;
	char unused;

	while (run < len && !letter_of((const unsigned char *)text + run, len - run, &unused))
		run++;
	made = u8_casefold((const uint8_t *)text, run, NULL, UNINORM_NFD, NULL, &made_len);
	add_made(&folded, made, made_len, text, run);
	add_bare(folding, folded.data, folded.len);
	str_release(&folded);
	return run;
}

void utf8_fold(struct str *out, const char *text, size_t len)
{
	struct folding folding = { out, out->len, false };
	size_t at = 0;

	str_reserve(out, len);
	while ((at += add_letters(&folding, text + at, len - at)) < len)
		at += add_others(&folding, text + at, len - at);
}
