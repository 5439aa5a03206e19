#include "store/kept.h"

#include <stdint.h>

/* What was kept comes from a file within the usual limits, and lies a level
 * deeper here at most. */
static const struct yaml_limits limits = { SIZE_MAX, SIZE_MAX, 64 };

void keeper_add(struct keeper *keeper, const char *place, const struct node *node)
{
	const struct kept_item *last = keeper->count ? &keeper->items[keeper->count - 1] : NULL;
	const char *name = last && !strcmp(last->place, place) ? last->place
							       : arena_strdup(&keeper->places, place);

	keeper->items = mem_grow(keeper->items, &keeper->room, keeper->count + 1, sizeof *keeper->items);
	keeper->items[keeper->count++] = (struct kept_item){ name, node };
}

void keeper_release(struct keeper *keeper)
{
	arena_release(&keeper->places);
	free(keeper->items);
	*keeper = (struct keeper)KEEPER_EMPTY;
}

static void emit_entry(struct emitter *emitter, const struct node *node)
{
	if (node->key)
		emit_node(emitter, node->key);
	emit_node(emitter, node);
}

/* All items of one place, each leading to the next. */
static void emit_place(const struct keeper *keeper, const size_t *next, size_t first,
		       struct emitter *emitter)
{
	emit_key(emitter, keeper->items[first].place);
	if (keeper->items[first].node->key)
		emit_mapping(emitter);
	else
		emit_sequence(emitter);
	for (size_t i = first; i != SIZE_MAX; i = next[i])
		emit_entry(emitter, keeper->items[i].node);
	emit_end(emitter);
}

/* Chains the items of each place; an item that begins a chain `leads`. */
static void chain_places(const struct keeper *keeper, size_t *next, bool *leads)
{
	size_t *last = mem_array(keeper->count, sizeof *last); /* of the chain beginning at i */
	struct map firsts = MAP_EMPTY;

	for (size_t i = 0; i < keeper->count; i++) {
		size_t first = i;

		next[i] = SIZE_MAX;
		leads[i] = map_put(&firsts, keeper->items[i].place, i);
		if (!leads[i]) {
			map_get(&firsts, keeper->items[i].place, &first);
			next[last[first]] = i;
		}
		last[first] = i;
	}
	map_release(&firsts);
	free(last);
}

void keeper_write(const struct keeper *keeper, struct str *out)
{
	struct emitter *emitter;
	size_t *next;
	bool *leads;

	if (!keeper->count)
		return;
	next = mem_array(keeper->count, sizeof *next);
	leads = mem_array(keeper->count, sizeof *leads);
	chain_places(keeper, next, leads);
	emitter = emit_new();
	emit_mapping(emitter);
	for (size_t i = 0; i < keeper->count; i++)
		if (leads[i])
			emit_place(keeper, next, i, emitter);
	emit_end(emitter);
	emit_finish(emitter, out, NULL);
	emit_free(emitter);
	free(leads);
	free(next);
}

void kept_open(struct kept *kept, const char *yaml)
{
	struct diags diags = DIAGS_NONE;
	const struct node *root = NULL;
	size_t count = 0;

	*kept = (struct kept){ .arena = ARENA_EMPTY, .places = MAP_EMPTY };
	if (*yaml)
		root = yaml_read(&kept->arena, "", yaml, strlen(yaml), &limits, &diags);
	diags_release(&diags);
	if (!root)
		return;
	kept->nodes = mem_array(root->count, sizeof *kept->nodes);
	for (const struct node *node = root->children; node; node = node->next) {
		map_put(&kept->places, node->key->text, count);
		kept->nodes[count++] = node;
	}
}

void kept_close(struct kept *kept)
{
	map_release(&kept->places);
	free(kept->nodes);
	arena_release(&kept->arena);
}

const struct node *kept_at(const struct kept *kept, const char *place)
{
	size_t index;

	return map_get(&kept->places, place, &index) ? kept->nodes[index] : NULL;
}

void kept_emit(const struct kept *kept, const char *place, struct emitter *emitter)
{
	const struct node *at = kept_at(kept, place);

	for (const struct node *node = at ? at->children : NULL; node; node = node->next)
		emit_entry(emitter, node);
}
