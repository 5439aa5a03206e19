/*
 * A pseudo-terminal that is read all the time, so that writing never waits.
 *
 * Calls:    line_open(&line);          24 rows, 80 columns
 *           ... something writes to line.slave ...
 *           line_take(&line, &bytes);  all of that, and nothing else
 */
#ifndef BLANKETT_TESTS_LINE_H
#define BLANKETT_TESTS_LINE_H

#include "base/str.h"

#include <pthread.h>
#include <pty.h>
#include <unistd.h>

enum { MARK = 5 };

struct line {
	int master, slave;
	pthread_t reader;
	pthread_mutex_t lock;
	pthread_cond_t came;
	struct str bytes; /* since they were taken last */
};

static void *read_all(void *data)
{
	struct line *line = data;
	char bytes[4096];
	ssize_t got;

	while ((got = read(line->master, bytes, sizeof bytes)) > 0) {
		pthread_mutex_lock(&line->lock);
		str_add_bytes(&line->bytes, bytes, (size_t)got);
		pthread_cond_signal(&line->came);
		pthread_mutex_unlock(&line->lock);
	}
	return NULL;
}

static void line_open(struct line *line)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if (openpty(&line->master, &line->slave, NULL, NULL, &size))
		exit(2);
	pthread_mutex_init(&line->lock, NULL);
	pthread_cond_init(&line->came, NULL);
	str_init(&line->bytes);
	pthread_create(&line->reader, NULL, read_all, line);
}

/* All that was written until now: a byte that no screen sends marks the end. */
static void line_take(struct line *line, struct str *out)
{
	char mark = MARK;

	str_clear(out);
	if (write(line->slave, &mark, 1) != 1)
		exit(2);
	pthread_mutex_lock(&line->lock);
	while (!line->bytes.len || line->bytes.data[line->bytes.len - 1] != MARK)
		pthread_cond_wait(&line->came, &line->lock);
	str_add_bytes(out, line->bytes.data, line->bytes.len - 1);
	str_clear(&line->bytes);
	pthread_mutex_unlock(&line->lock);
}

#endif
