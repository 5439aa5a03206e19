#include "document/report_answer.h"

const struct print *report_print_of(const struct report *report, const struct field *field, row_t row)
{
	for (size_t i = 0; i < field->print_count; i++) {
		const struct print *print = &field->prints[i];

		if (!print->when || answers_hold(&report->app->answers, print->when, field->group, row, false))
			return print;
	}
	return NULL;
}

/* --- texts -------------------------------------------------------------------- */

static void add_part(struct doc *doc, const struct text_part *part)
{
	static const enum doc_kind kinds[] = {
		[TEXT_PARAGRAPH] = DOC_PARAGRAPH, [TEXT_BULLET] = DOC_BULLET, [TEXT_NUMBER] = DOC_NUMBER,
		[TEXT_CONTINUED] = DOC_CONTINUED, [TEXT_SUBHEADING] = DOC_HEADING, [TEXT_FIGURE] = DOC_FIGURE,
	};
	int level = part->kind == TEXT_SUBHEADING ? 2 : 0;

	doc_add_run(doc_add(doc, kinds[part->kind], level, part->number), DOC_PLAIN, part->at, part->len);
}

void report_structure(const struct report *report, const char *text)
{
	struct text_part part;

	while (text_next_part(&text, &part))
		add_part(report->doc, &part);
}

static struct doc_block *labelled(const struct report *report, const struct field *field, const char *value)
{
	struct doc_block *block = doc_add(report->doc, DOC_PARAGRAPH, 0, 0);

	if (field->labelled) {
		doc_add_run(block, DOC_BOLD, field->label.own, strlen(field->label.own));
		if (*value)
			doc_add_run(block, DOC_PLAIN, " ", 1);
	}
	if (*value)
		doc_add_run(block, DOC_PLAIN, value, strlen(value));
	return block;
}

static void add_long(const struct report *report, const struct field *field, const char *text)
{
	if (field->labelled)
		labelled(report, field, "");
	report_structure(report, text);
}

static size_t count_parts(const char *text)
{
	struct text_part part;
	size_t count = 0;

	while (text_next_part(&text, &part))
		count++;
	return count;
}

/* What leads a list, as the text after its label. */
static void add_lead(const struct report *report, const struct field *field, const char **text)
{
	struct str lead = STR_EMPTY;
	struct text_part part;

	text_next_part(text, &part);
	str_add_bytes(&lead, part.at, part.len);
	labelled(report, field, lead.data);
	str_release(&lead);
}

/* One item stands beside its label, several become bullets; a line that leads
 * them stands beside the label too. */
static void add_list(const struct report *report, const struct field *field, const char *text)
{
	struct text_part part;

	if (count_parts(text) == 1 || text_leads_list(text))
		add_lead(report, field, &text);
	else if (field->labelled)
		labelled(report, field, "");
	while (text_next_part(&text, &part)) {
		if (part.kind == TEXT_PARAGRAPH)
			part.kind = TEXT_BULLET;
		add_part(report->doc, &part);
	}
}

static void add_boxes(const struct report *report, const struct field *field, const char *answer)
{
	struct str boxes = STR_EMPTY;

	for (size_t i = 0; i < field->choice_count; i++) {
		bool chosen = !strcmp(field->choices[i].id, answer);

		str_addf(&boxes, "%s%s %s", i ? "    " : "", chosen ? "☒" : "☐", field->choices[i].label.own);
	}
	labelled(report, field, boxes.data);
	str_release(&boxes);
}

static void add_money(const struct report *report, const struct field *field, const char *answer)
{
	struct str amount = STR_EMPTY;
	int64_t ore;

	if (money_parse(answer, &ore) == NUMBER_OK) {
		money_format(ore, NO_BREAK_SPACE, &amount);
		str_addf(&amount, NO_BREAK_SPACE "%s", report->app->form->layout.currency);
	} else {
		str_add(&amount, answer);
	}
	labelled(report, field, amount.data);
	str_release(&amount);
}

static void show_choices(const struct field *field, const char *stored, struct str *out)
{
	for (size_t i = 0, count = 0; i < field->choice_count; i++)
		if (choice_among(stored, field->choices[i].id))
			str_addf(out, count++ ? ", %s" : "%s", field->choices[i].label.own);
}

void report_show(const struct field *field, const char *stored, struct str *out)
{
	struct str read = STR_EMPTY;
	struct value worth;

	if (type_read(field, stored, &worth, &read) != ANSWER_OK || !read.len)
		str_add(out, stored);
	else if (field->type->id == TYPE_PERCENT)
		str_addf(out, "%s" NO_BREAK_SPACE "%%", read.data);
	else if (field->choice_count)
		show_choices(field, read.data, out);
	else
		str_add(out, stored);
	str_release(&read);
}

static void add_shown(const struct report *report, const struct field *field, const char *answer)
{
	struct str shown = STR_EMPTY;

	report_show(field, answer, &shown);
	if (shown.len || field->labelled)
		labelled(report, field, shown.data);
	str_release(&shown);
}

static void add_answer(const struct report *report, const struct field *field, const char *answer)
{
	static void (*const adders[TYPE_COUNT])(const struct report *, const struct field *, const char *) = {
		[TYPE_TEXT] = add_long, [TYPE_LIST] = add_list, [TYPE_YESNO] = add_boxes,
		[TYPE_MONEY] = add_money,
	};

	(adders[field->type->id] ? adders[field->type->id] : add_shown)(report, field, answer);
}

/* --- fields --------------------------------------------------------------------- */

void report_field(const struct report *report, const struct field *field, row_t row)
{
	const struct print *print = report_print_of(report, field, row);
	struct str answer = STR_EMPTY;

	if ((print && (print->hidden || print->under >= 0)) ||
	    !flow_field_relevant(&report->app->answers, field, row))
		return;
	if (print && print->heading)
		doc_add_text(report->doc, DOC_HEADING, 2, print->heading);
	if (print && print->text) {
		answers_render(&report->app->answers, print->text, field->group, row, &answer);
		labelled(report, field, answer.data);
	} else {
		answers_effective(&report->app->answers, field, row, &answer);
		add_answer(report, field, answer.data);
	}
	str_release(&answer);
}

static void guest_group(const struct report *report, const struct group *group, const struct print *print)
{
	const struct answers *answers = &report->app->answers;

	for (size_t i = 0; i < answers_row_count(answers, group); i++) {
		struct str line = STR_EMPTY;

		answers_render(answers, print->text, (int)(group - answers->form->groups),
			       answers_row_id(answers, group, i), &line);
		doc_add_text(report->doc, DOC_BULLET, 0, line.data);
		str_release(&line);
	}
}

static void guest_field(const struct report *report, const struct field *field, const struct print *print)
{
	struct str answer = STR_EMPTY;

	if (print->text)
		answers_render(&report->app->answers, print->text, field->group, NO_ROW, &answer);
	else
		answers_effective(&report->app->answers, field, NO_ROW, &answer);
	if (print->text)
		report_structure(report, answer.data);
	else
		add_answer(report, field, answer.data);
	str_release(&answer);
}

static bool guest_has_something(const struct report *report, const struct field *field)
{
	const struct answers *answers = &report->app->answers;

	if (!flow_field_relevant(answers, field, NO_ROW))
		return false;
	if (field->type->id == TYPE_GROUP)
		return answers_row_count(answers, &answers->form->groups[field->holds]) > 0;
	return field->calculate ? flow_answered(answers, field, NO_ROW) : *answers_text(answers, field, NO_ROW) != '\0';
}

void report_guest(const struct report *report, const struct field *field, const struct print *print)
{
	if (!guest_has_something(report, field))
		return;
	if (print->heading)
		doc_add_text(report->doc, DOC_HEADING, 2, print->heading);
	if (field->type->id == TYPE_GROUP && print->text)
		guest_group(report, &report->app->form->groups[field->holds], print);
	else if (field->type->id != TYPE_GROUP)
		guest_field(report, field, print);
}
