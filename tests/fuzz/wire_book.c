/*
 * Whatever comes over the pipe is either an error in words or a workbook that
 * holds together.
 */
#include "base/str.h"
#include "document/wire_book.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = ERR_NONE;
	struct str out = STR_EMPTY;
	struct book book;

	if (wire_book_read((const char *)data, size, &book, &err)) {
		assert(*err.text && !book.count);
	} else {
		wire_book_write(&book, &out);
		assert(out.len == size && !memcmp(out.data, data, size));
		assert(!book_check(&book, NULL));
	}
	str_release(&out);
	book_release(&book);
	return 0;
}
