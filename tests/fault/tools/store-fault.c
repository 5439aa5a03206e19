/*
 * Every call that writes fails once, and from then on, in a draft's whole life.
 *
 * A child creates a draft, changes it step by step, saves, and ends with or
 * without closing it, while the Nth call fails; N grows until nothing is left
 * to fail.  Then the draft is opened without faults: every step that a flush
 * said was safe must be there, and what stood in memory must have been whole.
 * In a last series another program puts a file in the place of the draft's, once
 * it is open: that file must be there, too.
 */
#include "../../unit/draft_world.h"
#include "base/clock.h"
#include "store/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/wait.h>

enum { STEPS = 24, SAVE_EVERY = 7, FOREIGN_STEP = 10 };

static const char theirs_text[] = "blankett: {format: 1, form: trial}\n";

enum mode { FAIL_ONCE, FAIL_SHORT, FAIL_ONWARDS, MODES };

static const char *const mode_names[] = { "once", "after a short write", "from then on" };

/* What the child lets the parent know. */
struct shared {
	int calls;    /* made so far */
	int fail_at;  /* the call that fails; 0: none */
	int number;   /* with this errno */
	enum mode mode;
	bool writing_only; /* reading goes well */
	bool foreign; /* another program's file comes */
	bool created;
	int done;     /* steps taken */
	int shown;    /* of these, safe */
	char wrong[200];
};

static struct shared *shared;

/* --- the calls that fail -------------------------------------------------- */

static bool fails(void)
{
	int call = __atomic_add_fetch(&shared->calls, 1, __ATOMIC_SEQ_CST);

	if (!shared->fail_at || call < shared->fail_at || (call > shared->fail_at && shared->mode != FAIL_ONWARDS))
		return false;
	errno = shared->number;
	return true;
}

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __wrap_fsync(int fd);
int __wrap_fdatasync(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_fallocate(int fd, int mode, off_t at, off_t len);
int __real_ftruncate(int fd, off_t len);
int __wrap_ftruncate(int fd, off_t len);
int __real_close(int fd);
int __wrap_close(int fd);

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	if (!fails())
		return __real_write(fd, bytes, len);
	if (shared->mode == FAIL_ONCE || len < 2)
		return -1;
	if (shared->mode == FAIL_SHORT)
		shared->fail_at++, shared->mode = FAIL_ONCE;
	else if (shared->calls > shared->fail_at)
		return -1;
	return __real_write(fd, bytes, len / 2);
}

/* What a power cut would do is not the question here. */
int __wrap_fsync(int fd)
{
	(void)fd;
	return fails() ? -1 : 0;
}

int __wrap_fdatasync(int fd)
{
	(void)fd;
	return fails() ? -1 : 0;
}

int __wrap_rename(const char *from, const char *to)
{
	return fails() ? -1 : __real_rename(from, to);
}

int __wrap_open(const char *path, int flags, ...)
{
	va_list args;
	int mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	if (shared->writing_only && (flags & O_ACCMODE) == O_RDONLY)
		return __real_open(path, flags, mode);
	return fails() ? -1 : __real_open(path, flags, mode);
}

int __wrap_fallocate(int fd, int mode, off_t at, off_t len)
{
	(void)fd, (void)mode, (void)at, (void)len;
	return fails() ? -1 : 0;
}

int __wrap_ftruncate(int fd, off_t len)
{
	return fails() ? -1 : __real_ftruncate(fd, len);
}

int __wrap_close(int fd)
{
	bool failed = fails();
	int number = errno;
	int result = __real_close(fd);

	errno = failed ? number : errno;
	return failed ? -1 : result;
}

/* --- the child -------------------------------------------------------------- */

static void wrong(const char *what)
{
	if (!*shared->wrong)
		snprintf(shared->wrong, sizeof shared->wrong, "%s (step %d)", what, shared->done);
}

static struct application *fresh(const struct world *world)
{
	struct application *app = application_new(world->form);

	app->created = app->changed = clock_now();
	return app;
}

/* As a session would: again and again, with the application still in hand. */
static struct draft *make(const struct world *world, const char *path)
{
	struct application *app = fresh(world);
	struct draft *draft = NULL;

	for (int i = 0; i < 2 && !draft; i++) {
		struct err err = ERR_NONE;

		/* What failed late may have left its file: that is no new name. */
		unlink(path);
		draft = draft_create(path, app, &err);
		if (!draft && !*err.text)
			wrong("creating failed without a word");
	}
	shared->created = draft != NULL;
	return draft;
}

static void flush(struct draft *draft)
{
	struct err err = ERR_NONE;
	int result = draft_flush(draft, &err);

	if (!result)
		shared->shown = shared->done;
	if (result && (!*err.text || !draft_unsaved_reason(draft)))
		wrong("flushing failed without a word");
	if (!result && draft_unsaved_reason(draft))
		wrong("said to be unsaved after a flush that went well");
}

static void save(struct draft *draft)
{
	struct err err = ERR_NONE;
	int result = draft_save(draft, &err);

	if (!result)
		shared->shown = shared->done;
	else if (!*err.text)
		wrong("saving failed without a word");
}

/* The disk is well again: everything must be safe now. */
static void heal(struct draft *draft, bool close_it)
{
	shared->fail_at = 0;
	if (close_it ? draft_close(draft, NULL) : draft_save(draft, NULL))
		wrong("still not saved on a disk that is well");
	else
		shared->shown = shared->done;
}

/* Another program, which no fault meets. */
static void put_theirs(const struct world *world, const char *path)
{
	char *theirs = world_path(world, "theirs");

	if (__real_rename(theirs, path))
		wrong("the other program's file cannot be put there");
	free(theirs);
}

static void live(const struct world *world, const char *path, bool close_it)
{
	struct application *twin = fresh(world);
	struct draft *draft = make(world, path);
	uint64_t seed = 7, twin_seed = 7;
	char *ours, *theirs;

	if (!draft)
		return;
	while (shared->done < STEPS) {
		world_step(draft_application(draft), &seed);
		world_step(twin, &twin_seed);
		shared->done++;
		if (shared->foreign && shared->done == FOREIGN_STEP)
			put_theirs(world, path);
		flush(draft);
		if (shared->done % SAVE_EVERY == 0)
			save(draft);
	}
	ours = world_bytes(draft_application(draft));
	theirs = world_bytes(twin);
	if (strcmp(ours, theirs))
		wrong("the text in memory is not what was typed");
	if (shared->mode == FAIL_ONWARDS || close_it)
		heal(draft, close_it);
}

/* --- the parent ------------------------------------------------------------- */

static const struct form *find_trial(void *context, const char *id, struct diags *diags)
{
	(void)id, (void)diags;
	return ((const struct world *)context)->form;
}

/* The states after each step. */
static void remember(const struct world *world, char *states[STEPS + 1])
{
	struct application *app = fresh(world);
	uint64_t seed = 7;

	for (int i = 0; i <= STEPS; i++) {
		states[i] = world_bytes(app);
		if (i < STEPS)
			world_step(app, &seed);
	}
	application_free(app);
}

static bool is_among(const char *bytes, char *const states[], int from, int to)
{
	for (int i = from; i <= to; i++)
		if (!strcmp(bytes, states[i]))
			return true;
	return false;
}

static void reopen(struct world *world, const char *path, char *const states[])
{
	struct draft_request request = { .path = path, .find_form = find_trial, .context = world };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct err err = ERR_NONE;
	struct draft *draft = draft_open(&request, &report, &err);
	char *bytes;

	if (!draft) {
		wrong(err.text);
	} else {
		bytes = world_bytes(draft_application(draft));
		if (!is_among(bytes, states, shared->shown, shared->done))
			wrong("what was shown is not there");
		free(bytes);
		if (draft_close(draft, NULL))
			wrong("cannot be closed");
	}
	draft_report_release(&report);
}

static void look_for_theirs(const struct world *world)
{
	bool found = false;

	for (int n = 2; n < 10 && !found; n++) {
		char name[] = "a-2.yaml", *bytes;

		name[2] = (char)('0' + n);
		bytes = world_get(world, name);
		found = !strcmp(bytes, theirs_text);
		free(bytes);
	}
	if (!found)
		wrong("the other program's file is lost");
}

static void clear(const struct world *world)
{
	struct str command = STR_EMPTY;

	str_addf(&command, "rm -f '%s'/*.yaml '%s'/.a.*", world->folder, world->folder);
	if (system(command.data))
		wrong("cannot clear");
	str_release(&command);
}

/* True when the call that was to fail was reached. */
static bool run(struct world *world, char *const states[], struct shared setting, bool close_it)
{
	char *path = world_path(world, "a.yaml");
	bool reached;
	int status;
	pid_t pid;

	clear(world);
	world_put(world, "theirs", theirs_text);
	*shared = setting;
	pid = fork();
	if (!pid) {
		live(world, path, close_it);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	reached = shared->calls >= setting.fail_at;
	shared->fail_at = 0;
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		wrong("the program ended");
	if (shared->created)
		reopen(world, path, states);
	if (shared->created && shared->foreign)
		look_for_theirs(world);
	free(path);
	return reached;
}

/* All errors in all modes, closed or not; then all modes with a foreign file. */
enum { USUAL = 3 * MODES * 2, KINDS = USUAL + MODES };

static struct shared setting_of(int kind)
{
	static const int numbers[] = { ENOSPC, EIO, EROFS };
	int number = kind < USUAL ? numbers[kind % 3] : EIO;

	return (struct shared){ .number = number, .mode = (enum mode)(kind < USUAL ? kind / 3 % MODES : kind - USUAL),
				.writing_only = number != EIO, .foreign = kind >= USUAL };
}

int main(void)
{
	int passed = 0, failed = 0;
	char *states[STEPS + 1];
	struct world world;

	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	world_init(&world);
	remember(&world, states);
	for (int kind = 0; kind < KINDS; kind++) {
		struct shared setting = setting_of(kind);
		bool close_it = kind / 3 / MODES;

		for (setting.fail_at = 1; run(&world, states, setting, close_it); setting.fail_at++) {
			passed += !*shared->wrong;
			failed += !!*shared->wrong;
			if (*shared->wrong)
				printf("call %d, %s %s%s: %s\n", setting.fail_at, strerror(setting.number),
				       mode_names[setting.mode],
				       setting.foreign ? ", foreign file" : close_it ? ", closed" : "", shared->wrong);
		}
		if (setting.fail_at < STEPS)
			failed++, printf("only %d calls were there to fail\n", setting.fail_at - 1);
	}
	for (int i = 0; i <= STEPS; i++)
		free(states[i]);
	world_release(&world);
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
