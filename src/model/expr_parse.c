#include "model/expr_node.h"

#include "base/i18n.h"

#include <string.h>

/*
 * whole:      either, to the end
 * either:     both { or both }
 * both:       denial { and denial }
 * denial:     not denial | comparison
 * comparison: sum [ == != < <= > >= sum | in list ]
 * sum:        product { + - product }
 * product:    minus { * / minus }
 * minus:      - minus | primary
 * primary:    number | "text" | true | false | name | name ( … ) | ( either )
 */

struct expr_node *expr_node_new(struct expr_parser *parser, enum expr_op op, enum value_kind kind,
				size_t offset)
{
	struct expr_node *node;

	if (++parser->nodes > EXPR_NODES)
		return expr_fault(parser, offset, _("This expression is too long; it may have at most %d parts."),
				  EXPR_NODES);
	node = arena_alloc(parser->arena, sizeof *node);
	node->op = op;
	node->kind = kind;
	node->offset = offset;
	return node;
}

/* Counts the levels that an expression stands inside others. */
static bool deeper(struct expr_parser *parser)
{
	if (++parser->depth <= EXPR_DEPTH)
		return true;
	expr_fault(parser, parser->token.offset, _("This expression is nested too deep; %d levels are allowed."),
		   EXPR_DEPTH);
	return false;
}

/* --- the smallest parts ------------------------------------------------ */

static struct expr_node *literal(struct expr_parser *parser, struct value value, size_t offset)
{
	struct expr_node *node = expr_node_new(parser, EXPR_LITERAL, value.kind, offset);

	if (node)
		node->literal = value;
	expr_advance(parser);
	return node;
}

static struct expr_node *number(struct expr_parser *parser)
{
	struct value value = { .kind = VALUE_NUMBER };

	if (number_parse(expr_token_text(parser), &value.number) != NUMBER_OK)
		return expr_fault(parser, parser->token.offset, _("This number is too large."));
	return literal(parser, value, parser->token.offset);
}

static struct expr_node *unknown_name(struct expr_parser *parser, const char *name, size_t offset)
{
	const struct expr_names *names = parser->names;
	const char *meant = NULL;

	if (names->suggest && parser->inner_group != EXPR_NO_GROUP)
		meant = names->suggest(names->context, name, parser->inner_group);
	if (names->suggest && !meant)
		meant = names->suggest(names->context, name, parser->scope.group);
	if (meant)
		return expr_fault(parser, offset, _("“%s” is not a field of this form; did you mean “%s”?"), name,
				  meant);
	return expr_fault(parser, offset,
			  _("“%s” is not a field of this form; if it is meant as text, it stands in \"quotes\"."),
			  name);
}

bool expr_find(const struct expr_parser *parser, const char *name, struct expr_name *found)
{
	const struct expr_names *names = parser->names;
	struct expr_scope inner = { parser->inner_group, parser->scope.axis, false };

	return (parser->inner_group != EXPR_NO_GROUP && names->find(names->context, name, inner, found)) ||
	       names->find(names->context, name, parser->scope, found);
}

struct expr_node *expr_parse_field(struct expr_parser *parser, const char *name, size_t offset)
{
	struct expr_node *node;
	struct expr_name found;

	if (!expr_find(parser, name, &found))
		return unknown_name(parser, name, offset);
	if (found.what == EXPR_GROUP)
		return expr_fault(parser, offset, _("“%s” is a group of rows; did you mean “count(%s)”?"), name, name);
	if (found.kind == VALUE_EMPTY)
		return expr_fault(parser, offset, _("“%s” has no answer of its own; name one of its parts instead."),
				  name);
	if (found.group != EXPR_NO_GROUP && found.group != parser->scope.group && found.group != parser->inner_group)
		return expr_fault(parser, offset,
				  _("“%s” has an answer in every row of its group; "
				    "take them together with count, sum, min, max, any or all."),
				  name);
	if (found.axis != EXPR_NO_AXIS && !expr_is_bound(parser->scope, parser->inner_group, found.axis))
		return expr_fault(parser, offset,
				  _("“%s” has an answer in each of its columns; take them together with sum, min or max."),
				  name);
	node = expr_node_new(parser, EXPR_NAME, found.kind, offset);
	if (node)
		node->name = found;
	return node;
}

static struct expr_node *name_or_call(struct expr_parser *parser)
{
	size_t offset = parser->token.offset;
	const char *name;

	if (expr_token_is(parser, "true") || expr_token_is(parser, "false"))
		return literal(parser, (struct value){ .kind = VALUE_BOOL, .truth = expr_token_is(parser, "true") },
			       offset);
	name = expr_token_text(parser);
	expr_advance(parser);
	if (expr_token_is(parser, "("))
		return expr_call(parser, name, offset);
	return expr_parse_field(parser, name, offset);
}

static struct expr_node *parenthesis(struct expr_parser *parser)
{
	struct expr_node *node;

	expr_advance(parser);
	node = expr_parse_part(parser);
	if (node && !expr_take(parser, ")"))
		return expr_fault(parser, parser->token.offset, _("A “)” is missing here."));
	return node;
}

static bool is_keyword(const struct expr_parser *parser)
{
	static const char *const words[] = { "and", "or", "not", "in" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (expr_token_is(parser, words[i]))
			return true;
	return false;
}

static struct expr_node *primary(struct expr_parser *parser)
{
	const struct expr_token *token = &parser->token;

	if (token->kind == TOKEN_NUMBER)
		return number(parser);
	if (token->kind == TOKEN_TEXT)
		return literal(parser, value_text(expr_token_text(parser)), token->offset);
	if (token->kind == TOKEN_NAME && !is_keyword(parser))
		return name_or_call(parser);
	if (expr_token_is(parser, "("))
		return parenthesis(parser);
	if (token->kind == TOKEN_END)
		return expr_fault(parser, token->offset,
				  _("The expression ends too early: a field, a value or a function is missing here."));
	return expr_fault(parser, token->offset, _("A field, a value or a function should stand here, not “%.*s”."),
			  (int)token->len, parser->source + token->offset);
}

/* --- operators --------------------------------------------------------- */

struct operator {
	const char *word;
	enum expr_op op;
};

static bool take_operator(struct expr_parser *parser, const struct operator *operators, enum expr_op *op)
{
	for (; operators->word; operators++) {
		if (expr_take(parser, operators->word)) {
			*op = operators->op;
			return true;
		}
	}
	return false;
}

/* One level of the grammar: parts with operators between, grouped from the left. */
static struct expr_node *chain(struct expr_parser *parser, const struct operator *operators,
			       struct expr_node *(*part)(struct expr_parser *parser))
{
	struct expr_node *node = part(parser);
	size_t offset = parser->token.offset;
	enum expr_op op;

	while (node && take_operator(parser, operators, &op)) {
		node = expr_operate(parser, op, offset, node, part(parser));
		offset = parser->token.offset;
	}
	return node;
}

static struct expr_node *prefixed(struct expr_parser *parser, const char *word, enum expr_op op,
				  struct expr_node *(*part)(struct expr_parser *parser))
{
	size_t offset = parser->token.offset;
	struct expr_node *node;

	if (!expr_take(parser, word))
		return part(parser);
	node = deeper(parser) ? prefixed(parser, word, op, part) : NULL;
	parser->depth--;
	return node ? expr_operate(parser, op, offset, node, NULL) : NULL;
}

static struct expr_node *minus(struct expr_parser *parser)
{
	return prefixed(parser, "-", EXPR_NEGATE, primary);
}

static struct expr_node *product(struct expr_parser *parser)
{
	static const struct operator operators[] = { { "*", EXPR_MULTIPLY }, { "/", EXPR_DIVIDE }, { NULL, 0 } };

	return chain(parser, operators, minus);
}

static struct expr_node *sum(struct expr_parser *parser)
{
	static const struct operator operators[] = { { "+", EXPR_ADD }, { "-", EXPR_SUBTRACT }, { NULL, 0 } };

	return chain(parser, operators, product);
}

/* item in [a, b]: every value must be of the item's kind. */
static struct expr_node *list(struct expr_parser *parser, struct expr_node *item, size_t offset)
{
	struct expr_node *last = item;
	struct expr_node *in;

	if (!expr_take(parser, "["))
		return expr_fault(parser, parser->token.offset, _("A list should stand after “in”: [\"a\", \"b\"]."));
	do {
		struct expr_node *next = sum(parser);

		if (!next)
			return NULL;
		if (next->kind != item->kind)
			return expr_fault(parser, next->offset, _("What is sought is %s, but this is %s."),
					  expr_kind_words(item->kind), expr_kind_words(next->kind));
		last->next = next;
		last = next;
	} while (expr_take(parser, ","));
	if (!expr_take(parser, "]"))
		return expr_fault(parser, parser->token.offset, _("A “]” is missing here."));
	in = expr_node_new(parser, EXPR_IN, VALUE_BOOL, offset);
	if (in)
		in->first = item;
	return in;
}

static struct expr_node *comparison(struct expr_parser *parser)
{
	static const struct operator operators[] = {
		{ "==", EXPR_EQUAL }, { "!=", EXPR_UNEQUAL },    { "<", EXPR_LESS }, { "<=", EXPR_LESS_EQUAL },
		{ ">", EXPR_MORE },   { ">=", EXPR_MORE_EQUAL }, { NULL, 0 },
	};
	struct expr_node *node = sum(parser);
	size_t offset = parser->token.offset;
	enum expr_op op;

	if (node && expr_take(parser, "in"))
		return list(parser, node, offset);
	if (node && take_operator(parser, operators, &op))
		node = expr_operate(parser, op, offset, node, sum(parser));
	offset = parser->token.offset;
	if (node && take_operator(parser, operators, &op))
		return expr_fault(parser, offset, _("Comparisons cannot be chained; put “and” between two of them."));
	return node;
}

static struct expr_node *denial(struct expr_parser *parser)
{
	return prefixed(parser, "not", EXPR_NOT, comparison);
}

static struct expr_node *both(struct expr_parser *parser)
{
	static const struct operator operators[] = { { "and", EXPR_AND }, { NULL, 0 } };

	return chain(parser, operators, denial);
}

struct expr_node *expr_parse_part(struct expr_parser *parser)
{
	static const struct operator operators[] = { { "or", EXPR_OR }, { NULL, 0 } };
	struct expr_node *node = deeper(parser) ? chain(parser, operators, both) : NULL;

	parser->depth--;
	return node;
}

/* --- the whole --------------------------------------------------------- */

/* `12 days`, `650000 kr`: said as people say it. */
static struct expr_node *leftover(struct expr_parser *parser)
{
	const char *rest = expr_token_text(parser);

	if (!strcmp(rest, "days") || !strcmp(rest, "kr"))
		return expr_fault(parser, parser->token.offset,
				  _("“%s” stands before its number, as a function: “%s(12)”."), rest, rest);
	return expr_fault(parser, parser->token.offset,
			  _("The expression is complete before “%s”; is “and”, “or” or another operator missing?"),
			  rest);
}

struct expr_node *expr_parse_whole(struct expr_parser *parser)
{
	struct expr_node *node;

	if (strlen(parser->source) > EXPR_BYTES)
		return expr_fault(parser, 0, _("This expression is too long; it may have at most %d bytes."),
				  EXPR_BYTES);
	expr_advance(parser);
	node = expr_parse_part(parser);
	if (node && parser->token.kind != TOKEN_END)
		return leftover(parser);
	return parser->failed ? NULL : node;
}
