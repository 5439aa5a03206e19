#include "store/syncer.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

struct syncer {
	pthread_mutex_t lock;
	pthread_cond_t wake;  /* the thread: there is something to do */
	pthread_cond_t idle;  /* the others: the thread is not at the file */
	pthread_t thread;
	bool running;
	bool stop;
	bool dirty;
	bool busy;            /* the thread is syncing now */
	bool folder_synced;   /* the file's name is on disk too */
	struct timespec due;
	int fd;
	const char *path;
	int failed;
};

struct syncer *syncer_new(void)
{
	struct syncer *syncer = mem_alloc(sizeof *syncer);
	pthread_condattr_t monotonic;

	pthread_mutex_init(&syncer->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&syncer->wake, &monotonic);
	pthread_cond_init(&syncer->idle, NULL);
	pthread_condattr_destroy(&monotonic);
	return syncer;
}

/* The file's bytes; the first time its name in the folder too. */
static int sync_file(int fd, const char *path, bool folder_synced)
{
	if (fdatasync(fd) && errno != EINVAL && errno != ENOTSUP)
		return -1;
	return folder_synced ? 0 : file_sync_folder(path);
}

/* With the lock held, which is given up meanwhile. */
static int sync_unlocked(struct syncer *syncer)
{
	bool folder_synced = syncer->folder_synced;
	const char *path = syncer->path;
	int fd = syncer->fd;
	int result;

	syncer->dirty = false;
	syncer->busy = true;
	pthread_mutex_unlock(&syncer->lock);
	result = sync_file(fd, path, folder_synced);
	pthread_mutex_lock(&syncer->lock);
	if (result && !syncer->failed)
		syncer->failed = errno;
	if (!result)
		syncer->folder_synced = true;
	syncer->busy = false;
	pthread_cond_broadcast(&syncer->idle);
	return result;
}

static void *run(void *context)
{
	struct syncer *syncer = context;

	pthread_mutex_lock(&syncer->lock);
	while (!syncer->stop) {
		if (!syncer->dirty || syncer->busy)
			pthread_cond_wait(&syncer->wake, &syncer->lock);
		else if (pthread_cond_timedwait(&syncer->wake, &syncer->lock, &syncer->due) == ETIMEDOUT &&
			 syncer->dirty && !syncer->busy)
			sync_unlocked(syncer);
	}
	pthread_mutex_unlock(&syncer->lock);
	return NULL;
}

static void start_thread(struct syncer *syncer)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	syncer->running = !pthread_create(&syncer->thread, NULL, run, syncer);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void set_due(struct timespec *due, int delay_ms)
{
	clock_gettime(CLOCK_MONOTONIC, due);
	due->tv_sec += delay_ms / 1000;
	due->tv_nsec += (long)(delay_ms % 1000) * 1000 * 1000;
	if (due->tv_nsec >= 1000 * 1000 * 1000) {
		due->tv_nsec -= 1000 * 1000 * 1000;
		due->tv_sec++;
	}
}

void syncer_wrote(struct syncer *syncer, int fd, const char *path, int delay_ms)
{
	pthread_mutex_lock(&syncer->lock);
	if (!syncer->running)
		start_thread(syncer);
	if (!syncer->dirty) {
		syncer->dirty = true;
		syncer->fd = fd;
		syncer->path = path;
		set_due(&syncer->due, delay_ms);
		pthread_cond_signal(&syncer->wake);
	}
	if (!syncer->running)
		sync_unlocked(syncer);
	pthread_mutex_unlock(&syncer->lock);
}

static void wait_idle(struct syncer *syncer)
{
	while (syncer->busy)
		pthread_cond_wait(&syncer->idle, &syncer->lock);
}

int syncer_now(struct syncer *syncer, int fd, const char *path)
{
	int result;

	pthread_mutex_lock(&syncer->lock);
	wait_idle(syncer);
	syncer->fd = fd;
	syncer->path = path;
	result = sync_unlocked(syncer);
	pthread_cond_signal(&syncer->wake);
	pthread_mutex_unlock(&syncer->lock);
	return result;
}

void syncer_forget(struct syncer *syncer)
{
	pthread_mutex_lock(&syncer->lock);
	wait_idle(syncer);
	syncer->dirty = false;
	syncer->folder_synced = false;
	syncer->failed = 0;
	pthread_mutex_unlock(&syncer->lock);
}

int syncer_failed(struct syncer *syncer)
{
	int failed;

	pthread_mutex_lock(&syncer->lock);
	failed = syncer->failed;
	pthread_mutex_unlock(&syncer->lock);
	return failed;
}

void syncer_free(struct syncer *syncer)
{
	if (!syncer)
		return;
	pthread_mutex_lock(&syncer->lock);
	syncer->stop = true;
	pthread_cond_signal(&syncer->wake);
	pthread_mutex_unlock(&syncer->lock);
	if (syncer->running)
		pthread_join(syncer->thread, NULL);
	pthread_mutex_destroy(&syncer->lock);
	pthread_cond_destroy(&syncer->wake);
	pthread_cond_destroy(&syncer->idle);
	free(syncer);
}
