/*
 * The keys a form file may have: one table for each kind of mapping.
 *
 * Purpose:  the loader reads by these tables, "did you mean" suggests from
 *           them, and the manual page is checked against them.
 * Shape:    a row says what the value must be and where it goes: an offset in
 *           the struct given to keys_read.  KEY_NODE rows take the node as it
 *           stands, for the loader to go on with.
 * Errors:   an unknown key, a missing one, a value of the wrong shape: each a
 *           sentence in diags with its place; the others are read on.
 */
#ifndef BLANKETT_MODEL_FORM_KEY_H
#define BLANKETT_MODEL_FORM_KEY_H

#include "model/form.h"
#include "yaml/node.h"

enum key_shape {
	KEY_TEXT,     /* const char * */
	KEY_BOOL,     /* bool */
	KEY_INTEGER,  /* int64_t */
	KEY_WORDS,    /* struct words */
	KEY_TEXTS,    /* struct key_texts */
	KEY_SCALAR,   /* const struct node *, a scalar */
	KEY_MAPPING,  /* const struct node * */
	KEY_SEQUENCE, /* const struct node * */
	KEY_NODE,     /* const struct node *, any */
};

struct key_texts {
	const char *const *items;
	size_t count;
};

struct key_table;

struct key {
	const char *name;
	enum key_shape shape;
	size_t offset;
	bool required;
	unsigned types; /* fields only: bit per type that may have it; 0: all */
	const struct key_table *of;     /* what its mapping, or each of its list, is; NULL: not known here */
	const struct key_table *or_of;  /* or is */
	bool or_text;                   /* or is, each for itself, a text */
	bool by_name;                   /* its mapping is from names to what `of` says */
	const char *const *words;       /* what its text may be, NULL after the last; NULL: any */
};

struct key_table {
	const char *id;   /* "heading", in the schema */
	const char *what; /* "a heading", in messages; translated when shown */
	const struct key *keys;
	size_t count;
};

/* A text for the user, in one language or several. */
struct words_seen {
	const struct node *node;
	const char *file;
};

/* All of them, for words_prove. */
struct all_words {
	struct words_seen *items;
	size_t count, room;
};

struct key_reader {
	struct arena *arena;
	const char *file;
	const char *language; /* the form's own */
	struct diags *diags;
	struct all_words *words; /* where they are kept; NULL: nowhere */
};

/* Which keys were there: a bit for each row of the table. */
uint64_t keys_read(const struct key_reader *reader, const struct node *mapping,
		   const struct key_table *table, void *into);

/* Reads one value by its shape, as keys_read does. */
void key_read_value(const struct key_reader *reader, const struct node *node,
		    const struct key *key, void *into);

/* --- form_words.c --- */

/* Whether it is a code such as “sv”. */
bool words_is_language(const char *text);

void words_read(const struct key_reader *reader, const struct node *node, struct words *into);

/* A file gives its texts in the same languages: each that is a mapping in all
 * that others have; each that is only said to the user (`help`, `message`) in
 * all that others of those have, mapping or not.  What may be printed can have
 * one wording, and a file of one language nothing else. */
void words_prove(const struct key_reader *reader);

/* --- form_key.c --- */

/* All tables, for documentation and lints; NULL after the last. */
const struct key_table *key_table_at(size_t i);

/* The words of some keys, in the order of the enum that they stand for; NULL
 * after the last. */
extern const char *const carry_words[], *const severity_words[], *const means_words[], *const headings_words[];

/* What each table's rows write to. */
struct raw_form {
	int64_t language_version;
	const char *id, *title, *issuer, *version, *language, *replaces, *intro;
	const struct node *kinds, *parameters, *layout, *headings;
};

struct raw_module {
	int64_t language_version;
	const struct node *headings, *fields;
};

struct raw_heading {
	const char *id, *text;
	struct key_texts aliases;
	bool star, internal;
	const struct node *relevant, *fields;
	struct words help, appendix;
};

struct raw_include {
	const char *path;
};

struct raw_field {
	const char *id, *type, *carry, *from, *yes, *no, *of;
	struct words label, help, appendix, add, row, acknowledge;
	bool required, labelled, page, timeline;
	int64_t min, max;
	struct key_texts aliases;
	const struct node *relevant, *initial, *check, *limits, *print, *choices, *guess, *parts,
		*title, *fields, *locked, *rows, *calculate, *across, *each, *columns, *when, *total, *bar;
};

struct raw_fixed_row {
	const char *id;
	struct words label, under, help;
	const struct node *calculate, *specify;
};

struct raw_total {
	struct words label;
	const struct node *columns;
};

struct raw_choice {
	const char *id;
	struct words label;
	struct key_texts match;
	const struct node *means;
};

struct raw_check {
	const struct node *that, *mend;
	struct words message;
	const char *severity;
};

struct raw_limits {
	const struct node *min, *max;
	int64_t characters, items;
};

struct raw_print {
	const char *heading;
	const struct node *under, *text, *when;
};

struct raw_part {
	struct words label, help, appendix;
	bool labelled, required;
	const struct node *check;
};

struct raw_sign_row {
	const char *label;
	const struct node *text;
	bool sign, date;
};

struct raw_layout {
	const char *headings, *footer, *currency;
	const struct node *signature_head, *footer_from, *words, *annex, *annex_title, *workbook;
};

struct raw_sheet {
	const char *name;
	const struct node *title, *lines, *blocks, *chart;
	struct key_texts columns;
};

struct raw_line {
	const char *label;
	const struct node *values;
};

struct raw_block {
	const char *heading;
	const struct node *table, *value;
};

struct raw_chart {
	const struct node *table, *column;
	const char *title;
};

struct raw_layout_words {
	const char *draft, *page, *of;
};

struct raw_parameters {
	int64_t min_party_kinds, age_min, age_max, norm_places;
	const struct node *norm_amount, *norm_rounding;
	struct key_texts words;
};

extern const struct key_table keys_of_form, keys_of_module, keys_of_heading, keys_of_include, keys_of_field,
	keys_of_choice, keys_of_check, keys_of_limits, keys_of_print, keys_of_part,
	keys_of_sign_row, keys_of_layout, keys_of_layout_words, keys_of_parameters, keys_of_fixed_row,
	keys_of_total, keys_of_sheet, keys_of_line, keys_of_block, keys_of_chart;

#endif
