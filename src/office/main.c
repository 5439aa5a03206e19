/*
 * blankett-office: the helper program that knows Word and Excel.
 *
 * Use:      blankett-office docx <document-on-the-wire >file.docx
 *           blankett-office xlsx <workbook-on-the-wire >file.xlsx
 * Exit:     0 done; 1 with one sentence on stderr; 2 wrong usage.
 *
 * It lives beside the wizard, not in it: zip and its libraries would double
 * the memory of every session that waits for a key, and a hostile file takes
 * this short-lived process with it instead of the session.
 */
#include "base/i18n.h"
#include "base/str.h"
#include "document/wire.h"
#include "document/wire_book.h"
#include "office/docx.h"
#include "office/xlsx.h"

#include <limits.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MOST_INPUT = 65 * 1024 * 1024, MOST_SECONDS = 20 };

static const rlim_t most_memory = 512 * 1024 * 1024;

static void limit(int resource, rlim_t most)
{
	struct rlimit limits = { most, most };

	/* A stricter limit from outside stays; that this fails is no harm. */
	(void)setrlimit(resource, &limits);
}

static void set_limits(void)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, MOST_SECONDS);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow memory is terabytes */
	limit(RLIMIT_AS, most_memory);
#else
	(void)most_memory;
#endif
}

/* In the build tree the catalogs lie beside the program, installed it is
 * PREFIX/libexec/blankett/blankett-office. */
static void find_catalogs(struct str *folder)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path);

	str_add_bytes(folder, path, len > 0 ? (size_t)len : 0);
	while (folder->len && folder->data[folder->len - 1] != '/')
		str_cut(folder, folder->len - 1);
	len = (ssize_t)folder->len;
	str_add(folder, "locale");
	if (access(folder->data, R_OK)) {
		str_cut(folder, (size_t)len);
		str_add(folder, "../../share/locale");
	}
}

static int read_input(struct str *in, struct err *err)
{
	size_t got;

	do {
		str_reserve(in, 1 << 16);
		got = fread(in->data + in->len, 1, 1 << 16, stdin);
		in->len += got;
	} while (got && in->len < MOST_INPUT);
	in->data[in->len] = '\0';
	if (ferror(stdin))
		return err_system(err, _("The document could not be read from the other program"));
	return 0;
}

static int write_output(const struct str *out, struct err *err)
{
	if (fwrite(out->data, 1, out->len, stdout) != out->len || fflush(stdout))
		return err_system(err, _("The document could not be handed over"));
	return 0;
}

static int write_docx(const struct str *in, struct str *out, struct err *err)
{
	struct doc doc;
	int code = wire_read(in->data, in->len, &doc, err);

	if (!code)
		code = docx_write(&doc, out, err);
	doc_release(&doc);
	return code;
}

static int write_xlsx(const struct str *in, struct str *out, struct err *err)
{
	struct book book;
	int code = wire_book_read(in->data, in->len, &book, err);

	if (!code)
		code = xlsx_write(&book, out, err);
	book_release(&book);
	return code;
}

static const struct {
	const char *name;
	int (*run)(const struct str *in, struct str *out, struct err *err);
} commands[] = {
	{ "docx", write_docx },
	{ "xlsx", write_xlsx },
};

static int run(size_t command, struct err *err)
{
	struct str in = STR_EMPTY, out = STR_EMPTY;
	int code = read_input(&in, err);

	if (!code)
		code = commands[command].run(&in, &out, err);
	if (!code)
		code = write_output(&out, err);
	str_release(&in);
	str_release(&out);
	return code;
}

int main(int argc, char **argv)
{
	struct str catalogs = STR_EMPTY;
	struct err err = ERR_NONE;

	set_limits();
	find_catalogs(&catalogs);
	i18n_start(NULL, catalogs.data);
	str_release(&catalogs);
	for (size_t i = 0; argc == 2 && i < sizeof commands / sizeof *commands; i++) {
		if (strcmp(argv[1], commands[i].name))
			continue;
		if (!run(i, &err))
			return 0;
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	fprintf(stderr, "%s\n", _("Say what to make: blankett-office docx, or xlsx. The program "
				  "blankett does so by itself."));
	return 2;
}
