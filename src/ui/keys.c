#include "ui/keys.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/sequence.h"

/*
 * Bytes wait in `fed` until they are used.  Each state has a step, which uses
 * some of them and perhaps has a key; what a sequence has said so far is in the
 * state, never in bytes to be read again.  So bytes that come one by one are
 * read exactly as those that come together.
 */
#ifdef BLANKETT_TINY
enum { KEPT_ROOM = 16 };
#else
enum { KEPT_ROOM = 64 * 1024 };
#endif

enum {
	STRING_MOST = 4096, /* bytes of a string sequence; more is none */
	MOUSE_BYTES = 3,
	BEL = 0x07,
	CANCEL = 0x18,
	ESC = 0x1B,
	DEL = 0x7F,
	SS3 = 0x8F,         /* these three only where bytes are letters */
	CSI = 0x9B,
	ST = 0x9C,
};

enum state {
	GROUND,
	ESCAPE,        /* after ESC */
	ESCAPE_TWICE,  /* after ESC ESC */
	SEQUENCE,      /* after CSI or SS3 */
	CONSOLE,       /* after CSI [, as the linux console writes F1 to F5 */
	MOUSE,         /* after CSI M */
	STRING,        /* in an OSC, DCS, APC, PM or SOS */
	PASTE,
};

struct keys {
	enum charset charset;
	enum state state;
	struct str fed;
	size_t used;
	struct sequence sequence;
	size_t passed;     /* bytes of the string or the mouse report */
	bool eight_bit;    /* the paste began with a CSI of one byte */
	bool after_cr;     /* CR LF is one Enter */
	int escapes;       /* decided, not yet given */
	bool ended;
	struct str text;   /* of the key given last; of the paste that is coming */
	bool lent;
};

enum step {
	STEP_ON,   /* no key; there may be one in what is left */
	STEP_KEY,
	STEP_WAIT, /* what is left may mean something else with more bytes */
};

struct keys *keys_new(enum charset charset)
{
	struct keys *keys = mem_alloc(sizeof *keys);

	*keys = (struct keys){ .charset = charset };
	str_init(&keys->fed);
	str_init(&keys->text);
	return keys;
}

void keys_free(struct keys *keys)
{
	if (!keys)
		return;
	str_release(&keys->fed);
	str_release(&keys->text);
	free(keys);
}

static void empty(struct str *s)
{
	if (s->room > KEPT_ROOM)
		str_release(s);
	else
		str_clear(s);
}

/* Moves what is left only when it is less than what was used: linear in all. */
static void drop_used(struct keys *keys)
{
	size_t left = keys->fed.len - keys->used;

	if (!left)
		empty(&keys->fed);
	else if (left < keys->used)
		str_splice(&keys->fed, 0, keys->used, "", 0);
	else
		return;
	keys->used = 0;
}

static void take_back(struct keys *keys)
{
	if (keys->lent)
		empty(&keys->text);
	keys->lent = false;
}

void keys_feed(struct keys *keys, const char *bytes, size_t len)
{
	take_back(keys);
	drop_used(keys);
	str_add_bytes(&keys->fed, bytes, len);
}

static size_t left(const struct keys *keys)
{
	return keys->fed.len - keys->used;
}

static const char *here(const struct keys *keys)
{
	return keys->fed.data + keys->used;
}

static unsigned char byte_here(const struct keys *keys)
{
	return (unsigned char)*here(keys);
}

static enum step give(struct key *key, enum key_name name, unsigned with)
{
	*key = (struct key){ .name = name, .with = with };
	return STEP_KEY;
}

static enum step give_text(struct keys *keys, struct key *key, enum key_name name)
{
	*key = (struct key){ .name = name, .text = keys->text.data, .len = keys->text.len };
	keys->lent = true;
	return STEP_KEY;
}

/* --- letters -------------------------------------------------------------------- */

static bool is_bytewise(const struct keys *keys)
{
	return keys->charset == CHARSET_LATIN1 || keys->charset == CHARSET_LATIN9;
}

static bool is_letter(const struct keys *keys, unsigned char byte)
{
	return byte >= ' ' && byte != DEL && !(byte >= 0x80 && byte < 0xA0 && is_bytewise(keys));
}

/* Takes U+0080 to U+009F out of UTF-8. */
static void drop_c1(struct str *text)
{
	char *end = text->data + text->len;
	char *at = text->len ? memchr(text->data, 0xC2, text->len) : NULL, *to = at;

	if (!at)
		return;
	while (at < end)
		if ((unsigned char)at[0] == 0xC2 && (unsigned char)at[1] < 0xA0)
			at += 2;
		else
			*to++ = *at++;
	str_cut(text, (size_t)(to - text->data));
}

/* Bytes at the end of `len` that must wait; none when something else follows. */
static size_t torn(const struct keys *keys, size_t len)
{
	return len == left(keys) && !keys->ended ? charset_torn(keys->charset, here(keys), len) : 0;
}

static enum step letters(struct keys *keys, struct key *key)
{
	size_t len = 0, whole;

	while (len < left(keys) && is_letter(keys, (unsigned char)here(keys)[len]))
		len++;
	whole = len - torn(keys, len);
	if (!whole)
		return STEP_WAIT;
	charset_decode(keys->charset, here(keys), whole, &keys->text);
	keys->used += whole;
	drop_c1(&keys->text);
	return keys->text.len ? give_text(keys, key, K_TEXT) : STEP_ON;
}

/* --- control letters ------------------------------------------------------------ */

/* A second half of CR LF is used with the first, or passed over when it comes. */
static enum step enter(struct keys *keys, unsigned char byte, unsigned with, struct key *key)
{
	unsigned char next;

	give(key, K_ENTER, with);
	keys->after_cr = byte == '\r' && !left(keys);
	if (byte == '\r' && left(keys) && byte_here(keys) == '\n')
		keys->used++;
	next = left(keys) ? byte_here(keys) : '\0';
	key->waiting = is_letter(keys, next) || next == '\t' || next == '\r' || next == '\n';
	return STEP_KEY;
}

static enum step begin_sequence(struct keys *keys, bool ss3, bool alt)
{
	sequence_begin(&keys->sequence, ss3, alt);
	keys->state = SEQUENCE;
	return STEP_ON;
}

/* A byte that is no letter, already used. */
static enum step control(struct keys *keys, unsigned char byte, unsigned with, struct key *key)
{
	switch (byte) {
	case ESC: keys->state = ESCAPE; return STEP_ON;
	case SS3:
	case CSI:
		keys->eight_bit = byte == CSI;
		return begin_sequence(keys, byte == SS3, with);
	case '\r':
	case '\n': return enter(keys, byte, with, key);
	case '\t': return give(key, K_TAB, with);
	case '\b':
	case DEL: return give(key, K_BACKSPACE, with);
	}
	if (byte < 1 || byte > 26)
		return STEP_ON;
	give(key, K_CTRL, with);
	key->number = 'a' - 1 + byte;
	return STEP_KEY;
}

static enum step ground(struct keys *keys, struct key *key)
{
	unsigned char byte = byte_here(keys);
	bool second = keys->after_cr && byte == '\n';

	keys->after_cr = false;
	if (is_letter(keys, byte))
		return letters(keys, key);
	keys->used++;
	return second ? STEP_ON : control(keys, byte, 0, key);
}

/* --- escapes -------------------------------------------------------------------- */

/* A letter typed with Alt, which means nothing here. */
static enum step alt_letter(struct keys *keys)
{
	size_t most = left(keys) < 4 ? left(keys) : 4;
	uint32_t unheard;

	if (most == torn(keys, most))
		return STEP_WAIT;
	keys->used += is_bytewise(keys) ? 1 : utf8_decode(here(keys), most, &unheard);
	keys->state = GROUND;
	return STEP_ON;
}

static enum step escape(struct keys *keys, struct key *key)
{
	unsigned char byte = byte_here(keys);

	if (byte == '[' || byte == 'O') {
		keys->used++;
		keys->eight_bit = false;
		return begin_sequence(keys, byte == 'O', false);
	}
	if (byte && strchr("PX]^_", byte)) {
		keys->used++;
		keys->passed = 0;
		keys->state = STRING;
		return STEP_ON;
	}
	if (is_letter(keys, byte))
		return alt_letter(keys);
	keys->used++;
	keys->state = byte == ESC ? ESCAPE_TWICE : GROUND;
	return byte == ESC ? STEP_ON : control(keys, byte, WITH_ALT, key);
}

/* rxvt writes an arrow with Alt so; else the first was a key of its own. */
static enum step escape_twice(struct keys *keys, struct key *key)
{
	unsigned char byte = byte_here(keys);

	if (byte != '[' && byte != 'O') {
		if (byte == ESC)
			keys->used++;
		else
			keys->state = ESCAPE;
		return give(key, K_ESCAPE, 0);
	}
	escape(keys, key);
	keys->sequence.alt = true;
	return STEP_ON;
}

/* Inside a sequence stands a byte that cannot: it begins anew with that. */
static bool is_aborted(struct keys *keys)
{
	unsigned char byte = byte_here(keys);

	if (byte >= ' ' && byte < DEL)
		return false;
	keys->used += byte == CANCEL;
	keys->state = GROUND;
	return true;
}

static enum step end_sequence(struct keys *keys, struct key *key)
{
	const struct sequence *seq = &keys->sequence;
	bool bare = !seq->ss3 && !seq->foreign && !seq->count;

	keys->state = GROUND;
	if (bare && (seq->final == 'M' || seq->final == '[')) {
		keys->state = seq->final == 'M' ? MOUSE : CONSOLE;
		keys->passed = 0;
		return STEP_ON;
	}
	if (seq->final == '~' && seq->count == 1 && seq->numbers[0] == 200 && !seq->foreign) {
		keys->state = PASTE;
		return STEP_ON;
	}
	if (!sequence_key(seq, key, &keys->text))
		return STEP_ON;
	return key->name == K_TEXT ? give_text(keys, key, K_TEXT) : STEP_KEY;
}

static enum step sequence(struct keys *keys, struct key *key)
{
	if (is_aborted(keys))
		return STEP_ON;
	if (!sequence_ended(&keys->sequence, here(keys)[0])) {
		keys->used++;
		return STEP_ON;
	}
	keys->used++;
	return end_sequence(keys, key);
}

static enum step console(struct keys *keys, struct key *key)
{
	unsigned char byte = byte_here(keys);

	if (is_aborted(keys))
		return STEP_ON;
	keys->used++;
	keys->state = GROUND;
	if (byte < 'A' || byte > 'E')
		return STEP_ON;
	give(key, K_FUNCTION, keys->sequence.alt ? WITH_ALT : 0);
	key->number = 1 + byte - 'A';
	return STEP_KEY;
}

/* Button and place are any bytes but control letters. */
static enum step mouse(struct keys *keys, struct key *key __attribute__((unused)))
{
	if (byte_here(keys) < DEL && is_aborted(keys))
		return STEP_ON;
	keys->used++;
	if (++keys->passed == MOUSE_BYTES)
		keys->state = GROUND;
	return STEP_ON;
}

/* ESC ends it, whatever comes: the \ after it is a letter with Alt. */
static enum step string(struct keys *keys, struct key *key __attribute__((unused)))
{
	unsigned char byte = byte_here(keys);
	bool end = byte == BEL || byte == CANCEL || (byte == ST && is_bytewise(keys));

	keys->used++;
	if (byte == ESC)
		keys->state = ESCAPE;
	else if (end || ++keys->passed == STRING_MOST)
		keys->state = GROUND;
	return STEP_ON;
}

/* --- pastes --------------------------------------------------------------------- */

static enum step collect(struct keys *keys, size_t len)
{
	size_t part = len == left(keys) ? charset_torn(keys->charset, here(keys), len) : 0;
	size_t whole = len - part;

	if (!whole && keys->ended)
		keys->used += part;
	if (!whole)
		return STEP_WAIT;
	charset_decode(keys->charset, here(keys), whole, &keys->text);
	keys->used += whole;
	return STEP_ON;
}

/* How much of a mark stands here: all of its bytes, 0 when it is none, or as
 * many as have come. */
static size_t mark_here(const struct keys *keys, const char *mark)
{
	size_t len = strlen(mark), come = len < left(keys) ? len : left(keys);

	return memcmp(here(keys), mark, come) ? 0 : come;
}

static enum step paste(struct keys *keys, struct key *key)
{
	const char *begin = keys->eight_bit ? "\x9B" "200~" : "\033[200~";
	const char *end = keys->eight_bit ? "\x9B" "201~" : "\033[201~";
	const char *lead = memchr(here(keys), begin[0], left(keys));
	size_t begun, ending;

	if (lead != here(keys))
		return collect(keys, lead ? (size_t)(lead - here(keys)) : left(keys));
	begun = mark_here(keys, begin);
	ending = mark_here(keys, end);
	if (begun == strlen(begin) || ending == strlen(end)) {
		keys->used += strlen(end);
		keys->state = ending == strlen(end) ? GROUND : PASTE;
		return keys->state == GROUND ? give_text(keys, key, K_PASTE) : STEP_ON;
	}
	if (!begun && !ending)
		return collect(keys, 1);
	/* torn: the line was cut within the mark */
	if (keys->ended)
		keys->used += left(keys);
	return STEP_WAIT;
}

/* --- from outside --------------------------------------------------------------- */

bool keys_undecided(const struct keys *keys)
{
	bool string_begun = keys->state == STRING && !keys->passed;

	return !left(keys) && (keys->state == ESCAPE || keys->state == ESCAPE_TWICE || string_begun);
}

void keys_timeout(struct keys *keys)
{
	if (!keys_undecided(keys))
		return;
	keys->escapes = keys->state == ESCAPE_TWICE ? 2 : keys->state == ESCAPE;
	keys->state = GROUND;
}

void keys_end(struct keys *keys)
{
	keys->ended = true;
}

static bool next_escape(struct keys *keys, struct key *key)
{
	if (!keys->escapes)
		return false;
	keys->escapes--;
	return give(key, K_ESCAPE, 0) == STEP_KEY;
}

/* What an end without its end leaves. */
static bool at_end(struct keys *keys, struct key *key)
{
	bool pasting = keys->state == PASTE;

	keys_timeout(keys);
	keys->state = GROUND;
	if (pasting && keys->text.len)
		return give_text(keys, key, K_PASTE) == STEP_KEY;
	return next_escape(keys, key);
}

bool keys_next(struct keys *keys, struct key *key)
{
	static enum step (*const steps[])(struct keys *keys, struct key *key) = {
		[GROUND] = ground,     [ESCAPE] = escape,   [ESCAPE_TWICE] = escape_twice,
		[SEQUENCE] = sequence, [CONSOLE] = console, [MOUSE] = mouse,
		[STRING] = string,     [PASTE] = paste,
	};
	enum step step = STEP_ON;

	take_back(keys);
	if (next_escape(keys, key))
		return true;
	while (step == STEP_ON && left(keys))
		step = steps[keys->state](keys, key);
	if (step == STEP_KEY)
		return true;
	*key = (struct key){ .name = K_NONE };
	drop_used(keys);
	return keys->ended && at_end(keys, key);
}
