#include "app/cli.h"

#include "app/form_schema.h"
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
	if (library_is_path(id))
		output_tell(_("There is no file “%s”.\n"), id);
	else if (meant)
		output_tell(_("There is no form “%s”; did you mean “%s”?\n"), id, meant);
	else
		output_tell(_("There is no form “%s”. “blankett forms” lists those there are.\n"), id);
	free(names);
	return CLI_FILE;
}

static int worse(int exit, int one)
{
	return one > exit ? one : exit;
}

static int list_form(struct library *library, const char *id)
{
	struct diags faults = DIAGS_NONE;
	const struct form *form = library_load(library, id, &faults);
	const char *newer = library_replaced_by(library, id);
	struct str line = STR_EMPTY;
	int exit = CLI_DONE;

	if (form)
		str_addf(&line, "%s\t%s\t%s", form->id, form->title, form->issuer);
	else
		exit = tell_faults(&faults);
	if (form && newer) {
		str_add_char(&line, '\t');
		/* TRANSLATORS: the id of a form. */
		str_addf(&line, _("replaced by %s"), newer);
	}
	if (form)
		output_result("%s\n", line.data);
	str_release(&line);
	diags_release(&faults);
	return exit;
}

static int list(struct library *library)
{
	size_t *order = mem_array(library_count(library) + 1, sizeof *order);
	int exit = CLI_DONE;

	library_order(library, order);
	for (size_t i = 0; i < library_count(library); i++)
		exit = worse(exit, list_form(library, library_id(library, order[i])));
	free(order);
	return exit;
}

static void show_field(const struct form *form, const struct field *field, int indent);

static void show_fields(const struct form *form, const int *fields, size_t count, int indent)
{
	for (size_t i = 0; i < count; i++)
		show_field(form, &form->fields[fields[i]], indent);
}

static void show_row(const struct fixed_row *fixed, int indent)
{
	struct str name = STR_EMPTY;

	fixed_row_name(fixed, i18n_language(), &name);
	output_result("%*s– %s\n", indent, "", name.data);
	str_release(&name);
}

static void show_table(const struct form *form, const struct table *table, int indent)
{
	show_fields(form, table->columns, table->column_count, indent);
	for (size_t i = 0; i < table->fixed_count; i++)
		show_row(&table->fixed[i], indent);
	if (table->has_total)
		output_result("%*s= %s\n", indent, "", words_for(&table->total, i18n_language()));
}

static void show_field(const struct form *form, const struct field *field, int indent)
{
	const char *label = words_for(&field->label, i18n_language());
	const char *mark = field->calculate ? ", =" : field->required ? ", *" : "";

	output_result("%*s%s (%s%s)%s%s\n", indent, "", field->id, field->type->name, mark, *label ? " " : "", label);
	if (field->type->id == TYPE_TABLE)
		show_table(form, form_table(form, field), indent + 4);
	else if (field->type->id == TYPE_GROUP)
		show_fields(form, form_rows(form, field)->members, form_rows(form, field)->member_count, indent + 4);
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

static int check_all(struct library *library)
{
	int exit = CLI_DONE;

	if (!library_count(library)) {
		output_tell("%s\n", _("There is no form to check: no file of the folder ends in .yaml."));
		return CLI_FILE;
	}
	for (size_t i = 0; i < library_count(library); i++)
		exit = worse(exit, with_form(library, library_id(library, i), show_whole));
	return exit;
}

static int check_folder(const char *folder)
{
	struct library *library = library_new(folder);
	int exit = check_all(library);

	library_free(library);
	return exit;
}

static int check(struct library *library, char *const *names, int count)
{
	int exit = CLI_DONE;

	if (!count)
		return check_all(library);
	for (int i = 0; i < count; i++)
		if (!library_has(library, names[i]) && !library_check(names[i], NULL))
			exit = worse(exit, check_folder(names[i]));
		else
			exit = worse(exit, with_form(library, names[i], show_whole));
	return exit;
}

static int usage(const struct cli_request *request)
{
	struct err err = ERR_NONE;

	err_set(&err, _("Usage: blankett %s %s"), request->command->name, _(request->command->arguments));
	output_tell("%s\n", err.text);
	return CLI_USAGE;
}

static int schema(void)
{
	json_print(form_schema());
	return CLI_DONE;
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
	else if (!strcmp(what, "schema") && request->count == 1)
		exit = schema();
	else if (!strcmp(what, "check"))
		exit = check(library, request->arguments + 1, request->count - 1);
	else
		exit = usage(request);
	library_free(library);
	return exit;
}
