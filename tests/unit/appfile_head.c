#include "unit.h"

#include "base/str.h"
#include "store/appfile_head.h"

/* The block alone, as a file would begin. */
static void write_head(const struct appfile_head *head, struct str *out)
{
	struct emitter *emitter = emit_new();
	struct kept nothing;

	kept_open(&nothing, "");
	emit_mapping(emitter);
	head_emit(emitter, head, &nothing);
	emit_end(emitter);
	assert_int_equal(emit_finish(emitter, out, NULL), 0);
	emit_free(emitter);
	kept_close(&nothing);
}

TEST(the_head_fits_in_its_bytes_whatever_the_name)
{
	/* Doubled, or written as escapes, or of several bytes. */
	static const char *const letters[] = { "'", "\"", "\\", "å", "😀", "# ", ": " };

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		struct appfile_head head = { .format = APPFILE_FORMAT, .done = 3, .all = 17 }, back;
		struct str out = STR_EMPTY;

		memset(head.form_digest, 'a', sizeof head.form_digest - 1);
		memset(head.form, 'f', sizeof head.form - 1);
		for (size_t len = strlen(letters[i]), at = 0; at + len < sizeof head.name; at += len)
			memcpy(head.name + at, letters[i], len);
		write_head(&head, &out);
		assert_in_range(out.len, 1, APPFILE_HEAD_BYTES);
		assert_int_equal(appfile_head_read(out.data, out.len, &back), 0);
		assert_memory_equal(back.name, head.name, strlen(back.name));
		assert_in_range(strlen(back.name), 100, sizeof head.name);
		str_release(&out);
	}
}
