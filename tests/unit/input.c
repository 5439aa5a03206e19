#include "unit.h"

#include "line/input.h"

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

static void seen(void *context, const char *line)
{
	struct str *last = context;

	str_clear(last);
	str_add(last, line);
}

/* Types `keys` at a terminal of 80 columns; returns how many bytes came back. */
static size_t type(const char *keys, struct str *line, struct str *last)
{
	struct termios raw;
	struct input *input;
	char shown[4096];
	int master, slave, none[2];
	size_t all = 0;
	ssize_t n;

	assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
	assert_int_equal(tcgetattr(slave, &raw), 0);
	cfmakeraw(&raw);
	assert_int_equal(tcsetattr(slave, TCSANOW, &raw), 0);
	assert_int_equal(pipe(none), 0);
	assert_int_equal(write(master, keys, strlen(keys)), (ssize_t)strlen(keys));
	input = input_open(slave, slave, none[0], CHARSET_UTF8);
	assert_int_equal(input_line(input, line, seen, last), INPUT_LINE);
	fcntl(master, F_SETFL, O_NONBLOCK);
	while ((n = read(master, shown, sizeof shown)) > 0)
		all += (size_t)n;
	input_close(input);
	close(master);
	close(slave);
	close(none[0]);
	close(none[1]);
	return all;
}

static void add_times(struct str *keys, char key, int times)
{
	while (times--)
		str_add_char(keys, key);
}

TEST(a_wrapped_line_is_shown_anew_once_for_the_keys_that_wait)
{
	struct str keys = STR_EMPTY, line = STR_EMPTY, last = STR_EMPTY;

	add_times(&keys, 'z', 120);
	add_times(&keys, 0x7F, 115);
	str_add(&keys, "å\x7Fq\r");
	assert_in_range(type(keys.data, &line, &last), 120, 2500);
	assert_string_equal(line.data, "zzzzzq");
	assert_string_equal(last.data, "zzzzzq");
	str_release(&keys);
	str_release(&line);
	str_release(&last);
}
