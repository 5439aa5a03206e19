#include "app/signals.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { SAID = 512 };

/* A handler can reach nothing but what is global. */
static int pipe_ends[2] = { -1, -1 };
static volatile sig_atomic_t end_is_asked;

/* What is done and said at an abort; said in the terminal's charset. */
static struct {
	void (*give_back)(void *context);
	void *context;
	char no_memory[SAID], fault[SAID];
} last;

static bool asks_for_end(int signal)
{
	return signal == SIGHUP || signal == SIGTERM || signal == SIGINT;
}

static void heard(int signal)
{
	unsigned char byte = (unsigned char)signal;
	int saved = errno;

	if (asks_for_end(signal))
		end_is_asked = true;
	if (write(pipe_ends[1], &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

void signals_keep_alive(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGXFSZ, &ignore, NULL);
}

/* What a driver does here may be more than a handler is allowed; should it hang,
 * the alarm ends it.  The same signal ends the program when this returns. */
static void aborted(int signal)
{
	const char *said = errno == ENOMEM ? last.no_memory : last.fault;

	alarm(2);
	if (last.give_back)
		last.give_back(last.context);
	(void)!write(STDERR_FILENO, said, strlen(said));
	raise(signal);
}

static void prepare(char said[SAID], enum charset charset, const char *sentence)
{
	struct str bytes = STR_EMPTY;

	charset_encode(charset, sentence, strlen(sentence), &bytes);
	snprintf(said, SAID, "%s\n", bytes.data);
	str_release(&bytes);
}

void signals_hear_abort(enum charset charset)
{
	struct sigaction action = { .sa_handler = aborted, .sa_flags = (int)SA_RESETHAND };

	prepare(last.no_memory, charset, _("There is not enough memory, and the program must end. What was written in an "
					   "application is kept; open it again."));
	prepare(last.fault, charset, _("There is a fault in the program, and it must end. What was written in an "
				       "application is kept; open it again."));
	sigemptyset(&action.sa_mask);
	sigaction(SIGABRT, &action, NULL);
}

void signals_give_back(void (*give_back)(void *context), void *context)
{
	last.context = context;
	last.give_back = give_back;
}

void signals_hear(int signal)
{
	struct sigaction action = { .sa_handler = heard, .sa_flags = SA_RESTART };

	sigemptyset(&action.sa_mask);
	sigaction(signal, &action, NULL);
}

int signals_open(struct err *err)
{
	static const int signals[] = { SIGHUP, SIGTERM, SIGINT, SIGCONT };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK))
		return err_system(err, _("Signals cannot be received"));
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signals_hear(signals[i]);
	sigaction(SIGPIPE, &ignore, NULL);
	return pipe_ends[0];
}

int signals_descriptor(void)
{
	return pipe_ends[0];
}

bool signals_ask_for_end(void)
{
	return end_is_asked;
}

int signals_take(void)
{
	unsigned char byte;

	return read(pipe_ends[0], &byte, 1) == 1 ? byte : 0;
}
