#include "document/book_name.h"

#include "base/utf8.h"

/* How many bytes fit in so many characters of UTF-16, whole graphemes. */
static size_t fit_name(const char *text, size_t len, int most)
{
	size_t fits = 0;
	int used = 0;

	for (size_t at = 0; at < len;) {
		size_t next = utf8_next(text, len, at);

		while (at < next) {
			uint32_t character;

			at += utf8_decode(text + at, next - at, &character);
			used += character > 0xffff ? 2 : 1;
		}
		if (used > most)
			break;
		fits = next;
	}
	return fits;
}

static bool is_edge(char c)
{
	return c == ' ' || c == '\'';
}

/* Off both ends: spaces, and apostrophes, which would end the quotes round it. */
static void trim_name(struct str *name)
{
	size_t start = 0;

	while (name->len && is_edge(name->data[name->len - 1]))
		str_cut(name, name->len - 1);
	while (is_edge(name->data[start]))
		start++;
	str_splice(name, 0, start, "", 0);
}

void book_name_clean(const char *wanted, struct str *name)
{
	struct utf8_cleaning done = { 0 };

	utf8_clean(name, wanted, strlen(wanted), true, &done);
	for (size_t i = name->len; i-- > 0;)
		if (strchr(" []:*?/\\", name->data[i]))
			str_splice(name, i, 1, " ", name->data[i + 1] != ' ');
	trim_name(name);
	str_cut(name, fit_name(name->data, name->len, BOOK_NAME));
	trim_name(name);
}

static bool same_name(const char *a, const char *b)
{
	struct str low_a = STR_EMPTY, low_b = STR_EMPTY;
	bool same;

	utf8_lower(&low_a, a, strlen(a));
	utf8_lower(&low_b, b, strlen(b));
	same = !strcmp(low_a.data, low_b.data);
	str_release(&low_a);
	str_release(&low_b);
	return same;
}

/* "History" is a name that spreadsheets keep for themselves. */
bool book_name_is_taken(const struct book *book, const char *name)
{
	for (size_t i = 0; i < book->count; i++)
		if (same_name(book->sheets[i].name, name))
			return true;
	return !*name || same_name(name, "History");
}

char *book_name_free(const struct book *book, const char *wanted)
{
	struct str name = STR_EMPTY, tail = STR_EMPTY;
	size_t kept;

	book_name_clean(wanted, &name);
	kept = name.len;
	for (size_t number = book->count + 1; book_name_is_taken(book, name.data); number++) {
		str_clear(&tail);
		str_addf(&tail, "%s%zu", kept ? " " : "", number);
		str_cut(&name, fit_name(name.data, kept, BOOK_NAME - (int)tail.len));
		kept = name.len;
		str_add(&name, tail.data);
	}
	str_release(&tail);
	return str_detach(&name);
}
