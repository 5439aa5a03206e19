/*
 * Bytes from a terminal and the keys they are, both in one line of a test.
 *
 * Shapes:   keys are written one after the other with spaces between: 'text'
 *           (texts that follow each other are one), <paste>, Up, Ctrl-x, F5,
 *           Shift-Alt-Left.
 * Calls:    EXPECT("\033[A" "x", "Up 'x'") feeds them whole, byte by byte and
 *           torn in two at every place: always the same keys.
 */
#ifndef BLANKETT_TESTS_UNIT_KEYS_SCRIPT_H
#define BLANKETT_TESTS_UNIT_KEYS_SCRIPT_H

#include "base/str.h"
#include "ui/keys.h"

struct script {
	struct keys *keys;
	struct str said;
	bool in_text;
};

static inline void script_begin(struct script *script, enum charset charset)
{
	*script = (struct script){ .keys = keys_new(charset) };
	str_init(&script->said);
}

static inline void script_release(struct script *script)
{
	keys_free(script->keys);
	str_release(&script->said);
}

static inline void script_say_name(struct str *said, const struct key *key)
{
	static const char *const names[] = {
		[K_ENTER] = "Enter",   [K_TAB] = "Tab",       [K_ESCAPE] = "Esc",      [K_BACKSPACE] = "Backspace",
		[K_DELETE] = "Delete", [K_INSERT] = "Insert", [K_UP] = "Up",           [K_DOWN] = "Down",
		[K_LEFT] = "Left",     [K_RIGHT] = "Right",   [K_HOME] = "Home",       [K_END] = "End",
		[K_PAGE_UP] = "PgUp",  [K_PAGE_DOWN] = "PgDn",
	};

	str_addf(said, "%s%s%s", key->with & WITH_SHIFT ? "Shift-" : "", key->with & WITH_ALT ? "Alt-" : "",
		 key->with & WITH_CTRL ? "Ctrl-" : "");
	if (key->name == K_CTRL)
		str_addf(said, "Ctrl-%c", key->number);
	else if (key->name == K_FUNCTION)
		str_addf(said, "F%d", key->number);
	else
		str_add(said, names[key->name]);
}

static inline void script_end_text(struct script *script)
{
	if (script->in_text)
		str_add_char(&script->said, '\'');
	script->in_text = false;
}

static inline void script_say(struct script *script, const struct key *key)
{
	struct str *said = &script->said;

	if (key->name == K_TEXT && script->in_text) {
		str_add_bytes(said, key->text, key->len);
		return;
	}
	script_end_text(script);
	if (said->len)
		str_add_char(said, ' ');
	script->in_text = key->name == K_TEXT;
	if (key->name != K_TEXT && key->name != K_PASTE) {
		script_say_name(said, key);
		return;
	}
	str_add_char(said, key->name == K_TEXT ? '\'' : '<');
	str_add_bytes(said, key->text, key->len);
	if (key->name == K_PASTE)
		str_add_char(said, '>');
}

static inline void script_take(struct script *script)
{
	struct key key;

	while (keys_next(script->keys, &key))
		script_say(script, &key);
}

static inline void script_feed(struct script *script, const char *bytes, size_t len)
{
	keys_feed(script->keys, bytes, len);
	script_take(script);
}

#endif
