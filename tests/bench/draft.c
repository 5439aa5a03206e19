/*
 * An application to measure with, and what it weighs.
 *
 *     draft fill FORM FILE PAGES     every question answered, about that many
 *                                    pages, as the application file FILE
 *     draft paragraph FORM FILE N    one long answer that is a single paragraph of
 *                                    N bytes, "halvvägs" in its middle
 *     draft weigh FORM FILE          KiB of memory that the form and the
 *                                    answers of FILE take, loaded
 *
 * It goes through the program's own parts, so that it fits any form.
 */
#include "base/file.h"
#include "base/mem.h"
#include "store/appfile.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES = 3000 };

static const char sentence[] =
	"Deltagaren, som i dag saknar stöd, möter samma två personer från det första samtalet till "
	"arbete eller studier, och parterna planerar tillsammans varje vecka så att ingen faller "
	"mellan stolarna när ersättningen byter huvudman. ";

/* An answer of each type; the types not here hold none or are answered below. */
static const char *const answers[TYPE_COUNT] = {
	[TYPE_LINE] = "En väg vidare, fas 2",
	[TYPE_EMAIL] = "eva.exempel@example.se",
	[TYPE_DATE] = "2027-01-01",
	[TYPE_INTEGER] = "40",
	[TYPE_MONEY] = "4798000",
	[TYPE_LIST] = "En samordnare på heltid\nEn coach på halvtid\nLokal och telefon",
};

static int complain(const char *what)
{
	fprintf(stderr, "draft: %s\n", what);
	return 2;
}

static struct form *load_form(const char *path)
{
	struct diags diags = DIAGS_NONE;
	struct str library = STR_EMPTY, said = STR_EMPTY;
	struct form *form;

	file_folder_of(&library, path);
	form = form_load(path, library.data, &diags);
	diags_write(&diags, &said);
	if (!form)
		complain(said.data);
	diags_release(&diags);
	str_release(&library);
	str_release(&said);
	return form;
}

/* --- filling ------------------------------------------------------------- */

static void long_answer(struct str *out, size_t bytes)
{
	while (out->len < bytes) {
		str_add(out, sentence);
		if (out->len / 1200 != (out->len - strlen(sentence)) / 1200)
			str_add(out, "\n\n- En punkt i en lista\n- En punkt till, något längre\n\n");
	}
}

static void answer(struct application *app, const struct field *field, row_t row, size_t bytes)
{
	struct str text = STR_EMPTY;

	if (field->type->id == TYPE_TEXT)
		long_answer(&text, bytes);
	else if (field->type->id == TYPE_LOCKED)
		str_add(&text, field->digest);
	else if (field->choice_count)
		str_add(&text, field->choices[0].id);
	else if (answers[field->type->id])
		str_add(&text, answers[field->type->id]);
	if (text.len)
		application_set(app, field, row, text.data);
	str_release(&text);
}

static void answer_group(struct application *app, int group, size_t bytes)
{
	const struct form *form = app->form;

	for (size_t rows = 0; rows < 2; rows++) {
		row_t row = application_row_add(app, &form->groups[group], rows);

		for (size_t i = 0; i < form->field_count; i++)
			if (form->fields[i].group == group)
				answer(app, &form->fields[i], row, bytes);
	}
}

static size_t long_answers(const struct form *form)
{
	size_t count = 0;

	for (size_t i = 0; i < form->field_count; i++)
		count += form->fields[i].type->id == TYPE_TEXT;
	return count;
}

static void answer_all(struct application *app, size_t pages)
{
	size_t texts = long_answers(app->form);
	size_t bytes = texts ? pages * PAGE_BYTES / texts : 0;

	for (size_t i = 0; i < app->form->field_count; i++)
		if (app->form->fields[i].group == EXPR_NO_GROUP)
			answer(app, &app->form->fields[i], NO_ROW, bytes);
	for (size_t i = 0; i < app->form->group_count; i++)
		answer_group(app, (int)i, 200);
}

/* The first long answer that is always asked for. */
static const struct field *long_field(const struct form *form)
{
	for (size_t i = 0; i < form->field_count; i++)
		if (form->fields[i].type->id == TYPE_TEXT && form->fields[i].group == EXPR_NO_GROUP &&
		    !form->fields[i].relevant && !form->headings[form->fields[i].heading].relevant)
			return &form->fields[i];
	return &form->fields[0];
}

static void be_at(struct application *app, const struct field *field)
{
	struct str place = STR_EMPTY;

	str_addf(&place, "%s %s 0", app->form->headings[field->heading].id, field->id);
	application_place(app, place.data);
	str_release(&place);
}

/* Words in no order: what repeats itself may be wrapped anew to its end by one
 * letter, for its rows never fall into step again. */
static void add_words(struct str *out, size_t bytes)
{
	unsigned random = (unsigned)out->len;

	while (out->len < bytes) {
		const char *word = sentence + (random >> 16) % (sizeof sentence - 24);

		random = random * 1103515245u + 12345u;
		word += strcspn(word, " ") + 1;
		str_add_bytes(out, word, strcspn(word, " "));
		str_add_char(out, ' ');
	}
	str_cut(out, bytes);
	while (out->len && (out->data[out->len - 1] & 0x80 || out->data[out->len - 1] == ' '))
		str_cut(out, out->len - 1); /* no half letter */
}

static void answer_paragraph(struct application *app, size_t bytes)
{
	const struct field *field = long_field(app->form);
	struct str text = STR_EMPTY;

	add_words(&text, bytes / 2);
	str_add(&text, " halvvägs ");
	add_words(&text, bytes);
	application_set(app, field, NO_ROW, text.data);
	be_at(app, field);
	str_release(&text);
}

static int fill(const struct form *form, bool paragraph, const char *path, size_t size)
{
	struct application *app = application_new(form);
	struct appfile_head head;
	struct str bytes = STR_EMPTY;
	struct err err = ERR_NONE;
	int result = 0;

	if (paragraph) {
		answer_paragraph(app, size);
	} else {
		answer_all(app, size);
		be_at(app, &app->form->fields[0]); /* as the program leaves every file */
	}
	appfile_head_of(app, &head);
	if (appfile_write(app, &head, &bytes, &err) || file_write(path, bytes.data, bytes.len, &err))
		result = complain(err.text);
	str_release(&bytes);
	application_free(app);
	return result;
}

/* --- weighing ------------------------------------------------------------ */

static size_t taken(void)
{
	struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

static struct application *load(const struct form *form, const char *path)
{
	struct diags diags = DIAGS_NONE;
	struct str bytes = STR_EMPTY;
	struct application *app = NULL;
	struct appfile *file;

	if (file_read(path, APPFILE_MOST, &bytes, NULL))
		return NULL;
	file = appfile_open(path, bytes.data, bytes.len, &diags);
	if (file)
		app = appfile_load(file, form, APPFILE_MEND, &diags, NULL);
	appfile_free(file);
	diags_release(&diags);
	str_release(&bytes);
	return app;
}

static int weigh(const char *form_path, const char *path)
{
	size_t before = taken();
	struct form *form = load_form(form_path);
	struct application *app = form ? load(form, path) : NULL;

	if (!app)
		return complain("the application could not be loaded");
	printf("%zu\n", (taken() - before) / 1024);
	application_free(app);
	form_free(form);
	return 0;
}

int main(int argc, char **argv)
{
	struct form *form;
	bool paragraph = argc > 1 && !strcmp(argv[1], "paragraph");
	int result;

	if (argc == 4 && !strcmp(argv[1], "weigh"))
		return weigh(argv[2], argv[3]);
	if (argc != 5 || (!paragraph && strcmp(argv[1], "fill")))
		return complain("see the head of tests/bench/draft.c");
	form = load_form(argv[2]);
	result = form ? fill(form, paragraph, argv[3], strtoul(argv[4], NULL, 10)) : 2;
	form_free(form);
	return result;
}
