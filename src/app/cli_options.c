#include "app/cli.h"

#include "app/output.h"
#include "base/diag.h"
#include "base/i18n.h"
#include "base/mem.h"

static const struct cli_command commands[] = {
	{ "", "", N_("the start screen: continue an application, begin a new one, open a file"), 0, 0, NULL },
	{ "new", N_("FORM [FILE]"), N_("a new application"), 1, 2, NULL },
	{ "edit", N_("FILE"), N_("continue an application (also: blankett FILE)"), 1, 1, NULL },
	{ "check", N_("FILE…"), N_("every problem; exit status 1 if any is an error"), 1, -1, cli_check },
	{ "export", N_("FILE…"), N_("write the documents"), 1, -1, cli_export },
	{ "forms", N_("[list|show FORM|check [FORM…]|schema]"),
	  N_("the forms known, one form, the faults of forms"), 0, -1, cli_forms },
};

struct option {
	const char *name;
	const char *argument; /* as --help shows it; NULL: takes none */
	const char *help;
	size_t offset;        /* in struct cli_request: a bool, or a const char * */
};

#define AT(member) offsetof(struct cli_request, member)

static const struct option options[] = {
	{ "line", NULL, N_("line mode, for screen readers and simple terminals"), AT(line) },
	{ "lang", "sv|en", N_("language of the program; documents are in the form's language"), AT(language) },
	{ "forms", N_("FOLDER"), N_("take forms from this folder only"), AT(forms) },
	{ "dir", N_("FOLDER"), N_("where applications lie (~/blankett)"), AT(folder) },
	{ "to", "docx,txt,xlsx", N_("which documents export writes"), AT(to) },
	{ "out", N_("FOLDER"), N_("where export writes them"), AT(out) },
	{ "format", "text|json", N_("how check tells the problems"), AT(format) },
	{ "help", NULL, N_("this help"), AT(help) },
	{ "version", NULL, N_("the version"), AT(version) },
};

enum { OPTIONS = sizeof options / sizeof *options, COMMANDS = sizeof commands / sizeof *commands };

static const struct option *find_option(const char *name, size_t len)
{
	for (int i = 0; i < OPTIONS; i++)
		if (strlen(options[i].name) == len && !strncmp(options[i].name, name, len))
			return &options[i];
	return NULL;
}

static int unknown_option(const char *name, struct err *err)
{
	const char *names[OPTIONS];
	const char *meant;

	for (int i = 0; i < OPTIONS; i++)
		names[i] = options[i].name;
	meant = diag_did_you_mean(name, names, OPTIONS);
	if (meant)
		return err_set(err, _("There is no option --%s; did you mean --%s?"), name, meant);
	return err_set(err, _("There is no option --%s. “blankett --help” lists them."), name);
}

/* Takes one option, and its argument from what follows "=" or from the next
 * word; returns how many words were used, or -1. */
static int take_option(char **words, struct cli_request *request, struct err *err)
{
	const char *name = words[0] + 2;
	size_t len = strcspn(name, "=");
	const struct option *option = find_option(name, len);
	const char *value = name[len] == '=' ? name + len + 1 : words[1];
	void *into;

	if (!option)
		return unknown_option(name, err);
	into = (char *)request + option->offset;
	if (!option->argument) {
		*(bool *)into = true;
		return name[len] != '=' ? 1 : err_set(err, _("The option --%s takes no value."), option->name);
	}
	if (!value || !*value)
		return err_set(err, _("The option --%s needs a value: %s."), option->name, _(option->argument));
	*(const char **)into = value;
	return name[len] == '=' ? 1 : 2;
}

static const struct cli_command *find_command(const char *name)
{
	for (int i = 1; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

/* The first word is a command; a word that looks like a path means edit. */
static int choose_command(struct cli_request *request, struct err *err)
{
	const char *names[COMMANDS];
	const char *first, *meant;

	request->command = &commands[0];
	if (!request->count)
		return 0;
	first = request->arguments[0];
	request->command = find_command(first);
	if (request->command) {
		request->arguments++;
		request->count--;
		return 0;
	}
	request->command = find_command("edit");
	if (strchr(first, '/') || strchr(first, '.'))
		return 0;
	for (int i = 0; i < COMMANDS; i++)
		names[i] = *commands[i].name ? commands[i].name : NULL;
	meant = diag_did_you_mean(first, names, COMMANDS);
	if (meant)
		return err_set(err, _("There is no command “%s”; did you mean “%s”?"), first, meant);
	return err_set(err, _("There is no command “%s”. “blankett --help” lists them."), first);
}

static int check_count(const struct cli_request *request, struct err *err)
{
	const struct cli_command *command = request->command;

	if (request->count >= command->least && (command->most < 0 || request->count <= command->most))
		return 0;
	return err_set(err, _("Usage: blankett %s %s"), command->name, _(command->arguments));
}

const char *cli_language(char *const *words)
{
	const char *language = NULL;

	for (; *words && strcmp(*words, "--"); words++) {
		if (!strncmp(*words, "--lang=", 7))
			language = *words + 7;
		else if (!strcmp(*words, "--lang") && words[1])
			language = words[1];
	}
	return language;
}

int cli_parse(int argc, char **argv, struct cli_request *request, struct err *err)
{
	char **rest = argv + 1;
	int kept = 0;

	*request = (struct cli_request){ .arguments = rest };
	for (int i = 1; i < argc;) {
		int used = 1;

		if (!strcmp(argv[i], "--")) {
			while (++i < argc)
				rest[kept++] = argv[i];
			break;
		}
		if (argv[i][0] == '-' && argv[i][1])
			used = argv[i][1] == '-' ? take_option(argv + i, request, err) :
						   err_set(err, _("There is no option %s. “blankett --help” lists them."), argv[i]);
		else
			rest[kept++] = argv[i];
		if (used < 0)
			return -1;
		i += used;
	}
	request->count = kept;
	if (request->help || request->version)
		return 0;
	return choose_command(request, err) || check_count(request, err) ? -1 : 0;
}

void cli_help(void)
{
	output_result("%s\n", _("blankett helps you fill in demanding application forms, question by question.\n"));
	for (int i = 0; i < COMMANDS; i++)
		output_result("  blankett%s%s%s%s\n      %s\n", *commands[i].name ? " " : "", commands[i].name,
		       *commands[i].arguments ? " " : "", _(commands[i].arguments), _(commands[i].help));
	output_result("\n");
	for (int i = 0; i < OPTIONS; i++)
		output_result("  --%s%s%s\n      %s\n", options[i].name, options[i].argument ? " " : "",
		       options[i].argument ? _(options[i].argument) : "", _(options[i].help));
}

void cli_version(void)
{
	output_result("blankett 0.1\n");
}
