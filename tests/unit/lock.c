#include "unit.h"

#include "draft_world.h"
#include "store/lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

/* A process that has the lock until it is told to go: by a signal, unless it
 * is stubborn, or by the pipe being closed. */
struct other {
	pid_t pid;
	int leave;
};

static void hold(const char *path, bool stubborn, int ready, int leave)
{
	struct lock *lock;
	sigset_t term;
	char byte = 'r';

	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	if (stubborn)
		sigprocmask(SIG_BLOCK, &term, NULL);
	lock = lock_take(path, NULL, NULL);
	if (lock && write(ready, &byte, 1) == 1 && read(leave, &byte, 1) == 0)
		lock_release(lock);
	_exit(0);
}

static struct other start_other(const char *path, bool stubborn)
{
	struct other other;
	int ready[2], leave[2];
	char byte;

	assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
	assert_int_equal(pipe2(leave, O_CLOEXEC), 0);
	other.pid = fork();
	if (!other.pid) {
		close(leave[1]);
		hold(path, stubborn, ready[1], leave[0]);
	}
	close(ready[1]);
	close(leave[0]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	other.leave = leave[1];
	return other;
}

static void end_other(struct other other)
{
	close(other.leave);
	waitpid(other.pid, NULL, 0);
}

TEST(the_second_one_hears_who_has_it)
{
	struct world world;
	struct lock_holder holder;
	struct err err = ERR_NONE;
	struct other other;
	struct lock *lock;
	char *path;

	world_init(&world);
	setenv("TZ", "Europe/Stockholm", 1);
	path = world_path(&world, "a.yaml");
	other = start_other(path, true);
	assert_null(lock_take(path, &holder, &err));
	assert_int_equal(holder.pid, other.pid);
	assert_true(holder.same_user);
	assert_true(holder.same_host);
	assert_string_equal(holder.since, "2026-11-22 01:00");
	assert_non_null(strstr(err.text, "has this application open"));
	end_other(other);
	lock = lock_take(path, &holder, &err);
	assert_non_null(lock);
	assert_int_equal(holder.pid, 0);
	lock_release(lock);
	free(path);
	path = world_path(&world, ".a.yaml.lock");
	assert_false(file_exists(path));
	free(path);
	world_release(&world);
}

TEST(a_killed_process_leaves_no_lock)
{
	struct world world;
	struct other other;
	struct lock *lock;
	char *path;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	other = start_other(path, false);
	kill(other.pid, SIGKILL);
	end_other(other);
	lock = lock_take(path, NULL, NULL);
	assert_non_null(lock);
	lock_release(lock);
	free(path);
	world_release(&world);
}

TEST(taking_over_asks_the_other_to_leave)
{
	struct world world;
	struct lock_holder holder;
	struct err err = ERR_NONE;
	struct other other;
	struct lock *lock;
	char *path;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	other = start_other(path, false);
	lock = lock_take_over(path, 10000, &holder, &err);
	assert_non_null(lock);
	assert_int_equal(holder.pid, other.pid);
	lock_release(lock);
	end_other(other);
	free(path);
	world_release(&world);
}

TEST(taking_over_gives_up_in_a_sentence)
{
	struct world world;
	struct err err = ERR_NONE;
	struct other other;
	char *path;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	other = start_other(path, true);
	assert_null(lock_take_over(path, 40, NULL, &err));
	assert_non_null(strstr(err.text, "was asked to save and leave"));
	end_other(other);
	free(path);
	world_release(&world);
}

TEST(a_holder_without_a_name_is_known_by_number)
{
	struct world world;
	struct lock_holder holder;
	struct err err = ERR_NONE;
	struct other other;
	char *path;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	other = start_other(path, false);
	world_put(&world, ".a.yaml.lock", "user: \nhost: here\npid: 1\n");
	assert_null(lock_take(path, &holder, &err));
	assert_int_equal(strtoul(holder.user, NULL, 10), geteuid());
	assert_true(strspn(holder.user, "0123456789") == strlen(holder.user) && *holder.user);
	end_other(other);
	free(path);
	world_release(&world);
}

TEST(another_machine_is_not_sent_signals)
{
	struct world world;
	struct err err = ERR_NONE;
	struct other other;
	char *path;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	other = start_other(path, false);
	world_put(&world, ".a.yaml.lock", "user: anna\nhost: elsewhere.example.se\npid: 1\n");
	assert_null(lock_take_over(path, 1000, NULL, &err));
	assert_non_null(strstr(err.text, "another machine (elsewhere.example.se)"));
	assert_int_equal(kill(other.pid, 0), 0);
	assert_int_equal(waitpid(other.pid, NULL, WNOHANG), 0);
	end_other(other);
	free(path);
	world_release(&world);
}

TEST(a_link_in_the_place_of_the_lock_is_not_followed)
{
	struct world world;
	struct err err = ERR_NONE;
	char *path, *lock_path, *target, *there;

	world_init(&world);
	path = world_path(&world, "a.yaml");
	lock_path = world_path(&world, ".a.yaml.lock");
	target = world_path(&world, "target");
	world_put(&world, "target", "precious");
	assert_int_equal(symlink(target, lock_path), 0);
	assert_null(lock_take(path, NULL, &err));
	assert_non_null(strstr(err.text, "link"));
	there = world_get(&world, "target");
	assert_string_equal(there, "precious");
	free(there);
	free(path);
	free(lock_path);
	free(target);
	world_release(&world);
}
