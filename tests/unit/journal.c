#include "unit.h"

#include "draft_world.h"
#include "store/journal.h"

#include <sys/stat.h>

static struct op typed(const char *text)
{
	return (struct op){ .kind = OP_SPLICE, .group = 1, .field = 0, .name = "", .removed = "", .inserted = text,
			    .inserted_len = strlen(text) };
}

static void append(struct journal *journal, const char *text)
{
	struct op op = typed(text);

	journal_append(journal, &op);
}

static void read_log(const struct world *world, struct journal_log *log)
{
	char *path = world_path(world, "j");
	struct err err = ERR_NONE;

	assert_int_equal(journal_read(path, world->form, log, &err), 0);
	assert_string_equal(err.text, "");
	free(path);
}

/* A journal with these words typed, closed. */
static void write_log(const struct world *world, const char *const *words)
{
	char *path = world_path(world, "j");
	struct journal *journal = journal_start(path, world->form, "base");

	for (; *words; words++)
		append(journal, *words);
	assert_int_equal(journal_flush(journal, NULL), 0);
	journal_close(journal);
	free(path);
}

TEST(what_was_flushed_is_read_back)
{
	struct world world;
	struct journal_log log;
	struct journal *journal;
	struct stat st;
	char *path;

	world_init(&world);
	path = world_path(&world, "j");
	journal = journal_start(path, world.form, "base");
	append(journal, "one");
	assert_false(file_exists(path));
	assert_int_equal(journal_flush(journal, NULL), 0);
	append(journal, "two\n");
	assert_int_equal(journal_saved(journal, "abc", NULL), 0);
	append(journal, "never flushed");
	read_log(&world, &log);
	assert_int_equal(log.count, 4);
	assert_int_equal(log.good, log.bytes.len);
	assert_string_equal(log.records[0].digest, "base");
	assert_string_equal(log.records[1].op.inserted, "one");
	assert_string_equal(log.records[2].op.inserted, "two\n");
	assert_string_equal(log.records[3].digest, "abc");
	journal_log_release(&log);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	journal_remove(journal);
	assert_false(file_exists(path));
	free(path);
	world_release(&world);
}

TEST(a_torn_end_is_dropped_wherever_it_is_torn)
{
	static const char *const words[] = { "one", "two", NULL };
	struct world world;
	char *path;
	struct stat st;
	size_t two = 0;

	world_init(&world);
	path = world_path(&world, "j");
	for (off_t cut = 0; two != 1; cut++) {
		struct journal_log log;

		write_log(&world, words);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(truncate(path, st.st_size - cut), 0);
		read_log(&world, &log);
		assert_false(log.damaged);
		two = log.count;
		assert_true(cut ? two <= 2 && log.good < (size_t)st.st_size : two == 3);
		journal_log_release(&log);
		unlink(path);
	}
	free(path);
	world_release(&world);
}

TEST(a_damaged_middle_ends_the_reading)
{
	static const char *const words[] = { "one", "two", "three", NULL };
	struct world world;
	struct journal_log log;
	char *text, *at;

	world_init(&world);
	write_log(&world, words);
	text = world_get(&world, "j");
	at = strstr(text, "two");
	assert_non_null(at);
	*at = 'T';
	world_put(&world, "j", text);
	read_log(&world, &log);
	assert_int_equal(log.count, 2);
	assert_true(log.damaged);
	journal_log_release(&log);
	free(text);
	world_release(&world);
}

TEST(a_newer_journal_is_left_alone)
{
	static const char line[] = "blankett-journal\t2\tbase";
	struct world world;
	struct journal_log log;
	struct err err = ERR_NONE;
	struct str text = STR_EMPTY;
	char digest[DIGEST_TEXT], *path;

	world_init(&world);
	digest_of(line, sizeof line - 1, digest);
	str_addf(&text, "%s\t%.16s\n", line, digest);
	world_put(&world, "j", text.data);
	path = world_path(&world, "j");
	assert_int_equal(journal_read(path, world.form, &log, &err), -1);
	assert_non_null(strstr(err.text, "newer version"));
	str_release(&text);
	free(path);
	world_release(&world);
}

TEST(resuming_goes_on_after_what_was_good)
{
	static const char *const words[] = { "one", "two", NULL };
	struct world world;
	struct journal_log log;
	struct journal *journal;
	char *path;

	world_init(&world);
	path = world_path(&world, "j");
	write_log(&world, words);
	assert_int_equal(truncate(path, (off_t)strlen(world_form_text) % 7 + 100), 0);
	read_log(&world, &log);
	assert_int_equal(log.count, 2);
	journal = journal_resume(path, world.form, log.good, NULL);
	journal_log_release(&log);
	append(journal, "three");
	assert_int_equal(journal_flush(journal, NULL), 0);
	journal_close(journal);
	read_log(&world, &log);
	assert_int_equal(log.count, 3);
	assert_false(log.damaged);
	assert_string_equal(log.records[2].op.inserted, "three");
	journal_log_release(&log);
	free(path);
	world_release(&world);
}

TEST(a_link_in_its_place_is_not_followed)
{
	struct world world;
	struct journal *journal;
	char *path, *target, *there;

	world_init(&world);
	path = world_path(&world, "j");
	target = world_path(&world, "target");
	world_put(&world, "target", "precious");
	assert_int_equal(symlink(target, path), 0);
	journal = journal_start(path, world.form, "base");
	assert_int_equal(journal_flush(journal, NULL), -1);
	journal_close(journal);
	there = world_get(&world, "target");
	assert_string_equal(there, "precious");
	free(there);
	free(target);
	free(path);
	world_release(&world);
}

TEST(a_journal_taken_away_says_so_until_it_begins_anew)
{
	struct world world;
	struct journal *journal;
	struct journal_log log;
	struct err err = ERR_NONE;
	char *path;

	world_init(&world);
	path = world_path(&world, "j");
	journal = journal_start(path, world.form, "base");
	append(journal, "one");
	assert_int_equal(journal_flush(journal, NULL), 0);
	assert_int_equal(unlink(path), 0);
	append(journal, "two");
	assert_int_equal(journal_flush(journal, &err), -1);
	assert_non_null(strstr(err.text, "taken this file away"));
	assert_int_equal(journal_flush(journal, NULL), -1);
	journal_restart(journal, "saved");
	append(journal, "three");
	assert_int_equal(journal_flush(journal, NULL), 0);
	journal_close(journal);
	read_log(&world, &log);
	assert_int_equal(log.count, 2);
	assert_string_equal(log.records[1].op.inserted, "three");
	journal_log_release(&log);
	free(path);
	world_release(&world);
}
