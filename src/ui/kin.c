#include "ui/kin.h"

#include <stddef.h>

static const char *const beginnings[] = {
	"xterm", "putty", "screen", "tmux", "rxvt", "konsole", "gnome", "vte", "alacritty", "kitty", "foot",
	"wezterm", "ghostty", "mintty", "st-", "iterm", "contour", "Eterm", "mlterm", "ms-terminal",
};

bool kin_of_xterm(const char *term)
{
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (!strncmp(term, beginnings[i], strlen(beginnings[i])))
			return true;
	return false;
}
