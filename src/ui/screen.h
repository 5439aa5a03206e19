/*
 * The screen: the machine as a caseworker sees it.
 *
 * Purpose:  draws the state of the machine into a canvas and turns keys into
 *           commands.  It knows nothing of terminals: ui/run feeds it keys and
 *           shows its canvas, a test does the same without a terminal.
 * Calls:    screen = screen_new(session, columns, rows, true);
 *           while (screen_key(screen, &key)) screen_draw(screen, &canvas);
 *           screen_free(screen);
 * Sizes:    80 × 24 is what it is made for.  From 100 columns the headings stand
 *           beside; smaller drops help, then the key bar; below 40 × 9 a
 *           sentence asks for more room and keys still work.
 * Frames:   a frame draws into the canvas it is given, which must hold the last
 *           frame or be empty of the size of screen_resize.
 * Kept:     what is typed is an operation, in the journal before screen_key
 *           returns: nothing can be seen that is not kept.
 * Owner:    the session is lent and outlives the screen.
 */
#ifndef BLANKETT_UI_SCREEN_H
#define BLANKETT_UI_SCREEN_H

#include "app/session.h"
#include "ui/canvas.h"
#include "ui/keys.h"

struct screen;

/* What the terminal is asked for besides the frame. */
enum screen_ask {
	SCREEN_REPAINT = 1, /* show everything anew */
	SCREEN_COPY = 2,    /* screen_copied to the clipboard */
};

/* `function_keys`: the terminal has F1 to F10, and the key bar names them. */
struct screen *screen_new(struct session *session, int columns, int rows, bool function_keys);
void screen_free(struct screen *screen);

void screen_resize(struct screen *screen, int columns, int rows);

/* Takes a key; false when the writer has left. */
bool screen_key(struct screen *screen, const struct key *key);

/* Nothing has been typed for a while: words are counted, progress too. */
void screen_idle(struct screen *screen);
enum { SCREEN_IDLE_MS = 700 };

void screen_draw(struct screen *screen, struct canvas *canvas);

/* Bits of enum screen_ask, since this was last asked. */
unsigned screen_asks(struct screen *screen);
const char *screen_copied(const struct screen *screen);

/* What was said last: after the writer has left it goes to the terminal. */
const char *screen_message(const struct screen *screen);

#endif
