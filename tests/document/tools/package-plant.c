/*
 * Changes a part of a zip, for tests to see what becomes of it.
 *
 * Use:      package-plant FILE PART OLD NEW
 * Does:     puts NEW in the place of OLD, which stands in the part exactly once.
 */
#include "base/str.h"

#include <stdbool.h>
#include <string.h>
#include <zip.h>

static bool read_part(zip_t *archive, zip_uint64_t index, struct str *out)
{
	zip_file_t *file = zip_fopen_index(archive, index, 0);
	char bytes[65536];
	zip_int64_t n = 0;

	while (file && (n = zip_fread(file, bytes, sizeof bytes)) > 0)
		str_add_bytes(out, bytes, (size_t)n);
	if (file)
		zip_fclose(file);
	return file && !n;
}

static bool plant(struct str *part, const char *old, const char *new)
{
	char *at = strstr(part->data, old);

	if (!at || strstr(at + 1, old))
		return false;
	str_splice(part, (size_t)(at - part->data), strlen(old), new, strlen(new));
	return true;
}

int main(int argc, char **argv)
{
	zip_t *archive = argc == 5 ? zip_open(argv[1], 0, NULL) : NULL;
	zip_int64_t index = archive ? zip_name_locate(archive, argv[2], 0) : -1;
	struct str part = STR_EMPTY;
	zip_source_t *source;
	bool good = index >= 0 && read_part(archive, (zip_uint64_t)index, &part) && plant(&part, argv[3], argv[4]);

	if (good) {
		source = zip_source_buffer(archive, part.data, part.len, 0);
		good = source && !zip_file_replace(archive, (zip_uint64_t)index, source, ZIP_FL_OVERWRITE);
	}
	good = good && !zip_close(archive);
	if (!good && archive)
		zip_discard(archive);
	str_release(&part);
	return good ? 0 : 1;
}
