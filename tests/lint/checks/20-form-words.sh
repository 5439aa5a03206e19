#!/bin/sh
# Form words: no heading, label, title, issuer or id of any one form stands in src.
forms=$(grep '^forms/.*\.yaml$' "$FILES")
if [ -z "$forms" ]; then
	echo 'forms/ has no form whose words could be looked for'
	exit 1
fi
# Longer than twelve bytes: "Namn" or "E-post" are words of the language.
awk '
	function word(text) {
		sub(/^[ \t]+/, "", text)
		if (text ~ /^"/) {
			sub(/^"/, "", text)
			sub(/"[ \t]*(#.*)?$/, "", text)
			gsub(/\\"/, "\"", text)
		} else if (text ~ /^\047/) {
			sub(/^\047/, "", text)
			sub(/\047[ \t]*(#.*)?$/, "", text)
			gsub(/\047\047/, "\047", text)
		} else {
			sub(/[ \t]+#.*$/, "", text)
		}
		sub(/[ \t:?.]+$/, "", text)
		if (length(text) > 12 && text !~ /^[|>{]/)
			print text
	}
	{ line = $0; sub(/^[ \t]*(-[ \t]+)?/, "", line) }
	match(line, /^(heading|label|title|issuer|footer):[ \t]/) { word(substr(line, RLENGTH)) }
	match(line, /[{,][ \t]*label:[ \t]*/) {
		rest = substr(line, RSTART + RLENGTH)
		sub(/[,}].*$/, "", rest)
		word(rest)
	}
	/^id:[ \t]/ || /^replaces:[ \t]/ { print $2 }' $forms | sort -u >"$SCRATCH/words"
if [ ! -s "$SCRATCH/words" ]; then
	echo 'no heading and no label was found in forms/: has the form language changed?'
	exit 1
fi
if grep -niF -f "$SCRATCH/words" $(grep '^src/' "$FILES" | grep -v '^src/man/') /dev/null; then
	echo 'these stand in a form: the program may know the form language, not what one form says'
	exit 1
fi
