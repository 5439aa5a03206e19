/*
 * Parts in memory to zip bytes in memory, and back: what a .docx or .xlsx is
 * outside.
 *
 * Purpose:  the only user of libzip.  Every part gets the date 1980-01-01
 *           00:00, so that the same parts give the same bytes, in any time
 *           zone.
 * Order:    the parts stand in the zip as they stand in the array;
 *           "[Content_Types].xml" goes first by the packaging standard.
 * Owner:    parts written are borrowed, the bytes are appended to `out`; parts
 *           read are the package's until package_release.
 * Source:   ECMA-376 part 2 (Open Packaging Conventions), libzip manual.
 */
#ifndef BLANKETT_OFFICE_PACKAGE_H
#define BLANKETT_OFFICE_PACKAGE_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>

struct package_part {
	const char *name; /* "word/document.xml" */
	const char *bytes;
	size_t len;
};

struct package {
	struct package_part *parts;
	size_t count;
};

int package_write(const struct package_part *parts, size_t count, struct str *out,
		  struct err *err);

/* The parts of a zip that we or a library of ours just made; `package` is
 * initialised here. */
int package_read(const struct str *bytes, struct package *package, struct err *err);
void package_release(struct package *package);

#endif
