/*
 * Kills a session at random moments.
 *
 *     kill-random [COUNTED [SEED]]
 *
 * A child opens the draft, changes it at random, and says over a pipe which
 * state it is going to flush, which one is safe, and when it saves.  It is killed
 * in one of three ways: by its parent a random while after its beginning, by its
 * parent a random while after a random word, or by a timer of its own, set as it
 * begins to flush or save and as long, at most, as that took the time before: so
 * every phase is met, however fast the machine and whatever else it does.
 * The draft must open with the last state that was said to be safe, or the one
 * being flushed.
 *
 * A session killed before it said that anything is safe shows that the draft is
 * as the one before left it; but only those that had said so, and had not ended
 * by themselves, are counted, and COUNTED of them are wanted (1000).  Of those,
 * at least one in MOST_FOR_PHASE must have been killed while it flushed, and as
 * many while it saved.
 */
#include "../../unit/draft_world.h"
#include "base/clock.h"
#include "store/draft.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>

enum {
	STEPS = 60,
	WORDS = 2 * STEPS,    /* that a session says at least, when it is let be */
	EARLY = 5,            /* one round in so many is killed without a word waited for */
	EARLY_US = 3000,      /* within so long, then */
	TIMED = 2,            /* and one of so many of the rest by its own timer */
	MOST_FOR_ONE = 20,    /* rounds for each that counts */
	MOST_FAILED = 50,     /* that is red enough */
	MOST_FOR_PHASE = 20,  /* counted ones for each in a phase */
};

/* What the child says: a letter and the state's digest. */
struct word {
	char letter; /* 'f' going to be flushed, 'w' written as a file, 's' safe */
	char state[DIGEST_TEXT];
};

static void state_of(const struct draft *draft, char state[DIGEST_TEXT])
{
	char *bytes = world_bytes(draft_application(draft));

	digest_of(bytes, strlen(bytes), state);
	free(bytes);
}

static const struct form *find_trial(void *context, const char *id, struct diags *diags)
{
	(void)id, (void)diags;
	return ((const struct world *)context)->form;
}

static struct draft *open_or_create(struct world *world, const char *path)
{
	struct draft_request request = { .path = path, .find_form = find_trial, .context = world };
	struct draft_report report = DRAFT_REPORT_EMPTY;
	struct err err = ERR_NONE;
	struct draft *draft = file_exists(path) ? draft_open(&request, &report, &err)
						: draft_create(path, application_new(world->form), &err);

	if (!draft)
		puts(err.text);
	draft_report_release(&report);
	return draft;
}

/* --- the child ---------------------------------------------------------------- */

/* A phase that the timer may fall into: what it does, and how long it took last. */
struct phase {
	char letter;
	int (*act)(struct draft *draft, struct err *err);
	unsigned us;
};

struct life {
	struct draft *draft;
	int fd;           /* words are said there */
	char ends_in;     /* the phase that its timer is to fall into; '\0': it has none */
	int passes;       /* so many such phases before */
	uint64_t seed;
	struct word word;
};

static void say(const struct life *life, char letter)
{
	struct word word = life->word;

	word.letter = letter;
	if (write(life->fd, &word, sizeof word) != sizeof word)
		_exit(1);
}

/* SIGALRM, not caught, ends it as SIGKILL does: nothing of ours runs after it. */
static void set_timer(uint64_t *seed, unsigned most_us)
{
	struct itimerval end = { .it_value = { 0, 1 + world_chance(seed, most_us + 1) } };

	setitimer(ITIMER_REAL, &end, NULL);
}

static unsigned now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (unsigned)((uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u);
}

static void pass(struct life *life, struct phase *phase)
{
	struct err err = ERR_NONE;
	unsigned began;

	say(life, phase->letter);
	began = now_us();
	if (life->ends_in == phase->letter && life->passes-- <= 0)
		set_timer(&life->seed, phase->us);
	if (phase->act(life->draft, &err)) {
		printf("the session could not go on: %s\n", err.text);
		fflush(stdout);
		_exit(1);
	}
	phase->us = now_us() - began;
	say(life, 's');
}

static void live(struct world *world, const char *path, struct life *life)
{
	struct phase flush = { 'f', draft_flush, 50 }, save = { 'w', draft_save, 500 };

	life->draft = open_or_create(world, path);
	for (int i = 0; life->draft && i < STEPS; i++) {
		world_step(draft_application(life->draft), &life->seed);
		state_of(life->draft, life->word.state);
		pass(life, &flush);
		if (world_chance(&life->seed, 12) == 0)
			pass(life, &save);
	}
	_exit(life->draft ? 0 : 1);
}

/* --- the parent ----------------------------------------------------------------- */

/* What was heard from one session. */
struct heard {
	char next[DIGEST_TEXT]; /* the state that was going to be flushed last; "" none */
	char last;              /* the letter said last; '\0' none */
	bool safe;              /* anything was safe */
};

/* Short ones as often as long ones, so that every phase is met, however fast. */
static unsigned some_us(uint64_t *seed)
{
	return world_chance(seed, 2u << world_chance(seed, 10));
}

static void wait_us(unsigned us)
{
	struct timespec wait = { 0, (long)us * 1000 };

	nanosleep(&wait, NULL); /* waits: the moment of the kill is to be any moment */
}

/* Takes in what is said, `most` words or until the pipe ends; `safe` is a state. */
static void listen_to(int fd, unsigned most, struct heard *heard, char safe[DIGEST_TEXT])
{
	struct word word;

	while (most-- && read(fd, &word, sizeof word) == sizeof word) {
		heard->last = word.letter;
		heard->safe |= word.letter == 's';
		if (word.letter != 'w')
			memcpy(word.letter == 's' ? safe : heard->next, word.state, DIGEST_TEXT);
	}
}

/* Kills it at a random moment, rather an early one, and takes in what it had said until then. */
static void listen_and_kill(pid_t pid, int fd, bool timed, uint64_t *seed, struct heard *heard,
			    char safe[DIGEST_TEXT])
{
	if (timed)
		return listen_to(fd, UINT_MAX, heard, safe);
	if (world_chance(seed, EARLY)) {
		listen_to(fd, 1 + world_chance(seed, 1 + world_chance(seed, WORDS)), heard, safe);
		wait_us(some_us(seed));
	} else {
		wait_us(world_chance(seed, EARLY_US));
	}
	kill(pid, SIGKILL);
	listen_to(fd, UINT_MAX, heard, safe);
}

static bool fail(const char *why)
{
	printf("%s\n", why);
	return false;
}

/* True when the draft is as it was said to be; then `safe` is its state. */
static bool check(struct world *world, const char *path, uint64_t *seed, char safe[DIGEST_TEXT],
		  const char next[DIGEST_TEXT])
{
	struct draft *draft = open_or_create(world, path);
	char now[DIGEST_TEXT];
	struct err err = ERR_NONE;
	bool right;

	if (!draft)
		return fail("it does not open");
	state_of(draft, now);
	right = !*safe || !strcmp(now, safe) || !strcmp(now, next);
	memcpy(safe, now, sizeof now);
	if (world_chance(seed, 4)) {
		draft_leave(draft);
		return right || fail("it opens with another state");
	}
	if (draft_close(draft, &err))
		return fail(err.text);
	draft = open_or_create(world, path);
	if (!draft)
		return fail("it does not open after it was closed");
	state_of(draft, now);
	draft_leave(draft);
	if (strcmp(now, safe))
		return fail("it is another after it was closed");
	return right || fail("it opens with another state");
}

/* What the rounds so far came to. */
struct tally {
	int rounds, counted, failed;
	int flushing, saving;   /* those counted that were killed while they did so */
	char safe[DIGEST_TEXT]; /* what the draft must be; "" nothing is known */
};

static void count(struct tally *tally, const struct heard *heard)
{
	tally->counted += heard->safe;
	tally->flushing += heard->safe && heard->last == 'f';
	tally->saving += heard->safe && heard->last == 'w';
}

static bool run(struct world *world, const char *path, uint64_t seed, struct tally *tally)
{
	struct heard heard = { "", '\0', false };
	struct life life = { .seed = seed };
	int said[2], status;
	pid_t pid;

	if (pipe2(said, O_CLOEXEC))
		return fail("there is no pipe");
	if (world_chance(&seed, TIMED) == 0) {
		life.ends_in = world_chance(&seed, 2) ? 'w' : 'f';
		life.passes = (int)world_chance(&seed, life.ends_in == 'w' ? 2 : STEPS / 2);
	}
	pid = fork();
	if (!pid) {
		close(said[0]);
		life.fd = said[1];
		live(world, path, &life);
	}
	close(said[1]);
	listen_and_kill(pid, said[0], life.ends_in, &seed, &heard, tally->safe);
	close(said[0]);
	waitpid(pid, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status))
		return fail("the session ended by itself");
	if (WIFSIGNALED(status))
		count(tally, &heard);
	return check(world, path, &seed, tally->safe, heard.next);
}

static void one_round(struct world *world, const char *path, uint64_t first, struct tally *tally)
{
	bool right = run(world, path, first + (uint64_t)tally->rounds, tally);

	if (!right) {
		printf("round %d: what was shown is not there (seed %llu)\n", tally->rounds, (unsigned long long)first);
		tally->failed++;
		tally->safe[0] = '\0';
	}
	tally->rounds++;
}

/* Too few of those that count would make this a test that cannot fail. */
static void demand(struct tally *tally, const char *what, int count, int wanted)
{
	printf("%d rounds, %d of them killed %s\n", tally->rounds, count, what);
	if (count >= wanted)
		return;
	printf("that is too few: %d are wanted\n", wanted);
	tally->failed++;
}

int main(int argc, char **argv)
{
	int wanted = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 1000;
	uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)getpid() * 1000003u;
	struct tally tally = { .safe = "" };
	struct world world;
	char *path;

	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("seed %llu\n", (unsigned long long)first);
	prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
	world_init(&world);
	path = world_path(&world, "a.yaml");
	while (tally.counted < wanted && tally.rounds < wanted * MOST_FOR_ONE && tally.failed < MOST_FAILED)
		one_round(&world, path, first, &tally);
	free(path);
	world_release(&world);
	demand(&tally, "after something was shown", tally.counted, wanted);
	demand(&tally, "while they flushed", tally.flushing, wanted / MOST_FOR_PHASE);
	demand(&tally, "while they saved", tally.saving, wanted / MOST_FOR_PHASE);
	printf("%d passed, %d failed\n", tally.counted, tally.failed);
	return tally.failed > 0;
}
