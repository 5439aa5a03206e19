#!/bin/sh
# Globals: no writable global or static data, but for what a signal handler forces.
# Sections .data, .bss and their thread-local kin count; .data.rel.ro is
# written by the loader only, before main.
allowed='app/signals'
# Sanitizers add data of their own: the objects made without them are judged.
if [ -n "$SAN" ]; then
	BUILD=$BUILD/..
	make -s SAN= all >/dev/null || exit 1
fi
objects=$(sed -n "s|^src/\(.*\)\.c\$|$BUILD/obj/\1.o|p" "$FILES" |
	while read -r object; do [ -f "$object" ] && printf '%s\n' "$object"; done)
if [ -z "$objects" ]; then
	echo "$BUILD/obj holds no objects to look at; run make first."
	exit 1
fi
for object in $objects; do
	name=${object#"$BUILD/obj/"}
	name=${name%.o}
	case " $allowed " in *" $name "*) continue ;; esac
	objdump -t "$object" | awk -v name="$name" '
		$3 == "O" || $2 == "O" { section = $(NF - 2) }
		($2 == "O" || $3 == "O") && section ~ /^(\.t?data|\.t?bss|\*COM\*)/ && section !~ /^\.data\.rel\.ro/ {
			print "src/" name ".c: " $NF " can be written (" section "); pass it as a value, or make it const"
		}'
done >"$SCRATCH/globals"
cat "$SCRATCH/globals"
[ ! -s "$SCRATCH/globals" ]
