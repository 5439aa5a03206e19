#include "store/journal.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/syncer.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef BLANKETT_TINY
enum { AHEAD = 256 };
#else
enum { AHEAD = 64 * 1024 };
#endif

struct journal {
	char *path;
	const struct form *form;
	int fd;             /* -1 until the first flush */
	struct str pending; /* not written yet */
	struct str rests_on; /* the file's bytes, until the first record needs their digest */
	char base[DIGEST_TEXT]; /* that digest; "" until then */
	off_t size;         /* written */
	off_t allocated;
	struct syncer *syncer;
};

static struct journal *journal_new(const char *path, const struct form *form)
{
	struct journal *journal = mem_alloc(sizeof *journal);

	journal->path = mem_strdup(path);
	journal->form = form;
	journal->fd = -1;
	str_init(&journal->pending);
	str_init(&journal->rests_on);
	journal->syncer = syncer_new();
	return journal;
}

struct journal *journal_start(const char *path, const struct form *form, const char *digest)
{
	struct journal *journal = journal_new(path, form);

	record_write_base(&journal->pending, digest);
	return journal;
}

struct journal *journal_start_on(const char *path, const struct form *form, struct str *bytes)
{
	struct journal *journal = journal_new(path, form);

	journal->rests_on = *bytes;
	str_init(bytes);
	return journal;
}

/* A session that only looks never comes here: it pays for no digest and leaves
 * no file. */
static void begin(struct journal *journal)
{
	if (!journal->rests_on.len)
		return;
	digest_of(journal->rests_on.data, journal->rests_on.len, journal->base);
	str_release(&journal->rests_on);
	record_write_base(&journal->pending, journal->base);
}

const char *journal_rests_on(struct journal *journal)
{
	begin(journal);
	return journal->base;
}

struct journal *journal_resume(const char *path, const struct form *form, size_t len, struct err *err)
{
	struct journal *journal = journal_new(path, form);

	journal->fd = file_open(path, O_WRONLY, err);
	if (journal->fd >= 0 && (ftruncate(journal->fd, (off_t)len) || lseek(journal->fd, 0, SEEK_END) < 0)) {
		err_system(err, _("%s: No further changes can be saved here. Choose another folder"), path);
	} else if (journal->fd >= 0) {
		journal->size = (off_t)len;
		return journal;
	}
	journal_close(journal);
	return NULL;
}

void journal_close(struct journal *journal)
{
	if (!journal)
		return;
	syncer_free(journal->syncer);
	if (journal->fd >= 0)
		close(journal->fd);
	str_release(&journal->pending);
	str_release(&journal->rests_on);
	free(journal->path);
	free(journal);
}

/* Lets go of the file and takes it away. */
static void drop_file(struct journal *journal)
{
	syncer_forget(journal->syncer);
	if (journal->fd >= 0) {
		unlink(journal->path);
		close(journal->fd);
	}
	journal->fd = -1;
	journal->size = journal->allocated = 0;
}

void journal_remove(struct journal *journal)
{
	drop_file(journal);
	journal_close(journal);
}

void journal_restart(struct journal *journal, const char *digest)
{
	drop_file(journal);
	str_clear(&journal->pending);
	str_release(&journal->rests_on);
	record_write_base(&journal->pending, digest);
}

void journal_append(struct journal *journal, const struct op *op)
{
	begin(journal);
	record_write_op(&journal->pending, journal->form, op);
}

/* Space ahead is a courtesy: when there is none, the write will tell. */
static void allocate_ahead(struct journal *journal)
{
	off_t need = journal->size + (off_t)journal->pending.len;

	if (need + AHEAD / 2 <= journal->allocated)
		return;
	fallocate(journal->fd, FALLOC_FL_KEEP_SIZE, journal->size, need - journal->size + AHEAD);
	journal->allocated = need + AHEAD;
}

/* What was written is no longer pending, also when the rest could not be. */
static int write_pending(struct journal *journal)
{
	size_t done = 0;
	int result = 0;

	while (!result && done < journal->pending.len) {
		ssize_t put = write(journal->fd, journal->pending.data + done, journal->pending.len - done);

		if (put > 0)
			done += (size_t)put;
		else if (errno != EINTR)
			result = -1;
	}
	journal->size += (off_t)done;
	str_splice(&journal->pending, 0, done, "", 0);
	return result;
}

static int say_broken(const struct journal *journal, int number, struct err *err)
{
	errno = number;
	return err_system(err, _("%s: The disk did not keep the changes it was given. Save the application, or choose "
				 "another folder"), journal->path);
}

static int open_new(struct journal *journal, struct err *err)
{
	if (journal->fd < 0)
		journal->fd = file_open(journal->path, O_WRONLY | O_CREAT | O_EXCL, err);
	return journal->fd < 0 ? -1 : 0;
}

/* What is written to a file without a name is gone with this process. */
static bool is_taken_away(const struct journal *journal)
{
	struct stat st;

	return journal->fd >= 0 && !fstat(journal->fd, &st) && !st.st_nlink;
}

int journal_flush(struct journal *journal, struct err *err)
{
	int broken = syncer_failed(journal->syncer);

	if (broken)
		return say_broken(journal, broken, err);
	if (is_taken_away(journal))
		return err_set(err, _("%s: Somebody has taken this file away; the changes are kept in memory. Leave the "
				      "application, or choose another folder."), journal->path);
	if (!journal->pending.len)
		return 0;
	if (open_new(journal, err))
		return -1;
	allocate_ahead(journal);
	if (write_pending(journal))
		return err_system(err, _("%s: The changes are not saved; they are kept in memory. Free some space, or "
					 "choose another folder"), journal->path);
	syncer_wrote(journal->syncer, journal->fd, journal->path, JOURNAL_SYNC_MS);
	return 0;
}

int journal_saved(struct journal *journal, const char *digest, struct err *err)
{
	begin(journal);
	record_write_saved(&journal->pending, digest);
	if (journal_flush(journal, err))
		return -1;
	if (syncer_now(journal->syncer, journal->fd, journal->path))
		return say_broken(journal, errno, err);
	return 0;
}
