#include "base/utf8.h"

#include <uninorm.h>
#include <unistr.h>

enum {
	VERTICAL_TAB = 0x0B,
	FORM_FEED = 0x0C,
	SOFT_HYPHEN = 0xAD,
	LINE_SEPARATOR = 0x2028,
	PARAGRAPH_SEPARATOR = 0x2029,
	FIRST_COMBINING = 0x300,
};

bool utf8_cleaning_any(const struct utf8_cleaning *done)
{
	return done->controls || done->invalid || done->newlines || done->tabs ||
	       done->soft_hyphens || done->composed;
}

/* How many bytes the character at `s` has when it may be stored as it is and
 * can join nothing: ASCII but controls, U+00A0 to U+02FF, dashes and quotes.
 * 0 when it must be looked at.  */
static size_t harmless(const unsigned char *s, size_t len, bool one_line)
{
	if (s[0] < 0x80)
		return (s[0] >= 0x20 && s[0] < 0x7F) || (s[0] == '\n' && !one_line);
	if (len < 2 || (s[1] & 0xC0) != 0x80)
		return 0;
	if (s[0] == 0xC2)
		return s[1] >= 0xA0 && s[1] != SOFT_HYPHEN ? 2 : 0;
	if (s[0] >= 0xC3 && s[0] <= 0xCB)
		return 2;
	return len > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xA7 ? 3 : 0;
}

/* Most of a text is printable ASCII, which is stepped over here. */
static size_t plain_run(const unsigned char *s, size_t len)
{
	size_t at = 0;

	while (at < len && s[at] - 0x20u < 0x5Fu)
		at++;
	return at;
}

static size_t harmless_run(const char *bytes, size_t len, bool one_line)
{
	const unsigned char *s = (const unsigned char *)bytes;
	size_t at = 0, step = 1;

	while (step && (at += plain_run(s + at, len - at)) < len) {
		step = harmless(s + at, len - at, one_line);
		at += step;
	}
	return at;
}

/* Word ends a line within a paragraph on a vertical tab, and a page on a form feed. */
static bool ends_line(uint32_t character)
{
	return character == VERTICAL_TAB || character == FORM_FEED || character == LINE_SEPARATOR ||
	       character == PARAGRAPH_SEPARATOR;
}

/* Reads one character, Latin-1 where it is no UTF-8; CR LF is one newline. */
static size_t read_one(const char *bytes, size_t len, uint32_t *character, struct utf8_cleaning *done)
{
	size_t used = utf8_decode(bytes, len, character);

	if (*character == 0xFFFD && used == 1) {
		*character = (unsigned char)bytes[0];
		done->invalid++;
	}
	if (*character == '\r') {
		used = len > 1 && bytes[1] == '\n' ? 2 : 1;
	} else if (!ends_line(*character)) {
		return used;
	}
	*character = '\n';
	done->newlines++;
	return used;
}

static void keep_one(struct str *out, uint32_t character, bool one_line, struct utf8_cleaning *done)
{
	if (character == SOFT_HYPHEN) {
		done->soft_hyphens++;
	} else if (character == '\t') {
		done->tabs++;
		str_add_char(out, ' ');
	} else if (utf8_is_control(character)) {
		done->controls++;
	} else if (character == '\n' && one_line) {
		str_add_char(out, ' ');
	} else {
		utf8_put(out, character);
	}
}

static void add_composed(struct str *out, const struct str *text, struct utf8_cleaning *done)
{
	size_t len = 0;
	uint8_t *composed =
		u8_normalize(UNINORM_NFC, (const uint8_t *)text->data, text->len, NULL, &len);

	if (!composed) {
		str_add_bytes(out, text->data, text->len);
		return;
	}
	if (len != text->len || memcmp(composed, text->data, len))
		done->composed = 1;
	str_add_bytes(out, (const char *)composed, len);
	free(composed);
}

void utf8_clean(struct str *out, const char *bytes, size_t len, bool one_line,
		struct utf8_cleaning *done)
{
	struct utf8_cleaning unheard = { 0 };
	struct str kept = STR_EMPTY;
	bool may_join = false;
	size_t at = harmless_run(bytes, len, one_line);

	if (!done)
		done = &unheard;
	if (at == len) {
		str_add_bytes(out, bytes, len);
		return;
	}
	str_add_bytes(&kept, bytes, at);
	while (at < len) {
		size_t run = harmless_run(bytes + at, len - at, one_line);
		uint32_t character;

		str_add_bytes(&kept, bytes + at, run);
		at += run;
		if (at == len)
			break;
		at += read_one(bytes + at, len - at, &character, done);
		may_join |= character >= FIRST_COMBINING;
		keep_one(&kept, character, one_line, done);
	}
	if (may_join)
		add_composed(out, &kept, done);
	else
		str_add_bytes(out, kept.data, kept.len);
	str_release(&kept);
}

char *utf8_cleaned(const char *text, bool one_line)
{
	struct str clean = STR_EMPTY;

	utf8_clean(&clean, text, strlen(text), one_line, NULL);
	return str_detach(&clean);
}

bool utf8_has_control(const char *text, size_t len)
{
	for (size_t at = 0; (at += harmless_run(text + at, len - at, false)) < len;) {
		uint32_t character;

		at += utf8_decode(text + at, len - at, &character);
		if (character == '\t' || utf8_is_control(character))
			return true;
	}
	return false;
}

void utf8_copy_clean(char *to, size_t room, const char *text, size_t len)
{
	struct str clean = STR_EMPTY;

	utf8_clean(&clean, text, len, true, NULL);
	len = clean.len;
	while (len >= room)
		len = utf8_previous(clean.data, clean.len, len);
	memcpy(to, clean.data, len);
	to[len] = '\0';
	str_release(&clean);
}
