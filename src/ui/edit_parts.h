/*
 * The parts of the editor that its own files share.
 *
 * Files:    edit.c takes keys and makes changes of them; edit_move.c knows where
 *           the cursor goes; edit_enter.c makes new lines and continues lists;
 *           edit_find.c finds; edit_draw.c draws and scrolls.
 */
#ifndef BLANKETT_UI_EDIT_PARTS_H
#define BLANKETT_UI_EDIT_PARTS_H

#include "ui/edit.h"

/* What the last key did, for the steps of undo. */
enum edit_doing {
	EDIT_NOTHING, /* that goes on */
	EDIT_TYPING,
	EDIT_DELETING,
};

/* The cursor moved by a key; not ours when the key is no move. */
enum edit_result edit_move(struct edit *edit, const struct key *key);

/* The start of the word before, or after. */
size_t edit_word_before(const struct text *text, size_t at);
size_t edit_word_after(const struct text *text, size_t at);

/* The column of an offset in its row, at most the last one. */
int edit_column(const struct edit *edit, const struct wrap_row *row, size_t offset);

/* What Enter changes at the cursor; its text is in edit->made. */
void edit_enter(struct edit *edit, struct edit_change *change);

#endif
