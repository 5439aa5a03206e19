# A hang-up and a termination while the helper program hangs, in either driver:
# the helper is gone, all that was typed is saved, and nobody has waited for the
# helper's time to run out.  A window of another size meanwhile is no end.
TERM=xterm-256color
export TERM
mkdir -p p/bin p/libexec/blankett p/share/blankett
cp "$BUILD/blankett" p/bin && cp -r "$TOP/forms" p/share/blankett || exit 1
printf '#!/bin/sh\necho $$ >helper.pid\n%s\n' 'if [ -e deaf ]; then exec >&- 2>&-; fi; exec tail -f /dev/null' \
	>p/libexec/blankett/blankett-office
chmod +x p/libexec/blankett/blankett-office

play() { # how it ends, steps that lead to the export, command
	how=$1 steps=$2
	shift 2
	rm -f a.yaml a.txt helper.pid
	printf '1\n:outline\n5\n:quit\n' | p/bin/blankett --line --lang en new uppsala-2024 a.yaml >said
	cat >now.vt <<X
expect Describe the problem
type Typed.
$steps
shell timeout 10 sh -c 'until [ -s helper.pid ]; do :; done'
resize 90 30
signal TERM
end 0
X
	[ "$how" = TERM ] || sed -i "s/^signal TERM/$how/" now.vt
	"$BUILD/tests/vt" now.vt p/bin/blankett --lang en "$@" a.yaml &&
		grep -q '^  background: Typed.$' a.yaml && [ -e a.txt ] && [ ! -e a.docx ] &&
		[ ! -e .a.yaml.journal ] && ! kill -0 "$(cat helper.pid)" 2>/dev/null ||
		{ echo "$how: $*"; ls -A; exit 1; }
}
on_screen='keys \x07
expect Commands
type w
keys \r
expect all the same
keys 1\r'
by_lines='enter
enter .
expect >
enter :export
expect all the same
enter 1'

for how in TERM 'signal HUP' cut; do
	rm -f deaf
	play "$how" "$on_screen" edit
	: >deaf
	play "$how" "$on_screen" edit
	play "$how" "$by_lines" --line edit
done
