/*
 * What an application file holds that this version does not know.
 *
 * Purpose:  a key of a newer version, or an answer to a field that this edition
 *           of the form does not have, comes back out of the file it went into.
 * Shape:    YAML in application.kept: a mapping from the place where something
 *           stood to what stood there.  Places are "" (the top), "blankett",
 *           "answers", "answers/GROUP/ROW", "accepted", "accepted/CODE/FIELD/ROW",
 *           "deferred", "deferred/FIELD/ROW" and "exported".  What stood in a
 *           list stands there as a list, what stood under keys as a mapping.
 * Order:    what was kept comes last at its place, in the order it was read.
 * Owner:    keeper and kept are the caller's; nodes are borrowed by the keeper
 *           and lent by kept until kept_close.
 */
#ifndef BLANKETT_STORE_KEPT_H
#define BLANKETT_STORE_KEPT_H

#include "base/map.h"
#include "yaml/emit.h"
#include "yaml/node.h"

/* While reading: gathers. */
struct kept_item {
	const char *place;
	const struct node *node;
};

struct keeper {
	struct arena places;
	struct kept_item *items;
	size_t count;
	size_t room;
};

#define KEEPER_EMPTY { ARENA_EMPTY, NULL, 0, 0 }

void keeper_add(struct keeper *keeper, const char *place, const struct node *node);
void keeper_write(const struct keeper *keeper, struct str *out); /* "" when nothing was kept */
void keeper_release(struct keeper *keeper);

/* While writing: gives back. */
struct kept {
	struct arena arena;
	struct map places;
	const struct node **nodes;
};

void kept_open(struct kept *kept, const char *yaml);
void kept_close(struct kept *kept);

/* The mapping or list kept at the place, or NULL. */
const struct node *kept_at(const struct kept *kept, const char *place);

/* Puts what is kept there into the open mapping or list. */
void kept_emit(const struct kept *kept, const char *place, struct emitter *emitter);

#endif
