#include "office/docx_lists.h"

#include "base/mem.h"

int docx_list_level(const struct doc_block *block)
{
	int level = block->level ? block->level - 1 : 0;

	return level < LIST_LEVELS ? level : LIST_LEVELS - 1;
}

static size_t new_list(struct docx_lists *lists, int level, int start)
{
	lists->lists = mem_grow(lists->lists, &lists->room, lists->count + 1,
				sizeof *lists->lists);
	lists->lists[lists->count++] = (struct docx_list){ level, start };
	return lists->count;
}

/* The list that is being counted at a level, and how far it has come. */
struct counting {
	size_t list;
	int last;
};

void docx_lists_plan(struct docx_lists *lists, const struct doc *doc)
{
	struct counting open[LIST_LEVELS] = { { 0, 0 } };

	*lists = (struct docx_lists){ .list_of = mem_array(doc->count, sizeof(size_t)) };
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		int level = docx_list_level(block);
		struct counting *at = &open[level];

		if (block->kind != DOC_NUMBER)
			continue;
		if (!at->list || block->number != at->last + 1)
			at->list = new_list(lists, level, block->number);
		at->last = block->number;
		lists->list_of[i] = at->list;
		/* Word starts the inner levels anew after an outer item. */
		while (++level < LIST_LEVELS)
			open[level].list = 0;
	}
}

void docx_lists_release(struct docx_lists *lists)
{
	free(lists->lists);
	free(lists->list_of);
	*lists = (struct docx_lists){ 0 };
}
