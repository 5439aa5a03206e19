#include "app/cli.h"

#include "app/export.h"
#include "app/library.h"
#include "app/output.h"
#include "app/problems_json.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "rules/rules.h"
#include "store/draft.h"

/* Several files share the forms; the worst of their outcomes is the exit code. */
struct run {
	const struct cli_request *request;
	struct library *library;
	int exit;
};

static void worse(struct run *run, int code)
{
	if (code > run->exit)
		run->exit = code;
}

static const struct form *find_form(void *context, const char *id, struct diags *diags)
{
	struct run *run = context;
	const struct form *form = library_load_id(run->library, id, diags);

	if (!form && diags->count)
		worse(run, CLI_FORM);
	return form;
}

/* The application of a file, or NULL when that has been told. */
static struct application *read_file(struct run *run, const char *path)
{
	struct draft_request request = { path, find_form, run, 0 };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct str said = STR_EMPTY;
	struct err err = ERR_NONE;
	struct application *app = draft_peek(&request, &report, &err);

	diags_write(&report.faults, &said);
	if (report.note.len)
		str_addf(&said, "%s\n", report.note.data);
	if (!app && !report.faults.count)
		str_addf(&said, "%s\n", err.text);
	if (!app)
		worse(run, CLI_FILE);
	output_tell("%s", said.data);
	str_release(&said);
	draft_report_release(&report);
	return app;
}

/* --- check --------------------------------------------------------------------------- */

static const char *severity_word(const struct problem *problem)
{
	if (problem->accepted)
		return _("accepted");
	return problem->severity == SEVERITY_ERROR   ? _("error") :
	       problem->severity == SEVERITY_WARNING ? _("warning") :
						       _("hint");
}

static void print_problems(const char *path, const struct application *app, const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		const struct field *field = &app->form->fields[problem->field];

		output_result("%s: %s: %s [%s]\n    %s\n", path, severity_word(problem),
		       app->form->headings[field->heading].text, problem->code, problem->message);
		if (problem->mend && !problem->accepted)
			output_result(_("    Write instead: %s\n"), problem->mend);
	}
	if (!problems->count)
		output_result(_("%s: nothing is missing or wrong.\n"), path);
}

static void check_file(struct run *run, const char *path, struct json *json)
{
	struct problems problems = PROBLEMS_NONE;
	struct application *app = read_file(run, path);

	if (!app)
		return;
	rules_check(app, clock_local_day(clock_now()), &problems);
	if (json)
		problems_json_add(json, path, app, &problems);
	else
		print_problems(path, app, &problems);
	if (problems_count(&problems, SEVERITY_ERROR))
		worse(run, CLI_PROBLEMS);
	problems_release(&problems);
	application_free(app);
}

static bool is_format(const char *format)
{
	return !format || !strcmp(format, "text") || !strcmp(format, "json");
}

int cli_check(const struct cli_request *request)
{
	struct run run = { request, library_new(request->forms), CLI_DONE };
	bool as_json = request->format && !strcmp(request->format, "json");
	struct json *json = as_json ? json_list() : NULL;

	if (!is_format(request->format)) {
		output_tell(_("“%s” is not a format; there are text and json.\n"), request->format);
		run.exit = CLI_USAGE;
	}
	for (int i = 0; i < request->count && run.exit != CLI_USAGE; i++)
		check_file(&run, request->arguments[i], json);
	if (json)
		json_print(json);
	library_free(run.library);
	return run.exit;
}

/* --- export ---------------------------------------------------------------------------- */

/* An application with errors is a draft, and its documents say so. */
static bool is_draft(const struct application *app)
{
	struct problems problems = PROBLEMS_NONE;
	size_t errors;

	rules_check(app, clock_local_day(clock_now()), &problems);
	errors = problems_count(&problems, SEVERITY_ERROR);
	problems_release(&problems);
	if (errors)
		output_tell(ngettext_("%zu thing must be mended; the documents are marked %s.\n",
					  "%zu things must be mended; the documents are marked %s.\n", errors),
			errors, app->form->layout.draft_word);
	return errors > 0;
}

static void export_file(struct run *run, const char *path)
{
	struct application *app = read_file(run, path);
	struct str written = STR_EMPTY;
	struct err err = ERR_NONE;
	int result;

	if (!app)
		return;
	result = export_write(app, &(struct export_order){ path, run->request->out, run->request->to, is_draft(app) },
			      &written, &err);
	output_result("%s", written.data);
	if (result) {
		output_tell("%s\n", err.text);
		worse(run, CLI_FILE);
	}
	str_release(&written);
	application_free(app);
}

int cli_export(const struct cli_request *request)
{
	struct run run = { request, library_new(request->forms), CLI_DONE };
	struct err err = ERR_NONE;

	if (export_check_formats(request->to, &err)) {
		output_tell("%s\n", err.text);
		run.exit = CLI_USAGE;
	}
	for (int i = 0; i < request->count && run.exit != CLI_USAGE; i++)
		export_file(&run, request->arguments[i]);
	library_free(run.library);
	return run.exit;
}
