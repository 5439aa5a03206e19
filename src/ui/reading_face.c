#include "ui/screen_state.h"

/* A text to read: the preview of the document, a table as a whole. */

/* What stands between two empty lines is an item of the body. */
static void add_lines(struct screen *screen, int limit, char *text, const struct plain_headings *headings)
{
	size_t heading = 0;
	int number = 0;

	for (char *line = text, *end; *line; line = end) {
		bool is_heading = heading < headings->count && headings->at[heading] == (size_t)(line - text);

		heading += is_heading;
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		number += !*line;
		strip_line(&screen->body, number);
		strip_rest(&screen->body, number, 1, limit, is_heading ? STYLE_BRIGHT : STYLE_PLAIN, line);
	}
}

/* At another width what was seen first is seen first still. */
static void keep_place(struct screen *screen, int width)
{
	size_t first, end;

	if (screen->width && screen->width != width && strip_item(&screen->body, screen->item, &first, &end))
		screen->top = first;
	screen->width = width;
}

static void reading_lay_out(struct screen *screen, int columns, int rows)
{
	int limit = frame_text_columns(columns);
	struct plain_headings headings = { NULL, 0, 0 };
	struct str text = STR_EMPTY;

	(void)rows;
	session_reading(screen->session, limit - 1, &text, &headings);
	strip_text(&screen->head, -1, 1, limit, STYLE_BRIGHT, screen->view.title);
	if (screen->rows >= RULE_ROWS)
		strip_line(&screen->head, -1);
	add_lines(screen, limit, text.data, &headings);
	keep_place(screen, limit);
	str_release(&text);
	free(headings.at);
}

static bool scroll(struct screen *screen, long by)
{
	long most = (long)screen->body.count - screen->body_area.rows;
	long top = (long)screen->top + by;

	most = most > 0 ? most : 0;
	screen->light = false;
	screen->top = (size_t)(top < 0 ? 0 : top > most ? most : top);
	return true;
}

static bool reading_key(struct screen *screen, const struct key *key, bool *going)
{
	long page = screen->body_area.rows > 1 ? screen->body_area.rows - 1 : 1;

	switch (key->name) {
	case K_UP: return scroll(screen, -1);
	case K_DOWN: return scroll(screen, 1);
	case K_PAGE_UP: return scroll(screen, -page);
	case K_PAGE_DOWN: return scroll(screen, page);
	case K_HOME: return scroll(screen, -(long)screen->body.count);
	case K_END: return scroll(screen, (long)screen->body.count);
	case K_ENTER: *going = screen_send_id(screen, COMMAND_BACK); return true;
	default: return false;
	}
}

static void reading_draw(struct screen *screen, struct canvas *canvas)
{
	canvas_cursor(canvas, screen->body_area.row, screen->body_area.column);
	if (screen->top < screen->body.count)
		screen->item = screen->body.lines[screen->top].item;
}

const struct face reading_face = { reading_lay_out, reading_key, reading_draw };
