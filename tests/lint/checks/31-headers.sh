#!/bin/sh
# Headers: small manual pages, on average at least 30 % of their lines comment.
awk '
	function close_file() {
		if (!lines) return
		share = 100 * comment / lines
		sum += share
		count++
		if (share < 15) poor = poor sprintf("%s:1: %d %% of its lines are comment\n", file, share)
	}
	FNR == 1 { close_file(); file = FILENAME; lines = comment = inside = 0 }
	/^[ \t]*$/ { next }
	{ lines++ }
	inside || /\/\*/ || /^[ \t]*\/\// { comment++ }
	/\/\*/ { inside = 1 }
	/\*\// { inside = 0 }
	END {
		close_file()
		if (count && sum / count >= 30) exit 0
		printf "src: %d headers have %d %% comment on average, less than 30: say purpose, calls, errors, owner\n%s",
			count, count ? sum / count : 0, poor
		exit 1
	}' $(grep '^src/.*\.h$' "$FILES") /dev/null
