#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "rules/personal_number.h"

static bool in_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* --- what a template left behind ------------------------------------------ */

/* "XX", "20XX", "20xx-01-01": a year or a name not filled in. */
static bool is_blank_mark(const char *word, size_t len)
{
	size_t from = len > 2 && !strncmp(word, "20", 2) ? 2 : 0;

	for (size_t i = from; i < len; i++)
		if (word[i] != 'X' && !(from && word[i] == 'x'))
			return false;
	return len - from >= 2;
}

static bool is_template_word(const char *word, size_t len)
{
	static const char name[] = "NAMN";

	return (len == strlen(name) && !strncmp(word, name, len)) || is_blank_mark(word, len);
}

/* Nothing but what the form itself says there. */
static bool is_own_label(const struct spot *spot)
{
	const char *label = spot->field->label.own;
	size_t len = label ? strlen(label) : 0;

	if (len && label[len - 1] == ':')
		len--;
	return len && strlen(spot->text) == len && !strncmp(spot->text, label, len);
}

static size_t template_phrase(const char *text)
{
	static const char *const phrases[] = { "klicka här", "klicka eller tryck här", "click here", "click or tap here" };

	if (!strchr("kKcC", *text))
		return 0;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (!strncasecmp(text, phrases[i], strlen(phrases[i])))
			return strlen(phrases[i]);
	return 0;
}

/* A line with a marker and nothing after it. */
static size_t bare_marker(const char *line)
{
	size_t len = strspn(line, "0123456789");
	size_t end;

	if (!strchr(len ? ".)" : "-", line[len]) || !line[len])
		return 0;
	end = len + 1 + strspn(line + len + 1, " ");
	return line[end] == '\n' || !line[end] ? len + 1 : 0;
}

static bool find_placeholder(const char *text, const char **at, size_t *len)
{
	for (const char *c = text; *c; c++) {
		bool begins_line = c == text || c[-1] == '\n';

		*at = c;
		if (begins_line && (*len = bare_marker(c)))
			return true;
		if ((*len = template_phrase(c)))
			return true;
		if (!in_word(*c) || (c > text && in_word(c[-1])))
			continue;
		for (*len = 1; in_word(c[*len]);)
			++*len;
		if (is_template_word(c, *len))
			return true;
	}
	return false;
}

void check_placeholder(struct run *run, const struct spot *spot)
{
	const char *at;
	size_t len;

	at = spot->text;
	len = strlen(spot->text);
	/* a marker alone is no answer at all: FIELD.REQUIRED */
	if (len < 2 || (!is_own_label(spot) && !find_placeholder(spot->text, &at, &len)))
		return;
	say(run, spot, NULL, _("“%.*s” is left from a template. Write what should stand there, or take it away."), (int)len, at);
}

/* --- names in capitals ---------------------------------------------------- */

enum { INITIALS_LONGEST = 3 };

/* Appends the word with only its first letter a capital; in "ANN-MARIE" both. */
static void add_capitalised(struct str *out, const char *word, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t end = at;
		size_t first = utf8_next(word, len, at);

		while (end < len && word[end] != '-')
			end++;
		if (first > end)
			first = end;
		str_add_bytes(out, word + at, first - at);
		utf8_lower(out, word + first, end - first);
		if (end < len)
			str_add_char(out, word[end++]);
		at = end;
	}
}

/* "EK" may be capitals by right (initials), "ANNA EK" is not. */
static bool in_capitals(const char *text)
{
	struct str lower = STR_EMPTY;
	size_t len = strlen(text);
	bool capitals;

	for (const char *c = text; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			return false;
	utf8_lower(&lower, text, len);
	capitals = utf8_characters(text, len) > INITIALS_LONGEST && strcmp(lower.data, text) != 0;
	str_release(&lower);
	return capitals;
}

void check_name_case(struct run *run, const struct spot *spot)
{
	struct str name = STR_EMPTY;

	if (!in_capitals(spot->text))
		return;
	for (const char *at = spot->text; *at;) {
		size_t len = strcspn(at, " ");

		add_capitalised(&name, at, len);
		str_add(&name, at[len] ? " " : "");
		at += len + (at[len] == ' ');
	}
	say_write(run, spot, name.data, _("The name is in capitals. It is printed as it stands here, so small letters read better."));
	str_release(&name);
}

/* --- personal numbers ----------------------------------------------------- */

void check_personal_number(struct run *run, const struct spot *spot)
{
	const char *at;

	if (personal_number_find(spot->text, run->today, &at))
		say(run, spot, NULL,
		    /* TRANSLATORS: six figures. */
		    _("Personal identity numbers may not stand in the application. Take it away (it begins with %.6s)."),
		    at);
}
