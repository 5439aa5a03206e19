/*
 * The parts of a zip of XML, for tests to compare: one element a line.
 *
 * Use:      package-parts FILE
 * Prints:   of each part, in its order, "== name" and what it holds, a new line
 *           between two tags.
 */
#include "base/str.h"

#include <stdbool.h>
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

static void print_part(const char *name, const struct str *part)
{
	printf("== %s\n", name);
	for (size_t i = 0; i < part->len; i++) {
		if (part->data[i] == '<' && i && part->data[i - 1] == '>')
			putchar('\n');
		putchar(part->data[i]);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	zip_t *archive = argc == 2 ? zip_open(argv[1], ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
	zip_int64_t count = archive ? zip_get_num_entries(archive, 0) : 0;
	bool good = count > 0;

	for (zip_int64_t i = 0; i < count && good; i++) {
		struct str part = STR_EMPTY;

		good = read_part(archive, (zip_uint64_t)i, &part);
		print_part(zip_get_name(archive, (zip_uint64_t)i, 0), &part);
		str_release(&part);
	}
	if (archive)
		zip_discard(archive);
	return good ? 0 : 1;
}
