/*
 * The head block of an application file, as nodes and as YAML.
 *
 * Purpose:  shared by the writer and the reader of application files.
 * Errors:   a value that cannot be understood is a fault in diags (NULL:
 *           nobody listens) and is left as nothing.
 */
#ifndef BLANKETT_STORE_APPFILE_HEAD_H
#define BLANKETT_STORE_APPFILE_HEAD_H

#include "store/appfile.h"
#include "store/kept.h"

/* Emits the mapping; the name cut until it
 * fits in APPFILE_HEAD_BYTES, and with what is kept of it when that fits too. */
void head_emit(struct emitter *emitter, const struct appfile_head *head, const struct kept *kept);

/* Reads the mapping; keys not known go to the keeper (may be NULL). */
void head_read_node(const struct node *node, const char *file, struct appfile_head *head,
		    struct keeper *keeper, struct diags *diags);

#endif
