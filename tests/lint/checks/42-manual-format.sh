#!/bin/sh
# Manual pages: typeset without a warning.
pages=$(grep '^src/man/.*\.[1-8]$' "$FILES")
if [ -z "$pages" ]; then
	echo 'src/man has no page'
	exit 1
fi
command -v groff >/dev/null || {
	echo 'skipped: groff is not here to typeset the manual pages (package groff-base)'
	exit 77
}
for page in $pages; do
	groff -man -Tutf8 -K utf8 -ww -z "$page" 2>&1
done >"$SCRATCH/said"
cat "$SCRATCH/said"
[ ! -s "$SCRATCH/said" ]
