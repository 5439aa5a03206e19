#include "unit.h"

#include "base/mem.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

TEST(memory_is_zeroed)
{
	char *bytes = mem_alloc(64);
	int *numbers = mem_array(5, sizeof *numbers);
	char zero[64] = { 0 };

	assert_memory_equal(bytes, zero, 64);
	assert_memory_equal(numbers, zero, 5 * sizeof *numbers);
	free(bytes);
	free(numbers);
	free(mem_alloc(0));
	free(mem_resize(NULL, 0));
}

TEST(copies_end_with_nul)
{
	char *copy = mem_strndup("abcdef", 3);

	assert_string_equal(copy, "abc");
	free(copy);
	copy = mem_strdup("åäö");
	assert_string_equal(copy, "åäö");
	free(copy);
	assert_null(mem_strdup(NULL));
}

TEST(memory_that_is_warmed_is_there_and_holds_what_it_held)
{
	enum { SIZE = 64 * 1024 };
	char *memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	unsigned char there[SIZE / 4096] = { 0 };

	memory[page] = 'a';
	mem_warm(memory + 100, SIZE - 200);
	assert_int_equal(mincore(memory, SIZE, there), 0);
	for (size_t i = 0; i < SIZE / page; i++)
		assert_true(there[i] & 1);
	assert_int_equal(memory[page], 'a');
	assert_int_equal(memory[0], 0);
	munmap(memory, SIZE);
	mem_warm(NULL, 0);
}

TEST(an_array_grows_and_keeps_what_it_holds)
{
	size_t room = 0;
	int *numbers = NULL;

	for (int i = 0; i < 1000; i++) {
		numbers = mem_grow(numbers, &room, (size_t)i + 1, sizeof *numbers);
		assert_true(room > (size_t)i);
		numbers[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	assert_ptr_equal(mem_grow(numbers, &room, 3, sizeof *numbers), numbers);
	free(numbers);
}

TEST(an_arena_gives_aligned_zeroed_memory)
{
	struct arena arena = ARENA_EMPTY;
	char *previous = NULL;

	for (size_t size = 1; size < 300; size++) {
		char *memory = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 'x', size);
		assert_ptr_not_equal(memory, previous);
		previous = memory;
	}
	arena_release(&arena);
	assert_null(arena.blocks);
	arena_release(&arena);
}

TEST(an_arena_copies_text)
{
	struct arena arena = ARENA_EMPTY;
	const char *one = arena_strdup(&arena, "ett");
	const char *two = arena_strndup(&arena, "tvåhundra", 4);

	assert_string_equal(one, "ett");
	assert_string_equal(two, "två");
	assert_null(arena_strdup(&arena, NULL));
	assert_non_null(arena_array(&arena, 3, 100));
	assert_string_equal(one, "ett");
	arena_release(&arena);
}

/* Whether the call ends the program, as out of memory must. */
static int ends(void (*call)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (!pid) {
		signal(SIGABRT, SIG_DFL);
		close(STDERR_FILENO);
		call();
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return status != 0;
}

static void too_many(void)
{
	mem_array(SIZE_MAX / 2, 3);
}

static void too_many_of_an_arena(void)
{
	struct arena arena = ARENA_EMPTY;

	arena_array(&arena, SIZE_MAX / 2, 3);
}

static void past_the_end_of_an_arena(void)
{
	struct arena arena = ARENA_EMPTY;

	arena_alloc(&arena, SIZE_MAX - 3);
}

TEST(sizes_that_overflow_end_the_program)
{
	assert_true(ends(too_many));
	assert_true(ends(too_many_of_an_arena));
	assert_true(ends(past_the_end_of_an_arena));
}
