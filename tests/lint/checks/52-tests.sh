#!/bin/sh
# Tests: every unit file holds a test, and no test sleeps.
fails=0
for file in $(grep '^tests/unit/.*\.c$' "$FILES"); do
	grep -q '^TEST(' "$file" || { echo "$file:1: has no TEST"; fails=1; }
done
# A wait that cannot be had otherwise says why: "# waits: reason" on its line or the one before.
awk '
	FNR == 1 { before = "" }
	/(^|[^a-z_-])(u|nano|clock_nano)?[s]leep([ \t(]|$)/ && !/^[ \t]*(#|\*|\/\*)/ && !/waits:/ && before !~ /waits:/ {
		print FILENAME ":" FNR ": " "waits by the clock; wait for what is to happen, or say why with \"waits: \""
		bad = 1
	}
	{ before = $0 }
	END { exit bad }' $(grep -E '^tests/.*(\.c|\.h|\.sh|/run)$' "$FILES") || fails=1
exit $fails
