#include "unit.h"

#include "base/str.h"
#include "yaml/node.h"

struct reading {
	struct arena arena;
	struct diags diags;
	const struct node *root;
};

static struct reading read_bytes(const char *bytes, size_t len, const struct yaml_limits *limits)
{
	struct reading reading = { ARENA_EMPTY, DIAGS_NONE, NULL };

	reading.root = yaml_read(&reading.arena, "f.yaml", bytes, len, limits, &reading.diags);
	return reading;
}

static void release(struct reading *reading)
{
	arena_release(&reading->arena);
	diags_release(&reading->diags);
}

/* The faults of a text, as they are shown. */
static void expect_faults(const char *text, const char *faults)
{
	struct reading reading = read_bytes(text, strlen(text), &yaml_limits_usual);
	struct str told = STR_EMPTY;

	diags_write(&reading.diags, &told);
	assert_string_equal(told.data, faults);
	str_release(&told);
	release(&reading);
}

TEST(a_tree_keeps_order_text_and_places)
{
	static const char text[] = "id: x\nlist:\n- 'ett'\n- åäö: |\n    a\n    b\n";
	struct reading r = read_bytes(text, sizeof text - 1, &yaml_limits_usual);
	const struct node *list = node_get(r.root, "list");
	const struct node *inner = list->children->next->children;

	assert_int_equal(r.diags.count, 0);
	assert_int_equal(r.root->kind, NODE_MAPPING);
	assert_int_equal(r.root->count, 2);
	assert_string_equal(node_get_text(r.root, "id"), "x");
	assert_true(r.root->children->plain);
	assert_null(r.root->next);
	assert_string_equal(r.root->children->key->text, "id");
	assert_null(node_get_text(r.root, "list"));
	assert_null(node_get(r.root, "missing"));
	assert_null(node_get(list, "id"));
	assert_null(node_get(NULL, "id"));
	assert_int_equal(list->count, 2);
	assert_false(list->children->plain);
	assert_null(list->children->key);
	assert_string_equal(inner->key->text, "åäö");
	assert_string_equal(inner->text, "a\nb\n");
	assert_int_equal(inner->len, 4);
	assert_int_equal(inner->line, 4);
	assert_int_equal(inner->column, 8);
	assert_int_equal(node_place(inner->key, "f").line, 4);
	assert_int_equal(node_place(inner->key, "f").column, 3);
	release(&r);
}

TEST(a_mark_at_the_start_and_crlf_are_no_text)
{
	static const char text[] = "\xEF\xBB\xBF" "a: b\r\nc: d\r\n";
	struct reading r = read_bytes(text, sizeof text - 1, &yaml_limits_usual);

	assert_int_equal(r.root->children->key->column, 1);
	assert_string_equal(node_get_text(r.root, "a"), "b");
	assert_string_equal(node_get_text(r.root, "c"), "d");
	release(&r);
}

TEST(nothing_at_all_is_no_fault)
{
	expect_faults("", "");
	expect_faults("# only a comment\n", "");
}

TEST(a_key_that_stands_twice_is_a_fault_and_the_first_counts)
{
	static const char text[] = "a: 1\nb: 2\na: {x: 1, y: 2}\nc: 3\n";
	struct reading r = read_bytes(text, sizeof text - 1, &yaml_limits_usual);

	assert_int_equal(r.root->count, 3);
	assert_string_equal(node_get_text(r.root, "a"), "1");
	assert_string_equal(node_get_text(r.root, "c"), "3");
	assert_int_equal(r.diags.count, 1);
	assert_int_equal(r.diags.items[0].line, 3);
	assert_string_equal(r.diags.items[0].text,
			    "The key “a” stands on line 1 already. Take one of the two away.");
	release(&r);
}

TEST(keys_that_stand_twice_are_found_among_many)
{
	struct str text = STR_EMPTY;
	struct reading r;

	for (int i = 0; i < 500; i++)
		str_addf(&text, "key_%d: %d\n", i, i);
	str_add(&text, "key_499: again\nkey_3: again\nkey_3: again\n");
	r = read_bytes(text.data, text.len, &yaml_limits_usual);
	assert_int_equal(r.root->count, 500);
	assert_int_equal(r.diags.count, 3);
	assert_non_null(strstr(r.diags.items[0].text, "line 500 "));
	assert_non_null(strstr(r.diags.items[1].text, "line 4 "));
	assert_non_null(strstr(r.diags.items[2].text, "line 4 "));
	assert_string_equal(node_get_text(r.root, "key_499"), "499");
	release(&r);
	str_release(&text);
}

TEST(all_that_is_refused_is_listed)
{
	expect_faults("a: &x 1\nb: *x\nc: !!int 3\n? [k]\n: v\nd: \"a\\0b\"\n",
		      "f.yaml:1:4: Anchors (&name) are not used here. Take it away, or put quotation marks round the "
		      "text.\n"
		      "f.yaml:2:4: Aliases (*name) are not used here. Write the text out, or put quotation marks "
		      "round it.\n"
		      "f.yaml:3:4: Tags (!name) are not used here. Take it away, or put quotation marks round the "
		      "text.\n"
		      "f.yaml:4:3: A key must be a word or a text, not a list or a mapping. Put quotation marks round "
		      "it if it is meant as text.\n"
		      "f.yaml:6:4: The text holds the character with the number 0 (\\0). Take it away.\n");
	expect_faults("a: 1\n---\nb: 2\n",
		      "f.yaml:2:1: A second document begins here (---). Make it a file of its own.\n");
}

TEST(a_tree_comes_back_in_spite_of_what_is_refused)
{
	static const char text[] = "? {k: v}\n: {x: y}\nb: *x\nc: 3\n";
	struct reading r = read_bytes(text, sizeof text - 1, &yaml_limits_usual);

	assert_int_equal(r.diags.count, 2);
	assert_int_equal(r.root->count, 2);
	assert_string_equal(node_get_text(r.root, "b"), "");
	assert_string_equal(node_get_text(r.root, "c"), "3");
	release(&r);
}

TEST(what_has_no_end_is_shown_where_it_began)
{
	expect_faults("a: 1\nb: \"text\nc: 2\nd: 3\n",
		      "f.yaml:2:4: The quote that begins here has no end. Write the closing quotation mark.\n");
	expect_faults("a: 1\nb: [1, 2\nc: 2\n",
		      "f.yaml:2:4: The list that begins here with [ goes wrong. Put a comma between its items and ] "
		      "at its end.\n");
}

TEST(what_is_wrong_is_said_in_words)
{
	expect_faults("a: b: c\n", "f.yaml:1:5: A \": \" cannot stand here. Put quotation marks round the text, or "
				   "indent the line like the one it stands beside.\n");
	expect_faults("a: 1\n\tb: 2\n",
		      "f.yaml:2:1: There is a tab here where only spaces may stand. Indent with spaces.\n");
	expect_faults("a: @b\n", "f.yaml:1:4: A text cannot begin with this sign (a tab, %, @ or `). Put quotation "
				 "marks round it.\n");
	expect_faults("a: 1\n  b: 2\n", "f.yaml:2:4: A \": \" cannot stand here. Put quotation marks round the text, "
					"or indent the line like the one it stands beside.\n");
	expect_faults("å: \"\\q\"\n",
		      "f.yaml:1:5: After \\ inside \"…\" only certain letters may stand. Write \\\\ for the sign "
		      "itself, or use 'single' quotation marks.\n");
	expect_faults("ok: 1\nå\xE5: 2\n", "f.yaml:2:2: The file is not UTF-8 here. Save it as UTF-8.\n");
	expect_faults("a: 1\nb: x\x1b[m\n",
		      "f.yaml:2:5: There is a control character here that cannot stand in a text file. Take it "
		      "away.\n");
}

TEST(a_nul_in_the_file_is_a_fault)
{
	struct reading r = read_bytes("a: b\0c\n", 7, &yaml_limits_usual);

	assert_null(r.root);
	assert_int_equal(r.diags.count, 1);
	assert_int_equal(r.diags.items[0].column, 5);
	release(&r);
}

static void expect_too_deep(const char *unit, int many)
{
	struct str text = STR_EMPTY;
	struct reading r;

	for (int i = 0; i < many; i++)
		str_add(&text, unit);
	r = read_bytes(text.data, text.len, &yaml_limits_usual);
	assert_null(r.root);
	assert_true(r.diags.count > 0);
	assert_string_equal(r.diags.items[r.diags.count - 1].text,
			    "Lists and mappings stand too deep inside one another here. Make the file flatter.");
	release(&r);
	str_release(&text);
}

TEST(a_deep_file_ends_quickly)
{
	expect_too_deep("[", 20000);
	expect_too_deep("[\n", 20000);
	expect_too_deep("{", 100000);
	expect_too_deep("{a: ", 100000);
	expect_too_deep("- ", 20000);
	expect_too_deep("? ", 20000);
}

TEST(limits_hold_to_the_last_one)
{
	const struct yaml_limits two_deep = { 100, 4, 2 };
	struct reading r = read_bytes("[[a, b]]", 8, &two_deep);

	assert_non_null(r.root);
	assert_int_equal(r.diags.count, 0);
	release(&r);
	r = read_bytes("[[[]]]", 6, &two_deep);
	assert_null(r.root);
	release(&r);
	r = read_bytes("[a, b, c, d]", 12, &two_deep);
	assert_null(r.root);
	assert_string_equal(r.diags.items[0].text, "The file has more parts than can be read. Divide it.");
	release(&r);
	r = read_bytes("a: b\n", 5, &(struct yaml_limits){ 4, 10, 10 });
	assert_null(r.root);
	assert_int_equal(r.diags.items[0].line, 0);
	assert_string_equal(r.diags.items[0].text, "The file is larger than 4 bytes, which is more than can be read. "
						   "Check that it is the right file.");
	release(&r);
}

/* The first entry, written as key=value or key{first key=its value}. */
static void expect_first(const char *text, const char *key, const char *inner, const char *value)
{
	struct arena arena = ARENA_EMPTY;
	const struct node *first = yaml_read_first(&arena, text, strlen(text));

	assert_non_null(first);
	assert_string_equal(first->key->text, key);
	assert_string_equal(inner ? node_get_text(first, inner) : first->text, value);
	arena_release(&arena);
}

TEST(the_first_entry_is_read_though_the_rest_is_torn)
{
	expect_first("head: 1\nrest: \"torn", "head", NULL, "1");
	expect_first("head: {a: 1, b: två}\nrest: [torn", "head", "b", "två");
	expect_first("# comment\n---\nhead:\n  a: 1\n\n  b: x\nrest: \xC3", "head", "b", "x");
	expect_first("head:\n  a: 1\n  b: x\n", "head", "b", "x");
	expect_first("head:\n  a: 1\n  b: x", "head", "b", "x");
	expect_first("{head: 1, rest: [", "head", NULL, "1");
	expect_first("head: 1\nhead: 2\n", "head", NULL, "1");
}

TEST(where_there_is_no_first_entry_there_is_none)
{
	static const char *const texts[] = { "", "- a\n", "text", "\"torn", "a: \"torn\nb: c\n", "\xFF" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct arena arena = ARENA_EMPTY;

		assert_null(yaml_read_first(&arena, texts[i], strlen(texts[i])));
		arena_release(&arena);
	}
}
