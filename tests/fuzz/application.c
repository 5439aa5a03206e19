/*
 * Any bytes as an application file: what can be read is written, read again,
 * and written to the same bytes.
 */
#include "../unit/draft_world.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The form, loaded once; its folder is not needed after that. */
static const struct world *the_world(void)
{
	static struct world world;
	struct form *form = world.form;

	if (!form) {
		world_init(&world);
		form = world.form;
		world.form = NULL;
		world_release(&world);
		world.form = form;
	}
	return &world;
}

static struct application *read_as(const char *bytes, size_t len, enum appfile_trust trust)
{
	struct diags diags = DIAGS_NONE, notes = DIAGS_NONE;
	struct appfile *file = appfile_open("fuzz", bytes, len, &diags);
	struct application *app = file ? appfile_load(file, the_world()->form, trust, &diags, &notes) : NULL;

	assert(!app == (diags.count > 0));
	appfile_free(file);
	diags_release(&notes);
	diags_release(&diags);
	return app;
}

static void there_and_back(const char *data, size_t size, enum appfile_trust trust)
{
	struct application *app = read_as(data, size, trust), *again;
	struct appfile_head head;
	char *first, *second;

	if (!app)
		return;
	first = world_bytes(app);
	again = read_as(first, strlen(first), trust);
	assert(again);
	second = world_bytes(again);
	assert(!strcmp(first, second));
	assert(!appfile_head_read(first, strlen(first) < APPFILE_HEAD_BYTES ? strlen(first) : APPFILE_HEAD_BYTES, &head));
	free(first);
	free(second);
	application_free(app);
	application_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct appfile_head head;

	there_and_back((const char *)data, size, APPFILE_MEND);
	there_and_back((const char *)data, size, APPFILE_EXACT);
	appfile_head_read((const char *)data, size, &head);
	return 0;
}
