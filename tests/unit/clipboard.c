#include "unit.h"

#include "base/mem.h"
#include "ui/clipboard.h"

static void expect(const char *term, const char *text, const char *sequence)
{
	struct str out = STR_EMPTY;

	assert_true(clipboard_ask(term, text, strlen(text), &out));
	assert_string_equal(out.data, sequence);
	str_release(&out);
}

TEST(the_terminal_is_asked_in_base64)
{
	expect("xterm", "", "\033]52;c;\a");
	expect("xterm", "f", "\033]52;c;Zg==\a");
	expect("xterm", "fo", "\033]52;c;Zm8=\a");
	expect("xterm", "foo", "\033]52;c;Zm9v\a");
	expect("tmux-256color", "foob", "\033]52;c;Zm9vYg==\a");
	expect("vt220", "åä ö\n~\377\377", "\033]52;c;w6XDpCDDtgp+//8=\a");
}

TEST(screen_passes_it_on_in_pieces)
{
	expect("screen.xterm-256color", "foob", "\033P\033]52;c;Z\033\\\033Pm9vYg==\a\033\\");
}

TEST(too_long_a_text_is_refused)
{
	struct str out = STR_EMPTY;
	char *text = mem_alloc(CLIPBOARD_MOST + 1);

	assert_false(clipboard_ask("xterm", text, CLIPBOARD_MOST + 1, &out));
	assert_int_equal(out.len, 0);
	assert_true(clipboard_ask("xterm", text, CLIPBOARD_MOST, &out));
	assert_int_equal(out.len, 7 + (CLIPBOARD_MOST + 2) / 3 * 4 + 1);
	free(text);
	str_release(&out);
}
