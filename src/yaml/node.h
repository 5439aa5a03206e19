/*
 * A YAML file as a tree of nodes that know where they stood.
 *
 * Purpose:  read forms and applications; every node has line and column, so
 *           that a fault can be shown where it is.
 * Refuses:  more than limits allow (depth is counted on events, before libyaml
 *           spends quadratic time on it), aliases and anchors, duplicate keys,
 *           keys that are not scalars, several documents, tags.  All that can
 *           be found is listed; a syntax error ends the reading.
 * Shapes:   scalars are text whatever they look like; types are the reader's
 *           affair.  Children keep the order of the file.
 *           A file has more of them than of anything else, most with a word for
 *           a text: that is why they are small, the text at the end.
 * Owner:    the arena given; texts live as long as it does.  `file` of places
 *           is borrowed from the caller.
 * Source:   YAML 1.1 as libyaml reads it; this folder is its only user.
 */
#ifndef BLANKETT_YAML_NODE_H
#define BLANKETT_YAML_NODE_H

#include "base/diag.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
	const struct node *key;      /* of a mapping's child; NULL elsewhere */
	const struct node *children; /* first child */
	const struct node *next;     /* next sibling */
	enum node_kind kind;
	int line;   /* from 1 */
	int column; /* from 1, in characters */
	union {
		uint32_t len;   /* scalar: bytes of text */
		uint32_t count; /* list and mapping: children */
	};
	bool plain; /* scalar without quotes, not a block */
	bool block; /* scalar after “|” or “>”: line and column are of that sign */
	char text[]; /* scalar: NUL at the end; NUL inside is refused.  Else "" */
};

struct yaml_limits {
	size_t bytes;
	size_t nodes;
	int depth;
};

/* What a form and an application may be: 16 MiB, a million nodes, 32 deep. */
extern const struct yaml_limits yaml_limits_usual;

/* The root node, or NULL when there is none or when the syntax is wrong.
 * Faults are appended to diags; a tree may come back together with faults. */
const struct node *yaml_read(struct arena *arena, const char *file, const char *bytes, size_t len,
			     const struct yaml_limits *limits, struct diags *diags);

/* Only the first entry of a top-level mapping, from bytes that may be cut off
 * after it: the value node (its key is set), or NULL.  Reads no further. */
const struct node *yaml_read_first(struct arena *arena, const char *bytes, size_t len);

/* The child of a mapping with that key, or NULL. */
const struct node *node_get(const struct node *mapping, const char *key);

/* The text of a scalar child, or NULL. */
const char *node_get_text(const struct node *mapping, const char *key);

/* Where the node begins: a quoted text at its quotation mark, a block at “|”. */
struct place node_place(const struct node *node, const char *file);

/* Where the first character of a scalar's text stands.  Of a block the line is
 * right (in a folded one, “>”, that of its first), but how far it is indented
 * is not known: its columns are counted from the indentation. */
struct place node_text_place(const struct node *node, const char *file);

#endif
