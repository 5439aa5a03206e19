#include "ui/edit_parts.h"

#include "base/utf8.h"
#include "ui/reach.h"

void edit_init(struct edit *edit)
{
	*edit = (struct edit){ .goal = -1 };
	wrap_init(&edit->wrap);
	str_init(&edit->made);
}

void edit_release(struct edit *edit)
{
	wrap_release(&edit->wrap);
	str_release(&edit->made);
	edit_init(edit);
}

static void wrap_anew(struct edit *edit, int width)
{
	edit->width = width > 1 ? width : 1;
	wrap_begin(&edit->wrap, edit->text, width - 1);
}

void edit_begin(struct edit *edit, const struct text *text, int width, bool one_line)
{
	edit->text = text;
	edit->one_line = one_line;
	edit->top = 0;
	edit->rows = 0;
	wrap_anew(edit, width);
	edit_go(edit, text_len(text));
}

void edit_resize(struct edit *edit, int width)
{
	size_t row = wrap_find(&edit->wrap, edit->cursor).number;
	size_t above = row > edit->top ? row - edit->top : 0;

	wrap_anew(edit, width);
	row = wrap_find(&edit->wrap, edit->cursor).number;
	edit->top = row > above ? row - above : 0;
	edit->goal = -1;
}

void edit_go(struct edit *edit, size_t offset)
{
	edit->cursor = reach_border(edit->text, offset);
	edit->goal = -1;
	edit->last = EDIT_NOTHING;
}

size_t edit_height(const struct edit *edit)
{
	return wrap_count(&edit->wrap);
}

void edit_changed(struct edit *edit, size_t at, size_t removed, size_t inserted)
{
	wrap_changed(&edit->wrap, edit->text, at, removed, inserted);
	edit->cursor = reach_border_after(edit->text, at + inserted);
	edit->goal = -1;
	if (!edit->asked)
		edit->last = EDIT_NOTHING;
	edit->asked = false;
}

/* --- changes ----------------------------------------------------------------- */

/* The change goes on with the step of the last key when that did the same. */
static enum edit_result ask(struct edit *edit, enum edit_doing doing, struct edit_change *change)
{
	change->apart |= edit->last != (int)doing;
	edit->last = doing;
	edit->asked = true;
	return EDIT_CHANGE;
}

static bool is_white(uint32_t character)
{
	return character == ' ' || character == '\n' || character == '\t';
}

/* Letters that came together may hold the beginning of a word after a space. */
static bool begins_word(uint32_t before, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (is_white(before) && !is_white((unsigned char)text[i]))
			return true;
		before = (unsigned char)text[i];
	}
	return false;
}

static enum edit_result type(struct edit *edit, const struct key *key, struct edit_change *change)
{
	if (!key->len)
		return EDIT_DONE;
	change->text = key->text;
	change->len = key->len;
	change->apart = begins_word(reach_character_before(edit->text, edit->cursor), key->text, key->len);
	return ask(edit, EDIT_TYPING, change);
}

static enum edit_result paste(struct edit *edit, const struct key *key, struct edit_change *change)
{
	if (!key->len)
		return EDIT_DONE;
	change->text = key->text;
	change->len = key->len;
	change->apart = true;
	return ask(edit, EDIT_NOTHING, change);
}

static enum edit_result delete_range(struct edit *edit, const struct key *key, struct edit_change *change,
				     size_t start, size_t end)
{
	if (start == end)
		return EDIT_DONE;
	change->at = start;
	change->removed = end - start;
	change->apart = key->with & WITH_CTRL;
	return ask(edit, EDIT_DELETING, change);
}

static enum edit_result backspace(struct edit *edit, const struct key *key, struct edit_change *change)
{
	size_t start = key->with & WITH_CTRL ? edit_word_before(edit->text, edit->cursor) :
					       reach_previous(edit->text, edit->cursor);

	return delete_range(edit, key, change, start, edit->cursor);
}

static enum edit_result delete(struct edit *edit, const struct key *key, struct edit_change *change)
{
	size_t end = key->with & WITH_CTRL ? edit_word_after(edit->text, edit->cursor) :
					     reach_next(edit->text, edit->cursor);

	return delete_range(edit, key, change, edit->cursor, end);
}

static enum edit_result enter(struct edit *edit, const struct key *key, struct edit_change *change)
{
	if (edit->one_line && !key->waiting)
		return EDIT_NOT_MINE;
	change->apart = true;
	if (key->waiting) {
		change->text = edit->one_line ? " " : "\n";
		change->len = 1;
	} else {
		edit_enter(edit, change);
	}
	return ask(edit, EDIT_TYPING, change);
}

static const struct {
	enum key_name name;
	enum edit_result (*make)(struct edit *edit, const struct key *key, struct edit_change *change);
} makers[] = {
	{ K_TEXT, type },     { K_PASTE, paste }, { K_BACKSPACE, backspace },
	{ K_DELETE, delete }, { K_ENTER, enter },
};

enum edit_result edit_key(struct edit *edit, const struct key *key, struct edit_change *change)
{
	enum edit_result result = EDIT_NOT_MINE;

	*change = (struct edit_change){ .at = edit->cursor, .text = "" };
	if (!(key->with & WITH_ALT)) {
		result = edit_move(edit, key);
		for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
			if (makers[i].name == key->name)
				result = makers[i].make(edit, key, change);
	}
	if (result != EDIT_CHANGE)
		edit->last = EDIT_NOTHING;
	return result;
}
