#!/bin/sh
# Floors: a file includes headers of its own folder and of lower floors, nothing else.
# The table is src/README.md's picture: a folder, and what it may know.
grep -nE '^[ 	]*#[ 	]*include[ 	]*"' $(grep '^src/.*\.[ch]$' "$FILES") /dev/null | awk '
	BEGIN {
		lower = "base"
		may["base"] = lower
		may["yaml"] = lower = lower " yaml"
		may["model"] = lower = lower " model"
		may["rules"] = lower = lower " rules"
		may["wizard"] = lower " wizard"
		may["store"] = lower " store"
		may["document"] = lower " document"
		may["app"] = lower = lower " wizard store document app"
		may["line"] = lower " line"
		may["ui"] = lower " ui"
		may["main.c"] = lower " line ui"
		# The helper is fed the neutral document: it knows nothing of forms.
		may["office"] = "base office document/doc.h document/wire.h document/book.h document/wire_book.h"
	}
	{
		split($0, place, ":")
		file = place[1]
		split(file, part, "/")
		folder = part[2]
		header = $0
		sub(/^[^"]*"/, "", header)
		sub(/".*/, "", header)
		floor = header
		sub(/\/.*/, "", floor)
		at = file ":" place[2] ": "
		allowed = " " may[folder] " "
		if (!(folder in may))
			wrong = "src/" folder " stands on no floor; give it one in " "tests/lint/checks/10-floors.sh"
		else if (header !~ /\//)
			wrong = "\"" header "\" names no folder; write \"folder/" header "\""
		else if (!index(allowed, " " floor " ") && !index(allowed, " " header " "))
			wrong = folder " may not know \"" header "\"; it may know:" may[folder]
		else
			next
		print at wrong
		bad = 1
	}
	END { exit bad }'
