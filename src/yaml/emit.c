#include "yaml/emit.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <assert.h>
#include <yaml.h>

/*
 * libyaml gives up the literal block, and writes one long quoted line instead,
 * when a line ends with a space or when the text has a character beyond U+FFFF
 * (𝛼, 😀); the latter it also writes as \U0001F600.  Literal blocks can hold
 * both.  So such characters travel through libyaml in disguise, as two from the
 * private area that it takes for letters, and are put back in what it wrote.
 * A real private character is disguised too, so that nothing is taken for one.
 */
enum {
	PRIVATE_FIRST = 0xE000,
	PRIVATE_LAST = 0xF8FF,
	HIGH = 0xE000, /* + character / 2048 */
	LOW = 0xE800,  /* + character % 2048 */
	PART = 2048,
};

struct emitter {
	yaml_emitter_t yaml;
	struct str out;      /* what libyaml wrote */
	struct str disguise; /* the text being written */
	bool *mapping;       /* for each open level: is it a mapping */
	size_t depth, room;
	const char *failed;  /* libyaml's words, or NULL */
};

static int take_bytes(void *emitter, unsigned char *bytes, size_t len)
{
	str_add_bytes(&((struct emitter *)emitter)->out, (const char *)bytes, len);
	return 1;
}

/* Sends an event that was made (or could not be made). */
static void send(struct emitter *emitter, yaml_event_t *event, int made)
{
	if (emitter->failed) {
		if (made)
			yaml_event_delete(event);
	} else if (!made) {
		emitter->failed = "invalid text";
	} else if (!yaml_emitter_emit(&emitter->yaml, event)) {
		emitter->failed = emitter->yaml.problem ? emitter->yaml.problem : "memory";
	}
}

struct emitter *emit_new(void)
{
	struct emitter *emitter = mem_alloc(sizeof *emitter);
	yaml_event_t event;

	str_init(&emitter->out);
	str_init(&emitter->disguise);
	if (!yaml_emitter_initialize(&emitter->yaml))
		abort();
	yaml_emitter_set_output(&emitter->yaml, take_bytes, emitter);
	yaml_emitter_set_unicode(&emitter->yaml, 1);
	yaml_emitter_set_indent(&emitter->yaml, 2);
	yaml_emitter_set_width(&emitter->yaml, -1);
	send(emitter, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
	send(emitter, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
	return emitter;
}

void emit_free(struct emitter *emitter)
{
	if (!emitter)
		return;
	yaml_emitter_delete(&emitter->yaml);
	str_release(&emitter->out);
	str_release(&emitter->disguise);
	free(emitter->mapping);
	free(emitter);
}

static void enter(struct emitter *emitter, bool mapping)
{
	emitter->mapping = mem_grow(emitter->mapping, &emitter->room, emitter->depth + 1, sizeof *emitter->mapping);
	emitter->mapping[emitter->depth++] = mapping;
}

static void begin_mapping(struct emitter *emitter, yaml_mapping_style_t style)
{
	yaml_event_t event;

	send(emitter, &event, yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, style));
	enter(emitter, true);
}

void emit_mapping(struct emitter *emitter)
{
	begin_mapping(emitter, YAML_BLOCK_MAPPING_STYLE);
}

void emit_flow_mapping(struct emitter *emitter)
{
	begin_mapping(emitter, YAML_FLOW_MAPPING_STYLE);
}

void emit_sequence(struct emitter *emitter)
{
	yaml_event_t event;

	send(emitter, &event, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
	enter(emitter, false);
}

void emit_end(struct emitter *emitter)
{
	yaml_event_t event;

	assert(emitter->depth);
	emitter->depth--;
	if (emitter->mapping[emitter->depth])
		send(emitter, &event, yaml_mapping_end_event_initialize(&event));
	else
		send(emitter, &event, yaml_sequence_end_event_initialize(&event));
}

static bool is_disguised(const char *text, size_t len, size_t at, uint32_t character, bool block)
{
	if (character == ' ')
		/* Not the first one: libyaml must see that the text begins with it. */
		return block && at && (at + 1 == len || text[at + 1] == '\n');
	return character > 0xFFFF || (character >= PRIVATE_FIRST && character <= PRIVATE_LAST);
}

static void put_disguise(struct str *out, const char *text, size_t len, bool block)
{
	str_clear(out);
	for (size_t at = 0; at < len;) {
		uint32_t character;
		size_t used = utf8_decode(text + at, len - at, &character);

		if (is_disguised(text, len, at, character, block)) {
			utf8_put(out, HIGH + character / PART);
			utf8_put(out, LOW + character % PART);
		} else {
			str_add_bytes(out, text + at, used);
		}
		at += used;
	}
}

/* Disguises are three bytes, the first 0xEE. */
static void take_disguise_off(struct str *out, const struct str *text)
{
	const char *end = text->data + text->len;

	for (const char *at = text->data; at < end;) {
		const char *found = memchr(at, 0xEE, (size_t)(end - at));
		uint32_t high, low;

		str_add_bytes(out, at, (size_t)((found ? found : end) - at));
		if (!found)
			return;
		found += utf8_decode(found, (size_t)(end - found), &high);
		found += utf8_decode(found, (size_t)(end - found), &low);
		utf8_put(out, (high - HIGH) * PART + (low - LOW));
		at = found;
	}
}

/* Bytes from 0xEE begin what needs the disguise; in a block a line's last space too. */
static bool may_need_disguise(const char *text, size_t len, bool block)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0xEE ||
		    (block && text[i] == ' ' && (i + 1 == len || text[i + 1] == '\n')))
			return true;
	return false;
}

static void put_scalar(struct emitter *emitter, const char *text, size_t len, yaml_scalar_style_t style)
{
	bool block = style == YAML_LITERAL_SCALAR_STYLE;
	yaml_event_t event;

	if (may_need_disguise(text, len, block)) {
		put_disguise(&emitter->disguise, text, len, block);
		text = emitter->disguise.data;
		len = emitter->disguise.len;
	}
	send(emitter, &event, yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
							    (int)len, 1, 1, style));
}

/* What other YAML readers (1.1 and 1.2) take for something else than text. */
static bool is_word_of_yaml(const char *text, size_t len)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<",
		".inf", "+.inf", "-.inf", ".nan",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && !strncasecmp(words[i], text, len))
			return true;
	return false;
}

/* Numbers in every base, sexagesimal ones, dates and times: a digit among the
 * first signs, and nothing but what those can hold.  Rather one too many. */
static bool looks_like_number(const char *text, size_t len)
{
	static const char signs[] = "+-.0123456789";
	static const char parts[] = "+-.,:_ 0123456789abcdefABCDEFxoTtZz";

	if (!memchr(signs, text[0], sizeof signs - 1))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!memchr(parts, text[i], sizeof parts - 1))
			return false;
	return true;
}

/* Line breaks that a literal block would turn into newlines. */
static bool has_odd_break(const char *text, size_t len)
{
	return memchr(text, '\r', len) || memmem(text, len, "\xC2\x85", 2) ||
	       memmem(text, len, "\xE2\x80\xA8", 3) || memmem(text, len, "\xE2\x80\xA9", 3);
}

static yaml_scalar_style_t style_of(const char *text, size_t len)
{
	if (memchr(text, '\n', len))
		/* A tab there would be taken for indentation. */
		return text[0] == '\t' || has_odd_break(text, len) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
								   : YAML_LITERAL_SCALAR_STYLE;
	if (!len || is_word_of_yaml(text, len) || looks_like_number(text, len))
		return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	return YAML_PLAIN_SCALAR_STYLE;
}

void emit_text(struct emitter *emitter, const char *text, size_t len)
{
	put_scalar(emitter, text, len, style_of(text, len));
}

void emit_key(struct emitter *emitter, const char *key)
{
	emit_text(emitter, key, strlen(key));
}

void emit_plain(struct emitter *emitter, const char *text)
{
	put_scalar(emitter, text, strlen(text), YAML_PLAIN_SCALAR_STYLE);
}

void emit_node(struct emitter *emitter, const struct node *node)
{
	if (node->kind == NODE_SCALAR) {
		/* An empty root must be written as something. */
		if (node->plain && (node->len || emitter->depth) && !memchr(node->text, '\n', node->len))
			emit_plain(emitter, node->text);
		else
			emit_text(emitter, node->text, node->len);
		return;
	}
	if (node->kind == NODE_MAPPING)
		emit_mapping(emitter);
	else
		emit_sequence(emitter);
	for (const struct node *child = node->children; child; child = child->next) {
		if (child->key)
			emit_node(emitter, child->key);
		emit_node(emitter, child);
	}
	emit_end(emitter);
}

int emit_finish(struct emitter *emitter, struct str *out, struct err *err)
{
	yaml_event_t event;

	assert(!emitter->depth);
	send(emitter, &event, yaml_document_end_event_initialize(&event, 1));
	send(emitter, &event, yaml_stream_end_event_initialize(&event));
	if (emitter->failed)
		/* TRANSLATORS: %s is what the library libyaml says, in English. */
		return err_set(err, _("The file could not be written as YAML (%s). This is a fault in the program: "
				      "please report it."), emitter->failed);
	take_disguise_off(out, &emitter->out);
	return 0;
}
