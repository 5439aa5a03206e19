#!/bin/sh
# Manual pages: every key of the form language, every command and every option has its entry.
# An entry is a tag: a line .B, .BR, .BI, .IP, .TP, .SH or .SS with the word in it.
fails=0

# tagged PAGE WORD SENTENCE: the word stands in a tag of the page
tagged() {
	sed -n 's/\\-/-/g; s/\\fB\|\\fI\|\\fR\|\\fP\|\\&//g; /^\.\(B\|BR\|BI\|IB\|IP\|SH\|SS\|TP\) /p' "$1" |
		tr ' ",:=|[]' '\n' | grep -qxF -e "$2" && return 0
	echo "$1: $3"
	fails=1
}

# demand FILE PATTERN PAGE SENTENCE: each name the pattern finds in the table is a tag
demand() {
	for file in "$1" "$3"; do
		[ -f "$file" ] && continue
		echo "$file: is not there, so that the manual page cannot be held against the table"
		fails=1
		return
	done
	sed -n "$2" "$1" | sort -u >"$SCRATCH/names"
	[ -s "$SCRATCH/names" ] || { echo "$1: no row of a table was found"; fails=1; }
	while read -r name; do
		tagged "$3" "$name" "$4 \"$name\" of $1 has no entry"
	done <"$SCRATCH/names"
}

demand src/model/form_key.c 's/^[ 	]*\(ROW\|NEED\|ONLY\)(.*"\([^"]*\)".*/\2/p' \
	src/man/blankett-form.5 'the key'
demand src/wizard/command.c 's/^[ 	]*{ COMMAND_[A-Z_]*, "\([^"]*\)".*/\1/p' \
	src/man/blankett.1 'the command'
demand src/app/cli_options.c '/options\[\] = {/,/^};/s/^[ 	]*{ "\([^"][^"]*\)".*/--\1/p' \
	src/man/blankett.1 'the option'
demand src/app/cli_options.c '/commands\[\] = {/,/^};/s/^[ 	]*{ "\([^"][^"]*\)".*/\1/p' \
	src/man/blankett.1 'the command'
exit $fails
