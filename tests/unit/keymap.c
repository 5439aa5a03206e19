#include "unit.h"

#include "ui/keymap.h"

#include <string.h>

static struct key ctrl(char letter)
{
	return (struct key){ .name = K_CTRL, .number = letter };
}

static struct key function(int number)
{
	return (struct key){ .name = K_FUNCTION, .number = number };
}

static enum command_id found(struct key key, enum state_id state)
{
	return keymap_find(&key, state);
}

TEST(a_key_means_what_the_table_says)
{
	assert_int_equal(found(function(1), STATE_EDITOR), COMMAND_HELP);
	assert_int_equal(found(ctrl('g'), STATE_EDITOR), COMMAND_HELP);
	assert_int_equal(found(function(10), STATE_HELP), COMMAND_LEAVE);
	assert_int_equal(found(ctrl('x'), STATE_START), COMMAND_LEAVE);
	assert_int_equal(found(ctrl('q'), STATE_START), COMMAND_LEAVE);
	assert_int_equal(found((struct key){ .name = K_TAB }, STATE_HEADING), COMMAND_NEXT);
	assert_int_equal(found((struct key){ .name = K_UP, .with = WITH_CTRL }, STATE_ROW), COMMAND_UP);
	assert_int_equal(found((struct key){ .name = K_INSERT }, STATE_ROW), COMMAND_ADD);
}

TEST(a_key_means_nothing_where_its_command_does_not)
{
	assert_int_equal(found(ctrl('n'), STATE_HELP), COMMAND_NONE);
	assert_int_equal(found(ctrl('z'), STATE_START), COMMAND_NONE);
}

TEST(other_keys_mean_nothing)
{
	assert_int_equal(found(function(11), STATE_EDITOR), COMMAND_NONE);
	assert_int_equal(found((struct key){ .name = K_FUNCTION, .number = 1, .with = WITH_SHIFT }, STATE_EDITOR),
			 COMMAND_NONE);
	assert_int_equal(found((struct key){ .name = K_TAB, .with = WITH_SHIFT }, STATE_EDITOR), COMMAND_NONE);
	assert_int_equal(found((struct key){ .name = K_UP }, STATE_ROW), COMMAND_NONE);
	assert_int_equal(found((struct key){ .name = K_TEXT, .text = "n", .len = 1 }, STATE_EDITOR), COMMAND_NONE);
}

TEST(no_key_has_two_meanings_in_a_state)
{
	const struct command_row *row, *other;

	for (size_t i = 0; (row = command_row_at(i)); i++) {
		const char *cursor = row->keys;
		char key[COMMAND_KEY];

		while (command_next_key(&cursor, key))
			for (size_t j = i + 1; (other = command_row_at(j)); j++) {
				const char *others = other->keys;
				char second[COMMAND_KEY];

				while (command_key_states(row) & command_key_states(other) && command_next_key(&others, second))
					assert_string_not_equal(key, second);
			}
	}
}

TEST(a_key_is_called_by_what_the_terminal_has)
{
	char name[COMMAND_KEY];

	keymap_name(command_row(COMMAND_OUTLINE), true, name);
	assert_string_equal(name, "F2");
	keymap_name(command_row(COMMAND_OUTLINE), false, name);
	assert_string_equal(name, "Ctrl-O");
	keymap_name(command_row(COMMAND_REMOVE), false, name);
	assert_string_equal(name, "Ctrl-U");
	keymap_name(command_row(COMMAND_NEXT), false, name);
	assert_string_equal(name, "Tab");
	keymap_name(command_row(COMMAND_EXPORT), true, name);
	assert_string_equal(name, "");
}

TEST(a_key_that_was_pressed_is_called_by_its_name)
{
	struct key control = { .name = K_CTRL, .number = 'w' }, function = { .name = K_FUNCTION, .number = 12 };
	struct key home = { .name = K_HOME };
	char name[COMMAND_KEY];

	assert_true(keymap_call(&control, name));
	assert_string_equal(name, "Ctrl-W");
	assert_true(keymap_call(&function, name));
	assert_string_equal(name, "F12");
	assert_false(keymap_call(&home, name));
}

TEST(every_function_key_has_a_ctrl_form)
{
	const struct command_row *row;
	char name[COMMAND_KEY];

	for (size_t i = 0; (row = command_row_at(i)); i++) {
		if (row->keys[0] != 'F')
			continue;
		keymap_name(row, false, name);
		assert_int_equal(strncmp(name, "Ctrl-", 5), 0);
	}
}
