#include "store/drafts.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/beside.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

enum { SLUG_MOST = 60 };

static const char ending[] = ".yaml";

/* --- listing ----------------------------------------------------------------- */

static bool is_draft_name(const char *name)
{
	size_t len = strlen(name);

	return name[0] != '.' && len >= sizeof ending && !strcmp(name + len - (sizeof ending - 1), ending);
}

/* A file written by hand need not say when it was changed. */
static int64_t file_time(const char *path)
{
	struct stat st;

	return lstat(path, &st) ? 0 : (int64_t)st.st_mtime;
}

static void add_draft(struct drafts *drafts, const char *folder, const char *name)
{
	struct str path = STR_EMPTY, start = STR_EMPTY;
	struct appfile_head head;

	file_join(&path, folder, name);
	if (!file_read_start(path.data, APPFILE_HEAD_BYTES, &start, NULL) &&
	    !appfile_head_read(start.data, start.len, &head)) {
		drafts->items = mem_grow(drafts->items, &drafts->room, drafts->count + 1, sizeof *drafts->items);
		if (!head.changed)
			head.changed = file_time(path.data);
		drafts->items[drafts->count++] = (struct draft_entry){ str_detach(&path), head };
	}
	str_release(&path);
	str_release(&start);
}

static int newest_first(const void *left, const void *right)
{
	const struct draft_entry *a = left, *b = right;

	if (a->head.changed != b->head.changed)
		return a->head.changed > b->head.changed ? -1 : 1;
	return strcmp(a->path, b->path);
}

int drafts_list(const char *folder, struct drafts *out, struct err *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	*out = (struct drafts)DRAFTS_NONE;
	if (!dir && errno == ENOENT)
		return 0;
	if (!dir)
		return err_system(err, _("%s: The folder of your applications cannot be read. Name another one with --dir"),
				  folder);
	while ((entry = readdir(dir)))
		if (is_draft_name(entry->d_name))
			add_draft(out, folder, entry->d_name);
	closedir(dir);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, newest_first);
	return 0;
}

void drafts_release(struct drafts *drafts)
{
	for (size_t i = 0; i < drafts->count; i++)
		free(drafts->items[i].path);
	free(drafts->items);
	*drafts = (struct drafts)DRAFTS_NONE;
}

/* --- names -------------------------------------------------------------------- */

/* Letters and digits of ASCII, with a hyphen for whatever stands between. */
static void slug(struct str *out, const char *name)
{
	size_t before = out->len;
	struct str fold = STR_EMPTY;

	utf8_fold(&fold, name, strlen(name));
	for (const char *at = fold.data; *at && out->len - before < SLUG_MOST; at++) {
		if ((unsigned char)*at < 0x80 && isalnum((unsigned char)*at))
			str_add_char(out, *at);
		else if (out->len > before && out->data[out->len - 1] != '-')
			str_add_char(out, '-');
	}
	if (out->len > before && out->data[out->len - 1] == '-')
		str_cut(out, out->len - 1);
	str_release(&fold);
}

/* Neither a file nor a journal that waits for one. */
static bool is_free(const char *path)
{
	struct str journal = STR_EMPTY;
	bool taken;

	beside_path(&journal, path, "journal");
	taken = file_exists(path) || file_exists(journal.data);
	str_release(&journal);
	return !taken;
}

static void first_free(struct str *out, const char *folder, const char *stem)
{
	struct str name = STR_EMPTY, path = STR_EMPTY;

	for (int n = 1; n == 1 || !is_free(path.data); n++) {
		str_clear(&name);
		str_clear(&path);
		str_add(&name, stem);
		if (n > 1)
			str_addf(&name, "-%d", n);
		str_add(&name, ending);
		file_join(&path, folder, name.data);
	}
	str_add_bytes(out, path.data, path.len);
	str_release(&name);
	str_release(&path);
}

static void stem_of(struct str *out, const char *name)
{
	slug(out, name);
	if (!out->len)
		slug(out, _("application"));
}

void draft_new_path(struct str *out, const char *folder, const char *name)
{
	struct str stem = STR_EMPTY;

	stem_of(&stem, name);
	first_free(out, folder, stem.data);
	str_release(&stem);
}

bool draft_path_fits(const char *path, const char *name)
{
	const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	struct str stem = STR_EMPTY;
	bool fits;

	stem_of(&stem, name);
	fits = !strncmp(file, stem.data, stem.len);
	file += fits ? stem.len : 0;
	if (fits && *file == '-' && file[1 + strspn(file + 1, "0123456789")] == '.')
		file += 1 + strspn(file + 1, "0123456789");
	str_release(&stem);
	return fits && !strcmp(file, ending);
}

void draft_path_like(struct str *out, const char *folder, const char *file_name)
{
	struct str stem = STR_EMPTY;

	str_add(&stem, file_name);
	if (is_draft_name(file_name))
		str_cut(&stem, stem.len - (sizeof ending - 1));
	first_free(out, folder, stem.data);
	str_release(&stem);
}
