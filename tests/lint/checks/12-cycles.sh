#!/bin/sh
# Cycles: no header includes itself through others.
grep -E '^[ 	]*#[ 	]*include[ 	]*"' $(grep '^src/.*\.h$' "$FILES") /dev/null |
	sed 's|^src/\([^:]*\):[^"]*"\([^"]*\)".*|\1 \2|' | tsort >/dev/null 2>"$SCRATCH/loops"
[ ! -s "$SCRATCH/loops" ] && exit 0
sed 's/^tsort: //; s/^-: input contains a loop:/these headers include each other; move what they share into a header of its own:/' \
	"$SCRATCH/loops"
exit 1
