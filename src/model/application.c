#include "model/application_parts.h"

#include "base/clock.h"

#include <assert.h>

/*
 * How undo works: `history.items` holds what the writer did, each operation
 * once, and `undo` the steps they belong to.  Undoing a step applies the
 * inverses of its operations backwards and moves the step to `redo`; the
 * operations stay where they are, since redoing applies them forwards again.
 * A new operation drops the steps that were undone, and with them their
 * operations, which are always the last of the list.
 */

struct application *application_new(const struct form *form)
{
	struct application *app = mem_alloc(sizeof *app);

	app->form = form;
	answers_init(&app->answers, form);
	app->place = mem_strdup("");
	app->exported = mem_strdup("");
	app->kept = mem_strdup("");
	return app;
}

void history_release_op(struct op *op)
{
	free((char *)op->name);
	free((char *)op->removed);
	free((char *)op->inserted);
}

void application_free(struct application *app)
{
	if (!app)
		return;
	answers_release(&app->answers);
	for (size_t i = 0; i < app->marks.count; i++) {
		free(app->marks.items[i].code);
		free(app->marks.items[i].text);
	}
	free(app->marks.items);
	for (size_t i = 0; i < app->history.count; i++)
		history_release_op(&app->history.items[i]);
	free(app->history.items);
	free(app->history.undo.items);
	free(app->history.redo.items);
	free(app->place);
	free(app->exported);
	free(app->kept);
	free(app);
}

/* --- marks ------------------------------------------------------------- */

static struct mark *find_mark(const struct application *app, enum mark_kind kind, const char *code,
			      int field, row_t row)
{
	for (size_t i = 0; i < app->marks.count; i++) {
		struct mark *mark = &app->marks.items[i];

		if (mark->kind == kind && mark->field == field && mark->row == row && !strcmp(mark->code, code))
			return mark;
	}
	return NULL;
}

static void remove_mark(struct marks *marks, struct mark *mark)
{
	size_t index = (size_t)(mark - marks->items);

	free(mark->code);
	free(mark->text);
	marks->count--;
	memmove(mark, mark + 1, (marks->count - index) * sizeof *mark);
}

/* Sets the text of a mark; an empty one takes it away. */
static void put_mark(struct application *app, enum mark_kind kind, const char *code, int field,
		     row_t row, const char *text, size_t len)
{
	struct marks *marks = &app->marks;
	struct mark *mark = find_mark(app, kind, code, field, row);

	if (mark)
		remove_mark(marks, mark);
	if (!len)
		return;
	marks->items = mem_grow(marks->items, &marks->room, marks->count + 1, sizeof *marks->items);
	marks->items[marks->count++] =
		(struct mark){ kind, field, row, mem_strdup(code), mem_strndup(text, len) };
}

void application_load_mark(struct application *app, const struct mark *mark)
{
	put_mark(app, mark->kind, mark->code, mark->field, mark->row, mark->text, strlen(mark->text));
}

/* --- applying ---------------------------------------------------------- */

const struct field *application_op_field(const struct application *app, const struct op *op)
{
	return op->field >= 0 && (size_t)op->field < app->form->field_count ? &app->form->fields[op->field] : NULL;
}

const struct group *application_op_group(const struct application *app, const struct op *op)
{
	const struct field *field = application_op_field(app, op);

	return field ? form_rows(app->form, field) : NULL;
}

static void replace_text(char **text, const struct op *op)
{
	free(*text);
	*text = mem_strndup(op->inserted, op->inserted_len);
}

static void apply_splice(struct application *app, const struct op *op)
{
	answers_splice(&app->answers, application_op_field(app, op), op->row, op->at, op->removed_len, op->inserted,
		       op->inserted_len);
}

static void apply_row_add(struct application *app, const struct op *op)
{
	answers_row_insert(&app->answers, application_op_group(app, op), op->row, op->at);
}

static void apply_row_remove(struct application *app, const struct op *op)
{
	answers_row_delete(&app->answers, application_op_group(app, op), op->row);
}

static void apply_row_move(struct application *app, const struct op *op)
{
	answers_row_move(&app->answers, application_op_group(app, op), op->row, op->to);
}

static void apply_accept(struct application *app, const struct op *op)
{
	put_mark(app, MARK_ACCEPTED, op->name, op->field, op->row, op->inserted, op->inserted_len);
}

static void apply_defer(struct application *app, const struct op *op)
{
	put_mark(app, MARK_DEFERRED, "", op->field, op->row, op->inserted, op->inserted_len);
}

static void apply_place(struct application *app, const struct op *op)
{
	replace_text(&app->place, op);
}

static void apply_exported(struct application *app, const struct op *op)
{
	replace_text(&app->exported, op);
	app->exported_at = (int64_t)op->at;
	app->exported_step = app->history.group;
}

static void (*const appliers[OP_KINDS])(struct application *, const struct op *) = {
	[OP_SET] = apply_splice, [OP_SPLICE] = apply_splice, [OP_ROW_ADD] = apply_row_add,
	[OP_ROW_REMOVE] = apply_row_remove, [OP_ROW_MOVE] = apply_row_move,
	[OP_ACCEPT] = apply_accept, [OP_DEFER] = apply_defer, [OP_PLACE] = apply_place,
	[OP_EXPORTED] = apply_exported,
};

void application_apply(struct application *app, const struct op *op)
{
	appliers[op->kind](app, op);
	app->revision++;
	if (app->listen)
		app->listen(app->listener, op);
}

/* --- the history -------------------------------------------------------- */

struct step *steps_top(struct steps *steps)
{
	return steps->count ? &steps->items[steps->count - 1] : NULL;
}

void steps_push(struct steps *steps, struct step step)
{
	steps->items = mem_grow(steps->items, &steps->room, steps->count + 1, sizeof step);
	steps->items[steps->count++] = step;
}

static void drop_undone(struct history *history)
{
	size_t keep = history->count;

	for (size_t i = 0; i < history->redo.count; i++)
		if (history->redo.items[i].first < keep)
			keep = history->redo.items[i].first;
	while (history->count > keep)
		history_release_op(&history->items[--history->count]);
	history->redo.count = 0;
}

/* Typing letter by letter grows one operation instead of adding a thousand. */
static bool grow_last(struct history *history, const struct op *op)
{
	struct op *last = history->count ? &history->items[history->count - 1] : NULL;
	char *joined;

	if (!last || op->kind != OP_SPLICE || last->kind != OP_SPLICE || last->group != op->group ||
	    last->field != op->field || last->row != op->row || op->removed_len ||
	    op->at != last->at + last->inserted_len || last->inserted_len > 256)
		return false;
	joined = mem_resize((char *)last->inserted, last->inserted_len + op->inserted_len + 1);
	memcpy(joined + last->inserted_len, op->inserted, op->inserted_len);
	last->inserted_len += op->inserted_len;
	joined[last->inserted_len] = '\0';
	last->inserted = joined;
	return true;
}

void history_record(struct history *history, const struct op *op)
{
	struct step *step;
	struct op *kept;

	if (!op->group)
		return;
	drop_undone(history);
	step = steps_top(&history->undo);
	if (!step || step->group != op->group) {
		steps_push(&history->undo, (struct step){ op->group, history->count, 0 });
		step = steps_top(&history->undo);
	}
	if (grow_last(history, op))
		return;
	history->items = mem_grow(history->items, &history->room, history->count + 1, sizeof *history->items);
	kept = &history->items[history->count++];
	*kept = *op;
	kept->name = mem_strdup(op->name);
	kept->removed = mem_strndup(op->removed, op->removed_len);
	kept->inserted = mem_strndup(op->inserted, op->inserted_len);
	step->count++;
}

static void perform(struct application *app, struct op op)
{
	struct history *history = &app->history;

	if (op.kind != OP_PLACE && op.kind != OP_EXPORTED) {
		if (!history->group)
			application_step(app);
		op.group = history->group;
		app->changed = clock_now();
	}
	history_record(history, &op);
	application_apply(app, &op);
}

void application_step(struct application *app)
{
	app->history.group++;
}

/* --- the changes -------------------------------------------------------- */

static struct op text_op(enum op_kind kind, const struct field *field, row_t row)
{
	return (struct op){ .kind = kind, .field = field ? field->index : -1, .row = row, .name = "",
			    .removed = "", .inserted = "" };
}

void application_set(struct application *app, const struct field *field, row_t row, const char *text)
{
	struct op op = text_op(OP_SET, field, row);
	const char *old = answers_text(&app->answers, field, row);
	char *kept;

	if (!strcmp(old, text))
		return;
	kept = mem_strdup(old);
	op.removed = kept;
	op.removed_len = strlen(kept);
	op.inserted = text;
	op.inserted_len = strlen(text);
	perform(app, op);
	free(kept);
}

void application_splice(struct application *app, const struct field *field, row_t row, size_t at,
			size_t removed, const char *text, size_t len)
{
	struct op op = text_op(OP_SPLICE, field, row);
	struct str gone = STR_EMPTY;

	if (!removed && !len)
		return;
	if (removed)
		text_copy(answers_buffer(&app->answers, field, row), at, removed, &gone);
	op.at = at;
	op.removed = gone.data;
	op.removed_len = removed;
	op.inserted = text;
	op.inserted_len = len;
	perform(app, op);
	str_release(&gone);
}

static struct op row_op(enum op_kind kind, const struct group *group, row_t row, size_t at)
{
	struct op op = text_op(kind, NULL, row);

	op.field = group->field;
	op.at = at;
	return op;
}

row_t application_row_add(struct application *app, const struct group *group, size_t index)
{
	row_t row = app->answers.last_row + 1;

	perform(app, row_op(OP_ROW_ADD, group, row, index));
	return row;
}

/* What was marked in a row that goes away must come back with it. */
static void clear_marks_of_row(struct application *app, const struct group *group, row_t row)
{
	for (size_t i = app->marks.count; i-- > 0;) {
		const struct mark *mark = &app->marks.items[i];
		const struct field *field = mark->field >= 0 ? &app->form->fields[mark->field] : NULL;

		if (!field || row_of(mark->row) != row_of(row) || field->group != (int)(group - app->form->groups))
			continue;
		if (mark->kind == MARK_ACCEPTED)
			application_accept(app, mark->code, field, mark->row, "", NULL);
		else
			application_defer(app, field, mark->row, NULL);
	}
}

/* Empties the answers of a row: in all its columns, when they stand across something. */
static void clear_cells(struct application *app, const struct field *field, row_t row)
{
	uint32_t column = 0;

	if (field->axis == EXPR_NO_AXIS)
		application_set(app, field, row, "");
	else
		while ((column = answers_next_column(&app->answers, field, row, column)))
			application_set(app, field, row_cell(row_of(row), column), "");
}

/* Empties the columns that stand for the row in tables. */
static void clear_column(struct application *app, const struct field *field, row_t row)
{
	const struct group *group = &app->form->groups[field->group];

	for (size_t i = 0; i < answers_row_count(&app->answers, group); i++)
		application_set(app, field, row_cell(row_of(answers_row_id(&app->answers, group, i)), row_of(row)), "");
}

void application_row_remove(struct application *app, const struct group *group, row_t row)
{
	size_t index = answers_row_index(&app->answers, group, row);
	int number = (int)(group - app->form->groups);

	clear_marks_of_row(app, group, row);
	for (size_t i = 0; i < app->form->field_count; i++) {
		const struct field *field = &app->form->fields[i];

		if (field->group == number)
			clear_cells(app, field, row);
		else if (field->axis == number)
			clear_column(app, field, row);
	}
	perform(app, row_op(OP_ROW_REMOVE, group, row, index));
}

void application_row_move(struct application *app, const struct group *group, row_t row, size_t index)
{
	struct op op = row_op(OP_ROW_MOVE, group, row, answers_row_index(&app->answers, group, row));

	op.to = index;
	if (op.at != index)
		perform(app, op);
}

enum { MARK_DIGITS = 16 };

/* The digest of the answers that an accepted warning remembers. */
static void answer_mark(const struct application *app, const struct field *field, row_t row, const char *others,
			char out[MARK_DIGITS + 1])
{
	struct str text = STR_EMPTY;
	char digest[DIGEST_TEXT];

	str_add(&text, field ? answers_text(&app->answers, field, row) : "");
	str_add(&text, others);
	digest_of(text.data, text.len, digest);
	str_release(&text);
	memcpy(out, digest, MARK_DIGITS);
	out[MARK_DIGITS] = '\0';
}

static void perform_mark(struct application *app, struct op op, const struct mark *old, const char *text)
{
	char *kept = mem_strdup(old ? old->text : "");
	char *code = mem_strdup(op.name);

	op.name = code;
	op.removed = kept;
	op.removed_len = strlen(kept);
	op.inserted = text;
	op.inserted_len = strlen(text);
	if (strcmp(kept, text))
		perform(app, op);
	free(kept);
	free(code);
}

void application_accept(struct application *app, const char *code, const struct field *field, row_t row,
			const char *others, const char *reason)
{
	struct op op = text_op(OP_ACCEPT, field, row);
	struct str text = STR_EMPTY;
	char digits[MARK_DIGITS + 1];

	op.name = code;
	if (reason) {
		answer_mark(app, field, row, others, digits);
		str_addf(&text, "%s %s", digits, reason);
	}
	perform_mark(app, op, find_mark(app, MARK_ACCEPTED, code, op.field, row), text.data);
	str_release(&text);
}

void application_defer(struct application *app, const struct field *field, row_t row, const char *note)
{
	struct op op = text_op(OP_DEFER, field, row);

	perform_mark(app, op, find_mark(app, MARK_DEFERRED, "", op.field, row), note ? note : "");
}

const char *application_accepted(const struct application *app, const char *code, const struct field *field,
				 row_t row, const char *others)
{
	const struct mark *mark = find_mark(app, MARK_ACCEPTED, code, field ? field->index : -1, row);
	char digits[MARK_DIGITS + 1];

	if (!mark)
		return NULL;
	answer_mark(app, field, row, others, digits);
	return strncmp(mark->text, digits, MARK_DIGITS) ? NULL : mark->text + MARK_DIGITS + 1;
}

bool application_has_accepted(const struct application *app, const char *code, const struct field *field, row_t row)
{
	return find_mark(app, MARK_ACCEPTED, code, field ? field->index : -1, row) != NULL;
}

const char *application_deferred(const struct application *app, const struct field *field, row_t row)
{
	const struct mark *mark = find_mark(app, MARK_DEFERRED, "", field->index, row);

	return mark ? mark->text : NULL;
}

void application_place(struct application *app, const char *place)
{
	perform_mark(app, text_op(OP_PLACE, NULL, NO_ROW), &(struct mark){ .text = app->place }, place);
}

void application_exported(struct application *app, int64_t when)
{
	struct op op = text_op(OP_EXPORTED, NULL, NO_ROW);
	char digest[DIGEST_TEXT];

	answers_digest(&app->answers, digest);
	op.at = (size_t)when;
	perform_mark(app, op, &(struct mark){ .text = app->exported }, digest);
}
