/* The wiring: command line, language, session, driver; and the exit codes. */
#include "app/cli.h"
#include "app/library.h"
#include "app/output.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/signals.h"
#include "base/charset.h"
#include "base/i18n.h"
#include "line/line.h"
#include "ui/run.h"

#include <unistd.h>

static int fail(const struct err *err, int code)
{
	output_tell("%s\n", err->text);
	return code;
}

static int start_language(const char *language)
{
	struct str catalogs = STR_EMPTY;
	int result;

	paths_catalogs(&catalogs);
	result = i18n_start(language, catalogs.data);
	str_release(&catalogs);
	return result;
}

/* Opens what was asked for; without a file the start screen.  An exit code. */
static int open_session(struct session *session, const struct cli_request *request, struct err *err)
{
	const char *name = request->command->name;

	if (*name)
		session_only_this(session);
	if (!strcmp(name, "new"))
		return session_begin(session, request->arguments[0],
				     request->count > 1 ? request->arguments[1] : NULL, err);
	if (!strcmp(name, "edit"))
		return session_open(session, request->arguments[0], err);
	session_start(session);
	return CLI_DONE;
}

/* The screen, or where there can be none the conversation, which says why. */
static int drive(struct session *session, bool line, int signals, enum charset charset, enum ui_end *end,
		 struct err *err)
{
	*end = line ? UI_NONE : ui_run(session, STDIN_FILENO, STDOUT_FILENO, signals, charset, err);
	if (*end != UI_NONE)
		return 0;
	if (!line)
		output_tell("%s %s\n", err->text, _("The questions come line by line instead."));
	session_on_screen(session, false);
	return line_run(session, STDIN_FILENO, STDOUT_FILENO, signals, charset, err);
}

static int run_wizard(const struct cli_request *request, enum charset charset)
{
	struct session *session =
		session_new(&(struct session_options){ request->forms, request->folder });
	struct err err = ERR_NONE;
	int signals = signals_open(&err);
	enum ui_end end = UI_LEFT;
	int code = signals < 0 ? CLI_FILE : open_session(session, request, &err);

	if (!code) {
		int failed = drive(session, request->line, signals, charset, &end, &err);

		code = session_close(session, &err) || failed ? CLI_FILE : CLI_DONE;
	}
	if (*session_note(session))
		output_tell("%s\n", session_note(session));
	if (code)
		fail(&err, code);
	else if (end == UI_ENDED)
		output_tell("%s\n", _("The session was ended from outside. Everything is saved."));
	session_free(session);
	return code;
}

static int run(int argc, char **argv, enum charset charset)
{
	struct cli_request request;
	struct err err = ERR_NONE;
	const char *language = cli_language(argv + 1);

	/* Chosen first: what is wrong on the command line is told in it. */
	if (start_language(language))
		err_set(&err, _("“%.60s” is not a language of this program. There are sv and en."), language);
	signals_hear_abort(charset);
	if (*err.text || cli_parse(argc, argv, &request, &err))
		return fail(&err, CLI_USAGE);
	if (request.help)
		cli_help();
	else if (request.version)
		cli_version();
	else if (request.forms && library_check(request.forms, &err))
		return fail(&err, CLI_FILE);
	else if (request.command->run)
		return request.command->run(&request);
	else
		return run_wizard(&request, charset);
	return CLI_DONE;
}

int main(int argc, char **argv)
{
	struct err err = ERR_NONE;
	int code;

	output_open();
	signals_keep_alive();
	code = run(argc, argv, charset_of_environment());
	if (output_close(&err))
		code = fail(&err, CLI_FILE);
	return code;
}
