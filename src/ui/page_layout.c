#include "ui/page_parts.h"

#include "base/i18n.h"
#include "base/utf8.h"

/*
 * How a page lies: the heading and its help above, then one field after the
 * other.  A short answer stands beside its label where that fits in two fifths of
 * the width, else below it, in the same column.  The focused answer gets the room that
 * the others leave: a hole in the strip that the editor draws into.
 *
 * While one writes, nothing above the answer moves: what comes and goes, a problem
 * and a message, is taken from what follows, and of the help no more is taken than
 * must be.  Help that had to go stays away until one goes to another question.
 */

static bool is_long(const struct view_field *field)
{
	return field->field->type->widget == WIDGET_LONG || field->field->type->widget == WIDGET_LOCKED;
}

/* The only question of a heading says what the heading says. */
static bool has_label(const struct page *page, const struct view_field *field)
{
	return *field->label && (page->screen->view.field_count > 1 || field->field->labelled ||
				 field->field->type->id != TYPE_TEXT);
}

/* --- labels ------------------------------------------------------------------------ */

static void measure_labels(struct page *page)
{
	const struct view *view = &page->screen->view;
	int widest = 0;

	for (size_t i = 0; i < view->field_count; i++) {
		int width = utf8_width(view->fields[i].label, strlen(view->fields[i].label));

		if (!is_long(&view->fields[i]) && width > widest && width <= page->limit * 2 / 5)
			widest = width;
	}
	page->beside = widest && page->limit >= NARROW ? FIELD_COLUMN + widest + 2 : 0;
}

static bool fits_beside(const struct page *page, const struct view_field *field)
{
	return page->beside && has_label(page, field) &&
	       FIELD_COLUMN + utf8_width(field->label, strlen(field->label)) + 2 <= page->beside;
}

static void add_label(struct page *page, size_t index)
{
	const struct view_field *field = &page->screen->view.fields[index];

	if (has_label(page, field))
		strip_text(&page->screen->body, (int)index, FIELD_COLUMN, page->limit, STYLE_PLAIN, field->label);
	else if (!page->screen->body.count)
		return;
	if (page_has_focus(page, index) && is_roomy(page->screen))
		strip_text(&page->screen->body, (int)index, FIELD_COLUMN, page->limit, STYLE_DIM,
			   page->screen->view.field_help);
}

/* --- answers --------------------------------------------------------------------------- */

static const char *answer_or_gap(const struct view_field *field, enum style *style)
{
	*style = *field->shown && !field->is_default ? STYLE_PLAIN : STYLE_DIM;
	if (*field->shown)
		return field->shown;
	return field->field->required ? _("(not answered)") : "–";
}

static void set_width(struct screen *screen, int width)
{
	if (screen->edit.width != width)
		edit_resize(&screen->edit, width);
}

/* A line that grows gets more rows, but never all. */
static size_t line_rows(const struct screen *screen)
{
	size_t height = edit_height(&screen->edit);

	return height > ANSWER_ROWS ? ANSWER_ROWS : height;
}

static void add_line_answer(struct page *page, size_t index, int column)
{
	struct screen *screen = page->screen;
	const struct view_field *field = &screen->view.fields[index];
	enum style style;
	const char *shown = answer_or_gap(field, &style);

	if (!page_has_focus(page, index) || !screen->editing) {
		struct str line = STR_EMPTY;

		str_add(&line, shown);
		if (*field->shown && field->is_default && !field->answered)
			/* TRANSLATORS: after the answer that counts while a field is empty. */
			str_add(&line, _(" (if left empty)"));
		strip_rest(&screen->body, (int)index, column, page->limit, style, line.data);
		str_release(&line);
		return;
	}
	set_width(screen, page->limit - column + 1);
	screen->body.hole = screen->body.count - 1;
	screen->body.hole_rows = line_rows(screen);
	screen->body.hole_column = column;
	for (size_t i = 1; i < screen->body.hole_rows; i++)
		strip_line(&screen->body, (int)index);
}

/* Where an answer stands that has a line of its own. */
static int below_column(const struct page *page, const struct view_field *field)
{
	return page->beside ? page->beside : FIELD_COLUMN + 2 * has_label(page, field);
}

void page_add_default(struct page *page, size_t index, int column)
{
	const struct view_field *field = &page->screen->view.fields[index];
	struct str said = STR_EMPTY;

	if (!page_has_focus(page, index) || !field->is_default || field->answered || !*field->shown)
		return;
	/* TRANSLATORS: %s is the answer that counts while the field is empty. */
	str_addf(&said, _("Left empty: %s"), field->shown);
	strip_text(&page->screen->body, (int)index, column, page->limit, STYLE_DIM, said.data);
	str_release(&said);
}

static void add_short(struct page *page, size_t index)
{
	struct strip *body = &page->screen->body;
	const struct view_field *field = &page->screen->view.fields[index];

	if (fits_beside(page, field)) {
		strip_line(body, (int)index);
		strip_piece(body, FIELD_COLUMN, STYLE_PLAIN, field->label);
		add_line_answer(page, index, page->beside);
		page_add_default(page, index, page->beside);
		if (page_has_focus(page, index) && is_roomy(page->screen))
			strip_text(body, (int)index, page->beside, page->limit, STYLE_DIM, page->screen->view.field_help);
	} else {
		add_label(page, index);
		strip_line(body, (int)index);
		add_line_answer(page, index, below_column(page, field));
		page_add_default(page, index, below_column(page, field));
	}
}

/* The options of a choice, or the rows of a group with their numbers. */
static void add_options(struct page *page, bool chosen)
{
	const struct view *view = &page->screen->view;
	bool several = view->field->type->id == TYPE_CHOICES;
	struct strip *body = &page->screen->body;
	struct str sign = STR_EMPTY;

	for (size_t i = 0; i < view->count; i++) {
		const struct view_item *item = &view->items[i];

		strip_line(body, OPTION + (int)i);
		str_clear(&sign);
		if (chosen && several)
			str_add(&sign, item->focus ? "[x]" : "[ ]");
		else if (chosen)
			str_add(&sign, item->focus ? "(*)" : "( )");
		else if (*item->sign)
			str_add(&sign, item->sign);
		else
			str_addf(&sign, "%zu", i + 1);
		strip_piece(body, FIELD_COLUMN + 2, chosen ? STYLE_PLAIN : STYLE_DIM, sign.data);
		strip_rest(body, OPTION + (int)i, FIELD_COLUMN + 6, page->limit, STYLE_PLAIN, item->label);
	}
	str_release(&sign);
}

static void add_choice(struct page *page, size_t index)
{
	if (!page_has_focus(page, index)) {
		add_short(page, index);
		return;
	}
	add_label(page, index);
	add_options(page, true);
}

static void add_rows(struct page *page, size_t index)
{
	const struct view_field *field = &page->screen->view.fields[index];
	enum style style;

	if (page->screen->view.field_count > 1)
		add_label(page, index);
	if (page_has_focus(page, index))
		add_options(page, false);
	else
		strip_text(&page->screen->body, (int)index, FIELD_COLUMN + 2, page->limit, STYLE_PLAIN,
			   answer_or_gap(field, &style));
}

/* The gutter shows where a long answer may be written. */
static void add_hole(struct page *page, size_t index, size_t rows)
{
	struct strip *body = &page->screen->body;
	size_t first = body->count;

	strip_hole(body, (int)index, TEXT_COLUMN, rows);
	for (size_t i = first; i < body->count; i++)
		strip_mark(body, i, 1, "|");
}

/* The beginning of an answer that is read only. */
static void add_seen(struct page *page, size_t index)
{
	const struct view_field *field = &page->screen->view.fields[index];
	struct strip *body = &page->screen->body;
	enum style style;
	const char *shown = answer_or_gap(field, &style);
	size_t first = body->count;
	struct str some = STR_EMPTY;

	str_add_bytes(&some, shown, strnlen(shown, (size_t)(SEEN_ROWS + 1) * 4 * TEXT_MOST));
	strip_text(body, (int)index, TEXT_COLUMN, page->limit, style, some.data);
	str_release(&some);
	while (body->count > first + SEEN_ROWS)
		strip_drop(body);
	if (strip_rows(shown, page->limit - TEXT_COLUMN) > SEEN_ROWS)
		strip_piece(body, page->limit - 1, STYLE_DIM, "…");
	for (size_t i = first; i < body->count; i++)
		strip_mark(body, i, 1, "|");
}

static void add_long(struct page *page, size_t index)
{
	struct screen *screen = page->screen;

	if (screen->body.count && is_roomy(screen) && !page->airy)
		strip_line(&screen->body, -1);
	add_label(page, index);
	if (!page_has_focus(page, index)) {
		add_seen(page, index);
		return;
	}
	set_width(screen, page->limit - TEXT_COLUMN + 1);
	add_hole(page, index, ANSWER_ROWS); /* as many as are left get known at the end */
}

/* As it will stand in the document: sub-headings bright, paragraphs apart. */
static void read_locked(struct page *page, const char *text)
{
	struct strip *reading = &page->screen->reading;
	struct text_part part;

	strip_clear(reading);
	while (text_next_part(&text, &part)) {
		struct str line = STR_EMPTY;

		if (reading->count && (is_roomy(page->screen) || part.kind == TEXT_SUBHEADING))
			strip_line(reading, -1);
		str_add_bytes(&line, part.at, part.len);
		strip_text(reading, -1, 0, page->limit - TEXT_COLUMN,
			   part.kind == TEXT_SUBHEADING ? STYLE_BRIGHT : STYLE_PLAIN, line.data);
		str_release(&line);
	}
}

static void add_locked(struct page *page, size_t index)
{
	struct screen *screen = page->screen;
	const struct view_field *field = &screen->view.fields[index];

	if (!page_has_focus(page, index)) {
		add_short(page, index);
		return;
	}
	read_locked(page, field->field->locked);
	add_hole(page, index, is_roomy(screen) ? ANSWER_ROWS : ANSWER_ROWS - 1); /* its box below is part of the answer */
	strip_line(&screen->body, OPTION);
	strip_piece(&screen->body, FIELD_COLUMN, STYLE_PLAIN, field->answered ? "[x]" : "[ ]");
	if (screen->view.count)
		strip_rest(&screen->body, OPTION, FIELD_COLUMN + 4, page->limit, STYLE_PLAIN, screen->view.items[0].label);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void add_field(struct page *page, size_t index)
{
	if (page->airy && index)
		strip_line(&page->screen->body, -1);
	switch (page->screen->view.fields[index].field->type->widget) {
	case WIDGET_LINE: add_short(page, index); break;
	case WIDGET_LONG: add_long(page, index); break;
	case WIDGET_CHOICE: add_choice(page, index); break;
	case WIDGET_LOCKED: add_locked(page, index); break;
	case WIDGET_NONE: add_rows(page, index); break;
	}
	page->told -= (int)page->screen->body.count;
	page_add_problems(page, index);
	page->told += (int)page->screen->body.count;
}

static void add_fields(struct page *page)
{
	strip_clear(&page->screen->body);
	page->told = 0;
	for (size_t i = 0; i < page->screen->view.field_count; i++)
		add_field(page, i);
}

void page_add_title(struct page *page)
{
	struct screen *screen = page->screen;
	struct strip *head = &screen->head;
	struct str number = STR_EMPTY;
	int column = 1;

	strip_line(head, -1);
	if (screen->view.number) {
		str_addf(&number, "%d", screen->view.number);
		strip_piece(head, 1, STYLE_DIM, number.data);
		column = number.len > 1 ? 5 : 4;
	}
	strip_rest(head, -1, column, page->limit, STYLE_BRIGHT, screen->view.title);
	if (head->count > 1 && !is_roomy(screen)) {
		while (head->count > 1)
			strip_drop(head);
		strip_more(head, page->limit, "…");
	}
	if (*screen->view.row_title && screen_face(screen) == &page_face)
		strip_text(head, -1, column, page->limit, STYLE_PLAIN, screen->view.row_title);
	if (is_roomy(screen))
		strip_line(head, -1);
	str_release(&number);
}

void page_add_help(struct page *page, int room)
{
	struct screen *screen = page->screen;
	struct strip *head = &screen->head;
	size_t before = head->count;
	int rows = (int)strip_rows(screen->view.help, page->limit - 1) + is_roomy(screen);

	if (room < 2 || !*screen->view.help)
		return;
	strip_text(head, -1, 1, page->limit, STYLE_PLAIN, screen->view.help);
	if (rows > room) {
		while (head->count > before + (size_t)(room - 1))
			strip_drop(head);
		strip_more(head, page->limit, _("… F1"));
	}
	if (is_roomy(screen))
		strip_line(head, -1);
}

/* The rows the fields need when a long answer has what is easy to write in, and
 * nothing is wrong. */
static int rows_needed(const struct page *page)
{
	const struct screen *screen = page->screen;
	int rows = (int)screen->body.count - page->told;

	if (screen->body.hole_rows && screen->view.fields[screen->view.field_focus].field->type->widget != WIDGET_LINE)
		rows += EASY_ROWS - ANSWER_ROWS;
	return rows;
}

/* Whether there is room between the fields, and for a problem or two besides. */
static bool has_air(const struct page *page, int rows)
{
	const struct screen *screen = page->screen;
	int help = (int)strip_rows(screen->view.help, page->limit - 1);
	int fields = (int)screen->view.field_count;

	return is_roomy(screen) && fields > 1 &&
	       (int)screen->head.count + help + rows_needed(page) + fields + ENOUGH_ROWS <= rows;
}

/* Rows for the help, `quiet` being those of the page when there is no message. */
static int help_room(struct page *page, int rows, int quiet)
{
	struct screen *screen = page->screen;
	struct help_room *kept = &screen->help_room;
	int easy = quiet - rows_needed(page), least = rows - (int)screen->body.count;
	int room = (easy < least ? easy : least) - (int)screen->head.count;
	bool same = question_same(&kept->at, &screen->at) && kept->columns == screen->columns &&
		    kept->rows == screen->rows;

	if (!same || room < kept->room)
		*kept = (struct help_room){ screen->at, screen->columns, screen->rows, room };
	return kept->room;
}

/* A long answer takes what is left, to its last row where others follow. */
static void widen_hole(struct page *page, int rows)
{
	struct screen *screen = page->screen;
	const struct view_field *field = &screen->view.fields[screen->view.field_focus];
	bool last = screen->view.field_focus + 1 == screen->view.field_count;
	size_t spare = rows > (int)screen->body.count ? (size_t)rows - screen->body.count : 0;
	size_t wanted = screen->editing ? edit_height(&screen->edit) + 1 : screen->reading.count;
	size_t least = screen->body.hole_rows;

	if (!screen->body.hole_rows || !is_long(field))
		return;
	if (!last || !screen->editing)
		spare = wanted <= least ? 0 : wanted - least < spare ? wanted - least : spare;
	strip_widen(&screen->body, spare);
}

static void reveal_focus(struct screen *screen)
{
	size_t first, end;
	bool options = !screen->body.hole_rows && screen->view.count;

	if (strip_item(&screen->body, (int)screen->view.field_focus, &first, &end))
		frame_reveal(screen, first, end);
	if (options && strip_item(&screen->body, OPTION + (int)screen->focus, &first, &end))
		frame_reveal(screen, first, end);
}

void page_lay_out(struct screen *screen, int columns, int rows)
{
	struct page page = { .screen = screen, .limit = frame_text_columns(columns) };
	int quiet = rows + frame_message_rows(screen);

	measure_labels(&page);
	page_add_title(&page);
	add_fields(&page);
	page.airy = has_air(&page, quiet);
	if (page.airy)
		add_fields(&page);
	page_add_help(&page, help_room(&page, rows, quiet));
	screen->body_area.rows = rows - (int)screen->head.count;
	widen_hole(&page, screen->body_area.rows);
	reveal_focus(screen);
}

bool page_is_outgrown(const struct screen *screen)
{
	const struct view_field *field = &screen->view.fields[screen->view.field_focus];
	size_t wanted;

	if (field->field->type->widget == WIDGET_LINE)
		return line_rows(screen) != screen->body.hole_rows;
	if (screen->view.field_focus + 1 == screen->view.field_count)
		return false;
	wanted = edit_height(&screen->edit) + 1;
	wanted = wanted > ANSWER_ROWS ? wanted : ANSWER_ROWS;
	return wanted < screen->body.hole_rows ||
	       (wanted > screen->body.hole_rows && screen->body.count < (size_t)screen->body_area.rows);
}
