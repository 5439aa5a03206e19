#include "rules/idn.h"

#include <idn2.h>

bool idn_to_ascii(const char *domain, struct str *out)
{
	char *ascii = NULL;

	if (idn2_to_ascii_8z(domain, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return false;
	str_add(out, ascii);
	idn2_free(ascii);
	return true;
}
