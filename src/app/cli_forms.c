#include "app/cli.h"

#include "app/library.h"
#include "app/output.h"
#include "base/i18n.h"

static int tell_faults(const struct diags *faults)
{
	struct str text = STR_EMPTY;

	diags_write(faults, &text);
	output_tell("%s", text.data);
	str_release(&text);
	return faults->count ? CLI_FORM : CLI_DONE;
}

static int unknown_form(struct library *library, const char *id)
{
	const char **names = mem_array(library_count(library) + 1, sizeof *names);
	const char *meant;

	for (size_t i = 0; i < library_count(library); i++)
		names[i] = library_id(library, i);
	meant = diag_did_you_mean(id, names, library_count(library));
	if (meant)
		output_tell(_("There is no form “%s”; did you mean “%s”?\n"), id, meant);
	else
		output_tell(_("There is no form “%s”. “blankett forms” lists those there are.\n"), id);
	free(names);
	return CLI_FILE;
}

static int list(struct library *library)
{
	int exit = CLI_DONE;

	for (size_t i = 0; i < library_count(library); i++) {
		struct diags faults = DIAGS_NONE;
		const struct form *form = library_load(library, library_id(library, i), &faults);

		if (form)
			output_result("%s\t%s\t%s\n", form->id, form->title, form->issuer);
		else
			exit = tell_faults(&faults);
		diags_release(&faults);
	}
	return exit;
}

static void show_field(const struct form *form, const struct field *field, int indent)
{
	const char *label = words_for(&field->label, i18n_language());

	output_result("%*s%s (%s%s)%s%s\n", indent, "", field->id, field->type->name, field->required ? ", *" : "",
		      *label ? " " : "", label);
	if (field->type->id == TYPE_TABLE)
		for (size_t i = 0; i < form->tables[field->table].column_count; i++)
			show_field(form, &form->fields[form->tables[field->table].columns[i]], indent + 4);
	if (field->type->id != TYPE_GROUP)
		return;
	for (size_t i = 0; i < form->groups[field->holds].member_count; i++)
		show_field(form, &form->fields[form->groups[field->holds].members[i]], indent + 4);
}

static void show_form(const struct form *form, const char *id)
{
	(void)id;
	output_result("%s\n%s\n\n%s\n", form->title, form->issuer, form->intro);
	for (size_t i = 0; i < form->heading_count; i++) {
		const struct heading *heading = &form->headings[i];

		if (heading->number)
			output_result("\n%d  %s\n", heading->number, heading->text);
		else
			output_result(_("\n–  %s (asked, not printed)\n"), heading->text);
		if (*words_for(&heading->help, i18n_language()))
			output_result("   %s\n", words_for(&heading->help, i18n_language()));
		for (size_t k = 0; k < heading->item_count; k++)
			show_field(form, &form->fields[heading->items[k]], 4);
	}
}

static void show_whole(const struct form *form, const char *id)
{
	(void)form;
	output_result(_("%s: no fault.\n"), id);
}

/* What is done with a form that is without fault; else its faults are told. */
static int with_form(struct library *library, const char *id, void (*act)(const struct form *form, const char *id))
{
	struct diags faults = DIAGS_NONE;
	const struct form *form = library_load(library, id, &faults);
	int exit = CLI_DONE;

	if (form)
		act(form, id);
	else if (faults.count)
		exit = tell_faults(&faults);
	else
		exit = unknown_form(library, id);
	diags_release(&faults);
	return exit;
}

static int worse(int exit, int one)
{
	return one > exit ? one : exit;
}

static int check(struct library *library, char *const *ids, int count)
{
	int exit = CLI_DONE;

	for (size_t i = 0; !count && i < library_count(library); i++)
		exit = worse(exit, with_form(library, library_id(library, i), show_whole));
	for (int i = 0; i < count; i++)
		exit = worse(exit, with_form(library, ids[i], show_whole));
	return exit;
}

static int usage(const struct cli_request *request)
{
	struct err err = ERR_NONE;

	err_set(&err, _("Usage: blankett %s %s"), request->command->name, _(request->command->arguments));
	output_tell("%s\n", err.text);
	return CLI_USAGE;
}

int cli_forms(const struct cli_request *request)
{
	struct library *library = library_new(request->forms);
	const char *what = request->count ? request->arguments[0] : "list";
	int exit;

	if (!strcmp(what, "list") && request->count <= 1)
		exit = list(library);
	else if (!strcmp(what, "show") && request->count == 2)
		exit = with_form(library, request->arguments[1], show_form);
	else if (!strcmp(what, "check"))
		exit = check(library, request->arguments + 1, request->count - 1);
	else
		exit = usage(request);
	library_free(library);
	return exit;
}
