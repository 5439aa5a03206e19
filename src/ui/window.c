#include "ui/window.h"

#include <sys/ioctl.h>

/* A count such as COLUMNS; 0 where it is none. */
static int count_in(const char *variable, int most)
{
	const char *text = getenv(variable);
	int count = 0;

	for (; text && *text >= '0' && *text <= '9'; text++)
		count = count > most ? count : count * 10 + (*text - '0');
	return text && !*text ? count : 0;
}

static struct winsize size_of(int fd)
{
	struct winsize size = { 0 };

	if (ioctl(fd, TIOCGWINSZ, &size) || !size.ws_col || !size.ws_row)
		return (struct winsize){ 0 };
	return size;
}

static int bounded(int count, int otherwise, int most)
{
	count = count ? count : otherwise;
	return count < most ? count : most;
}

void window_size(int fd, int *columns, int *rows)
{
	struct winsize size = size_of(fd);

	*columns = bounded(size.ws_col, count_in("COLUMNS", WINDOW_COLUMNS), WINDOW_COLUMNS);
	*rows = bounded(size.ws_row, count_in("LINES", WINDOW_ROWS), WINDOW_ROWS);
}

bool window_is_known(int fd)
{
	struct winsize size = size_of(fd);

	return size.ws_col && size.ws_col <= WINDOW_COLUMNS && size.ws_row <= WINDOW_ROWS;
}
