/*
 * An application of a form of this tree, for tests of budgets and workbooks.
 *
 * Use:      open_budget(&budget, "uppsala-2024", "  owners: …\n"), which takes the
 *           answers as an application file has them; at last close_budget.
 */
#ifndef BLANKETT_TESTS_UNIT_BUDGET_FILE_H
#define BLANKETT_TESTS_UNIT_BUDGET_FILE_H

#include "unit.h"

#include "store/appfile.h"

struct budget {
	struct form *form;
	struct application *app;
};

static inline void open_budget_in(struct budget *budget, const char *folder, const char *id, const char *answers)
{
	struct diags diags = DIAGS_NONE;
	const char *top = getenv("TOP");
	struct str path = STR_EMPTY, text = STR_EMPTY;
	struct appfile *file;

	str_addf(&path, "%s/%s/%s.yaml", top ? top : ".", folder, id);
	budget->form = form_load(path.data, NULL, &diags);
	assert_non_null(budget->form);
	str_addf(&text, "blankett:\n  format: 1\n  form: %s\nanswers:\n  name: Bryggan\n%s", id, answers);
	file = appfile_open("a.yaml", text.data, text.len, &diags);
	budget->app = appfile_load(file, budget->form, APPFILE_MEND, &diags, NULL);
	assert_int_equal(diags.count, 0);
	assert_non_null(budget->app);
	appfile_free(file);
	str_release(&text);
	str_release(&path);
}

static inline void open_budget(struct budget *budget, const char *id, const char *answers)
{
	open_budget_in(budget, "forms", id, answers);
}

static inline void close_budget(struct budget *budget)
{
	application_free(budget->app);
	form_free(budget->form);
}

#endif
