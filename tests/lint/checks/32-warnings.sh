#!/bin/sh
# Warnings: every source compiles without one, by the Makefile's own flags.
flags=$(printf 'include Makefile\nshow-flags:\n\t@echo $(ALL_CFLAGS)\n' |
	make -s --no-print-directory -f - DEVELOPER=1 SAN= show-flags) || exit 1
sources=$(grep -E '^src/.*\.c$' "$FILES")
# shellcheck disable=SC2086
printf '%s\n' $sources | xargs -n 8 -P 2 $CC $flags -fsyntax-only
