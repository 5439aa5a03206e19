#include "app/session.h"

#include "app/cli.h"
#include "app/export.h"
#include "app/offers.h"
#include "app/paths.h"
#include "app/table_text.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/draft.h"
#include "store/drafts.h"

enum { TAKE_OVER_MS = 5000 };

struct session {
	struct library *library;
	struct machine *machine;
	char *folder;
	struct draft *draft;       /* NULL: nothing is on disk */
	struct application *fresh; /* not on disk yet: its kind is not known */
	char *fresh_path;          /* or NULL: to be made up */
	char *blocked;             /* path of a draft that somebody else has */
	bool provisional;          /* the file is called after the insats, and nothing has been made of it yet */
	bool only_this;
	bool screen;
	bool faulty_form;          /* why a draft could not be opened */
	struct str unsaved;        /* why there is no file yet */
	struct str note;           /* what saving had to tell, until it is told */
	struct offers drafts, forms;
};

/* --- what the machine knows of the world ----------------------------------------- */

static struct world world_of(const struct session *session)
{
	return (struct world){
		.today = clock_local_day(clock_now()),
		.screen = session->screen,
		.drafts = session->drafts.items, .draft_count = session->drafts.count,
		.forms = session->forms.items, .form_count = session->forms.count,
	};
}

void session_start(struct session *session)
{
	struct world world;

	offers_of_drafts(&session->drafts, session->folder);
	if (!session->forms.count)
		offers_of_forms(&session->forms, session->library);
	world = world_of(session);
	machine_set_world(session->machine, &world);
}

struct session *session_new(const struct session_options *options)
{
	struct session *session = mem_alloc(sizeof *session);
	struct str folder = STR_EMPTY;
	struct world world;

	str_init(&session->unsaved);
	str_init(&session->note);
	session->library = library_new(options->forms);
	if (options->folder)
		str_add(&folder, options->folder);
	else
		paths_applications(&folder);
	session->folder = str_detach(&folder);
	world = world_of(session);
	session->machine = machine_new(&world);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	if (session->draft)
		draft_leave(session->draft);
	application_free(session->fresh);
	machine_free(session->machine);
	offers_clear(&session->drafts);
	offers_clear(&session->forms);
	library_free(session->library);
	str_release(&session->unsaved);
	str_release(&session->note);
	free(session->folder);
	free(session->fresh_path);
	free(session->blocked);
	free(session);
}

/* --- opening ------------------------------------------------------------------------ */

/* All that was found wrong takes the place of the first of it. */
static void tell_faults(const struct diags *faults, struct err *err)
{
	struct str text = STR_EMPTY;

	diags_write(faults, &text);
	str_trim(&text);
	if (text.len)
		err_set(err, "%s", text.data);
	str_release(&text);
}

static const struct form *find_form(void *context, const char *id, struct diags *diags)
{
	struct session *session = context;
	const struct form *form = library_load_id(session->library, id, diags);

	session->faulty_form = !form && diags->count;
	return form;
}

static void ask_take_over(struct session *session, const char *path, const struct lock_holder *holder)
{
	struct str question = STR_EMPTY;

	free(session->blocked);
	session->blocked = mem_strdup(path);
	/* TRANSLATORS: user, machine, terminal, since when. */
	str_addf(&question, _("The application is open already: %1$s on %2$s (%3$s), since %4$s. Take over? "
			      "The other session saves and leaves."),
		 holder->user, holder->host, holder->terminal, holder->since);
	machine_ask(session->machine, question.data, EFFECT_TAKE_OVER);
	str_release(&question);
}

static void begin(struct session *session, struct draft *draft, const char *note)
{
	session->draft = draft;
	session->provisional = false;
	machine_begin(session->machine, draft_application(draft), false);
	if (*note)
		machine_say(session->machine, note);
}

static int open_draft(struct session *session, const char *path, int take_over_ms, struct err *err)
{
	struct draft_request request = { path, find_form, session, take_over_ms };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct draft *draft = draft_open(&request, &report, err);
	int result = CLI_DONE;

	if (draft)
		begin(session, draft, report.note.data);
	else if (report.holder.pid && report.holder.same_user && report.holder.same_host && !take_over_ms)
		ask_take_over(session, path, &report.holder);
	else
		result = session->faulty_form ? CLI_FORM : CLI_FILE;
	if (!draft)
		tell_faults(&report.faults, err);
	draft_report_release(&report);
	return result;
}

int session_open(struct session *session, const char *path, struct err *err)
{
	return open_draft(session, path, 0, err);
}

/* --- beginning ---------------------------------------------------------------------- */

/* The file of a new application, before the insats has a name. */
static int create(struct session *session, struct err *err)
{
	struct str path = STR_EMPTY;
	struct draft *draft = NULL;

	session->provisional = !session->fresh_path;
	if (session->fresh_path)
		str_add(&path, session->fresh_path);
	else if (!file_make_folder(session->folder, err))
		draft_new_path(&path, session->folder, _("new application"));
	if (path.len)
		draft = draft_create(path.data, session->fresh, err);
	str_release(&path);
	if (!draft)
		return -1;
	session->draft = draft;
	session->fresh = NULL;
	return 0;
}

int session_begin(struct session *session, const char *form_id, const char *path, struct err *err)
{
	struct diags faults = DIAGS_NONE;
	const struct form *form = library_load(session->library, form_id, &faults);
	int result = CLI_DONE;

	if (!form && faults.count)
		result = CLI_FORM;
	else if (!form || (path && file_exists(path)))
		result = CLI_FILE;
	if (!form && library_is_path(form_id))
		err_set(err, _("There is no file “%s”."), form_id);
	else if (!form)
		err_set(err, _("There is no form “%s”. “blankett forms” lists those there are."), form_id);
	else if (result)
		err_set(err, _("%s is there already; “blankett edit” continues it."), path);
	tell_faults(&faults, err);
	diags_release(&faults);
	if (result)
		return result;
	session->fresh = application_new(form);
	session->fresh->created = session->fresh->changed = clock_now();
	free(session->fresh_path);
	session->fresh_path = mem_strdup(path);
	if ((!form->kind_count || !form_field(form, "kind")) && create(session, err))
		result = CLI_FILE;
	machine_begin(session->machine, session->fresh ? session->fresh : draft_application(session->draft), true);
	return result;
}

/* --- effects --------------------------------------------------------------------------- */

static struct application *application_of(const struct session *session)
{
	return session->draft ? draft_application(session->draft) : session->fresh;
}

static void tell(struct session *session, const struct err *err)
{
	machine_say(session->machine, err->text);
}

static void do_open(struct session *session, const char *path, int take_over_ms)
{
	const char *home = getenv("HOME");
	struct str whole = STR_EMPTY;
	struct err err = ERR_NONE;

	/* "~/" is the shell's, but people write it here too */
	if (home && path[0] == '~' && (!path[1] || path[1] == '/'))
		file_join(&whole, home, path[1] ? path + 2 : "");
	else
		str_add(&whole, path);
	if (open_draft(session, whole.data, take_over_ms, &err))
		tell(session, &err);
	str_release(&whole);
}

static void do_new(struct session *session, const char *form)
{
	struct err err = ERR_NONE;

	if (session_begin(session, form, NULL, &err))
		tell(session, &err);
}

/* What has no file yet gets it in the folder, under the name it was to have. */
static int create_in(struct session *session, const char *folder, struct err *err)
{
	struct str path = STR_EMPTY;

	free(session->folder);
	session->folder = mem_strdup(folder);
	if (file_make_folder(folder, err))
		return -1;
	if (session->fresh_path)
		draft_path_like(&path, folder, file_name_of(session->fresh_path));
	free(session->fresh_path);
	session->fresh_path = path.len ? str_detach(&path) : NULL;
	return create(session, err);
}

/* Where to go on when the folder cannot be written. */
static int save(struct session *session, const char *folder, struct err *err)
{
	if (session->draft)
		return *folder ? draft_save_as(session->draft, folder, err) : draft_save(session->draft, err);
	return *folder ? create_in(session, folder, err) : create(session, err);
}

static void do_save(struct session *session, const char *folder)
{
	struct err err = ERR_NONE;
	struct str said = STR_EMPTY;

	if (save(session, folder, &err)) {
		tell(session, &err);
		return;
	}
	str_addf(&said, _("Saved in %s."), draft_path(session->draft));
	machine_say(session->machine, said.data);
	str_release(&said);
}

static void remember_export(struct session *session, bool as_draft)
{
	struct err err = ERR_NONE;

	application_exported(application_of(session), clock_now());
	draft_set_finished(session->draft, !as_draft);
	if (draft_save(session->draft, &err))
		tell(session, &err);
}

/* What could be written is told also when the rest could not. */
static void do_export(struct session *session, bool as_draft)
{
	struct export_order order = { .draft = as_draft };
	struct str written = STR_EMPTY, said = STR_EMPTY;
	struct err err = ERR_NONE;
	int failed;

	if (!session->draft)
		return;
	order.source = draft_path(session->draft);
	failed = export_write(application_of(session), &order, &written, &err);
	str_trim(&written);
	session->provisional = session->provisional && !written.len;
	if (written.len)
		export_tell(application_of(session), as_draft, written.data, &said);
	if (failed) {
		machine_say(session->machine, said.data);
		tell(session, &err);
	} else {
		machine_done(session->machine, said.data);
		remember_export(session, as_draft);
	}
	str_release(&written);
	str_release(&said);
}

/* A new application has nothing to keep until its kind is chosen. */
static bool must_create(const struct session *session)
{
	return session->fresh && machine_state(session->machine) != STATE_KIND;
}

int session_close(struct session *session, struct err *err)
{
	if (must_create(session) && create(session, err))
		return -1;
	if (session->draft && draft_save_changes(session->draft, err))
		return -1;
	if (session->draft)
		draft_take_note(session->draft, &session->note);
	if (session->draft && draft_close(session->draft, err))
		return -1;
	session->draft = NULL;
	machine_end(session->machine);
	return 0;
}

/* Leaves the application; a draft that cannot be saved is not left. */
static bool do_close(struct session *session)
{
	struct str said = STR_EMPTY;
	struct err err = ERR_NONE;
	bool going = true;

	if (session->draft)
		str_addf(&said, _("Saved in %s."), draft_path(session->draft));
	if (session_close(session, &err)) {
		tell(session, &err);
	} else {
		application_free(session->fresh);
		session->fresh = NULL;
		machine_say(session->machine, said.data);
		going = !session->only_this;
	}
	str_release(&said);
	return going;
}

/* True while the session goes on. */
static bool carry_out(struct session *session, const struct effects *effects)
{
	if (effects->set & EFFECT_OPEN)
		do_open(session, effects->target, 0);
	if (effects->set & EFFECT_TAKE_OVER)
		do_open(session, session->blocked, TAKE_OVER_MS);
	if (effects->set & EFFECT_NEW)
		do_new(session, effects->target);
	if (effects->set & EFFECT_SAVE)
		do_save(session, effects->target);
	if (effects->set & (EFFECT_EXPORT_DRAFT | EFFECT_EXPORT_FINAL))
		do_export(session, effects->set & EFFECT_EXPORT_DRAFT);
	if (effects->set & EFFECT_CLOSE)
		return do_close(session);
	return !(effects->set & EFFECT_QUIT);
}

/* The name of the insats is the file's too, and follows it until there are documents
 * of that name. */
static void name_file(struct session *session, bool leaving)
{
	const struct field *field;
	const char *name;
	struct err err = ERR_NONE;

	if (!session->provisional || !session->draft || (!leaving && machine_is_at(session->machine, "name")))
		return;
	field = form_field(application_of(session)->form, "name");
	name = field ? answers_text(&application_of(session)->answers, field, NO_ROW) : "";
	if (!*name)
		return;
	if (draft_rename(session->draft, name, &err)) {
		session->provisional = false;
		tell(session, &err);
	}
}

static void tell_note(struct session *session)
{
	if (session->draft)
		draft_take_note(session->draft, &session->note);
	machine_say(session->machine, session->note.data);
	str_clear(&session->note);
}

bool session_do(struct session *session, const struct command *command)
{
	struct effects effects = machine_do(session->machine, command);
	struct err err = ERR_NONE;
	bool going;

	if (command->id != COMMAND_TYPE)
		name_file(session, effects.set & EFFECT_CLOSE);
	/* back out of the only file leads to the start screen; leaving it ends */
	going = carry_out(session, &effects) || (effects.set & EFFECT_CLOSE && command->id == COMMAND_BACK);
	if (going && effects.set & EFFECT_CLOSE && !session->draft && !session->fresh)
		session_start(session);
	tell_note(session);
	/* A failure to keep is told by session_unsaved, and tried again next time. */
	str_clear(&session->unsaved);
	if (must_create(session) && create(session, &err))
		str_add(&session->unsaved, err.text);
	if (session->draft)
		draft_flush(session->draft, &err);
	return going;
}

void session_on_screen(struct session *session, bool screen)
{
	struct world world;

	session->screen = screen;
	world = world_of(session);
	machine_set_world(session->machine, &world);
}

void session_only_this(struct session *session)
{
	session->only_this = true;
}

const struct machine *session_machine(const struct session *session)
{
	return session->machine;
}

struct library *session_library(struct session *session)
{
	return session->library;
}
void session_reading(const struct session *session, int columns, struct str *out, struct plain_headings *headings)
{
	enum state_id state = machine_state(session->machine);
	struct table_view view;

	if (state == STATE_PREVIEW) {
		export_preview(application_of(session), columns, out, headings);
	} else if ((state == STATE_TABLE || state == STATE_ROW) && table_view_open(&view, session->machine)) {
		table_text(&view, columns, out);
		table_view_release(&view);
	}
}

const char *session_unsaved(const struct session *session)
{
	const char *reason = session->draft ? draft_refused_reason(session->draft) : NULL;

	return reason ? reason : session->unsaved.data;
}

const char *session_note(const struct session *session)
{
	return session->note.data;
}
