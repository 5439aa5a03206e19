#include "model/answers.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <assert.h>

void answers_init(struct answers *answers, const struct form *form)
{
	*answers = (struct answers){
		.form = form,
		.single = mem_array(form->slot_count, sizeof *answers->single),
		.groups = mem_array(form->group_count, sizeof *answers->groups),
	};
}

static void release_cells(struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_release(&cells[i]);
	free(cells);
}

void answers_release(struct answers *answers)
{
	const struct form *form = answers->form;

	release_cells(answers->single, form->slot_count);
	for (size_t g = 0; g < form->group_count; g++) {
		for (size_t i = 0; i < answers->groups[g].count; i++)
			release_cells(answers->groups[g].items[i].cells, form->groups[g].slot_count);
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
	const struct rows *rows = rows_of(answers, group);

	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].id == row_of(row))
			return i;
	return SIZE_MAX;
}

void answers_row_insert(struct answers *answers, const struct group *group, row_t row, size_t index)
{
	struct rows *rows = rows_of(answers, group);

	assert(index <= rows->count);
	rows->items = mem_grow(rows->items, &rows->room, rows->count + 1, sizeof *rows->items);
	memmove(rows->items + index + 1, rows->items + index, (rows->count - index) * sizeof *rows->items);
	rows->items[index] = (struct row){ row_of(row), mem_array(group->slot_count, sizeof(struct text)) };
	rows->count++;
	if (!row_is_fixed(row) && row_of(row) > answers->last_row)
		answers->last_row = row_of(row);
}

void answers_row_delete(struct answers *answers, const struct group *group, row_t row)
{
	struct rows *rows = rows_of(answers, group);
	size_t index = answers_row_index(answers, group, row);

	assert(index < rows->count);
	release_cells(rows->items[index].cells, group->slot_count);
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
}

/* --- texts ------------------------------------------------------------- */

static struct text *buffer(const struct answers *answers, const struct field *field, row_t row)
{
	const struct group *group;
	size_t index;

	if (field->group == EXPR_NO_GROUP)
		return &answers->single[field->slot];
	group = &answers->form->groups[field->group];
	index = answers_row_index(answers, group, row);
	return index == SIZE_MAX ? NULL : &rows_of(answers, group)->items[index].cells[field->slot];
}

const struct text *answers_buffer(const struct answers *answers, const struct field *field, row_t row)
{
	return buffer(answers, field, row);
}

const char *answers_text(const struct answers *answers, const struct field *field, row_t row)
{
	struct text *text = buffer(answers, field, row);

	return text ? text_whole(text) : "";
}

void answers_splice(struct answers *answers, const struct field *field, row_t row, size_t at,
		    size_t removed, const char *text, size_t len)
{
	struct text *target = buffer(answers, field, row);

	assert(target);
	text_splice(target, at, removed, text, len);
}

struct value answers_worth(const struct answers *answers, const struct field *field, row_t row)
{
	struct value worth;

	if (type_read(field, answers_text(answers, field, row), &worth, NULL) != ANSWER_OK)
		return value_empty();
	return worth;
}

/* --- what is taken when nothing was answered --------------------------- */

static bool contains_word(const char *folded, const char *word)
{
	struct str fold = STR_EMPTY;
	bool found;

	utf8_fold(&fold, word, strlen(word));
	found = fold.len && strstr(folded, fold.data);
	str_release(&fold);
	return found;
}

static const struct choice *guess_choice(const struct field *field, const char *hint)
{
	struct str fold = STR_EMPTY;
	const struct choice *guess = NULL;

	utf8_fold(&fold, hint, strlen(hint));
	for (size_t i = 0; i < field->choice_count && !guess; i++)
		for (size_t k = 0; k < field->choices[i].match_count && !guess; k++)
			if (contains_word(fold.data, field->choices[i].match[k]))
				guess = &field->choices[i];
	str_release(&fold);
	return guess;
}

void value_store(struct value value, struct str *out)
{
	char iso[DATE_ISO];

	switch (value.kind) {
	case VALUE_EMPTY: break;
	case VALUE_BOOL: str_add(out, value.truth ? "ja" : "nej"); break;
	case VALUE_NUMBER: number_format(value.number, out); break;
	case VALUE_MONEY: money_store(value.ore, out); break;
	case VALUE_DATE:
		date_iso(value.date, iso);
		str_add(out, iso);
		break;
	case VALUE_DAYS: str_addf(out, "%lld", (long long)value.days); break;
	case VALUE_TEXT: str_add(out, value.text); break;
	}
}

/* Appends the default or the guess; false when there is neither. */
static bool initial_text(const struct answers *answers, const struct field *field, row_t row,
			 struct str *out)
{
	struct arena scratch = ARENA_EMPTY;
	const struct choice *guess = NULL;
	size_t before = out->len;
	const char *hint;

	if (field->guess >= 0) {
		hint = answers_text(answers, &answers->form->fields[field->guess], row);
		guess = *hint ? guess_choice(field, hint) : NULL;
	}
	if (guess)
		str_add(out, guess->id);
	else if (field->initial)
		value_store(answers_evaluate(answers, field->initial, field->group, row, &scratch), out);
	arena_release(&scratch);
	return out->len > before;
}

bool answers_effective(const struct answers *answers, const struct field *field, row_t row,
		       struct str *out)
{
	const char *text = answers_text(answers, field, row);

	if (!*text)
		return initial_text(answers, field, row, out);
	str_add(out, text);
	return false;
}

/* --- expressions ------------------------------------------------------- */

struct lookup {
	const struct answers *answers;
	struct arena *scratch;
};

static struct value effective_worth(const struct lookup *lookup, const struct field *field, row_t row)
{
	struct str text = STR_EMPTY;
	struct value worth = value_empty();
	const char *kept;

	initial_text(lookup->answers, field, row, &text);
	kept = arena_strndup(lookup->scratch, text.data, text.len);
	str_release(&text);
	if (type_read(field, kept, &worth, NULL) != ANSWER_OK)
		return value_empty();
	return worth;
}

static struct value lookup_get(const void *context, int symbol, int group, size_t index)
{
	const struct lookup *lookup = context;
	const struct answers *answers = lookup->answers;
	const struct field *field = &answers->form->fields[symbol];
	row_t row = NO_ROW;

	if (group != EXPR_NO_GROUP)
		row = answers_row_id(answers, &answers->form->groups[group], index);
	if (!*answers_text(answers, field, row) && (field->initial || field->guess >= 0))
		return effective_worth(lookup, field, row);
	return answers_worth(answers, field, row);
}

static size_t lookup_rows(const void *context, int group)
{
	const struct lookup *lookup = context;

	return answers_row_count(lookup->answers, &lookup->answers->form->groups[group]);
}

static size_t index_of_row(const struct answers *answers, int group, row_t row)
{
	return group == EXPR_NO_GROUP ? 0 : answers_row_index(answers, &answers->form->groups[group], row);
}

struct value answers_evaluate(const struct answers *answers, const struct expr *expr, int group,
			      row_t row, struct arena *scratch)
{
	struct lookup lookup = { answers, scratch };
	struct expr_answers source = { lookup_get, lookup_rows, &lookup };

	return expr_evaluate(expr, &source, index_of_row(answers, group, row), scratch);
}

bool answers_hold(const struct answers *answers, const struct expr *expr, int group, row_t row,
		  bool when_empty)
{
	struct arena scratch = ARENA_EMPTY;
	struct value value = answers_evaluate(answers, expr, group, row, &scratch);

	arena_release(&scratch);
	return value.kind == VALUE_BOOL ? value.truth : when_empty;
}

void answers_render(const struct answers *answers, const struct expr_template *template, int group,
		    row_t row, struct str *out)
{
	struct arena scratch = ARENA_EMPTY;
	struct lookup lookup = { answers, &scratch };
	struct expr_answers source = { lookup_get, lookup_rows, &lookup };

	template_render(template, &source, index_of_row(answers, group, row), out);
	arena_release(&scratch);
}

/* --- names and digests -------------------------------------------------- */

void answers_row_title(const struct answers *answers, const struct group *group, row_t row,
		       struct str *out)
{
	size_t before = out->len;
	const char *word = words_for(&group->row, i18n_language());

	if (group->title)
		answers_render(answers, group->title, (int)(group - answers->form->groups), row, out);
	if (out->len == before)
		str_addf(out, "%s %zu", *word ? word : _("Row"), answers_row_index(answers, group, row) + 1);
}

static void digest_cells(const struct answers *answers, int group, row_t row, struct str *all)
{
	const struct form *form = answers->form;

	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];
		const char *text = field->group == group ? answers_text(answers, field, row) : "";

		if (*text)
			str_addf(all, "%s/%u=%zu:%s\n", field->id, (unsigned)row_of(row), strlen(text), text);
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
