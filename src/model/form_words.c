#include "model/form_key.h"

#include "base/i18n.h"

#include <stdarg.h>

__attribute__((format(printf, 4, 5)))
static void complain(const struct key_reader *reader, const struct node *node, const char *file,
		     const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diags_add(reader->diags, node_place(node, file), "%s", text);
}

bool words_is_language(const char *text)
{
	size_t len = strlen(text);

	return len >= 2 && len <= 3 && strspn(text, "abcdefghijklmnopqrstuvwxyz") == len;
}

/* --- reading ------------------------------------------------------------------- */

static const char *text_in(const struct words *words, const char *language)
{
	for (size_t i = 0; language && i < words->count; i++)
		if (!strcmp(words->in[i].language, language))
			return words->in[i].text;
	return NULL;
}

static const struct words_in *read_languages(const struct key_reader *reader, const struct node *node, size_t *count)
{
	struct words_in *in = arena_array(reader->arena, node->count, sizeof *in);

	*count = 0;
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind == NODE_SCALAR && words_is_language(child->key->text))
			in[(*count)++] = (struct words_in){ child->key->text, child->text };
		else
			complain(reader, child->key, reader->file,
				 _("“%s” should be a language code such as “sv”, followed by a text."),
				 child->key->text);
	}
	return in;
}

static void remember(const struct key_reader *reader, const struct node *node)
{
	struct all_words *words = reader->words;

	if (!words)
		return;
	words->items = mem_grow(words->items, &words->room, words->count + 1, sizeof *words->items);
	words->items[words->count++] = (struct words_seen){ node, reader->file };
}

/* Never printed, so that its wording is ours in any language. */
static bool is_said(const struct node *node)
{
	return !strcmp(node->key->text, "help") || !strcmp(node->key->text, "message");
}

void words_read(const struct key_reader *reader, const struct node *node, struct words *into)
{
	*into = (struct words){ node->text, NULL, 0 };
	if (node->kind == NODE_MAPPING || (is_said(node) && *node->text))
		remember(reader, node);
	if (node->kind == NODE_SCALAR)
		return;
	into->in = read_languages(reader, node, &into->count);
	into->own = text_in(into, reader->language);
	if (!into->own && reader->language && words_is_language(reader->language))
		complain(reader, node->key, reader->file,
			 _("This text is not given in “%s”, which is the form's own language."), reader->language);
	if (!into->own && into->count)
		into->own = into->in[0].text;
}

/* --- every text in every language ------------------------------------------------ */

/* A language that some text of a file has. */
struct tongue {
	const char *file, *language;
	bool said; /* one that is only said */
};

struct tongues {
	struct tongue *items;
	size_t count, room;
};

static void add_tongue(struct tongues *tongues, struct tongue tongue)
{
	for (size_t i = 0; i < tongues->count; i++) {
		struct tongue *known = &tongues->items[i];

		if (known->file != tongue.file || strcmp(known->language, tongue.language))
			continue;
		known->said |= tongue.said;
		return;
	}
	tongues->items = mem_grow(tongues->items, &tongues->room, tongues->count + 1, sizeof *tongues->items);
	tongues->items[tongues->count++] = tongue;
}

static struct tongues find_tongues(const struct all_words *words)
{
	struct tongues tongues = { 0 };

	for (size_t i = 0; i < words->count; i++) {
		const struct node *node = words->items[i].node;

		for (const struct node *child = node->children; child; child = child->next)
			if (words_is_language(child->key->text))
				add_tongue(&tongues, (struct tongue){ words->items[i].file, child->key->text,
								      is_said(node) });
	}
	return tongues;
}

static bool is_given_in(const struct node *node, const char *language)
{
	return node->kind == NODE_MAPPING && node_get(node, language);
}

static void prove_text(const struct key_reader *reader, const struct words_seen *seen, const struct tongues *tongues)
{
	for (size_t i = 0; i < tongues->count; i++) {
		const struct tongue *tongue = &tongues->items[i];

		if (tongue->file != seen->file || is_given_in(seen->node, tongue->language) ||
		    (reader->language && !strcmp(tongue->language, reader->language)) ||
		    (seen->node->kind == NODE_SCALAR && !tongue->said))
			continue;
		complain(reader, seen->node->key, seen->file,
			 _("This text is not given in “%s”, as other texts of this file are."), tongue->language);
	}
}

void words_prove(const struct key_reader *reader)
{
	struct tongues tongues = find_tongues(reader->words);

	for (size_t i = 0; i < reader->words->count; i++)
		prove_text(reader, &reader->words->items[i], &tongues);
	free(tongues.items);
}
