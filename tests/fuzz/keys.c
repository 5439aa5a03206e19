/*
 * Whatever a terminal sends: no text has a control letter, and bytes that come
 * one by one are the same keys as those that come together.
 */
#include "../unit/keys_script.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct key *key)
{
	assert(key->name != K_NONE && key->name <= K_PAGE_DOWN);
	assert(key->name != K_CTRL || (key->number >= 'a' && key->number <= 'z'));
	assert(key->name != K_FUNCTION || (key->number >= 1 && key->number <= 20));
	if (key->name != K_TEXT && key->name != K_PASTE)
		return;
	assert(utf8_valid(key->text, key->len));
	for (size_t at = 0; key->name == K_TEXT && at < key->len;) {
		uint32_t character;

		at += utf8_decode(key->text + at, key->len - at, &character);
		assert(character >= 0x20 && !(character >= 0x7F && character < 0xA0));
	}
}

static void take(struct script *script)
{
	struct key key;

	while (keys_next(script->keys, &key)) {
		check(&key);
		script_say(script, &key);
	}
}

static void feed(struct script *script, const char *bytes, size_t size, size_t step)
{
	for (size_t at = 0; at < size; at += step) {
		keys_feed(script->keys, bytes + at, step < size - at ? step : size - at);
		take(script);
	}
	keys_end(script->keys);
	take(script);
	script_end_text(script);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (enum charset charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++) {
		struct script whole, torn;

		script_begin(&whole, charset);
		script_begin(&torn, charset);
		feed(&whole, (const char *)data, size, size ? size : 1);
		feed(&torn, (const char *)data, size, 1);
		assert(whole.said.len == torn.said.len && !memcmp(whole.said.data, torn.said.data, whole.said.len));
		script_release(&whole);
		script_release(&torn);
	}
	return 0;
}
