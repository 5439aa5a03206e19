#include "app/export.h"

#include "app/office.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "document/plain.h"
#include "document/report.h"
#include "document/wire.h"

struct format {
	const char *name;
	int (*make)(const struct doc *doc, struct str *out, struct err *err);
};

static int make_text(const struct doc *doc, struct str *out, struct err *err)
{
	(void)err;
	plain_write(doc, out);
	return 0;
}

/* A Word file is a zip. */
static bool is_zip(const struct str *bytes)
{
	return bytes->len > 4 && !memcmp(bytes->data, "PK\3\4", 4);
}

static int make_word(const struct doc *doc, struct str *out, struct err *err)
{
	struct str wire = STR_EMPTY;
	int result;

	wire_write(doc, &wire);
	result = office_run("docx", &wire, out, err);
	if (!result && !is_zip(out))
		result = err_set(err, _("The helper program answered with something that is no Word file; no Word "
					"file was written. Install blankett anew."));
	str_release(&wire);
	return result;
}

static const struct format formats[] = {
	{ "txt", make_text }, /* first: it needs no helper that could fail */
	{ "docx", make_word },
};
enum { FORMATS = sizeof formats / sizeof *formats };

/* "En väg.yaml" → "<folder>/En väg.docx". */
static void target_path(const struct export_order *order, const char *ending, struct str *out)
{
	struct str folder = STR_EMPTY, name = STR_EMPTY;

	if (order->folder)
		str_add(&folder, order->folder);
	else
		file_folder_of(&folder, order->source);
	str_add(&name, file_name_of(order->source));
	if (name.len > 5 && !strcmp(name.data + name.len - 5, ".yaml"))
		str_cut(&name, name.len - 5);
	str_addf(&name, ".%s", ending);
	file_join(out, folder.data, name.data);
	str_release(&folder);
	str_release(&name);
}

static int write_one(const struct doc *doc, const struct format *format, const struct export_order *order,
		     struct str *written, struct err *err)
{
	struct str bytes = STR_EMPTY, path = STR_EMPTY;
	int result = format->make(doc, &bytes, err);

	target_path(order, format->name, &path);
	if (!result)
		result = file_write(path.data, bytes.data, bytes.len, err);
	if (!result)
		str_addf(written, "%s\n", path.data);
	str_release(&bytes);
	str_release(&path);
	return result;
}

/* Whether a format stands in a list such as "docx,txt". */
static bool is_ordered(const char *list, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',')
		if (strcspn(at, ",") == len && !strncmp(at, name, len))
			return true;
	return !list;
}

int export_check_formats(const char *list, struct err *err)
{
	for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',') {
		bool known = false;

		for (int i = 0; i < FORMATS; i++)
			known |= strcspn(at, ",") == strlen(formats[i].name) &&
				 !strncmp(at, formats[i].name, strlen(formats[i].name));
		if (!known)
			return err_set(err, _("“%.*s” is not a format; there are docx and txt."),
				       (int)strcspn(at, ","), at);
	}
	return 0;
}

static void make_document(const struct application *app, bool draft, struct doc *doc)
{
	int64_t fixed;

	doc_init(doc);
	report_make(app, draft, doc);
	if (clock_is_set(&fixed))
		doc->created = fixed;
}

int export_write(const struct application *app, const struct export_order *order,
		 struct str *written, struct err *err)
{
	struct doc doc;
	int result = export_check_formats(order->formats, err);

	if (!result && order->folder)
		result = file_make_folder(order->folder, err);
	if (result)
		return result;
	make_document(app, order->draft, &doc);
	for (int i = 0; i < FORMATS && !result; i++)
		if (is_ordered(order->formats, formats[i].name))
			result = write_one(&doc, &formats[i], order, written, err);
	doc_release(&doc);
	return result;
}

void export_tell(const struct application *app, bool as_draft, const char *paths, struct str *said)
{
	if (as_draft)
		/* TRANSLATORS: the form's word for a draft, then the paths. */
		str_addf(said, _("Written, marked %1$s:\n%2$s"), app->form->layout.draft_word, paths);
	else
		str_addf(said, _("Written:\n%s"), paths);
}

void export_preview(const struct application *app, bool draft, struct str *out)
{
	struct doc doc;

	make_document(app, draft, &doc);
	plain_write(&doc, out);
	doc_release(&doc);
}
