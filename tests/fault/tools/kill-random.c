/*
 * Kills a session at random moments.
 *
 *     kill-random [COUNTED [SEED]]
 *
 * A child opens the draft, changes it at random, and says over a pipe which
 * state it is going to flush, which one is safe, and when it saves; it is killed
 * a random while after a random one of these words, or after its beginning.
 * The draft must open with the last state that was said to be safe, or the one
 * being flushed.
 *
 * A session killed before it said that anything is safe shows that the draft is
 * as the one before left it; but only those that had said so, and had not ended
 * by themselves, are counted, and COUNTED of them are wanted (1000).  How fast
 * the machine is does not matter: of those, at least one in MOST_FOR_PHASE must
 * have been killed while it flushed, and as many while it saved.
 */
#include "../../unit/draft_world.h"
#include "base/clock.h"
#include "store/draft.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

enum {
	STEPS = 60,
	WORDS = 2 * STEPS,    /* that a session says at least, when it is let be */
	EARLY = 5,            /* one round in so many is killed without a word waited for */
	EARLY_US = 3000,      /* within so long, then */
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

static void say(int fd, char letter, struct word *word)
{
	word->letter = letter;
	if (write(fd, word, sizeof *word) != sizeof *word)
		_exit(1);
}

static void flush(struct draft *draft, struct word *word, int fd)
{
	state_of(draft, word->state);
	say(fd, 'f', word);
	if (draft_flush(draft, NULL))
		_exit(1);
	say(fd, 's', word);
}

static void save(struct draft *draft, struct word *word, int fd)
{
	say(fd, 'w', word);
	if (draft_save(draft, NULL))
		_exit(1);
	say(fd, 's', word);
}

static void live(struct world *world, const char *path, uint64_t seed, int fd)
{
	struct draft *draft = open_or_create(world, path);
	struct word word;

	for (int i = 0; draft && i < STEPS; i++) {
		world_step(draft_application(draft), &seed);
		flush(draft, &word, fd);
		if (world_chance(&seed, 12) == 0)
			save(draft, &word, fd);
	}
	_exit(draft ? 0 : 1);
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
static void listen_and_kill(pid_t pid, int fd, uint64_t *seed, struct heard *heard, char safe[DIGEST_TEXT])
{
	if (world_chance(seed, EARLY)) {
		listen_to(fd, 1 + world_chance(seed, 1 + world_chance(seed, WORDS)), heard, safe);
		wait_us(some_us(seed));
	} else {
		wait_us(world_chance(seed, EARLY_US));
	}
	kill(pid, SIGKILL);
	listen_to(fd, UINT_MAX, heard, safe);
}

/* True when the draft is as it was said to be; then `safe` is its state. */
static bool check(struct world *world, const char *path, uint64_t *seed, char safe[DIGEST_TEXT],
		  const char next[DIGEST_TEXT])
{
	struct draft *draft = open_or_create(world, path);
	char now[DIGEST_TEXT];
	bool right;

	if (!draft)
		return false;
	state_of(draft, now);
	right = !*safe || !strcmp(now, safe) || !strcmp(now, next);
	memcpy(safe, now, sizeof now);
	if (world_chance(seed, 4)) {
		draft_leave(draft);
		return right;
	}
	if (draft_close(draft, NULL))
		return false;
	draft = open_or_create(world, path);
	if (!draft)
		return false;
	state_of(draft, now);
	draft_leave(draft);
	return right && !strcmp(now, safe);
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
	int said[2], status;
	pid_t pid;

	if (pipe2(said, O_CLOEXEC))
		return false;
	pid = fork();
	if (!pid) {
		close(said[0]);
		live(world, path, seed, said[1]);
	}
	close(said[1]);
	listen_and_kill(pid, said[0], &seed, &heard, tally->safe);
	close(said[0]);
	waitpid(pid, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status))
		return false;
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
