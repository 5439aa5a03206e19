/*
 * The command line: what was asked for, and the commands that need no wizard.
 *
 * Purpose:  commands and options are rows of two tables (cli_options.c) that
 *           parsing, --help and the manual page's check read.
 * Calls:    if (cli_parse(argc, argv, &request, &err)) usage;
 *           if (request.command->run) return request.command->run(&request);
 *           otherwise it is the wizard's.
 * Output:   results to stdout, everything else to stderr.
 */
#ifndef BLANKETT_APP_CLI_H
#define BLANKETT_APP_CLI_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum cli_exit {
	CLI_DONE = 0,
	CLI_PROBLEMS = 1, /* of severity error */
	CLI_USAGE = 2,
	CLI_FILE = 3,     /* a file could not be read or written */
	CLI_FORM = 4,     /* the form file is faulty */
};

struct cli_request;

struct cli_command {
	const char *name;      /* "" is the wizard's start */
	const char *arguments; /* as --help shows them; translate with _() */
	const char *help;      /* translate with _() */
	int least, most;       /* arguments; most -1: any number */
	int (*run)(const struct cli_request *request); /* NULL: the wizard */
};

struct cli_request {
	const struct cli_command *command;
	char *const *arguments;
	int count;
	bool line, help, version;
	const char *language, *forms, *folder, *to, *out, *format;
};

/* What --lang asks for, or NULL; looked for before the rest is understood. */
const char *cli_language(char *const *words);

int cli_parse(int argc, char **argv, struct cli_request *request, struct err *err);
void cli_help(void);
void cli_version(void);

/* --- the commands (cli_check.c, cli_forms.c) ------------------------------------- */

int cli_check(const struct cli_request *request);
int cli_export(const struct cli_request *request);
int cli_forms(const struct cli_request *request);

#endif
