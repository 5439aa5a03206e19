#include "model/form_key.h"

#include "base/i18n.h"

#include <errno.h>
#include <stdarg.h>

#define KEY(as, raw, member, said) .name = said, .shape = KEY_##as, .offset = offsetof(struct raw, member)
#define ROW(as, raw, member, said, ...) { KEY(as, raw, member, said), __VA_ARGS__ }
#define NEED(as, raw, member, said, ...) { KEY(as, raw, member, said), .required = true, __VA_ARGS__ }
#define ONLY(as, raw, member, said, bits, ...) { KEY(as, raw, member, said), .types = bits, __VA_ARGS__ }
#define TABLE(of, said) \
	const struct key_table keys_of_##of = { #of, said, of##_keys, sizeof of##_keys / sizeof *of##_keys }
#define BIT(type) (1u << TYPE_##type)

const char *const carry_words[] = { "keep", "confirm", "ask", "never", NULL };
const char *const severity_words[] = { "error", "warning", "info", NULL };
const char *const means_words[] = { "new", "extension", "supplement", NULL };
const char *const headings_words[] = { "plain", "table", NULL };

static const struct key form_keys[] = {
	NEED(INTEGER, raw_form, language_version, "blankett-form"),
	NEED(TEXT, raw_form, id, "id"),
	NEED(TEXT, raw_form, title, "title"),
	NEED(TEXT, raw_form, issuer, "issuer"),
	NEED(TEXT, raw_form, version, "version"),
	NEED(TEXT, raw_form, language, "language"),
	ROW(TEXT, raw_form, replaces, "replaces"),
	ROW(TEXT, raw_form, intro, "intro"),
	ROW(SEQUENCE, raw_form, kinds, "kinds", .of = &keys_of_choice),
	ROW(MAPPING, raw_form, parameters, "parameters", .of = &keys_of_parameters),
	ROW(MAPPING, raw_form, layout, "layout", .of = &keys_of_layout),
	NEED(SEQUENCE, raw_form, headings, "headings", .of = &keys_of_heading, .or_of = &keys_of_include),
};
TABLE(form, N_("a form"));

static const struct key module_keys[] = {
	NEED(INTEGER, raw_module, language_version, "blankett-module"),
	ROW(SEQUENCE, raw_module, headings, "headings", .of = &keys_of_heading, .or_of = &keys_of_include),
	ROW(SEQUENCE, raw_module, fields, "fields", .of = &keys_of_field, .or_of = &keys_of_include),
};
TABLE(module, N_("a module"));

static const struct key heading_keys[] = {
	NEED(TEXT, raw_heading, text, "heading"),
	NEED(TEXT, raw_heading, id, "id"),
	ROW(TEXTS, raw_heading, aliases, "aliases"),
	ROW(BOOL, raw_heading, star, "star"),
	ROW(BOOL, raw_heading, internal, "internal"),
	ROW(SCALAR, raw_heading, relevant, "relevant"),
	ROW(WORDS, raw_heading, help, "help"),
	ROW(WORDS, raw_heading, appendix, "appendix"),
	NEED(SEQUENCE, raw_heading, fields, "fields", .of = &keys_of_field, .or_of = &keys_of_include),
};
TABLE(heading, N_("a heading"));

static const struct key include_keys[] = {
	NEED(TEXT, raw_include, path, "include"),
};
TABLE(include, N_("a line that includes a module"));

static const struct key field_keys[] = {
	NEED(TEXT, raw_field, id, "id"),
	NEED(TEXT, raw_field, type, "type"),
	ROW(WORDS, raw_field, label, "label"),
	ROW(BOOL, raw_field, labelled, "labelled"),
	ROW(BOOL, raw_field, required, "required"),
	ROW(SCALAR, raw_field, relevant, "relevant"),
	ROW(SCALAR, raw_field, initial, "default"),
	ROW(WORDS, raw_field, help, "help"),
	ROW(WORDS, raw_field, appendix, "appendix"),
	ROW(TEXT, raw_field, carry, "carry", .words = carry_words),
	ROW(TEXT, raw_field, from, "from"),
	ROW(TEXTS, raw_field, aliases, "aliases"),
	ROW(SEQUENCE, raw_field, check, "check", .of = &keys_of_check),
	ROW(MAPPING, raw_field, limits, "limits", .of = &keys_of_limits),
	ROW(NODE, raw_field, print, "print", .of = &keys_of_print),
	ROW(SCALAR, raw_field, calculate, "calculate"),
	ROW(SCALAR, raw_field, across, "across"),
	ROW(SCALAR, raw_field, each, "each"),
	ONLY(NODE, raw_field, choices, "choices", BIT(CHOICE) | BIT(CHOICES), .of = &keys_of_choice),
	ONLY(SCALAR, raw_field, guess, "guess", BIT(CHOICE)),
	ONLY(TEXT, raw_field, yes, "yes", BIT(YESNO)),
	ONLY(TEXT, raw_field, no, "no", BIT(YESNO)),
	ONLY(MAPPING, raw_field, parts, "parts", BIT(PERIOD) | BIT(GOALS), .of = &keys_of_part, .by_name = true),
	ONLY(INTEGER, raw_field, min, "min", BIT(GROUP) | BIT(TABLE)),
	ONLY(INTEGER, raw_field, max, "max", BIT(GROUP) | BIT(TABLE)),
	ONLY(SCALAR, raw_field, title, "title", BIT(GROUP) | BIT(TABLE)),
	ONLY(WORDS, raw_field, add, "add", BIT(GROUP) | BIT(TABLE)),
	ONLY(WORDS, raw_field, row, "row", BIT(GROUP) | BIT(TABLE)),
	ONLY(SEQUENCE, raw_field, fields, "fields", BIT(GROUP) | BIT(SIGNATURE), .of = &keys_of_field, .or_of = &keys_of_include),
	ONLY(SCALAR, raw_field, locked, "text", BIT(LOCKED)),
	ONLY(WORDS, raw_field, acknowledge, "acknowledge", BIT(LOCKED)),
	ONLY(TEXT, raw_field, of, "of", BIT(SIGNATURE) | BIT(TABLE)),
	ONLY(BOOL, raw_field, page, "page", BIT(SIGNATURE)),
	ONLY(SEQUENCE, raw_field, rows, "rows", BIT(SIGNATURE) | BIT(TABLE), .of = &keys_of_sign_row, .or_of = &keys_of_fixed_row),
	ONLY(SEQUENCE, raw_field, columns, "columns", BIT(TABLE), .of = &keys_of_field, .or_of = &keys_of_include),
	ONLY(SCALAR, raw_field, when, "when", BIT(TABLE)),
	ONLY(MAPPING, raw_field, total, "total", BIT(TABLE), .of = &keys_of_total),
	ONLY(SCALAR, raw_field, bar, "bar", BIT(TABLE)),
	ONLY(BOOL, raw_field, timeline, "timeline", BIT(TABLE)),
};
TABLE(field, N_("a field"));

static const struct key choice_keys[] = {
	NEED(TEXT, raw_choice, id, "id"),
	NEED(WORDS, raw_choice, label, "label"),
	ROW(TEXTS, raw_choice, match, "match"),
	ROW(SCALAR, raw_choice, means, "means", .words = means_words),
};
TABLE(choice, N_("a choice"));

static const struct key check_keys[] = {
	NEED(SCALAR, raw_check, that, "that"),
	NEED(WORDS, raw_check, message, "message"),
	ROW(TEXT, raw_check, severity, "severity", .words = severity_words),
	ROW(SCALAR, raw_check, mend, "mend"),
};
TABLE(check, N_("a check"));

static const struct key limits_keys[] = {
	ROW(SCALAR, raw_limits, min, "min"),
	ROW(SCALAR, raw_limits, max, "max"),
	ROW(INTEGER, raw_limits, characters, "characters"),
	ROW(INTEGER, raw_limits, items, "items"),
};
TABLE(limits, N_("limits"));

static const struct key print_keys[] = {
	ROW(SCALAR, raw_print, under, "under"),
	ROW(TEXT, raw_print, heading, "heading"),
	ROW(SCALAR, raw_print, text, "text"),
	ROW(SCALAR, raw_print, when, "when"),
};
TABLE(print, N_("a way to print"));

static const struct key part_keys[] = {
	ROW(WORDS, raw_part, label, "label"),
	ROW(BOOL, raw_part, labelled, "labelled"),
	ROW(BOOL, raw_part, required, "required"),
	ROW(WORDS, raw_part, help, "help"),
	ROW(WORDS, raw_part, appendix, "appendix"),
	ROW(SEQUENCE, raw_part, check, "check", .of = &keys_of_check),
};
TABLE(part, N_("a part"));

static const struct key sign_row_keys[] = {
	NEED(TEXT, raw_sign_row, label, "label"),
	ROW(SCALAR, raw_sign_row, text, "text"),
	ROW(BOOL, raw_sign_row, sign, "sign"),
	ROW(BOOL, raw_sign_row, date, "date"),
};
TABLE(sign_row, N_("a line of a signature block"));

static const struct key fixed_row_keys[] = {
	NEED(TEXT, raw_fixed_row, id, "id"),
	NEED(WORDS, raw_fixed_row, label, "label"),
	ROW(WORDS, raw_fixed_row, under, "under"),
	ROW(WORDS, raw_fixed_row, help, "help"),
	ROW(MAPPING, raw_fixed_row, calculate, "calculate"),
	ROW(SCALAR, raw_fixed_row, specify, "specify"),
};
TABLE(fixed_row, N_("a row of a table"));

static const struct key total_keys[] = {
	NEED(WORDS, raw_total, label, "label"),
	ROW(SEQUENCE, raw_total, columns, "columns"),
};
TABLE(total, N_("the last line of a table"));

static const struct key sheet_keys[] = {
	NEED(TEXT, raw_sheet, name, "sheet"),
	NEED(SCALAR, raw_sheet, title, "title"),
	ROW(SEQUENCE, raw_sheet, lines, "lines", .of = &keys_of_line, .or_text = true),
	ROW(TEXTS, raw_sheet, columns, "columns"),
	NEED(SEQUENCE, raw_sheet, blocks, "blocks", .of = &keys_of_block),
	ROW(MAPPING, raw_sheet, chart, "chart", .of = &keys_of_chart),
};
TABLE(sheet, N_("a sheet of the workbook"));

static const struct key line_keys[] = {
	NEED(TEXT, raw_line, label, "label"),
	NEED(SEQUENCE, raw_line, values, "values"),
};
TABLE(line, N_("a line of a sheet"));

static const struct key block_keys[] = {
	ROW(TEXT, raw_block, heading, "heading"),
	ROW(SCALAR, raw_block, table, "table"),
	ROW(SCALAR, raw_block, value, "value"),
};
TABLE(block, N_("a part of a sheet"));

static const struct key chart_keys[] = {
	NEED(SCALAR, raw_chart, table, "table"),
	NEED(SCALAR, raw_chart, column, "column"),
	NEED(TEXT, raw_chart, title, "title"),
};
TABLE(chart, N_("a chart"));

static const struct key layout_keys[] = {
	ROW(TEXT, raw_layout, headings, "headings", .words = headings_words),
	ROW(TEXT, raw_layout, footer, "footer"),
	ROW(SCALAR, raw_layout, signature_head, "signature_head"),
	ROW(MAPPING, raw_layout, words, "words", .of = &keys_of_layout_words),
	ROW(TEXT, raw_layout, currency, "currency"),
	ROW(SCALAR, raw_layout, footer_from, "footer_from"),
	ROW(SEQUENCE, raw_layout, annex, "annex"),
	ROW(SCALAR, raw_layout, annex_title, "annex_title"),
	ROW(SEQUENCE, raw_layout, workbook, "workbook", .of = &keys_of_sheet),
};
TABLE(layout, N_("the layout"));

static const struct key layout_words_keys[] = {
	ROW(TEXT, raw_layout_words, draft, "draft"),
	ROW(TEXT, raw_layout_words, page, "page"),
	ROW(TEXT, raw_layout_words, of, "of"),
};
TABLE(layout_words, N_("the layout's words"));

static const struct key parameters_keys[] = {
	ROW(INTEGER, raw_parameters, min_party_kinds, "min_party_kinds"),
	ROW(INTEGER, raw_parameters, age_min, "age_min"),
	ROW(INTEGER, raw_parameters, age_max, "age_max"),
	ROW(INTEGER, raw_parameters, norm_places, "norm_places"),
	ROW(SCALAR, raw_parameters, norm_amount, "norm_amount"),
	ROW(SCALAR, raw_parameters, norm_rounding, "norm_rounding"),
	ROW(TEXTS, raw_parameters, words, "words"),
};
TABLE(parameters, N_("the parameters"));

const struct key_table *key_table_at(size_t i)
{
	static const struct key_table *const tables[] = {
		&keys_of_form, &keys_of_module, &keys_of_heading, &keys_of_include, &keys_of_field, &keys_of_choice,
		&keys_of_check, &keys_of_limits, &keys_of_print, &keys_of_part, &keys_of_sign_row,
		&keys_of_layout, &keys_of_layout_words, &keys_of_parameters, &keys_of_fixed_row, &keys_of_total,
		&keys_of_sheet, &keys_of_line, &keys_of_block, &keys_of_chart,
	};

	return i < sizeof tables / sizeof *tables ? tables[i] : NULL;
}

__attribute__((format(printf, 3, 4)))
static void complain(const struct key_reader *reader, const struct node *node, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diags_add(reader->diags, node_place(node, reader->file), "%s", text);
}

static void read_bool(const struct key_reader *reader, const struct node *node, const char *key,
		      bool *into)
{
	if (!strcmp(node->text, "true"))
		*into = true;
	else if (!strcmp(node->text, "false"))
		*into = false;
	else
		complain(reader, node, _("“%s” should be true or false."), key);
}

static void read_integer(const struct key_reader *reader, const struct node *node, const char *key,
			 int64_t *into)
{
	char *end;

	errno = 0;
	*into = strtoll(node->text, &end, 10);
	if (errno || end == node->text || *end)
		complain(reader, node, _("“%s” should be a whole number."), key);
}

static void read_texts(const struct key_reader *reader, const struct node *node, const char *key,
		       struct key_texts *into)
{
	const char **items = arena_array(reader->arena, node->count + 1, sizeof *items);
	size_t count = 0;

	for (const struct node *child = node->children; child; child = child->next) {
		if (child->kind == NODE_SCALAR)
			items[count++] = child->text;
		else
			complain(reader, child, _("“%s” should be a list of texts."), key);
	}
	*into = (struct key_texts){ items, count };
}

/* What a value of each shape must be, and how to say so. */
static bool has_shape(const struct key_reader *reader, const struct node *node,
		      const struct key *key)
{
	enum node_kind kind = NODE_SCALAR;

	if (key->shape == KEY_NODE)
		return true;
	if (key->shape == KEY_WORDS && node->kind == NODE_MAPPING)
		return true;
	if (key->shape == KEY_TEXTS || key->shape == KEY_SEQUENCE)
		kind = NODE_SEQUENCE;
	if (key->shape == KEY_MAPPING)
		kind = NODE_MAPPING;
	if (node->kind == kind)
		return true;
	if (kind == NODE_SEQUENCE)
		complain(reader, node, _("“%s” should be a list: lines that begin with “- ”."), key->name);
	else if (kind == NODE_MAPPING)
		complain(reader, node, _("“%s” should be a mapping: lines of “key: value”, indented."), key->name);
	else
		complain(reader, node, _("“%s” should be a text on its own, not a list or a mapping."), key->name);
	return false;
}

void key_read_value(const struct key_reader *reader, const struct node *node,
		    const struct key *key, void *into)
{
	void *at = (char *)into + key->offset;

	if (!has_shape(reader, node, key))
		return;
	switch (key->shape) {
	case KEY_TEXT: *(const char **)at = node->text; break;
	case KEY_BOOL: read_bool(reader, node, key->name, at); break;
	case KEY_INTEGER: read_integer(reader, node, key->name, at); break;
	case KEY_WORDS: words_read(reader, node, at); break;
	case KEY_TEXTS: read_texts(reader, node, key->name, at); break;
	case KEY_SCALAR:
	case KEY_MAPPING:
	case KEY_SEQUENCE:
	case KEY_NODE: *(const struct node **)at = node; break;
	}
}

static void unknown_key(const struct key_reader *reader, const struct node *key,
			const struct key_table *table)
{
	const char *names[64];
	struct str all = STR_EMPTY;
	const char *meant;
	size_t count = 0;

	for (; count < table->count && count < 64; count++) {
		names[count] = table->keys[count].name;
		str_addf(&all, count ? ", %s" : "%s", names[count]);
	}
	meant = diag_did_you_mean(key->text, names, count);
	if (meant)
		diags_add(reader->diags, node_place(key, reader->file),
			  _("“%s” is not a key of %s; did you mean “%s”?"), key->text, _(table->what), meant);
	else
		diags_add(reader->diags, node_place(key, reader->file),
			  _("“%s” is not a key of %s. It may have: %s."), key->text, _(table->what), all.data);
	str_release(&all);
}

static const struct key *find_key(const struct key_table *table, const char *name, size_t *at)
{
	for (size_t i = 0; i < table->count; i++)
		if (*table->keys[i].name == *name && !strcmp(table->keys[i].name, name)) {
			*at = i;
			return &table->keys[i];
		}
	return NULL;
}

uint64_t keys_read(const struct key_reader *reader, const struct node *mapping,
		   const struct key_table *table, void *into)
{
	uint64_t seen = 0;
	size_t at = 0;

	if (mapping->kind != NODE_MAPPING) {
		complain(reader, mapping, _("Here %s should stand, as lines of “key: value”."), _(table->what));
		return 0;
	}
	for (const struct node *child = mapping->children; child; child = child->next) {
		const struct key *key = find_key(table, child->key->text, &at);

		if (!key) {
			unknown_key(reader, child->key, table);
			continue;
		}
		seen |= UINT64_C(1) << at;
		key_read_value(reader, child, key, into);
	}
	for (size_t i = 0; i < table->count; i++)
		if (table->keys[i].required && !(seen >> i & 1))
			diags_add(reader->diags, node_place(mapping, reader->file),
				  _("The key “%s” is missing in %s."), table->keys[i].name, _(table->what));
	return seen;
}
