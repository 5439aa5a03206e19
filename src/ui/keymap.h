/*
 * Keys and commands.
 *
 * Purpose:  reads the keys in the table of commands (wizard/command.h): which
 *           command a key means in a state, and how a key is called in the key
 *           bar.  No key stands anywhere else but those of texts and lists.
 * Shapes:   a key's name is "F1", "Ctrl-G", "Tab", "Insert", "Delete" or
 *           "Ctrl-Up".
 */
#ifndef BLANKETT_UI_KEYMAP_H
#define BLANKETT_UI_KEYMAP_H

#include "ui/keys.h"
#include "wizard/machine.h"

/* The command the key means in the state, or COMMAND_NONE. */
enum command_id keymap_find(const struct key *key, enum state_id state);

/* Whether the key goes by that name. */
bool keymap_is(const struct key *key, const char *name);

/* How a function key, a letter with Ctrl, Insert or Delete is called; false: another key. */
bool keymap_call(const struct key *key, char name[COMMAND_KEY]);

/* The name to show for a row's keys: the first, or where function keys fail its
 * Ctrl form when it has one.  "" when it has no key. */
void keymap_name(const struct command_row *row, bool function_keys, char name[COMMAND_KEY]);

#endif
