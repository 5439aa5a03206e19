#include "store/draft_state.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/appfile.h"
#include "store/beside.h"
#include "store/replay.h"

#include <unistd.h>

/* What opening gathers before anything is changed. */
struct opening {
	const struct draft_request *request;
	struct draft_report *report;
	struct str journal_path;
	struct str bytes;
	struct known_file known;
	struct appfile *file;
	const struct form *form;
	struct journal_log log;
	long match;
	bool left_behind; /* there is a journal */
	struct replayed replayed;
	struct diags notes; /* of what the file answers that is not asked */
	struct application *app;
};

static struct opening opening_of(const struct draft_request *request, struct draft_report *report)
{
	return (struct opening){ .request = request, .report = report, .journal_path = STR_EMPTY,
				 .bytes = STR_EMPTY, .log = JOURNAL_LOG_EMPTY, .notes = DIAGS_NONE };
}

static void release(struct opening *opening)
{
	diags_release(&opening->notes);
	journal_log_release(&opening->log);
	appfile_free(opening->file);
	str_release(&opening->bytes);
	str_release(&opening->journal_path);
}

/* --- reading --------------------------------------------------------------- */

static int say_first_fault(const struct draft_report *report, struct err *err)
{
	const struct diag *first = &report->faults.items[0];

	return err_set(err, "%s:%d:%d: %s", first->file, first->line, first->column, first->text);
}

static int read_file(struct opening *opening, struct err *err)
{
	const char *path = opening->request->path;

	/* looked at first: what comes between the two is another file at the save */
	file_mark(path, &opening->known.mark);
	if (file_read(path, APPFILE_MOST, &opening->bytes, err))
		return -1;
	opening->file = appfile_open(path, opening->bytes.data, opening->bytes.len, &opening->report->faults);
	return opening->file ? 0 : say_first_fault(opening->report, err);
}

static int find_form(struct opening *opening, struct err *err)
{
	const struct draft_request *request = opening->request;
	const char *id = appfile_head(opening->file)->form;

	opening->form = request->find_form(request->context, id, &opening->report->faults);
	if (opening->form)
		return 0;
	if (opening->report->faults.count)
		return say_first_fault(opening->report, err);
	return err_set(err, _("%s: This is an application on the form “%s”, which is not installed here. Put the form's "
			      "file among your forms; “blankett forms” lists those that are there."), request->path, id);
}

static int load(struct opening *opening, struct err *err)
{
	/* A file that a save left is the program's own to the byte. */
	enum appfile_trust trust = opening->match > 0 ? APPFILE_EXACT : APPFILE_MEND;

	diags_release(&opening->notes);
	opening->app = appfile_load(opening->file, opening->form, trust, &opening->report->faults, &opening->notes);
	return opening->app ? 0 : say_first_fault(opening->report, err);
}

static int load_and_replay(struct opening *opening, struct err *err)
{
	bool history;

	if (load(opening, err))
		return -1;
	if (opening->match < 0)
		return 0;
	history = replay_history(opening->app, &opening->log, opening->match);
	if (!history) {
		application_free(opening->app);
		if (load(opening, err))
			return -1;
	}
	replay_after(opening->app, &opening->log, opening->match, history, &opening->replayed);
	if (opening->replayed.changes)
		opening->app->changed = clock_now();
	return 0;
}

static int gather(struct opening *opening, struct err *err)
{
	beside_path(&opening->journal_path, opening->request->path, "journal");
	if (read_file(opening, err) || find_form(opening, err) ||
	    journal_read(opening->journal_path.data, opening->form, &opening->log, err))
		return -1;
	opening->left_behind = opening->log.bytes.len > 0;
	/* costs more than reading the file does, and nobody else asks for it */
	if (opening->left_behind)
		digest_of(opening->bytes.data, opening->bytes.len, opening->known.digest);
	opening->match = replay_match(&opening->log, opening->known.digest);
	return load_and_replay(opening, err);
}

/* --- telling --------------------------------------------------------------- */

static void add_sentence(struct str *note, const char *sentence)
{
	if (note->len)
		str_add_char(note, '\n');
	str_add(note, sentence);
}

/* Whether the journal says more than could be taken in. */
static bool left_out(const struct opening *opening)
{
	return opening->log.damaged || opening->replayed.stopped || opening->replayed.skipped;
}

static void tell_recovered(struct opening *opening)
{
	size_t changes = opening->replayed.changes;
	struct str sentence = STR_EMPTY;

	if (!changes)
		return;
	if (left_out(opening))
		str_addf(&sentence, ngettext_("The program was interrupted last time. %zu change could be taken in.",
					      "The program was interrupted last time. %zu changes could be taken in.",
					      changes), changes);
	else
		str_addf(&sentence, ngettext_("The program was interrupted last time. Everything you wrote is still here (%zu change).",
					      "The program was interrupted last time. Everything you wrote is still here (%zu changes).",
					      changes), changes);
	add_sentence(&opening->report->note, sentence.data);
	str_release(&sentence);
}

static void tell_unasked(struct opening *opening)
{
	struct str sentences = STR_EMPTY;

	if (!opening->notes.count)
		return;
	diags_write(&opening->notes, &sentences);
	str_cut(&sentences, sentences.len - 1);
	add_sentence(&opening->report->note, sentences.data);
	str_release(&sentences);
}

static void tell_what_was_read(struct opening *opening)
{
	tell_recovered(opening);
	tell_unasked(opening);
}

static void tell_aside(struct opening *opening, const char *aside)
{
	struct str sentence = STR_EMPTY;

	if (opening->match < 0 && opening->log.count)
		str_addf(&sentence, _("The file was changed outside the program since the last session, so it was opened as it "
				      "is. What that session had not saved is kept in %s."), aside);
	else if (opening->replayed.skipped)
		str_addf(&sentence, _("Some changes of the last session are to fields that the form no longer has. They are "
				      "kept in %s."), aside);
	else
		str_addf(&sentence, _("A part of the unsaved changes of the last session is damaged and could not be taken "
				      "in. It is kept in %s."), aside);
	add_sentence(&opening->report->note, sentence.data);
	str_release(&sentence);
}

/* --- taking it up ------------------------------------------------------------- */

static int put_aside(struct opening *opening, struct err *err)
{
	struct str aside = STR_EMPTY;
	int result = draft_put_aside(opening->request->path, &aside, err);

	if (!result && aside.len)
		tell_aside(opening, aside.data);
	str_release(&aside);
	return result;
}

/* A file changed outside: a journal of its own from here on.  One that has no
 * word yet, of a session killed right then, must not stand in its way. */
static struct journal *begin_anew(struct opening *opening, struct err *err)
{
	if (!opening->left_behind)
		unlink(opening->journal_path.data);
	if (opening->left_behind && put_aside(opening, err))
		return NULL;
	return journal_start_on(opening->journal_path.data, opening->form, &opening->bytes);
}

/* What could be taken in is saved before the rest is put aside; should the
 * program end in between, the next opening puts it aside. */
static struct journal *begin_saved(struct opening *opening, struct draft *draft, struct err *err)
{
	char digest[DIGEST_TEXT];
	struct str bytes = STR_EMPTY;
	struct journal *journal = NULL;

	if (!draft_bytes(draft, &bytes, digest, err) &&
	    !draft_write(draft->path, &bytes, digest, &draft->known, err) && !put_aside(opening, err)) {
		journal = journal_start(opening->journal_path.data, opening->form, "-");
		journal_saved(journal, digest, NULL);
	}
	str_release(&bytes);
	return journal;
}

static struct journal *take_up(struct opening *opening, struct draft *draft, struct err *err)
{
	if (opening->match < 0)
		return begin_anew(opening, err);
	if (left_out(opening))
		return begin_saved(opening, draft, err);
	draft->changed = opening->replayed.any;
	return journal_resume(opening->journal_path.data, opening->form, opening->log.good, err);
}

static struct draft *make_draft(struct opening *opening, struct lock *lock, struct err *err)
{
	struct draft *draft = draft_made(opening->request->path, opening->app, lock);
	struct journal *journal;

	draft->finished = draft->saved_finished = appfile_head(opening->file)->finished;
	draft->known = opening->known;
	tell_what_was_read(opening);
	journal = take_up(opening, draft, err);
	if (journal) {
		draft_listen(draft, journal);
		return draft;
	}
	application_free(draft->app);
	draft->lock = NULL;
	draft_free(draft);
	return NULL;
}

struct draft *draft_open(const struct draft_request *request, struct draft_report *report, struct err *err)
{
	struct opening opening = opening_of(request, report);
	struct draft *draft = NULL;
	struct lock *lock;

	/* The lock file of a folder or of nothing would only be in the way. */
	if (file_read_start(request->path, 0, &opening.bytes, err))
		return NULL;
	lock = request->take_over_ms > 0
		       ? lock_take_over(request->path, request->take_over_ms, &report->holder, err)
		       : lock_take(request->path, &report->holder, err);
	if (lock)
		report->holder.pid = 0;
	if (lock && !gather(&opening, err))
		draft = make_draft(&opening, lock, err);
	if (!draft)
		lock_release(lock);
	release(&opening);
	return draft;
}

struct application *draft_peek(const struct draft_request *request, struct draft_report *report,
			       struct err *err)
{
	struct opening opening = opening_of(request, report);
	int result = gather(&opening, err);

	if (!result)
		tell_what_was_read(&opening);
	release(&opening);
	return result ? NULL : opening.app;
}
