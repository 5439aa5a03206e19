/*
 * The screen from inside: shared by the files that draw it.
 *
 * Frame:    top line, rule, head (the heading and its help, or the title), body
 *           (a strip that scrolls), message or prompt, rule, key bar; on a wide
 *           screen the headings in a pane at the left.
 * Faces:    a state is shown by one of a few faces: the page of a question, a
 *           list, a text to read.  A face lays out head and body, takes keys
 *           and draws what it keeps to itself (the hole of the body).
 * Fresh:    `stale` means head and body must be laid out; `light` that nothing
 *           but the edited text can have changed since the last frame.
 */
#ifndef BLANKETT_UI_SCREEN_STATE_H
#define BLANKETT_UI_SCREEN_STATE_H

#include "ui/edit.h"
#include "ui/grid_state.h"
#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/strip.h"
#include "wizard/view.h"

enum {
	LEAST_COLUMNS = 40,
	LEAST_ROWS = 9,
	RULE_ROWS = 16,     /* from here on there are rules, blank lines and whole headings */
	BAR_ROWS = 11,      /* and from here a key bar */
	PANE_COLUMNS = 100, /* from here the headings stand beside */
	PANE_WIDTH = 34,
	TEXT_MOST = 90,     /* columns: longer lines are hard to read */
	ANSWER_ROWS = 4,    /* an answer never has fewer */
	OPTION = 1 << 20,   /* strip items from here on are options of the focused field */
};

/* One line that is asked for at the bottom: what to look for, a reason, a path. */
struct prompt {
	enum command_id command; /* COMMAND_NONE: nothing is asked */
	enum command_id last;    /* that was asked for, and where; its text is still there */
	struct question at;
	bool replaced;           /* by the first letter: it is what was sought last */
	struct text text;
	struct edit edit;
};

/* Rows for the help of a page that were left at a question and a size. */
struct help_room {
	struct question at;
	int columns, rows;
	int room;
};

struct screen {
	struct session *session;
	struct view view;
	struct view headings;   /* of the pane */
	int columns, rows;
	bool function_keys;
	bool stale, light;
	unsigned asks;
	struct str copied;
	struct str count;       /* "143 words", when typing has paused */
	struct str message;

	struct strip head, body, pane;
	int width;              /* of the text that is read in the body; 0: it is read from its top */
	int item;               /* of the body, which is seen first */
	struct strip reading;   /* a locked text */
	struct area body_area;
	size_t top;             /* first line of the body that is seen */
	size_t read_top;        /* and of the text that is read */
	size_t read_rows;

	size_t focus;           /* in a list: of items, options, rows */
	size_t number;          /* that digits have made so far */
	struct str typed;       /* and letters, folded */
	size_t focuses[STATE_COUNT]; /* where one was */
	struct edit edit;       /* the focused text */
	uint64_t revision;      /* of the application that the edit's rows are of */
	bool editing;
	struct question at;     /* that the edit, and the focus of a page, are of */
	struct help_room help_room;
	struct grid_screen grid; /* the table one is in, while it is drawn as a grid */
	enum command_id sent;    /* last */
	struct prompt prompt;
};

struct face {
	/* Lays out head and body for a body at least so wide. */
	void (*lay_out)(struct screen *screen, int columns, int rows);
	bool (*key)(struct screen *screen, const struct key *key, bool *going); /* false: not mine */
	/* After the strips are drawn: marks, holes, the cursor. */
	void (*draw)(struct screen *screen, struct canvas *canvas);
};

extern const struct face page_face, grid_face, list_face, reading_face;

/* --- screen.c ------------------------------------------------------------- */

const struct face *screen_face(const struct screen *screen);

/* Gives a command to the session and looks at what came of it. */
bool screen_send(struct screen *screen, struct command command);
bool screen_send_id(struct screen *screen, enum command_id id);
bool screen_send_number(struct screen *screen, enum command_id id, size_t number);

/* A command as the writer asked for it: asks for its text when it takes one. */
bool screen_command(struct screen *screen, enum command_id id);

/* What was typed or pasted, for a command: it holds no NUL, and what a binary
 * paste has of them is no loss.  free() it. */
char *screen_text(const char *text, size_t len);

void screen_refresh(struct screen *screen);
void screen_say(struct screen *screen, const char *sentence);

/* Puts a change of the edited text into the application. */
void screen_change(struct screen *screen, const struct edit_change *change, bool paste);

/* --- frame.c --------------------------------------------------------------- */

/* Lays out everything for the screen's size, and draws all of it. */
void frame_lay_out(struct screen *screen);
void frame_draw(struct screen *screen, struct canvas *canvas);

/* Rows that the message takes, or the prompt. */
int frame_message_rows(const struct screen *screen);

/* Where the body's columns end that text should use. */
int frame_text_columns(int columns);

/* Scrolls so that the lines are seen, and tells the row of the first; -1 when
 * it is not seen. */
void frame_reveal(struct screen *screen, size_t first, size_t end);
int frame_row(const struct screen *screen, size_t line);

/* The mark of the focus, and the cursor on it. */
void frame_mark(const struct screen *screen, struct canvas *canvas, size_t line);

/* Signs in the area's last column: of `count` lines, seen from `top` on, there are
 * more above its first row, or below its last. */
void frame_more(struct canvas *canvas, const struct area *area, size_t top, size_t count);

/* --- page_layout.c ------------------------------------------------------------ */

void page_lay_out(struct screen *screen, int columns, int rows);

/* The edited text has grown or shrunk: whether its page must be laid out anew. */
bool page_is_outgrown(const struct screen *screen);

/* Keys of a text that is edited, of something to choose from, and those that go
 * to another question: what they share with tables. */
bool page_text_key(struct screen *screen, const struct key *key, bool *going);

/* In a table: what is pasted fills cells from the focus on, which the machine finds;
 * false when it belongs into the text that is written. */
bool page_paste(struct screen *screen, const struct key *key, bool *going);
bool page_choose(struct screen *screen, size_t index, bool *going);

/* A digit chooses, where no other that follows could make it one of more.  False: no digit. */
bool page_number(struct screen *screen, const struct key *key, bool *going);
bool page_row_key(struct screen *screen, const struct key *key, bool *going);
bool page_between(struct screen *screen, const struct key *key, bool *going);

/* --- grid_layout.c and grid_draw.c --------------------------------------------- */

/* Whether the table one is in is drawn as a grid now. */
bool grid_is_shown(const struct screen *screen);
bool grid_is_outgrown(const struct screen *screen); /* see page_is_outgrown */
void grid_lay_out(struct screen *screen, int columns, int rows);
void grid_draw(struct screen *screen, struct canvas *canvas);
void grid_refresh(struct screen *screen); /* with each view */
void grid_close(struct screen *screen);

/* Where the cell that has the focus stands in its row; false when none has. */
bool grid_focus(const struct screen *screen, int *x, int *width);

/* The row that has the focus, SIZE_MAX: none; on the table itself its list does. */
size_t grid_focused_row(const struct screen *screen);

/* --- list_face.c ------------------------------------------------------------ */

/* Keys that move in a list of `count`; false: not one of them, or at its end. */
bool list_move(struct screen *screen, const struct key *key, size_t count);

/* Digits go to the item with that number, as far as they make one; `number` is
 * what they have made.  False: no digit. */
bool list_number(struct screen *screen, const struct key *key);

/* Letters go to the item that begins so; one that makes no beginning with those
 * before it goes to the next item that begins with it alone.  False, and said: none does. */
bool list_jump(struct screen *screen, const struct key *key);

/* Any other key begins a new word, and a new number. */
void list_forget_typed(struct screen *screen, const struct key *key);

/* --- prompt.c ---------------------------------------------------------------- */

void prompt_begin(struct screen *screen, enum command_id command);
void prompt_end(struct screen *screen);
bool prompt_key(struct screen *screen, const struct key *key, bool *going);
void prompt_draw(struct screen *screen, struct canvas *canvas, const struct area *area);
const char *prompt_keys(const struct screen *screen);
int prompt_rows(const struct screen *screen);

#endif
