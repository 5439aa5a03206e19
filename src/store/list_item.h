/*
 * The items of a list answer.
 *
 * Shape:    an item is a line, with the lines after it that begin with two
 *           spaces and the empty lines before those.  Items joined by newlines
 *           are the answer again, to the byte.
 */
#ifndef BLANKETT_STORE_LIST_ITEM_H
#define BLANKETT_STORE_LIST_ITEM_H

#include <string.h>

/* The bytes of the item that begins at `text`; after it stands a newline, or
 * the end. */
static inline size_t list_item_len(const char *text)
{
	size_t end = strcspn(text, "\n");

	for (;;) {
		size_t next = end + strspn(text + end, "\n");

		if (strncmp(text + next, "  ", 2))
			return end;
		end = next + strcspn(text + next, "\n");
	}
}

#endif
