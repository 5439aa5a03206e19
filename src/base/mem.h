/*
 * Memory: allocation that never returns NULL, growing arrays, and arenas.
 *
 * Purpose:  a terminal program that is out of memory has nothing useful left
 *           to do, and everything the writer has seen is in the journal by
 *           then: so these calls end the program by abort(3), with ENOMEM in
 *           errno, instead of spreading a check to every caller.  What is said
 *           then, and how the terminal is given back: app/signals.h.
 * Arena:    many small things that die together (a form, a YAML tree).  All
 *           that came from an arena is released by arena_release, nothing
 *           singly.  Memory from an arena is zeroed and aligned for any type.
 * Warming:  a page of memory that comes at its first touch costs the system many
 *           times what it costs among others asked for at once.  Who is about
 *           to fill much of what it got says so with mem_warm; arenas do.
 * Limits:   sizes are checked for overflow.
 */
#ifndef BLANKETT_BASE_MEM_H
#define BLANKETT_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                  /* zeroed; free() it */
void *mem_array(size_t count, size_t size);    /* zeroed; free() it */
void *mem_resize(void *old, size_t size);      /* realloc that never fails */
char *mem_strdup(const char *text);            /* NULL gives NULL */
char *mem_strndup(const char *text, size_t len);

/* Nothing but time changes; what is there stays. */
void mem_warm(void *memory, size_t size);

/* Makes room for at least `need` items of `size` bytes; *room is how many fit
 * now.  Returns the array, moved or not:
 *         v->items = mem_grow(v->items, &v->room, v->count + 1, sizeof *v->items); */
void *mem_grow(void *items, size_t *room, size_t need, size_t size);

struct arena_block;
struct arena {
	struct arena_block *blocks; /* newest first */
	size_t used;                /* bytes used of the newest */
};

#define ARENA_EMPTY { NULL, 0 }

void arena_release(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);

#endif
