#include "base/str.h"

#include "base/mem.h"

#include <assert.h>

const char str_nothing[1] = "";

void str_init(struct str *s)
{
	*s = (struct str)STR_EMPTY;
}

void str_release(struct str *s)
{
	if (s->room)
		free(s->data);
	str_init(s);
}

void str_clear(struct str *s)
{
	str_cut(s, 0);
}

char *str_detach(struct str *s)
{
	char *data = s->room ? s->data : mem_strdup("");

	str_init(s);
	return data;
}

void str_reserve(struct str *s, size_t more)
{
	char *old = s->room ? s->data : NULL;

	s->data = mem_grow(old, &s->room, s->len + more + 1, 1);
	s->data[s->len] = '\0';
}

void str_add_bytes(struct str *s, const char *bytes, size_t len)
{
	if (!len)
		return;
	str_reserve(s, len);
	memcpy(s->data + s->len, bytes, len);
	s->len += len;
	s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	str_reserve(s, 1);
	s->data[s->len++] = c;
	s->data[s->len] = '\0';
}

void str_addv(struct str *s, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(len >= 0);
	str_reserve(s, (size_t)len);
	vsnprintf(s->data + s->len, (size_t)len + 1, format, args);
	s->len += (size_t)len;
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_addv(s, format, args);
	va_end(args);
}

void str_cut(struct str *s, size_t len)
{
	assert(len <= s->len);
	if (!s->room)
		return;
	s->len = len;
	s->data[len] = '\0';
}

static int is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void str_trim(struct str *s)
{
	size_t start = 0;

	while (s->len && is_white(s->data[s->len - 1]))
		str_cut(s, s->len - 1);
	while (start < s->len && is_white(s->data[start]))
		start++;
	if (start)
		str_splice(s, 0, start, "", 0);
}

void str_splice(struct str *s, size_t at, size_t removed, const char *text, size_t len)
{
	assert(at <= s->len && removed <= s->len - at);
	str_reserve(s, len);
	memmove(s->data + at + len, s->data + at + removed, s->len - at - removed + 1);
	memcpy(s->data + at, text, len);
	s->len = s->len - removed + len;
}
