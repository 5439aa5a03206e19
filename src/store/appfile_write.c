#include "store/appfile_head.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "store/list_item.h"

struct writer {
	struct emitter *emitter;
	const struct application *app;
	struct kept kept;
	struct str place; /* scratch */
};

/* What is no UTF-8 cannot stand in YAML; no answer should be so. */
static void put_value(struct writer *writer, const char *text, size_t len)
{
	struct utf8_cleaning done = { 0 };
	struct str clean = STR_EMPTY;

	if (utf8_valid(text, len)) {
		emit_text(writer->emitter, text, len);
		return;
	}
	utf8_clean(&clean, text, len, false, &done);
	emit_text(writer->emitter, clean.data, clean.len);
	str_release(&clean);
}

static void put(struct writer *writer, const char *key, const char *text)
{
	emit_key(writer->emitter, key);
	put_value(writer, text, strlen(text));
}

static void put_number(struct writer *writer, const char *key, uint32_t number)
{
	char text[16];

	snprintf(text, sizeof text, "%u", (unsigned)number);
	emit_key(writer->emitter, key);
	emit_plain(writer->emitter, text);
}

static void put_cell(struct writer *writer, row_t row)
{
	char text[ROW_TEXT];

	row_text(row, text);
	emit_key(writer->emitter, "row");
	emit_plain(writer->emitter, text);
}

static void put_stamp(struct writer *writer, const char *key, int64_t seconds)
{
	char stamp[CLOCK_STAMP];

	clock_stamp(seconds, stamp);
	emit_key(writer->emitter, key);
	emit_plain(writer->emitter, stamp);
}

/* --- answers --------------------------------------------------------------- */

static void put_list(struct writer *writer, const char *text)
{
	emit_sequence(writer->emitter);
	for (size_t len; text; text = text[len] ? text + len + 1 : NULL) {
		len = list_item_len(text);
		put_value(writer, text, len);
	}
	emit_end(writer->emitter);
}

/* Dates and numbers in canonical form need no quotation marks to be text. */
static bool is_plain(const struct field *field, const char *text)
{
	static const bool bare[TYPE_COUNT] = { [TYPE_DATE] = true, [TYPE_INTEGER] = true, [TYPE_MONEY] = true };
	struct str stored = STR_EMPTY;
	struct value worth;
	bool plain;

	if (!bare[field->type->id])
		return false;
	plain = type_read(field, text, &worth, &stored) == ANSWER_OK && !strcmp(stored.data, text);
	str_release(&stored);
	return plain;
}

static void put_answer(struct writer *writer, const char *key, const struct field *field, row_t row)
{
	const char *text = answers_text(&writer->app->answers, field, row);

	if (!*text)
		return;
	emit_key(writer->emitter, key);
	if (field->type->id == TYPE_LIST)
		put_list(writer, text);
	else if (is_plain(field, text))
		emit_plain(writer->emitter, text);
	else
		put_value(writer, text, strlen(text));
}

/* What stands in a column for each of its axis: "amount: {3: 1000}". */
static void put_crossings(struct writer *writer, const struct field *field, row_t row)
{
	const struct group *group = &writer->app->form->groups[field->group];
	uint32_t column = answers_next_column(&writer->app->answers, field, row, 0);
	char key[16];

	str_clear(&writer->place);
	str_addf(&writer->place, "answers/%s/%u/%s", group->id, (unsigned)row_of(row), field->name);
	if (!column && !kept_at(&writer->kept, writer->place.data))
		return;
	emit_key(writer->emitter, field->name);
	emit_mapping(writer->emitter);
	for (; column; column = answers_next_column(&writer->app->answers, field, row, column)) {
		snprintf(key, sizeof key, "%" PRIu32, column);
		put_answer(writer, key, field, row_cell(row_of(row), column));
	}
	kept_emit(&writer->kept, writer->place.data, writer->emitter);
	emit_end(writer->emitter);
}

/* A row that the form fixes is known by its name there. */
static void put_row_name(struct writer *writer, const struct group *group, row_t row)
{
	const struct fixed_row *fixed = form_fixed_row(writer->app->form, group, row);

	if (fixed)
		put(writer, "row", fixed->id);
	else
		put_number(writer, "id", row_of(row));
}

static void put_row(struct writer *writer, const struct group *group, row_t row)
{
	const struct form *form = writer->app->form;

	emit_mapping(writer->emitter);
	put_row_name(writer, group, row);
	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (field->group == (int)(group - form->groups) && field->axis != EXPR_NO_AXIS)
			put_crossings(writer, field, row);
		else if (field->group == (int)(group - form->groups))
			put_answer(writer, field->name, field, row);
	}
	str_clear(&writer->place);
	str_addf(&writer->place, "answers/%s/%u", group->id, (unsigned)row_of(row));
	kept_emit(&writer->kept, writer->place.data, writer->emitter);
	emit_end(writer->emitter);
}

/* A row that the form fixes is there anyway; what a newer version kept in it too. */
static bool is_written(const struct writer *writer, const struct group *group, row_t row)
{
	const struct form *form = writer->app->form;

	if (!form_fixed_row(form, group, row))
		return true;
	for (size_t i = 0; i < group->member_count; i++) {
		const struct field *field = &form->fields[group->members[i]];

		if (*answers_text(&writer->app->answers, field, row) ||
		    (field->axis != EXPR_NO_AXIS && answers_next_column(&writer->app->answers, field, row, 0)))
			return true;
	}
	return false;
}

static void put_rows(struct writer *writer, const struct group *group)
{
	const struct answers *answers = &writer->app->answers;
	size_t count = answers_row_count(answers, group);
	bool begun = false;

	for (size_t i = 0; i < count; i++) {
		row_t row = answers_row_id(answers, group, i);

		if (!is_written(writer, group, row))
			continue;
		if (!begun) {
			emit_key(writer->emitter, group->id);
			emit_sequence(writer->emitter);
		}
		begun = true;
		put_row(writer, group, row);
	}
	if (begun)
		emit_end(writer->emitter);
}

static void put_answers(struct writer *writer)
{
	const struct form *form = writer->app->form;

	emit_key(writer->emitter, "answers");
	emit_mapping(writer->emitter);
	for (size_t i = 0; i < form->field_count; i++) {
		const struct field *field = &form->fields[i];

		if (field->group != EXPR_NO_GROUP)
			continue;
		if (form_rows(form, field))
			put_rows(writer, form_rows(form, field));
		else if (field->type->worth != VALUE_EMPTY)
			put_answer(writer, field->id, field, NO_ROW);
	}
	kept_emit(&writer->kept, "answers", writer->emitter);
	emit_end(writer->emitter);
}

/* --- marks ----------------------------------------------------------------- */

static int compare_marks(const void *left, const void *right)
{
	const struct mark *a = *(const struct mark *const *)left, *b = *(const struct mark *const *)right;

	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return strcmp(a->code, b->code);
}

static const char *mark_field(const struct writer *writer, const struct mark *mark)
{
	return mark->field >= 0 ? writer->app->form->fields[mark->field].id : "";
}

/* The text of an accepted warning begins with the answer's digits and a space. */
static void put_reason(struct writer *writer, const struct mark *mark)
{
	const char *space = strchr(mark->text, ' ');
	size_t len = space ? (size_t)(space - mark->text) : 0;

	put(writer, "reason", space ? space + 1 : mark->text);
	emit_key(writer->emitter, "answer");
	put_value(writer, mark->text, len);
}

static void put_mark(struct writer *writer, const struct mark *mark)
{
	bool accepted = mark->kind == MARK_ACCEPTED;

	emit_mapping(writer->emitter);
	if (accepted)
		put(writer, "code", mark->code);
	if (mark->field >= 0)
		put(writer, "field", mark_field(writer, mark));
	if (mark->row)
		put_cell(writer, mark->row);
	if (accepted)
		put_reason(writer, mark);
	else
		put(writer, "note", mark->text);
	str_clear(&writer->place);
	str_addf(&writer->place, accepted ? "accepted/%s/%s/%" PRIu64 : "deferred%s/%s/%" PRIu64, mark->code,
		 mark_field(writer, mark), mark->row);
	kept_emit(&writer->kept, writer->place.data, writer->emitter);
	emit_end(writer->emitter);
}

static void put_marks(struct writer *writer, enum mark_kind kind, const char *key)
{
	const struct marks *marks = &writer->app->marks;
	const struct mark **sorted = mem_array(marks->count, sizeof *sorted);
	size_t count = 0;

	for (size_t i = 0; i < marks->count; i++)
		if (marks->items[i].kind == kind)
			sorted[count++] = &marks->items[i];
	qsort(sorted, count, sizeof *sorted, compare_marks);
	if (count || kept_at(&writer->kept, key)) {
		emit_key(writer->emitter, key);
		emit_sequence(writer->emitter);
		for (size_t i = 0; i < count; i++)
			put_mark(writer, sorted[i]);
		kept_emit(&writer->kept, key, writer->emitter);
		emit_end(writer->emitter);
	}
	free(sorted);
}

/* --- the whole ------------------------------------------------------------- */

static void put_exported(struct writer *writer)
{
	const struct application *app = writer->app;

	if (!*app->exported && !kept_at(&writer->kept, "exported"))
		return;
	emit_key(writer->emitter, "exported");
	emit_mapping(writer->emitter);
	if (*app->exported) {
		put(writer, "answers", app->exported);
		put_stamp(writer, "time", app->exported_at);
	}
	kept_emit(&writer->kept, "exported", writer->emitter);
	emit_end(writer->emitter);
}

static void put_all(struct writer *writer, const struct appfile_head *head)
{
	const struct application *app = writer->app;

	emit_mapping(writer->emitter);
	head_emit(writer->emitter, head, &writer->kept);
	put(writer, "language", app->form->language);
	if (*app->place)
		put(writer, "place", app->place);
	put_stamp(writer, "created", app->created);
	put_number(writer, "last_row", app->answers.last_row);
	put_answers(writer);
	put_marks(writer, MARK_ACCEPTED, "accepted");
	put_marks(writer, MARK_DEFERRED, "deferred");
	put_exported(writer);
	kept_emit(&writer->kept, "", writer->emitter);
	emit_end(writer->emitter);
}

static int too_large(size_t before, struct str *out, struct err *err)
{
	str_cut(out, before);
	return err_set(err, _("The answers together are larger than %d MiB, more than an application can hold. "
			      "Shorten them."), APPFILE_MOST / 1024 / 1024);
}

int appfile_write(const struct application *app, const struct appfile_head *head, struct str *out,
		  struct err *err)
{
	struct writer writer = { .emitter = emit_new(), .app = app, .place = STR_EMPTY };
	size_t before = out->len;
	int result;

	kept_open(&writer.kept, app->kept);
	put_all(&writer, head);
	result = emit_finish(writer.emitter, out, err);
	if (!result && out->len - before > APPFILE_MOST)
		result = too_large(before, out, err);
	kept_close(&writer.kept);
	emit_free(writer.emitter);
	str_release(&writer.place);
	return result;
}
