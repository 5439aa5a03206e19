#!/bin/sh
# Translations: every catalog is well formed, complete and up to date with the sources.
for tool in xgettext msgfmt msgattrib msgcmp; do
	command -v $tool >/dev/null || {
		echo "skipped: $tool is not here to look at the translations (package gettext)"
		exit 77
	}
done
catalogs=$(grep '^po/.*\.po$' "$FILES")
if [ -z "$catalogs" ]; then
	echo 'po/ has no catalog'
	exit 1
fi
# The same words that `make update-po` finds, from a copy of the catalogs.
mkdir -p "$SCRATCH/po"
cp $catalogs "$SCRATCH/po/"
sources=$(grep '^src/.*\.c$' "$FILES" | sed "s|^|$PWD/|")
update=$PWD/tests/lint/bin/update-po.sh
(cd "$SCRATCH" && sh "$update" $sources) || exit 1

messages() {
	msgattrib --no-obsolete --no-location --no-wrap --sort-output "$1" |
		awk '/^#,? ?|^$/ { next } /^msgstr/ { skip = 1 } /^msgid|^msgctxt/ { skip = 0 } !skip'
}
fails=0
for catalog in $catalogs; do
	msgfmt --check --output-file=/dev/null "$catalog" || fails=1
	for state in untranslated only-fuzzy; do
		msgattrib --$state --no-obsolete --no-wrap "$catalog" | grep -E '^#:|^msgid "..*"' >"$SCRATCH/open"
		[ -s "$SCRATCH/open" ] || continue
		sed "s|^|$catalog: $state: |" "$SCRATCH/open"
		fails=1
	done
	messages "$catalog" >"$SCRATCH/has"
	messages "$SCRATCH/$catalog" >"$SCRATCH/needs"
	cmp -s "$SCRATCH/has" "$SCRATCH/needs" && continue
	diff "$SCRATCH/has" "$SCRATCH/needs" | grep '^[<>]' | head -20 |
		sed "s|^>|$catalog: is missing:|; s|^<|$catalog: is no longer in src:|"
	echo "$catalog: run make update-po and translate what is new"
	fails=1
done
exit $fails
