#include "model/application_parts.h"

#include "base/clock.h"

#include <assert.h>

/* --- undo and redo ------------------------------------------------------ */

static bool moves_row(const struct op *op)
{
	return op->kind == OP_ROW_ADD || op->kind == OP_ROW_REMOVE || op->kind == OP_ROW_MOVE;
}

/* A row that came first or went last is what the step was about, not its answers;
 * one that came among them, as when a block is pasted, is not. */
static void tell_where(struct where *where, const struct history *history, const struct step *step, bool undo)
{
	const struct op *op = &history->items[step->first];
	const struct op *last = op + step->count - 1;
	size_t at = undo ? op->at + op->removed_len : last->at + last->inserted_len;

	if (!moves_row(op) && moves_row(last))
		op = last;
	if (where)
		*where = (struct where){ op->kind, op->field, op->row, at };
}

static bool fits(const struct application *app, const struct op *op);

/* What came from a journal that was tampered with may not fit what is there. */
static bool apply_as(struct application *app, struct op op, enum op_role role)
{
	op.role = role;
	if (!fits(app, &op))
		return false;
	application_apply(app, &op);
	return true;
}

static void forget(struct history *history)
{
	while (history->count)
		history_release_op(&history->items[--history->count]);
	history->undo.count = history->redo.count = 0;
}

bool application_undo(struct application *app, struct where *where)
{
	struct history *history = &app->history;
	struct step *last = steps_top(&history->undo);
	struct step step;

	if (!last)
		return false;
	step = *last;
	history->undo.count--;
	steps_push(&history->redo, step);
	tell_where(where, history, &step, true);
	app->changed = clock_now();
	for (size_t i = step.count; i-- > 0;)
		if (!apply_as(app, op_inverse(&history->items[step.first + i]), OP_UNDO)) {
			forget(history);
			return false;
		}
	return true;
}

bool application_redo(struct application *app, struct where *where)
{
	struct history *history = &app->history;
	struct step *last = steps_top(&history->redo);
	struct step step;

	if (!last)
		return false;
	step = *last;
	history->redo.count--;
	steps_push(&history->undo, step);
	tell_where(where, history, &step, false);
	app->changed = clock_now();
	for (size_t i = 0; i < step.count; i++)
		if (!apply_as(app, history->items[step.first + i], OP_REDO)) {
			forget(history);
			return false;
		}
	return true;
}

/* --- what has changed ------------------------------------------------------ */

static bool step_touches(const struct application *app, const struct step *step, int heading)
{
	for (size_t i = step->first; i < step->first + step->count; i++) {
		const struct op *op = &app->history.items[i];

		if (op->kind <= OP_ROW_MOVE && app->form->fields[op->field].heading == heading)
			return true;
	}
	return false;
}

bool application_changed_since(const struct application *app, uint32_t step, int heading)
{
	const struct steps *done = &app->history.undo;

	for (size_t i = done->count; i-- > 0 && done->items[i].group > step;)
		if (step_touches(app, &done->items[i], heading))
			return true;
	return false;
}

/* --- replay -------------------------------------------------------------- */

static bool fits_splice(const struct application *app, const struct op *op)
{
	const struct field *field = application_op_field(app, op);
	const struct text *text = field ? answers_buffer(&app->answers, field, op->row) : NULL;
	struct str there = STR_EMPTY;
	bool same;

	if (!text || (field->axis == EXPR_NO_AXIS && row_column(op->row)) || field->type->worth == VALUE_EMPTY || op->at > text_len(text) ||
	    op->removed_len > text_len(text) - op->at)
		return false;
	text_copy(text, op->at, op->removed_len, &there);
	same = !memcmp(there.data, op->removed, op->removed_len);
	str_release(&there);
	return same;
}

static bool fits_row(const struct application *app, const struct op *op)
{
	const struct group *group = application_op_group(app, op);
	size_t count, index, fixed;

	if (!group || !op->row || row_is_fixed(op->row) || row_column(op->row))
		return false;
	fixed = group->table < 0 ? 0 : app->form->tables[group->table].fixed_count;
	if (op->at < fixed || (op->kind == OP_ROW_MOVE && op->to < fixed))
		return false;
	count = answers_row_count(&app->answers, group);
	index = answers_row_index(&app->answers, group, op->row);
	if (op->kind == OP_ROW_ADD)
		return index == SIZE_MAX && op->at <= count;
	return index == op->at && (op->kind != OP_ROW_MOVE || op->to < count);
}

static bool fits(const struct application *app, const struct op *op)
{
	switch (op->kind) {
	case OP_SET:
	case OP_SPLICE: return fits_splice(app, op);
	case OP_ROW_ADD:
	case OP_ROW_REMOVE:
	case OP_ROW_MOVE: return fits_row(app, op);
	case OP_ACCEPT:
	case OP_DEFER: return op->field == -1 || application_op_field(app, op);
	default: return op->kind < OP_KINDS;
	}
}

/* Moves the step between the lists at its first undone or redone operation. */
static bool move_step(struct history *history, const struct op *op)
{
	struct steps *from = op->role == OP_UNDO ? &history->undo : &history->redo;
	struct steps *to = op->role == OP_UNDO ? &history->redo : &history->undo;
	const struct step *step = steps_top(to);

	if (step && step->group == op->group)
		return true;
	step = steps_top(from);
	if (!step || step->group != op->group)
		return false;
	steps_push(to, *step);
	from->count--;
	return true;
}

bool application_replay(struct application *app, const struct op *op)
{
	if (!fits(app, op))
		return false;
	if (op->role != OP_DO && !move_step(&app->history, op))
		return false;
	if (op->role == OP_DO)
		history_record(&app->history, op);
	if (op->group > app->history.group)
		app->history.group = op->group;
	application_apply(app, op);
	return true;
}
