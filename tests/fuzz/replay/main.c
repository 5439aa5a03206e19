/*
 * Gives each file named to a fuzz target once, and says its name first: when
 * the target ends the program, the last name is the guilty one.
 */
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 16 * 1024 * 1024 };

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct str bytes = STR_EMPTY;
		struct err err = ERR_NONE;

		if (file_read(argv[i], LARGEST, &bytes, &err)) {
			fprintf(stderr, "%s\n", err.text);
			return 2;
		}
		printf("%s\n", argv[i]);
		fflush(stdout);
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.len);
		str_release(&bytes);
	}
	return 0;
}
