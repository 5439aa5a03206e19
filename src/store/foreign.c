#include "store/foreign.h"

#include "store/appfile.h"
#include "store/drafts.h"

/* Takes in what is there now when it is not the file that is known. */
static int take_in(const struct known_file *known, const char *path, struct known_file *now, struct str *bytes,
		   struct err *err)
{
	*now = *known;
	if (!file_mark(path, &now->mark) || file_mark_is(&now->mark, &known->mark))
		return 0;
	if (file_read(path, APPFILE_MOST, bytes, err))
		return -1;
	digest_of(bytes->data, bytes->len, now->digest);
	return 0;
}

static bool is_foreign(const struct known_file *known, const struct known_file *now)
{
	return strcmp(known->digest, now->digest) != 0;
}

/* A copy, not a new name for it: so at no moment is there no file at the path. */
static int copy_beside(const char *path, const struct str *bytes, struct str *kept, struct err *err)
{
	struct str folder = STR_EMPTY, copy = STR_EMPTY;
	int result;

	file_folder_of(&folder, path);
	draft_path_like(&copy, folder.data, file_name_of(path));
	result = file_write(copy.data, bytes->data, bytes->len, err);
	if (!result)
		str_add(kept, copy.data);
	str_release(&folder);
	str_release(&copy);
	return result;
}

int foreign_put_aside(struct known_file *known, const char *path, struct str *kept, struct err *err)
{
	struct str bytes = STR_EMPTY;
	struct known_file now;
	int result = take_in(known, path, &now, &bytes, err);

	if (!result && is_foreign(known, &now))
		result = copy_beside(path, &bytes, kept, err);
	if (!result)
		*known = now;
	str_release(&bytes);
	return result;
}

bool foreign_is_at(const struct known_file *known, const char *path)
{
	struct str bytes = STR_EMPTY;
	struct known_file now;
	bool foreign = take_in(known, path, &now, &bytes, NULL) || is_foreign(known, &now);

	str_release(&bytes);
	return foreign;
}
