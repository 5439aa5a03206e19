/*
 * Strings that grow.
 *
 * Purpose:  build text without counting bytes by hand.
 * Shape:    `data` is always a C string ("" when nothing was added), `len`
 *           its bytes without the final NUL.  NUL bytes inside are allowed.
 * Calls:    struct str s = STR_EMPTY;
 *           str_addf(&s, "%d parties", n);
 *           use(s.data);
 *           str_release(&s);
 * Owner:    whoever declared it; str_detach hands the bytes to the caller.
 */
#ifndef BLANKETT_BASE_STR_H
#define BLANKETT_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

struct str {
	char *data;
	size_t len;
	size_t room; /* 0 while data is the shared empty string */
};

extern const char str_nothing[1]; /* the shared empty string; never written */

#define STR_EMPTY { (char *)str_nothing, 0, 0 }

void str_init(struct str *s);
void str_release(struct str *s);
void str_clear(struct str *s);             /* empty again, memory kept */
char *str_detach(struct str *s);           /* free() it; s is empty again */

void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t len);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
void str_cut(struct str *s, size_t len);   /* shortens to len bytes */
void str_trim(struct str *s);              /* ASCII white space off both ends */
void str_reserve(struct str *s, size_t more);

/* Replaces `removed` bytes at `at` by `len` bytes of `text`. */
void str_splice(struct str *s, size_t at, size_t removed, const char *text, size_t len);

#endif
