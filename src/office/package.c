#include "office/package.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <zip.h>

/* --- writing ---------------------------------------------------------------------- */

/* 1980-01-01 00:00 as DOS writes it, the zero of zip: set by zip_file_set_mtime
 * it would go through the local time zone. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

static int failed(struct err *err, zip_error_t *error)
{
	err_set(err, _("The Word document could not be packed: %s. Try again."),
		zip_error_strerror(error));
	zip_error_fini(error);
	return -1;
}

static int add_part(zip_t *zip, const struct package_part *part)
{
	zip_source_t *source = zip_source_buffer(zip, part->bytes, part->len, 0);
	zip_int64_t index;

	if (!source)
		return -1;
	index = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		zip_source_free(source);
		return -1;
	}
	if (zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6))
		return -1;
	return zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0);
}

/* Writes the parts into `target`, which the caller keeps. */
static int fill(zip_source_t *target, const struct package_part *parts, size_t count,
		struct err *err)
{
	zip_error_t error;
	zip_t *zip;
	int code = 0;

	zip_error_init(&error);
	zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
	if (!zip)
		return failed(err, &error);
	zip_source_keep(target);
	for (size_t i = 0; i < count && !code; i++)
		code = add_part(zip, &parts[i]);
	if (!code)
		code = zip_close(zip);
	if (!code)
		return 0;
	err_set(err, _("The Word document could not be packed: %s. Try again."),
		zip_strerror(zip));
	zip_discard(zip);
	return -1;
}

static int read_back(zip_source_t *source, struct str *out)
{
	zip_stat_t stat;
	zip_int64_t got = -1;

	if (zip_source_stat(source, &stat) || zip_source_open(source))
		return -1;
	str_reserve(out, stat.size);
	got = zip_source_read(source, out->data + out->len, stat.size);
	zip_source_close(source);
	if (got < 0 || (zip_uint64_t)got != stat.size)
		return -1;
	out->len += stat.size;
	out->data[out->len] = '\0';
	return 0;
}

int package_write(const struct package_part *parts, size_t count, struct str *out,
		  struct err *err)
{
	zip_error_t error;
	zip_source_t *target;
	int code;

	zip_error_init(&error);
	target = zip_source_buffer_create(NULL, 0, 0, &error);
	if (!target)
		return failed(err, &error);
	code = fill(target, parts, count, err);
	if (!code && read_back(target, out))
		code = err_set(err, _("The Word document could not be packed: %s. Try again."),
			       zip_error_strerror(zip_source_error(target)));
	zip_source_free(target);
	return code;
}

/* --- reading ---------------------------------------------------------------------- */

static int read_part(zip_t *zip, zip_uint64_t index, struct package_part *part)
{
	zip_stat_t stat;
	zip_file_t *file;
	zip_int64_t got;
	char *bytes;

	if (zip_stat_index(zip, index, 0, &stat) || !(file = zip_fopen_index(zip, index, 0)))
		return -1;
	bytes = mem_alloc(stat.size + 1);
	got = zip_fread(file, bytes, stat.size);
	zip_fclose(file);
	*part = (struct package_part){ mem_strdup(stat.name), bytes, stat.size };
	return got >= 0 && (zip_uint64_t)got == stat.size ? 0 : -1;
}

static int read_parts(zip_t *zip, struct package *package)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);

	package->parts = mem_array(count > 0 ? (size_t)count : 1, sizeof *package->parts);
	for (zip_int64_t i = 0; i < count; i++)
		if (read_part(zip, (zip_uint64_t)i, &package->parts[package->count++]))
			return -1;
	return 0;
}

int package_read(const struct str *bytes, struct package *package, struct err *err)
{
	zip_source_t *source;
	zip_error_t error;
	zip_t *zip = NULL;
	int code = -1;

	*package = (struct package){ 0 };
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes->data, bytes->len, 0, &error);
	if (source && !(zip = zip_open_from_source(source, ZIP_RDONLY, &error)))
		zip_source_free(source);
	if (zip) {
		code = read_parts(zip, package);
		zip_discard(zip);
	}
	zip_error_fini(&error);
	return code ? err_set(err, _("The parts of the document could not be read again. Try again.")) : 0;
}

void package_release(struct package *package)
{
	for (size_t i = 0; i < package->count; i++) {
		free((char *)package->parts[i].name);
		free((char *)package->parts[i].bytes);
	}
	free(package->parts);
	*package = (struct package){ 0 };
}
