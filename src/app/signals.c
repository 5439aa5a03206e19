#include "app/signals.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A handler can reach nothing but what is global. */
static int pipe_ends[2] = { -1, -1 };
static volatile sig_atomic_t end_is_asked;

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
