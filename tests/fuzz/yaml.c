/*
 * Any bytes as a YAML file: read under limits; when a tree comes back whole, it
 * is written, read again, and must be the same tree.
 */
#include "yaml/emit.h"
#include "yaml/node.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct yaml_limits limits = { 64 * 1024, 2000, 12 };

static void same(const struct node *one, const struct node *two)
{
	for (; one && two; one = one->next, two = two->next) {
		assert(one->kind == two->kind && one->count == two->count && one->len == two->len);
		assert(!one->key == !two->key && !strcmp(one->text, two->text));
		if (one->key)
			assert(!strcmp(one->key->text, two->key->text));
		same(one->children, two->children);
	}
	assert(!one && !two);
}

static void write_and_read(const struct node *root)
{
	struct emitter *emitter = emit_new();
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	struct str out = STR_EMPTY;
	struct yaml_limits wide = { 1024 * 1024, limits.nodes, limits.depth };

	emit_node(emitter, root);
	if (!emit_finish(emitter, &out, NULL)) {
		const struct node *again = yaml_read(&arena, "again", out.data, out.len, &wide, &diags);

		assert(!diags.count);
		same(root, again);
	} else {
		assert(!"every tree that was read can be written");
	}
	emit_free(emitter);
	arena_release(&arena);
	diags_release(&diags);
	str_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_EMPTY;
	struct diags diags = DIAGS_NONE;
	const struct node *root = yaml_read(&arena, "fuzz", (const char *)data, size, &limits, &diags);

	if (root && !diags.count)
		write_and_read(root);
	yaml_read_first(&arena, (const char *)data, size);
	arena_release(&arena);
	diags_release(&diags);
	return 0;
}
