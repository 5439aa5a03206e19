#!/bin/sh
# Brings every catalog up to date with the sources given; no .pot is kept.
pot=$(mktemp)
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 \
	--flag=_:1:pass-c-format --flag=N_:1:pass-c-format --add-comments=TRANSLATORS: \
	--package-name=blankett --no-wrap --sort-by-file --add-location=file -o "$pot" "$@" || exit 1
sed -i 's/charset=CHARSET/charset=UTF-8/' "$pot"
for po in po/*.po; do
	[ -e "$po" ] || continue
	msgmerge --quiet --no-wrap --no-fuzzy-matching --sort-by-file --update --backup=none "$po" "$pot" || exit 1
	msgattrib --no-obsolete --no-wrap -o "$po" "$po"
done
rm -f "$pot"
