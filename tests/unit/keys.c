#include "unit.h"

#include "keys_script.h"

static void expect_pieces(enum charset charset, const char *bytes, size_t len, size_t first, size_t step,
			  const char *wanted)
{
	struct script script;

	script_begin(&script, charset);
	script_feed(&script, bytes, first);
	for (size_t at = first; at < len; at += step)
		script_feed(&script, bytes + at, step < len - at ? step : len - at);
	script_end_text(&script);
	assert_string_equal(script.said.data, wanted);
	script_release(&script);
}

static void expect_in(enum charset charset, const char *bytes, size_t len, const char *wanted)
{
	expect_pieces(charset, bytes, len, len, 1, wanted);
	expect_pieces(charset, bytes, len, 0, 1, wanted);
	for (size_t first = 1; first < len; first++)
		expect_pieces(charset, bytes, len, first, len, wanted);
}

/* Both are literals: there may be a NUL in the bytes. */
#define EXPECT_IN(charset, bytes, wanted) expect_in(charset, bytes, sizeof(bytes) - 1, wanted)
#define EXPECT(bytes, wanted)                                                              \
	do {                                                                               \
		EXPECT_IN(CHARSET_UTF8, bytes, wanted);                                    \
		EXPECT_IN(CHARSET_LATIN1, bytes, wanted);                                  \
	} while (0)

/* --- letters -------------------------------------------------------------------- */

TEST(letters_are_put_together)
{
	EXPECT("Hej du", "'Hej du'");
	EXPECT_IN(CHARSET_UTF8, "Skåne – 5 € 😀", "'Skåne – 5 € 😀'");
	EXPECT_IN(CHARSET_ASCII, "åäö", "'åäö'");
	EXPECT_IN(CHARSET_LATIN1, "Sk\xE5ne", "'Skåne'");
	EXPECT_IN(CHARSET_LATIN9, "5 \xA4", "'5 €'");
}

TEST(bytes_that_are_no_utf8_are_latin1)
{
	EXPECT_IN(CHARSET_UTF8, "Sk\xE5ne", "'Skåne'");
	EXPECT_IN(CHARSET_UTF8, "\xE5\xE4\xF6!", "'åäö!'");
	EXPECT_IN(CHARSET_UTF8, "\xE5\033[A", "'å' Up");
	EXPECT_IN(CHARSET_UTF8, "\xF0\x9F\r", "'ð' Enter");
	EXPECT_IN(CHARSET_UTF8, "\xC3\xC3\xA5", "'Ãå'");
}

TEST(letters_that_came_together_come_at_once)
{
	struct keys *keys = keys_new(CHARSET_UTF8);
	struct key key;

	keys_feed(keys, "a", 1);
	keys_feed(keys, "b\xC3\xA5\xC3", 4);
	assert_true(keys_next(keys, &key));
	assert_int_equal(key.name, K_TEXT);
	assert_int_equal(key.len, 4);
	assert_memory_equal(key.text, "abå", 4);
	assert_false(keys_next(keys, &key));
	assert_int_equal(key.name, K_NONE);
	assert_false(keys_undecided(keys));
	keys_free(keys);
}

TEST(no_control_letter_comes_as_text)
{
	EXPECT("a\0\x1C\x1D\x1E\x1F" "b", "'ab'");
	EXPECT("a\x7F" "b\bc", "'a' Backspace 'b' Backspace 'c'");
	EXPECT_IN(CHARSET_UTF8, "a\xC2\x9B" "b\xC2\x80\xC2\x9F", "'ab'");
	EXPECT_IN(CHARSET_UTF8, "\xC2\x85", "");
	EXPECT_IN(CHARSET_UTF8, "a\x9B" "A\x85", "'aA'");
	EXPECT_IN(CHARSET_UTF8, "\xC2\xA0\xC2", "'\u00A0'");
	EXPECT_IN(CHARSET_LATIN1, "a\x85\x9F" "b", "'ab'");
}

TEST(control_letters_are_told_by_their_letter)
{
	EXPECT("\x01\x02\x03\x04\x05\x06\x07", "Ctrl-a Ctrl-b Ctrl-c Ctrl-d Ctrl-e Ctrl-f Ctrl-g");
	EXPECT("\x0B\x0C\x0E\x0F\x10\x11\x12", "Ctrl-k Ctrl-l Ctrl-n Ctrl-o Ctrl-p Ctrl-q Ctrl-r");
	EXPECT("\x13\x14\x15\x16\x17\x18\x19\x1A", "Ctrl-s Ctrl-t Ctrl-u Ctrl-v Ctrl-w Ctrl-x Ctrl-y Ctrl-z");
	EXPECT("\t", "Tab");
}

TEST(every_end_of_line_is_one_enter)
{
	EXPECT("\r", "Enter");
	EXPECT("\n", "Enter");
	EXPECT("a\r\nb", "'a' Enter 'b'");
	EXPECT("\r\r\n\n", "Enter Enter Enter");
	EXPECT("\n\r", "Enter Enter");
	EXPECT("\ra\n", "Enter 'a' Enter");
	EXPECT("\r\033[A\n", "Enter Up Enter");
}

static bool waits(const char *bytes)
{
	struct keys *keys = keys_new(CHARSET_UTF8);
	struct key key;
	bool waiting;

	keys_feed(keys, bytes, strlen(bytes));
	assert_true(keys_next(keys, &key));
	assert_int_equal(key.name, K_ENTER);
	waiting = key.waiting;
	keys_free(keys);
	return waiting;
}

TEST(an_enter_with_text_right_after_it_may_be_pasted)
{
	assert_true(waits("\ra"));
	assert_true(waits("\r\nb"));
	assert_true(waits("\n "));
	assert_true(waits("\rå"));
	assert_true(waits("\r\t"));
	assert_true(waits("\r\r"));
	assert_true(waits("\r\n\r\n"));
	assert_true(waits("\n\n"));
}

TEST(an_enter_with_none_or_a_key_after_it_was_typed)
{
	assert_false(waits("\r"));
	assert_false(waits("\r\n"));
	assert_false(waits("\n"));
	assert_false(waits("\r\033[A"));
	assert_false(waits("\r\x18"));
	assert_false(waits("\r\x7F"));
}

/* --- keys of both families ------------------------------------------------------ */

TEST(arrows)
{
	EXPECT("\033[A\033[B\033[C\033[D", "Up Down Right Left");
	EXPECT("\033OA\033OB\033OC\033OD", "Up Down Right Left");
	EXPECT("\033[a\033[b\033[c\033[d", "Shift-Up Shift-Down Shift-Right Shift-Left");
	EXPECT("\033Oa\033Ob\033Oc\033Od", "Ctrl-Up Ctrl-Down Ctrl-Right Ctrl-Left");
	EXPECT("\033[5C\033O5D", "Ctrl-Right Ctrl-Left");
}

TEST(modifiers_are_counted_from_one)
{
	EXPECT("\033[1;1A\033[1;2A\033[1;3A\033[1;4A", "Up Shift-Up Alt-Up Shift-Alt-Up");
	EXPECT("\033[1;5A\033[1;6A\033[1;7A\033[1;8A",
	       "Ctrl-Up Shift-Ctrl-Up Alt-Ctrl-Up Shift-Alt-Ctrl-Up");
	EXPECT("\033[;5B\033[1;5:1B", "Ctrl-Down Ctrl-Down");
	EXPECT("\033[3;5~\033[15;2~\033[1;3P", "Ctrl-Delete Shift-F5 Alt-F1");
	EXPECT("\033[1;5H\033[1;5F\033[1;2~\033[8;5~", "Ctrl-Home Ctrl-End Shift-Home Ctrl-End");
}

TEST(home_and_end)
{
	EXPECT("\033[H\033[F\033OH\033OF", "Home End Home End");
	EXPECT("\033[1~\033[4~\033[7~\033[8~", "Home End Home End");
}

TEST(the_six_keys)
{
	EXPECT("\033[2~\033[3~\033[5~\033[6~", "Insert Delete PgUp PgDn");
	EXPECT("\033[2$\033[3^\033[5@", "Shift-Insert Ctrl-Delete Shift-Ctrl-PgUp");
	EXPECT("\033[7$a", "Shift-Home 'a'");
}

TEST(function_keys)
{
	EXPECT("\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4");
	EXPECT("\033[11~\033[12~\033[13~\033[14~", "F1 F2 F3 F4");
	EXPECT("\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5");
	EXPECT("\033[1;2P\033[1;2Q\033[1;2R\033[1;2S", "Shift-F1 Shift-F2 Shift-F3 Shift-F4");
	EXPECT("\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~", "F5 F6 F7 F8 F9 F10");
	EXPECT("\033[23~\033[24~\033[25~\033[26~\033[28~\033[29~", "F11 F12 F13 F14 F15 F16");
	EXPECT("\033[31~\033[32~\033[33~\033[34~", "F17 F18 F19 F20");
	EXPECT("\033[11^\033O5P", "Ctrl-F1 Ctrl-F1");
}

TEST(tab_back)
{
	EXPECT("\033[Z", "Shift-Tab");
	EXPECT("\033[1;2Z", "Shift-Tab");
	EXPECT("\033[27;2;9~", "Shift-Tab");
}

TEST(the_number_pad_gives_what_is_printed_on_it)
{
	EXPECT("\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy", "'0123456789'");
	EXPECT("\033Oj\033Ok\033Ol\033Om\033On\033Oo\033OX\033OM", "'*+,-./=' Enter");
	EXPECT("a\033O2qb\033O5M", "'a1b' Ctrl-Enter");
}

TEST(keys_named_by_their_character)
{
	EXPECT("\033[27;5;122~\033[122;5u\033[90;6u", "Ctrl-z Ctrl-z Shift-Ctrl-z");
	EXPECT("\033[97u\033[229u\033[229;2u\033[27;2;65~", "'aåÅA'");
	EXPECT("\033[8364u\033[247;2u", "'€÷'");
	EXPECT("\033[13u\033[27;5;13~\033[13;3u", "Enter Ctrl-Enter Alt-Enter");
	EXPECT("\033[27u\033[9;5u\033[127;5u\033[8u", "Esc Ctrl-Tab Ctrl-Backspace Backspace");
	EXPECT("\033[105;5u\033[97:65;5:1u", "Ctrl-i Ctrl-a");
}

TEST(characters_that_no_text_has_are_nothing)
{
	EXPECT("\033[0u\033[31u\033[128u\033[155u\033[55296u\033[8238u", "");
	EXPECT("\033[57400u\033[1114112u\033[99999999999999999999u\033[4294967393u", "");
	EXPECT("\033[97;3u\033[32;5u\033[229;5u\033[97;99u\033[u\033[1;2;3;4u", "");
}

/* --- escapes -------------------------------------------------------------------- */

TEST(a_letter_with_alt_is_nothing)
{
	EXPECT("\033xa", "'a'");
	EXPECT("a\033 \0337\033~b", "'ab'");
	EXPECT_IN(CHARSET_UTF8, "\033åa\033😀b", "'ab'");
	EXPECT_IN(CHARSET_UTF8, "\033\xE5" "a", "'a'");
	EXPECT_IN(CHARSET_LATIN1, "\033\xC3\xA5", "'¥'");
}

TEST(a_key_with_alt)
{
	EXPECT("\033\r", "Alt-Enter");
	EXPECT("\033\r\na", "Alt-Enter 'a'");
	EXPECT("\033\t\033\x7F\033\b", "Alt-Tab Alt-Backspace Alt-Backspace");
	EXPECT("\033\x01\033\0\033\x1C", "Alt-Ctrl-a");
	EXPECT("\033\033[A\033\033OB\033\033[3~\033\033[[A", "Alt-Up Alt-Down Alt-Delete Alt-F1");
	EXPECT("\033\033[Aa\033[A", "Alt-Up 'a' Up");
	EXPECT("\033\033Op", "'0'");
	EXPECT("\033\033\033[A", "Esc Alt-Up");
	EXPECT("\033\033xa", "Esc 'a'");
}

static void expect_after_timeout(const char *bytes, const char *wanted)
{
	struct script script;

	script_begin(&script, CHARSET_UTF8);
	script_feed(&script, bytes, strlen(bytes));
	assert_true(keys_undecided(script.keys));
	keys_timeout(script.keys);
	assert_false(keys_undecided(script.keys));
	script_take(&script);
	script_feed(&script, "x", 1);
	script_end_text(&script);
	assert_string_equal(script.said.data, wanted);
	script_release(&script);
}

TEST(an_escape_alone_is_a_key_after_a_while)
{
	expect_after_timeout("\033", "Esc 'x'");
	expect_after_timeout("a\033", "'a' Esc 'x'");
	expect_after_timeout("\033\033", "Esc Esc 'x'");
	expect_after_timeout("\033[12\033", "Esc 'x'");
	expect_after_timeout("\033]0;t\033", "Esc 'x'");
}

TEST(a_string_that_only_began_is_a_letter_with_alt_after_a_while)
{
	expect_after_timeout("\033P", "'x'");
	expect_after_timeout("\033]", "'x'");
}

static void expect_patience(const char *bytes, const char *rest, const char *wanted)
{
	struct script script;

	script_begin(&script, CHARSET_UTF8);
	script_feed(&script, bytes, strlen(bytes));
	assert_false(keys_undecided(script.keys));
	keys_timeout(script.keys);
	script_feed(&script, rest, strlen(rest));
	script_end_text(&script);
	assert_string_equal(script.said.data, wanted);
	script_release(&script);
}

TEST(a_sequence_that_has_begun_waits_for_its_end)
{
	expect_patience("\033[", "A", "Up");
	expect_patience("\033O", "P", "F1");
	expect_patience("\033[1;", "5C", "Ctrl-Right");
	expect_patience("\033[[", "A", "F1");
	expect_patience("\033]0;", "t\033\\a", "'a'");
	expect_patience("\xC3", "\xA5", "'å'");
	expect_patience("\033\xC3", "\xA5" "a", "'a'");
	expect_patience("\033[200~", "b\033[201~", "<b>");
	expect_patience("", "a", "'a'");
}

TEST(undecided_is_only_what_was_read)
{
	struct script script;

	script_begin(&script, CHARSET_UTF8);
	keys_feed(script.keys, "\033", 1);
	assert_false(keys_undecided(script.keys));
	keys_timeout(script.keys);
	script_take(&script);
	assert_string_equal(script.said.data, "");
	assert_true(keys_undecided(script.keys));
	script_feed(&script, "[A", 2);
	assert_string_equal(script.said.data, "Up");
	assert_false(keys_undecided(script.keys));
	script_release(&script);
}

/* --- what nobody knows ---------------------------------------------------------- */

TEST(unknown_sequences_are_swallowed_whole)
{
	EXPECT("\033[99~a\033[1;2;3;4;5;6;7;8mb\033[99999999999999999999~c", "'abc'");
	EXPECT("\033[Ea\033[0;0Xb\033[~c\033[1;99Ad\033[24A", "'abcd'");
	EXPECT("\033[?1$yb\033[1 qc\033[>1;2cd\033[!pe\033[4;1$yf", "'bcdef'");
	EXPECT("\033Oza\033O!b\033O1;9;9Ac\033[[Zd\033[[ae", "'abcde'");
	EXPECT("\033[201~a\033[27;5~b\033[?200~c\033[200;1~d", "'abcd'");
}

TEST(answers_of_the_terminal_are_swallowed_whole)
{
	EXPECT("\033[?62;1;6c\033[24;80R\033[0n\033[?1;2c\033[8;24;80t\033[I\033[O", "");
	EXPECT("\033[2;5R\033[12;2Ra", "'a'");
}

TEST(mouse_reports_are_swallowed_whole)
{
	EXPECT("\033[M !!a", "'a'");
	EXPECT("\033[M\xFF\x7F\x80" "a", "'a'");
	EXPECT("\033[<0;12;3M\033[<0;12;3ma", "'a'");
	EXPECT("\033[32;10;10Mabcd", "'abcd'");
	EXPECT("\033[M!\033[A", "Up");
	EXPECT("\033[M\ra", "Enter 'a'");
}

TEST(strings_are_swallowed_whole)
{
	EXPECT("\033]0;title\aa", "'a'");
	EXPECT("\033]52;c;aGVq\033\\a", "'a'");
	EXPECT("\033P1$r0m\033\\a\033_x[A\033\\b\033^y\r\033\\c\033Xz\ad", "'abcd'");
	EXPECT("\033]a\x18" "b", "'b'");
	EXPECT("\033]0;t\033[A", "Up");
	EXPECT_IN(CHARSET_UTF8, "\033]0;\xC3\x9C\aa", "'a'");
	EXPECT_IN(CHARSET_LATIN1, "\033]0;t\x9C" "a", "'a'");
}

/* Feeds an introducer and 'a' so many times, then "b". */
static void expect_swallowed(const char *bytes, char fill, size_t count, const char *wanted)
{
	struct script script;
	struct str all = STR_EMPTY;

	str_add(&all, bytes);
	while (count--)
		str_add_char(&all, fill);
	str_add_char(&all, 'b');
	script_begin(&script, CHARSET_UTF8);
	script_feed(&script, all.data, all.len);
	script_end_text(&script);
	assert_string_equal(script.said.data, wanted);
	script_release(&script);
	str_release(&all);
}

TEST(a_string_without_end_is_given_up)
{
	expect_swallowed("\033]", 'a', 4095, "");
	expect_swallowed("\033]", 'a', 4096, "'b'");
	expect_swallowed("\033]x\a\033P", 'a', 4097, "'ab'");
	expect_swallowed("\033[", '1', 100000, "");
}

TEST(a_sequence_without_end_locks_nothing)
{
	EXPECT("\033[1;\033[A", "Up");
	EXPECT("\033[\ra\033O\x03\033[[\tb", "Enter 'a' Ctrl-c Tab 'b'");
	EXPECT("\033[12\x18" "a", "'a'");
	EXPECT("\033O\x18\033[[\x18\033[M\x18" "a", "'a'");
	EXPECT("\033[1\x7F", "Backspace");
	EXPECT_IN(CHARSET_UTF8, "\033[1å", "'å'");
}

TEST(eight_bit_sequences_are_of_latin_charsets)
{
	EXPECT_IN(CHARSET_LATIN1, "a\x9B" "A\x9B" "3;5~\x8F" "P", "'a' Up Ctrl-Delete F1");
	EXPECT_IN(CHARSET_LATIN9, "\x9B" "Bb", "Down 'b'");
	EXPECT_IN(CHARSET_LATIN1, "\033\x9B" "A\x9B" "1\x9B" "B", "Alt-Up Down");
	EXPECT_IN(CHARSET_UTF8, "a\x9B" "3~\x8F" "P", "'a3~P'");
}
