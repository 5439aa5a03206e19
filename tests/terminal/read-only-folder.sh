# A folder one may not write in: a sentence, and nothing changed.  Everything is
# permitted to root, who therefore becomes nobody for it.
if [ "$(id -u)" -eq 0 ] && ! setpriv --reuid=65534 true 2>/dev/null; then
	echo 'skipped: a read-only folder (root, and no setpriv)'
	exit 77
fi
world=$(mktemp -d "${TMPDIR:-/tmp}/blankett-world.XXXXXX") || exit 1
trap 'rm -rf "$world"' EXIT
mkdir -p "$world/bin" "$world/share/blankett" "$world/drafts"
cp "$BUILD/blankett" "$world/bin" && cp -r "$TOP/forms" "$world/share/blankett" || exit 1
cd "$world" || exit 1
printf '1\n:quit\n' | bin/blankett --lang en new uppsala-2024 drafts/a.yaml >said || exit 1
cp drafts/a.yaml before
chmod 755 . drafts && chmod 644 drafts/a.yaml
[ "$(id -u)" -ne 0 ] || chown 65534 drafts/a.yaml
[ "$(id -u)" -eq 0 ] || chmod 555 drafts
as_other() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }

refused() { # what to do: it must end with 3 and say why
	printf "1\n" | as_other bin/blankett --lang en "$@" >said 2>&1
	[ $? -eq 3 ] && grep -q 'You may not write here' said || { cat said; echo "not refused: $*"; false; }
}

refused edit drafts/a.yaml && refused new uppsala-2024 drafts/b.yaml &&
	refused export --to txt drafts/a.yaml && cmp before drafts/a.yaml && [ "$(ls -A drafts)" = a.yaml ] &&
	{ as_other bin/blankett --lang en check drafts/a.yaml >said; [ $? -eq 1 ]; }
code=$?
chmod 755 drafts
exit $code
