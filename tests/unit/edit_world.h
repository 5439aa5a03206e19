/*
 * A text and an editor on it, for tests: a `|` marks the cursor.
 *
 * Use:      struct world world;
 *           world_open(&world, "Insats |för", 20, false);
 *           assert_int_equal(world_press(&world, K_LEFT, 0), EDIT_DONE);
 *           world_expect(&world, "Insats| för");
 *           world_close(&world);
 */
#ifndef BLANKETT_TESTS_EDIT_WORLD_H
#define BLANKETT_TESTS_EDIT_WORLD_H

#include "ui/edit.h"

#include <string.h>

struct world {
	struct text text;
	struct edit edit;
	struct edit_change change; /* the last one */
};

static inline void world_open(struct world *world, const char *marked, int width, bool one_line)
{
	size_t cursor = strcspn(marked, "|");
	size_t after = marked[cursor] == '|' ? cursor + 1 : cursor;

	text_init(&world->text);
	text_splice(&world->text, 0, 0, marked + after, strlen(marked) - after);
	text_splice(&world->text, 0, 0, marked, cursor); /* the gap stands at the cursor */
	edit_init(&world->edit);
	edit_begin(&world->edit, &world->text, width, one_line);
	edit_go(&world->edit, cursor);
}

static inline void world_close(struct world *world)
{
	edit_release(&world->edit);
	text_release(&world->text);
}

/* Carries out what the editor asked for. */
static inline void world_apply(struct world *world)
{
	const struct edit_change *change = &world->change;

	text_splice(&world->text, change->at, change->removed, change->text, change->len);
	edit_changed(&world->edit, change->at, change->removed, change->len);
}

static inline enum edit_result world_key(struct world *world, const struct key *key)
{
	enum edit_result result = edit_key(&world->edit, key, &world->change);

	if (result == EDIT_CHANGE)
		world_apply(world);
	return result;
}

static inline enum edit_result world_press(struct world *world, enum key_name name, unsigned with)
{
	return world_key(world, &(struct key){ .name = name, .with = with });
}

static inline enum edit_result world_type(struct world *world, const char *text)
{
	return world_key(world, &(struct key){ .name = K_TEXT, .text = text, .len = strlen(text) });
}

/* The same, and whether it began a step. */
static inline bool world_steps(struct world *world, const char *text)
{
	assert_int_equal(world_type(world, text), EDIT_CHANGE);
	return world->change.apart;
}

static inline void world_expect(struct world *world, const char *marked)
{
	struct str now = STR_EMPTY;

	text_copy(&world->text, 0, text_len(&world->text), &now);
	str_splice(&now, world->edit.cursor, 0, "|", 1);
	assert_string_equal(now.data, marked);
	str_release(&now);
}

/* One key on one text. */
static inline void expect_key(const char *before, int width, enum key_name name, unsigned with, const char *after)
{
	struct world world;

	world_open(&world, before, width, false);
	assert_int_not_equal(world_press(&world, name, with), EDIT_NOT_MINE);
	world_expect(&world, after);
	world_close(&world);
}

static inline void expect_not_mine(const char *before, int width, enum key_name name, unsigned with)
{
	struct world world;

	world_open(&world, before, width, false);
	assert_int_equal(world_press(&world, name, with), EDIT_NOT_MINE);
	world_expect(&world, before);
	world_close(&world);
}

#endif
