#include "store/journal.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

enum { MOST = 1024 * 1024 * 1024 };

static void add_record(struct journal_log *log, const struct record *record)
{
	log->records = mem_grow(log->records, &log->room, log->count + 1, sizeof *log->records);
	log->records[log->count++] = *record;
}

/* The base comes first and only there. */
static bool in_order(const struct journal_log *log, const struct record *record)
{
	return (record->kind == RECORD_BASE) == !log->count;
}

/* What a power cut leaves of the last record: no newline, or zeros. */
static bool is_torn(const char *rest, size_t len)
{
	const char *newline = memchr(rest, '\n', len);

	return !newline || newline + 1 == rest + len;
}

static void read_records(struct journal_log *log, const struct form *form)
{
	struct record record;

	while (log->good < log->bytes.len) {
		char *line = log->bytes.data + log->good;
		char *newline = memchr(line, '\n', log->bytes.len - log->good);

		if (!newline || !record_read(line, (size_t)(newline - line), form, &record) || !in_order(log, &record)) {
			log->damaged = !is_torn(line, log->bytes.len - log->good);
			return;
		}
		log->newer = record.kind == RECORD_BASE && record.version > JOURNAL_VERSION;
		if (log->newer)
			return;
		add_record(log, &record);
		log->good = (size_t)(newline + 1 - log->bytes.data);
	}
}

int journal_read(const char *path, const struct form *form, struct journal_log *log, struct err *err)
{
	*log = (struct journal_log)JOURNAL_LOG_EMPTY;
	if (!file_exists(path))
		return 0;
	if (file_read(path, MOST, &log->bytes, err))
		return -1;
	read_records(log, form);
	if (!log->newer)
		return 0;
	journal_log_release(log);
	return err_set(err, _("%s: The unsaved changes were written by a newer version of this program. Open the "
			      "application with that version; nothing has been changed."), path);
}

void journal_log_release(struct journal_log *log)
{
	str_release(&log->bytes);
	free(log->records);
	*log = (struct journal_log)JOURNAL_LOG_EMPTY;
}
