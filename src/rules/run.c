#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"
#include "model/table.h"

#include <assert.h>
#include <stdarg.h>

/* --- order ---------------------------------------------------------------- */

/* Where a problem comes among the others: fields are numbered in the form's
 * order, but rows are read row by row. */
struct order {
	int item;   /* the field itself, or the group or signature it is asked in */
	size_t row;
	int field;
	size_t column; /* of an axis */
	enum severity severity;
	size_t since; /* found when: keeps the catalogue's order */
};

struct found {
	struct problem problem;
	struct order order;
};

int rules_item(const struct form *form, const struct field *field)
{
	const struct table *table = form_table_of(form, field);
	int item;

	if (table || field->group == EXPR_NO_GROUP)
		return table ? table->field : field->index;
	item = form->groups[field->group].field;
	for (size_t i = 0; i < form->signature_count; i++) {
		const struct signature *signature = &form->signatures[i];

		if (signature->group == field->group && signature->field > item && signature->field < field->index)
			item = signature->field;
	}
	return item;
}

static struct order order_of(const struct run *run, const struct spot *spot, enum severity severity)
{
	const struct field *field = spot->field;
	size_t row = 0, column = row_column(spot->row);

	if (field->group != EXPR_NO_GROUP)
		row = 1 + answers_row_index(run->answers, &run->form->groups[field->group], spot->row);
	if (field->axis >= 0)
		column = answers_row_index(run->answers, &run->form->groups[field->axis], column);
	return (struct order){ rules_item(run->form, field), row, field->index, column, severity, run->count };
}

static int three_way(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_found(const void *left, const void *right)
{
	const struct order *a = &((const struct found *)left)->order;
	const struct order *b = &((const struct found *)right)->order;
	int order = a->item - b->item;

	order = order ? order : three_way(a->row, b->row);
	order = order ? order : a->field - b->field;
	order = order ? order : three_way(a->column, b->column);
	order = order ? order : (int)a->severity - (int)b->severity;
	return order ? order : three_way(a->since, b->since);
}

/* --- saying --------------------------------------------------------------- */

__attribute__((format(printf, 1, 0)))
static char *sentence_of(const char *format, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(len >= 0);
	text = mem_alloc((size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, format, args);
	return text;
}

/* Why the warning was accepted; NULL when it was not. */
static const char *reason_of(struct run *run, const struct spot *spot)
{
	const char *code = run->rule->code, *reason;
	struct str others = STR_EMPTY;

	if (!application_has_accepted(run->app, code, spot->field, spot->row))
		return NULL;
	rules_basis(run->app, code, spot->field, spot->row, &others);
	reason = application_accepted(run->app, code, spot->field, spot->row, others.data);
	str_release(&others);
	return reason;
}

/* What is accepted is told, but no longer what to do about it: the first
 * sentence says what is so.  Takes the sentence. */
static char *told_accepted(char *sentence, const char *reason)
{
	const char *end = strstr(sentence, ". ");
	struct str told = STR_EMPTY;

	str_add_bytes(&told, sentence, end ? (size_t)(end + 1 - sentence) : strlen(sentence));
	/* TRANSLATORS: %s is the reason the writer gave. */
	str_add_char(&told, ' ');
	str_addf(&told, _("Accepted, with the reason: %s"), reason);
	free(sentence);
	return str_detach(&told);
}

__attribute__((format(printf, 5, 0)))
static void add_found(struct run *run, const struct spot *spot, enum severity severity,
		      const char *mend, const char *format, va_list args)
{
	const struct rule *rule = run->rule;
	const char *accepted = severity == SEVERITY_ERROR ? NULL : reason_of(run, spot);
	char *sentence = sentence_of(format, args);
	run->found = mem_grow(run->found, &run->room, run->count + 1, sizeof *run->found);
	run->found[run->count] = (struct found){
		{ rule->code, severity, spot->field->index, spot->row, accepted ? told_accepted(sentence, accepted) : sentence,
		  mem_strdup(mend), rule->rewrites, mem_strdup(accepted) },
		order_of(run, spot, severity),
	};
	run->count++;
}

void say(struct run *run, const struct spot *spot, const char *mend, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_found(run, spot, run->rule->severity, mend, format, args);
	va_end(args);
}

void say_as(struct run *run, const struct spot *spot, enum severity severity, const char *mend,
	    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_found(run, spot, severity, mend, format, args);
	va_end(args);
}

void say_write(struct run *run, const struct spot *spot, const char *mend, const char *sentence)
{
	struct str write = STR_EMPTY;

	if (!mend) {
		say(run, spot, NULL, "%s", sentence);
		return;
	}
	/* TRANSLATORS: follows a sentence that says what is wrong. */
	str_addf(&write, _("Write “%s”."), mend);
	say(run, spot, mend, "%s %s", sentence, write.data);
	str_release(&write);
}

/* --- running -------------------------------------------------------------- */

static bool rule_applies(const struct rule *rule, const struct field *field)
{
	return (rule->types >> field->type->id & 1) && (!rule->at || rule_names(rule->at, field));
}

/* Of what is calculated only the form's checks speak, and rules that name it. */
static bool rule_reckons(const struct rule *rule, const struct field *field)
{
	return (rule->at || rule->check == check_form_checks) && rule_applies(rule, field);
}

static const char *trimmed(struct run *run, const char *text)
{
	size_t from = strspn(text, " \t\n");
	size_t len = strlen(text + from);

	while (len && strchr(" \t\n", text[from + len - 1]))
		len--;
	return from || text[len] ? arena_strndup(&run->scratch, text + from, len) : text;
}

static void run_calculated(struct run *run, const struct field *field, row_t row)
{
	struct spot spot = { .field = field, .row = row, .text = "", .worth = answers_worth(run->answers, field, row) };

	for (size_t i = 0; (run->rule = rules_at(i)); i++)
		if (rule_reckons(run->rule, field))
			run->rule->check(run, &spot);
}

static void run_asked(struct run *run, const struct field *field, row_t row)
{
	struct spot spot = { .field = field, .row = row, .text = "" };

	if (field->type->worth != VALUE_EMPTY)
		spot.text = trimmed(run, answers_text(run->answers, field, row));
	spot.fault = type_read(field, spot.text, &spot.worth, NULL);
	for (size_t i = 0; (run->rule = rules_at(i)); i++)
		if (rule_applies(run->rule, field))
			run->rule->check(run, &spot);
}

static void run_spot(struct run *run, const struct field *field, row_t row)
{
	if (field->calculate && flow_field_relevant(run->answers, field, row))
		run_calculated(run, field, row);
	else if (flow_field_asked(run->answers, field, row))
		run_asked(run, field, row);
}

static void run_rows(struct run *run, const struct group *group, const int *members, size_t count)
{
	size_t rows = answers_row_count(run->answers, group);

	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < count; j++)
			run_spot(run, &run->form->fields[members[j]], answers_row_id(run->answers, group, i));
}

static void run_cells(struct run *run, const struct table *table, row_t row)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct field *column = &run->form->fields[table->columns[i]];
		size_t cells = answers_columns(run->answers, column->axis);

		for (size_t k = 0; k < cells; k++)
			run_spot(run, column, row_cell(row_of(row), answers_column(run->answers, column->axis, k)));
	}
}

static void run_table(struct run *run, const struct table *table)
{
	const struct group *group = &run->form->groups[table->group];

	if (!flow_field_relevant(run->answers, &run->form->fields[table->field], NO_ROW))
		return;
	for (size_t i = 0; i < answers_row_count(run->answers, group); i++) {
		row_t row = answers_row_id(run->answers, group, i);

		if (table_shows(run->answers, table, row))
			run_cells(run, table, row);
	}
}

static void run_item(struct run *run, const struct field *field)
{
	run_spot(run, field, NO_ROW);
	if (field->type->id == TYPE_GROUP) {
		const struct group *group = &run->form->groups[field->holds];

		run_rows(run, group, group->members, group->member_count);
	} else if (field->type->id == TYPE_TABLE) {
		run_table(run, &run->form->tables[field->table]);
	} else if (field->type->id == TYPE_SIGNATURE) {
		const struct signature *signature = &run->form->signatures[field->holds];

		run_rows(run, &run->form->groups[signature->group], signature->members, signature->member_count);
	}
}

static struct run run_start(const struct application *app, date_t today)
{
	return (struct run){ .app = app, .answers = &app->answers, .form = app->form, .today = today };
}

/* Moves what was found to the caller, in order. */
static void run_end(struct run *run, struct problems *out)
{
	if (run->count)
		qsort(run->found, run->count, sizeof *run->found, compare_found);
	out->items = mem_grow(out->items, &out->room, out->count + run->count, sizeof *out->items);
	for (size_t i = 0; i < run->count; i++)
		out->items[out->count++] = run->found[i].problem;
	free(run->found);
	arena_release(&run->scratch);
}

static void run_heading(struct run *run, const struct heading *heading)
{
	for (size_t i = 0; i < heading->item_count; i++)
		run_item(run, &run->form->fields[heading->items[i]]);
}

void rules_check(const struct application *app, date_t today, struct problems *out)
{
	struct run run = run_start(app, today);

	for (size_t i = 0; i < app->form->heading_count; i++)
		run_heading(&run, &app->form->headings[i]);
	run_end(&run, out);
}

void rules_check_heading(const struct application *app, date_t today, const struct heading *heading,
			 struct problems *out)
{
	struct run run = run_start(app, today);

	run_heading(&run, heading);
	run_end(&run, out);
}

void rules_check_field(const struct application *app, date_t today, const struct field *field,
		       row_t row, struct problems *out)
{
	struct run run = run_start(app, today);

	run_spot(&run, field, row);
	run_end(&run, out);
}

/* --- problems ------------------------------------------------------------- */

void problems_release(struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		free(problems->items[i].message);
		free(problems->items[i].mend);
		free(problems->items[i].accepted);
	}
	free(problems->items);
	*problems = (struct problems)PROBLEMS_NONE;
}

size_t problems_count(const struct problems *problems, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < problems->count; i++)
		count += problems->items[i].severity == severity && !problems->items[i].accepted;
	return count;
}

const char *problem_sign(const struct problem *problem)
{
	static const char *const signs[] = { "!", "?", "i" };

	return problem->accepted ? "x" : signs[problem->severity];
}

const char *problems_sign(const struct problems *problems)
{
	static const enum severity grave[] = { SEVERITY_ERROR, SEVERITY_WARNING };

	for (size_t k = 0; k < sizeof grave / sizeof *grave; k++)
		for (size_t i = 0; i < problems->count; i++)
			if (problems->items[i].severity == grave[k] && !problems->items[i].accepted)
				return problem_sign(&problems->items[i]);
	return "";
}
