#include "app/export.h"

#include "app/office.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "document/plain.h"
#include "document/report.h"
#include "document/wire.h"
#include "document/wire_book.h"
#include "document/workbook.h"

/* What the documents are made of. */
struct content {
	const struct application *app;
	struct doc doc;
};

struct format {
	const char *name;
	const char *ending; /* of the file's name */
	int (*make)(const struct content *content, struct str *out, struct err *err);
	bool (*is_there)(const struct form *form); /* NULL: of every form */
};

static int make_text(const struct content *content, struct str *out, struct err *err)
{
	(void)err;
	plain_write(&content->doc, out);
	return 0;
}

/* Word and Excel files are zips. */
static bool is_zip(const struct str *bytes)
{
	return bytes->len > 4 && !memcmp(bytes->data, "PK\3\4", 4);
}

static int make_word(const struct content *content, struct str *out, struct err *err)
{
	struct str wire = STR_EMPTY;
	int result;

	wire_write(&content->doc, &wire);
	result = office_run("docx", &wire, out, err);
	if (!result && !is_zip(out))
		result = err_set(err, _("The helper program answered with something that is no Word file; no Word "
					"file was written. Install blankett anew."));
	str_release(&wire);
	return result;
}

static int make_excel(const struct content *content, struct str *out, struct err *err)
{
	struct str wire = STR_EMPTY;
	struct book book;
	int result;

	if (!workbook_is_declared(content->app->form))
		return err_set(err, _("This form has no workbook: nothing was written as xlsx."));
	book_init(&book);
	workbook_make(content->app, &content->doc, &book);
	wire_book_write(&book, &wire);
	result = office_run("xlsx", &wire, out, err);
	if (!result && !is_zip(out))
		result = err_set(err, _("The helper program answered with something that is no Excel file; no Excel "
					"file was written. Install blankett anew."));
	str_release(&wire);
	book_release(&book);
	return result;
}

static const struct format formats[] = {
	{ "txt", ".txt", make_text, NULL }, /* first: it needs no helper that could fail */
	{ "docx", ".docx", make_word, NULL },
	{ "xlsx", "-budget.xlsx", make_excel, workbook_is_declared },
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
	str_add(&name, ending);
	file_join(out, folder.data, name.data);
	str_release(&folder);
	str_release(&name);
}

static int write_one(const struct content *content, const struct format *format, const struct export_order *order,
		     struct str *written, struct err *err)
{
	struct str bytes = STR_EMPTY, path = STR_EMPTY;
	int result = format->make(content, &bytes, err);

	target_path(order, format->ending, &path);
	if (!result)
		result = file_write(path.data, bytes.data, bytes.len, err);
	if (!result)
		str_addf(written, "%s\n", path.data);
	str_release(&bytes);
	str_release(&path);
	return result;
}

/* Whether a format stands in a list such as "docx,txt"; without a list all do
 * that the form has. */
static bool is_ordered(const char *list, const struct format *format, const struct form *form)
{
	size_t len = strlen(format->name);

	for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',')
		if (strcspn(at, ",") == len && !strncmp(at, format->name, len))
			return true;
	return !list && (!format->is_there || format->is_there(form));
}

int export_check_formats(const char *list, struct err *err)
{
	for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',') {
		bool known = false;

		for (int i = 0; i < FORMATS; i++)
			known |= strcspn(at, ",") == strlen(formats[i].name) &&
				 !strncmp(at, formats[i].name, strlen(formats[i].name));
		if (!known)
			return err_set(err, _("“%.*s” is not a format; there are docx, txt and xlsx."),
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
	struct content content = { .app = app };
	int result = export_check_formats(order->formats, err);

	if (!result && order->folder)
		result = file_make_folder(order->folder, err);
	if (result)
		return result;
	make_document(app, order->draft, &content.doc);
	for (int i = 0; i < FORMATS && !result; i++)
		if (is_ordered(order->formats, &formats[i], app->form))
			result = write_one(&content, &formats[i], order, written, err);
	doc_release(&content.doc);
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

void export_preview(const struct application *app, int columns, struct str *out, struct plain_headings *headings)
{
	struct doc doc;

	make_document(app, true, &doc);
	plain_read(&doc, columns, out, headings);
	doc_release(&doc);
}
