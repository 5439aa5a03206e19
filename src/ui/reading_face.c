#include "ui/screen_state.h"

/* A text to read: the preview of the document, a table as a whole. */

static void reading_lay_out(struct screen *screen, int columns, int rows)
{
	struct str text = STR_EMPTY;

	(void)rows;
	session_reading(screen->session, frame_text_columns(columns) - 1, &text);
	strip_text(&screen->head, -1, 1, frame_text_columns(columns), STYLE_BRIGHT, screen->view.title);
	if (screen->rows >= RULE_ROWS)
		strip_line(&screen->head, -1);
	strip_text(&screen->body, -1, 1, frame_text_columns(columns), STYLE_PLAIN, text.data);
	str_release(&text);
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
}

const struct face reading_face = { reading_lay_out, reading_key, reading_draw };
