#include "yaml/node.h"

#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"
#include "yaml/syntax.h"

#include <limits.h>
#include <yaml.h>

const struct yaml_limits yaml_limits_usual = { 16 * 1024 * 1024, 1000 * 1000, 32 };

/*
 * The tree is built while the events come.  Each open list or mapping is a
 * level; a mapping's level also holds the key that waits for its value.  What
 * is refused (a key that is a list, the second value of a key) is built all the
 * same, so that the events keep their meaning, but hung up nowhere.
 *
 * A mapping's keys are compared one by one while they are few: most are, and a
 * map would cost more than libyaml itself.
 */
#ifdef BLANKETT_TINY
enum { FEW = 2 };
#else
enum { FEW = 8 };
#endif

struct level {
	struct node *node;
	struct node *last;      /* child */
	const struct node *key; /* that waits for its value */
	bool refused;           /* the waiting value is hung up nowhere */
	struct map keys;        /* of a mapping with more than FEW children */
};

struct builder {
	yaml_parser_t parser;
	struct arena *arena;
	struct diags *diags; /* NULL: nobody listens */
	const char *file;
	const struct yaml_limits *limits;
	struct node *root;
	struct level *levels;
	int depth;
	size_t nodes;
	bool first_only; /* end after the root's first entry */
	bool done;
	bool failed;
};

static struct place place_of(const struct builder *builder, yaml_mark_t mark)
{
	struct place at = { builder->file, INT_MAX, INT_MAX };

	if (mark.line < INT_MAX)
		at.line = (int)mark.line + 1;
	if (mark.column < INT_MAX)
		at.column = (int)mark.column + 1;
	return at;
}

static void fault(struct builder *builder, yaml_mark_t mark, const char *sentence)
{
	if (builder->diags)
		diags_add(builder->diags, place_of(builder, mark), "%s", sentence);
}

/* A fault after which reading makes no sense. */
static void fail(struct builder *builder, yaml_mark_t mark, const char *sentence)
{
	fault(builder, mark, sentence);
	builder->failed = true;
}

/* The line where the key stands in the mapping already; 0: nowhere, and it is
 * remembered. */
static size_t earlier_line(struct level *level, const struct node *key)
{
	size_t line = 0;

	if (level->node->count > FEW && !level->keys.count)
		for (const struct node *child = level->node->children; child; child = child->next)
			map_put(&level->keys, child->key->text, (size_t)child->key->line);
	if (level->keys.count) {
		if (!map_put(&level->keys, key->text, (size_t)key->line))
			map_get(&level->keys, key->text, &line);
		return line;
	}
	for (const struct node *child = level->node->children; child; child = child->next)
		if (!strcmp(child->key->text, key->text))
			return (size_t)child->key->line;
	return 0;
}

static void take_key(struct builder *builder, struct level *level, struct node *key, yaml_mark_t mark)
{
	bool scalar = key->kind == NODE_SCALAR;
	size_t line = scalar ? earlier_line(level, key) : 0;

	level->key = key;
	level->refused = !scalar || line;
	if (!scalar)
		fault(builder, mark, _("A key must be a word or a text, not a list or a mapping. Put quotation "
				       "marks round it if it is meant as text."));
	else if (line && builder->diags)
		diags_add(builder->diags, place_of(builder, mark),
			  /* TRANSLATORS: %s is a word in the file, %zu a line number. */
			  _("The key “%s” stands on line %zu already. Take one of the two away."), key->text, line);
}

/* Hangs a finished scalar or a beginning list or mapping where it belongs. */
static void hang_up(struct builder *builder, struct node *node, yaml_mark_t mark)
{
	struct level *level = builder->depth ? &builder->levels[builder->depth - 1] : NULL;

	if (!level) {
		builder->root = node;
		return;
	}
	if (level->node->kind == NODE_MAPPING && !level->key) {
		take_key(builder, level, node, mark);
		return;
	}
	node->key = level->key;
	level->key = NULL;
	if (level->refused) {
		level->refused = false;
		return;
	}
	if (level->last)
		level->last->next = node;
	else
		level->node->children = node;
	level->last = node;
	level->node->count++;
}

static struct node *new_node(struct builder *builder, enum node_kind kind, yaml_mark_t mark,
			     const char *text, size_t len)
{
	struct node *node = arena_alloc(builder->arena, offsetof(struct node, text) + len + 1);
	struct place at = place_of(builder, mark);

	node->kind = kind;
	node->line = at.line;
	node->column = at.column;
	if (kind == NODE_SCALAR) {
		memcpy(node->text, text, len);
		node->len = (uint32_t)len;
	}
	if (++builder->nodes > builder->limits->nodes)
		fail(builder, mark, _("The file has more parts than can be read. Divide it."));
	return node;
}

static void refuse_marks(struct builder *builder, const yaml_char_t *anchor, const yaml_char_t *tag,
			 yaml_mark_t mark)
{
	if (anchor)
		fault(builder, mark, _("Anchors (&name) are not used here. Take it away, or put quotation marks "
				       "round the text."));
	if (tag)
		fault(builder, mark, _("Tags (!name) are not used here. Take it away, or put quotation marks "
				       "round the text."));
}

static void on_scalar(struct builder *builder, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	struct node *node;

	refuse_marks(builder, event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
	if (memchr(text, '\0', len)) {
		fault(builder, event->start_mark, _("The text holds the character with the number 0 (\\0). "
						    "Take it away."));
		len = strlen(text);
	}
	node = new_node(builder, NODE_SCALAR, event->start_mark, text, len);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->block = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		      event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	hang_up(builder, node, event->start_mark);
}

static void begin(struct builder *builder, enum node_kind kind, const yaml_event_t *event)
{
	struct node *node = new_node(builder, kind, event->start_mark, "", 0);

	if (builder->depth == builder->limits->depth) {
		fail(builder, event->start_mark,
		     _("Lists and mappings stand too deep inside one another here. Make the file flatter."));
		return;
	}
	hang_up(builder, node, event->start_mark);
	builder->levels[builder->depth++] = (struct level){ .node = node };
}

static void on_sequence(struct builder *builder, const yaml_event_t *event)
{
	refuse_marks(builder, event->data.sequence_start.anchor, event->data.sequence_start.tag,
		     event->start_mark);
	begin(builder, NODE_SEQUENCE, event);
}

static void on_mapping(struct builder *builder, const yaml_event_t *event)
{
	refuse_marks(builder, event->data.mapping_start.anchor, event->data.mapping_start.tag,
		     event->start_mark);
	begin(builder, NODE_MAPPING, event);
}

static void on_end(struct builder *builder, const yaml_event_t *event)
{
	(void)event;
	map_release(&builder->levels[--builder->depth].keys);
}

static void on_alias(struct builder *builder, const yaml_event_t *event)
{
	fault(builder, event->start_mark, _("Aliases (*name) are not used here. Write the text out, or put "
					    "quotation marks round it."));
	hang_up(builder, new_node(builder, NODE_SCALAR, event->start_mark, "", 0), event->start_mark);
}

static void on_document(struct builder *builder, const yaml_event_t *event)
{
	if (!builder->root)
		return;
	fault(builder, event->start_mark, _("A second document begins here (---). Make it a file of its own."));
	builder->done = true;
}

static void on_stream_end(struct builder *builder, const yaml_event_t *event)
{
	(void)event;
	builder->done = true;
}

static void (*const handlers[])(struct builder *builder, const yaml_event_t *event) = {
	[YAML_STREAM_END_EVENT] = on_stream_end,
	[YAML_DOCUMENT_START_EVENT] = on_document,
	[YAML_ALIAS_EVENT] = on_alias,
	[YAML_SCALAR_EVENT] = on_scalar,
	[YAML_SEQUENCE_START_EVENT] = on_sequence,
	[YAML_SEQUENCE_END_EVENT] = on_end,
	[YAML_MAPPING_START_EVENT] = on_mapping,
	[YAML_MAPPING_END_EVENT] = on_end,
};

/* libyaml gives a byte offset, no mark, when the bytes are not text; it may point
 * into a torn character, which is where this ends too. */
static yaml_mark_t mark_of_offset(const char *bytes, size_t len, size_t offset)
{
	yaml_mark_t mark = { 0, 0, 0 };

	for (size_t at = 0; at < offset && at < len;) {
		uint32_t character;
		size_t used = utf8_decode(bytes + at, len - at, &character);

		if (used == 1 && character == 0xFFFD)
			break;
		mark.column++;
		if (character == '\n') {
			mark.line++;
			mark.column = 0;
		}
		at += used;
	}
	return mark;
}

static void syntax_fault(struct builder *builder, const char *bytes, size_t len)
{
	const yaml_parser_t *parser = &builder->parser;
	const char *problem = parser->problem ? parser->problem : "";
	const struct syntax *known = syntax_find(parser->context, problem);
	yaml_mark_t mark = parser->problem_mark;

	builder->failed = true;
	if (!builder->diags)
		return;
	if (parser->error == YAML_READER_ERROR)
		mark = mark_of_offset(bytes, len, parser->problem_offset);
	else if (known && known->where_it_began)
		mark = parser->context_mark;
	if (known)
		diags_add(builder->diags, place_of(builder, mark), "%s", _(known->sentence));
	else
		/* TRANSLATORS: %s is what the library libyaml says, in English. */
		diags_add(builder->diags, place_of(builder, mark),
			  _("This cannot be read as YAML (%s). Compare with the lines around it."), problem);
}

static bool has_first_entry(const struct builder *builder)
{
	return builder->depth == 1 && builder->root->kind == NODE_MAPPING && builder->root->count == 1 &&
	       builder->levels[0].key == NULL;
}

static void read_events(struct builder *builder, const char *bytes, size_t len)
{
	while (!builder->done && !builder->failed) {
		yaml_event_t event;

		if (!yaml_parser_parse(&builder->parser, &event)) {
			syntax_fault(builder, bytes, len);
			return;
		}
		if ((size_t)event.type < sizeof handlers / sizeof *handlers && handlers[event.type])
			handlers[event.type](builder, &event);
		yaml_event_delete(&event);
		if (builder->first_only && has_first_entry(builder))
			builder->done = true;
	}
}

static size_t byte_order_mark(const char *bytes, size_t len)
{
	return len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* libyaml fills a buffer of raw bytes and one of characters, and both anew when
 * they are read. */
static void warm_buffers(yaml_parser_t *parser, size_t len)
{
	size_t raw = (size_t)(parser->raw_buffer.end - parser->raw_buffer.start);
	size_t most = len < raw ? len : raw;

	mem_warm(parser->raw_buffer.start, most);
	mem_warm(parser->buffer.start, most);
}

static const struct node *build(struct builder *builder, const char *bytes, size_t len)
{
	size_t skipped = byte_order_mark(bytes, len);

	bytes += skipped;
	len -= skipped;
	builder->levels = mem_array((size_t)builder->limits->depth + 1, sizeof *builder->levels);
	if (!yaml_parser_initialize(&builder->parser))
		abort();
	warm_buffers(&builder->parser, len);
	/* Said outright, or two bytes at the start could make it UTF-16. */
	yaml_parser_set_encoding(&builder->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&builder->parser, (const unsigned char *)bytes, len);
	read_events(builder, bytes, len);
	yaml_parser_delete(&builder->parser);
	while (builder->depth)
		map_release(&builder->levels[--builder->depth].keys);
	free(builder->levels);
	return builder->failed ? NULL : builder->root;
}

const struct node *yaml_read(struct arena *arena, const char *file, const char *bytes, size_t len,
			     const struct yaml_limits *limits, struct diags *diags)
{
	struct builder builder = { .arena = arena, .file = file, .limits = limits, .diags = diags };

	if (len > limits->bytes) {
		diags_add(diags, (struct place){ file, 0, 0 },
			  _("The file is larger than %zu bytes, which is more than can be read. Check that it is "
			    "the right file."), limits->bytes);
		return NULL;
	}
	return build(&builder, bytes, len);
}

/* How many bytes the first entry of a block mapping takes: up to the next line
 * that begins at the margin and is not its list.  libyaml looks one token ahead,
 * and that one may be torn. */
static size_t first_entry(const char *bytes, size_t len)
{
	bool inside = false;

	for (size_t at = 0; at < len;) {
		const char *newline = memchr(bytes + at, '\n', len - at);
		const char *line = bytes + at;
		size_t rest = len - at;
		bool prologue = *line == '%' || (rest >= 3 && !memcmp(line, "---", 3));

		if (!strchr(" #\n\r", *line)) {
			if (inside && *line != '-')
				return at;
			inside |= !prologue;
		}
		if (!newline)
			break;
		at = (size_t)(newline - bytes) + 1;
	}
	return len;
}

const struct node *yaml_read_first(struct arena *arena, const char *bytes, size_t len)
{
	struct builder builder = { .arena = arena, .file = "", .limits = &yaml_limits_usual, .first_only = true };
	const struct node *root = build(&builder, bytes, first_entry(bytes, len));

	return root && root->kind == NODE_MAPPING ? root->children : NULL;
}

const struct node *node_get(const struct node *mapping, const char *key)
{
	if (!mapping || mapping->kind != NODE_MAPPING)
		return NULL;
	for (const struct node *child = mapping->children; child; child = child->next)
		if (!strcmp(child->key->text, key))
			return child;
	return NULL;
}

const char *node_get_text(const struct node *mapping, const char *key)
{
	const struct node *child = node_get(mapping, key);

	return child && child->kind == NODE_SCALAR ? child->text : NULL;
}

struct place node_place(const struct node *node, const char *file)
{
	return (struct place){ file, node->line, node->column };
}

struct place node_text_place(const struct node *node, const char *file)
{
	struct place at = node_place(node, file);

	if (node->block)
		return (struct place){ file, at.line + 1, 1 };
	if (!node->plain)
		at.column++;
	return at;
}
