/*
 * A canvas on a terminal: the only user of curses.
 *
 * Purpose:  opens the terminal for a whole screen, shows canvases on it with
 *           as few bytes as it can, and gives it back as it was.  Keys are not
 *           read here: ui/keys reads bytes.
 * Calls:    terminal = terminal_open(in, out, charset, &err);
 *           terminal_show(terminal, &canvas);
 *           terminal_close(terminal);
 * Modes:    raw input without echo and flow control, bracketed paste on, the
 *           number pad left numeric; all of it taken back by terminal_suspend
 *           and terminal_close.  Signals are as they were before.
 * Bytes:    a frame is one write, a letter typed its own bytes; a letter put into
 *           a line opens a gap first, which is four more in a write of its own.
 * Colours:  none with NO_COLOR set or on a terminal without; then bold,
 *           underline and dim where it has them.  No state is told by it alone.
 * Charset:  what the terminal cannot show is shown by a substitute as wide.
 *           LC_CTYPE of the process is set, for curses' sake.
 * Names:    one of xterm's kin without an entry of its own is taken for xterm.
 * Quiet:    what anybody writes to standard error meanwhile is kept, and comes
 *           out after terminal_close.
 * Errors:   terminal_open gives NULL with a sentence where no screen can be:
 *           no terminal, TERM unset, dumb or unknown, no way to move the cursor.
 *           Then nothing has been written.
 * Limits:   one at a time: curses is global.  A wide letter beside the last
 *           corner of a terminal that always wraps (screen, tmux) is torn.
 */
#ifndef BLANKETT_UI_TERMINAL_H
#define BLANKETT_UI_TERMINAL_H

#include "base/charset.h"
#include "base/err.h"
#include "ui/canvas.h"

struct terminal;

struct terminal *terminal_open(int in, int out, enum charset charset, struct err *err);
void terminal_close(struct terminal *terminal);

/* As it is now; 80 × 24 where nobody knows, and never beyond 500 × 300. */
void terminal_size(const struct terminal *terminal, int *columns, int *rows);

/* The window has another size: to be called before the next canvas of that size,
 * which is shown whole. */
void terminal_resize(struct terminal *terminal, int columns, int rows);

/* Shows what has changed, and settles the canvas.  The cursor stands visibly
 * where the canvas has it. */
void terminal_show(struct terminal *terminal, struct canvas *canvas);

/* All of the next canvas is shown anew, whatever the terminal holds. */
void terminal_repaint(struct terminal *terminal);

/* Gives the terminal back for a while, and takes it again; meanwhile nothing is
 * shown.  To resume after a stop that nobody told of is right, too. */
void terminal_suspend(struct terminal *terminal);
void terminal_resume(struct terminal *terminal);

/* Asks the terminal to take the text into the user's own clipboard; whether it
 * did it does not tell.  False where it cannot be asked: more than 100 000 bytes,
 * or a terminal of quite another kind. */
bool terminal_copy(struct terminal *terminal, const char *text, size_t len);

#endif
