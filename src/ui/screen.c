#include "ui/screen_state.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* --- what is seen ------------------------------------------------------------ */

const struct face *screen_face(const struct screen *screen)
{
	switch (screen->view.state) {
	case STATE_CELL:
	case STATE_ROW: return grid_is_shown(screen) ? &grid_face : &page_face;
	case STATE_HEADING:
	case STATE_EDITOR: return &page_face;
	case STATE_TABLE:
	case STATE_PREVIEW: return &reading_face;
	default: return &list_face;
	}
}

static bool is_page(enum state_id state)
{
	return state == STATE_HEADING || state == STATE_CELL || state == STATE_ROW || state == STATE_EDITOR;
}

/* The item that is chosen already, else the first. */
static size_t first_focus(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->items[i].focus)
			return i;
	return 0;
}

static uint64_t revision_of(const struct screen *screen)
{
	return machine_application(session_machine(screen->session))->revision;
}

/* The text that has the focus is edited on where one was, or at its end. */
static void begin_edit(struct screen *screen, bool same)
{
	const struct text *text = machine_text(session_machine(screen->session));
	size_t cursor = screen->edit.cursor;

	screen->editing = text != NULL;
	if (!text || (same && screen->edit.text == text && screen->revision == revision_of(screen)))
		return;
	edit_begin(&screen->edit, text, screen->edit.width > 0 ? screen->edit.width : 1,
		   screen->view.field->type->widget != WIDGET_LONG);
	screen->revision = revision_of(screen);
	if (same)
		edit_go(&screen->edit, cursor);
}

/* Where one goes on through the list from what was chosen.  Elsewhere it begins
 * where the writer is; help and questions to confirm begin at their top. */
static bool is_gone_through(enum state_id state)
{
	return state == STATE_START || state == STATE_SEARCH || state == STATE_PROBLEMS || state == STATE_DONE;
}

/* Back in a list of rows from one of them: that one; past the last cell of a table
 * the line that adds a row. */
static size_t left_row(const struct screen *screen)
{
	const struct question *at = machine_question(session_machine(screen->session));
	const struct application *app = machine_application(session_machine(screen->session));
	const struct group *group = form_rows(app->form, screen->view.field);
	bool past = form_table(app->form, screen->view.field) && screen->sent != COMMAND_ESCAPE;
	size_t row = group ? answers_row_index(&app->answers, group, screen->at.row) : SIZE_MAX;

	if (past)
		return screen->view.count ? screen->view.count - 1 : 0;

	return at->heading == screen->at.heading && row < screen->view.count ? row : first_focus(&screen->view);
}

/* Back in the list of applications from one of them: that one.  It stands first
 * when it has been changed. */
static size_t left_application(const struct screen *screen, const struct view *was)
{
	const struct view *view = &screen->view;
	size_t here = screen->focuses[STATE_START];

	if (here < view->count && !strcmp(view->items[here].label, was->name))
		return here;
	for (here = 0; here < view->count; here++)
		if (!strcmp(view->items[here].label, was->name))
			return here;
	return 0;
}

/* What had the focus when one was here last, where one comes back to it. */
static size_t focus_again(struct screen *screen, const struct view *was, bool there)
{
	enum state_id state = screen->view.state;

	if (state == STATE_START && was->name && *was->form_title) {
		size_t left = left_application(screen, was);

		/* a place in one application is none in another */
		memset(screen->focuses, 0, sizeof screen->focuses);
		screen->at = (struct question){ -1, -1, NO_ROW };
		return left;
	}
	if (state == STATE_ROW && is_page(was->state))
		return left_row(screen);
	if ((is_gone_through(state) || (there && !is_page(was->state))) && screen->focuses[state])
		return screen->focuses[state];
	return first_focus(&screen->view);
}

static void keep_focus(struct screen *screen, const struct view *was)
{
	const struct question *at = machine_question(session_machine(screen->session));
	enum state_id state = screen->view.state;
	bool there = is_page(state) && question_same(at, &screen->at);

	if (was->state != state || (is_page(state) && !there)) {
		screen->focuses[was->state] = screen->focus;
		screen->focus = focus_again(screen, was, there);
		screen->top = screen->read_top = 0;
		screen->width = 0;
	}
	if (screen->focus >= screen->view.count)
		screen->focus = screen->view.count ? screen->view.count - 1 : 0;
	screen->editing = false;
	if (is_page(state)) {
		begin_edit(screen, there);
		screen->at = *at;
	}
}

void screen_refresh(struct screen *screen)
{
	struct view was = screen->view;

	machine_view(session_machine(screen->session), &screen->view);
	view_release(&screen->headings);
	if (screen->columns >= PANE_COLUMNS)
		machine_view_headings(session_machine(screen->session), &screen->headings);
	str_clear(&screen->count);
	grid_refresh(screen);
	keep_focus(screen, &was);
	view_release(&was);
	screen->stale = true;
	screen->light = false;
}

void screen_say(struct screen *screen, const char *sentence)
{
	str_clear(&screen->message);
	str_add(&screen->message, sentence);
	screen->stale = true;
	screen->light = false;
}

/* --- commands --------------------------------------------------------------------- */

bool screen_send(struct screen *screen, struct command command)
{
	bool going;

	screen->sent = command.id;
	going = session_do(screen->session, &command);

	screen_refresh(screen);
	if (screen->editing && screen->view.cursor != SIZE_MAX)
		edit_go(&screen->edit, screen->view.cursor);
	screen_say(screen, screen->view.message);
	return going;
}

bool screen_send_id(struct screen *screen, enum command_id id)
{
	return screen_send(screen, command_of(id));
}

bool screen_send_number(struct screen *screen, enum command_id id, size_t number)
{
	struct command command = command_of(id);

	command.number = number;
	return screen_send(screen, command);
}

char *screen_text(const char *text, size_t len)
{
	char *copy = mem_alloc(len + 1);
	size_t kept = 0;

	for (size_t at = 0, run; at < len; at += run + 1) {
		run = strnlen(text + at, len - at);
		memcpy(copy + kept, text + at, run);
		kept += run;
	}
	return copy;
}

/* What was said, and counted, was of the text before. */
static void forget_told(struct screen *screen)
{
	if (screen->message.len)
		screen_say(screen, "");
	if (screen->count.len)
		screen->light = false;
	str_clear(&screen->count);
}

void screen_change(struct screen *screen, const struct edit_change *change, bool paste)
{
	struct command command = command_of(paste ? COMMAND_PASTE : COMMAND_TYPE);
	size_t kept = text_len(screen->edit.text) - change->removed;
	bool told = screen->view.fields && screen->view.fields[screen->view.field_focus].problems.count;
	bool unsaved = *session_unsaved(screen->session);
	char *copy = screen_text(change->text, change->len);

	forget_told(screen);
	command.at = change->at;
	command.removed = change->removed;
	command.text = copy;
	command.apart = change->apart;
	session_do(screen->session, &command);
	free(copy);
	/* a cell without an answer has its text only from the first letter on */
	screen->edit.text = machine_text(session_machine(screen->session));
	edit_changed(&screen->edit, change->at, change->removed, text_len(screen->edit.text) - kept);
	screen->revision = revision_of(screen);
	if (screen_face(screen) == &grid_face ? grid_is_outgrown(screen) : page_is_outgrown(screen)) {
		screen->stale = true;
		screen->light = false;
	}
	if (paste || told || unsaved || *session_unsaved(screen->session)) {
		screen_refresh(screen);
		screen_say(screen, screen->view.message);
	}
}

/* What is typed as it was typed; else what is seen, not what is stored of it. */
static const char *answer_to_copy(const struct screen *screen)
{
	const struct view *view = &screen->view;

	if (screen->editing || !*view->answer)
		return view->answer;
	return view->field->type->id == TYPE_LOCKED ? view->field->locked : view->shown;
}

/* What was typed since the last pause is not in the view yet. */
static void copy_answer(struct screen *screen)
{
	screen_refresh(screen);
	str_clear(&screen->copied);
	str_add(&screen->copied, answer_to_copy(screen));
	if (screen->copied.len) {
		screen->asks |= SCREEN_COPY;
		screen_say(screen, _("The answer was sent to the terminal's clipboard. Not every terminal takes it."));
	} else {
		screen_say(screen, _("There is no answer to copy yet."));
	}
}

static bool screens_own(struct screen *screen, enum command_id id)
{
	switch (id) {
	case COMMAND_COPY: copy_answer(screen); return true;
	case COMMAND_REPAINT: screen->asks |= SCREEN_REPAINT; return true;
	case COMMAND_CLIPBOARD:
		screen_say(screen, _("The terminal copies and pastes: mark with the mouse, then usually Ctrl-Shift-C and "
				     "Ctrl-Shift-V; in PuTTY marking copies and the right button pastes. "
				     "F9 copies the whole answer."));
		return true;
	default: return false;
	}
}

static bool has_warning(const struct view *view)
{
	for (size_t i = 0; i < view->problems.count; i++)
		if (view->problems.items[i].severity == SEVERITY_WARNING && !view->problems.items[i].accepted)
			return true;
	return false;
}

/* Saving asks for a folder only when this one does not work. */
static bool asks_text(const struct screen *screen, const struct command_row *row)
{
	switch (row->id) {
	case COMMAND_SAVE: return *session_unsaved(screen->session);
	case COMMAND_DEFER: return screen->view.state != STATE_ROW;
	default: return row->takes == TAKES_TEXT;
	}
}

/* What there is to accept is looked at first: nobody gives a reason for nothing. */
static bool accept_warning(struct screen *screen)
{
	bool going = screen_send_id(screen, COMMAND_ACCEPT);

	if (has_warning(&screen->view))
		prompt_begin(screen, COMMAND_ACCEPT);
	return going;
}

bool screen_command(struct screen *screen, enum command_id id)
{
	bool numbered = screen->view.state == STATE_ROW && screen->view.count;

	if (screens_own(screen, id))
		return true;
	if (id == COMMAND_ACCEPT)
		return accept_warning(screen);
	if (asks_text(screen, command_row(id))) {
		prompt_begin(screen, id);
		return true;
	}
	if (numbered && command_row(id)->takes == TAKES_NUMBER && *screen->view.items[screen->focus].sign) {
		screen_say(screen, _("Go to one of the rows first."));
		return true;
	}
	if (command_row(id)->takes == TAKES_NUMBER && numbered)
		return screen_send_number(screen, id, screen->focus + 1);
	return screen_send_id(screen, id);
}

/* --- keys -------------------------------------------------------------------------- */

/* A key that does nothing is no riddle: it may be another program's. */
static void tell_unknown(struct screen *screen, const struct key *key)
{
	struct str said = STR_EMPTY;
	char name[COMMAND_KEY], help[COMMAND_KEY];

	if (!keymap_call(key, name))
		return;
	keymap_name(command_row(COMMAND_HELP), screen->function_keys, help);
	/* TRANSLATORS: names of keys: the one that was pressed, and the one for help. */
	str_addf(&said, _("%1$s does nothing here; %2$s lists the keys."), name, help);
	screen_say(screen, said.data);
	str_release(&said);
}

static bool other_key(struct screen *screen, const struct key *key)
{
	enum command_id id = keymap_find(key, screen->view.state);

	if (id != COMMAND_NONE)
		return screen_command(screen, id);
	if (key->name == K_ESCAPE)
		return screen_send_id(screen, COMMAND_ESCAPE);
	if (key->name == K_TAB && key->with & WITH_SHIFT && is_page(screen->view.state))
		return screen_send_id(screen, COMMAND_PREVIOUS);
	if (key->name == K_PASTE) /* of all keys the one that may hold an hour's work */
		screen_say(screen, _("That cannot be done here."));
	else
		tell_unknown(screen, key);
	return true;
}

static bool take_key(struct screen *screen, const struct key *key)
{
	bool going = true;

	if (screen->prompt.command != COMMAND_NONE && prompt_key(screen, key, &going))
		return going;
	if (screen_face(screen)->key(screen, key, &going))
		return going;
	return other_key(screen, key);
}

static bool is_writing(const struct screen *screen)
{
	return screen->editing || screen->prompt.command != COMMAND_NONE;
}

enum { TYPED_MOST = 64 }; /* bytes that hands may have typed while the line stood still */

/* Letters that came together are one key to a text, but each chooses for itself
 * where no text is written; the first may lead to where one is. */
bool screen_key(struct screen *screen, const struct key *key)
{
	struct key rest = *key;
	bool going = true;

	while (going && rest.name == K_TEXT && rest.len && key->len <= TYPED_MOST && !is_writing(screen)) {
		struct key letter = rest;

		letter.len = utf8_next(rest.text, rest.len, 0);
		rest.text += letter.len;
		rest.len -= letter.len;
		going = take_key(screen, &letter);
	}
	return going && (rest.name != K_TEXT || rest.len) ? take_key(screen, &rest) : going;
}

/* --- from outside ------------------------------------------------------------------ */

struct screen *screen_new(struct session *session, int columns, int rows, bool function_keys)
{
	struct screen *screen = mem_alloc(sizeof *screen);

	*screen = (struct screen){ .session = session, .columns = columns, .rows = rows,
				   .function_keys = function_keys, .at = { -1, -1, NO_ROW },
				   .copied = STR_EMPTY, .count = STR_EMPTY, .message = STR_EMPTY, .typed = STR_EMPTY };
	edit_init(&screen->edit);
	text_init(&screen->prompt.text);
	edit_init(&screen->prompt.edit);
	session_on_screen(session, true);
	screen_refresh(screen);
	screen_say(screen, screen->view.message);
	return screen;
}

void screen_free(struct screen *screen)
{
	if (!screen)
		return;
	view_release(&screen->view);
	view_release(&screen->headings);
	grid_close(screen);
	strip_release(&screen->head);
	strip_release(&screen->body);
	strip_release(&screen->pane);
	strip_release(&screen->reading);
	edit_release(&screen->edit);
	edit_release(&screen->prompt.edit);
	text_release(&screen->prompt.text);
	str_release(&screen->copied);
	str_release(&screen->count);
	str_release(&screen->typed);
	str_release(&screen->message);
	free(screen);
}

void screen_resize(struct screen *screen, int columns, int rows)
{
	screen->columns = columns;
	screen->rows = rows;
	screen_refresh(screen);
}

/* Longer texts are not counted: it would be felt. */
enum { COUNTED_BYTES = 1 << 18 };

void screen_idle(struct screen *screen)
{
	size_t words;

	if (!screen->editing || text_len(screen->edit.text) > COUNTED_BYTES)
		return;
	screen_refresh(screen);
	if (screen->view.field->type->widget != WIDGET_LONG)
		return;
	words = utf8_words(screen->view.answer, strlen(screen->view.answer));
	if (words)
		str_addf(&screen->count, ngettext_("%zu word", "%zu words", words), words);
}

void screen_draw(struct screen *screen, struct canvas *canvas)
{
	if (screen->stale)
		frame_lay_out(screen);
	screen->stale = false;
	frame_draw(screen, canvas);
	screen->light = true;
}

unsigned screen_asks(struct screen *screen)
{
	unsigned asks = screen->asks;

	screen->asks = 0;
	return asks;
}

const char *screen_copied(const struct screen *screen)
{
	return screen->copied.data;
}

const char *screen_message(const struct screen *screen)
{
	return screen->message.data;
}
