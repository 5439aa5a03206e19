#include "store/record.h"

#include "base/utf8.h"

#include <assert.h>

enum { CHECK_DIGITS = 16, COLUMNS = 11, ROW_COLUMN = 4 };

static const char *const roles[] = { [OP_DO] = "do", [OP_UNDO] = "undo", [OP_REDO] = "redo" };

struct escape {
	char byte;
	char letter;
};

static const struct escape escapes[] = { { '\t', 't' }, { '\n', 'n' }, { '\\', '\\' }, { '\0', '0' } };

enum { ESCAPES = sizeof escapes / sizeof *escapes };

/* --- writing --------------------------------------------------------------- */

static const struct escape *escape_of(char byte)
{
	for (size_t i = 0; i < ESCAPES; i++)
		if (escapes[i].byte == byte)
			return &escapes[i];
	return NULL;
}

static void add_text(struct str *out, const char *text, size_t len)
{
	size_t from = 0;

	for (size_t i = 0; i < len; i++) {
		const struct escape *escape = (unsigned char)text[i] > '\n' && text[i] != '\\' ? NULL : escape_of(text[i]);

		if (!escape)
			continue;
		str_add_bytes(out, text + from, i - from);
		str_add_char(out, '\\');
		str_add_char(out, escape->letter);
		from = i + 1;
	}
	str_add_bytes(out, text + from, len - from);
}

static void end_record(struct str *out, size_t start)
{
	char digest[DIGEST_TEXT];

	digest_of(out->data + start, out->len - start, digest);
	str_add_char(out, '\t');
	str_add_bytes(out, digest, CHECK_DIGITS);
	str_add_char(out, '\n');
}

void record_write_base(struct str *out, const char *digest)
{
	size_t start = out->len;

	str_addf(out, "blankett-journal\t%d\t%s", JOURNAL_VERSION, digest);
	end_record(out, start);
}

void record_write_saved(struct str *out, const char *digest)
{
	size_t start = out->len;

	str_addf(out, "saved\t%s", digest);
	end_record(out, start);
}

void record_write_op(struct str *out, const struct form *form, const struct op *op)
{
	size_t start = out->len;
	char row[ROW_TEXT];

	row_text(op->row, row);
	str_addf(out, "%s\t%s\t%u\t%s\t%s\t%zu\t%zu\t", op_kind_name(op->kind), roles[op->role],
		 (unsigned)op->group, op->field >= 0 ? form->fields[op->field].id : "", row, op->at, op->to);
	add_text(out, op->name, strlen(op->name));
	str_add_char(out, '\t');
	add_text(out, op->removed, op->removed_len);
	str_add_char(out, '\t');
	add_text(out, op->inserted, op->inserted_len);
	end_record(out, start);
}

/* --- reading --------------------------------------------------------------- */

struct column {
	char *text; /* with a NUL after it */
	size_t len;
};

/* Takes the checksum off the end of the line; false when it is wrong. */
static bool check_is_right(char *line, size_t *len)
{
	char digest[DIGEST_TEXT];

	if (*len < CHECK_DIGITS + 1 || line[*len - CHECK_DIGITS - 1] != '\t')
		return false;
	*len -= CHECK_DIGITS + 1;
	digest_of(line, *len, digest);
	return !memcmp(line + *len + 1, digest, CHECK_DIGITS);
}

static bool unescape(struct column *column)
{
	size_t to = 0;

	for (size_t i = 0; i < column->len; i++) {
		char byte = column->text[i];
		size_t k = 0;

		if (byte == '\\') {
			i++;
			while (k < ESCAPES && (i == column->len || escapes[k].letter != column->text[i]))
				k++;
			if (k == ESCAPES)
				return false;
			byte = escapes[k].byte;
		}
		column->text[to++] = byte;
	}
	column->len = to;
	column->text[to] = '\0';
	return true;
}

/* How many columns there are; 0 when too many or one is damaged. */
static size_t part(char *line, size_t len, struct column columns[COLUMNS])
{
	char *end = line + len;
	size_t count = 0;

	for (;;) {
		char *tab = memchr(line, '\t', (size_t)(end - line));
		char *stop = tab ? tab : end;

		if (count == COLUMNS)
			return 0;
		*stop = '\0';
		columns[count] = (struct column){ line, (size_t)(stop - line) };
		if (!unescape(&columns[count++]))
			return 0;
		if (!tab)
			return count;
		line = tab + 1;
	}
}

static bool number_in(const struct column *column, uint64_t most, uint64_t *number)
{
	if (!column->len || column->len > 19 || strspn(column->text, "0123456789") != column->len)
		return false;
	*number = strtoull(column->text, NULL, 10);
	return *number <= most;
}

static bool read_numbers(const struct column *columns, struct op *op)
{
	uint64_t group, at, to;

	if (!number_in(&columns[2], UINT32_MAX, &group) || !row_parse(columns[ROW_COLUMN].text, &op->row) ||
	    !number_in(&columns[5], SIZE_MAX, &at) || !number_in(&columns[6], SIZE_MAX, &to))
		return false;
	op->group = (uint32_t)group;
	op->at = (size_t)at;
	op->to = (size_t)to;
	return true;
}

static bool read_words(const struct column *columns, struct op *op)
{
	size_t kind = 0, role = 0;

	while (kind < OP_KINDS && strcmp(op_kind_name((enum op_kind)kind), columns[0].text))
		kind++;
	while (role < sizeof roles / sizeof *roles && strcmp(roles[role], columns[1].text))
		role++;
	op->kind = (enum op_kind)kind;
	op->role = (enum op_role)role;
	return kind < OP_KINDS && role < sizeof roles / sizeof *roles;
}

/* Whether an answer can have got this text from somebody's hands. */
static bool is_typed(const char *text, size_t len)
{
	return utf8_valid(text, len) && !utf8_has_control(text, len);
}

static bool read_op(const struct column *columns, const struct form *form, struct record *record)
{
	const struct field *field = form_field(form, columns[3].text);
	struct op *op = &record->op;

	record->kind = RECORD_OP;
	record->unknown_field = columns[3].len && !field;
	op->field = field ? field->index : -1;
	op->name = columns[7].text;
	op->removed = columns[8].text;
	op->removed_len = columns[8].len;
	op->inserted = columns[9].text;
	op->inserted_len = columns[9].len;
	return read_words(columns, op) && read_numbers(columns, op) && is_typed(op->inserted, op->inserted_len);
}

bool record_read(char *line, size_t len, const struct form *form, struct record *record)
{
	struct column columns[COLUMNS];
	uint64_t version;
	size_t count;

	*record = (struct record){ 0 };
	if (!check_is_right(line, &len))
		return false;
	count = part(line, len, columns);
	if (count == 10)
		return read_op(columns, form, record);
	if (count == 3 && !strcmp(columns[0].text, "blankett-journal")) {
		*record = (struct record){ .kind = RECORD_BASE, .digest = columns[2].text };
		record->version = number_in(&columns[1], INT32_MAX, &version) ? (int64_t)version : 0;
		return record->version > 0;
	}
	*record = (struct record){ .kind = RECORD_SAVED, .digest = columns[1].text };
	return count == 2 && !strcmp(columns[0].text, "saved");
}
