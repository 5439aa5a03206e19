#include "line/input.h"

#include "app/signals.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#ifdef BLANKETT_TINY
enum { BATCH = 4 };
#else
enum { BATCH = 65536 };
#endif

enum escape { ESCAPE_NONE, ESCAPE_BEGUN, ESCAPE_CSI, ESCAPE_SS3, ESCAPE_STRING };

struct input {
	int fd, echo_fd, signal_fd;
	enum charset charset;
	bool terminal;
	struct termios before;
	struct str bytes;   /* read, not yet used */
	size_t used;
	struct str torn;    /* the beginning of a character */
	enum escape escape;
	bool after_cr;      /* CR LF is one end of line */
	struct utf8_cleaning cleaned; /* since input_cleaned was asked */
	bool anew;          /* the line must be shown anew */
};

static void enter_raw(const struct input *input)
{
	struct termios raw = input->before;

	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON | ISTRIP);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(input->fd, TCSADRAIN, &raw);
}

static void leave_raw(void *context)
{
	const struct input *input = context;

	tcsetattr(input->fd, TCSADRAIN, &input->before);
}

struct input *input_open(int fd, int echo_fd, int signal_fd, enum charset charset)
{
	struct input *input = mem_alloc(sizeof *input);

	*input = (struct input){ .fd = fd, .echo_fd = echo_fd, .signal_fd = signal_fd, .charset = charset };
	str_init(&input->bytes);
	str_init(&input->torn);
	input->terminal = isatty(fd) && isatty(echo_fd) && !tcgetattr(fd, &input->before);
	if (input->terminal) {
		signals_give_back(leave_raw, input);
		enter_raw(input);
	}
	return input;
}

void input_close(struct input *input)
{
	if (!input)
		return;
	if (input->terminal) {
		signals_give_back(NULL, NULL);
		leave_raw(input);
	}
	str_release(&input->bytes);
	str_release(&input->torn);
	free(input);
}

bool input_cleaned(struct input *input)
{
	bool any = input->cleaned.controls > 0;

	input->cleaned = (struct utf8_cleaning){ 0 };
	return any;
}

bool input_is_terminal(const struct input *input)
{
	return input->terminal;
}

/* The program was stopped and goes on: the terminal is taken back. */
static bool is_back(const struct input *input)
{
	if (signals_take() != SIGCONT)
		return false;
	if (input->terminal)
		enter_raw(input);
	return true;
}

/* Waits for bytes; false at the end of everything. */
static bool fill(struct input *input)
{
	char bytes[BATCH];
	ssize_t n;

	for (;;) {
		struct pollfd set[2] = { { input->fd, POLLIN, 0 }, { input->signal_fd, POLLIN, 0 } };

		if (poll(set, 2, -1) < 0 && errno != EINTR)
			return false;
		if (set[1].revents && !is_back(input))
			return false;
		if (!set[0].revents)
			continue;
		n = read(input->fd, bytes, sizeof bytes);
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (n <= 0)
			return false;
		str_splice(&input->bytes, 0, input->used, "", 0);
		input->used = 0;
		str_add_bytes(&input->bytes, bytes, (size_t)n);
		return true;
	}
}

/* --- the terminal ------------------------------------------------------------- */

static void show(const struct input *input, const char *text, size_t len)
{
	struct str bytes = STR_EMPTY;

	charset_encode(input->charset, text, len, &bytes);
	if (file_write_all(input->echo_fd, bytes.data, bytes.len))
		errno = 0; /* a terminal that is gone shows itself at the next read */
	str_release(&bytes);
}

static int columns(const struct input *input)
{
	struct winsize size;

	return ioctl(input->echo_fd, TIOCGWINSZ, &size) || !size.ws_col ? 80 : size.ws_col;
}

/* Cuts the line to `len` bytes, on the screen too.  A wrapped line cannot be
 * cut there: it is shown anew, once for all the keys that wait. */
static void erase_to(struct input *input, struct str *line, size_t len, struct str *echo)
{
	int width = utf8_width(line->data + len, line->len - len);

	input->anew = input->anew || utf8_width(line->data, line->len) + 2 >= columns(input);
	str_cut(line, len);
	if (input->anew)
		return;
	for (int i = 0; i < width; i++)
		str_add(echo, "\b \b");
}

static size_t word_start(const struct str *line)
{
	size_t at = line->len;

	while (at && line->data[at - 1] == ' ')
		at--;
	while (at && line->data[at - 1] != ' ')
		at--;
	return at;
}

static void add_letter(struct input *input, char byte, struct str *line, struct str *echo)
{
	struct str raw = STR_EMPTY, clean = STR_EMPTY;
	size_t torn, whole;

	/* A character may come in pieces: kept until it is whole, or cannot become so. */
	str_add_char(&input->torn, byte);
	torn = charset_torn(input->charset, input->torn.data, input->torn.len);
	whole = input->torn.len - torn;
	if (!whole)
		return;
	charset_decode(input->charset, input->torn.data, whole, &raw);
	utf8_clean(&clean, raw.data, raw.len, true, &input->cleaned);
	str_add_bytes(line, clean.data, clean.len);
	str_add_bytes(echo, clean.data, clean.len);
	str_splice(&input->torn, 0, whole, "", 0);
	str_release(&raw);
	str_release(&clean);
}

/* True while the byte belongs to an escape sequence, which nobody here knows. */
static bool in_escape(struct input *input, unsigned char byte)
{
	switch (input->escape) {
	case ESCAPE_NONE:
		input->escape = byte == 0x1B ? ESCAPE_BEGUN : ESCAPE_NONE;
		return byte == 0x1B;
	case ESCAPE_BEGUN:
		input->escape = byte == '[' ? ESCAPE_CSI : byte == 'O' ? ESCAPE_SS3 :
				strchr("PX]^_", byte) && byte ? ESCAPE_STRING : ESCAPE_NONE;
		return true;
	case ESCAPE_CSI:
		if (byte >= 0x40 && byte <= 0x7E)
			input->escape = ESCAPE_NONE;
		return true;
	case ESCAPE_SS3:
		input->escape = ESCAPE_NONE;
		return true;
	case ESCAPE_STRING:
		if (byte == 0x07 || byte == '\\')
			input->escape = ESCAPE_NONE;
		return true;
	}
	return false;
}

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, CTRL_W = 23, DELETE = 127 };

enum key_result { KEY_MORE, KEY_LINE, KEY_CANCEL, KEY_END };

static enum key_result take_key(struct input *input, unsigned char byte, struct str *line, struct str *echo)
{
	bool second = input->after_cr && byte == '\n';

	input->after_cr = byte == '\r';
	if (second || in_escape(input, byte))
		return KEY_MORE;
	switch (byte) {
	case '\r':
	case '\n': return KEY_LINE;
	case CTRL_C: return KEY_CANCEL;
	case CTRL_D: return line->len ? KEY_MORE : KEY_END;
	case BACKSPACE:
	case DELETE: erase_to(input, line, utf8_previous(line->data, line->len, line->len), echo); break;
	case CTRL_U: erase_to(input, line, 0, echo); break;
	case CTRL_W: erase_to(input, line, word_start(line), echo); break;
	default: add_letter(input, (char)byte, line, echo); break;
	}
	return KEY_MORE;
}

/* Uses what has been read until a line is whole; then keeps, then shows. */
static enum key_result take_keys(struct input *input, struct str *line,
				 void (*changed)(void *context, const char *line), void *context)
{
	enum key_result result = KEY_MORE;
	struct str echo = STR_EMPTY;

	input->anew = false;
	while (result == KEY_MORE && input->used < input->bytes.len)
		result = take_key(input, (unsigned char)input->bytes.data[input->used++], line, &echo);
	if (result != KEY_CANCEL && (echo.len || input->anew))
		changed(context, line->data);
	if (input->anew) {
		str_clear(&echo);
		str_addf(&echo, "\n> %s", line->data);
	}
	if (result != KEY_MORE)
		str_add_char(&echo, '\n');
	show(input, echo.data, echo.len);
	str_release(&echo);
	return result;
}

static enum input_result terminal_line(struct input *input, struct str *line,
				       void (*changed)(void *context, const char *line), void *context)
{
	static const enum input_result results[] = {
		[KEY_LINE] = INPUT_LINE, [KEY_CANCEL] = INPUT_CANCEL, [KEY_END] = INPUT_ENDED,
	};

	for (;;) {
		enum key_result result = take_keys(input, line, changed, context);

		if (result != KEY_MORE)
			return results[result];
		if (!fill(input))
			return INPUT_ENDED;
	}
}

/* --- a pipe --------------------------------------------------------------------- */

static void take_line(struct input *input, size_t len, struct str *line)
{
	struct str raw = STR_EMPTY;

	charset_decode(input->charset, input->bytes.data + input->used, len, &raw);
	if (raw.len && raw.data[raw.len - 1] == '\r')
		str_cut(&raw, raw.len - 1);
	utf8_clean(line, raw.data, raw.len, true, &input->cleaned);
	str_release(&raw);
}

static enum input_result pipe_line(struct input *input, struct str *line)
{
	for (;;) {
		const char *start = input->bytes.data + input->used;
		size_t left = input->bytes.len - input->used;
		const char *end = left ? memchr(start, '\n', left) : NULL;

		if (end) {
			take_line(input, (size_t)(end - start), line);
			input->used += (size_t)(end - start) + 1;
			return INPUT_LINE;
		}
		if (fill(input))
			continue;
		if (!left)
			return INPUT_ENDED;
		take_line(input, left, line);
		input->used = input->bytes.len;
		return INPUT_LINE;
	}
}

enum input_result input_line(struct input *input, struct str *line,
			     void (*changed)(void *context, const char *line), void *context)
{
	str_clear(line);
	return input->terminal ? terminal_line(input, line, changed, context) : pipe_line(input, line);
}
