#include "document/report_sign.h"

#include "model/signing.h"

enum { LABEL_WIDTH = 360 };

static void sign_row(const struct report *report, const struct signature *signature,
		     const struct sign_row *line, row_t row)
{
	bool pen = !answers_signed_electronically(&report->app->answers);
	struct str text = STR_EMPTY;

	doc_add(report->doc, DOC_ROW_BEGIN, 0, 0);
	doc_add(report->doc, DOC_CELL_BEGIN, 0, LABEL_WIDTH);
	doc_add_text(report->doc, DOC_PARAGRAPH, 0, line->label);
	doc_add(report->doc, DOC_CELL_END, 0, 0);
	doc_add(report->doc, DOC_CELL_BEGIN, 0, DOC_WIDE - LABEL_WIDTH);
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

static void sign_block(const struct report *report, const struct signature *signature, row_t row, bool first)
{
	const struct form *form = report->app->form;

	if (first && signature->heading == report->footer_from)
		doc_add(report->doc, DOC_SECTION, 0, 1);
	else if (signature->page)
		doc_add(report->doc, DOC_PAGE_BREAK, 0, 0);
	if (signature->page)
		sign_head(report);
	doc_add_text(report->doc, DOC_HEADING, 1, form->headings[signature->heading].text);
	doc_add(report->doc, DOC_TABLE_BEGIN, 0, 2);
	for (size_t i = 0; i < signature->row_count; i++)
		sign_row(report, signature, &signature->rows[i], row);
	doc_add(report->doc, DOC_TABLE_END, 0, 0);
}

void report_signatures(const struct report *report, const struct signature *signature)
{
	const struct group *group = &report->app->form->groups[signature->group];
	size_t count = answers_row_count(&report->app->answers, group);

	for (size_t i = 0; i < count; i++)
		sign_block(report, signature, answers_row_id(&report->app->answers, group, i), !i);
	if (!count)
		sign_block(report, signature, NO_ROW, true);
}
