/*
 * What an operation costs with the journal at the other end: microseconds for
 * each, on the mean, when a text is typed letter by letter and every letter
 * is written before the next comes.
 *
 *     journal FORM FILE      FILE becomes the journal, and is taken away
 */
#include "model/application.h"
#include "store/journal.h"

#include <stdio.h>
#include <time.h>

enum { OPERATIONS = 20000, WORD = 6 };

struct keeper {
	struct journal *journal;
	int failed;
};

static void keep(void *context, const struct op *op)
{
	struct keeper *keeper = context;

	journal_append(keeper->journal, op);
	if (journal_flush(keeper->journal, NULL))
		keeper->failed = 1;
}

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static const struct field *long_field(const struct form *form)
{
	for (size_t i = 0; form && i < form->field_count; i++)
		if (form->fields[i].type->id == TYPE_TEXT && form->fields[i].group == EXPR_NO_GROUP)
			return &form->fields[i];
	return NULL;
}

static void type_on(struct application *app, const struct field *field)
{
	for (size_t i = 0; i < OPERATIONS; i++) {
		if (i % WORD == 0)
			application_step(app);
		application_splice(app, field, NO_ROW, i, 0, i % WORD ? "e" : " ", 1);
	}
}

int main(int argc, char **argv)
{
	struct diags diags = DIAGS_NONE;
	struct keeper keeper = { NULL, 0 };
	struct form *form = argc == 3 ? form_load(argv[1], NULL, &diags) : NULL;
	const struct field *field = long_field(form);
	struct application *app;
	double start;

	if (!field)
		return 2;
	app = application_new(form);
	keeper.journal = journal_start(argv[2], form, "-");
	app->listen = keep;
	app->listener = &keeper;
	start = now_us();
	type_on(app, field);
	printf("%.2f\n", (now_us() - start) / OPERATIONS);
	journal_remove(keeper.journal);
	application_free(app);
	form_free(form);
	return keeper.failed ? 2 : 0;
}
