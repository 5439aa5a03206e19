/*
 * A rule from inside: a row of the catalogue, and what its function may use.
 *
 * Purpose:  each rule is a function of a spot (a field asked, in its row, with
 *           its answer) and of the other answers it reads.  It says what is
 *           wrong under its own spot and nowhere else: so leaving a field runs
 *           the rules of that field, and they are all that can speak there.
 * Shape:    `at` and `reads` are names parted by spaces; a name is a full id
 *           ("period.end") or the name within a row ("contact").  `at` NULL:
 *           every field of the types.  `reads` tells what else it looks at.
 * Silent:   a form without the field has no spot; a rule whose other fields are
 *           missing, unasked, unanswered or unreadable says nothing.
 * Owner:    texts given to `say` are copied; what run_* lends lives as long as
 *           the run.
 */
#ifndef BLANKETT_RULES_RULE_H
#define BLANKETT_RULES_RULE_H

#include "rules/rules.h"

/* The subject's scopes: one field, across fields, free text. */
enum rule_scope { RULE_FIELD = 'f', RULE_ACROSS = 'x', RULE_TEXT = 't' };

struct spot {
	const struct field *field;
	row_t row;
	const char *text; /* the answer without white space around it; "" when unanswered */
	struct value worth;
	enum answer_fault fault;
};

struct run;

struct rule {
	const char *code;
	enum rule_scope scope;
	enum severity severity;
	unsigned types; /* a bit for each enum type_id */
	const char *at;
	const char *reads;
	void (*check)(struct run *run, const struct spot *spot);
	bool rewrites; /* its mend is the same answer, written as it usually is */
};

struct found;

/* One checking: what is checked, and what has been found so far. */
struct run {
	const struct application *app;
	const struct answers *answers;
	const struct form *form;
	date_t today;
	const struct rule *rule; /* whose function runs now */
	struct arena scratch;
	struct pay *pay;         /* of the rows of `paid`; wages.c */
	const struct group *paid;
	const char *told;        /* `budget.text`, folded, when it was asked for */
	const char *resources;   /* what the parties contribute, folded */
	struct found *found;
	size_t count;
	size_t room;
};

/* --- saying --------------------------------------------------------------- */

/* A problem at the spot, at the rule's severity.  `mend` may be NULL. */
void say(struct run *run, const struct spot *spot, const char *mend, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void say_as(struct run *run, const struct spot *spot, enum severity severity, const char *mend,
	    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The sentence, and after it what to write when there is a mend. */
void say_write(struct run *run, const struct spot *spot, const char *mend, const char *sentence);

/* What the field is called in a sentence: its label, else its heading. */
const char *run_name(struct run *run, const struct field *field);
const char *run_quote(struct run *run, const struct spot *spot); /* the answer, cut to a line */
const char *run_day(struct run *run, date_t date);   /* "6 July 2022" */
const char *run_money(struct run *run, int64_t ore); /* "650 000 kr" */

/* --- reading -------------------------------------------------------------- */

/* A field outside groups that is asked now, or NULL. */
const struct field *run_field(const struct run *run, const char *id);

/* The answer in force (default and guess count), trimmed; "" when none. */
const char *run_answer(struct run *run, const struct field *field, row_t row);

/* The same for another field of the spot's row; "" when the form has none. */
const char *run_in_row(struct run *run, const struct spot *spot, const char *name);

/* Another field of the same rows, or NULL. */
const struct field *run_beside(const struct run *run, const struct field *field, const char *name);

/* What a row of a table is called: its label, or what stands in its first column. */
const char *run_row_name(struct run *run, const struct table *table, row_t row);

/* Whether the spot is the first amount above nothing in its row of a table: what is
 * wrong with the row is said once. */
bool run_leads(struct run *run, const struct spot *spot);

/* What stands in all the columns of the row, in öre. */
int64_t run_row_amount(struct run *run, const struct field *amount, row_t row);

/* Whether it is money that the owners pay themselves. */
bool run_is_own(const struct run *run, const struct field *field);

/* The sum that is applied for, in öre; 0 when there is none. */
int64_t run_total(const struct run *run);

/* The text in small letters without marks over them; it lives as long as the run. */
const char *run_fold(struct run *run, const char *text);

/* What is said of the budget in words, folded. */
const char *run_told(struct run *run);

/* The date in force of a field asked; false when there is none. */
bool run_date(struct run *run, const char *id, date_t *date);

/* What the application is, by the common model's kinds. */
bool run_is_extension(struct run *run);
bool run_is_supplement(struct run *run);

/* Whether the field is named in a list of names parted by spaces. */
bool rule_names(const char *names, const struct field *field);

/* Whether the rows of the spot's group sign: a signature is asked of them. */
bool run_signs(const struct run *run, const struct spot *spot);

/* --- the functions, by subject -------------------------------------------- */

void check_required(struct run *run, const struct spot *spot);
void check_limits(struct run *run, const struct spot *spot);
void check_form_checks(struct run *run, const struct spot *spot);

void check_email_syntax(struct run *run, const struct spot *spot);
void check_email_idn(struct run *run, const struct spot *spot);
void check_email_case(struct run *run, const struct spot *spot);

void check_date_format(struct run *run, const struct spot *spot);
void check_date_year(struct run *run, const struct spot *spot);
void check_date_order(struct run *run, const struct spot *spot);
void check_date_past(struct run *run, const struct spot *spot);

void check_number_format(struct run *run, const struct spot *spot);
void check_scale(struct run *run, const struct spot *spot);
void check_phone(struct run *run, const struct spot *spot);

void check_table_empty(struct run *run, const struct spot *spot);
void check_table_blank(struct run *run, const struct spot *spot);

void check_choice_unanswered(struct run *run, const struct spot *spot);
void check_choice_unknown(struct run *run, const struct spot *spot);
void check_choice_implied(struct run *run, const struct spot *spot);

/* A month's pay in thousands; for check_scale. */
void check_pay_scale(struct run *run, const struct spot *spot);
void check_rate(struct run *run, const struct spot *spot);
void check_row_period(struct run *run, const struct spot *spot);
void check_years(struct run *run, const struct spot *spot);
void check_specified(struct run *run, const struct spot *spot);
void check_other(struct run *run, const struct spot *spot);
void check_ineligible(struct run *run, const struct spot *spot);
void check_attachment(struct run *run, const struct spot *spot);
void check_own(struct run *run, const struct spot *spot);
void check_own_column(struct run *run, const struct spot *spot);
void check_sum_in_text(struct run *run, const struct spot *spot);
void check_money_style(struct run *run, const struct spot *spot);

void check_phase_gap(struct run *run, const struct spot *spot);
void check_phases_end(struct run *run, const struct spot *spot);
void check_phase_overlap(struct run *run, const struct spot *spot);

void check_role_budget(struct run *run, const struct spot *spot);
void check_role_title(struct run *run, const struct spot *spot);
void check_resource_budget(struct run *run, const struct spot *spot);
void check_resource_extent(struct run *run, const struct spot *spot);

void check_count(struct run *run, const struct spot *spot);
void check_count_unit(struct run *run, const struct spot *spot);
void check_age_range(struct run *run, const struct spot *spot);
void check_age_missing(struct run *run, const struct spot *spot);

void check_parties(struct run *run, const struct spot *spot);
void check_contact(struct run *run, const struct spot *spot);

void check_locked(struct run *run, const struct spot *spot);
void check_sign_block(struct run *run, const struct spot *spot);
void check_sign_name(struct run *run, const struct spot *spot);
void check_sign_email(struct run *run, const struct spot *spot);
void check_sign_organisation(struct run *run, const struct spot *spot);

void check_dnr(struct run *run, const struct spot *spot);
void check_extension_reference(struct run *run, const struct spot *spot);
void check_reference_in_name(struct run *run, const struct spot *spot);
void check_earlier_period(struct run *run, const struct spot *spot);
void check_extension_gap(struct run *run, const struct spot *spot);

void check_placeholder(struct run *run, const struct spot *spot);
void check_name_case(struct run *run, const struct spot *spot);
void check_personal_number(struct run *run, const struct spot *spot);

#endif
