#include "ui/sequence.h"

#include "base/utf8.h"

void sequence_begin(struct sequence *seq, bool ss3, bool alt)
{
	*seq = (struct sequence){ .ss3 = ss3, .alt = alt };
}

static void add_digit(struct sequence *seq, char digit)
{
	enum { BEYOND_ALL = 0x110000 };
	uint32_t *number;

	if (seq->finer)
		return;
	if (!seq->count)
		seq->count = 1;
	if (seq->count > SEQUENCE_NUMBERS)
		return;
	number = &seq->numbers[seq->count - 1];
	*number = *number * 10 + (uint32_t)(digit - '0');
	if (*number > BEYOND_ALL)
		*number = BEYOND_ALL;
}

static void end_number(struct sequence *seq)
{
	seq->finer = false;
	if (!seq->count)
		seq->count = 1;
	if (seq->count <= SEQUENCE_NUMBERS)
		seq->count++;
}

bool sequence_ended(struct sequence *seq, char byte)
{
	seq->final = byte;
	if (byte >= 0x40)
		return true;
	/* rxvt's shifted keys end on what is an intermediate byte to all others. */
	if (byte == '$' && !seq->ss3 && !seq->foreign && seq->count == 1)
		return true;
	if (byte >= '0' && byte <= '9')
		add_digit(seq, byte);
	else if (byte == ';')
		end_number(seq);
	else if (byte == ':')
		seq->finer = true;
	else
		seq->foreign = true;
	/* Of SS3 only the digits before its letter are no end. */
	return seq->ss3 && seq->foreign;
}

/* --- keys with a name ----------------------------------------------------------- */

/* Modifiers are counted from 1; 0 is none written.  False for what no key has. */
static bool with_of(uint32_t number, unsigned *with)
{
	enum { SHIFT_ALT_CTRL = 7, ALL = 16 };

	*with |= number ? (number - 1) & SHIFT_ALT_CTRL : 0;
	return number <= ALL;
}

static const struct {
	char final;
	enum key_name name;
	int number;
	unsigned with;
} letters[] = {
	{ 'A', K_UP, 0, 0 },       { 'B', K_DOWN, 0, 0 },     { 'C', K_RIGHT, 0, 0 },
	{ 'D', K_LEFT, 0, 0 },     { 'H', K_HOME, 0, 0 },     { 'F', K_END, 0, 0 },
	{ 'P', K_FUNCTION, 1, 0 }, { 'Q', K_FUNCTION, 2, 0 }, { 'R', K_FUNCTION, 3, 0 },
	{ 'S', K_FUNCTION, 4, 0 }, { 'Z', K_TAB, 0, WITH_SHIFT },
};

static bool letter_key(char final, struct key *key)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].final == final) {
			key->name = letters[i].name;
			key->number = letters[i].number;
			key->with |= letters[i].with;
			return true;
		}
	return false;
}

/* rxvt's arrows: a small letter. */
static bool rxvt_arrow(const struct sequence *seq, struct key *key)
{
	if (seq->final < 'a' || seq->final > 'd')
		return false;
	key->with |= seq->ss3 ? WITH_CTRL : WITH_SHIFT;
	return letter_key((char)(seq->final - 'a' + 'A'), key);
}

/* The modifier stands after a 1, or alone as older terminals write it: other
 * numbers are answers, such as where the cursor stands. */
static bool lettered(const struct sequence *seq, struct key *key)
{
	uint32_t number = seq->count == 2 ? seq->numbers[1] : seq->numbers[0];

	if (seq->count > 2 || (seq->count == 2 && seq->numbers[0] > 1))
		return false;
	return with_of(number, &key->with) && (letter_key(seq->final, key) || rxvt_arrow(seq, key));
}

static const struct {
	unsigned char code;
	enum key_name name;
	int number;
} numbered_keys[] = {
	{ 1, K_HOME, 0 },       { 2, K_INSERT, 0 },     { 3, K_DELETE, 0 },     { 4, K_END, 0 },
	{ 5, K_PAGE_UP, 0 },    { 6, K_PAGE_DOWN, 0 },  { 7, K_HOME, 0 },       { 8, K_END, 0 },
	{ 11, K_FUNCTION, 1 },  { 12, K_FUNCTION, 2 },  { 13, K_FUNCTION, 3 },  { 14, K_FUNCTION, 4 },
	{ 15, K_FUNCTION, 5 },  { 17, K_FUNCTION, 6 },  { 18, K_FUNCTION, 7 },  { 19, K_FUNCTION, 8 },
	{ 20, K_FUNCTION, 9 },  { 21, K_FUNCTION, 10 }, { 23, K_FUNCTION, 11 }, { 24, K_FUNCTION, 12 },
	{ 25, K_FUNCTION, 13 }, { 26, K_FUNCTION, 14 }, { 28, K_FUNCTION, 15 }, { 29, K_FUNCTION, 16 },
	{ 31, K_FUNCTION, 17 }, { 32, K_FUNCTION, 18 }, { 33, K_FUNCTION, 19 }, { 34, K_FUNCTION, 20 },
};

static bool numbered(const struct sequence *seq, struct key *key)
{
	static const char finals[] = "~$^@"; /* as rxvt: shift, ctrl, both */
	static const unsigned withs[] = { 0, WITH_SHIFT, WITH_CTRL, WITH_SHIFT | WITH_CTRL };

	if (seq->count < 1 || seq->count > 2 || !with_of(seq->numbers[1], &key->with))
		return false;
	key->with |= withs[strchr(finals, seq->final) - finals];
	for (size_t i = 0; i < sizeof numbered_keys / sizeof *numbered_keys; i++)
		if (numbered_keys[i].code == seq->numbers[0]) {
			key->name = numbered_keys[i].name;
			key->number = numbered_keys[i].number;
			return true;
		}
	return false;
}

/* --- keys by their character ---------------------------------------------------- */

static bool control_of(uint32_t code, struct key *key)
{
	switch (code) {
	case '\r':
	case '\n': key->name = K_ENTER; break;
	case '\t': key->name = K_TAB; break;
	case 0x1B: key->name = K_ESCAPE; break;
	case 0x08:
	case 0x7F: key->name = K_BACKSPACE; break;
	default: return false;
	}
	return true;
}

/* Some terminals name the key, some the letter that it gives with Shift. */
static uint32_t shifted(uint32_t code)
{
	bool small = (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7);

	return small ? code - 0x20 : code;
}

static bool letter_of(uint32_t code, struct key *key, struct str *text)
{
	bool private_use = code >= 0xE000 && code <= 0xF8FF;
	unsigned with = key->with;
	uint32_t small = code | 0x20;

	if (with & WITH_CTRL) {
		key->name = K_CTRL;
		key->number = (int)small;
		key->with &= ~(unsigned)WITH_CTRL;
		return small >= 'a' && small <= 'z';
	}
	if (with & WITH_ALT || private_use || code < ' ' || utf8_is_control(code))
		return false;
	key->name = K_TEXT;
	key->with = 0;
	utf8_put(text, with & WITH_SHIFT ? shifted(code) : code);
	return true;
}

static bool coded(uint32_t code, uint32_t with, struct key *key, struct str *text)
{
	return with_of(with, &key->with) && (control_of(code, key) || letter_of(code, key, text));
}

/* The number pad in application mode: what is printed on its keys. */
static bool pad_key(const struct sequence *seq, struct key *key, struct str *text)
{
	static const char pad[] = "p0q1r2s3t4u5v6w7x8y9j*k+l,m-n.o/X=";
	unsigned with = 0;

	if (seq->count > 2 || !with_of(seq->numbers[seq->count == 2], &with))
		return false;
	if (seq->final == 'M') {
		key->name = K_ENTER;
		key->with |= with;
		return true;
	}
	for (const char *at = pad; *at; at += 2)
		if (*at == seq->final) {
			key->name = K_TEXT;
			key->with = 0;
			str_add_char(text, at[1]);
			return true;
		}
	return false;
}

bool sequence_key(const struct sequence *seq, struct key *key, struct str *text)
{
	const uint32_t *numbers = seq->numbers;

	*key = (struct key){ .with = seq->alt ? WITH_ALT : 0 };
	if (seq->foreign || seq->count > SEQUENCE_NUMBERS)
		return false;
	if (seq->ss3)
		return lettered(seq, key) || pad_key(seq, key, text);
	if (seq->final == 'u')
		return seq->count >= 1 && coded(numbers[0], numbers[1], key, text);
	if (seq->final == '~' && numbers[0] == 27 && seq->count == 3)
		return coded(numbers[2], numbers[1], key, text);
	return strchr("~$^@", seq->final) ? numbered(seq, key) : lettered(seq, key);
}
