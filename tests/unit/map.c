#include "unit.h"

#include "base/map.h"

#include <stdio.h>

TEST(an_empty_map_has_nothing)
{
	struct map map = MAP_EMPTY;

	assert_false(map_get(&map, "a", NULL));
	map_release(&map);
}

TEST(the_first_value_of_a_key_stays)
{
	struct map map = MAP_EMPTY;
	size_t value = 0;

	assert_true(map_put(&map, "a", 1));
	assert_false(map_put(&map, "a", 2));
	assert_true(map_get(&map, "a", &value));
	assert_int_equal(value, 1);
	assert_int_equal(map.count, 1);
	assert_true(map_get(&map, "a", NULL));
	assert_false(map_get(&map, "b", &value));
	assert_int_equal(value, 1);
	map_release(&map);
	assert_int_equal(map.count, 0);
}

TEST(ten_thousand_keys_are_found_again)
{
	static char keys[10000][8];
	struct map map = MAP_EMPTY;

	for (size_t i = 0; i < 10000; i++) {
		snprintf(keys[i], sizeof keys[i], "k%zu", i);
		assert_true(map_put(&map, keys[i], i));
	}
	assert_int_equal(map.count, 10000);
	assert_true(map.room > map.count);
	for (size_t i = 0; i < 10000; i++) {
		size_t value = 0;

		assert_true(map_get(&map, keys[i], &value));
		assert_int_equal(value, i);
	}
	assert_false(map_get(&map, "k10000", NULL));
	assert_true(map_put(&map, "", 7));
	map_release(&map);
}
