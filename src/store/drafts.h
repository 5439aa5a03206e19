/*
 * The drafts in a folder, and names for new ones.
 *
 * Purpose:  the start screen: it reads the head block of each file, no more.
 * Order:    newest first, then by name.
 * Skipped:  hidden files, links, and what does not begin with a head block.
 * Owner:    struct drafts owns its texts; drafts_release frees them.
 */
#ifndef BLANKETT_STORE_DRAFTS_H
#define BLANKETT_STORE_DRAFTS_H

#include "store/appfile.h"

struct draft_entry {
	char *path;
	struct appfile_head head;
};

struct drafts {
	struct draft_entry *items;
	size_t count;
	size_t room;
};

#define DRAFTS_NONE { NULL, 0, 0 }

/* A folder that is not there has no drafts. */
int drafts_list(const char *folder, struct drafts *out, struct err *err);
void drafts_release(struct drafts *drafts);

/* Appends a path in the folder where nothing is, made from what is applied for:
 * "En väg vidare" gives en-vag-vidare.yaml, or en-vag-vidare-2.yaml. */
void draft_new_path(struct str *out, const char *folder, const char *name);

/* Whether it could have made that path of the name. */
bool draft_path_fits(const char *path, const char *name);

/* The same, from a file's name: it stays as it is when nothing is there. */
void draft_path_like(struct str *out, const char *folder, const char *file_name);

#endif
