/*
 * The parts of an application that its own files share.
 *
 * Files:    application.c applies and records operations and makes them from
 *           changes; application_undo.c turns them back and replays them.
 */
#ifndef BLANKETT_MODEL_APPLICATION_PARTS_H
#define BLANKETT_MODEL_APPLICATION_PARTS_H

#include "model/application.h"

/* Applies, counts and tells the listener; the history is the caller's affair. */
void application_apply(struct application *app, const struct op *op);

/* What the operation is about; NULL when it names none of the form's. */
const struct field *application_op_field(const struct application *app, const struct op *op);
const struct group *application_op_group(const struct application *app, const struct op *op);

/* Takes a new operation into the list: drops what was undone before it. */
void history_record(struct history *history, const struct op *op);
void history_release_op(struct op *op);

struct step *steps_top(struct steps *steps); /* NULL when empty */
void steps_push(struct steps *steps, struct step step);

#endif
