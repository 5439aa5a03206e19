#include "document/wire_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

void wire_put_text(struct str *out, const char *text)
{
	str_addf(out, "%zu:", strlen(text));
	str_add(out, text);
	str_add_char(out, '\n');
}

int wire_torn(struct wire_reader *r)
{
	return err_set(r->err, _("The document between the programs is torn or damaged at byte "
				 "%zu. Try again; if it happens again, install the program "
				 "anew."),
		       (size_t)(r->at - r->start));
}

int wire_too_large(struct wire_reader *r)
{
	return err_set(r->err, _("The document is too large to pass between the programs: at most "
				 "%d MiB and %d paragraphs or cells. Make it shorter."),
		       WIRE_MOST_BYTES / (1024 * 1024), WIRE_MOST_ITEMS);
}

int wire_take_char(struct wire_reader *r, char wanted)
{
	if (r->at == r->end || *r->at != wanted)
		return wire_torn(r);
	r->at++;
	return 0;
}

int wire_take_record(struct wire_reader *r, char letter)
{
	return wire_take_char(r, letter) ? -1 : wire_take_char(r, ' ');
}

int wire_take_number(struct wire_reader *r, int64_t most, char after, int64_t *number)
{
	const char *start = r->at;

	*number = 0;
	while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
		int digit = *r->at - '0';

		if (*number > most / 10 || *number * 10 > most - digit ||
		    (r->at > start && *start == '0'))
			return wire_torn(r);
		*number = *number * 10 + digit;
		r->at++;
	}
	return r->at == start ? wire_torn(r) : wire_take_char(r, after);
}

int wire_take_signed(struct wire_reader *r, int64_t most, char after, int64_t *number)
{
	const char *start = r->at;

	if (r->at < r->end && *r->at == '-')
		r->at++;
	if (r->at == start)
		return wire_take_number(r, most, after, number);
	if (wire_take_number(r, most, after, number))
		return -1;
	*number = -*number;
	return *number ? 0 : wire_torn(r);
}

static bool is_clean(const char *text, size_t len)
{
	uint32_t character;

	if (!utf8_valid(text, len))
		return false;
	for (size_t i = 0; i < len;) {
		i += utf8_decode(text + i, len - i, &character);
		if (character == '\n' || character == '\t' || utf8_is_control(character))
			return false;
	}
	return true;
}

int wire_take_text(struct wire_reader *r, const char **text, size_t *len)
{
	int64_t number;

	if (wire_take_number(r, r->end - r->at, ':', &number))
		return -1;
	if (number > r->end - r->at)
		return wire_torn(r);
	*text = r->at;
	*len = (size_t)number;
	if (!is_clean(*text, *len))
		return err_set(r->err, _("The document between the programs holds characters that "
					 "no document may hold, after byte %zu. Take away the "
					 "control characters from the text."),
			       (size_t)(r->at - r->start));
	r->at += number;
	return wire_take_char(r, '\n');
}

int wire_take_property(struct wire_reader *r, char **property)
{
	const char *text;
	size_t len;

	if (wire_take_text(r, &text, &len))
		return -1;
	free(*property);
	*property = mem_strndup(text, len);
	return 0;
}

int wire_take_start(struct wire_reader *r, const char *magic)
{
	size_t len = strlen(magic);

	if (r->end - r->at > WIRE_MOST_BYTES)
		return wire_too_large(r);
	if ((size_t)(r->end - r->at) < len || memcmp(r->at, magic, len))
		return err_set(r->err, _("What came from the other program is no document, or one "
					 "of another version. Install both programs from the "
					 "same version."));
	r->at += len;
	return 0;
}

int wire_take_end(struct wire_reader *r)
{
	if (wire_take_char(r, '.') || wire_take_char(r, '\n'))
		return -1;
	return r->at == r->end ? 0 : wire_torn(r);
}
