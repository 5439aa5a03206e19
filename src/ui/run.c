#include "ui/run.h"

#include "app/output.h"
#include "app/signals.h"
#include "ui/screen.h"
#include "ui/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 65536, KEY_BYTES = 8 };

struct run {
	struct screen *screen;
	struct terminal *terminal;
	struct keys *keys;
	struct canvas canvas;
	int in, signal_fd;
	bool going;
	bool ended; /* from outside */
	bool busy; /* something was typed since the last pause */
	bool much; /* more came at once than a key has: there may be more yet */
};

static void take_keys(struct run *run)
{
	struct key key;

	while (run->going && keys_next(run->keys, &key)) {
		run->going = screen_key(run->screen, &key);
		run->busy = true;
	}
}

/* --- the world ------------------------------------------------------------------ */

static void resize(struct run *run)
{
	int columns, rows;

	terminal_size(run->terminal, &columns, &rows);
	terminal_resize(run->terminal, columns, rows);
	canvas_resize(&run->canvas, columns, rows);
	screen_resize(run->screen, columns, rows);
	run->busy = true; /* what a pause shows is to come again */
}

static void come_back(struct run *run)
{
	terminal_resume(run->terminal);
	resize(run);
}

static void stop(struct run *run)
{
	terminal_suspend(run->terminal);
	kill(getpid(), SIGSTOP);
	come_back(run);
}

static void end(struct run *run)
{
	keys_end(run->keys);
	take_keys(run);
	run->ended = run->going;
	run->going = false;
}

/* A stop that was continued before it was heard is none, and one that would come
 * after the end would hold it: only what all of them amount to is done. */
static void hear(struct run *run)
{
	int amount = 0;

	for (int signal = signals_take(); signal; signal = signals_take())
		switch (signal) {
		case SIGWINCH: amount = amount ? amount : SIGWINCH; break;
		case SIGTSTP:
		case SIGCONT: amount = signal; break;
		default: end(run); return;
		}
	switch (amount) {
	case SIGWINCH: resize(run); break;
	case SIGTSTP: stop(run); break;
	case SIGCONT: come_back(run); break;
	}
}

static void read_keys(struct run *run)
{
	char bytes[BATCH];
	ssize_t n = read(run->in, bytes, sizeof bytes);

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		end(run);
		return;
	}
	run->much = n > KEY_BYTES;
	keys_feed(run->keys, bytes, (size_t)n);
	take_keys(run);
}

/* An escape alone is a key when nothing follows; a pause in typing is a pause. */
static void pause_typing(struct run *run)
{
	if (keys_undecided(run->keys)) {
		keys_timeout(run->keys);
		take_keys(run);
		return;
	}
	screen_idle(run->screen);
	run->busy = false;
}

static int patience(const struct run *run)
{
	if (keys_undecided(run->keys))
		return KEYS_ESCAPE_MS;
	return run->busy ? SCREEN_IDLE_MS : -1;
}

static void wait_for(struct run *run)
{
	struct pollfd set[2] = { { run->in, POLLIN, 0 }, { run->signal_fd, POLLIN, 0 } };
	int ready = poll(set, 2, patience(run));

	if (ready < 0 && errno != EINTR)
		end(run);
	if (!ready)
		pause_typing(run);
	if (ready > 0 && set[1].revents)
		hear(run);
	if (ready > 0 && run->going && set[0].revents)
		read_keys(run);
}

/* --- frames ------------------------------------------------------------------------ */

static bool more_waits(const struct run *run)
{
	struct pollfd set = { run->in, POLLIN, 0 };

	return run->much && poll(&set, 1, 0) > 0 && set.revents & POLLIN;
}

static void show(struct run *run)
{
	unsigned asks = screen_asks(run->screen);

	if (asks & SCREEN_COPY)
		terminal_copy(run->terminal, screen_copied(run->screen), strlen(screen_copied(run->screen)));
	if (asks & SCREEN_REPAINT)
		terminal_repaint(run->terminal);
	screen_draw(run->screen, &run->canvas);
	terminal_show(run->terminal, &run->canvas);
}

/* Real vt terminals have no F1 to F5, or none at all. */
static bool has_function_keys(void)
{
	const char *term = getenv("TERM");

	return !term || strncmp(term, "vt", 2) != 0;
}

static void tell_last(const struct screen *screen)
{
	if (*screen_message(screen))
		output_tell("%s\n", screen_message(screen));
}

static void give_back(void *terminal)
{
	terminal_suspend(terminal);
}

enum ui_end ui_run(struct session *session, int in, int out, int signal_fd, enum charset charset, struct err *err)
{
	struct run run = { .in = in, .signal_fd = signal_fd, .going = true };
	int columns, rows;

	run.terminal = terminal_open(in, out, charset, err);
	if (!run.terminal)
		return UI_NONE;
	signals_give_back(give_back, run.terminal);
	signals_hear(SIGWINCH);
	signals_hear(SIGTSTP);
	terminal_size(run.terminal, &columns, &rows);
	canvas_init(&run.canvas, columns, rows);
	run.keys = keys_new(charset);
	run.screen = screen_new(session, columns, rows, has_function_keys());
	show(&run);
	while (run.going) {
		wait_for(&run);
		if (run.going && !more_waits(&run))
			show(&run);
	}
	signals_give_back(NULL, NULL);
	terminal_close(run.terminal);
	if (!run.ended)
		tell_last(run.screen);
	screen_free(run.screen);
	keys_free(run.keys);
	canvas_release(&run.canvas);
	return run.ended ? UI_ENDED : UI_LEFT;
}
