#include "store/beside.h"

#include "base/file.h"

void beside_path(struct str *out, const char *path, const char *kind)
{
	struct str folder = STR_EMPTY, name = STR_EMPTY;

	file_folder_of(&folder, path);
	str_addf(&name, ".%s.%s", file_name_of(path), kind);
	file_join(out, folder.data, name.data);
	str_release(&folder);
	str_release(&name);
}
