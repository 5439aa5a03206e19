#include "app/table_text.h"

#include "base/utf8.h"
#include "document/plain_table.h"

enum { WIDE = 76, LABEL_MOST = 26, AMOUNT = 14, BAR_LEAST = 8, BAR_MOST = 48 };

/* --- the table ------------------------------------------------------------------ */

static void add_cell(struct doc *doc, bool right, const char *text)
{
	doc_add(doc, DOC_CELL_BEGIN, right, 1);
	doc_add_text(doc, DOC_PARAGRAPH, 0, text);
	doc_add(doc, DOC_CELL_END, 0, 0);
}

static void add_titles(const struct table_view *view, struct doc *doc)
{
	doc_add(doc, DOC_ROW_BEGIN, 1, 0);
	if (view->headed)
		add_cell(doc, false, "");
	for (size_t i = 0; i < view->column_count; i++) {
		struct str title = STR_EMPTY;

		table_view_title(view, i, &title);
		add_cell(doc, table_view_is_right(view, i), title.data);
		str_release(&title);
	}
	doc_add(doc, DOC_ROW_END, 0, 0);
}

static void add_row(const struct table_view *view, size_t row, struct doc *doc)
{
	struct table_cell cell = { .shown = STR_EMPTY };

	doc_add(doc, DOC_ROW_BEGIN, 0, 0);
	if (view->headed) {
		table_view_row(view, row, &cell.shown);
		add_cell(doc, false, cell.shown.data);
	}
	for (size_t i = 0; i < view->column_count; i++) {
		table_view_cell(view, row, i, &cell);
		add_cell(doc, table_view_is_right(view, i), cell.shown.data);
	}
	doc_add(doc, DOC_ROW_END, 0, 0);
	str_release(&cell.shown);
}

static void add_sums(const struct table_view *view, struct doc *doc)
{
	struct str text = STR_EMPTY;

	if (!table_view_totals(view, &text))
		return;
	doc_add(doc, DOC_ROW_BEGIN, 0, 0);
	if (view->headed)
		add_cell(doc, false, text.data);
	for (size_t i = 0; i < view->column_count; i++) {
		if (i || view->headed)
			str_clear(&text);
		table_view_total(view, i, &text);
		add_cell(doc, table_view_is_right(view, i), text.data);
	}
	doc_add(doc, DOC_ROW_END, 0, 0);
	str_release(&text);
}

/* --- bars --------------------------------------------------------------------------- */

struct bars {
	int label, bar;  /* columns of each */
	int64_t most;    /* what a full bar is worth */
	struct str *out;
};

static int64_t ore_of(struct value worth)
{
	return worth.kind == VALUE_MONEY && worth.ore > 0 ? worth.ore : 0;
}

static int columns_of(const struct str *text)
{
	return utf8_width(text->data, text->len);
}

/* A label cut to its room, and what stands after it at the same place in each line. */
static void add_label(const struct str *label, int room, struct str *out)
{
	size_t fits = utf8_fit(label->data, label->len, room);

	if (fits < label->len) {
		fits = utf8_fit(label->data, label->len, room - 1);
		str_add_bytes(out, label->data, fits);
		str_add(out, "…");
		return;
	}
	str_addf(out, "%s%*s", label->data, room - columns_of(label), "");
}

static void add_bar(struct bars *bars, const struct str *label, struct value worth)
{
	int64_t ore = ore_of(worth);
	struct str amount = STR_EMPTY;
	int length = (int)((double)ore / (double)bars->most * bars->bar + 0.5);

	money_format(ore, " ", &amount);
	add_label(label, bars->label, bars->out);
	str_addf(bars->out, " %*s ", AMOUNT, amount.data);
	for (int i = 0; i < length || (ore && !i); i++)
		str_add_char(bars->out, '#');
	str_add_char(bars->out, '\n');
	str_release(&amount);
}

static bool is_year(const struct table_view *view, size_t column)
{
	return view->columns[column].field->axis == EXPR_YEARS;
}

static size_t column_of_bars(const struct table_view *view)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (view->columns[i].field->index == view->table->bar)
			return i;
	return SIZE_MAX;
}

/* One scale for all, so that they can be compared. */
static int64_t most_of(const struct table_view *view, size_t column)
{
	int64_t most = 0;

	for (size_t i = 0; i < view->row_count; i++)
		if (ore_of(table_view_worth(view, i, column)) > most)
			most = ore_of(table_view_worth(view, i, column));
	for (size_t i = 0; i < view->column_count; i++)
		if (is_year(view, i) && ore_of(table_view_sum(view, i)) > most)
			most = ore_of(table_view_sum(view, i));
	return most;
}

static void add_bars(const struct table_view *view, int columns, struct str *out)
{
	size_t column = column_of_bars(view);
	struct bars bars = { .label = columns / 3, .out = out };
	struct str label = STR_EMPTY;

	bars.most = column == SIZE_MAX ? 0 : most_of(view, column);
	if (!bars.most)
		return;
	bars.label = bars.label > LABEL_MOST ? LABEL_MOST : bars.label;
	bars.bar = columns - bars.label - AMOUNT - 2;
	bars.bar = bars.bar < BAR_LEAST ? BAR_LEAST : bars.bar > BAR_MOST ? BAR_MOST : bars.bar;
	for (size_t i = 0; i < view->row_count; i++, str_clear(&label)) {
		table_view_row(view, i, &label);
		add_bar(&bars, &label, table_view_worth(view, i, column));
	}
	for (size_t i = 0; i < view->column_count; i++, str_clear(&label)) {
		if (!is_year(view, i))
			continue;
		table_view_title(view, i, &label);
		add_bar(&bars, &label, table_view_sum(view, i));
	}
	str_release(&label);
}

/* --- a time line ------------------------------------------------------------------------ */

struct timeline {
	const struct table_view *view;
	size_t start, end;  /* columns */
	int first, last;    /* months since year 0 */
	int step;           /* months that a letter stands for */
	int label;
};

static int month_of(date_t date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return year * 12 + month - 1;
}

/* The first two columns of days; false when there are no two. */
static bool find_days(struct timeline *line)
{
	size_t found = 0;

	for (size_t i = 0; i < line->view->column_count && found < 2; i++)
		if (line->view->columns[i].field->type->worth == VALUE_DATE)
			*(found++ ? &line->end : &line->start) = i;
	return found == 2;
}

static bool phase(const struct timeline *line, size_t row, int *from, int *to)
{
	struct value start = table_view_worth(line->view, row, line->start);
	struct value end = table_view_worth(line->view, row, line->end);

	if (start.kind != VALUE_DATE || end.kind != VALUE_DATE || end.date < start.date)
		return false;
	*from = month_of(start.date);
	*to = month_of(end.date);
	return true;
}

static bool find_span(struct timeline *line)
{
	bool any = false;
	int from, to;

	for (size_t i = 0; i < line->view->row_count; i++) {
		if (!phase(line, i, &from, &to))
			continue;
		line->first = any && line->first < from ? line->first : from;
		line->last = any && line->last > to ? line->last : to;
		any = true;
	}
	return any;
}

/* Each year stands where its January would; one that has no room is left out. */
static void add_years(const struct timeline *line, struct str *out)
{
	int at = 0;

	str_addf(out, "%*s ", line->label, "");
	for (int month = line->first; month <= line->last; month++) {
		int place = (month - line->first) / line->step;

		if ((month % 12 && month != line->first) || place < at)
			continue;
		if (month % 12 && 12 - month % 12 < 5 * line->step)
			continue;
		str_addf(out, "%*s%d", place - at, "", month / 12);
		at = place + 5;
		str_add_char(out, ' ');
	}
	while (out->len && out->data[out->len - 1] == ' ')
		str_cut(out, out->len - 1);
	str_add_char(out, '\n');
}

static void add_phase(const struct timeline *line, size_t row, struct str *out)
{
	struct str label = STR_EMPTY;
	int from, to;

	if (!phase(line, row, &from, &to))
		return;
	table_view_row(line->view, row, &label);
	add_label(&label, line->label, out);
	str_add_char(out, ' ');
	for (int month = line->first; month <= line->last; month += line->step)
		str_add_char(out, month + line->step > from && month <= to ? '=' : '.');
	str_add_char(out, '\n');
	str_release(&label);
}

static void add_timeline(const struct table_view *view, int columns, struct str *out)
{
	struct timeline line = { .view = view, .step = 1, .label = columns / 3 };

	if (!find_days(&line) || !find_span(&line))
		return;
	line.label = line.label > LABEL_MOST ? LABEL_MOST : line.label;
	while ((line.last - line.first) / line.step + 1 > columns - line.label - 1)
		line.step++;
	add_years(&line, out);
	for (size_t i = 0; i < view->row_count; i++)
		add_phase(&line, i, out);
}

/* --- both ---------------------------------------------------------------------------------- */

void table_drawing(const struct table_view *view, int columns, struct str *out)
{
	columns = columns ? columns : WIDE;
	if (view->table->bar >= 0)
		add_bars(view, columns, out);
	if (view->table->timeline)
		add_timeline(view, columns, out);
}

void table_text(const struct table_view *view, int columns, struct str *out)
{
	struct doc doc;
	struct str drawn = STR_EMPTY;

	doc_init(&doc);
	doc_add(&doc, DOC_TABLE_BEGIN, 0, (int)(view->column_count + view->headed));
	add_titles(view, &doc);
	for (size_t i = 0; i < view->row_count; i++)
		add_row(view, i, &doc);
	add_sums(view, &doc);
	doc_add(&doc, DOC_TABLE_END, 0, 0);
	plain_table_write(&doc, 0, columns ? columns : WIDE, out);
	str_add_char(out, '\n');
	table_drawing(view, columns, &drawn);
	if (drawn.len)
		str_addf(out, "\n%s", drawn.data);
	doc_release(&doc);
	str_release(&drawn);
}
