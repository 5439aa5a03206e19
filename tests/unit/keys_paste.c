#include "unit.h"

#include "keys_script.h"

/* Feeds the bytes in pieces, then says the end. */
static void expect_pieces(enum charset charset, const char *bytes, size_t len, size_t step, const char *wanted)
{
	struct script script;

	script_begin(&script, charset);
	for (size_t at = 0; at < len; at += step)
		script_feed(&script, bytes + at, step < len - at ? step : len - at);
	keys_end(script.keys);
	script_take(&script);
	script_end_text(&script);
	assert_string_equal(script.said.data, wanted);
	script_release(&script);
}

static void expect_in(enum charset charset, const char *bytes, const char *wanted)
{
	for (size_t step = 1; step <= strlen(bytes); step++)
		expect_pieces(charset, bytes, strlen(bytes), step, wanted);
}

static void expect(const char *bytes, const char *wanted)
{
	expect_in(CHARSET_UTF8, bytes, wanted);
}

TEST(a_paste_is_one_key)
{
	expect("a\033[200~Råd och stöd\033[201~b", "'a' <Råd och stöd> 'b'");
	expect("\033[200~\033[201~", "<>");
	expect("\033[200~1\033[201~\033[200~2\033[201~\r", "<1> <2> Enter");
}

TEST(newlines_and_controls_of_a_paste_are_as_they_came)
{
	expect("\033[200~1\r\n2\r3\n\n\t\x01\x7F\033[201~", "<1\r\n2\r3\n\n\t\x01\x7F>");
	expect("\033[200~\033[A\033\033x\033[20\033[2\033[202~\033[201\033[201~", "<\033[A\033\033x\033[20\033[2\033[202~\033[201>");
}

TEST(a_beginning_inside_a_paste_is_taken_out)
{
	expect("\033[200~1\033[200~2\033[201~3", "<12> '3'");
	expect("\033[200~\033[200~\033[200~\033[201~", "<>");
}

TEST(a_paste_is_decoded)
{
	expect_in(CHARSET_LATIN1, "\033[200~Sk\xE5ne \x80\033[201~", "<Skåne \xC2\x80>");
	expect_in(CHARSET_LATIN9, "\033[200~5 \xA4\033[201~", "<5 €>");
	expect("\033[200~Sk\xE5ne 😀\xC3\033[201~", "<Skåne 😀Ã>");
	expect("\033[200~\xC3\033[200~\xA5\xF0\033\xF0\x9F\x98\x80\033[201~", "<Ã¥ð\033😀>");
}

TEST(a_paste_begun_in_eight_bits_ends_so)
{
	expect_in(CHARSET_LATIN1, "\x9B" "200~a\033[201~b\x9B" "200~c\x9B" "201~d", "<a\033[201~bc> 'd'");
	expect_in(CHARSET_LATIN1, "\x9B" "200~a\x9B" "201~\033[200~b\033[201~c", "<a> <b> 'c'");
	expect_in(CHARSET_LATIN1, "\033[200~a\x9B" "201~b\033[201~c", "<a\xC2\x9B" "201~b> 'c'");
}

TEST(the_end_gives_what_has_come)
{
	expect("\033[200~abc", "<abc>");
	expect("\033[200~abc\033[201", "<abc>");
	expect("\033[200~ab\xC3", "<ab>");
	expect("\033[200~", "");
	expect("a\xC3", "'aÃ'");
	expect("a\xE2\x82", "'aâ'");
	expect("\xC2", "'Â'");
}

TEST(the_end_decides_escapes)
{
	expect("a\033", "'a' Esc");
	expect("\033\033", "Esc Esc");
	expect("\033[12", "");
	expect("\033]", "");
	expect("\033\xC3", "");
}

TEST(nothing_comes_after_the_end)
{
	struct keys *keys = keys_new(CHARSET_UTF8);
	struct key key;

	keys_end(keys);
	assert_false(keys_next(keys, &key));
	keys_feed(keys, "\033[200~a", 7);
	assert_true(keys_next(keys, &key));
	assert_int_equal(key.name, K_PASTE);
	assert_false(keys_next(keys, &key));
	assert_false(keys_next(keys, &key));
	keys_free(keys);
	keys_free(NULL);
}

/* The room of the buffers is small in tests: what stands here is beyond it. */
TEST(a_large_paste_comes_whole_and_what_follows_too)
{
	struct str bytes = STR_EMPTY, wanted = STR_EMPTY;

	str_add(&bytes, "\033[200~");
	for (int i = 0; i < 500; i++)
		str_addf(&bytes, "rad %d å\r\033[", i);
	str_add_bytes(&wanted, bytes.data + 6, bytes.len - 6);
	str_splice(&wanted, 0, 0, "<", 1);
	str_add(&bytes, "\033[201~a\033[200~b\033[201~");
	str_add(&wanted, "> 'a' <b>");
	for (size_t step = 1; step < 20; step++)
		expect_pieces(CHARSET_UTF8, bytes.data, bytes.len, step, wanted.data);
	expect_pieces(CHARSET_UTF8, bytes.data, bytes.len, bytes.len, wanted.data);
	str_release(&bytes);
	str_release(&wanted);
}

TEST(a_text_is_lent_until_the_next_call)
{
	struct keys *keys = keys_new(CHARSET_UTF8);
	struct key key;

	keys_feed(keys, "\033[200~a\033[201~b\rc", 16);
	assert_true(keys_next(keys, &key));
	assert_memory_equal(key.text, "a", key.len);
	assert_int_equal(key.len, 1);
	assert_true(keys_next(keys, &key));
	assert_memory_equal(key.text, "b", key.len);
	assert_int_equal(key.len, 1);
	assert_true(keys_next(keys, &key));
	assert_null(key.text);
	assert_true(keys_next(keys, &key));
	assert_memory_equal(key.text, "c", key.len);
	assert_int_equal(key.len, 1);
	keys_free(keys);
}
