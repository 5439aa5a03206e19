#include "ui/quiet.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef BLANKETT_TINY
enum { PIECE = 8 };
#else
enum { PIECE = 4096 };
#endif
enum { MOST = 65536 };

void quiet_begin(struct quiet *quiet)
{
	int aside;

	quiet->before = -1;
	if (!isatty(2))
		return;
	aside = memfd_create("stderr", MFD_CLOEXEC);
	if (aside < 0)
		return;
	quiet->before = fcntl(2, F_DUPFD_CLOEXEC, 3);
	if (quiet->before >= 0)
		dup2(aside, 2);
	close(aside);
}

void quiet_end(struct quiet *quiet)
{
	int aside;
	char bytes[PIECE];
	ssize_t got;

	if (quiet->before < 0)
		return;
	aside = fcntl(2, F_DUPFD_CLOEXEC, 3);
	dup2(quiet->before, 2);
	close(quiet->before);
	quiet->before = -1;
	for (off_t at = 0; at < MOST && (got = pread(aside, bytes, sizeof bytes, at)) > 0; at += got)
		if (file_write_all(2, bytes, (size_t)got))
			break;
	if (aside >= 0)
		close(aside);
}
