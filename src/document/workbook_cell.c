#include "document/workbook_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "model/flow.h"

struct book_sheet *layout_book_sheet(const struct layout_sheet *l)
{
	return &l->book->sheets[l->index];
}

struct book_cell *layout_words(const struct layout_sheet *l, int column, enum book_style style, const char *text)
{
	char *clean = utf8_cleaned(text, true);
	struct book_cell *cell;

	if (strlen(clean) > BOOK_TEXT)
		clean[BOOK_TEXT - utf8_torn(clean, BOOK_TEXT)] = '\0';
	cell = book_add_words(layout_book_sheet(l), l->row, column, style, clean);
	free(clean);
	return cell;
}

/* --- worths ----------------------------------------------------------------------- */

static enum book_kind kind_of(const struct field *field)
{
	switch (field->type->id) {
	case TYPE_MONEY: return BOOK_MONEY;
	case TYPE_PERCENT: return BOOK_PERCENT;
	case TYPE_INTEGER: return BOOK_NUMBER;
	case TYPE_DATE: return BOOK_DATE;
	default: return BOOK_WORDS;
	}
}

/* False when the value is none that a cell of the field's kind can hold. */
static bool worth_of(const struct field *field, struct value value, struct book_worth *worth)
{
	switch (kind_of(field)) {
	case BOOK_MONEY:
		*worth = (struct book_worth){ value.ore, 100 };
		return value.kind == VALUE_MONEY;
	case BOOK_DATE:
		*worth = (struct book_worth){ value.date, 1 };
		return value.kind == VALUE_DATE;
	case BOOK_NUMBER:
	case BOOK_PERCENT:
		*worth = (struct book_worth){ value.number.num, value.number.den };
		return value.kind == VALUE_NUMBER && value.number.den <= BOOK_DEN;
	default: return false;
	}
}

struct book_cell *layout_worth(const struct layout_sheet *l, int column, enum book_style style,
			       const struct field *field, struct value value)
{
	enum book_kind kind = kind_of(field);
	struct book_worth worth = { 0, kind == BOOK_MONEY ? 100 : 1 };

	if (kind == BOOK_WORDS || (kind == BOOK_DATE && value.kind == VALUE_EMPTY) ||
	    (value.kind != VALUE_EMPTY && !worth_of(field, value, &worth)))
		return book_add(layout_book_sheet(l), l->row, column, style);
	return book_add_worth(layout_book_sheet(l), l->row, column, style, kind, worth);
}

void layout_nothing(struct book_cell *cell, const struct field *field)
{
	enum book_kind kind = kind_of(field);

	if (kind == BOOK_WORDS)
		return;
	cell->kind = kind;
	cell->worth = (struct book_worth){ kind == BOOK_DATE ? BOOK_NO_DAY : 0, kind == BOOK_MONEY ? 100 : 1 };
	cell->blank = true;
}

/* --- answers ---------------------------------------------------------------------- */

/* Choices by their labels, in the form's own language. */
static void show_choices(const struct field *field, const char *answer, struct str *out)
{
	for (size_t i = 0; i < field->choice_count; i++)
		if (choice_among(answer, field->choices[i].id))
			str_addf(out, "%s%s", out->len ? ", " : "", field->choices[i].label.own);
	if (!out->len)
		str_add(out, answer);
}

static void put_text(const struct layout_sheet *l, int column, enum book_style style, const struct field *field,
		     const char *answer)
{
	struct str shown = STR_EMPTY;

	if (field->choice_count)
		show_choices(field, answer, &shown);
	else
		str_add(&shown, answer);
	if (shown.len)
		layout_words(l, column, style, shown.data);
	else
		book_add(layout_book_sheet(l), l->row, column, style);
	str_release(&shown);
}

/* What cannot be read stands as it was typed. */
static void put_asked(const struct layout_sheet *l, int column, const struct field *field, row_t row)
{
	struct str answer = STR_EMPTY;
	struct value value = value_empty();
	struct book_worth worth;

	answers_effective(l->answers, field, row, &answer);
	if (answer.len && type_read(field, answer.data, &value, NULL) == ANSWER_OK &&
	    worth_of(field, value, &worth))
		book_add_worth(layout_book_sheet(l), l->row, column, BOOK_INPUT, kind_of(field), worth);
	else
		put_text(l, column, BOOK_INPUT, field, answer.data);
	str_release(&answer);
}

static void put_calculated(const struct layout_sheet *l, int column, enum book_style style,
			   const struct field *field, row_t row)
{
	struct str answer = STR_EMPTY;

	if (kind_of(field) == BOOK_WORDS) {
		answers_effective(l->answers, field, row, &answer);
		put_text(l, column, style, field, answer.data);
	} else {
		layout_worth(l, column, style, field, answers_worth(l->answers, field, row));
	}
	str_release(&answer);
}

void layout_remember(const struct layout_sheet *l, const struct field *field, row_t row)
{
	formula_cells_add(l->cells, (struct formula_cell){ field->index, row, l->index,
							   layout_book_sheet(l)->count - 1 });
}

void layout_answer(const struct layout_sheet *l, int column, enum book_style computed, const struct field *field,
		   row_t row)
{
	if (!flow_field_relevant(l->answers, field, row))
		return;
	if (answers_calculation(l->answers, field, row))
		put_calculated(l, column, computed, field, row);
	else
		put_asked(l, column, field, row);
	layout_remember(l, field, row);
}

void layout_row_title(const struct answers *answers, const struct table *table, row_t row, struct str *out)
{
	const struct form *form = answers->form;

	if (table->own)
		answers_effective(answers, &form->fields[table->columns[0]], row, out);
	else
		table_row_title(answers, table, row, out);
}
