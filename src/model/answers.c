#include "model/answers.h"

#include "base/i18n.h"

#include <assert.h>

void answers_init(struct answers *answers, const struct form *form)
{
	*answers = (struct answers){
		.form = form,
		.single = mem_array(form->slot_count, sizeof *answers->single),
		.groups = mem_array(form->group_count, sizeof *answers->groups),
	};
	for (size_t i = 0; i < form->table_count; i++)
		for (size_t k = 0; k < form->tables[i].fixed_count; k++)
			answers_row_insert(answers, &form->groups[form->tables[i].group], row_cell(ROW_FIXED + (uint32_t)k, 0), k);
}

static void release_cells(struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_release(&cells[i]);
	free(cells);
}

static void release_row(struct row *row, const struct group *group)
{
	release_cells(row->cells, group->slot_count);
	for (size_t i = 0; i < row->crossing_count; i++) {
		text_release(row->crossings[i].text);
		free(row->crossings[i].text);
	}
	free(row->crossings);
	free(row->memos);
}

void answers_release(struct answers *answers)
{
	const struct form *form = answers->form;

	release_cells(answers->single, form->slot_count);
	for (size_t g = 0; g < form->group_count; g++) {
		for (size_t i = 0; i < answers->groups[g].count; i++)
			release_row(&answers->groups[g].items[i], &form->groups[g]);
		free(answers->groups[g].items);
	}
	free(answers->groups);
	*answers = (struct answers){ 0 };
}

/* --- rows -------------------------------------------------------------- */

static struct rows *rows_of(const struct answers *answers, const struct group *group)
{
	return &answers->groups[group - answers->form->groups];
}

size_t answers_row_count(const struct answers *answers, const struct group *group)
{
	return rows_of(answers, group)->count;
}

row_t answers_row_id(const struct answers *answers, const struct group *group, size_t index)
{
	const struct rows *rows = rows_of(answers, group);

	return index < rows->count ? rows->items[index].id : NO_ROW;
}

size_t answers_row_index(const struct answers *answers, const struct group *group, row_t row)
{
	struct rows *rows = rows_of(answers, group);

	if (rows->found < rows->count && rows->items[rows->found].id == row_of(row))
		return rows->found;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].id == row_of(row))
			return rows->found = i;
	return SIZE_MAX;
}

void answers_row_insert(struct answers *answers, const struct group *group, row_t row, size_t index)
{
	struct rows *rows = rows_of(answers, group);

	assert(index <= rows->count);
	rows->items = mem_grow(rows->items, &rows->room, rows->count + 1, sizeof *rows->items);
	memmove(rows->items + index + 1, rows->items + index, (rows->count - index) * sizeof *rows->items);
	rows->items[index] = (struct row){ .id = row_of(row), .cells = mem_array(group->slot_count, sizeof(struct text)) };
	rows->count++;
	answers->shaped = ++answers->moment;
	if (!row_is_fixed(row) && row_of(row) > answers->last_row)
		answers->last_row = row_of(row);
}

void answers_row_delete(struct answers *answers, const struct group *group, row_t row)
{
	struct rows *rows = rows_of(answers, group);
	size_t index = answers_row_index(answers, group, row);

	assert(index < rows->count);
	release_row(&rows->items[index], group);
	answers->shaped = ++answers->moment;
	rows->count--;
	memmove(rows->items + index, rows->items + index + 1, (rows->count - index) * sizeof *rows->items);
}

void answers_row_move(struct answers *answers, const struct group *group, row_t row, size_t index)
{
	struct rows *rows = rows_of(answers, group);
	size_t from = answers_row_index(answers, group, row);
	struct row moved;

	assert(from < rows->count && index < rows->count);
	moved = rows->items[from];
	if (from < index)
		memmove(rows->items + from, rows->items + from + 1, (index - from) * sizeof moved);
	else
		memmove(rows->items + index + 1, rows->items + index, (from - index) * sizeof moved);
	rows->items[index] = moved;
	answers->shaped = ++answers->moment;
}

/* --- texts ------------------------------------------------------------- */

/* Where the crossing is among the row's, or would be. */
static size_t crossing_at(const struct row *row, size_t slot, uint32_t column)
{
	size_t low = 0, high = row->crossing_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct crossing *crossing = &row->crossings[middle];

		if (crossing->slot < slot || (crossing->slot == slot && crossing->column < column))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_crossing(const struct row *row, size_t index, size_t slot, uint32_t column)
{
	return index < row->crossing_count && row->crossings[index].slot == slot &&
	       row->crossings[index].column == column;
}

static struct row *row_at(const struct answers *answers, const struct field *field, row_t row)
{
	const struct group *group = &answers->form->groups[field->group];
	size_t index = answers_row_index(answers, group, row);

	return index == SIZE_MAX ? NULL : &rows_of(answers, group)->items[index];
}

/* NULL when there is no such row, or nothing in that column. */
static struct text *buffer(const struct answers *answers, const struct field *field, row_t row)
{
	struct row *in;
	size_t index;

	if (field->group == EXPR_NO_GROUP)
		return &answers->single[field->slot];
	in = row_at(answers, field, row);
	if (!in || field->axis == EXPR_NO_AXIS)
		return in ? &in->cells[field->slot] : NULL;
	index = crossing_at(in, field->slot, row_column(row));
	return is_crossing(in, index, field->slot, row_column(row)) ? in->crossings[index].text : NULL;
}

/* The buffer of a column of an axis, made when there is none. */
static struct text *crossing_buffer(const struct answers *answers, const struct field *field, row_t row)
{
	struct row *in = row_at(answers, field, row);
	size_t index = crossing_at(in, field->slot, row_column(row));

	if (is_crossing(in, index, field->slot, row_column(row)))
		return in->crossings[index].text;
	in->crossings = mem_grow(in->crossings, &in->crossing_room, in->crossing_count + 1, sizeof *in->crossings);
	memmove(in->crossings + index + 1, in->crossings + index,
		(in->crossing_count - index) * sizeof *in->crossings);
	in->crossing_count++;
	in->crossings[index] = (struct crossing){ field->slot, row_column(row), mem_alloc(sizeof(struct text)) };
	return in->crossings[index].text;
}

uint32_t answers_next_column(const struct answers *answers, const struct field *field, row_t row, uint32_t column)
{
	const struct row *in = row_at(answers, field, row);
	size_t index = in ? crossing_at(in, field->slot, column + 1) : 0;

	for (; in && index < in->crossing_count && in->crossings[index].slot == field->slot; index++)
		if (text_len(in->crossings[index].text))
			return in->crossings[index].column;
	return 0;
}

const struct text *answers_buffer(const struct answers *answers, const struct field *field, row_t row)
{
	static const struct text nothing = TEXT_EMPTY;
	const struct text *text = buffer(answers, field, row);

	if (!text && field->axis != EXPR_NO_AXIS && row_column(row) && row_at(answers, field, row))
		return &nothing;
	return text;
}

const char *answers_text(const struct answers *answers, const struct field *field, row_t row)
{
	struct text *text = buffer(answers, field, row);

	return text ? text_whole(text) : "";
}

void answers_splice(struct answers *answers, const struct field *field, row_t row, size_t at,
		    size_t removed, const char *text, size_t len)
{
	struct text *target = field->axis == EXPR_NO_AXIS ? buffer(answers, field, row) :
							    crossing_buffer(answers, field, row);

	assert(target);
	text_splice(target, at, removed, text, len);
	answers->moment++;
	if (field->group == EXPR_NO_GROUP)
		answers->shaped = answers->moment;
	else
		row_at(answers, field, row)->changed = answers->moment;
}

/* --- what is remembered ------------------------------------------------- */

struct memo *answers_memo(const struct answers *answers, const struct field *field, row_t row)
{
	struct row *in = field->row_local ? row_at(answers, field, row) : NULL;

	if (in && !in->memos)
		in->memos = mem_array(answers->form->groups[field->group].slot_count, sizeof *in->memos);
	return in ? &in->memos[field->slot] : NULL;
}

bool memo_holds(const struct answers *answers, const struct field *field, row_t row, const struct memo *memo)
{
	return memo->at && memo->at >= answers->shaped && memo->at >= row_at(answers, field, row)->changed;
}

/* --- names and digests -------------------------------------------------- */

void answers_row_title(const struct answers *answers, const struct group *group, row_t row,
		       struct str *out)
{
	const struct fixed_row *fixed = form_fixed_row(answers->form, group, row);
	size_t before = out->len;
	const char *word = words_for(&group->row, i18n_language());

	if (fixed)
		fixed_row_name(fixed, i18n_language(), out);
	else if (group->table >= 0 && answers->form->fields[group->members[0]].type->id == TYPE_LINE)
		str_add(out, answers_text(answers, &answers->form->fields[group->members[0]], row));
	else if (group->title)
		answers_render(answers, group->title, (int)(group - answers->form->groups), row, out);
	if (out->len == before)
		str_addf(out, "%s %zu", *word ? word : _("Row"), answers_row_index(answers, group, row) + 1);
}

static void digest_cell(const struct answers *answers, const struct field *field, row_t row, struct str *all)
{
	const char *text = answers_text(answers, field, row);
	char cell[ROW_TEXT];

	if (!*text)
		return;
	row_text(row, cell);
	str_addf(all, "%s/%s=%zu:%s\n", field->id, cell, strlen(text), text);
}

static void digest_cells(const struct answers *answers, int group, row_t row, struct str *all)
{
	const struct form *form = answers->form;

	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (field->group != group)
			continue;
		digest_cell(answers, field, row, all);
		for (uint32_t column = 0; field->axis != EXPR_NO_AXIS;) {
			column = answers_next_column(answers, field, row, column);
			if (!column)
				break;
			digest_cell(answers, field, row_cell(row_of(row), column), all);
		}
	}
}

void answers_digest(const struct answers *answers, char out[DIGEST_TEXT])
{
	const struct form *form = answers->form;
	struct str all = STR_EMPTY;

	digest_cells(answers, EXPR_NO_GROUP, NO_ROW, &all);
	for (size_t g = 0; g < form->group_count; g++)
		for (size_t i = 0; i < answers->groups[g].count; i++) {
			str_addf(&all, "%s %u\n", form->groups[g].id, (unsigned)answers->groups[g].items[i].id);
			digest_cells(answers, (int)g, answers->groups[g].items[i].id, &all);
		}
	digest_of(all.data, all.len, out);
	str_release(&all);
}
