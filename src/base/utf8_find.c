#include "base/utf8.h"

#include <string.h>

/* Finding words letter by letter: what is sought is folded once, the text only
 * where a find may begin. */

static bool is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* How many bytes of `folded` the grapheme matches; 0 when it does not. */
static size_t match_letter(const char *letter, size_t len, const char *folded)
{
	struct str fold = STR_EMPTY;
	size_t matched;

	if (len == 1 && (unsigned char)letter[0] < 0x80)
		return (letter[0] >= 'A' && letter[0] <= 'Z' ? letter[0] | 0x20 : letter[0]) == folded[0];
	utf8_fold(&fold, letter, len);
	matched = fold.len && !strncmp(fold.data, folded, fold.len) ? fold.len : 0;
	str_release(&fold);
	return matched;
}

/* Where a match that begins at `at` ends; 0 when none does. */
static size_t match_end(const char *text, size_t len, size_t at, const char *folded)
{
	while (*folded && at < len) {
		size_t next = utf8_next(text, len, at);
		size_t matched;

		if (*folded == ' ' && is_white(text[at])) {
			while (at < len && is_white(text[at]))
				at++;
			folded++;
			continue;
		}
		matched = match_letter(text + at, next - at, folded);
		if (!matched)
			return 0;
		folded += matched;
		at = next;
	}
	return *folded ? 0 : at;
}

bool utf8_find(const char *text, size_t len, const char *words, size_t *start, size_t *end)
{
	struct str folded = STR_EMPTY;

	utf8_fold(&folded, words, strlen(words));
	*end = 0;
	for (*start = 0; folded.len && *start < len; *start = utf8_next(text, len, *start)) {
		*end = match_end(text, len, *start, folded.data);
		if (*end)
			break;
	}
	str_release(&folded);
	return *end > 0;
}
