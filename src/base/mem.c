#include "base/mem.h"

#include <errno.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Most arenas are small: they end in their first block. */
#ifdef BLANKETT_TINY
enum { FIRST_BLOCK = 32, ARENA_BLOCK = 64 };
#else
enum { FIRST_BLOCK = 4 * 1024, ARENA_BLOCK = 32 * 1024 };
#endif

enum { WORTH_WARMING = 12 * 1024 }; /* less is not worth a call of the system */

enum { ALIGNMENT = _Alignof(max_align_t) };

struct arena_block {
	struct arena_block *next;
	size_t size;
	max_align_t data[];
};

static void *must(void *memory)
{
	if (memory)
		return memory;
	errno = ENOMEM;
	abort();
}

static size_t product(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		must(NULL);
	return count * size;
}

void *mem_alloc(size_t size)
{
	return must(calloc(1, size ? size : 1));
}

void *mem_array(size_t count, size_t size)
{
	return mem_alloc(product(count, size));
}

void *mem_resize(void *old, size_t size)
{
	return must(realloc(old, size ? size : 1));
}

char *mem_strndup(const char *text, size_t len)
{
	char *copy = mem_alloc(len + 1);

	memcpy(copy, text, len);
	return copy;
}

char *mem_strdup(const char *text)
{
	return text ? mem_strndup(text, strlen(text)) : NULL;
}

void *mem_grow(void *items, size_t *room, size_t need, size_t size)
{
	size_t more = *room ? *room * 2 : 8;

	if (need <= *room)
		return items;
	if (more < need)
		more = need;
	items = mem_resize(items, product(more, size));
	*room = more;
	return items;
}

void mem_warm(void *memory, size_t size)
{
	uintptr_t start = (uintptr_t)memory & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);

	/* An older system refuses, and brings them in one by one as ever. */
	if (size >= WORTH_WARMING)
		madvise((void *)start, (uintptr_t)memory + size - start, MADV_POPULATE_WRITE);
}

void arena_release(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *next = arena->blocks->next;

		free(arena->blocks);
		arena->blocks = next;
	}
	arena->used = 0;
}

static void add_block(struct arena *arena, size_t need)
{
	size_t usual = arena->blocks ? ARENA_BLOCK : FIRST_BLOCK;
	size_t size = need > usual ? need : usual;
	struct arena_block *block = mem_resize(NULL, sizeof *block + size);

	mem_warm(block, sizeof *block + size);
	block->next = arena->blocks;
	block->size = size;
	arena->blocks = block;
	arena->used = 0;
}

static char *take(struct arena *arena, size_t size)
{
	size_t whole = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	char *at;

	if (whole < size)
		must(NULL);
	if (!arena->blocks || arena->blocks->size - arena->used < whole)
		add_block(arena, whole);
	at = (char *)arena->blocks->data + arena->used;
	arena->used += whole;
	return at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, product(count, size));
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	char *copy = take(arena, len + 1);

	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}
