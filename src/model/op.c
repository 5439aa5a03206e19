#include "model/op.h"

#include <assert.h>

const char *op_kind_name(enum op_kind kind)
{
	static const char *const names[OP_KINDS] = {
		[OP_SET] = "set", [OP_SPLICE] = "splice", [OP_ROW_ADD] = "row_add",
		[OP_ROW_REMOVE] = "row_remove", [OP_ROW_MOVE] = "row_move", [OP_ACCEPT] = "accept",
		[OP_DEFER] = "defer", [OP_PLACE] = "place", [OP_EXPORTED] = "exported",
	};

	assert(kind < OP_KINDS);
	return names[kind];
}

struct op op_inverse(const struct op *op)
{
	struct op inverse = *op;

	inverse.removed = op->inserted;
	inverse.removed_len = op->inserted_len;
	inverse.inserted = op->removed;
	inverse.inserted_len = op->removed_len;
	if (op->kind == OP_ROW_ADD)
		inverse.kind = OP_ROW_REMOVE;
	else if (op->kind == OP_ROW_REMOVE)
		inverse.kind = OP_ROW_ADD;
	else if (op->kind == OP_ROW_MOVE) {
		inverse.at = op->to;
		inverse.to = op->at;
	}
	return inverse;
}
