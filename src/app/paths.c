#include "app/paths.h"

#include "base/file.h"

#include <limits.h>
#include <unistd.h>

static void program_folder(struct str *out)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);

	path[len > 0 ? len : 0] = '\0';
	file_folder_of(out, path);
}

/* The first of two places relative to the program that is there. */
static void beside(const char *built, const char *installed, struct str *out)
{
	struct str folder = STR_EMPTY;

	program_folder(&folder);
	file_join(out, folder.data, built);
	if (!file_exists(out->data)) {
		str_clear(out);
		file_join(out, folder.data, installed);
	}
	str_release(&folder);
}

void paths_catalogs(struct str *out)
{
	beside("locale", "../share/locale", out);
}

/* A sanitizer build lies one folder deeper. */
void paths_forms(struct str *out)
{
	beside("../forms", "../share/blankett/forms", out);
	if (file_exists(out->data))
		return;
	str_clear(out);
	beside("../../forms", "../share/blankett/forms", out);
}

void paths_helper(const char *name, struct str *out)
{
	struct str installed = STR_EMPTY;

	str_addf(&installed, "../libexec/blankett/%s", name);
	beside(name, installed.data, out);
	str_release(&installed);
}

static void below_home(const char *name, struct str *out)
{
	const char *home = getenv("HOME");

	file_join(out, home && *home ? home : ".", name);
}

void paths_own_forms(struct str *out)
{
	const char *config = getenv("XDG_CONFIG_HOME");

	if (config && *config)
		file_join(out, config, "blankett/forms");
	else
		below_home(".config/blankett/forms", out);
}

void paths_applications(struct str *out)
{
	below_home("blankett", out);
}
