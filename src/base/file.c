#include "base/file.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef BLANKETT_TINY
enum { CHUNK = 16 };
#else
enum { CHUNK = 64 * 1024 };
#endif

enum { LONGEST_SHOWN = 500 };

/* What to do about the system's usual refusals, when reading and when writing. */
struct refusal {
	int number;
	const char *sentence;
};

static const struct refusal reading[] = {
	{ ENOENT, N_("There is no such file. Check that the name is spelled right.") },
	{ ENOTDIR, N_("There is no such file: a part of the path is not a folder.") },
	{ EACCES, N_("You may not read this file. Ask its owner for the right to read it.") },
	{ EPERM, N_("You may not read this file. Ask its owner for the right to read it.") },
	{ ELOOP, N_("This is a link. Give the path of the file it points to.") },
	{ EMLINK, N_("This is a link. Give the path of the file it points to.") },
	{ ENXIO, N_("This is not an ordinary file. Give the path of one.") },
	{ ENAMETOOLONG, N_("The name is too long. Choose a shorter one.") },
	{ 0, NULL },
};

static const struct refusal writing[] = {
	{ ENOSPC, N_("The disk is full; nothing was written. Free some space or choose another folder.") },
	{ EDQUOT, N_("Your share of the disk is full; nothing was written. Take something away or choose "
		     "another folder.") },
	{ EROFS, N_("Nothing can be written on this disk. Choose another folder.") },
	{ EACCES, N_("You may not write here. Choose another folder, or ask for the right to write in this one.") },
	{ EPERM, N_("You may not write here. Choose another folder, or ask for the right to write in this one.") },
	{ ENOENT, N_("The folder does not exist. Make it, or choose another one.") },
	{ ENOTDIR, N_("A part of the path is not a folder. Choose another folder.") },
	{ ELOOP, N_("This is a link, and links are not written through. Give the path of the file it points to.") },
	{ EISDIR, N_("This is a folder. Give the name of a file.") },
	{ ENAMETOOLONG, N_("The name is too long. Choose a shorter one.") },
	{ EFBIG, N_("The file would be larger than the system allows; nothing was written. Choose another folder.") },
	{ 0, NULL },
};

/* The end of a path that is so long that there would be no room for the sentence. */
static const char *end_of(const char *path)
{
	size_t len = strlen(path);
	const char *end = len > LONGEST_SHOWN ? path + len - LONGEST_SHOWN : path;

	while (((unsigned char)*end & 0xC0) == 0x80)
		end++;
	return end;
}

/* Says what errno means for the path; -1. */
static int refused(const struct refusal *table, const char *path, struct err *err)
{
	const char *end = end_of(path);
	const char *dots = end == path ? "" : "…";

	for (; table->sentence; table++)
		if (table->number == errno)
			return err_set(err, "%s%s: %s", dots, end, _(table->sentence));
	return err_system(err, "%s%s", dots, end);
}

void file_join(struct str *out, const char *folder, const char *name)
{
	str_add(out, folder);
	if (*folder && folder[strlen(folder) - 1] != '/')
		str_add_char(out, '/');
	str_add(out, name);
}

const char *file_name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void file_folder_of(struct str *out, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		str_add(out, ".");
	else
		str_add_bytes(out, path, slash == path ? 1 : (size_t)(slash - path));
}

bool file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void mark_of(const struct stat *st, struct file_mark *mark)
{
	*mark = (struct file_mark){ st->st_dev, st->st_ino, (uint64_t)st->st_size, st->st_mtim.tv_sec,
				    st->st_mtim.tv_nsec };
}

bool file_mark(const char *path, struct file_mark *mark)
{
	struct stat st;

	if (lstat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	mark_of(&st, mark);
	return true;
}

bool file_mark_is(const struct file_mark *mark, const struct file_mark *other)
{
	return mark->device == other->device && mark->number == other->number && mark->size == other->size &&
	       mark->second == other->second && mark->nanosecond == other->nanosecond;
}

static int open_retrying(const char *path, int flags)
{
	int fd;

	do
		fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC, 0600);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int file_open(const char *path, int flags, struct err *err)
{
	int fd = open_retrying(path, flags);

	if (fd < 0)
		refused((flags & O_ACCMODE) == O_RDONLY ? reading : writing, path, err);
	return fd;
}

static size_t lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Reads until `most` bytes or the end; 0 or -1 with errno.  Room is made for
 * what is expected, and one byte more to meet the end in: a file of the size it
 * says is never moved. */
static int read_up_to(int fd, size_t most, size_t expected, struct str *out)
{
	size_t taken = 0;

	if (most)
		str_reserve(out, lesser(most, expected + 1));
	mem_warm(out->data + out->len, lesser(most, expected));
	while (taken < most) {
		size_t want = lesser(most - taken, out->room - out->len - 1);
		ssize_t got;

		if (!want) {
			str_reserve(out, lesser(most - taken, CHUNK));
			continue;
		}
		got = read(fd, out->data + out->len, want);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got < 0 ? -1 : 0;
		out->len += (size_t)got;
		out->data[out->len] = '\0';
		taken += (size_t)got;
	}
	return 0;
}

/* Opens an ordinary file.  A pipe is opened without waiting for its writer. */
static int open_ordinary(const char *path, struct stat *st, struct err *err)
{
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, err);

	if (fd < 0)
		return -1;
	if (!fstat(fd, st) && S_ISREG(st->st_mode))
		return fd;
	close(fd);
	if (S_ISDIR(st->st_mode))
		return err_set(err, "%s: %s", path, _("This is a folder. Give the path of a file in it."));
	errno = ENXIO;
	return refused(reading, path, err);
}

static int too_large(const char *path, size_t limit, struct err *err)
{
	/* TRANSLATORS: %s is a path, %zu a number of bytes. */
	return err_set(err, _("%s: The file is larger than %zu bytes, which is more than such a file can be. "
			      "Check that it is the right file."), path, limit);
}

int file_read(const char *path, size_t limit, struct str *out, struct err *err)
{
	size_t before = out->len;
	struct stat st = { 0 };
	int fd = open_ordinary(path, &st, err);
	int result = 0;

	if (fd < 0)
		return -1;
	if ((uintmax_t)st.st_size > limit)
		result = too_large(path, limit, err);
	else if (read_up_to(fd, limit + 1, (size_t)st.st_size, out))
		result = refused(reading, path, err);
	else if (out->len - before > limit)
		result = too_large(path, limit, err);
	if (result)
		str_cut(out, before);
	close(fd);
	return result;
}

int file_read_start(const char *path, size_t most, struct str *out, struct err *err)
{
	size_t before = out->len;
	struct stat st = { 0 };
	int fd = open_ordinary(path, &st, err);
	int result = 0;

	if (fd < 0)
		return -1;
	if (read_up_to(fd, most, (size_t)st.st_size, out)) {
		result = refused(reading, path, err);
		str_cut(out, before);
	}
	close(fd);
	return result;
}

int file_write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t put = write(fd, bytes, len);

		if (put < 0 && errno == EAGAIN && poll(&(struct pollfd){ fd, POLLOUT, 0 }, 1, -1) > 0)
			continue;
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		bytes += put;
		len -= (size_t)put;
	}
	return 0;
}

int file_sync_folder(const char *path)
{
	struct str folder = STR_EMPTY;
	int fd, result;

	file_folder_of(&folder, path);
	fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	str_release(&folder);
	if (fd < 0)
		return -1;
	result = fsync(fd);
	/* Some file systems cannot, and then there is nothing more to do. */
	if (result && (errno == EINVAL || errno == ENOTSUP))
		result = 0;
	close(fd);
	return result;
}

/* The mode the written file shall have: its old one, else 0600; -1 with errno
 * when what stands there is not a file to be replaced. */
static int mode_to_keep(const char *path)
{
	struct stat st;

	if (lstat(path, &st))
		return errno == ENOENT ? 0600 : -1;
	if (S_ISREG(st.st_mode))
		return (int)(st.st_mode & 0777);
	errno = S_ISLNK(st.st_mode) ? ELOOP : S_ISDIR(st.st_mode) ? EISDIR : EACCES;
	return -1;
}

static void temporary_name(struct str *out, const char *path)
{
	struct str folder = STR_EMPTY, name = STR_EMPTY;

	file_folder_of(&folder, path);
	str_addf(&name, ".%s.%ld.tmp", file_name_of(path), (long)getpid());
	file_join(out, folder.data, name.data);
	str_release(&folder);
	str_release(&name);
}

/* Left over from a process of the same number that was killed: taken away. */
static int create_temporary(const char *name)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL;
	int fd = open_retrying(name, flags);

	if (fd < 0 && errno == EEXIST && !unlink(name))
		fd = open_retrying(name, flags);
	return fd;
}

/* Fills the temporary file; 0 or -1 with errno, closed in either case. */
static int fill(int fd, int mode, const char *bytes, size_t len, struct stat *st)
{
	int failed = file_write_all(fd, bytes, len) || fchmod(fd, (mode_t)mode) || fsync(fd) || fstat(fd, st);
	int saved = errno;

	/* Network file systems tell of a full disk here. */
	if (close(fd) && !failed)
		return -1;
	errno = saved;
	return failed ? -1 : 0;
}

/* Puts the filled file in its place; 0 or -1 with errno. */
static int put_in_place(const char *name, const char *path, const struct stat *st, struct file_mark *mark)
{
	if (rename(name, path))
		return -1;
	mark_of(st, mark);
	return 0;
}

int file_write_marked(const char *path, const char *bytes, size_t len, struct file_mark *mark, struct err *err)
{
	struct str name = STR_EMPTY;
	struct stat st;
	int mode = mode_to_keep(path);
	int fd, result = -1;

	if (mode < 0)
		return refused(writing, path, err);
	temporary_name(&name, path);
	fd = create_temporary(name.data);
	if (fd < 0) {
		refused(writing, path, err);
	} else if (fill(fd, mode, bytes, len, &st) || put_in_place(name.data, path, &st, mark)) {
		refused(writing, path, err);
		unlink(name.data);
	} else if (file_sync_folder(path)) {
		refused(writing, path, err);
	} else {
		result = 0;
	}
	str_release(&name);
	return result;
}

int file_write(const char *path, const char *bytes, size_t len, struct err *err)
{
	struct file_mark mark;

	return file_write_marked(path, bytes, len, &mark, err);
}

static int make_one(const char *path)
{
	struct stat st;

	if (!mkdir(path, 0700))
		return 0;
	if (errno != EEXIST && errno != EROFS && errno != EACCES)
		return -1;
	/* What is there already will do; a folder may well be a link. */
	return !stat(path, &st) && S_ISDIR(st.st_mode) ? 0 : -1;
}

int file_make_folder(const char *path, struct err *err)
{
	struct str part = STR_EMPTY;
	int result = 0;

	for (size_t at = 0; !result && path[at]; at++) {
		str_add_char(&part, path[at]);
		if (path[at] != '/' && (path[at + 1] == '/' || !path[at + 1]))
			result = make_one(part.data);
	}
	if (result && errno == EEXIST)
		errno = ENOTDIR;
	if (result)
		refused(writing, path, err);
	str_release(&part);
	return result;
}
