/*
 * Kills a session at random moments.
 *
 *     kill-random [COUNTED [SEED]]
 *
 * A child opens the draft, changes it at random, and says over a pipe which
 * state it is going to flush and which one is safe; it is killed at a random
 * moment, also in the middle of a save.  The draft must open with the last
 * state that was said to be safe, or the one being flushed.
 *
 * A session killed before it said that anything is safe shows that the draft is
 * as the one before left it; but only those that had said so are counted, and
 * COUNTED of them are wanted (1000).
 */
#include "../../unit/draft_world.h"
#include "base/clock.h"
#include "store/draft.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

enum {
	STEPS = 60,
	MOST_FOR_ONE = 20, /* rounds for each that counts */
};

/* What the child says: a letter and the state's digest. */
struct word {
	char letter; /* 'f' going to be flushed, 's' safe */
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

static void say(int fd, char letter, const struct draft *draft)
{
	struct word word = { .letter = letter };

	state_of(draft, word.state);
	if (write(fd, &word, sizeof word) != sizeof word)
		_exit(1);
}

static void live(struct world *world, const char *path, uint64_t seed, int fd)
{
	struct draft *draft = open_or_create(world, path);

	for (int i = 0; draft && i < STEPS; i++) {
		world_step(draft_application(draft), &seed);
		say(fd, 'f', draft);
		if (draft_flush(draft, NULL))
			_exit(1);
		say(fd, 's', draft);
		if (world_chance(&seed, 12) == 0 && draft_save(draft, NULL))
			_exit(1);
	}
	_exit(draft ? 0 : 1);
}

/* --- the parent ----------------------------------------------------------------- */

static void wait_a_little(uint64_t *seed)
{
	struct timespec wait = { 0, (long)world_chance(seed, 2500) * 1000 };

	nanosleep(&wait, NULL); /* waits: the moment of the kill is to be any moment */
}

/* Reads what was said until the pipe ends; safe and next are states.  Whether
 * anything was safe. */
static bool listen_to(int fd, char safe[DIGEST_TEXT], char next[DIGEST_TEXT])
{
	struct word word;
	bool heard = false;

	while (read(fd, &word, sizeof word) == sizeof word) {
		heard |= word.letter == 's';
		memcpy(word.letter == 's' ? safe : next, word.state, DIGEST_TEXT);
	}
	return heard;
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
	char safe[DIGEST_TEXT]; /* what the draft must be; "" nothing is known */
};

static bool run(struct world *world, const char *path, uint64_t seed, struct tally *tally)
{
	char next[DIGEST_TEXT] = "";
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
	wait_a_little(&seed);
	kill(pid, SIGKILL);
	tally->counted += listen_to(said[0], tally->safe, next);
	close(said[0]);
	waitpid(pid, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status))
		return false;
	return check(world, path, &seed, tally->safe, next);
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

int main(int argc, char **argv)
{
	int wanted = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 1000;
	uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)getpid() * 1000003u;
	struct tally tally = { 0, 0, 0, "" };
	struct world world;
	char *path;

	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("seed %llu\n", (unsigned long long)first);
	world_init(&world);
	path = world_path(&world, "a.yaml");
	while (tally.counted < wanted && tally.rounds < wanted * MOST_FOR_ONE)
		one_round(&world, path, first, &tally);
	free(path);
	world_release(&world);
	printf("%d rounds, %d of them killed after something was shown\n", tally.rounds, tally.counted);
	if (tally.counted < wanted) {
		printf("that is too few: %d are wanted\n", wanted);
		tally.failed++;
	}
	printf("%d passed, %d failed\n", tally.counted, tally.failed);
	return tally.failed > 0;
}
