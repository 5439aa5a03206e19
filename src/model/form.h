/*
 * A form: what is asked, in what order, and how it is printed.
 *
 * Purpose:  the immutable value that everything else reads.  It is loaded from
 *           a YAML file by form_load and never changed afterwards.
 * Shape:    headings in order, each with its items; an item is a field, or a
 *           field of type group or signature that holds fields asked once per
 *           row.  All fields also stand in one array, and a field is known by
 *           its index there.  A field in a group has a full id
 *           ("owners.organisation") and a name within the row ("organisation").
 *           period and goals are written as one field and become several
 *           ("period.start", "period.end").
 * Owner:    the form's arena holds everything but the five arrays, which are
 *           the form's own; form_free releases them all.
 * Errors:   form_load lists every fault it finds with file, line and column.
 * Source:   blankett-form(5).
 */
#ifndef BLANKETT_MODEL_FORM_H
#define BLANKETT_MODEL_FORM_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/mem.h"
#include "model/expr.h"
#include "model/row.h"
#include "model/type.h"

enum { FORM_LANGUAGE_VERSION = 1 };

/* A text for the user: in the form's own language, perhaps in others too. */
struct words {
	const char *own; /* NULL: not given */
	const struct words_in *in;
	size_t count;
};

struct words_in {
	const char *language;
	const char *text;
};

enum carry { CARRY_KEEP, CARRY_CONFIRM, CARRY_ASK, CARRY_NEVER };
enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO };

/* What sort of application one of the form's kinds is. */
enum kind_means { MEANS_NOTHING, MEANS_NEW, MEANS_EXTENSION, MEANS_SUPPLEMENT };

struct choice {
	const char *id;
	struct words label;
	const char *const *match; /* words that make it the guess */
	size_t match_count;
	enum kind_means means;    /* of the form's kinds */
};

enum { CHOICES_MOST = 64 };

struct field_check {
	const struct expr *that;
	struct words message;
	enum severity severity;
	const struct expr_template *mend; /* NULL: none */
};

/* One way to print a field; the first whose `when` holds is taken. */
struct print {
	const struct expr *when;          /* NULL: always */
	const struct expr_template *text; /* NULL: the answer itself */
	const char *heading;              /* sub-heading above, or NULL */
	int under;                        /* field whose heading it is printed under, or -1 */
	bool hidden;
};

/* A line of a signature block. */
struct sign_row {
	const char *label;
	const struct expr_template *text; /* NULL: nothing */
	bool sign;                        /* a line to sign on */
	bool date;                        /* a line for the date, when signed with a pen */
};

struct limits {
	bool has_min, has_max;
	int64_t min, max;
	int64_t characters; /* 0: none */
	int64_t items;      /* 0: none */
};

struct field {
	const char *id;   /* full */
	const char *name; /* within its row; the same as id outside groups */
	const struct type *type;
	int index;
	int heading;
	int group;        /* index in form->groups, or EXPR_NO_GROUP */
	int holder;       /* the field of type group, table or signature that it is written under, or -1 */
	size_t slot;      /* where its answer lies: among those of its row, or of no row */
	struct place at;

	struct words label;
	bool labelled;    /* the label is printed */
	bool required;
	const struct expr *relevant;
	const struct expr *initial; /* `default`: used while unanswered */
	const struct expr *calculate; /* never asked: what it is worth */
	bool row_local;             /* and it reads its own row and answers outside rows only */
	int axis;                   /* a column that stands across it, or EXPR_NO_AXIS */
	const struct expr_template *each; /* what such a column is called; NULL: by its row or year */
	struct words help;
	struct words appendix;
	enum carry carry;
	const char *from;
	const char *const *aliases;
	size_t alias_count;
	const struct field_check *checks;
	size_t check_count;
	struct limits limits;
	const struct print *prints;
	size_t print_count;

	const struct choice *choices; /* choice and yesno */
	size_t choice_count;
	int guess;                    /* field whose answer suggests a choice, or -1 */

	const char *locked;           /* locked: the text */
	const char *digest;           /* and what acknowledging it stores */
	struct words acknowledge;

	int holds;                    /* group, table with rows of its own: its group; signature: index in
	                               * form->signatures; else -1 */
	int table;                    /* table: its index in form->tables; else -1 */
};

struct group {
	const char *id;
	int field;     /* the field of type group or table */
	int table;     /* whose rows they are, or -1 */
	int heading;
	int64_t min, max;
	const struct expr_template *title;
	struct words add; /* "Add an owner" */
	struct words row; /* "Owner" */
	const int *members; /* fields asked at the group's own heading, in order */
	size_t member_count;
	size_t slot_count;  /* answers in a row, those asked at signatures included */
};

/* A cell of a fixed row that is not asked. */
struct row_calculation {
	int field;
	const struct expr *worth;
};

/* A row that a form fixes. */
struct fixed_row {
	const char *id;
	struct words label;
	struct words under; /* a line over it and its neighbours that have the same; else empty */
	struct words help;
	const struct row_calculation *calculations;
	size_t calculation_count;
	int specify;  /* field where the form wants it explained, or -1 */
};

/* A grid.  Its rows are its own (a group with the same id), or those of the
 * group `of`; its columns are fields of that group. */
struct table {
	int field;
	int heading;
	int group;
	bool own;
	const struct expr_template *title; /* what a row of `of` is called here; NULL: as in the group */
	const struct expr *when;    /* which rows of `of`; NULL: all */
	const int *columns;
	size_t column_count;
	const struct fixed_row *fixed; /* the first rows of its own */
	size_t fixed_count;
	bool has_total;
	struct words total;         /* what the last line is called */
	const int *totalled;        /* columns it sums */
	size_t totalled_count;
	int bar;                    /* column drawn as bars, or -1 */
	bool timeline;
	bool asks;                  /* something in it is answered, else all of it is calculated */
};

struct signature {
	int field;
	int heading;
	int group;     /* whose rows sign */
	bool page;     /* each row on a page of its own */
	const int *members;
	size_t member_count;
	const struct sign_row *rows;
	size_t row_count;
};

struct heading {
	const char *id;
	const char *text; /* verbatim */
	const char *const *aliases;
	size_t alias_count;
	bool star;
	bool internal;
	const struct expr *relevant;
	struct words help;
	struct words appendix;
	const int *items; /* fields, in order; members of groups are not items */
	size_t item_count;
	int index;
	int number;       /* among the printed ones, from 1; 0 when internal */
	struct place at;
};

/* A line below the title: a text, or a label with answers in cells beside it. */
struct sheet_line {
	const struct expr_template *text; /* NULL: it has a label */
	const char *label;
	const int *values; /* fields */
	size_t value_count;
};

/* One thing on a sheet: a heading, a table, a field. */
struct sheet_block {
	const char *heading; /* NULL: none */
	int table;           /* index in form->tables, or -1 */
	int value;           /* field, or -1 */
};

struct sheet {
	const char *name; /* of the tab */
	const struct expr_template *title;
	const struct sheet_line *lines;
	size_t line_count;
	const char *const *columns; /* names of table columns; those alike stand under each other */
	size_t column_count;
	const struct sheet_block *blocks;
	size_t block_count;
	int chart;        /* table, or -1 */
	int chart_column; /* field */
	const char *chart_title;
};

enum { FORM_SHEETS = 32 }; /* of a workbook */

struct layout {
	bool tables;            /* headings as tables, not plain */
	const char *footer;
	int signature_head;     /* heading, or -1 */
	const char *draft_word; /* "UTKAST" */
	const char *page_word;
	const char *of_word;
	const char *currency;
	int footer_from;        /* heading from whose page on the footer stands, or -1 */
	const int *annex;       /* fields printed last, as an annex */
	size_t annex_count;
	const struct expr_template *annex_title;
	const struct sheet *sheets;
	size_t sheet_count;
};

/* 0: not given. */
struct parameters {
	int64_t min_party_kinds;
	int64_t age_min, age_max;
	int64_t norm_places;
	int64_t norm_ore, rounding_ore; /* for so many places in a year; to the next multiple */
	const char *const *words;       /* the form's own, in their right spelling */
	size_t word_count;
};

struct form {
	struct arena arena;
	const char *file;
	struct str sources; /* the file's bytes and then its modules', for form_digest */
	const char *id, *title, *issuer, *version, *language, *replaces, *intro;
	const struct choice *kinds;
	size_t kind_count;
	struct parameters parameters;
	struct layout layout;
	struct heading *headings;
	size_t heading_count;
	struct field *fields;
	size_t field_count;
	struct group *groups;
	size_t group_count;
	struct table *tables;
	size_t table_count;
	struct signature *signatures;
	size_t signature_count;
	int period_start, period_end; /* fields that the years are taken from, or -1 */
	size_t slot_count;        /* answers outside groups */
	struct map field_ids;     /* full id → index */
};

/* The form in that file, or NULL with every fault in diags.  A module is sought
 * beside the form first, then in `library` (the installed forms; may be NULL). */
struct form *form_load(const char *path, const char *library, struct diags *diags);
void form_free(struct form *form);

/* Sha256 of the form's file and, after it, its modules.  Worked out when asked
 * for: a session that only looks has no use for it, and it costs start-up. */
void form_digest(const struct form *form, char out[DIGEST_TEXT]);

/* By full id; NULL when the form has none. */
const struct field *form_field(const struct form *form, const char *id);
const struct group *form_group(const struct form *form, const char *id);
const struct heading *form_heading(const struct form *form, const char *id);

/* The rows that a field of type group, or table with rows of its own, holds; else NULL. */
const struct group *form_rows(const struct form *form, const struct field *field);
/* The table of a field of type table; else NULL. */
const struct table *form_table(const struct form *form, const struct field *field);
/* The table that the field is a column of; else NULL. */
const struct table *form_table_of(const struct form *form, const struct field *field);
/* The row that the form fixes, or NULL. */
const struct fixed_row *form_fixed_row(const struct form *form, const struct group *group, uint64_t row);
/* Appends what such a row is called where it stands alone: "Premises: Rent". */
void fixed_row_name(const struct fixed_row *fixed, const char *language, struct str *out);

/* A member of the group by its name within the row, or NULL. */
const struct field *form_member(const struct form *form, const struct group *group,
				const char *name);

const struct choice *field_choice(const struct field *field, const char *id);

/* Whether the id is one of those in an answer of type choices: "a, b". */
bool choice_among(const char *stored, const char *id);

/* The text in the language ("sv", "sv_SE.UTF-8"), else in the form's own; "" when not given. */
const char *words_for(const struct words *words, const char *language);

#endif
