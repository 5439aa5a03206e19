#include "app/office.h"

#include "app/paths.h"
#include "app/signals.h"
#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { IN, OUT, SAID, PIPES, SIGNALS = PIPES, WATCHED };

enum { SAID_BYTES = 65536 };

struct helper {
	pid_t pid;
	int ends[PIPES]; /* ours; -1 when closed */
	int signals;     /* -1 when one waits there that is no matter here */
};

static void close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

/* Both ends of the three pipes, close-on-exec. */
static int make_pipes(int pipes[PIPES][2])
{
	for (int i = 0; i < PIPES; i++)
		if (pipe2(pipes[i], O_CLOEXEC)) {
			while (i-- > 0) {
				close(pipes[i][0]);
				close(pipes[i][1]);
			}
			return -1;
		}
	return 0;
}

static int spawn(struct helper *helper, const char *path, const char *what, struct err *err)
{
	char *argv[] = { (char *)path, (char *)what, NULL };
	posix_spawn_file_actions_t actions;
	int pipes[PIPES][2];
	int failed;

	if (make_pipes(pipes))
		return err_system(err, _("The helper program could not be started"));
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, pipes[IN][0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pipes[OUT][1], STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, pipes[SAID][1], STDERR_FILENO);
	failed = posix_spawn(&helper->pid, path, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	for (int i = 0; i < PIPES; i++) {
		helper->ends[i] = pipes[i][i == IN];
		close(pipes[i][i != IN]);
		fcntl(helper->ends[i], F_SETFL, O_NONBLOCK);
	}
	if (!failed)
		return 0;
	for (int i = 0; i < PIPES; i++)
		close_end(&helper->ends[i]);
	errno = failed;
	return err_system(err, _("The helper program %s could not be started; install blankett anew"), path);
}

/* Feeds what the pipe takes; closes it when all is fed or nobody reads. */
static void feed(struct helper *helper, const struct str *in, size_t *fed)
{
	ssize_t n = write(helper->ends[IN], in->data + *fed, in->len - *fed);

	if (n > 0)
		*fed += (size_t)n;
	if (*fed == in->len || (n < 0 && errno != EAGAIN && errno != EINTR))
		close_end(&helper->ends[IN]);
}

static int drain(int *end, struct str *out, size_t most)
{
	char bytes[16384];
	ssize_t n = read(*end, bytes, sizeof bytes);

	if (n > 0)
		str_add_bytes(out, bytes, (size_t)n);
	else if (!n || (errno != EAGAIN && errno != EINTR))
		close_end(end);
	return out->len > most ? -1 : 0;
}

/* What is open; a negative descriptor is passed over by poll. */
static void poll_set(const struct helper *helper, struct pollfd set[WATCHED])
{
	for (int i = 0; i < PIPES; i++)
		set[i] = (struct pollfd){ helper->ends[i], i == IN ? POLLOUT : POLLIN, 0 };
	set[SIGNALS] = (struct pollfd){ helper->signals, POLLIN, 0 };
}

/* How the conversation went. */
enum outcome { ANSWERED, TOO_LATE, TOO_MUCH, BROKEN_OFF };

/* Signals are left for the session's loop to take; one that asks for no end
 * would be found at every turn, and those after it interrupt the waiting. */
static enum outcome wait_for_any(struct helper *helper, struct pollfd set[WATCHED], time_t end)
{
	poll_set(helper, set);
	if ((poll(set, WATCHED, 1000) < 0 && errno != EINTR) || time(NULL) > end)
		return TOO_LATE;
	if (set[SIGNALS].revents)
		helper->signals = -1;
	return signals_ask_for_end() ? BROKEN_OFF : ANSWERED;
}

static enum outcome talk(struct helper *helper, const struct str *in, struct str *out, struct str *said,
			 time_t end)
{
	size_t fed = 0;

	while (helper->ends[OUT] >= 0 || helper->ends[SAID] >= 0) {
		struct pollfd set[WATCHED] = { 0 };
		enum outcome so_far = wait_for_any(helper, set, end);

		if (so_far != ANSWERED)
			return so_far;
		if (set[IN].revents)
			feed(helper, in, &fed);
		if (set[OUT].revents && drain(&helper->ends[OUT], out, OFFICE_BYTES))
			return TOO_MUCH;
		if (set[SAID].revents && drain(&helper->ends[SAID], said, SAID_BYTES))
			return TOO_MUCH;
	}
	return ANSWERED;
}

/* A helper that is gone before it has read all must not take us with it. */
static enum outcome converse(struct helper *helper, const struct str *in, struct str *out, struct str *said,
			     time_t end)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	enum outcome outcome;

	sigaction(SIGPIPE, &ignore, &before);
	outcome = talk(helper, in, out, said, end);
	sigaction(SIGPIPE, &before, NULL);
	for (int i = 0; i < PIPES; i++)
		close_end(&helper->ends[i]);
	return outcome;
}

/* A helper may have closed its pipes and go on all the same. */
static bool has_ended(pid_t pid, int *status, time_t end)
{
	struct timespec pause = { 0, 5 * 1000 * 1000 };
	pid_t ended;

	while (!(ended = waitpid(pid, status, WNOHANG)) && time(NULL) <= end && !signals_ask_for_end())
		nanosleep(&pause, NULL);
	return ended > 0;
}

static enum outcome wait_for(pid_t pid, int *status, enum outcome outcome, time_t end)
{
	if (outcome == ANSWERED && has_ended(pid, status, end))
		return ANSWERED;
	kill(pid, SIGKILL);
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
	if (outcome == ANSWERED)
		return signals_ask_for_end() ? BROKEN_OFF : TOO_LATE;
	return outcome;
}

static int tell_end(int status, enum outcome outcome, struct str *said, struct err *err)
{
	str_trim(said);
	if (outcome == BROKEN_OFF)
		return err_set(err, _("The program was asked to end; the document was not written."));
	if (outcome == TOO_LATE)
		return err_set(err, _("The helper program did not answer in time; the document was not written. Try again."));
	if (outcome == TOO_MUCH)
		return err_set(err, _("The helper program answered without end; the document was not written. Install blankett anew."));
	if (WIFSIGNALED(status))
		return err_set(err, _("The helper program was killed (signal %d); the document was not written. Try again."),
			       WTERMSIG(status));
	if (WEXITSTATUS(status) == 127)
		return err_set(err, _("The helper program is missing; install blankett anew."));
	if (WEXITSTATUS(status))
		return err_set(err, "%s", said->len ? said->data : _("The helper program failed."));
	return 0;
}

int office_run(const char *what, const struct str *in, struct str *out, struct err *err)
{
	struct helper helper = { .ends = { -1, -1, -1 }, .signals = signals_descriptor() };
	struct str path = STR_EMPTY, said = STR_EMPTY;
	time_t end = time(NULL) + OFFICE_SECONDS;
	size_t before = out->len;
	enum outcome outcome;
	int status = 0, result;

	paths_helper("blankett-office", &path);
	result = spawn(&helper, path.data, what, err);
	str_release(&path);
	if (result)
		return result;
	outcome = converse(&helper, in, out, &said, end);
	outcome = wait_for(helper.pid, &status, outcome, end);
	result = tell_end(status, outcome, &said, err);
	if (!result && out->len == before)
		result = err_set(err, _("The helper program failed."));
	str_release(&said);
	return result;
}
