#include "ui/page_parts.h"

#include "base/i18n.h"
#include "base/utf8.h"

enum { APART = 3 }; /* columns between two ways out */

static enum style problem_style(const struct problem *problem)
{
	if (problem->accepted)
		return STYLE_DIM;
	return problem->severity == SEVERITY_ERROR ? STYLE_ERROR :
	       problem->severity == SEVERITY_WARNING ? STYLE_WARNING : STYLE_HINT;
}

/* The ways out of a problem, beside one another while there is room. */
struct ways {
	struct page *page;
	size_t field;
	struct str line;
};

static void end_ways(struct ways *ways)
{
	strip_text(&ways->page->screen->body, (int)ways->field, FIELD_COLUMN + 2, ways->page->limit, STYLE_HINT,
		   ways->line.data);
	str_clear(&ways->line);
}

static void add_way(struct ways *ways, const char *key, const char *text)
{
	struct str way = STR_EMPTY;
	int room = ways->page->limit - FIELD_COLUMN - 2 - APART;

	str_addf(&way, "%s: %s", key, text);
	if (utf8_width(ways->line.data, ways->line.len) + utf8_width(way.data, way.len) > room)
		end_ways(ways);
	str_addf(&ways->line, "%*s%s", ways->line.len ? APART : 0, "", way.data);
	str_release(&way);
}

static void add_command_way(struct ways *ways, enum command_id id, const char *text)
{
	char key[COMMAND_KEY];

	keymap_name(command_row(id), ways->page->screen->function_keys, key);
	add_way(ways, key, text);
}

static void add_mend(struct ways *ways, const struct problem *problem)
{
	struct str mend = STR_EMPTY;

	/* TRANSLATORS: after the name of a key; %s is the answer offered. */
	str_addf(&mend, _("write “%s”"), problem->mend);
	add_command_way(ways, COMMAND_MEND, mend.data);
	str_release(&mend);
}

static bool is_open(const struct problem *problem)
{
	return !problem->accepted && problem->severity != SEVERITY_INFO;
}

/* Of all the problems: nobody is held, and what was typed need not be taken out
 * letter by letter.  In a long text Enter is a new line. */
static void add_last_ways(struct ways *ways, const struct problems *problems)
{
	const struct screen *screen = ways->page->screen;
	bool line = screen->view.field->type->widget == WIDGET_LINE;
	const char *on = problems_count(problems, SEVERITY_ERROR) ?
		/* TRANSLATORS: after the name of a key, of an error. */
		_("go on, and mend it later") :
		/* TRANSLATORS: after the name of a key, of a warning. */
		_("go on, and decide later");

	if (line)
		add_way(ways, "Enter", on);
	else
		add_command_way(ways, COMMAND_NEXT, on);
	if (line && screen->editing && text_len(screen->edit.text))
		/* TRANSLATORS: after the name of a key: empties the answer. */
		add_command_way(ways, COMMAND_CLEAR, _("begin anew"));
}

/* A way stands under the problem that its key acts on: the first of its kind. */
static void add_ways_out(struct page *page, size_t index, size_t at)
{
	const struct problems *problems = &page->screen->view.fields[index].problems;
	struct ways ways = { page, index, STR_EMPTY };
	size_t mend = SIZE_MAX, warning = SIZE_MAX, last = SIZE_MAX;

	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];

		if (problem->mend && mend == SIZE_MAX)
			mend = i;
		if (is_open(problem) && problem->severity == SEVERITY_WARNING && warning == SIZE_MAX)
			warning = i;
		if (is_open(problem))
			last = i;
	}
	if (at == mend)
		add_mend(&ways, &problems->items[at]);
	if (at == warning)
		/* TRANSLATORS: after the name of a key. */
		add_command_way(&ways, COMMAND_ACCEPT, _("it is right as it is"));
	if (at == last)
		add_last_ways(&ways, problems);
	end_ways(&ways);
	str_release(&ways.line);
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
		if (page_has_focus(page, index))
			add_ways_out(page, index, i);
	}
	if (*field->deferred) {
		struct str note = STR_EMPTY;

		str_addf(&note, _("To look up later: %s"), field->deferred);
		strip_text(body, (int)index, FIELD_COLUMN, page->limit, STYLE_HINT, note.data);
		str_release(&note);
	}
}
