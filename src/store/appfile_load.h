/*
 * The reader's own state while an application is taken out of its file.
 *
 * Parts:    appfile_read.c opens the file and reads what stands round the
 *           answers; appfile_load.c reads the answers and their rows;
 *           appfile_note.c tells of those that answer no question.
 */
#ifndef BLANKETT_STORE_APPFILE_LOAD_H
#define BLANKETT_STORE_APPFILE_LOAD_H

#include "base/map.h"
#include "store/appfile_head.h"

struct appfile {
	const char *path;
	struct arena arena;
	const struct node *root;
	struct appfile_head head;
};

struct app_loader {
	const struct appfile *file;
	const struct form *form;
	struct application *app;
	enum appfile_trust trust;
	struct diags *diags;
	struct diags *notes; /* NULL: nobody listens */
	struct map noted;    /* the keys that were told */
	struct keeper keeper;
	struct arena names;  /* of rows */
	struct map row_ids;  /* "12" → line */
	uint32_t last_row;   /* the highest seen */
	struct str scratch;
};

void load_answers(struct app_loader *loader, const struct node *mapping);

/* Tells of an answer that is kept since there is no question of that name among
 * those of a row of the group, or of no row (NULL). */
void load_note(struct app_loader *loader, const struct node *node, const struct group *group);

/* A scalar's text as it may be stored, in loader->scratch; "" with a fault
 * when the node is no scalar. */
const char *load_text(struct app_loader *loader, const struct node *node, bool one_line);

/* A whole number up to APPFILE_LAST_ROW; false with a fault. */
bool load_number(struct app_loader *loader, const struct node *node, uint32_t *number);
/* The number of a row, or of a cell of a table: "12/2024". */
bool load_cell(struct app_loader *loader, const struct node *node, row_t *cell);

/* The highest row number in the file, so that rows written by hand without
 * one get numbers that nobody had. */
uint32_t load_last_row(const struct node *root);

/* False, with a fault, when the node is of another kind. */
bool load_expect(struct app_loader *loader, const struct node *node, enum node_kind kind);

void load_fault(struct app_loader *loader, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
