#include "base/map.h"

#include "base/mem.h"

#include <stdint.h>

struct map_slot {
	const char *key; /* NULL: free */
	size_t value;
	uint64_t hash;
};

/* FNV-1a: short keys, no hostile input (forms and applications have size
 * limits that keep the worst case small). */
static uint64_t hash_of(const char *key)
{
	uint64_t hash = 14695981039346656037u;

	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 1099511628211u;
	return hash;
}

/* The slot that holds the key, or the free one where it would go. */
static struct map_slot *find(const struct map *map, const char *key, uint64_t hash)
{
	size_t at = (size_t)hash & (map->room - 1);

	while (map->slots[at].key &&
	       (map->slots[at].hash != hash || strcmp(map->slots[at].key, key)))
		at = (at + 1) & (map->room - 1);
	return &map->slots[at];
}

static void grow(struct map *map)
{
	struct map old = *map;

	map->room = old.room ? old.room * 2 : 16;
	map->slots = mem_array(map->room, sizeof *map->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].key)
			*find(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

void map_release(struct map *map)
{
	free(map->slots);
	*map = (struct map)MAP_EMPTY;
}

bool map_put(struct map *map, const char *key, size_t value)
{
	uint64_t hash = hash_of(key);
	struct map_slot *slot;

	if (map->count * 3 >= map->room * 2)
		grow(map);
	slot = find(map, key, hash);
	if (slot->key)
		return false;
	*slot = (struct map_slot){ key, value, hash };
	map->count++;
	return true;
}

bool map_get(const struct map *map, const char *key, size_t *value)
{
	const struct map_slot *slot;

	if (!map->room)
		return false;
	slot = find(map, key, hash_of(key));
	if (slot->key && value)
		*value = slot->value;
	return slot->key != NULL;
}
