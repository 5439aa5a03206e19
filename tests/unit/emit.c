#include "unit.h"

#include "yaml/emit.h"

#include "base/utf8.h"

/* The text written as the value of a key, of a list's item and in braces. */
static void write_thrice(const char *text, size_t len, struct str *out)
{
	struct emitter *emitter = emit_new();
	struct err err = ERR_NONE;

	emit_mapping(emitter);
	emit_key(emitter, "text");
	emit_text(emitter, text, len);
	emit_key(emitter, "list");
	emit_sequence(emitter);
	emit_text(emitter, text, len);
	emit_mapping(emitter);
	emit_key(emitter, "inner");
	emit_text(emitter, text, len);
	emit_end(emitter);
	emit_end(emitter);
	emit_key(emitter, "flow");
	emit_flow_mapping(emitter);
	emit_key(emitter, "a");
	emit_text(emitter, text, len);
	emit_key(emitter, "b");
	emit_plain(emitter, "12");
	emit_end(emitter);
	emit_end(emitter);
	assert_int_equal(emit_finish(emitter, out, &err), 0);
	assert_string_equal(err.text, "");
	emit_free(emitter);
}

static void expect_text(const struct node *node, const char *text, size_t len, const char *file)
{
	if (!node || node->len != len || memcmp(node->text, text, len))
		print_error("wanted [%s]\ngot [%s]\nfrom:\n%s", text, node ? node->text : "nothing", file);
	assert_non_null(node);
	assert_int_equal(node->len, len);
	assert_memory_equal(node->text, text, len);
}

static void expect_round_trip(const char *text, size_t len)
{
	struct str out = STR_EMPTY;
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	const struct node *root, *list;

	write_thrice(text, len, &out);
	root = yaml_read(&arena, "x.yaml", out.data, out.len, &yaml_limits_usual, &diags);
	if (diags.count)
		print_error("%s\nfrom:\n%s", diags.items[0].text, out.data);
	assert_int_equal(diags.count, 0);
	list = node_get(root, "list");
	expect_text(node_get(root, "text"), text, len, out.data);
	expect_text(list->children, text, len, out.data);
	expect_text(node_get(list->children->next, "inner"), text, len, out.data);
	expect_text(node_get(node_get(root, "flow"), "a"), text, len, out.data);
	assert_string_equal(node_get_text(node_get(root, "flow"), "b"), "12");
	str_release(&out);
	arena_release(&arena);
	diags_release(&diags);
}

static void expect_written(const char *text, const char *written)
{
	struct emitter *emitter = emit_new();
	struct str out = STR_EMPTY;

	emit_mapping(emitter);
	emit_key(emitter, "k");
	emit_text(emitter, text, strlen(text));
	emit_end(emitter);
	assert_int_equal(emit_finish(emitter, &out, NULL), 0);
	assert_string_equal(out.data, written);
	emit_free(emitter);
	str_release(&out);
}

TEST(plain_text_stands_as_it_is)
{
	expect_written("Åsa Öberg", "k: Åsa Öberg\n");
	expect_written("12 personer", "k: 12 personer\n");
	expect_written("ja", "k: ja\n");
	expect_written("lång – rad 😀 𝛼", "k: lång – rad 😀 𝛼\n");
}

TEST(what_other_readers_take_for_something_else_is_quoted)
{
	static const char *const texts[] = {
		"yes", "No", "ON", "off", "y", "N", "true", "FALSE", "null", "~", "", "=", "<<", "12", "-1.5e3",
		"0x1F", "1_000", "2026-11-22", "2026-11-22T03:39:40Z", "12:30", "+46", ".5", ".inf", "-.INF",
		".NaN", "018-471 00 00", "1,5",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char written[64];

		snprintf(written, sizeof written, "k: \"%s\"\n", texts[i]);
		expect_written(texts[i], written);
	}
}

TEST(a_text_of_lines_is_a_literal_block)
{
	expect_written("en\ntvå", "k: |-\n  en\n  två\n");
	expect_written("en\n\ntvå\n", "k: |\n  en\n\n  två\n");
	expect_written("en \n två 😀 \ntre", "k: |-\n  en \n   två 😀 \n  tre\n");
	expect_written("en\n   \ntre", "k: |-\n  en\n     \n  tre\n");
	expect_written("- a\n# b\n: c", "k: |-\n  - a\n  # b\n  : c\n");
}

TEST(every_awkward_text_comes_back)
{
	static const char *const texts[] = {
		"", " ", "  ", "\n", "\n\n", "\n\n\n", " \n", "\n ", "\n \n", "  \n  ", "a\n", "a\n\n", "\na", " a",
		"a ", " a\n", "a \n", "a\n ", "a\n \n", " \na", "  \n a", "\n  a\nb", "\t", "\ta", "a\t", "\t\n",
		"\ta\nb", "a\n\tb", "a\tb\nc", "---", "...", "---\n...", "# a", "a # b", "a: b", "a:", ": a", "- a",
		"-", "?", "? a", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "'", "\"", "'a'", "\"a\"", "{a}",
		"[a]", "a, b", "\\", "\\n", "a\\\nb", "😀", "😀\n😀", "\u00A0", "\u00A0\n", "a\u00A0", "\uE000",
		"\uE000\uE800", "\uF8FF\na", "\u2003\na", "a\n---\nb", "a\n...\nb", "%YAML 1.2\n", "-\n-", "~\n",
		"it's", "a\n  \n    \nb", "    \nb", "\U0010FFFD", "x\u0301\n", "<<", "=",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		expect_round_trip(texts[i], strlen(texts[i]));
}

TEST(any_text_put_together_of_awkward_pieces_comes_back)
{
	static const char *const pieces[] = {
		" ", "  ", "\n", "\n\n", "\t", "a", "å", "ord", "#", " #", ": ", ":", "- ", "-", "\"", "'", "%", "@",
		"😀", "\u00A0", "---", "...", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "\\", "1", "~",
		"\uE123", "\u2003", "? ", "<<", "\xEF\xBF\xBD", "𝛼",
	};
	uint32_t chance = 20261122;
	struct str text = STR_EMPTY;

	for (int round = 0; round < 6000; round++) {
		int many = 1 + round % 9;

		str_clear(&text);
		for (int i = 0; i < many; i++) {
			chance = chance * 1664525 + 1013904223;
			str_add(&text, pieces[(chance >> 12) % (sizeof pieces / sizeof *pieces)]);
		}
		expect_round_trip(text.data, text.len);
	}
	str_release(&text);
}

TEST(a_very_long_line_is_not_folded)
{
	struct str text = STR_EMPTY;
	struct str written = STR_EMPTY;

	for (int i = 0; i < 20000; i++)
		str_add(&text, "ord, ");
	str_add(&text, "slut");
	str_addf(&written, "k: %s\n", text.data);
	expect_written(text.data, written.data);
	expect_round_trip(text.data, text.len);
	str_release(&text);
	str_release(&written);
}

TEST(a_flow_mapping_stands_on_one_line)
{
	struct emitter *emitter = emit_new();
	struct str out = STR_EMPTY;

	emit_mapping(emitter);
	emit_key(emitter, "row");
	emit_flow_mapping(emitter);
	emit_key(emitter, "id");
	emit_plain(emitter, "7");
	emit_key(emitter, "name");
	emit_text(emitter, "a, b", 4);
	emit_end(emitter);
	emit_end(emitter);
	assert_int_equal(emit_finish(emitter, &out, NULL), 0);
	assert_string_equal(out.data, "row: {id: 7, name: 'a, b'}\n");
	emit_free(emitter);
	str_release(&out);
}

TEST(a_node_that_was_read_is_written_whole)
{
	static const char file[] = "new: {deep: [1, '2', ~], text: \"a\\nb\"}\nempty:\nlist: []\nmapping: {}\n";
	struct emitter *emitter = emit_new();
	struct str out = STR_EMPTY;
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;

	emit_node(emitter, yaml_read(&arena, "x", file, sizeof file - 1, &yaml_limits_usual, &diags));
	assert_int_equal(emit_finish(emitter, &out, NULL), 0);
	assert_string_equal(out.data, "new:\n  deep:\n  - 1\n  - \"2\"\n  - ~\n  text: |-\n    a\n    b\n"
				      "empty:\nlist: []\nmapping: {}\n");
	emit_free(emitter);
	str_release(&out);
	arena_release(&arena);
	diags_release(&diags);
}

TEST(a_text_that_is_not_utf8_is_told_at_the_end)
{
	struct emitter *emitter = emit_new();
	struct str out = STR_EMPTY;
	struct err err = ERR_NONE;

	emit_mapping(emitter);
	emit_key(emitter, "k");
	emit_text(emitter, "\xE5", 1);
	emit_end(emitter);
	assert_int_equal(emit_finish(emitter, &out, &err), -1);
	assert_non_null(strstr(err.text, "could not be written"));
	assert_string_equal(out.data, "");
	emit_free(emitter);
	emit_free(NULL);
}
