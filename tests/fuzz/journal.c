/*
 * Any lines as a journal: each gets its checksum here, so that what stands in
 * them is what is tried; what fits is replayed, all of it undone and redone.
 */
#include "../unit/draft_world.h"
#include "store/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The form, loaded once; its folder is needed for the journal. */
static struct world world;

static void release_world(void)
{
	world_release(&world);
}

static const struct world *the_world(void)
{
	if (!world.form) {
		world_init(&world);
		atexit(release_world);
	}
	return &world;
}

static void add_checked(struct str *out, const char *line, size_t len)
{
	char digest[DIGEST_TEXT];

	digest_of(line, len, digest);
	str_add_bytes(out, line, len);
	str_addf(out, "\t%.16s\n", digest);
}

/* The journal's bytes, beginning with its base; torn when the last line is. */
static void make_journal(const char *data, size_t size, struct str *out)
{
	static const char base[] = "blankett-journal\t1\t-";
	const char *end = data + size;

	add_checked(out, base, sizeof base - 1);
	while (data < end) {
		const char *newline = memchr(data, '\n', (size_t)(end - data));

		if (!newline)
			str_add_bytes(out, data, (size_t)(end - data));
		else
			add_checked(out, data, (size_t)(newline - data));
		data = newline ? newline + 1 : end;
	}
}

static void replay(const struct journal_log *log)
{
	struct application *app = application_new(the_world()->form);
	struct replayed done;
	char *bytes;

	replay_history(app, log, replay_match(log, "-"));
	replay_after(app, log, 0, false, &done);
	while (application_undo(app, NULL))
		;
	while (application_redo(app, NULL))
		;
	bytes = world_bytes(app);
	free(bytes);
	application_free(app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct journal_log log;
	struct str bytes = STR_EMPTY;
	char *path = world_path(the_world(), "journal");

	make_journal((const char *)data, size, &bytes);
	if (!file_write(path, bytes.data, bytes.len, NULL) && !journal_read(path, world.form, &log, NULL)) {
		if (log.count)
			replay(&log);
		journal_log_release(&log);
	}
	str_release(&bytes);
	free(path);
	return 0;
}
