#include "model/expr_node.h"

#include "base/i18n.h"

#include <string.h>

/* A call under way. */
struct call {
	const struct expr_function *function;
	struct expr_node *first;
	struct expr_node *last;
	int group;            /* of the group argument */
	enum value_kind kind; /* that all `s` and `x` share; VALUE_EMPTY before the first */
	bool column;          /* the `x` that stood alone */
};

/* --- which function ---------------------------------------------------- */

size_t expr_function_count(void)
{
	size_t count = 0;

	while (expr_functions[count].name)
		count++;
	return count;
}

const char *expr_function_name(size_t i)
{
	return expr_functions[i].name;
}

static const struct expr_function *find_function(const char *name)
{
	for (const struct expr_function *function = expr_functions; function->name; function++)
		if (!strcmp(function->name, name))
			return function;
	return NULL;
}

static struct expr_node *unknown_function(struct expr_parser *parser, const char *name, size_t offset)
{
	size_t count = expr_function_count();
	const char **names = arena_array(parser->arena, count, sizeof *names);
	const char *meant;

	for (size_t i = 0; i < count; i++)
		names[i] = expr_functions[i].name;
	meant = diag_did_you_mean(name, names, count);
	if (meant)
		return expr_fault(parser, offset, _("There is no function “%s”; did you mean “%s”?"), name, meant);
	return expr_fault(parser, offset, _("There is no function “%s”."), name);
}

/* --- arguments --------------------------------------------------------- */

static struct expr_node *wrong_kind(struct expr_parser *parser, const struct call *call,
				    const struct expr_node *node, const char *wanted)
{
	return expr_fault(parser, node->offset, _("This should be %s, but it is %s; the function is written “%s”."),
			  wanted, expr_kind_words(node->kind), call->function->usage);
}

static struct expr_node *plain_argument(struct expr_parser *parser, struct call *call, enum value_kind kind)
{
	struct expr_node *node = expr_parse_part(parser);

	if (node && node->kind != kind)
		return wrong_kind(parser, call, node, expr_kind_words(kind));
	return node;
}

static struct expr_node *amount_argument(struct expr_parser *parser, struct call *call)
{
	struct expr_node *node = expr_parse_part(parser);

	if (node && node->kind != VALUE_NUMBER && node->kind != VALUE_MONEY)
		return wrong_kind(parser, call, node, _("a number or an amount of money"));
	return node;
}

static struct expr_node *like_the_others(struct expr_parser *parser, struct call *call)
{
	struct expr_node *node = expr_parse_part(parser);

	if (node && call->kind != VALUE_EMPTY && node->kind != call->kind)
		return wrong_kind(parser, call, node, expr_kind_words(call->kind));
	if (node)
		call->kind = node->kind;
	return node;
}

/* A group or a column stands as its name alone. */
static const char *take_name(struct expr_parser *parser, const struct call *call, struct expr_name *found,
			     size_t *offset)
{
	const char *name = expr_token_text(parser);

	*offset = parser->token.offset;
	if (parser->inner_group != EXPR_NO_GROUP) {
		expr_fault(parser, *offset, _("The rows of a group cannot be gone through inside “%s” once more."),
			   call->function->name);
		return NULL;
	}
	if (parser->token.kind != TOKEN_NAME || !expr_find(parser, name, found)) {
		expr_fault(parser, *offset, _("The name of a group or of its column should stand here, as in “%s”."),
			   call->function->usage);
		return NULL;
	}
	expr_advance(parser);
	return name;
}

static struct expr_node *name_node(struct expr_parser *parser, const struct expr_name *found, size_t offset)
{
	struct expr_node *node = expr_node_new(parser, EXPR_NAME, found->kind, offset);

	if (node)
		node->name = *found;
	return node;
}

static struct expr_node *group_argument(struct expr_parser *parser, struct call *call)
{
	struct expr_name found;
	size_t offset;
	const char *name = take_name(parser, call, &found, &offset);

	if (!name)
		return NULL;
	if (found.what != EXPR_GROUP)
		return expr_fault(parser, offset, _("“%s” is not a group of rows; the function is written “%s”."),
				  name, call->function->usage);
	call->group = found.symbol;
	return name_node(parser, &found, offset);
}

static struct expr_node *row_argument(struct expr_parser *parser, struct call *call)
{
	struct expr_node *node;

	parser->inner_group = call->group;
	node = plain_argument(parser, call, VALUE_BOOL);
	parser->inner_group = EXPR_NO_GROUP;
	return node;
}

static struct expr_node *column(struct expr_parser *parser, struct call *call, bool dates)
{
	struct expr_name found;
	size_t offset;
	const char *name = take_name(parser, call, &found, &offset);

	if (!name)
		return NULL;
	if (found.what != EXPR_FIELD || found.group == EXPR_NO_GROUP)
		return expr_fault(parser, offset,
				  _("“%s” is not a field in the rows of a group; the function is written “%s”."),
				  name, call->function->usage);
	if (found.kind != VALUE_NUMBER && found.kind != VALUE_MONEY && found.kind != VALUE_DAYS &&
	    !(dates && found.kind == VALUE_DATE))
		return expr_fault(parser, offset, _("“%s” is %s, which “%s” cannot take."), name,
				  expr_kind_words(found.kind), call->function->name);
	return name_node(parser, &found, offset);
}

static bool stands_alone(const struct expr_parser *parser)
{
	const char *after = parser->source + parser->token.offset + parser->token.len;

	return after[strspn(after, " \t\n")] == ')';
}

/* The argument of min and max. */
static struct expr_node *ordered(struct expr_parser *parser, struct call *call)
{
	struct expr_node *node;

	if (!call->first && stands_alone(parser)) {
		call->column = true;
		return column(parser, call, true);
	}
	node = like_the_others(parser, call);
	if (node && (node->kind == VALUE_TEXT || node->kind == VALUE_BOOL))
		return wrong_kind(parser, call, node, _("something that can be more or less"));
	return node;
}

static struct expr_node *argument(struct expr_parser *parser, struct call *call, char letter)
{
	switch (letter) {
	case 't': return plain_argument(parser, call, VALUE_TEXT);
	case 'n': return plain_argument(parser, call, VALUE_NUMBER);
	case 'k': return plain_argument(parser, call, VALUE_MONEY);
	case 'd': return plain_argument(parser, call, VALUE_DATE);
	case 'b': return plain_argument(parser, call, VALUE_BOOL);
	case 'm': return amount_argument(parser, call);
	case 's': return like_the_others(parser, call);
	case 'g': return group_argument(parser, call);
	case 'r': return row_argument(parser, call);
	case 'c': return column(parser, call, false);
	default: return ordered(parser, call);
	}
}

static bool add_argument(struct expr_parser *parser, struct call *call, char letter)
{
	struct expr_node *node = argument(parser, call, letter);

	if (!node)
		return false;
	if (call->last)
		call->last->next = node;
	else
		call->first = node;
	call->last = node;
	return true;
}

static bool missing(struct expr_parser *parser, const struct call *call)
{
	expr_fault(parser, parser->token.offset, _("An argument is missing here; the function is written “%s”."),
		   call->function->usage);
	return false;
}

/* Reads what stands between the parentheses. */
static bool read_arguments(struct expr_parser *parser, struct call *call)
{
	const char *letter = call->function->arguments;

	while (*letter) {
		char after = letter[1];

		if (call->first && !expr_take(parser, ",")) {
			if (after == '?' || (after == '*' && (call->column || call->first->next)))
				return true;
			return missing(parser, call);
		}
		if (expr_token_is(parser, ")"))
			return missing(parser, call);
		if (!add_argument(parser, call, *letter))
			return false;
		if (after == '?')
			return true;
		letter += after != '*';
	}
	return true;
}

struct expr_node *expr_call(struct expr_parser *parser, const char *name, size_t offset)
{
	struct call call = { .function = find_function(name), .group = EXPR_NO_GROUP };
	enum value_kind result;
	struct expr_node *node;

	if (!call.function)
		return unknown_function(parser, name, offset);
	expr_advance(parser);
	if (!read_arguments(parser, &call))
		return NULL;
	if (expr_token_is(parser, ","))
		return expr_fault(parser, parser->token.offset,
				  _("There are too many arguments; the function is written “%s”."),
				  call.function->usage);
	if (!expr_take(parser, ")"))
		return expr_fault(parser, parser->token.offset, _("A “)” is missing here."));
	result = call.function->result == VALUE_EMPTY ? call.last->kind : call.function->result;
	node = expr_node_new(parser, EXPR_CALL, result, offset);
	if (!node)
		return NULL;
	node->first = call.first;
	node->call = call.function->evaluate;
	return !call.function->check || call.function->check(parser, node) ? node : NULL;
}
