#!/bin/sh
# Foreign headers: each library is known in one place.
# header (regular expression), where it may stand, how many files may include it
fails=0
while read -r header where most; do
	found=$(grep -nE "^[ 	]*#[ 	]*include[ 	]*<$header>" $(grep '^src/.*\.[ch]$' "$FILES") /dev/null)
	[ -n "$found" ] || continue
	strangers=$(printf '%s\n' "$found" | grep -v "^src/$where/")
	if [ -n "$strangers" ]; then
		printf '%s\n' "$strangers" | sed "s|\$|   belongs in src/$where only|"
		fails=1
	fi
	if [ "$(printf '%s\n' "$found" | cut -d: -f1 | sort -u | wc -l)" -gt "$most" ]; then
		printf '%s\n' "$found" | sed 's|$|   belongs in one file; call that one instead|'
		fails=1
	fi
done <<'TABLE'
(n?curses|ncursesw/.*|term)\.h ui 1
yaml\.h yaml 99
libintl\.h base 1
uni(str|norm|case|ctype|gbrk|lbrk|wbrk|width|conv|name|types)\.h base 99
sha2?(256)?\.h base 1
idn2\.h [a-z]* 1
jansson\.h [a-z]* 1
zip\.h office 1
expat\.h [a-z]* 1
xlsxwriter\.h office 1
hunspell/.* spell 1
TABLE
exit $fails
