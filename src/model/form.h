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
 * Owner:    the form's arena holds everything; form_free releases it.
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

struct choice {
	const char *id;
	struct words label;
	const char *const *match; /* words that make it the guess */
	size_t match_count;
};

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
	size_t slot;      /* where its answer lies: among those of its row, or of no row */
	struct place at;

	struct words label;
	bool labelled;    /* the label is printed */
	bool required;
	const struct expr *relevant;
	const struct expr *initial; /* `default`: used while unanswered */
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
	char digest[DIGEST_TEXT];     /* and what acknowledging it stores */
	struct words acknowledge;

	int holds;                    /* group: its index; signature: index in form->signatures; else -1 */
};

struct group {
	const char *id;
	int field;     /* the field of type group */
	int heading;
	int64_t min, max;
	const struct expr_template *title;
	struct words add; /* "Add an owner" */
	struct words row; /* "Owner" */
	const int *members; /* fields asked at the group's own heading, in order */
	size_t member_count;
	size_t slot_count;  /* answers in a row, those asked at signatures included */
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

struct layout {
	bool tables;            /* headings as tables, not plain */
	const char *footer;
	int signature_head;     /* heading, or -1 */
	const char *draft_word; /* "UTKAST" */
	const char *page_word;
	const char *of_word;
	const char *currency;
};

struct parameters {
	int64_t min_party_kinds; /* 0: not given */
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
	struct signature *signatures;
	size_t signature_count;
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

/* A member of the group by its name within the row, or NULL. */
const struct field *form_member(const struct form *form, const struct group *group,
				const char *name);

const struct choice *field_choice(const struct field *field, const char *id);

/* The text in the language ("sv", "sv_SE.UTF-8"), else in the form's own; "" when not given. */
const char *words_for(const struct words *words, const char *language);

#endif
