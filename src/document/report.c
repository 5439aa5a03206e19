#include "document/report.h"

#include "document/report_answer.h"
#include "document/report_grid.h"
#include "document/report_sign.h"
#include "document/report_table.h"

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

static void open_heading(const struct report *report, const struct heading *heading)
{
	if (report->tables) {
		doc_add(report->doc, DOC_TABLE_BEGIN, 0, 1);
		open_cell(report->doc, true, DOC_WIDE);
	}
	doc_add_text(report->doc, DOC_HEADING, 1, heading->text);
	if (report->tables) {
		close_cell(report->doc);
		open_cell(report->doc, false, DOC_WIDE);
	}
}

/* What follows stands apart from what came before: a row of its own. */
static void next_cell(const struct report *report)
{
	if (!report->tables)
		return;
	close_cell(report->doc);
	open_cell(report->doc, false, DOC_WIDE);
}

static void close_heading(const struct report *report)
{
	if (!report->tables)
		return;
	close_cell(report->doc);
	doc_add(report->doc, DOC_TABLE_END, 0, 0);
}

/* --- what stands under a heading ------------------------------------------------ */

static void report_group(const struct report *report, const struct field *field)
{
	const struct answers *answers = &report->app->answers;
	const struct group *group = form_rows(answers->form, field);
	const struct print *print = report_print_of(report, field, NO_ROW);
	size_t count = answers_row_count(answers, group);

	if ((print && (print->hidden || print->under >= 0)) || !flow_field_relevant(answers, field, NO_ROW))
		return;
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
		report_group(report, field);
	else if (field->type->id == TYPE_LOCKED)
		report_locked(report, field);
	else if (field->type->id == TYPE_TABLE)
		report_table(report, field);
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

		if (!print || print->under < 0 || form->fields[print->under].heading != heading->index)
			continue;
		if (field->type->id == TYPE_TABLE)
			report_guest_table(report, field, print);
		else
			report_guest(report, field, print);
	}
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

static bool in_annex(const struct form *form, int field)
{
	for (size_t i = 0; i < form->layout.annex_count; i++)
		if (form->layout.annex[i] == field)
			return true;
	return false;
}

static void report_heading(const struct report *report, const struct heading *heading)
{
	const struct form *form = report->app->form;
	const struct signature *signature = signature_of(form, heading);

	if (signature) {
		report_signatures(report, signature);
		return;
	}
	if (heading->index == report->footer_from)
		doc_add(report->doc, DOC_SECTION, 0, 1);
	open_heading(report, heading);
	for (size_t i = 0; i < heading->item_count; i++)
		if (!in_annex(form, heading->items[i]))
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

/* --- the pages --------------------------------------------------------------------- */

static bool is_printed(const struct application *app, size_t index)
{
	const struct heading *heading = &app->form->headings[index];

	return !heading->internal && flow_heading_asked(&app->answers, heading);
}

/* The heading printed first of those from the layout's on; -1 when the footer
 * stands on all pages, because none comes before it. */
static int find_footer(const struct application *app)
{
	int from = app->form->layout.footer_from, before = 0;

	for (size_t i = 0; from >= 0 && i < app->form->heading_count; i++) {
		if (!is_printed(app, i))
			continue;
		if ((int)i >= from)
			return before ? (int)i : -1;
		before++;
	}
	return -1;
}

/* A page lies when one of its tables needs it. */
static bool annex_lies(const struct report *report)
{
	const struct form *form = report->app->form;

	for (size_t i = 0; i < form->layout.annex_count; i++) {
		const struct field *field = &form->fields[form->layout.annex[i]];

		if (field->type->id == TYPE_TABLE && !report_table_fits(report, field, GRID_UPRIGHT))
			return true;
	}
	return false;
}

static void report_annex(struct report *report)
{
	const struct form *form = report->app->form;
	bool lies = annex_lies(report);
	struct str title = STR_EMPTY;

	report->room = lies ? GRID_LYING : GRID_UPRIGHT;
	doc_add(report->doc, DOC_SECTION, lies, 1);
	if (form->layout.annex_title)
		answers_render(&report->app->answers, form->layout.annex_title, EXPR_NO_GROUP, NO_ROW, &title);
	if (title.len)
		doc_add_text(report->doc, DOC_HEADING, 1, title.data);
	for (size_t i = 0; i < form->layout.annex_count; i++)
		report_item(report, &form->fields[form->layout.annex[i]]);
	str_release(&title);
}

void report_make(const struct application *app, bool draft, struct doc *doc)
{
	struct report report = { app, doc, app->form->layout.tables, GRID_UPRIGHT, find_footer(app) };

	if (report.tables)
		report.room -= GRID_CELL;
	set_properties(&report, draft);
	if (report.footer_from >= 0)
		doc_add(doc, DOC_SECTION, 0, 0);
	doc_add_text(doc, DOC_TITLE, 0, app->form->title);
	report_structure(&report, app->form->intro);
	for (size_t i = 0; i < app->form->heading_count; i++)
		if (is_printed(app, i))
			report_heading(&report, &app->form->headings[i]);
	if (app->form->layout.annex_count)
		report_annex(&report);
}
