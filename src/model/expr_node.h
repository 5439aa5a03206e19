/*
 * Expressions inside: the tree, and how its parts are made.  Only the expr*.c,
 * template.c and document/formula*.c, which write it in another language,
 * include this.
 *
 * Shape:    a tree of nodes in the form's arena; the operands or arguments of a
 *           node hang from `first` by `next`.  Every node knows its kind, so
 *           that evaluation meets no type error.
 * Parsing:  expr_parse reads the grammar and asks expr_operate (operators) and
 *           expr_call (functions) to check kinds and make the node.
 * Faults:   the first fault of an expression is told and makes every further
 *           step answer NULL; expr_fault is the only place that tells.
 */
#ifndef BLANKETT_MODEL_EXPR_NODE_H
#define BLANKETT_MODEL_EXPR_NODE_H

#include "model/expr.h"

enum { EXPR_BYTES = 4096, EXPR_DEPTH = 64, EXPR_NODES = 512 };

enum expr_op {
	EXPR_LITERAL,
	EXPR_NAME,
	EXPR_CALL,
	EXPR_NOT,
	EXPR_AND,
	EXPR_OR,
	EXPR_IN, /* the first is sought among the rest */
	EXPR_EQUAL,
	EXPR_UNEQUAL,
	EXPR_LESS,
	EXPR_LESS_EQUAL,
	EXPR_MORE,
	EXPR_MORE_EQUAL,
	EXPR_ADD,
	EXPR_SUBTRACT,
	EXPR_MULTIPLY,
	EXPR_DIVIDE,
	EXPR_NEGATE,
};

struct expr_node;

/* Where names get their worth while an expression is evaluated.  Inside an
 * aggregate the names of `inner_group` are those of `inner_row`. */
struct evaluation {
	const struct expr_answers *answers;
	struct expr_scope scope;
	struct expr_cell cell;
	int inner_group;
	size_t inner_row;
	struct arena *scratch;
	bool supposing; /* what cannot be known, such as a call, is empty */
};

/* Both are worth something. */
typedef struct value (*operation)(struct arena *scratch, struct value a, struct value b);
typedef struct value (*evaluator)(struct evaluation *at, const struct expr_node *node);

struct expr_node {
	enum expr_op op;
	enum value_kind kind;
	size_t offset; /* of its first character in the source */
	const struct expr_node *first;
	const struct expr_node *next;
	union {
		struct value literal;   /* EXPR_LITERAL */
		struct expr_name name;  /* EXPR_NAME */
		struct {
			operation apply; /* arithmetic */
			bool lenient;    /* empty adds nothing */
		};
		evaluator call;         /* EXPR_CALL */
	};
};

struct expr {
	const struct expr_node *root;
	struct expr_scope scope;
};

enum expr_token_kind { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SIGN, TOKEN_FAULTY };

struct expr_token {
	enum expr_token_kind kind;
	size_t offset;
	size_t len;
};

struct expr_parser {
	struct arena *arena;
	const char *source;
	struct place at;
	const struct expr_names *names;
	struct expr_scope scope;
	int inner_group; /* the group that an aggregate goes through */
	struct diags *diags;
	struct expr_token token; /* the next, not yet taken */
	int depth;
	size_t nodes;
	bool failed;
};

/* --- expr_token.c --- */

/* Steps on; a fault makes it TOKEN_FAULTY. */
void expr_advance(struct expr_parser *parser);
bool expr_token_is(const struct expr_parser *parser, const char *word);
/* Takes it when it is that word. */
bool expr_take(struct expr_parser *parser, const char *word);
/* A copy of the token's characters; of a text, without quotes. */
char *expr_token_text(struct expr_parser *parser);

/* The place of a byte of the source, its column counted in characters. */
struct place expr_place(const struct expr_parser *parser, size_t offset);

/* Tells a fault at `offset` unless one was told; answers NULL. */
struct expr_node *expr_fault(struct expr_parser *parser, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* --- expr_parse.c --- */

struct expr_node *expr_node_new(struct expr_parser *parser, enum expr_op op, enum value_kind kind,
				size_t offset);
struct expr_node *expr_parse_whole(struct expr_parser *parser);
struct expr_node *expr_parse_part(struct expr_parser *parser);

/* --- expr_operate.c --- */

/* What a kind is called in a sentence: "a date". */
const char *expr_kind_words(enum value_kind kind);

/* The node of an operator, its kinds checked; b is NULL after one operand. */
struct expr_node *expr_operate(struct expr_parser *parser, enum expr_op op, size_t offset,
			       struct expr_node *a, struct expr_node *b);
/* Of the same kind. */
int value_compare(struct value a, struct value b);

/* The field of that name, where one answer can stand. */
struct expr_node *expr_parse_field(struct expr_parser *parser, const char *name, size_t offset);
/* Whether one column of the axis is meant where we stand, and no other. */
bool expr_is_bound(struct expr_scope scope, int inner_group, int axis);
/* True, and what the name stands for, seen from the row we stand in. */
bool expr_find(const struct expr_parser *parser, const char *name, struct expr_name *found);

/* --- expr_call.c --- */

/* Stands before the parenthesis after the name of a function. */
struct expr_node *expr_call(struct expr_parser *parser, const char *name, size_t offset);

/* --- expr_function.c --- */

/* What the arguments of a function may be, a letter each; after the last, `?`
 * when it may be left out, `*` when more like it may follow:
 *   t text    n number    m number or money    d date    b true or false
 *   s anything, all such of one kind
 *   k money    g a group    r true or false, of a row of that group
 *   c a column: numbers, money or days in the rows of a group
 *   x a column, dates too, when it stands alone; else values with an order */
struct expr_function {
	const char *name;
	const char *arguments;
	enum value_kind result; /* VALUE_EMPTY: that of the last argument */
	evaluator evaluate;
	const char *usage; /* how it is written, for sentences */
	/* What more must hold of the node; may be NULL. */
	bool (*check)(struct expr_parser *parser, const struct expr_node *node);
};

/* Ends with a row without a name. */
extern const struct expr_function expr_functions[];

/* --- expr_function.c: the function `if` --- */

struct value expr_chosen(struct evaluation *at, const struct expr_node *node);

/* --- expr_months.c: functions of months --- */

struct value expr_months(struct evaluation *at, const struct expr_node *node);
struct value expr_split(struct evaluation *at, const struct expr_node *node);

/* What of an amount falls until the end of a year, and of the one before, as
 * parts of 1; false when it cannot be divided. */
bool expr_split_shares(date_t from, date_t to, struct number year, struct number shares[2]);

/* --- expr_rows.c: functions over the rows of a group --- */

struct value expr_count(struct evaluation *at, const struct expr_node *node);
struct value expr_sum(struct evaluation *at, const struct expr_node *node);
struct value expr_least(struct evaluation *at, const struct expr_node *node);
struct value expr_most(struct evaluation *at, const struct expr_node *node);
struct value expr_any(struct evaluation *at, const struct expr_node *node);
struct value expr_all(struct evaluation *at, const struct expr_node *node);

/* --- expr_prove.c --- */

/* Tells a text that the name beside it is never worth; false when it told one. */
bool expr_texts_fit(struct expr_parser *parser, const struct expr_node *name, const struct expr_node *text);
/* The same of every comparison in it. */
bool expr_all_fit(struct expr_parser *parser, const struct expr_node *root);

/* --- expr.c --- */

struct value expr_worth(struct evaluation *at, const struct expr_node *node);

/* The column of the axis that is meant there; 0 when none is. */
uint32_t expr_column(const struct evaluation *at, int axis);

#endif
