#include "rules/address.h"

#include "base/utf8.h"
#include "rules/idn.h"

enum { LOCAL_LONGEST = 64, ADDRESS_LONGEST = 254, LABEL_LONGEST = 63 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_beyond_ascii(char c)
{
	return (unsigned char)c >= 0x80;
}

/* White space of any kind, the zero-width ones included. */
static bool is_space(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' || character == 0xa0 ||
	       character == 0xad || character == 0x1680 || (character >= 0x2000 && character <= 0x200d) ||
	       character == 0x202f || character == 0x205f || character == 0x2060 || character == 0x3000;
}

static bool has(const char *text, bool (*is)(uint32_t character))
{
	size_t len = strlen(text), step;
	uint32_t character;

	for (size_t at = 0; at < len; at += step) {
		step = utf8_decode(text + at, len - at, &character);
		if (is(character))
			return true;
	}
	return false;
}

static bool is_invisible(uint32_t character)
{
	return utf8_is_control(character) && !is_space(character);
}

static enum address_fault local_fault(const char *text, size_t len)
{
	if (!len)
		return ADDRESS_LOCAL_EMPTY;
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '.' && (i == 0 || i == len - 1 || text[i + 1] == '.'))
			return ADDRESS_LOCAL_DOTS;
		if (!is_letter(text[i]) && !is_digit(text[i]) && !is_beyond_ascii(text[i]) &&
		    !strchr(".!#$%&'*+/=?^_`{|}~-", text[i]))
			return ADDRESS_LOCAL_CHARACTER;
	}
	return len > LOCAL_LONGEST ? ADDRESS_LONG : ADDRESS_OK;
}

static bool good_label(const char *label, size_t len)
{
	if (!len || len > LABEL_LONGEST || label[0] == '-' || label[len - 1] == '-')
		return false;
	for (size_t i = 0; i < len; i++)
		if (!is_letter(label[i]) && !is_digit(label[i]) && label[i] != '-')
			return false;
	return true;
}

static bool good_top(const char *label)
{
	if (!strncmp(label, "xn--", 4))
		return true;
	for (size_t i = 0; label[i]; i++)
		if (!is_letter(label[i]))
			return false;
	return strlen(label) >= 2;
}

static enum address_fault ascii_domain_fault(const char *domain)
{
	const char *label = domain;
	size_t len;

	for (;; label += len + 1) {
		len = strcspn(label, ".");
		if (!good_label(label, len))
			return ADDRESS_LABEL;
		if (!label[len])
			break;
	}
	if (label == domain)
		return ADDRESS_NO_DOT;
	return good_top(label) ? ADDRESS_OK : ADDRESS_TOP;
}

static enum address_fault domain_fault(const char *domain)
{
	struct str ascii = STR_EMPTY;
	enum address_fault fault;

	if (!*domain)
		return ADDRESS_DOMAIN_EMPTY;
	if (strchr(".,;:", domain[strlen(domain) - 1]))
		return ADDRESS_TRAILING;
	if (address_domain_ascii(domain, &ascii))
		fault = ascii_domain_fault(ascii.data);
	else
		fault = ADDRESS_LABEL;
	str_release(&ascii);
	return fault;
}

static bool is_wrapped(const char *text)
{
	return !strncasecmp(text, "mailto:", 7) || strpbrk(text, "<>");
}

enum address_fault address_fault(const char *text)
{
	const char *at = strchr(text, '@');
	enum address_fault fault;

	if (has(text, is_invisible))
		return ADDRESS_CONTROL;
	if (is_wrapped(text))
		return ADDRESS_WRAPPED;
	if (!at)
		return ADDRESS_NO_AT;
	if (strchr(at + 1, '@'))
		return ADDRESS_MANY_AT;
	if (has(text, is_space))
		return ADDRESS_SPACE;
	if (strlen(text) > ADDRESS_LONGEST)
		return ADDRESS_LONG;
	fault = local_fault(text, (size_t)(at - text));
	return fault ? fault : domain_fault(at + 1);
}

bool address_local_is_ascii(const char *text)
{
	for (; *text && *text != '@'; text++)
		if (is_beyond_ascii(*text))
			return false;
	return true;
}

bool address_domain_ascii(const char *text, struct str *out)
{
	const char *at = strchr(text, '@');
	const char *domain = at ? at + 1 : text;

	for (const char *c = domain; *c; c++)
		if (is_beyond_ascii(*c))
			return idn_to_ascii(domain, out);
	str_add(out, domain);
	return true;
}
