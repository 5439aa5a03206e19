/*
 * Whatever comes over the pipe is either an error in words or a document that
 * every writer can take.
 */
#include "base/str.h"
#include "document/plain.h"
#include "document/wire.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = ERR_NONE;
	struct str out = STR_EMPTY;
	struct doc doc;

	if (wire_read((const char *)data, size, &doc, &err)) {
		assert(*err.text && !doc.count);
	} else {
		wire_write(&doc, &out);
		assert(out.len == size && !memcmp(out.data, data, size));
		str_clear(&out);
		plain_write(&doc, &out);
		assert(out.len);
	}
	str_release(&out);
	doc_release(&doc);
	return 0;
}
