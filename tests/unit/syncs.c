/*
 * What a power cut would find: that files are synced, and in which order.
 * This program has the calls for itself, so that it can note and refuse them.
 */
#include "unit.h"

#include "draft_world.h"
#include "store/journal.h"
#include "store/syncer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>

int rename(const char *from, const char *to);

/* What was called, a letter each: F file, D folder, R rename; and the pipe
 * where a sync by the thread can be waited for. */
static char called[64];
static int pipe_ends[2] = { -1, -1 };
static int refuse_with;

static int note(char letter)
{
	size_t len = strlen(called);

	if (len + 1 < sizeof called)
		called[len] = letter;
	if (pipe_ends[1] >= 0 && write(pipe_ends[1], &letter, 1) != 1)
		abort();
	if (!refuse_with)
		return 0;
	errno = refuse_with;
	return -1;
}

static int note_sync(int fd)
{
	struct stat st;

	return fstat(fd, &st) ? -1 : note(S_ISDIR(st.st_mode) ? 'D' : 'F');
}

int fsync(int fd)
{
	return note_sync(fd);
}

int fdatasync(int fd)
{
	return note_sync(fd);
}

int rename(const char *from, const char *to)
{
	note('R');
	return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

static void begin(struct world *world)
{
	world_init(world);
	memset(called, 0, sizeof called);
	refuse_with = 0;
	assert_int_equal(pipe(pipe_ends), 0);
}

static void end(struct world *world)
{
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	pipe_ends[0] = pipe_ends[1] = -1;
	world_release(world);
}

/* Whether a call comes within the time that was promised, and some for a busy machine. */
static bool comes(void)
{
	struct pollfd ready = { .fd = pipe_ends[0], .events = POLLIN };
	char letter;

	return poll(&ready, 1, JOURNAL_SYNC_MS + 10000) == 1 && read(pipe_ends[0], &letter, 1) == 1;
}

static struct journal *journal_with_a_word(const struct world *world)
{
	struct op op = { .kind = OP_SPLICE, .group = 1, .name = "", .removed = "", .inserted = "ord", .inserted_len = 3 };
	char *path = world_path(world, "j");
	struct journal *journal = journal_start(path, world->form, "base");

	journal_append(journal, &op);
	free(path);
	return journal;
}

TEST(a_file_is_on_disk_before_it_takes_the_old_ones_name)
{
	struct world world;
	char *path;

	begin(&world);
	path = world_path(&world, "file");
	assert_int_equal(file_write(path, "bytes", 5, NULL), 0);
	assert_string_equal(called, "FRD");
	free(path);
	end(&world);
}

TEST(a_file_that_could_not_be_synced_does_not_take_the_old_ones_name)
{
	struct world world;
	struct err err = ERR_NONE;
	char *path, *kept;

	begin(&world);
	world_put(&world, "file", "old");
	path = world_path(&world, "file");
	refuse_with = EIO;
	assert_int_equal(file_write(path, "new", 3, &err), -1);
	assert_non_null(strstr(err.text, path));
	kept = world_get(&world, "file");
	assert_string_equal(kept, "old");
	free(kept);
	free(path);
	end(&world);
}

TEST(the_journal_and_its_name_are_synced_soon_after_a_flush)
{
	struct world world;
	struct journal *journal;

	begin(&world);
	journal = journal_with_a_word(&world);
	assert_int_equal(journal_flush(journal, NULL), 0);
	assert_true(comes());
	assert_true(comes());
	journal_remove(journal);
	assert_memory_equal(called, "FD", 2);
	end(&world);
}

/* The thread notes what came of its sync a moment after the call. */
static bool says_broken(struct journal *journal, struct err *err)
{
	for (int tries = 0; tries < 1000; tries++) {
		if (journal_flush(journal, err))
			return true;
		poll(NULL, 0, 10);
	}
	return false;
}

TEST(a_journal_that_the_disk_did_not_keep_says_so)
{
	struct world world;
	struct journal *journal;
	struct err err = ERR_NONE;

	begin(&world);
	journal = journal_with_a_word(&world);
	refuse_with = EIO;
	assert_int_equal(journal_flush(journal, NULL), 0);
	assert_true(comes());
	assert_true(says_broken(journal, &err));
	assert_non_null(strstr(err.text, "did not keep"));
	refuse_with = 0;
	assert_int_equal(journal_flush(journal, NULL), -1);
	journal_restart(journal, "digest");
	assert_int_equal(journal_flush(journal, NULL), 0);
	journal_remove(journal);
	end(&world);
}
