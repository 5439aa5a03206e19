#include "base/err.h"

#include <errno.h>
#include <stdarg.h>

/* snprintf cuts at a byte: take away the torn character it may leave. */
static void cut_at_character(char *text, size_t room, int wanted)
{
	size_t end = room - 1;

	if (wanted < 0 || (size_t)wanted < room)
		return;
	while (end && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
		end--;
	if (end && (unsigned char)text[end - 1] >= 0xC0)
		end--;
	text[end] = '\0';
}

int err_set(struct err *err, const char *format, ...)
{
	va_list args;
	char text[sizeof err->text];

	if (!err)
		return -1;
	va_start(args, format);
	cut_at_character(text, sizeof text, vsnprintf(text, sizeof text, format, args));
	va_end(args);
	memcpy(err->text, text, sizeof text);
	return -1;
}

int err_system(struct err *err, const char *format, ...)
{
	va_list args;
	int saved = errno;
	char text[sizeof err->text];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return err_set(err, "%s: %s", text, strerror(saved));
}
