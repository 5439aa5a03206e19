#include "store/lock.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

struct lock {
	char *path; /* of the lock file */
	int fd;
};

enum { TRIES = 16, POLL_MS = 20, HOLDER_BYTES = 1024 };

/* --- the text in the file --------------------------------------------------- */

/* "" when the environment does not say: whoever reads the file finds the number
 * of its owner.  The name of a number may have to come over the network, and
 * through libraries that are no part of this program. */
static const char *user_name(void)
{
	const char *name = getenv("LOGNAME");

	if (!name || !*name)
		name = getenv("USER");
	return name ? name : "";
}

static void host_name(char out[64])
{
	if (gethostname(out, 64))
		out[0] = '\0';
	out[63] = '\0';
}

/* A lock without its text is still a lock: a full disk does not matter. */
static void write_holder(int fd)
{
	char host[64], terminal[64], since[CLOCK_STAMP];
	struct str text = STR_EMPTY;

	host_name(host);
	if (ttyname_r(STDIN_FILENO, terminal, sizeof terminal))
		terminal[0] = '\0';
	clock_stamp(clock_now(), since);
	str_addf(&text, "user: %s\nhost: %s\npid: %ld\nterminal: %s\nsince: %s\n", user_name(), host,
		 (long)getpid(), terminal, since);
	if (!ftruncate(fd, 0) && lseek(fd, 0, SEEK_SET) == 0)
		file_write_all(fd, text.data, text.len);
	str_release(&text);
}

static void take_line(const char *text, const char *key, char *out, size_t room)
{
	const char *at = strstr(text, key);

	out[0] = '\0';
	if (!at)
		return;
	at += strlen(key);
	utf8_copy_clean(out, room, at, strcspn(at, "\n"));
}

/* In the file it is a stamp, since a session on another machine may be in
 * another time zone; a person is told the time on the wall. */
static void take_since(const char *text, struct lock_holder *holder)
{
	int64_t seconds;

	take_line(text, "since: ", holder->since, sizeof holder->since);
	if (clock_read_stamp(holder->since, &seconds))
		clock_local_minute(seconds, holder->since);
}

static void read_holder(int fd, struct lock_holder *holder)
{
	char text[HOLDER_BYTES + 1], host[64];
	ssize_t len = pread(fd, text, HOLDER_BYTES, 0);
	struct stat st;

	text[len > 0 ? len : 0] = '\0';
	take_line(text, "user: ", holder->user, sizeof holder->user);
	take_line(text, "host: ", holder->host, sizeof holder->host);
	take_line(text, "terminal: ", holder->terminal, sizeof holder->terminal);
	take_since(text, holder);
	host_name(host);
	holder->same_host = *host && !strcmp(holder->host, host);
	if (fstat(fd, &st))
		return;
	holder->same_user = st.st_uid == geteuid();
	if (!*holder->user)
		snprintf(holder->user, sizeof holder->user, "%lu", (unsigned long)st.st_uid);
}

/* --- the lock ----------------------------------------------------------------- */

static struct flock whole_file(void)
{
	return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

/* 1 when the lock is ours, 0 when somebody has it, -1 with errno. */
static int try_lock(int fd)
{
	struct flock flock = whole_file();

	if (!fcntl(fd, F_SETLK, &flock))
		return 1;
	return errno == EAGAIN || errno == EACCES ? 0 : -1;
}

/* The file may have been taken away by its last holder between our opening it
 * and our locking it: then the lock is on a file that nobody else will find. */
static bool still_there(int fd, const char *path)
{
	struct stat ours, there;

	return !fstat(fd, &ours) && !lstat(path, &there) && ours.st_ino == there.st_ino &&
	       ours.st_dev == there.st_dev;
}

static void tell_holder(int fd, struct lock_holder *holder)
{
	struct flock flock = whole_file();

	read_holder(fd, holder);
	if (!fcntl(fd, F_GETLK, &flock) && flock.l_type != F_UNLCK)
		holder->pid = (int)flock.l_pid;
	if (!holder->pid)
		holder->pid = -1;
}

static int say_held(const char *path, const struct lock_holder *holder, struct err *err)
{
	/* TRANSLATORS: path; user; host; terminal, may be empty; time; process number. */
	return err_set(err, _("%s: %s has this application open, on %s %s, since %s (process %d). Close it there "
			      "first."),
		       path, *holder->user ? holder->user : "?", *holder->host ? holder->host : "?",
		       holder->terminal, *holder->since ? holder->since : "?", holder->pid);
}

static struct lock *made(char *path, int fd)
{
	struct lock *lock = mem_alloc(sizeof *lock);

	lock->path = path;
	lock->fd = fd;
	write_holder(fd);
	return lock;
}

/* One try: the descriptor when locked, -1 with a sentence, -2 to try again. */
static int attempt(const char *path, const char *lock_path, struct lock_holder *holder, struct err *err)
{
	int fd = file_open(lock_path, O_RDWR | O_CREAT, err);
	int got = fd < 0 ? -1 : try_lock(fd);

	if (fd < 0)
		return -1;
	if (got == 1 && still_there(fd, lock_path))
		return fd;
	if (got == 0) {
		tell_holder(fd, holder);
		say_held(path, holder, err);
	} else if (got < 0) {
		err_system(err, _("%s: The file cannot be locked, so another session could write over this one. "
				  "Choose a folder on this machine"), lock_path);
	}
	close(fd);
	return got == 1 ? -2 : -1;
}

struct lock *lock_take(const char *path, struct lock_holder *holder, struct err *err)
{
	struct lock_holder who;
	struct str lock_path = STR_EMPTY;
	int fd = -2;

	beside_path(&lock_path, path, "lock");
	for (int i = 0; i < TRIES && fd == -2; i++) {
		who = (struct lock_holder){ 0 };
		fd = attempt(path, lock_path.data, &who, err);
	}
	if (fd == -2)
		err_set(err, _("%s: The application is being opened and closed by others all the time. Try again."), path);
	if (holder)
		*holder = who;
	if (fd >= 0)
		return made(str_detach(&lock_path), fd);
	str_release(&lock_path);
	return NULL;
}

void lock_release(struct lock *lock)
{
	if (!lock)
		return;
	/* Away first: whoever locks it after us must see that it is gone. */
	unlink(lock->path);
	close(lock->fd);
	free(lock->path);
	free(lock);
}

/* --- taking over ----------------------------------------------------------------- */

static void pause_ms(int ms)
{
	struct timespec wait = { ms / 1000, (long)(ms % 1000) * 1000 * 1000 };

	nanosleep(&wait, NULL);
}

static int may_ask(const char *path, const struct lock_holder *holder, struct err *err)
{
	if (!holder->same_host)
		return err_set(err, _("%s: The application is open on another machine (%s). Close it there."), path,
			       *holder->host ? holder->host : "?");
	if (!holder->same_user || holder->pid < 1)
		return err_set(err, _("%s: The application is open with another user (%s). Ask them to close it."), path,
			       *holder->user ? holder->user : "?");
	return 0;
}

struct lock *lock_take_over(const char *path, int wait_ms, struct lock_holder *holder, struct err *err)
{
	struct lock_holder who = { 0 };
	struct lock *lock = lock_take(path, &who, err);

	if (!lock && who.pid && !may_ask(path, &who, err)) {
		kill(who.pid, SIGTERM);
		for (int waited = 0; !lock && waited < wait_ms; waited += POLL_MS) {
			pause_ms(POLL_MS);
			lock = lock_take(path, NULL, NULL);
		}
		if (!lock)
			err_set(err, _("%s: The other session (process %d) was asked to save and leave, and has not done so "
				       "yet. Wait a moment and try again; nothing is lost."), path, who.pid);
	}
	if (holder)
		*holder = who;
	return lock;
}
