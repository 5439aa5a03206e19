#!/bin/sh
# README: every picture of the screen stands so in tests/screen/readme.en.keys.
awk '
FNR == NR { if (/^\|/) frames[++count] = substr($0, 2); next }
/^```screen$/ { inside = 1; first = FNR + 1; lines = 0; next }
/^```/ && inside {
	inside = 0
	pictures++
	for (start = 1; start + lines - 1 <= count; start++) {
		for (i = 0; i < lines && frames[start + i] == picture[i]; i++)
			;
		if (i == lines)
			break
	}
	if (i != lines)
		printf "README.md:%d: no frame of tests/screen/readme.en.keys shows this picture\n", first
	next
}
inside { picture[lines++] = $0 }
END { if (!pictures) print "README.md:1: has no picture of the screen" }
' tests/screen/readme.en.keys README.md >"$SCRATCH/pictures"
cat "$SCRATCH/pictures"
[ ! -s "$SCRATCH/pictures" ]
