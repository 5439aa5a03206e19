#include "ui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	enum key_name name;
	unsigned with;
	const char *called;
} named[] = {
	{ K_TAB, 0, "Tab" },
	{ K_INSERT, 0, "Insert" },
	{ K_DELETE, 0, "Delete" },
	{ K_UP, WITH_CTRL, "Ctrl-Up" },
	{ K_DOWN, WITH_CTRL, "Ctrl-Down" },
};

static bool is_function(const char *name)
{
	return name[0] == 'F' && name[1] >= '1' && name[1] <= '9';
}

bool keymap_is(const struct key *key, const char *name)
{
	if (key->name == K_FUNCTION)
		return !key->with && is_function(name) && strtol(name + 1, NULL, 10) == key->number;
	if (key->name == K_CTRL)
		return !strncmp(name, "Ctrl-", 5) && name[5] && !name[6] && (name[5] | 0x20) == key->number;
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i].name == key->name && named[i].with == key->with && !strcmp(named[i].called, name))
			return true;
	return false;
}

bool keymap_call(const struct key *key, char name[COMMAND_KEY])
{
	if (key->name == K_FUNCTION && !key->with)
		snprintf(name, COMMAND_KEY, "F%d", key->number);
	else if (key->name == K_CTRL && key->number >= 'a' && key->number <= 'z')
		snprintf(name, COMMAND_KEY, "Ctrl-%c", key->number - ('a' - 'A'));
	else if ((key->name == K_INSERT || key->name == K_DELETE) && !key->with)
		snprintf(name, COMMAND_KEY, "%s", key->name == K_INSERT ? "Insert" : "Delete");
	else
		return false;
	return true;
}

static bool row_has(const struct command_row *row, const struct key *key)
{
	const char *cursor = row->keys;
	char name[COMMAND_KEY];

	while (command_next_key(&cursor, name))
		if (keymap_is(key, name))
			return true;
	return false;
}

enum command_id keymap_find(const struct key *key, enum state_id state)
{
	const struct command_row *row;

	for (size_t i = 0; (row = command_row_at(i)); i++)
		if (command_key_states(row) >> state & 1 && row_has(row, key))
			return row->id;
	return COMMAND_NONE;
}

void keymap_name(const struct command_row *row, bool function_keys, char name[COMMAND_KEY])
{
	const char *cursor = row->keys;

	name[0] = '\0';
	while (command_next_key(&cursor, name))
		if (function_keys || !strncmp(name, "Ctrl-", 5))
			return;
	cursor = row->keys;
	command_next_key(&cursor, name);
}
