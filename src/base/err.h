/*
 * One error, told in one whole sentence.
 *
 * Purpose:  a function that can fail takes `struct err *err` as its last
 *           argument.  On success it leaves err untouched; on failure it puts
 *           one translated sentence there that says what is wrong, where
 *           ("file:line:column" when there is a place) and what to do.
 * Returns:  such functions return 0 or -1, or a pointer or NULL.
 * Calls:    struct err err = ERR_NONE;
 *           if (file_read(path, limit, &text, &err))
 *                   say(err.text);
 * Limits:   a sentence longer than the room is cut at a whole character.
 * Owner:    the caller; nothing to release.  err may be NULL: nobody listens.
 */
#ifndef BLANKETT_BASE_ERR_H
#define BLANKETT_BASE_ERR_H

struct err {
	char text[1024]; /* UTF-8, no newline at the end; "" is no error */
};

#define ERR_NONE { "" }

/* Puts a sentence in err, replacing what stands there.  Always returns -1,
 * so that a failing function can end with `return err_set(...)`. */
int err_set(struct err *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same, with ": <what the system says of errno>" after the sentence. */
int err_system(struct err *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
