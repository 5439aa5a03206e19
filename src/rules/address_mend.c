/*
 * What address was meant.  Each step takes away one kind of slip; only a result
 * that is an address is offered, so a step too much does no harm.
 */
#include "rules/address.h"

#include "base/utf8.h"

/* What stands between < and >, or after "mailto:". */
static void unwrap(struct str *text)
{
	char *open = strchr(text->data, '<');
	char *close = open ? strchr(open, '>') : NULL;

	if (close) {
		str_cut(text, (size_t)(close - text->data));
		str_splice(text, 0, (size_t)(open - text->data) + 1, "", 0);
	}
	if (!strncasecmp(text->data, "mailto:", 7))
		str_splice(text, 0, 7, "", 0);
}

/* "Anna Ek anna.ek@example.se": an address that stands by itself among names. */
static void pick_from_names(struct str *text)
{
	struct str word = STR_EMPTY;
	const char *at = text->data;

	while (*at) {
		size_t len = strcspn(at, " ");

		if (memchr(at, '@', len)) {
			str_add_bytes(&word, at, len);
		} else if (len && !(*at >= 'A' && *at <= 'Z')) {
			str_release(&word);
			return;
		}
		at += len + strspn(at + len, " ");
	}
	if (address_fault(word.data) == ADDRESS_OK) {
		str_clear(text);
		str_add(text, word.data);
	}
	str_release(&word);
}

/* White space and invisible characters away, wherever they are. */
static void squeeze(struct str *text)
{
	struct str kept = STR_EMPTY;
	size_t step;
	uint32_t character;

	for (size_t at = 0; at < text->len; at += step) {
		step = utf8_decode(text->data + at, text->len - at, &character);
		if (character > ' ' && !utf8_is_control(character) && character != 0xa0 && character != 0xad &&
		    (character < 0x2000 || character > 0x206f) && character != 0x3000)
			str_add_bytes(&kept, text->data + at, step);
	}
	str_clear(text);
	str_add_bytes(text, kept.data, kept.len);
	str_release(&kept);
}

static void trim_marks(struct str *text)
{
	static const char marks[] = ".,;:()<>[]\"'";

	while (text->len && strchr(marks, text->data[text->len - 1]))
		str_cut(text, text->len - 1);
	while (text->len && strchr(marks, text->data[0]))
		str_splice(text, 0, 1, "", 0);
}

static void replace(struct str *text, size_t from, const char *wrong, const char *right)
{
	char *at;

	while (from <= text->len && (at = strstr(text->data + from, wrong)))
		str_splice(text, (size_t)(at - text->data), strlen(wrong), right, strlen(right));
}

static void mend_at(struct str *text)
{
	static const char *const ats[] = { "(at)", "[at]", "(a)", "(snabel-a)", "@@" };

	for (size_t i = 0; i < sizeof ats / sizeof *ats; i++)
		replace(text, 0, ats[i], "@");
}

static void mend_domain(struct str *text)
{
	const char *at = strchr(text->data, '@');
	size_t from = at ? (size_t)(at - text->data) : text->len;

	replace(text, from, ",", ".");
	replace(text, from, "..", ".");
	replace(text, from, "@.", "@");
}

bool address_mend(const char *text, struct str *out)
{
	struct str mended = STR_EMPTY;
	bool found;

	str_add(&mended, text);
	unwrap(&mended);
	pick_from_names(&mended);
	squeeze(&mended);
	mend_at(&mended);
	trim_marks(&mended);
	mend_domain(&mended);
	found = address_fault(mended.data) == ADDRESS_OK && strcmp(mended.data, text) != 0;
	if (found)
		str_add(out, mended.data);
	str_release(&mended);
	return found;
}
