/*
 * Bytes from a terminal as keys.
 *
 * Purpose:  reads what a terminal sends: letters in its charset, control
 *           letters, escape sequences of both families (xterm and vt), and
 *           pastes between their brackets, in bulk.  Nothing of curses: the
 *           same bytes mean the same keys on every terminal.
 * Calls:    keys_feed(keys, bytes, len);
 *           while (keys_next(keys, &key)) take(&key);
 *           if (keys_undecided(keys)) wait KEYS_ESCAPE_MS for more bytes, and
 *           when none come: keys_timeout(keys), then keys_next again;
 *           at the end of input: keys_end(keys), then keys_next again.
 * Shapes:   letters that came together come as one K_TEXT: UTF-8, not cleaned,
 *           never with a control letter (C0, DEL, C1).  A paste comes whole, as
 *           UTF-8, with all that was in it and newlines as they were, when its
 *           end has come.
 * Torn:     bytes may come torn anywhere, with the same keys; CR LF is one Enter
 *           then too.
 * Alt:      an escape and a letter is nothing; an escape and a control letter is
 *           that one WITH_ALT.
 * Unknown:  a sequence nobody knows is swallowed whole, however long.  An escape
 *           or a control letter inside one ends it and is read itself (CAN only
 *           ends it), so that none holds the keyboard; a string (OSC, DCS and
 *           their like) ends of itself after 4096 bytes.
 * Bytes:    in a Latin charset 0x9B is CSI and 0x8F SS3; in UTF-8 they are not.
 * Cost:     linear in the bytes; nothing is allocated for a key.  Memory beyond
 *           64 KiB is given back after what needed it.
 * Owner:    keys_new/keys_free; a key's text is lent until the next keys_feed
 *           or keys_next.
 * Source:   ECMA-48; XTerm Control Sequences; VT220 Programmer Reference.
 */
#ifndef BLANKETT_UI_KEYS_H
#define BLANKETT_UI_KEYS_H

#include "base/charset.h"

#include <stdbool.h>
#include <stddef.h>

enum { KEYS_ESCAPE_MS = 100 };

enum key_name {
	K_NONE,
	K_TEXT,      /* `text`, `len` */
	K_PASTE,     /* `text`, `len` */
	K_CTRL,      /* `number` is the letter, 'a' to 'z' */
	K_FUNCTION,  /* `number` is 1 to 20 */
	K_ENTER,
	K_TAB,       /* with SHIFT: back */
	K_ESCAPE,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
};

enum key_with { WITH_SHIFT = 1, WITH_ALT = 2, WITH_CTRL = 4 }; /* bits */

struct key {
	enum key_name name;
	unsigned with;    /* of keys that are no text; CTRL is not told of a K_CTRL */
	int number;
	const char *text;
	size_t len;
	bool waiting;     /* K_ENTER: text, a tab or a newline has come right after it, so that it may be pasted */
};

struct keys;

struct keys *keys_new(enum charset charset);
void keys_free(struct keys *keys);

void keys_feed(struct keys *keys, const char *bytes, size_t len);
bool keys_next(struct keys *keys, struct key *key);

/* An escape alone waits to become a key or the beginning of one; the timeout
 * makes it K_ESCAPE.  An escape and the first letter of a string (P X ] ^ _) may
 * be that letter with Alt, which it then is.  Any other sequence that has begun
 * waits for its end, and so do a letter and a paste: not undecided. */
bool keys_undecided(const struct keys *keys);
void keys_timeout(struct keys *keys);

/* No more bytes will come: what has come of a paste, a letter or an escape is given,
 * but of a paste no torn letter and no torn bracket. */
void keys_end(struct keys *keys);

#endif
