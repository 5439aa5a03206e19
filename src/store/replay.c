#include "store/replay.h"

#include "base/mem.h"

long replay_match(const struct journal_log *log, const char *digest)
{
	for (size_t i = log->count; i-- > 0;)
		if (log->records[i].kind != RECORD_OP && !strcmp(log->records[i].digest, digest))
			return (long)i;
	return REPLAY_NO_MATCH;
}

/* --- the steps whose doing is in the history ----------------------------- */

/* An operation that undoes a step which the history does not have (the journal
 * began after it was done) is taken as a new one: what the answers are counts
 * for more than how they came to be. */
struct done_groups {
	uint32_t *items; /* growing */
	size_t count;
	size_t room;
};

static bool was_done(const struct done_groups *groups, uint32_t group)
{
	size_t low = 0, high = groups->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (groups->items[middle] < group)
			low = middle + 1;
		else
			high = middle;
	}
	return low < groups->count && groups->items[low] == group;
}

static void note_done(struct done_groups *groups, uint32_t group)
{
	if (groups->count && groups->items[groups->count - 1] >= group)
		return;
	groups->items = mem_grow(groups->items, &groups->room, groups->count + 1, sizeof *groups->items);
	groups->items[groups->count++] = group;
}

static bool replay_one(struct application *app, const struct op *op, struct done_groups *groups)
{
	struct op taken = *op;

	if (op->role != OP_DO && !was_done(groups, op->group))
		taken.role = OP_DO;
	else if (op->role == OP_DO)
		note_done(groups, op->group);
	return application_replay(app, &taken);
}

/* --- before the save -------------------------------------------------------- */

/* Group 0 is never in the history, so turning back leaves no trace there. */
static bool turn_back(struct application *app, const struct journal_log *log, long at)
{
	for (long i = at; i-- > 0;) {
		const struct record *record = &log->records[i];
		struct op back;

		if (record->kind != RECORD_OP)
			continue;
		back = op_inverse(&record->op);
		back.role = OP_DO;
		back.group = 0;
		if (record->unknown_field || !application_replay(app, &back))
			return false;
	}
	return true;
}

static bool do_again(struct application *app, const struct journal_log *log, long at)
{
	struct done_groups groups = { NULL, 0, 0 };
	bool fits = true;

	for (long i = 0; fits && i < at; i++)
		if (log->records[i].kind == RECORD_OP)
			fits = replay_one(app, &log->records[i].op, &groups);
	free(groups.items);
	return fits;
}

bool replay_history(struct application *app, const struct journal_log *log, long at)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	answers_digest(&app->answers, before);
	if (!turn_back(app, log, at) || !do_again(app, log, at))
		return false;
	answers_digest(&app->answers, after);
	return !strcmp(before, after);
}

/* --- after it ------------------------------------------------------------------ */

static bool is_change(const struct op *op)
{
	return op->kind != OP_PLACE && op->kind != OP_EXPORTED;
}

static void note_history(const struct journal_log *log, long at, struct done_groups *groups)
{
	for (long i = 0; i < at; i++)
		if (log->records[i].kind == RECORD_OP && log->records[i].op.role == OP_DO)
			note_done(groups, log->records[i].op.group);
}

void replay_after(struct application *app, const struct journal_log *log, long at, bool history,
		  struct replayed *done)
{
	struct done_groups groups = { NULL, 0, 0 };

	*done = (struct replayed){ 0 };
	if (history)
		note_history(log, at, &groups);
	for (size_t i = (size_t)at + 1; i < log->count && !done->stopped; i++) {
		const struct record *record = &log->records[i];

		if (record->kind != RECORD_OP)
			continue;
		done->any = true;
		if (record->unknown_field)
			done->skipped++;
		else if (!replay_one(app, &record->op, &groups))
			done->stopped = true;
		else
			done->changes += is_change(&record->op);
	}
	free(groups.items);
}
