/*
 * The text editor: a long answer, or one of a single line.
 *
 * Purpose:  turns keys into moves of the cursor and into changes of the text,
 *           as people know them from Word: soft wrap, a cursor that goes by
 *           graphemes and keeps its column, words, bullets that continue.
 * Changes:  the editor never changes the text.  It says what should change;
 *           its owner does it (and keeps it), then calls edit_changed.  So a
 *           key is an operation before it is seen.
 * Calls:    edit_begin(&edit, text, width, one_line);
 *           switch (edit_key(&edit, &key, &change)) {
 *           case EDIT_CHANGE: ... carry out change ...
 *                             edit_changed(&edit, change.at, change.removed, inserted);
 *           ...
 *           edit_draw(&edit, &canvas, row, column, rows);
 * Keys:     letters; Backspace and Delete (a grapheme; with Ctrl a word);
 *           arrows; Home, End (row; with Ctrl the text); Ctrl with arrows (a
 *           word; up and down a paragraph); PgUp, PgDn; Enter (not in a single
 *           line): a new line, continuing `- ` and `1. `, and ending the list
 *           when the item is empty.  What would leave the text is not ours: up
 *           in the first row, down in the last, PgUp and PgDn where all is
 *           seen or the end is reached; nor is any key with Alt.
 * Rows:     wrapped one column short of the width, so that the cursor after the
 *           last letter of a full row has a column of its own.  At a soft break
 *           it stands at the start of the later row; so End, and up and down,
 *           go no further than before the spaces that end a row, or before its
 *           last letter where a long word is cut.
 * Steps:    `apart` begins a new step for undo: with each word typed, each
 *           move, each deletion after typing and typing after deletion, each
 *           new line, each paste.
 * Owner:    the text is lent; edit_init/edit_release; a change's text is lent
 *           until the next call.
 */
#ifndef BLANKETT_UI_EDIT_H
#define BLANKETT_UI_EDIT_H

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/wrap.h"

struct edit {
	const struct text *text;
	struct wrap wrap;
	bool one_line;
	size_t cursor;
	int width;        /* columns drawn */
	int goal;         /* column that up and down keep, or -1 */
	size_t top;       /* the first row shown */
	int rows;         /* shown at the last drawing */
	int last;         /* enum edit_doing of the last key, for the steps */
	bool asked;       /* the last key's change is to be told by edit_changed */
	struct str made;  /* the text of the change */
};

struct edit_change {
	size_t at, removed;
	const char *text;
	size_t len;
	bool apart;
};

enum edit_result {
	EDIT_NOT_MINE,
	EDIT_DONE,   /* the cursor, or what is seen */
	EDIT_CHANGE,
};

void edit_init(struct edit *edit);
void edit_release(struct edit *edit);

/* A text to edit, the cursor at its end. */
void edit_begin(struct edit *edit, const struct text *text, int width, bool one_line);

/* Another width: the cursor stays in its text. */
void edit_resize(struct edit *edit, int width);

enum edit_result edit_key(struct edit *edit, const struct key *key, struct edit_change *change);

/* After the text was changed, by a key here or by anything else (undo): the
 * cursor goes to the end of what was inserted. */
void edit_changed(struct edit *edit, size_t at, size_t removed, size_t inserted);

/* Puts the cursor somewhere, on a grapheme's border. */
void edit_go(struct edit *edit, size_t offset);

/* Rows the whole text takes. */
size_t edit_height(const struct edit *edit);

/* Finds words after the cursor, and from the start after the end, accents,
 * case and runs of white space apart (utf8_fold); goes to where they begin.
 * False when there are none. */
bool edit_find(struct edit *edit, const char *words);

/* Draws `rows` rows at (row, column) on the canvas, padded to the width, and
 * puts the canvas's cursor; scrolls so that the cursor is seen. */
void edit_draw(struct edit *edit, struct canvas *canvas, int row, int column, int rows);

#endif
