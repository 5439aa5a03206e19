/*
 * Writes YAML that a person can read and a diff can show.
 *
 * Purpose:  the application file: block style, long texts as literal blocks,
 *           no line folded, characters as they are.
 * Calls:    struct emitter *e = emit_new();
 *           emit_mapping(e); emit_key(e, "name"); emit_text(e, t, len); emit_end(e);
 *           if (emit_finish(e, &out, &err)) ...
 *           emit_free(e);
 * Reads back: what yaml_read gives for the result equals what was put in, for
 *           every valid text without control characters.
 * Errors:   kept inside until emit_finish tells them.
 */
#ifndef BLANKETT_YAML_EMIT_H
#define BLANKETT_YAML_EMIT_H

#include "base/err.h"
#include "base/str.h"
#include "yaml/node.h"

struct emitter;

struct emitter *emit_new(void);
void emit_free(struct emitter *emitter);

void emit_mapping(struct emitter *emitter);
void emit_sequence(struct emitter *emitter);
void emit_flow_mapping(struct emitter *emitter); /* on one line: {a: 1, b: 2} */
void emit_end(struct emitter *emitter);          /* ends the innermost of them */
void emit_key(struct emitter *emitter, const char *key);

/* Text that somebody wrote: a literal block when it has a newline; quoted when
 * another YAML reader would take it for a number, a date, a truth value or null. */
void emit_text(struct emitter *emitter, const char *text, size_t len);

/* A number, a date or a word of ours, as it is. */
void emit_plain(struct emitter *emitter, const char *text);

/* A node that was read, whole: unknown keys are kept so. */
void emit_node(struct emitter *emitter, const struct node *node);

int emit_finish(struct emitter *emitter, struct str *out, struct err *err);

#endif
