#!/bin/sh
# Top level: src forms po tests Makefile README.md and nothing else that can be seen.
cut -d/ -f1 "$FILES" | sort -u | grep -vxE 'src|forms|po|tests|Makefile|README\.md|\..*' |
	sed 's/$/: stands at the top level; find it a place in a folder/' >"$SCRATCH/strangers"
cat "$SCRATCH/strangers"
[ ! -s "$SCRATCH/strangers" ]
