#include "ui/page_parts.h"

#include "base/i18n.h"

static enum style problem_style(const struct problem *problem)
{
	if (problem->accepted)
		return STYLE_DIM;
	return problem->severity == SEVERITY_ERROR ? STYLE_ERROR :
	       problem->severity == SEVERITY_WARNING ? STYLE_WARNING : STYLE_HINT;
}

static void add_way_out(struct page *page, int item, enum command_id id, const char *text)
{
	char key[COMMAND_KEY];
	struct str way = STR_EMPTY;

	keymap_name(command_row(id), page->screen->function_keys, key);
	str_addf(&way, "%s: %s", key, text);
	strip_text(&page->screen->body, item, FIELD_COLUMN + 2, page->limit, STYLE_HINT, way.data);
	str_release(&way);
}

static void add_ways_out(struct page *page, size_t index, const struct problem *problem)
{
	struct str mend = STR_EMPTY;

	if (!page_has_focus(page, index))
		return;
	if (problem->mend) {
		/* TRANSLATORS: after the name of a key; %s is the answer offered. */
		str_addf(&mend, _("write “%s”"), problem->mend);
		add_way_out(page, (int)index, COMMAND_MEND, mend.data);
	}
	if (problem->severity == SEVERITY_WARNING)
		/* TRANSLATORS: after the name of a key. */
		add_way_out(page, (int)index, COMMAND_ACCEPT, _("it is right as it is"));
	if (problem->severity == SEVERITY_ERROR)
		add_way_out(page, (int)index, COMMAND_NEXT, _("go on, and mend it later"));
	str_release(&mend);
}

void page_add_problems(struct page *page, size_t index)
{
	const struct view_field *field = &page->screen->view.fields[index];
	struct strip *body = &page->screen->body;

	for (size_t i = 0; i < field->problems.count; i++) {
		const struct problem *problem = &field->problems.items[i];

		strip_line(body, (int)index);
		strip_piece(body, FIELD_COLUMN, problem_style(problem), problem_sign(problem));
		strip_rest(body, (int)index, FIELD_COLUMN + 2, page->limit, problem_style(problem), problem->message);
		if (!problem->accepted)
			add_ways_out(page, index, problem);
	}
	if (*field->deferred) {
		struct str note = STR_EMPTY;

		str_addf(&note, _("Marked for later: %s"), field->deferred);
		strip_text(body, (int)index, FIELD_COLUMN, page->limit, STYLE_HINT, note.data);
		str_release(&note);
	}
}
