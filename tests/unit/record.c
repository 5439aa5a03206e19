#include "unit.h"

#include "draft_world.h"
#include "store/record.h"

static void same_text(const char *a, size_t a_len, const char *b, size_t b_len)
{
	assert_int_equal(a_len, b_len);
	assert_memory_equal(a, b, a_len);
}

/* Writes the operation and reads it into `record`; the line is the caller's. */
static struct str there_and_back(const struct form *form, const struct op *op, struct record *record)
{
	struct str line = STR_EMPTY;

	record_write_op(&line, form, op);
	assert_int_equal(line.data[line.len - 1], '\n');
	assert_ptr_equal(memchr(line.data, '\n', line.len), line.data + line.len - 1);
	assert_true(record_read(line.data, line.len - 1, form, record));
	return line;
}

TEST(every_operation_reads_back_the_same)
{
	static const char removed[] = "tab\there\nand \\n\\ å\0end";
	struct world world;

	world_init(&world);
	for (int kind = 0; kind < OP_KINDS; kind++)
		for (int role = OP_DO; role <= OP_REDO; role++) {
			struct op op = { .kind = (enum op_kind)kind, .role = (enum op_role)role, .group = 4294967295u,
					 .field = kind % 2 ? 3 : -1, .row = 12, .at = 345678901234u, .to = 9,
					 .name = "CODE\tX", .removed = removed, .removed_len = sizeof removed - 1,
					 .inserted = "", .inserted_len = 0 };
			struct record record;
			struct str line = there_and_back(world.form, &op, &record);

			assert_int_equal(record.kind, RECORD_OP);
			assert_int_equal(record.op.kind, op.kind);
			assert_int_equal(record.op.role, op.role);
			assert_int_equal(record.op.group, op.group);
			assert_int_equal(record.op.field, op.field);
			assert_int_equal(record.op.row, op.row);
			assert_true(record.op.at == op.at && record.op.to == op.to);
			assert_string_equal(record.op.name, op.name);
			same_text(record.op.removed, record.op.removed_len, removed, sizeof removed - 1);
			same_text(record.op.inserted, record.op.inserted_len, "", 0);
			str_release(&line);
		}
	world_release(&world);
}

TEST(what_nobody_can_type_is_damage)
{
	static const char *const texts[] = { "a\033[31m", "a\tb", "\342\200\256", "\302\233", "\377", "rad\nrad" };
	struct world world;

	world_init(&world);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct op op = { .kind = OP_SPLICE, .group = 1, .field = 0, .name = "", .removed = "",
				 .inserted = texts[i], .inserted_len = strlen(texts[i]) };
		struct str line = STR_EMPTY;
		struct record record;

		record_write_op(&line, world.form, &op);
		assert_int_equal(record_read(line.data, line.len - 1, world.form, &record), i == 5);
		str_release(&line);
	}
	world_release(&world);
}

TEST(a_changed_byte_anywhere_is_seen)
{
	struct world world;
	struct str line = STR_EMPTY, copy = STR_EMPTY;
	struct op op = { .kind = OP_SPLICE, .group = 1, .field = 0, .name = "", .removed = "", .inserted = "x",
			 .inserted_len = 1 };
	struct record record;

	world_init(&world);
	record_write_op(&line, world.form, &op);
	for (size_t i = 0; i + 1 < line.len; i++) {
		str_clear(&copy);
		str_add_bytes(&copy, line.data, line.len - 1);
		copy.data[i] ^= 1;
		assert_false(record_read(copy.data, copy.len, world.form, &record));
		str_clear(&copy);
		str_add_bytes(&copy, line.data, i);
		assert_false(record_read(copy.data, copy.len, world.form, &record));
	}
	str_release(&line);
	str_release(&copy);
	world_release(&world);
}

TEST(bases_and_saves)
{
	struct world world;
	struct str line = STR_EMPTY;
	struct record record;

	world_init(&world);
	record_write_base(&line, "-");
	assert_true(record_read(line.data, line.len - 1, world.form, &record));
	assert_int_equal(record.kind, RECORD_BASE);
	assert_int_equal(record.version, JOURNAL_VERSION);
	assert_string_equal(record.digest, "-");
	str_clear(&line);
	record_write_saved(&line, "abc");
	assert_true(record_read(line.data, line.len - 1, world.form, &record));
	assert_int_equal(record.kind, RECORD_SAVED);
	assert_string_equal(record.digest, "abc");
	str_release(&line);
	world_release(&world);
}

TEST(a_field_that_the_form_no_longer_has)
{
	static const char line[] = "set\tdo\t1\tgone\t0\t0\t0\t\t\tx";
	char digest[DIGEST_TEXT];
	struct world world;
	struct str text = STR_EMPTY;
	struct record record;

	world_init(&world);
	digest_of(line, sizeof line - 1, digest);
	str_addf(&text, "%s\t%.16s", line, digest);
	assert_true(record_read(text.data, text.len, world.form, &record));
	assert_true(record.unknown_field);
	assert_int_equal(record.op.field, -1);
	str_release(&text);
	world_release(&world);
}
