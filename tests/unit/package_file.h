/*
 * A file that is a zip of parts, and what stands in them.
 *
 * Use:      put its bytes into `file`; expect_in("word/document.xml", "<w:tbl>");
 *           at last str_release(&file).
 */
#ifndef BLANKETT_TESTS_UNIT_PACKAGE_FILE_H
#define BLANKETT_TESTS_UNIT_PACKAGE_FILE_H

#include "unit.h"

#include "base/mem.h"
#include "base/str.h"

#include <zip.h>

static struct str file; /* the bytes of the .docx or .xlsx */

static inline zip_t *open_file(void)
{
	zip_source_t *source = zip_source_buffer_create(file.data, file.len, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);

	assert_non_null(zip);
	return zip;
}

/* The part's text; free() it.  NULL when there is none. */
static inline char *part(const char *name)
{
	zip_t *zip = open_file();
	zip_stat_t stat;
	zip_file_t *in;
	char *bytes = NULL;

	if (!zip_stat(zip, name, 0, &stat)) {
		in = zip_fopen(zip, name, 0);
		bytes = mem_alloc(stat.size + 1);
		assert_int_equal(zip_fread(in, bytes, stat.size), stat.size);
		zip_fclose(in);
	}
	zip_discard(zip);
	return bytes;
}

static inline void expect_in(const char *name, const char *wanted)
{
	char *bytes = part(name);

	assert_non_null(bytes);
	if (!strstr(bytes, wanted))
		print_error("%s: no %s in\n%s\n", name, wanted, bytes);
	assert_non_null(strstr(bytes, wanted));
	free(bytes);
}

static inline int count_in(const char *name, const char *wanted)
{
	char *bytes = part(name);
	int count = 0;

	assert_non_null(bytes);
	for (const char *at = bytes; (at = strstr(at, wanted)); at++)
		count++;
	free(bytes);
	return count;
}

#endif
