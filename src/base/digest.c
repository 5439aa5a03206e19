#include "base/digest.h"

#include <sha256.h>

void digest_of(const char *bytes, size_t len, char out[DIGEST_TEXT])
{
	SHA256Data((const uint8_t *)bytes, len, out);
}
