#include "ui/edit_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/reach.h"

/*
 * The text is folded a character at a time and never kept: Knuth, Morris and
 * Pratt's search goes over the folded bytes once.  So that it knows where a find
 * begins, the offsets of the last bytes stand in a ring as long as the words.
 */
struct search {
	struct str words;   /* folded */
	size_t *fallback;   /* of each beginning of the words: the longest one that also ends it */
	size_t *offsets;    /* the ring */
	size_t matched;
	size_t fed;         /* folded bytes so far */
	bool after_space;   /* a run of white space is one space */
	struct str folded;  /* of one character */
};

static void prepare(struct search *search)
{
	const char *words = search->words.data;
	size_t matched = 0;

	search->fallback = mem_array(search->words.len + 1, sizeof *search->fallback);
	search->offsets = mem_array(search->words.len, sizeof *search->offsets);
	for (size_t i = 1; i < search->words.len; i++) {
		while (matched && words[i] != words[matched])
			matched = search->fallback[matched];
		matched += words[i] == words[matched];
		search->fallback[i + 1] = matched;
	}
}

static void release(struct search *search)
{
	str_release(&search->words);
	str_release(&search->folded);
	free(search->fallback);
	free(search->offsets);
}

/* One folded byte of the character at `offset`; true when it ends a find. */
static bool feed(struct search *search, char byte, size_t offset)
{
	const char *words = search->words.data;

	if (byte == ' ' && search->after_space)
		return false;
	search->after_space = byte == ' ';
	search->offsets[search->fed++ % search->words.len] = offset;
	while (search->matched && words[search->matched] != byte)
		search->matched = search->fallback[search->matched];
	search->matched += words[search->matched] == byte;
	return search->matched == search->words.len;
}

/* Folding takes white space off both ends, so the character stands between two letters. */
static bool feed_folded(struct search *search, const char *bytes, size_t len, size_t offset)
{
	char between[8] = "x";

	memcpy(between + 1, bytes, len);
	between[len + 1] = 'x';
	str_clear(&search->folded);
	utf8_fold(&search->folded, between, len + 2);
	for (size_t i = 1; i + 1 < search->folded.len; i++)
		if (feed(search, search->folded.data[i], offset))
			return true;
	return false;
}

static char fold_ascii(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c | 0x20);
	return c >= '\t' && c <= '\r' ? ' ' : c;
}

/* Feeds a run of bytes; true when a find ends in it. */
static bool feed_run(struct search *search, const char *bytes, size_t len, size_t offset)
{
	for (size_t at = 0, step; at < len; at += step) {
		uint32_t character;

		step = utf8_decode(bytes + at, len - at, &character);
		if (character < 0x80 ? feed(search, fold_ascii(bytes[at]), offset + at) :
				       feed_folded(search, bytes + at, step, offset + at))
			return true;
	}
	return false;
}

/* Where the words begin from `from` on, or SIZE_MAX. */
static size_t find_from(struct search *search, const struct text *text, size_t from)
{
	size_t len;

	search->matched = search->fed = 0;
	for (const char *bytes = text_run(text, from, &len); len; bytes = text_run(text, from, &len)) {
		if (feed_run(search, bytes, len, from))
			return search->offsets[search->fed % search->words.len];
		from += len;
	}
	return SIZE_MAX;
}

bool edit_find(struct edit *edit, const char *words)
{
	struct search search = { .words = STR_EMPTY, .folded = STR_EMPTY };
	size_t found = SIZE_MAX;

	utf8_fold(&search.words, words, strlen(words));
	if (search.words.len) {
		prepare(&search);
		found = find_from(&search, edit->text, reach_next(edit->text, edit->cursor));
		if (found == SIZE_MAX)
			found = find_from(&search, edit->text, 0);
	}
	release(&search);
	if (found == SIZE_MAX)
		return false;
	edit_go(edit, found);
	return true;
}
