#include "model/expr_node.h"

#include "base/i18n.h"

#include <string.h>

/* A stretch of text, then the expression that follows it. */
struct piece {
	const char *text;
	const struct expr *expr; /* NULL after the last text */
	struct piece *next;
};

struct expr_template {
	struct piece *first;
};

/* --- compiling --------------------------------------------------------- */

struct reader {
	struct expr_parser at; /* for telling faults in the template itself */
	const char *rest;
};

static size_t offset_of(const struct reader *reader)
{
	return (size_t)(reader->rest - reader->at.source);
}

/* Takes the text up to a brace that opens an expression. */
static const char *read_text(struct reader *reader)
{
	struct str text = STR_EMPTY;
	const char *kept;

	while (*reader->rest) {
		char c = *reader->rest;
		bool brace = c == '{' || c == '}';

		if (brace && reader->rest[1] == c)
			reader->rest++;
		else if (c == '{')
			break;
		else if (c == '}')
			expr_fault(&reader->at, offset_of(reader),
				   _("This “}” closes nothing; a brace in the text itself is written “}}”."));
		str_add_char(&text, c);
		reader->rest++;
	}
	kept = arena_strndup(reader->at.arena, text.data, text.len);
	str_release(&text);
	return kept;
}

/* The length of an expression up to its brace, texts in quotes stepped over. */
static size_t expr_len(const char *at)
{
	bool quoted = false;
	size_t len = 0;

	for (; at[len] && (quoted || at[len] != '}'); len++) {
		if (at[len] == '"')
			quoted = !quoted;
		else if (quoted && at[len] == '\\' && at[len + 1])
			len++;
	}
	return len;
}

static const struct expr *read_expr(struct reader *reader)
{
	struct expr_parser *at = &reader->at;
	struct place place = expr_place(at, offset_of(reader) + 1);
	size_t len = expr_len(reader->rest + 1);
	size_t offset = offset_of(reader);
	const struct expr *expr;
	const char *source;

	if (reader->rest[1 + len] != '}') {
		reader->rest += 1 + len;
		expr_fault(at, offset, _("The “}” that closes this “{” is missing; "
					 "a brace in the text itself is written “{{”."));
		return NULL;
	}
	source = arena_strndup(at->arena, reader->rest + 1, len);
	reader->rest += len + 2;
	expr = expr_compile(at->arena, source, place, at->names, at->scope, VALUE_EMPTY, at->diags);
	if (expr && expr_kind(expr) == VALUE_BOOL) {
		expr_fault(at, offset, _("What is true or false cannot be printed; "
					 "write “if(…, \"the one\", \"the other\")”."));
		return NULL;
	}
	return expr;
}

/* Whether the last step told a fault; the next may tell one of its own. */
static bool told_fault(struct reader *reader)
{
	bool told = reader->at.failed;

	reader->at.failed = false;
	return told;
}

const struct expr_template *template_compile(struct arena *arena, const char *source, struct place place,
					     const struct expr_names *names, struct expr_scope scope,
					     struct diags *diags)
{
	struct reader reader = {
		{ .arena = arena, .source = source, .at = place, .names = names, .scope = scope, .diags = diags },
		source,
	};
	struct expr_template *template = arena_alloc(arena, sizeof *template);
	struct piece **last = &template->first;
	bool whole = true;

	while (*reader.rest) {
		struct piece *piece = arena_alloc(arena, sizeof *piece);

		piece->text = read_text(&reader);
		whole &= !told_fault(&reader);
		if (*reader.rest) {
			piece->expr = read_expr(&reader);
			whole &= !told_fault(&reader) && piece->expr;
		}
		*last = piece;
		last = &piece->next;
	}
	return whole ? template : NULL;
}

/* --- rendering --------------------------------------------------------- */

static void add_value(struct value value, struct str *out)
{
	char iso[DATE_ISO];

	switch (value.kind) {
	case VALUE_NUMBER: number_format(value.number, out); break;
	case VALUE_MONEY: money_format(value.ore, "\u00A0", out); break;
	case VALUE_DAYS: str_addf(out, "%lld", (long long)value.days); break;
	case VALUE_TEXT: str_add(out, value.text); break;
	case VALUE_DATE:
		date_iso(value.date, iso);
		str_add(out, iso);
		break;
	case VALUE_EMPTY:
	case VALUE_BOOL: break; /* refused when compiled */
	}
}

void template_render(const struct expr_template *template, const struct expr_answers *answers,
		     struct expr_cell cell, struct str *out)
{
	struct arena scratch = ARENA_EMPTY;

	for (const struct piece *piece = template->first; piece; piece = piece->next) {
		str_add(out, piece->text);
		if (piece->expr)
			add_value(expr_evaluate(piece->expr, answers, cell, &scratch), out);
	}
	arena_release(&scratch);
}

void template_each_name(const struct expr_template *template,
			void (*found)(void *context, const struct expr_name *name), void *context)
{
	for (const struct piece *piece = template->first; piece; piece = piece->next)
		if (piece->expr)
			expr_each_name(piece->expr, found, context);
}
