#include "app/output.h"

#include "base/charset.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <unistd.h>

/* Opened for reading only: what is written there fails, and is not lost unheard. */
void output_open(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
			return;
}

/* Cleaned from tab to tab, for a tab parts columns. */
static void clean(struct str *out, const char *text)
{
	for (;;) {
		size_t len = strcspn(text, "\t");

		utf8_clean(out, text, len, false, NULL);
		if (!text[len])
			return;
		str_add_char(out, '\t');
		text += len + 1;
	}
}

static void put(FILE *stream, const char *format, va_list args)
{
	struct str cleaned = STR_EMPTY, bytes = STR_EMPTY;
	char *text;

	if (vasprintf(&text, format, args) < 0)
		return;
	clean(&cleaned, text);
	charset_encode(charset_of_environment(), cleaned.data, cleaned.len, &bytes);
	fwrite(bytes.data, 1, bytes.len, stream);
	str_release(&cleaned);
	str_release(&bytes);
	free(text);
}

void output_result(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put(stdout, format, args);
	va_end(args);
}

void output_tell(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put(stderr, format, args);
	va_end(args);
}

int output_close(struct err *err)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGPIPE, &ignore, NULL);
	errno = 0;
	if ((!fflush(stdout) && !ferror(stdout)) || errno == EPIPE)
		return 0;
	if (!errno)
		return err_set(err, _("The result could not be written to standard output."));
	return err_system(err, _("The result could not be written to standard output"));
}
