#include "unit.h"

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

/* A folder of its own for each test, gone when the test passed. */
static char *scratch(void)
{
	static char name[64];

	snprintf(name, sizeof name, "./file-test.XXXXXX");
	assert_non_null(mkdtemp(name));
	return name;
}

static const char *in(const char *folder, const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

/* Takes the folder away; how many things were in it. */
static int sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		count++;
		remove(in(folder, entry->d_name));
	}
	closedir(dir);
	rmdir(folder);
	return count;
}

static void expect_content(const char *path, const char *wanted)
{
	struct str out = STR_EMPTY;
	struct err err = ERR_NONE;

	assert_int_equal(file_read(path, 1000, &out, &err), 0);
	assert_string_equal(out.data, wanted);
	assert_string_equal(err.text, "");
	str_release(&out);
}

static void expect_unread(const char *path, size_t limit, const char *why)
{
	struct str out = STR_EMPTY;
	struct err err = ERR_NONE;

	str_add(&out, "kept");
	assert_int_equal(file_read(path, limit, &out, &err), -1);
	assert_string_equal(out.data, "kept");
	if (!strstr(err.text, why))
		print_error("got: %s\n", err.text);
	assert_non_null(strstr(err.text, why));
	assert_non_null(strstr(err.text, path));
	str_release(&out);
}

static void expect_unwritten(const char *path, const char *why)
{
	struct err err = ERR_NONE;

	assert_int_equal(file_write(path, "new", 3, &err), -1);
	if (!strstr(err.text, why))
		print_error("got: %s\n", err.text);
	assert_non_null(strstr(err.text, why));
	assert_non_null(strstr(err.text, path));
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 0777;
}

TEST(what_is_written_is_read)
{
	char *folder = scratch();
	const char *path = in(folder, "a.yaml");

	assert_false(file_exists(path));
	assert_int_equal(file_write(path, "first, and longer than a chunk", 30, NULL), 0);
	assert_true(file_exists(path));
	expect_content(path, "first, and longer than a chunk");
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(file_write(path, "", 0, NULL), 0);
	expect_content(path, "");
	assert_int_equal(sweep(folder), 1);
}

TEST(a_file_that_is_written_over_keeps_its_mode)
{
	char *folder = scratch();
	const char *path = in(folder, "a");

	assert_int_equal(file_write(path, "1", 1, NULL), 0);
	chmod(path, 0640);
	assert_int_equal(file_write(path, "2", 1, NULL), 0);
	assert_int_equal(mode_of(path), 0640);
	expect_content(path, "2");
	sweep(folder);
}

TEST(a_temporary_file_left_over_is_no_hindrance)
{
	char *folder = scratch();
	char left[64];

	snprintf(left, sizeof left, ".a.%ld.tmp", (long)getpid());
	assert_int_equal(symlink("/nowhere/at/all", in(folder, left)), 0);
	assert_int_equal(file_write(in(folder, "a"), "1", 1, NULL), 0);
	expect_content(in(folder, "a"), "1");
	assert_int_equal(sweep(folder), 1);
}

TEST(links_folders_and_pipes_are_refused)
{
	char *folder = scratch();

	assert_int_equal(file_write(in(folder, "target"), "old", 3, NULL), 0);
	assert_int_equal(symlink("target", in(folder, "link")), 0);
	assert_int_equal(mkfifo(in(folder, "pipe"), 0600), 0);
	expect_unread(in(folder, "link"), 100, "This is a link.");
	expect_unwritten(in(folder, "link"), "This is a link");
	expect_content(in(folder, "target"), "old");
	expect_unread(in(folder, "pipe"), 100, "not an ordinary file");
	expect_unwritten(in(folder, "pipe"), "Choose another folder");
	expect_unread(folder, 100, "This is a folder.");
	expect_unwritten(folder, "This is a folder.");
	expect_unread("/dev/zero", 100, "not an ordinary file");
	assert_int_equal(sweep(folder), 3);
}

TEST(what_is_not_there_is_said)
{
	char *folder = scratch();

	expect_unread(in(folder, "a"), 100, "There is no such file.");
	expect_unwritten(in(folder, "no/a"), "The folder does not exist.");
	assert_int_equal(file_write(in(folder, "a"), "x", 1, NULL), 0);
	expect_unread(in(folder, "a/b"), 100, "not a folder");
	expect_unwritten(in(folder, "a/b"), "not a folder");
	sweep(folder);
}

TEST(a_limit_is_a_limit)
{
	char *folder = scratch();
	const char *path = in(folder, "a");
	struct str out = STR_EMPTY;

	assert_int_equal(file_write(path, "0123456789012345678901234567890123456789", 40, NULL), 0);
	assert_int_equal(file_read(path, 40, &out, NULL), 0);
	assert_int_equal(out.len, 40);
	expect_unread(path, 39, "larger than 39 bytes");
	str_clear(&out);
	assert_int_equal(file_read_start(path, 20, &out, NULL), 0);
	assert_string_equal(out.data, "01234567890123456789");
	assert_int_equal(file_read_start(path, 99, &out, NULL), 0);
	assert_int_equal(out.len, 60);
	assert_int_equal(file_read_start(in(folder, "b"), 9, &out, NULL), -1);
	str_release(&out);
	sweep(folder);
}

TEST(a_write_that_fails_leaves_the_old_file_and_nothing_else)
{
	char *folder = scratch();
	char path[128];
	struct rlimit old, tiny;

	snprintf(path, sizeof path, "%s/a", folder);
	assert_int_equal(file_write(path, "old", 3, NULL), 0);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	tiny = old;
	tiny.rlim_cur = 2;
	setrlimit(RLIMIT_FSIZE, &tiny);
	expect_unwritten(path, "larger than the system allows");
	setrlimit(RLIMIT_FSIZE, &old);
	expect_content(path, "old");
	assert_int_equal(sweep(folder), 1);
}

TEST(a_full_disk_is_said_by_its_name)
{
	int fd = file_open("/dev/full", O_WRONLY, NULL);

	assert_true(fd >= 0);
	assert_int_equal(file_write_all(fd, "x", 1), -1);
	close(fd);
}

/* Root may do everything, so it becomes somebody else while it tries. */
static void as_nobody(bool nobody)
{
	if (geteuid() == 0 || getuid() == 0)
		assert_int_equal(seteuid(nobody ? 65534 : 0), 0);
}

TEST(what_may_not_be_read_or_written_is_said)
{
	char *folder = scratch();

	assert_int_equal(file_write(in(folder, "a"), "x", 1, NULL), 0);
	chmod(in(folder, "a"), 0);
	chmod(folder, 0555);
	as_nobody(true);
	expect_unwritten(in(folder, "b"), "You may not write here.");
	expect_unread(in(folder, "a"), 9, "You may not read this file.");
	as_nobody(false);
	chmod(folder, 0700);
	assert_int_equal(sweep(folder), 1);
}

TEST(folders_are_made_with_those_above)
{
	char *folder = scratch();
	char path[128];
	struct err err = ERR_NONE;

	snprintf(path, sizeof path, "%s/x//y/z/", folder);
	assert_int_equal(file_make_folder(path, &err), 0);
	assert_int_equal(file_make_folder(path, &err), 0);
	assert_int_equal(mode_of(in(folder, "x/y")), 0700);
	assert_int_equal(file_write(in(folder, "x/y/z/a"), "1", 1, NULL), 0);
	assert_int_equal(file_make_folder(in(folder, "x/y/z/a"), &err), -1);
	assert_non_null(strstr(err.text, "not a folder"));
	assert_int_equal(file_make_folder(in(folder, "x/y/z/a/b"), &err), -1);
	assert_int_equal(file_sync_folder(in(folder, "x/y/z/a")), 0);
	assert_int_equal(file_sync_folder(in(folder, "no/a")), -1);
	unlink(in(folder, "x/y/z/a"));
	rmdir(in(folder, "x/y/z"));
	rmdir(in(folder, "x/y"));
	assert_int_equal(sweep(folder), 1);
}

TEST(opening_closes_on_exec_and_follows_no_link)
{
	char *folder = scratch();
	struct err err = ERR_NONE;
	int fd = file_open(in(folder, "a"), O_RDWR | O_CREAT, &err);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	assert_int_equal(file_write_all(fd, "abc", 3), 0);
	close(fd);
	assert_int_equal(mode_of(in(folder, "a")), 0600);
	assert_int_equal(symlink("a", in(folder, "link")), 0);
	assert_int_equal(file_open(in(folder, "link"), O_RDWR, &err), -1);
	assert_non_null(strstr(err.text, "links are not written through"));
	sweep(folder);
}

/* Who started the program may have left its output without waiting. */
TEST(all_is_written_also_where_that_must_be_waited_for)
{
	static const char bytes[256 * 1024];
	char got[4096];
	size_t all = 0;
	int ends[2];
	pid_t writer;

	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	writer = fork();
	if (!writer) {
		close(ends[0]);
		_exit(file_write_all(ends[1], bytes, sizeof bytes) ? 1 : 0);
	}
	close(ends[1]);
	fcntl(ends[0], F_SETFL, 0);
	for (ssize_t n; (n = read(ends[0], got, sizeof got)) > 0;)
		all += (size_t)n;
	assert_int_equal(all, sizeof bytes);
	close(ends[0]);
	assert_int_equal(waitpid(writer, NULL, 0), writer);
}

TEST(path_pieces)
{
	struct str out = STR_EMPTY;

	file_join(&out, "a", "b");
	str_add(&out, " ");
	file_join(&out, "/", "b");
	str_add(&out, " ");
	file_join(&out, "", "b");
	str_add(&out, " ");
	file_folder_of(&out, "x/y/z");
	str_add(&out, " ");
	file_folder_of(&out, "/z");
	str_add(&out, " ");
	file_folder_of(&out, "z");
	assert_string_equal(out.data, "a/b /b b x/y / .");
	assert_string_equal(file_name_of("x/y"), "y");
	assert_string_equal(file_name_of("y"), "y");
	str_release(&out);
}
