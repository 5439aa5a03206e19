#include "document/report.h"

#include "document/report_answer.h"
#include "model/signing.h"

/* --- frames ------------------------------------------------------------------- */

/* A heading with what stands under it: as a table of one column with the
 * heading in its header row, or plain. */
static void open_cell(struct doc *doc, bool header, int width)
{
	doc_add(doc, DOC_ROW_BEGIN, header, 0);
	doc_add(doc, DOC_CELL_BEGIN, 0, width);
}

static void close_cell(struct doc *doc)
{
	doc_add(doc, DOC_CELL_END, 0, 0);
	doc_add(doc, DOC_ROW_END, 0, 0);
}

enum { WHOLE_WIDTH = 1000, LABEL_WIDTH = 360 };

static void open_heading(const struct report *report, const struct heading *heading)
{
	if (report->tables) {
		doc_add(report->doc, DOC_TABLE_BEGIN, 0, 1);
		open_cell(report->doc, true, WHOLE_WIDTH);
	}
	doc_add_text(report->doc, DOC_HEADING, 1, heading->text);
	if (report->tables) {
		close_cell(report->doc);
		open_cell(report->doc, false, WHOLE_WIDTH);
	}
}

/* What follows stands apart from what came before: a row of its own. */
static void next_cell(const struct report *report)
{
	if (!report->tables)
		return;
	close_cell(report->doc);
	open_cell(report->doc, false, WHOLE_WIDTH);
}

static void close_heading(const struct report *report)
{
	if (!report->tables)
		return;
	close_cell(report->doc);
	doc_add(report->doc, DOC_TABLE_END, 0, 0);
}

/* --- what stands under a heading ------------------------------------------------ */

static void report_group(const struct report *report, const struct group *group)
{
	const struct answers *answers = &report->app->answers;
	size_t count = answers_row_count(answers, group);

	for (size_t i = 0; i < count; i++) {
		if (i)
			next_cell(report);
		for (size_t k = 0; k < group->member_count; k++)
			report_field(report, &answers->form->fields[group->members[k]],
				     answers_row_id(answers, group, i));
	}
}

static void report_locked(const struct report *report, const struct field *field)
{
	const struct heading *heading = &report->app->form->headings[field->heading];

	doc_add_run(doc_add_text(report->doc, DOC_LOCKED_BEGIN, 0, heading->text), DOC_PLAIN, field->id,
		    strlen(field->id));
	report_structure(report, field->locked);
	doc_add(report->doc, DOC_LOCKED_END, 0, 0);
}

static void report_item(const struct report *report, const struct field *field)
{
	if (field->type->id == TYPE_GROUP)
		report_group(report, &report->app->form->groups[field->holds]);
	else if (field->type->id == TYPE_LOCKED)
		report_locked(report, field);
	else
		report_field(report, field, NO_ROW);
}

/* Fields from elsewhere that the form prints under this heading. */
static void report_guests(const struct report *report, const struct heading *heading)
{
	const struct form *form = report->app->form;

	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];
		const struct print *print = report_print_of(report, field, NO_ROW);

		if (print && print->under >= 0 && form->fields[print->under].heading == heading->index)
			report_guest(report, field, print);
	}
}

/* --- signatures ------------------------------------------------------------------- */

static void sign_row(const struct report *report, const struct signature *signature,
		     const struct sign_row *line, row_t row)
{
	bool pen = !answers_signed_electronically(&report->app->answers);
	struct str text = STR_EMPTY;

	doc_add(report->doc, DOC_ROW_BEGIN, 0, 0);
	doc_add(report->doc, DOC_CELL_BEGIN, 0, LABEL_WIDTH);
	doc_add_text(report->doc, DOC_PARAGRAPH, 0, line->label);
	doc_add(report->doc, DOC_CELL_END, 0, 0);
	doc_add(report->doc, DOC_CELL_BEGIN, 0, WHOLE_WIDTH - LABEL_WIDTH);
	if (line->text && row)
		answers_render(&report->app->answers, line->text, signature->group, row, &text);
	if (text.len || !pen)
		doc_add_text(report->doc, DOC_PARAGRAPH, 0, text.data);
	if (pen && (line->sign || line->date))
		doc_add(report->doc, DOC_SIGN_LINE, 0, 0);
	doc_add(report->doc, DOC_CELL_END, 0, 0);
	doc_add(report->doc, DOC_ROW_END, 0, 0);
	str_release(&text);
}

/* Every signature page begins with the heading the layout names, and its answer. */
static void sign_head(const struct report *report)
{
	const struct form *form = report->app->form;
	const struct heading *head;
	struct doc_block *block;

	if (form->layout.signature_head < 0)
		return;
	head = &form->headings[form->layout.signature_head];
	block = doc_add(report->doc, DOC_PARAGRAPH, 0, 0);
	doc_add_run(block, DOC_BOLD, head->text, strlen(head->text));
	if (head->item_count)
		doc_add_text(report->doc, DOC_PARAGRAPH, 0,
			     answers_text(&report->app->answers, &form->fields[head->items[0]], NO_ROW));
}

static void sign_block(const struct report *report, const struct signature *signature, row_t row)
{
	const struct form *form = report->app->form;

	if (signature->page) {
		doc_add(report->doc, DOC_PAGE_BREAK, 0, 0);
		sign_head(report);
	}
	doc_add_text(report->doc, DOC_HEADING, 1, form->headings[signature->heading].text);
	doc_add(report->doc, DOC_TABLE_BEGIN, 0, 2);
	for (size_t i = 0; i < signature->row_count; i++)
		sign_row(report, signature, &signature->rows[i], row);
	doc_add(report->doc, DOC_TABLE_END, 0, 0);
}

/* One block for each party; a form without parties yet keeps one empty block. */
static void report_signatures(const struct report *report, const struct signature *signature)
{
	const struct group *group = &report->app->form->groups[signature->group];
	size_t count = answers_row_count(&report->app->answers, group);

	for (size_t i = 0; i < count; i++)
		sign_block(report, signature, answers_row_id(&report->app->answers, group, i));
	if (!count)
		sign_block(report, signature, NO_ROW);
}

/* --- the whole ----------------------------------------------------------------------- */

static const struct signature *signature_of(const struct form *form, const struct heading *heading)
{
	for (size_t i = 0; i < heading->item_count; i++) {
		const struct field *field = &form->fields[heading->items[i]];

		if (field->type->id == TYPE_SIGNATURE)
			return &form->signatures[field->holds];
	}
	return NULL;
}

static void report_heading(const struct report *report, const struct heading *heading)
{
	const struct form *form = report->app->form;
	const struct signature *signature = signature_of(form, heading);

	if (signature) {
		report_signatures(report, signature);
		return;
	}
	open_heading(report, heading);
	for (size_t i = 0; i < heading->item_count; i++)
		report_item(report, &form->fields[heading->items[i]]);
	report_guests(report, heading);
	close_heading(report);
}

/* Word names a language together with its country. */
static const char *language_tag(const char *language)
{
	static const struct { const char *language, *tag; } tags[] = {
		{ "sv", "sv-SE" }, { "fi", "fi-FI" }, { "nb", "nb-NO" }, { "da", "da-DK" }, { "en", "en-GB" },
	};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strcmp(tags[i].language, language))
			return tags[i].tag;
	return language;
}

/* The day of the application, in seconds: no clock, so that the same answers
 * give the same bytes. */
static int64_t date_of(const struct application *app)
{
	const struct field *field = form_field(app->form, "application_date");
	struct value day = field ? answers_worth(&app->answers, field, NO_ROW) : value_empty();
	date_t date = day.kind == VALUE_DATE && day.date >= 0 ? day.date : date_make(1980, 1, 1);

	return (int64_t)date * 24 * 60 * 60;
}

static void set_properties(const struct report *report, bool draft)
{
	const struct form *form = report->app->form;
	const struct field *name = form_field(form, "name");
	struct str title = STR_EMPTY;
	struct doc *doc = report->doc;

	str_add(&title, form->title);
	if (name && *answers_text(&report->app->answers, name, NO_ROW))
		str_addf(&title, ": %s", answers_text(&report->app->answers, name, NO_ROW));
	doc_set(&doc->title, title.data);
	doc_set(&doc->language, language_tag(form->language));
	doc_set(&doc->draft_mark, draft ? form->layout.draft_word : "");
	doc_set(&doc->footer, form->layout.footer);
	doc_set(&doc->page_word, form->layout.page_word);
	doc_set(&doc->of_word, form->layout.of_word);
	doc->created = date_of(report->app);
	str_release(&title);
}

void report_make(const struct application *app, bool draft, struct doc *doc)
{
	struct report report = { app, doc, app->form->layout.tables };

	set_properties(&report, draft);
	doc_add_text(doc, DOC_TITLE, 0, app->form->title);
	report_structure(&report, app->form->intro);
	for (size_t i = 0; i < app->form->heading_count; i++) {
		const struct heading *heading = &app->form->headings[i];

		if (!heading->internal && flow_heading_asked(&app->answers, heading))
			report_heading(&report, heading);
	}
}
