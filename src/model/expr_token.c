#include "model/expr_node.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <string.h>

/* --- faults ------------------------------------------------------------ */

struct place expr_place(const struct expr_parser *parser, size_t offset)
{
	struct place at = parser->at;
	size_t line = 0;

	for (size_t i = 0; i < offset; i++) {
		if (parser->source[i] == '\n') {
			at.line++;
			at.column = 1;
			line = i + 1;
		}
	}
	at.column += (int)utf8_characters(parser->source + line, offset - line);
	return at;
}

struct expr_node *expr_fault(struct expr_parser *parser, size_t offset, const char *format, ...)
{
	char sentence[512];
	va_list args;

	if (parser->failed)
		return NULL;
	parser->failed = true;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	diags_add(parser->diags, expr_place(parser, offset), "%s", sentence);
	return NULL;
}

/* --- words ------------------------------------------------------------- */

/* What people write who know other languages; the last two are how a word
 * processor writes quotation marks. */
static const struct {
	const char *sign;
	const char *meant;
} foreign[] = {
	{ "&&", "and" }, { "||", "or" }, { "!", "not" },  { "=", "==" },   { "<>", "!=" },
	{ "≤", "<=" },   { "≥", ">=" },  { "≠", "!=" },   { "−", "-" },    { "×", "*" },
	{ "·", "*" },    { "÷", "/" },   { "'", "\"" },   { "”", "\"" },   { "“", "\"" },
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of a letter that names are made of: a–z, A–Z, _ and À–ÿ; 0 if it
 * is none. */
static size_t letter_len(const char *at)
{
	uint32_t c;
	size_t len = utf8_decode(at, strnlen(at, 4), &c);

	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
		return len;
	return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7 ? len : 0;
}

static size_t name_len(const char *at)
{
	size_t len = letter_len(at);

	while (len) {
		size_t more = is_digit(at[len]) ? 1 : letter_len(at + len);

		if (!more && at[len] == '.')
			more = is_digit(at[len + 1]) || letter_len(at + len + 1) ? 1 : 0;
		if (!more)
			break;
		len += more;
	}
	return len;
}

static size_t number_len(const char *at)
{
	size_t len = strspn(at, "0123456789");

	if (at[len] == '.' && is_digit(at[len + 1]))
		len += 1 + strspn(at + len + 1, "0123456789");
	return len;
}

/* With its quotes; 0 when the last is missing. */
static size_t text_len_of(const char *at)
{
	size_t len = 1;

	while (at[len] && at[len] != '"')
		len += at[len] == '\\' && at[len + 1] ? 2 : 1;
	return at[len] ? len + 1 : 0;
}

static size_t sign_len(const char *at)
{
	if (!strncmp(at, "==", 2) || !strncmp(at, "!=", 2) || !strncmp(at, "<=", 2) || !strncmp(at, ">=", 2))
		return 2;
	return strchr("<>+-*/()[],", *at) && strncmp(at, "<>", 2) ? 1 : 0;
}

static void fault_at_sign(struct expr_parser *parser, const char *at)
{
	size_t offset = parser->token.offset;

	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
		if (!strncmp(at, foreign[i].sign, strlen(foreign[i].sign))) {
			expr_fault(parser, offset, _("“%s” means nothing here; did you mean “%s”?"),
				   foreign[i].sign, foreign[i].meant);
			return;
		}
	}
	expr_fault(parser, offset, _("“%.*s” means nothing in an expression."),
		   (int)utf8_next(at, strlen(at), 0), at);
}

void expr_advance(struct expr_parser *parser)
{
	const char *at = parser->source + parser->token.offset + parser->token.len;
	struct expr_token *token = &parser->token;

	at += strspn(at, " \t\n");
	*token = (struct expr_token){ TOKEN_END, (size_t)(at - parser->source), 0 };
	if (letter_len(at))
		*token = (struct expr_token){ TOKEN_NAME, token->offset, name_len(at) };
	else if (is_digit(*at))
		*token = (struct expr_token){ TOKEN_NUMBER, token->offset, number_len(at) };
	else if (*at == '"')
		*token = (struct expr_token){ TOKEN_TEXT, token->offset, text_len_of(at) };
	else if (*at)
		*token = (struct expr_token){ TOKEN_SIGN, token->offset, sign_len(at) };
	if (token->kind == TOKEN_END || token->len)
		return;
	if (token->kind == TOKEN_TEXT)
		expr_fault(parser, token->offset, _("The quotation mark that ends this text is missing."));
	else
		fault_at_sign(parser, at);
	token->kind = TOKEN_FAULTY;
}

bool expr_token_is(const struct expr_parser *parser, const char *word)
{
	const struct expr_token *token = &parser->token;

	return (token->kind == TOKEN_NAME || token->kind == TOKEN_SIGN) && strlen(word) == token->len &&
	       !strncmp(parser->source + token->offset, word, token->len);
}

bool expr_take(struct expr_parser *parser, const char *word)
{
	if (!expr_token_is(parser, word))
		return false;
	expr_advance(parser);
	return true;
}

char *expr_token_text(struct expr_parser *parser)
{
	const char *at = parser->source + parser->token.offset;
	size_t len = parser->token.len;
	char *text = arena_strndup(parser->arena, at, len);
	size_t kept = 0;

	if (parser->token.kind != TOKEN_TEXT)
		return text;
	for (size_t i = 1; i + 1 < len; i++) {
		i += text[i] == '\\';
		text[kept++] = text[i];
	}
	text[kept] = '\0';
	return text;
}
