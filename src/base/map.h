/*
 * A map from names to numbers.
 *
 * Purpose:  find a field, a key or a row by its name in constant time, also
 *           when a form has ten thousand of them.
 * Shape:    keys are C strings that the map only borrows: they must live as
 *           long as the map.  Values are size_t, usually an index.
 * Calls:    struct map m = MAP_EMPTY;
 *           if (!map_put(&m, key, i)) "there already";
 *           if (map_get(&m, key, &i)) ...
 *           map_release(&m);
 */
#ifndef BLANKETT_BASE_MAP_H
#define BLANKETT_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map_slot;
struct map {
	struct map_slot *slots;
	size_t room; /* a power of two, or 0 */
	size_t count;
};

#define MAP_EMPTY { NULL, 0, 0 }

void map_release(struct map *map);

/* True when the key was new; false leaves the old value as it is. */
bool map_put(struct map *map, const char *key, size_t value);

/* True when the key is there; value may be NULL. */
bool map_get(const struct map *map, const char *key, size_t *value);

#endif
