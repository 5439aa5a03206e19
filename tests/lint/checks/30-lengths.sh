#!/bin/sh
# Lengths: functions median at most 12 lines, 95 % at most 45, none over 60; files at most 500.
# A function is counted from its first line to its closing brace.
fails=0
awk '
	FNR == 1 { start = inside = 0 }
	inside && /^}/ { print FNR - start + 1, FILENAME ":" start ": " name; inside = start = 0; next }
	inside { next }
	# Its first line stands at the margin; so do those of a table, which is never followed by a lone brace.
	/^[a-z]/ && !/;[ \t]*$/ && !/=[ \t]*\{?$/ {
		if (/\)[ \t]*\{.*\}$/) { print 1, FILENAME ":" FNR ": " $0; next }
		start = FNR
		name = $0
		sub(/\(.*/, "", name)
		sub(/.*[ *]/, "", name)
	}
	/^\{/ && start { inside = 1 }' $(grep '^src/.*\.[ch]$' "$FILES") | sort -n >"$SCRATCH/functions"

awk -v most="$(wc -l <"$SCRATCH/functions")" '
	{ lines[NR] = $1; place[NR] = $0; sub(/^[0-9]+ /, "", place[NR]) }
	$1 > 45 { long++ }
	$1 > 60 { print place[NR] " has " $1 " lines, more than 60; let its parts be functions"; bad = 1 }
	END {
		if (!NR) { print "no function was found in src"; exit 1 }
		median = lines[int((NR + 1) / 2)]
		if (median > 12) { print "src: the median function has " median " lines, more than 12"; bad = 1 }
		if (long * 20 > NR) {
			print "src: " long " of " NR " functions have over 45 lines, more than one in twenty:"
			for (i = NR - long + 1; i <= NR; i++) print place[i] " (" lines[i] ")"
			bad = 1
		}
		exit bad
	}' "$SCRATCH/functions" || fails=1

for file in $(grep -E '^(src|tests)/.*\.[ch]$' "$FILES"); do
	lines=$(wc -l <"$file")
	[ "$lines" -le 500 ] || { echo "$file:1: has $lines lines, more than 500; split it by subject"; fails=1; }
done
exit $fails
