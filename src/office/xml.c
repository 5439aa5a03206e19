#include "office/xml.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>

void xml_release(struct xml *x)
{
	str_release(&x->bytes);
}

void xml_start(struct xml *x)
{
	xml_add(x, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void xml_add(struct xml *x, const char *markup)
{
	str_add(&x->bytes, markup);
}

void xml_addf(struct xml *x, const char *format, ...)
{
	va_list args;
	char markup[1024];
	int len;

	va_start(args, format);
	len = vsnprintf(markup, sizeof markup, format, args);
	va_end(args);
	assert(len >= 0 && (size_t)len < sizeof markup);
	str_add_bytes(&x->bytes, markup, (size_t)len);
}

static bool xml_may_hold(uint32_t c)
{
	return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
	       (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static const char *escape_of(uint32_t c)
{
	static const struct {
		char character;
		const char *escape;
	} escapes[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" },
		{ '\t', "&#9;" }, { '\n', "&#10;" }, { '\r', "&#13;" },
	};

	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if ((uint32_t)escapes[i].character == c)
			return escapes[i].escape;
	return NULL;
}

void xml_short_text(struct xml *x, const char *text, size_t characters)
{
	size_t len = strlen(text), at = 0;

	if (!utf8_valid(text, len)) {
		x->refused = true;
		return;
	}
	while (at < len && characters--) {
		uint32_t c;
		size_t bytes = utf8_decode(text + at, len - at, &c);
		const char *escape = escape_of(c);

		if (!xml_may_hold(c))
			x->refused = true;
		else if (escape)
			str_add(&x->bytes, escape);
		else
			str_add_bytes(&x->bytes, text + at, bytes);
		at += bytes;
	}
}

void xml_text(struct xml *x, const char *text)
{
	xml_short_text(x, text, SIZE_MAX);
}
