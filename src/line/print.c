#include "line/print.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>

void print_flush(struct printer *printer)
{
	struct str bytes = STR_EMPTY;

	charset_encode(printer->charset, printer->pending.data, printer->pending.len, &bytes);
	if (file_write_all(printer->fd, bytes.data, bytes.len))
		printer->failed = errno;
	str_clear(&printer->pending);
	str_release(&bytes);
}

/* --- wrapping -------------------------------------------------------------- */

static void add_wrapped(struct printer *printer, int indent, const char *line, size_t len)
{
	int room = printer->columns ? printer->columns - 1 - indent : 0;

	do {
		size_t take = room > 10 ? utf8_row(line, len, room) : len;
		size_t shown = take;

		while (shown && line[shown - 1] == ' ')
			shown--;
		if (shown)
			str_addf(&printer->pending, "%*s", indent, "");
		str_add_bytes(&printer->pending, line, shown);
		str_add_char(&printer->pending, '\n');
		while (take < len && line[take] == ' ')
			take++;
		line += take;
		len -= take;
	} while (len);
}

void print_text(struct printer *printer, int indent, const char *text)
{
	struct str clean = STR_EMPTY;
	struct utf8_cleaning done = { 0 };
	const char *line;

	utf8_clean(&clean, text, strlen(text), false, &done);
	while (clean.len && clean.data[clean.len - 1] == '\n')
		str_cut(&clean, clean.len - 1);
	for (line = clean.data; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		add_wrapped(printer, indent, line, strcspn(line, "\n"));
	str_release(&clean);
}

void print_line(struct printer *printer, const char *format, ...)
{
	va_list args;
	char *text;
	int len;

	va_start(args, format);
	len = vasprintf(&text, format, args);
	va_end(args);
	if (len < 0)
		return;
	print_text(printer, 0, text);
	free(text);
}

/* --- questions --------------------------------------------------------------- */

/* What can be done about a problem: taken as offered, or kept with a reason. */
static void print_ways_out(struct printer *printer, const struct problem *problem)
{
	const char *mend = _(command_row(COMMAND_MEND)->word);

	if (problem->mend && strstr(problem->message, problem->mend))
		/* TRANSLATORS: %s is the word of a command; the message before says what to write. */
		print_line(printer, _("  :%s does that."), mend);
	else if (problem->mend)
		/* TRANSLATORS: %1$s is the word of the command, %2$s the answer offered. */
		print_line(printer, _("  :%1$s puts “%2$s” there."), mend, problem->mend);
	if (problem->severity == SEVERITY_WARNING)
		print_line(printer, _("  :%s and a reason keeps it."), _(command_row(COMMAND_ACCEPT)->word));
}

static void print_problems(struct printer *printer, const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];

		print_line(printer, "%s %s", problem_sign(problem), problem->message);
		if (!problem->accepted)
			print_ways_out(printer, problem);
	}
}

static void print_heading(struct printer *printer, const struct view *view)
{
	struct str title = STR_EMPTY;

	if (view->number)
		str_addf(&title, "%d  ", view->number);
	str_add(&title, view->title);
	print_line(printer, "\n%s", title.data);
	if (*view->help)
		print_text(printer, 3, view->help);
	str_release(&title);
}

static void print_lines_numbered(struct printer *printer, const char *text)
{
	size_t number = 0;

	while (*text) {
		size_t len = strcspn(text, "\n");
		struct str line = STR_EMPTY;

		str_addf(&line, "%3zu  ", ++number);
		str_add_bytes(&line, text, len);
		print_text(printer, 0, line.data);
		str_release(&line);
		text += len + (text[len] == '\n');
	}
}

static void print_answer(struct printer *printer, const struct view *view)
{
	if (!*view->shown || view->count)
		return;
	if (view->field->type->widget == WIDGET_LONG && !view->is_default)
		print_lines_numbered(printer, view->answer);
	else if (view->is_default)
		print_line(printer, _("  If you write nothing: %s"), view->shown);
	else
		print_line(printer, _("  Now: %s"), view->shown);
}

static void print_items(struct printer *printer, const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		print_line(printer, "%2zu%s %s%s", i + 1, view->items[i].focus ? " *" : ".", view->items[i].label,
			   view->items[i].focus && view->is_default ? _(" (if you choose nothing)") : "");
}

/* A table is told by name when one comes to it, before its rows are asked. */
static void print_table(struct printer *printer, const struct view *view)
{
	bool told = printer->table == view->table_field || view->state == STATE_ROW;

	printer->table = view->table_field;
	if (told || view->table_field < 0)
		return;
	print_line(printer, "\n%s", view->table);
	if (*view->table_help)
		print_text(printer, 3, view->table_help);
	if (view->state == STATE_CELL)
		/* TRANSLATORS: %s is the word of a command. */
		print_line(printer, _("(Enter leaves a cell empty; :%s goes on to the next heading.)"),
			   _(command_row(COMMAND_NEXT_HEADING)->word));
}

static void print_question(struct printer *printer, const struct view *view)
{
	const char *label = view->state == STATE_ROW && *view->table ? view->table : view->label;

	if (printer->heading != view->field->heading) {
		print_heading(printer, view);
		printer->heading = view->field->heading;
		printer->table = -1;
	}
	print_table(printer, view);
	print_text(printer, 0, "");
	if (*view->row_title)
		print_line(printer, "[%s]", view->row_title);
	if (*label)
		print_line(printer, "%s%s", label,
			   view->field->required || view_is_looked_at(view) ? "" : _(" (optional)"));
	if (*view->field_help)
		print_text(printer, 3, view->field_help);
	if (view->field->type->id == TYPE_LOCKED)
		print_text(printer, 3, view->field->locked);
	print_answer(printer, view);
	print_items(printer, view);
	if (*view->deferred)
		print_line(printer, _("To look up later: %s"), view->deferred);
	print_problems(printer, &view->problems);
}

/* --- lists ---------------------------------------------------------------------- */

static void print_title(struct printer *printer, const struct view *view)
{
	print_line(printer, "\n%s", view->title);
	if (*view->help)
		print_text(printer, 3, view->help);
}

static void print_list(struct printer *printer, const struct view *view)
{
	print_title(printer, view);
	for (size_t i = 0; i < view->count; i++) {
		print_line(printer, "%2zu. %s", i + 1, view->items[i].label);
		if (*view->items[i].detail)
			print_text(printer, 4, view->items[i].detail);
	}
}

static void print_headings(struct printer *printer, const struct view *view)
{
	print_title(printer, view);
	for (size_t i = 0; i < view->count; i++) {
		const struct view_item *item = &view->items[i];
		struct str line = STR_EMPTY;

		str_addf(&line, "%2zu. %s", i + 1, item->label);
		if (*item->word)
			str_addf(&line, " – %s", item->word);
		if (item->problems)
			str_addf(&line, ngettext_(" – %zu problem", " – %zu problems", item->problems), item->problems);
		if (item->changed)
			str_add(&line, _(" – changed since the documents were written"));
		if (item->focus)
			str_add(&line, _(" (you are here)"));
		print_line(printer, "%s", line.data);
		if (*item->detail)
			print_text(printer, 8, item->detail);
		str_release(&line);
	}
}

static void print_problem_list(struct printer *printer, const struct view *view)
{
	print_title(printer, view);
	for (size_t i = 0; i < view->count; i++) {
		print_line(printer, "%2zu. %s %s", i + 1, view->items[i].sign, view->items[i].label);
		print_text(printer, 6, view->items[i].detail);
	}
	if (view->count)
		print_line(printer, _("! must be mended  ? warning  > to look up later  i hint  x accepted"));
}

/* What is written after a command's word. */
static const char *argument(enum command_argument takes)
{
	switch (takes) {
	case TAKES_NUMBER:
	case TAKES_LINE_NUMBER: return _(" NUMBER");
	case TAKES_TEXT: return _(" TEXT");
	case TAKES_NUMBER_AND_TEXT: return _(" NUMBER TEXT");
	default: return "";
	}
}

static void print_help(struct printer *printer, const struct view *view)
{
	print_line(printer, "\n%s", view->title);
	if (*view->help)
		print_text(printer, 0, view->help);
	if (*view->appendix) {
		print_line(printer, _("\nFrom the association's own appendix:"));
		print_text(printer, 0, view->appendix);
	} else if (*view->help) {
		print_line(printer, _("(This help is written by blankett, not by the association.)"));
	}
	print_line(printer, _("\nWrite an answer and press Enter, or a command:"));
	for (size_t i = 0; i < view->count; i++)
		print_line(printer, "%2zu. :%s%s – %s", i + 1, view->items[i].sign, argument(view->items[i].takes),
			   view->items[i].detail);
	print_line(printer, _("Short: ? help, < back, ! empty the answer. The beginning of a word is enough. "
			      "A text that begins with one of these signs is written with \\ before it."));
}

static void print_title_only(struct printer *printer, const struct view *view)
{
	print_title(printer, view);
}

void print_view(struct printer *printer, const struct view *view)
{
	static void (*const printers[STATE_COUNT])(struct printer *, const struct view *) = {
		[STATE_START] = print_list, [STATE_CHOOSE_FORM] = print_list, [STATE_KIND] = print_list,
		[STATE_HEADING] = print_question, [STATE_CELL] = print_question, [STATE_ROW] = print_question,
		[STATE_EDITOR] = print_question, [STATE_OUTLINE] = print_headings,
		[STATE_REVIEW] = print_headings, [STATE_PROBLEMS] = print_problem_list,
		[STATE_HELP] = print_help, [STATE_PREVIEW] = print_title_only, [STATE_TABLE] = print_title_only,
		[STATE_CONFIRM] = print_list, [STATE_DONE] = print_list,
	};

	if (*view->message) {
		print_text(printer, 0, "");
		print_text(printer, 0, view->message);
	}
	printers[view->state](printer, view);
	if (!view->field)
		printer->heading = -1;
}

/* What Enter and a number do here, in a few words. */
static const char *hint(const struct view *view)
{
	switch (view->state) {
	case STATE_EDITOR:
		return *view->answer ? _("Enter keeps it. What you write is added; a lone full stop ends. "
					 ":change 3 changes line 3, :delete 3 takes it away.") :
				       _("Write as many lines as you need; a lone full stop ends. Enter skips.");
	case STATE_ROW:
		return !view_is_looked_at(view) ? _("Type a number to open or add; Enter goes on.") : _("Enter goes on.");
	case STATE_HEADING:
	case STATE_CELL:
		if (view->field->type->id == TYPE_CHOICES)
			return _("Type numbers with commas between to choose; Enter goes on.");
		return view->count ? _("Type a number to choose; Enter goes on.") : "";
	case STATE_OUTLINE:
	case STATE_REVIEW:
	case STATE_PROBLEMS: return _("Type a number to go there; Enter goes back.");
	case STATE_HELP: return _("Type a number to choose; Enter goes back.");
	case STATE_DONE: return _("Type a number to choose; Enter goes back.");
	case STATE_PREVIEW:
	case STATE_TABLE: return _("Enter goes back.");
	default: return _("Type a number to choose. ? is help.");
	}
}

void print_prompt(struct printer *printer, const struct view *view)
{
	if (*hint(view))
		print_line(printer, "(%s)", hint(view));
	str_add(&printer->pending, "> ");
	print_flush(printer);
}
