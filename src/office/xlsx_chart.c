#include "office/xlsx_chart.h"

#include "base/mem.h"

static const char *sheet_name(const struct book *book, const struct book_range *range)
{
	return book->sheets[range->sheet].name;
}

static double add_point(lxw_series_range *range, const struct book_cell *cell)
{
	struct lxw_series_data_point *point = mem_alloc(sizeof *point);
	bool is_number = cell && cell->kind >= BOOK_NUMBER;

	point->no_data = !is_number;
	point->number = is_number ? xlsx_worth(cell) : 0;
	STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
	range->num_data_points++;
	return point->number;
}

/* What a chart shows before anybody has computed anew.  The library takes it from
 * cells with numbers, but from none with a formula: so it is told.  True when all
 * are above 0. */
static bool remember(const struct book *book, const struct book_range *values, lxw_series_range *range)
{
	const struct book_sheet *sheet = &book->sheets[values->sheet];
	bool above = true;

	range->ignore_cache = LXW_TRUE;
	for (int row = values->row; row <= values->last_row; row++)
		for (int column = values->column; column <= values->last_column; column++)
			above &= add_point(range, book_find(sheet, row, column)) >= 0;
	return above;
}

static bool add_series(const struct book *book, lxw_chart *chart, const struct book_range *categories,
		       const struct book_series *from)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	const struct book_range *values = &from->values, *name = &from->name;

	chart_series_set_categories(series, sheet_name(book, categories), (lxw_row_t)categories->row,
				    (lxw_col_t)categories->column, (lxw_row_t)categories->last_row,
				    (lxw_col_t)categories->last_column);
	chart_series_set_values(series, sheet_name(book, values), (lxw_row_t)values->row,
				(lxw_col_t)values->column, (lxw_row_t)values->last_row,
				(lxw_col_t)values->last_column);
	chart_series_set_name_range(series, sheet_name(book, name), (lxw_row_t)name->row,
				    (lxw_col_t)name->column);
	return remember(book, values, series->values);
}

/* A title that began with = would be read as a reference: a space keeps it text. */
lxw_error xlsx_chart(lxw_workbook *workbook, lxw_worksheet *sheet, const struct book *book,
		     const struct book_chart *from)
{
	lxw_chart *chart = workbook_add_chart(
		workbook, from->count > 1 ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN);
	lxw_chart_options options = { .x_scale = 1.4, .y_scale = 1.1, .description = from->title };
	struct str title = STR_EMPTY;
	bool above = true;
	lxw_error error;

	for (size_t i = 0; i < from->count; i++)
		above &= add_series(book, chart, &from->categories, &from->series[i]);
	if (above)
		chart_axis_set_min(chart->y_axis, 0);
	str_addf(&title, "%s%s", *from->title == '=' ? " " : "", from->title);
	chart_title_set_name(chart, title.data);
	chart_axis_set_num_format(chart->y_axis, "#,##0");
	if (from->count > 1)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	else
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	error = worksheet_insert_chart_opt(sheet, (lxw_row_t)from->row, (lxw_col_t)from->column, chart, &options);
	str_release(&title);
	return error;
}
