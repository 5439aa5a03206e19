#include "office/xlsx_language.h"

#include "office/package.h"

#include <stdbool.h>

static bool is_tag(const char *language)
{
	static const char tag[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

	return *language && strlen(language) < 36 && !language[strspn(language, tag)];
}

/* Every `was` of the part becomes `is`; the part keeps what comes of it. */
static void replace(struct package_part *part, const char *was, const char *is)
{
	struct str text = STR_EMPTY;
	const char *at = part->bytes, *next;

	for (; (next = strstr(at, was)); at = next + strlen(was)) {
		str_add_bytes(&text, at, (size_t)(next - at));
		str_add(&text, is);
	}
	str_add(&text, at);
	free((char *)part->bytes);
	part->len = text.len;
	part->bytes = str_detach(&text);
}

static void say(struct package_part *part, const char *language)
{
	static const char end[] = "</cp:coreProperties>";
	struct str is = STR_EMPTY;

	if (!strncmp(part->name, "xl/charts/", strlen("xl/charts/"))) {
		str_addf(&is, "<c:lang val=\"%s\"/>", language);
		replace(part, "<c:lang val=\"en-US\"/>", is.data);
		str_clear(&is);
		str_addf(&is, " lang=\"%s\"", language);
		replace(part, " lang=\"en-US\"", is.data);
	} else if (!strcmp(part->name, "docProps/core.xml")) {
		str_addf(&is, "<dc:language>%s</dc:language>%s", language, end);
		replace(part, end, is.data);
	}
	str_release(&is);
}

int xlsx_language(const struct str *file, const char *language, struct str *out, struct err *err)
{
	struct package package;
	int code;

	if (!is_tag(language)) {
		str_add_bytes(out, file->data, file->len);
		return 0;
	}
	code = package_read(file, &package, err);
	for (size_t i = 0; !code && i < package.count; i++)
		say(&package.parts[i], language);
	if (!code)
		code = package_write(package.parts, package.count, out, err);
	package_release(&package);
	return code;
}
