#include "app/library.h"

#include "app/paths.h"
#include "base/file.h"
#include "base/i18n.h"

#include <dirent.h>
#include <errno.h>

struct entry {
	char *id;
	char *path;
	struct form *form; /* NULL: not loaded */
};

struct library {
	struct entry *entries;
	size_t count;
	size_t room;
	char *installed;
};

static struct entry *find(struct library *library, const char *id)
{
	for (size_t i = 0; i < library->count; i++)
		if (!strcmp(library->entries[i].id, id))
			return &library->entries[i];
	return NULL;
}

static void add(struct library *library, const char *folder, const char *name, size_t id_len)
{
	struct str path = STR_EMPTY;
	char *id = mem_strndup(name, id_len);

	if (find(library, id)) {
		free(id);
		return;
	}
	file_join(&path, folder, name);
	library->entries = mem_grow(library->entries, &library->room, library->count + 1,
				    sizeof *library->entries);
	library->entries[library->count++] = (struct entry){ id, str_detach(&path), NULL };
}

static void scan(struct library *library, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		size_t len = strlen(entry->d_name);

		if (len > 5 && entry->d_name[0] != '.' && !strcmp(entry->d_name + len - 5, ".yaml"))
			add(library, folder, entry->d_name, len - 5);
	}
	closedir(dir);
}

int library_check(const char *folder, struct err *err)
{
	DIR *dir = opendir(folder);

	if (dir)
		return closedir(dir), 0;
	if (errno == ENOENT || errno == ENOTDIR)
		return err_set(err, _("There is no folder “%s” to take forms from."), folder);
	return err_system(err, _("The forms in “%s” cannot be read"), folder);
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->id, ((const struct entry *)b)->id);
}

struct library *library_new(const char *folder)
{
	struct library *library = mem_alloc(sizeof *library);
	struct str path = STR_EMPTY;

	paths_forms(&path);
	library->installed = mem_strdup(path.data);
	if (folder) {
		scan(library, folder);
	} else {
		str_clear(&path);
		paths_own_forms(&path);
		scan(library, path.data);
		scan(library, library->installed);
	}
	str_release(&path);
	if (library->count)
		qsort(library->entries, library->count, sizeof *library->entries, by_id);
	return library;
}

void library_free(struct library *library)
{
	if (!library)
		return;
	for (size_t i = 0; i < library->count; i++) {
		free(library->entries[i].id);
		free(library->entries[i].path);
		form_free(library->entries[i].form);
	}
	free(library->entries);
	free(library->installed);
	free(library);
}

size_t library_count(struct library *library)
{
	return library->count;
}

const char *library_id(struct library *library, size_t i)
{
	return library->entries[i].id;
}

const char *library_path(struct library *library, size_t i)
{
	return library->entries[i].path;
}

bool library_has(struct library *library, const char *id)
{
	return find(library, id) != NULL;
}

const char *library_installed(const struct library *library)
{
	return library->installed;
}

bool library_is_path(const char *id)
{
	size_t len = strlen(id);

	return strchr(id, '/') || (len > 5 && !strcmp(id + len - 5, ".yaml"));
}

/* A path of a form file is taken in under its own path as id. */
static struct entry *find_or_take(struct library *library, const char *id)
{
	struct entry *entry = find(library, id);

	if (entry || !library_is_path(id) || !file_exists(id))
		return entry;
	library->entries = mem_grow(library->entries, &library->room, library->count + 1,
				    sizeof *library->entries);
	entry = &library->entries[library->count++];
	*entry = (struct entry){ mem_strdup(id), mem_strdup(id), NULL };
	return entry;
}

const struct form *library_load_id(struct library *library, const char *id, struct diags *diags)
{
	return find(library, id) ? library_load(library, id, diags) : NULL;
}

const struct form *library_load(struct library *library, const char *id, struct diags *diags)
{
	struct entry *entry = find_or_take(library, id);

	if (!entry)
		return NULL;
	if (!entry->form)
		entry->form = form_load(entry->path, library->installed, diags);
	return entry->form;
}

/* --- forms that replace others ------------------------------------------------- */

static const char *replaced_by(const struct library *library, const char *id)
{
	for (size_t i = 0; i < library->count; i++) {
		const struct form *form = library->entries[i].form;

		if (form && form->replaces && !strcmp(form->replaces, id))
			return form->id;
	}
	return NULL;
}

const char *library_replaced_by(struct library *library, const char *id)
{
	const char *newest = replaced_by(library, id);

	/* They may replace each other in a ring. */
	for (size_t i = 0; newest && i < library->count; i++) {
		const char *newer = replaced_by(library, newest);

		if (!newer || !strcmp(newer, id))
			break;
		newest = newer;
	}
	return newest;
}

void library_order(struct library *library, size_t *order)
{
	size_t count = 0;

	for (size_t i = 0; i < library->count; i++) {
		struct diags faults = DIAGS_NONE;

		library_load(library, library->entries[i].id, &faults);
		diags_release(&faults);
	}
	for (int replaced = 0; replaced <= 1; replaced++)
		for (size_t i = 0; i < library->count; i++)
			if (!!replaced_by(library, library->entries[i].id) == replaced)
				order[count++] = i;
}
