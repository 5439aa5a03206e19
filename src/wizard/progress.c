#include "wizard/state.h"

/* How far the writer has come, counted once for each state of the answers. */

const struct progress *progress_of(const struct machine *machine)
{
	const struct application *app = machine->app;
	struct progress *progress = machine->progress;

	if (progress->counted && progress->revision == app->revision)
		return progress;
	progress->standings = mem_resize(progress->standings, app->form->heading_count * sizeof *progress->standings);
	standings_find(app, machine->world.today, progress->standings);
	standings_count(app->form, progress->standings, &progress->done, &progress->all);
	progress->later = marks_deferred(app);
	progress->counted = true;
	progress->revision = app->revision;
	return progress;
}
