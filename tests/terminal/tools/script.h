/*
 * What the scripts of this folder have in common: text with \r \n \t \e \\ \xNN,
 * and the names of signals.
 */
#ifndef BLANKETT_TESTS_SCRIPT_H
#define BLANKETT_TESTS_SCRIPT_H

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* The bytes that are meant, never more than the text has; how many. */
static inline size_t script_unescape(const char *text, char *out)
{
	size_t len = 0;

	for (; *text; text++) {
		char c = *text;

		if (c == '\\' && text[1]) {
			static const char from[] = "rnte\\", to[] = "\r\n\t\x1b\\";
			const char *at = strchr(from, *++text);

			if (at)
				c = to[at - from];
			else if (*text == 'x' && text[1] && text[2]) {
				c = (char)strtol((char[3]){ text[1], text[2], 0 }, NULL, 16);
				text += 2;
			}
		}
		out[len++] = c;
	}
	return len;
}

/* 0 when there is none of that name. */
static inline int script_signal(const char *name)
{
	static const struct { const char *name; int number; } signals[] = {
		{ "HUP", SIGHUP },   { "TERM", SIGTERM }, { "KILL", SIGKILL }, { "ABRT", SIGABRT }, { "STOP", SIGSTOP },
		{ "TSTP", SIGTSTP }, { "CONT", SIGCONT }, { "INT", SIGINT },
	};

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (!strcmp(signals[i].name, name))
			return signals[i].number;
	return 0;
}

#endif
