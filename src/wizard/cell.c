#include "wizard/state.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "wizard/table_view.h"

/* A cell of a table: going to another, and pasting a block of them. */

const struct table *table_here(const struct machine *machine)
{
	const struct form *form = machine->app->form;
	const struct field *field = focus_field(machine);

	return form_table(form, field) ? form_table(form, field) : form_table_of(form, field);
}

/* --- going ------------------------------------------------------------------- */

/* The question of a cell, or below the last row the table itself; false when the table has no such cell. */
static bool find_cell(const struct answers *answers, const struct table *table, const struct command *command,
		      struct question *to)
{
	row_t *rows = mem_array(answers_row_count(answers, &answers->form->groups[table->group]) + 1, sizeof *rows);
	size_t count = table_rows(answers, table, rows);
	bool there = command->number && command->number <= count && command->at < table_width(answers, table);
	bool below = command->number == count + 1 && table_takes_rows(answers->form, table);
	uint32_t column = 0;

	*to = (struct question){ table->heading, table->field, NO_ROW };
	if (there) {
		to->field = table_cell(answers, table, command->at, &column)->index;
		to->row = row_cell(row_of(rows[command->number - 1]), column);
	}
	free(rows);
	return there || below;
}

bool cell_go(struct machine *machine, const struct command *command)
{
	const struct answers *answers = &machine->app->answers;
	const struct table *table = table_here(machine);
	struct question to;

	if (!table || !find_cell(answers, table, command, &to) ||
	    !flow_field_asked(answers, &answers->form->fields[to.field], to.row))
		return false;
	question_leave_for(machine, to);
	return true;
}

/* --- pasting a block -------------------------------------------------------------- */

enum { KEPT_MOST = 2000 }; /* bytes of what had no place, in a note */

struct block {
	struct machine *machine;
	const struct table *table;
	row_t *rows;
	size_t row_count, row_room;
	size_t row, column, first; /* where the next value goes; where a line begins */
	size_t filled, replaced, unreadable, reckoned, added;
	size_t placeless, noted;   /* what had no place; how much of that the note holds */
	struct str kept;           /* what had no place */
};

/* Terminals send what ends a line as one CR, files have LF or both. */
bool table_view_is_block(const char *text)
{
	const char *line = strpbrk(text, "\r\n");

	return strchr(text, '\t') || (line && line[strspn(line, "\r\n")]);
}

/* The next value of a copied line, as programs with grids write it: what holds a
 * line break stands in quotation marks.  False at the end of the line. */
static bool next_value(const char **text, struct str *value)
{
	const char *at = *text, *end;

	str_clear(value);
	if (*at == '"' && (end = strchr(at + 1, '"'))) {
		for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
			str_add_char(value, *at);
			at += *at == '"';
		}
		at += *at == '"';
	}
	str_add_bytes(value, at, strcspn(at, "\t\r\n"));
	at += strcspn(at, "\t\r\n");
	*text = at + (*at != '\0') + (*at == '\r' && at[1] == '\n');
	return *at == '\t';
}

/* What has no place is kept in the note on the cell where the block was pasted. */
static void keep(struct block *block, const char *value)
{
	bool fits = block->noted == block->placeless && block->kept.len + strlen(value) + 2 <= KEPT_MOST;

	block->placeless++;
	block->noted += fits;
	if (fits)
		str_addf(&block->kept, "%s%s", block->kept.len ? "; " : "", value);
}

static void fill(struct block *block, const struct field *field, row_t cell, const char *value)
{
	struct application *app = block->machine->app;
	struct str stored = STR_EMPTY;
	struct value worth;
	bool read = type_read(field, value, &worth, &stored) == ANSWER_OK && worth.kind != VALUE_EMPTY;

	block->filled++;
	block->unreadable += !read;
	block->replaced += *answers_text(&app->answers, field, cell) != '\0';
	application_set(app, field, cell, read ? stored.data : value);
	str_release(&stored);
}

/* One more row where the table takes it, however many blank lines came before; false when it does not. */
static bool add_row(struct block *block)
{
	struct application *app = block->machine->app;
	const struct group *group = &app->form->groups[block->table->group];
	size_t count = answers_row_count(&app->answers, group);

	if (!table_takes_rows(app->form, block->table) || count >= (size_t)group->max)
		return false;
	block->rows = mem_grow(block->rows, &block->row_room, block->row_count + 1, sizeof *block->rows);
	block->row = block->row_count;
	block->rows[block->row_count++] = application_row_add(app, group, count);
	block->added++;
	return true;
}

static void place(struct block *block, const char *text)
{
	const struct answers *answers = &block->machine->app->answers;
	char *value = utf8_cleaned(text, true);
	uint32_t column;

	if (!value[strspn(value, " ")]) {
		/* an empty cell leaves what stands there */
	} else if (block->column >= table_width(answers, block->table) ||
		   (block->row >= block->row_count && !add_row(block))) {
		keep(block, value);
	} else {
		const struct field *field = table_cell(answers, block->table, block->column, &column);
		row_t cell = row_cell(row_of(block->rows[block->row]), column);

		if (flow_field_asked(answers, field, cell))
			fill(block, field, cell, value);
		else
			block->reckoned++;
	}
	free(value);
}

static void place_all(struct block *block, const char *text)
{
	struct str value = STR_EMPTY;

	while (*text) {
		bool more = next_value(&text, &value);

		place(block, value.data);
		block->column = more ? block->column + 1 : block->first;
		block->row += !more;
	}
	str_release(&value);
}

static void tell_taken(const struct block *block, struct str *said)
{
	str_addf(said, ngettext_("Pasted: %zu cell.", "Pasted: %zu cells.", block->filled), block->filled);
	if (block->added)
		str_addf(said, ngettext_(" %zu row was added.", " %zu rows were added.", block->added), block->added);
	if (block->replaced)
		str_addf(said, ngettext_(" %zu cell had another answer before.", " %zu cells had other answers before.",
					 block->replaced), block->replaced);
	if (block->unreadable)
		str_addf(said, ngettext_(" %zu could not be read and is marked.", " %zu could not be read and are marked.",
					 block->unreadable), block->unreadable);
}

static void tell_left_out(const struct block *block, struct str *said)
{
	if (block->reckoned)
		str_addf(said, ngettext_(" %zu value was for a cell that is worked out, and is not taken.",
					 " %zu values were for cells that are worked out, and are not taken.",
					 block->reckoned), block->reckoned);
	if (block->placeless > block->noted)
		str_addf(said, _(" %1$zu values found no place; the note here has room for the first %2$zu."),
			 block->placeless, block->noted);
	else if (block->placeless)
		str_addf(said, ngettext_(" %zu value found no place; it stands in the note here.",
					 " %zu values found no place; they stand in the note here.", block->placeless),
			 block->placeless);
}

static void tell_block(const struct block *block)
{
	struct str said = STR_EMPTY;

	if (!block->filled && !block->placeless && !block->reckoned) {
		machine_say(block->machine, _("There was nothing to paste."));
		return;
	}
	tell_taken(block, &said);
	tell_left_out(block, &said);
	machine_say(block->machine, said.data);
	/* TRANSLATORS: %s is a key or a command. */
	machine_say_call(block->machine, _("%s takes all of it back."), COMMAND_UNDO);
	str_release(&said);
}

static void keep_note(const struct block *block)
{
	struct machine *machine = block->machine;
	const char *before = application_deferred(machine->app, focus_field(machine), machine->at.row);
	struct str note = STR_EMPTY;

	if (block->kept.len) {
		str_addf(&note, "%s%s", before ? before : "", before ? "; " : "");
		str_add(&note, block->kept.data);
		application_defer(machine->app, focus_field(machine), machine->at.row, note.data);
	}
	str_release(&note);
}

void cell_paste(struct machine *machine, const char *text, size_t added)
{
	const struct answers *answers = &machine->app->answers;
	const struct table *table = table_here(machine);
	struct block block = { .machine = machine, .table = table, .kept = STR_EMPTY, .added = added };

	block.row_room = answers_row_count(answers, &answers->form->groups[table->group]) + 1;
	block.rows = mem_array(block.row_room, sizeof *block.rows);
	block.row_count = table_rows(answers, table, block.rows);
	while (block.row < block.row_count && row_of(block.rows[block.row]) != row_of(machine->at.row))
		block.row++;
	block.first = block.column =
		table_cell_index(answers, table, machine->at.field, row_column(machine->at.row));
	place_all(&block, text);
	keep_note(&block);
	question_check(machine);
	tell_block(&block);
	free(block.rows);
	str_release(&block.kept);
}

/* One value alone is put into the text of a cell; a choice has none. */
bool cell_handle(struct machine *machine, const struct command *command)
{
	if (command->id != COMMAND_PASTE || (machine_text(machine) && !table_view_is_block(command->text)))
		return false;
	cell_paste(machine, command->text, 0);
	return true;
}
