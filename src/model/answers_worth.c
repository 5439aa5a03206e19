#include "model/answers.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* --- what is not asked ---------------------------------------------------- */

const struct expr *answers_calculation(const struct answers *answers, const struct field *field, row_t row)
{
	const struct fixed_row *fixed;

	if (field->calculate || field->group == EXPR_NO_GROUP || !row_is_fixed(row))
		return field->calculate;
	fixed = form_fixed_row(answers->form, &answers->form->groups[field->group], row);
	for (size_t i = 0; fixed && i < fixed->calculation_count; i++)
		if (fixed->calculations[i].field == field->index)
			return fixed->calculations[i].worth;
	return NULL;
}

bool answers_is_row_label(const struct answers *answers, const struct field *field, row_t row)
{
	return field->group != EXPR_NO_GROUP && row_is_fixed(row) &&
	       answers->form->groups[field->group].members[0] == field->index;
}

/* --- the columns of an axis ------------------------------------------------ */

static bool year_of(const struct answers *answers, int field, int *year)
{
	struct value day = field < 0 ? value_empty() : answers_worth(answers, &answers->form->fields[field], NO_ROW);
	int month, number;

	if (day.kind != VALUE_DATE)
		return false;
	date_split(day.date, year, &month, &number);
	return true;
}

static size_t years(const struct answers *answers, int *first)
{
	int last;

	if (!year_of(answers, answers->form->period_start, first) ||
	    !year_of(answers, answers->form->period_end, &last) || last < *first)
		return 0;
	return last - *first < ANSWERS_YEARS ? (size_t)(last - *first + 1) : ANSWERS_YEARS;
}

size_t answers_columns(const struct answers *answers, int axis)
{
	int first;

	if (axis == EXPR_YEARS)
		return years(answers, &first);
	return axis < 0 ? 1 : answers_row_count(answers, &answers->form->groups[axis]);
}

uint32_t answers_column(const struct answers *answers, int axis, size_t index)
{
	int first = 0;

	if (axis == EXPR_YEARS)
		return years(answers, &first) > index ? (uint32_t)first + (uint32_t)index : 0;
	return axis < 0 ? 0 : row_of(answers_row_id(answers, &answers->form->groups[axis], index));
}

void answers_column_title(const struct answers *answers, const struct field *field, uint32_t column,
			  const char *language, struct str *out)
{
	const struct form *form = answers->form;
	bool of_group = field->axis >= 0;

	if (field->axis == EXPR_NO_AXIS)
		str_add(out, words_for(&field->label, language));
	else if (field->each)
		answers_render(answers, field->each, of_group ? field->axis : EXPR_NO_GROUP,
			       of_group ? row_cell(column, 0) : row_cell(0, column), out);
	else if (of_group)
		answers_row_title(answers, &form->groups[field->axis], column, out);
	else
		str_addf(out, "%u", (unsigned)column);
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

/* What is calculated there, or what was when nothing it reads has changed since. */
static struct value calculated(const struct answers *answers, const struct field *field, row_t row,
			       struct arena *scratch)
{
	struct memo *memo = answers_memo(answers, field, row);

	if (memo && memo_holds(answers, field, row, memo))
		return memo->worth;
	if (!memo)
		return answers_evaluate(answers, answers_calculation(answers, field, row), field->group, row, scratch);
	*memo = (struct memo){ answers_evaluate(answers, field->calculate, field->group, row, scratch), answers->moment };
	return memo->worth;
}

/* What stands in a cell that is not asked; false when it is. */
static bool given_text(const struct answers *answers, const struct field *field, row_t row, struct str *out)
{
	const struct expr *worth = answers_calculation(answers, field, row);
	struct arena scratch = ARENA_EMPTY;

	if (worth) {
		value_store(calculated(answers, field, row, &scratch), out);
		arena_release(&scratch);
	} else if (answers_is_row_label(answers, field, row)) {
		str_add(out, form_fixed_row(answers->form, &answers->form->groups[field->group], row)->label.own);
	} else {
		return false;
	}
	return true;
}

bool answers_effective(const struct answers *answers, const struct field *field, row_t row,
		       struct str *out)
{
	const char *text = answers_text(answers, field, row);

	if (given_text(answers, field, row, out))
		return false;
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

/* What was answered; empty when nothing was, or when it cannot be read. */
static struct value answered_worth(const struct answers *answers, const struct field *field, row_t row)
{
	struct value worth;

	if (type_read(field, answers_text(answers, field, row), &worth, NULL) != ANSWER_OK)
		return value_empty();
	return worth;
}

static struct value lookup_get(const void *context, const struct expr_name *name, size_t index, uint32_t column)
{
	const struct lookup *lookup = context;
	const struct answers *answers = lookup->answers;
	const struct group *group = name->group == EXPR_NO_GROUP ? NULL : &answers->form->groups[name->group];
	row_t row = group ? row_cell(row_of(answers_row_id(answers, group, index)), column) : NO_ROW;
	const struct fixed_row *fixed = group ? form_fixed_row(answers->form, group, row) : NULL;
	const struct field *field = name->symbol < 0 ? NULL : &answers->form->fields[name->symbol];
	const struct expr *worth = field ? answers_calculation(answers, field, row) : NULL;

	if (name->what == EXPR_ROW_NAME)
		return value_text(fixed ? fixed->id : "");
	if (worth)
		return calculated(answers, field, row, lookup->scratch);
	if (fixed && answers_is_row_label(answers, field, row))
		return value_text(fixed->label.own);
	if (!*answers_text(answers, field, row) && (field->initial || field->guess >= 0))
		return effective_worth(lookup, field, row);
	return answered_worth(answers, field, row);
}

static size_t lookup_rows(const void *context, int group)
{
	const struct lookup *lookup = context;

	return answers_row_count(lookup->answers, &lookup->answers->form->groups[group]);
}

static size_t lookup_columns(const void *context, int axis)
{
	const struct lookup *lookup = context;

	return answers_columns(lookup->answers, axis);
}

static uint32_t lookup_column(const void *context, int axis, size_t index)
{
	const struct lookup *lookup = context;

	return answers_column(lookup->answers, axis, index);
}

static struct expr_answers source_of(const struct lookup *lookup)
{
	return (struct expr_answers){ lookup_get, lookup_rows, lookup_columns, lookup_column, lookup };
}

static struct expr_cell cell_of(const struct answers *answers, int group, row_t row)
{
	return (struct expr_cell){
		group == EXPR_NO_GROUP ? 0 : answers_row_index(answers, &answers->form->groups[group], row),
		row_column(row),
	};
}

struct value answers_evaluate(const struct answers *answers, const struct expr *expr, int group,
			      row_t row, struct arena *scratch)
{
	struct lookup lookup = { answers, scratch };
	struct expr_answers source = source_of(&lookup);

	return expr_evaluate(expr, &source, cell_of(answers, group, row), scratch);
}

struct value answers_worth(const struct answers *answers, const struct field *field, row_t row)
{
	struct arena scratch = ARENA_EMPTY;
	struct value worth;

	if (!answers_calculation(answers, field, row))
		return answered_worth(answers, field, row);
	worth = calculated(answers, field, row, &scratch);
	arena_release(&scratch);
	return worth.kind == VALUE_TEXT ? value_empty() : worth;
}

struct value answers_effective_worth(const struct answers *answers, const struct field *field, row_t row)
{
	struct arena scratch = ARENA_EMPTY;
	struct lookup lookup = { answers, &scratch };
	struct value worth;

	if (answers_calculation(answers, field, row) || *answers_text(answers, field, row) ||
	    (!field->initial && field->guess < 0))
		return answers_worth(answers, field, row);
	worth = effective_worth(&lookup, field, row);
	arena_release(&scratch);
	return worth.kind == VALUE_TEXT ? value_empty() : worth;
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
	struct expr_answers source = source_of(&lookup);

	template_render(template, &source, cell_of(answers, group, row), out);
	arena_release(&scratch);
}
