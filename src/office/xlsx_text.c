#include "office/xlsx_text.h"

#include "base/utf8.h"

static bool is_escape(const char *at)
{
	static const char hexadecimal[] = "0123456789ABCDEFabcdef";

	return at[0] == '_' && at[1] == 'x' && strspn(at + 2, hexadecimal) >= 4 && at[6] == '_';
}

void xlsx_add_text(struct str *out, const char *text)
{
	for (; *text; text++) {
		if (is_escape(text))
			str_add(out, "_x005F");
		str_add_char(out, *text);
	}
}

/* "'Sheet''s name'!" */
static void add_sheet_name(struct str *out, const char *name)
{
	str_add_char(out, '\'');
	for (; *name; name++) {
		if (*name == '\'')
			str_add_char(out, '\'');
		str_add_char(out, *name);
	}
	str_add(out, "'!");
}

void xlsx_add_formula(struct str *out, const struct book *book, const char *formula)
{
	str_add_char(out, '=');
	while (*formula) {
		size_t plain = strcspn(formula, "#");
		char *end;

		str_add_bytes(out, formula, plain);
		formula += plain;
		if (!*formula)
			break;
		add_sheet_name(out, book->sheets[strtoul(formula + 1, &end, 10)].name);
		formula = end + 1;
	}
}

void xlsx_add_to_frame(struct str *out, const char *text)
{
	enum { MOST_COLUMNS = 40 };
	size_t len = utf8_fit(text, strlen(text), MOST_COLUMNS);

	for (size_t i = 0; i < len; i++) {
		if (text[i] == '&')
			str_add_char(out, '&');
		str_add_char(out, text[i]);
	}
}
