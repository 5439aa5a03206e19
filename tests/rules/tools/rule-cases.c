/*
 * Runs the cases of rules: rule-cases FORM FILE…
 *
 * A file is a list of cases; a line is one of
 *     # remark
 *     case WORDS              begins an application with no answers
 *     + GROUP                 adds a row; answers of the group go there
 *     ID = ANSWER             in ID#ROW@COLUMN another row or column, both from 1;
 *                             as the writer types it; \n is a line break, \u202e
 *                             a character; @read the digest that acknowledging stores
 *     ID == ANSWER            as a file may hold it, not brought into its usual look
 *     accept CODE ID          accepts a warning
 *     fires: CODE ID [mend=ANSWER]     ID may end with #ROW@COLUMN;
 *                             ANSWER - says that no mend is offered
 *     says: PART              of what the problem of the line before says
 *     level: error|warning|info|accepted   of the same problem
 *     silent: CODE [ID]
 *     alone: CODE ID          the one problem there
 * In every case it is also checked that problems stand in the form's order, that
 * leaving each field tells the same of it as checking the whole, and that a mend
 * mends.  With the word sv before FORM everything is said in Swedish.
 */
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "model/flow.h"
#include "rules/rules.h"

#include <stdarg.h>
#include <stdio.h>

struct tool {
	const struct form *form;
	struct application *app;
	struct problems problems;
	bool checked;
	const struct problem *last; /* what `fires` found */
	uint32_t newest[64];        /* row by group */
	const char *file;
	int line;
	const char *title;
	int passed, failed;
};

static date_t today(void)
{
	return date_make(2026, 11, 22);
}

__attribute__((format(printf, 2, 3)))
static void fail(struct tool *tool, const char *format, ...)
{
	va_list args;

	tool->failed++;
	printf("%s:%d: (%s) ", tool->file, tool->line, tool->title);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static const char *severity_name(const struct problem *problem)
{
	static const char *const names[] = { "error", "warning", "info" };

	return problem->accepted ? "accepted" : names[problem->severity];
}

static void print_problems(const struct tool *tool)
{
	for (size_t i = 0; i < tool->problems.count; i++) {
		const struct problem *problem = &tool->problems.items[i];
		char row[ROW_TEXT];

		row_text(problem->row, row);
		printf("    %s %s %s#%s: %s%s%s\n", severity_name(problem), problem->code,
		       tool->form->fields[problem->field].id, row, problem->message,
		       problem->mend ? " mend=" : "", problem->mend ? problem->mend : "");
	}
}

/* --- answers -------------------------------------------------------------- */

static void unescape(const char *text, struct str *out)
{
	unsigned character;

	for (; *text; text++) {
		if (text[0] == '\\' && text[1] == 'n') {
			str_add_char(out, '\n');
			text++;
		} else if (sscanf(text, "\\u%4x", &character) == 1) {
			utf8_put(out, character);
			text += 5;
		} else {
			str_add_char(out, *text);
		}
	}
}

static const struct field *field_named(struct tool *tool, const char *id)
{
	struct str name = STR_EMPTY;
	const struct field *field;

	str_add_bytes(&name, id, strcspn(id, "#@"));
	field = form_field(tool->form, name.data);
	if (!field)
		fail(tool, "the form has no field %s", name.data);
	str_release(&name);
	return field;
}

/* The cell that an id names: the newest row and no column, if nothing is said. */
static row_t cell_named(const struct tool *tool, const struct field *field, const char *id)
{
	const struct answers *answers = &tool->app->answers;
	const char *row = strchr(id, '#'), *column = strchr(id, '@');
	uint32_t in_row, in_column = 0;

	if (field->group == EXPR_NO_GROUP)
		return NO_ROW;
	in_row = tool->newest[field->group];
	if (row)
		in_row = row_of(answers_row_id(answers, &tool->form->groups[field->group], strtoul(row + 1, NULL, 10) - 1));
	if (column && strlen(column + 1) == 4)
		in_column = (uint32_t)strtoul(column + 1, NULL, 10);
	else if (column)
		in_column = answers_column(answers, field->axis, strtoul(column + 1, NULL, 10) - 1);
	return row_cell(in_row, in_column);
}

static void answer(struct tool *tool, const char *id, const char *text, bool usual)
{
	const struct field *field = field_named(tool, id);
	struct str typed = STR_EMPTY, stored = STR_EMPTY;
	struct value worth;

	if (!field)
		return;
	unescape(!strcmp(text, "@read") ? field->digest : text, &typed);
	if (!usual || type_read(field, typed.data, &worth, &stored) != ANSWER_OK) {
		str_clear(&stored);
		str_add(&stored, typed.data);
	}
	application_set(tool->app, field, cell_named(tool, field, id), stored.data);
	str_release(&typed);
	str_release(&stored);
}

static void add_row(struct tool *tool, const char *id)
{
	const struct group *group = form_group(tool->form, id);
	size_t index;

	if (!group) {
		fail(tool, "the form has no group %s", id);
		return;
	}
	index = answers_row_count(&tool->app->answers, group);
	tool->newest[tool->form->fields[group->field].holds] = application_row_add(tool->app, group, index);
}

static void accept(struct tool *tool, const char *code, const char *id)
{
	const struct field *field = field_named(tool, id);
	struct str others = STR_EMPTY;
	row_t row;

	if (!field)
		return;
	row = cell_named(tool, field, id);
	rules_basis(tool->app, code, field, row, &others);
	application_accept(tool->app, code, field, row, others.data, "as agreed");
	str_release(&others);
}

/* --- what holds in every case --------------------------------------------- */

static bool same_problem(const struct problem *a, const struct problem *b)
{
	return a->field == b->field && a->row == b->row && !strcmp(a->code, b->code) &&
	       a->severity == b->severity && !strcmp(a->message, b->message);
}

/* The problems of one field and row stand together: what rules_check_field
 * tells must be exactly that stretch, and severities must not fall back. */
static void check_stretch(struct tool *tool, size_t from, size_t to)
{
	const struct problem *first = &tool->problems.items[from];
	struct problems of_field = PROBLEMS_NONE;
	bool same;

	rules_check_field(tool->app, today(), &tool->form->fields[first->field], first->row, &of_field);
	same = of_field.count == to - from;
	for (size_t i = 0; same && i < of_field.count; i++)
		same = same_problem(&of_field.items[i], &first[i]);
	if (!same)
		fail(tool, "leaving %s tells something else than checking the whole", tool->form->fields[first->field].id);
	for (size_t i = from + 1; i < to; i++)
		if (tool->problems.items[i].severity < tool->problems.items[i - 1].severity)
			fail(tool, "hints stand before errors at %s", tool->form->fields[first->field].id);
	problems_release(&of_field);
}

/* What the severities count is all but what was accepted. */
static void check_counts(struct tool *tool)
{
	const struct problems *problems = &tool->problems;
	size_t open = 0, by_severity = 0;

	for (size_t i = 0; i < problems->count; i++)
		open += !problems->items[i].accepted;
	for (int i = SEVERITY_ERROR; i <= SEVERITY_INFO; i++)
		by_severity += problems_count(problems, (enum severity)i);
	if (by_severity != open)
		fail(tool, "%zu problems are open, but %zu are counted by severity", open, by_severity);
}

static void check_whole(struct tool *tool)
{
	const struct problems *problems = &tool->problems;
	size_t from = 0;

	problems_release(&tool->problems);
	rules_check(tool->app, today(), &tool->problems);
	for (size_t i = 1; i <= problems->count; i++) {
		if (i < problems->count && problems->items[i].field == problems->items[from].field &&
		    problems->items[i].row == problems->items[from].row)
			continue;
		check_stretch(tool, from, i);
		if (i < problems->count && tool->form->fields[problems->items[i].field].heading <
						   tool->form->fields[problems->items[from].field].heading)
			fail(tool, "problems do not stand in the form's order");
		from = i;
	}
	check_counts(tool);
	tool->checked = true;
}

/* --- expectations --------------------------------------------------------- */

static bool is_at(const struct tool *tool, const struct problem *problem, const char *id)
{
	const struct field *field = &tool->form->fields[problem->field];
	size_t len = strcspn(id, "#@");

	if (strlen(field->id) != len || strncmp(field->id, id, len) != 0)
		return false;
	return !id[len] || cell_named(tool, field, id) == problem->row;
}

static const struct problem *find_problem(const struct tool *tool, const char *code, const char *id)
{
	for (size_t i = 0; i < tool->problems.count; i++)
		if (!strcmp(tool->problems.items[i].code, code) && (!id || is_at(tool, &tool->problems.items[i], id)))
			return &tool->problems.items[i];
	return NULL;
}

/* With the mend in its place the problem is gone. */
static bool mends(struct tool *tool, const struct problem *problem)
{
	const struct field *field = &tool->form->fields[problem->field];
	struct problems after = PROBLEMS_NONE;
	struct str before = STR_EMPTY;
	bool gone = true;

	str_add(&before, answers_text(&tool->app->answers, field, problem->row));
	application_set(tool->app, field, problem->row, problem->mend);
	rules_check_field(tool->app, today(), field, problem->row, &after);
	for (size_t i = 0; i < after.count; i++)
		gone = gone && strcmp(after.items[i].code, problem->code) != 0;
	application_set(tool->app, field, problem->row, before.data);
	problems_release(&after);
	str_release(&before);
	return gone;
}

static void expect_fires(struct tool *tool, char *code)
{
	char *mend = strstr(code, " mend=");
	char *id = code + strcspn(code, " ");
	const char *offered;

	if (mend)
		*mend = '\0';
	if (*id)
		*id++ = '\0';
	tool->last = find_problem(tool, code, *id ? id : NULL);
	offered = tool->last && tool->last->mend ? tool->last->mend : "-";
	if (!tool->last) {
		fail(tool, "%s should fire at %s; what fires:", code, id);
		print_problems(tool);
	} else if (mend && strcmp(offered, mend + 6) != 0) {
		fail(tool, "%s should offer “%s”, not “%s”", code, mend + 6, offered);
	} else if (tool->last->mend && !mends(tool, tool->last)) {
		fail(tool, "%s offers “%s”, and it is no mend", code, offered);
	} else {
		tool->passed++;
	}
}

static void expect_silent(struct tool *tool, char *code)
{
	char *id = code + strcspn(code, " ");
	const struct problem *problem;

	if (*id)
		*id++ = '\0';
	problem = find_problem(tool, code, *id ? id : NULL);
	if (problem)
		fail(tool, "%s should be silent, but says at %s: %s", code, tool->form->fields[problem->field].id,
		     problem->message);
	else
		tool->passed++;
}

static void expect_alone(struct tool *tool, char *code)
{
	char *id = code + strcspn(code, " ");
	size_t there = 0;

	if (*id)
		*id++ = '\0';
	for (size_t i = 0; i < tool->problems.count; i++)
		there += is_at(tool, &tool->problems.items[i], id);
	tool->last = find_problem(tool, code, id);
	if (tool->last && there == 1) {
		tool->passed++;
	} else {
		fail(tool, "%s should stand alone at %s; what fires:", code, id);
		print_problems(tool);
	}
}

static void expect_says(struct tool *tool, char *part)
{
	if (tool->last && strstr(tool->last->message, part))
		tool->passed++;
	else
		fail(tool, "“%s” should be said in: %s", part, tool->last ? tool->last->message : "");
}

static void expect_level(struct tool *tool, char *level)
{
	if (tool->last && !strcmp(severity_name(tool->last), level))
		tool->passed++;
	else
		fail(tool, "the problem should be of level %s", level);
}

/* --- lines ---------------------------------------------------------------- */

static void begin_case(struct tool *tool, const char *title)
{
	application_free(tool->app);
	tool->app = application_new(tool->form);
	tool->checked = false;
	tool->last = NULL;
	tool->title = title;
	memset(tool->newest, 0, sizeof tool->newest);
}

static bool run_expectation(struct tool *tool, char *line)
{
	static const struct {
		const char *word;
		void (*run)(struct tool *tool, char *rest);
	} words[] = {
		{ "fires: ", expect_fires }, { "silent: ", expect_silent },
		{ "says: ", expect_says }, { "level: ", expect_level }, { "alone: ", expect_alone },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i].word);

		if (strncmp(line, words[i].word, len) != 0)
			continue;
		if (!tool->checked)
			check_whole(tool);
		words[i].run(tool, line + len);
		return true;
	}
	return false;
}

static void run_answer(struct tool *tool, char *line)
{
	char *equals = strstr(line, " = ");
	char *as_is = strstr(line, " == ");

	tool->checked = false;
	if (!strncmp(line, "+ ", 2)) {
		add_row(tool, line + 2);
	} else if (!strncmp(line, "accept ", 7)) {
		char *id = line + 7 + strcspn(line + 7, " ");

		*id = '\0';
		accept(tool, line + 7, id + 1);
	} else if (as_is) {
		*as_is = '\0';
		answer(tool, line, as_is + 4, false);
	} else if (equals) {
		*equals = '\0';
		answer(tool, line, equals + 3, true);
	} else {
		fail(tool, "this line cannot be read: %s", line);
	}
}

static void run_line(struct tool *tool, char *line)
{
	line += strspn(line, " \t");
	if (!*line || *line == '#')
		return;
	if (!strncmp(line, "case ", 5))
		begin_case(tool, line + 5);
	else if (!run_expectation(tool, line))
		run_answer(tool, line);
}

static void run_file(struct tool *tool, const char *path)
{
	struct str text = STR_EMPTY;
	struct err err = ERR_NONE;
	char *line, *rest;

	tool->file = path;
	tool->line = 0;
	if (file_read(path, 1 << 20, &text, &err)) {
		fail(tool, "%s", err.text);
		return;
	}
	for (rest = text.data; (line = strsep(&rest, "\n")); ) {
		tool->line++;
		run_line(tool, line);
	}
	begin_case(tool, "");
	str_release(&text);
}

static void list_rules(void)
{
	for (size_t i = 0; rules_at(i); i++)
		puts(rule_code(rules_at(i)));
}

int main(int argc, char **argv)
{
	struct tool tool = { .title = "" };
	struct diags diags = DIAGS_NONE;
	struct str faults = STR_EMPTY;
	const char *folder = getenv("MESSAGES");
	const char *language = "en";
	struct form *form;

	if (argc < 2)
		return list_rules(), 0;
	if (!strcmp(argv[1], "sv")) {
		language = "sv";
		argv++;
		argc--;
	}
	i18n_start(language, folder ? folder : ".");
	form = form_load(argv[1], NULL, &diags);
	diags_write(&diags, &faults);
	fputs(faults.data, stdout);
	if (form) {
		tool.form = form;
		begin_case(&tool, "");
		for (int i = 2; i < argc; i++)
			run_file(&tool, argv[i]);
		application_free(tool.app);
		problems_release(&tool.problems);
	}
	form_free(form);
	diags_release(&diags);
	str_release(&faults);
	printf("%d passed, %d failed\n", tool.passed, form ? tool.failed : 1);
	return !form || tool.failed != 0;
}
