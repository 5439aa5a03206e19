#include "store/draft_state.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/appfile.h"
#include "store/beside.h"
#include "store/drafts.h"

#include <stdio.h>
#include <unistd.h>

static void hear(void *context, const struct op *op)
{
	struct draft *draft = context;

	journal_append(draft->journal, op);
}

struct draft *draft_made(const char *path, struct application *app, struct lock *lock)
{
	struct draft *draft = mem_alloc(sizeof *draft);

	draft->path = mem_strdup(path);
	draft->app = app;
	draft->lock = lock;
	draft->saved_revision = app->revision;
	str_init(&draft->note);
	return draft;
}

void draft_free(struct draft *draft)
{
	lock_release(draft->lock);
	str_release(&draft->note);
	free(draft->path);
	free(draft);
}

void draft_listen(struct draft *draft, struct journal *journal)
{
	draft->journal = journal;
	draft->app->listener = draft;
	draft->app->listen = hear;
}

static void stop_listening(struct draft *draft)
{
	draft->app->listen = NULL;
	draft->app->listener = NULL;
}

struct application *draft_application(const struct draft *draft)
{
	return draft->app;
}

const char *draft_path(const struct draft *draft)
{
	return draft->path;
}

void draft_set_finished(struct draft *draft, bool finished)
{
	draft->finished = finished;
}

void draft_report_release(struct draft_report *report)
{
	str_release(&report->note);
	diags_release(&report->faults);
	*report = (struct draft_report)DRAFT_REPORT_EMPTY;
}

static bool is_changed(const struct draft *draft)
{
	return draft->changed || draft->app->revision != draft->saved_revision ||
	       draft->finished != draft->saved_finished;
}

/* --- keeping up ------------------------------------------------------------- */

int draft_flush(struct draft *draft, struct err *err)
{
	struct err trouble = ERR_NONE;

	/* A journal that cannot begin is no matter while the file has it all. */
	if (!journal_flush(draft->journal, &trouble) || !is_changed(draft)) {
		draft->trouble.text[0] = '\0';
		return 0;
	}
	draft->trouble = trouble;
	return err_set(err, "%s", trouble.text);
}

const char *draft_unsaved_reason(const struct draft *draft)
{
	return *draft->trouble.text ? draft->trouble.text : NULL;
}

const char *draft_refused_reason(const struct draft *draft)
{
	const struct err *why = *draft->trouble.text ? &draft->trouble : &draft->refused;

	return *why->text ? why->text : NULL;
}

/* --- saving -------------------------------------------------------------------- */

int draft_bytes(const struct draft *draft, struct str *out, char digest[DIGEST_TEXT], struct err *err)
{
	struct appfile_head head;

	appfile_head_of(draft->app, &head);
	head.finished = draft->finished;
	if (appfile_write(draft->app, &head, out, err))
		return -1;
	digest_of(out->data, out->len, digest);
	return 0;
}

static void note_saved(struct draft *draft)
{
	draft->changed = false;
	draft->saved_revision = draft->app->revision;
	draft->saved_finished = draft->finished;
	draft->trouble.text[0] = draft->refused.text[0] = '\0';
}

int draft_write(const char *path, const struct str *bytes, const char *digest, struct known_file *known,
		       struct err *err)
{
	struct file_mark before = known->mark;
	int result = file_write_marked(path, bytes->data, bytes->len, &known->mark, err);

	if (!file_mark_is(&before, &known->mark))
		memcpy(known->digest, digest, DIGEST_TEXT);
	return result;
}

/* With the file refused the journal is no place to stay: another folder must be
 * offered, or a draft that cannot be left is never left. */
static int refuse(struct draft *draft, const struct err *why, struct err *err)
{
	draft->refused = *why;
	return err_set(err, "%s", why->text);
}

static void tell_kept(struct draft *draft, const char *kept, const char *path)
{
	if (draft->note.len)
		str_add_char(&draft->note, '\n');
	/* TRANSLATORS: two paths. */
	str_addf(&draft->note, _("The file had been changed outside the program meanwhile. That version is kept in "
				 "%1$s; what you have written is in %2$s."), kept, path);
}

/* Opening works out no digest: the journal does when it needs one. */
static struct known_file *known_file(struct draft *draft)
{
	if (!*draft->known.digest)
		memcpy(draft->known.digest, journal_rests_on(draft->journal), DIGEST_TEXT);
	return &draft->known;
}

/* What another program put there is kept beside before ours takes its place. */
static int spare_foreign(struct draft *draft, struct err *err)
{
	struct str kept = STR_EMPTY;
	int result = foreign_put_aside(known_file(draft), draft->path, &kept, err);

	if (kept.len)
		tell_kept(draft, kept.data, draft->path);
	str_release(&kept);
	return result;
}

void draft_take_note(struct draft *draft, struct str *out)
{
	if (out->len && draft->note.len)
		str_add_char(out, '\n');
	str_add(out, draft->note.data);
	str_clear(&draft->note);
}

int draft_save(struct draft *draft, struct err *err)
{
	char digest[DIGEST_TEXT];
	struct str bytes = STR_EMPTY;
	struct err why = ERR_NONE;
	int result = draft_bytes(draft, &bytes, digest, &why) || spare_foreign(draft, &why) ? -1 : 0;
	/* Without the journal the file is all the more worth writing. */
	bool in_journal = !result && !journal_saved(draft->journal, digest, NULL);

	if (!result)
		result = draft_write(draft->path, &bytes, digest, &draft->known, &why);
	if (!result && !in_journal)
		journal_restart(draft->journal, digest);
	if (!result)
		note_saved(draft);
	str_release(&bytes);
	return result ? refuse(draft, &why, err) : 0;
}

/* --- beginning ------------------------------------------------------------------- */

int draft_put_aside(const char *path, struct str *aside, struct err *err)
{
	struct str from = STR_EMPTY, to = STR_EMPTY;
	int result = 0;

	beside_path(&from, path, "journal");
	for (int n = 1; file_exists(from.data) && (n == 1 || file_exists(to.data)); n++) {
		str_clear(&to);
		str_addf(&to, "%s-%d", from.data, n);
	}
	if (to.len && rename(from.data, to.data))
		result = err_system(err, _("%s: The unsaved changes that lie there cannot be put aside. Move them "
					   "away"), from.data);
	else
		str_add(aside, to.data);
	str_release(&from);
	str_release(&to);
	return result;
}

/* The state in memory is not what reading the file gives, so the journal rests
 * on nothing and says at once what was saved. */
static struct journal *start_saved(const char *path, const struct form *form, const char *digest)
{
	struct str journal_path = STR_EMPTY;
	struct journal *journal;

	beside_path(&journal_path, path, "journal");
	journal = journal_start(journal_path.data, form, "-");
	journal_saved(journal, digest, NULL);
	str_release(&journal_path);
	return journal;
}

static int write_new(const struct draft *draft, const char *path, struct known_file *known, struct err *err)
{
	struct str bytes = STR_EMPTY, aside = STR_EMPTY;
	char digest[DIGEST_TEXT];
	int result = draft_bytes(draft, &bytes, digest, err);

	if (!result)
		result = draft_put_aside(path, &aside, err);
	if (!result)
		result = draft_write(path, &bytes, digest, known, err);
	str_release(&bytes);
	str_release(&aside);
	return result;
}

static int make_folder_of(const char *path, struct err *err)
{
	struct str folder = STR_EMPTY;
	int result;

	file_folder_of(&folder, path);
	result = file_make_folder(folder.data, err);
	str_release(&folder);
	return result;
}

/* The lock of a path where nothing is yet. */
static struct lock *lock_new(const char *path, struct err *err)
{
	struct lock *lock;

	if (make_folder_of(path, err))
		return NULL;
	lock = lock_take(path, NULL, err);
	if (!lock || !file_exists(path))
		return lock;
	lock_release(lock);
	err_set(err, _("%s: There is a file of that name already. Open it, or choose another name."), path);
	return NULL;
}

struct draft *draft_create(const char *path, struct application *app, struct err *err)
{
	struct lock *lock = lock_new(path, err);
	struct draft *draft;

	if (!lock)
		return NULL;
	if (!app->created)
		app->created = clock_now();
	if (!app->changed)
		app->changed = app->created;
	draft = draft_made(path, app, lock);
	if (write_new(draft, path, &draft->known, err)) {
		draft_free(draft);
		return NULL;
	}
	note_saved(draft);
	draft_listen(draft, start_saved(path, app->form, draft->known.digest));
	return draft;
}

/* --- elsewhere ----------------------------------------------------------------------- */

/* Takes the file of the old name away, unless it is not ours; true when there is
 * nothing of ours left. */
static bool clear_old(struct draft *draft, const char *path)
{
	if (!foreign_is_at(known_file(draft), draft->path))
		return !unlink(draft->path);
	tell_kept(draft, draft->path, path);
	return true;
}

/* The new place stands before the old one is let go.  Where that could not be
 * written its journal stays, the last that is known there; where the draft only
 * gets another name (`clean`) nothing is left behind. */
static void move_to(struct draft *draft, char *path, struct lock *lock, const struct known_file *known, bool clean)
{
	struct journal *old = draft->journal;
	bool cleared = clean && clear_old(draft, path);

	draft_listen(draft, start_saved(path, draft->app->form, known->digest));
	if (cleared)
		journal_remove(old);
	else
		journal_close(old);
	lock_release(draft->lock);
	free(draft->path);
	draft->path = path;
	draft->lock = lock;
	draft->known = *known;
	note_saved(draft);
}

static int go_on_in(struct draft *draft, const char *path, bool clean, struct err *err)
{
	struct known_file known = { 0 };
	struct lock *lock = lock_new(path, err);
	int result = lock ? write_new(draft, path, &known, err) : -1;

	if (!result)
		move_to(draft, mem_strdup(path), lock, &known, clean);
	else
		lock_release(lock);
	return result;
}

int draft_save_as(struct draft *draft, const char *folder, struct err *err)
{
	struct str path = STR_EMPTY;
	int result;

	draft_path_like(&path, folder, file_name_of(draft->path));
	result = go_on_in(draft, path.data, false, err);
	str_release(&path);
	return result;
}

int draft_rename(struct draft *draft, const char *name, struct err *err)
{
	struct str folder = STR_EMPTY, path = STR_EMPTY;
	int result;

	if (draft_path_fits(draft->path, name))
		return 0;
	file_folder_of(&folder, draft->path);
	draft_new_path(&path, folder.data, name);
	result = go_on_in(draft, path.data, true, err);
	str_release(&folder);
	str_release(&path);
	return result;
}

/* --- ending -------------------------------------------------------------------------- */

int draft_save_changes(struct draft *draft, struct err *err)
{
	return is_changed(draft) ? draft_save(draft, err) : 0;
}

int draft_close(struct draft *draft, struct err *err)
{
	if (draft_save_changes(draft, err))
		return -1;
	stop_listening(draft);
	journal_remove(draft->journal);
	application_free(draft->app);
	draft_free(draft);
	return 0;
}

void draft_leave(struct draft *draft)
{
	journal_flush(draft->journal, NULL);
	stop_listening(draft);
	journal_close(draft->journal);
	application_free(draft->app);
	draft_free(draft);
}
