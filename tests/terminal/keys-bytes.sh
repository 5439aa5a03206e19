# What keys cost on the wire never grows: ceilings for the first screen, for
# letters at the end and in the middle of a text, for moves in lists.
if ! tput -T xterm-256color cup 1 1 >/dev/null 2>&1; then
	echo 'skipped: bytes for each key (no terminfo entry for xterm-256color)'
	exit 77
fi
printf '1\n:quit\n' | blankett --lang sv new uppsala-2024 draft.yaml >said 2>&1 || exit 1
mkdir -p drafts
for n in $(seq 40); do cp draft.yaml "drafts/draft-$n.yaml"; done
erase=$(printf '\\x7f%.0s' $(seq 50))
words='Deltagaren möter samma två personer från det första samtalet till arbete eller studier. '
export TERM=xterm-256color

"$BUILD/tests/keys-bytes" await F10 first first press '\x0e\x0e' \
	type line 300 "En samordnad väg till arbete eller studier för all$erase" \
	press '\x0e\x0e\x0e' type end 500 "$words" press '\e[A\e[A\e[A\e[A\e[1;5C' type middle 200 "$words" \
	press '\x0f' press '\e[H' move outline 16 '\e[B' move outline_up 16 '\e[A' \
	:: blankett --lang sv edit draft.yaml >costs || exit 1
"$BUILD/tests/keys-bytes" await F10 move drafts 35 '\e[B' move drafts_up 35 '\e[A' \
	:: blankett --lang sv --dir drafts >>costs || exit 1

# A digit in a table that changes three sums: of its row, of its column, of both.
awk -v OWNERS=12 -v ROWS=60 -f "$TOP/tests/bench/budget.awk" </dev/null >budget.yaml
"$BUILD/tests/keys-bytes" await F10 type table_digit 60 '7\x7f8\x7f9\x7f' \
	:: blankett --lang sv edit budget.yaml >>costs || exit 1

# NAME and the most that median and mean may be; of the first screen, its bytes
awk '
NR == FNR { median[$1] = $2; mean[$1] = $3; next }
{ found[$1] = 1 }
$2 > median[$1] || (NF > 2 && $3 > mean[$1]) { print "over: " $0; over = 1 }
END {
	for (name in median)
		if (!(name in found)) { print "not measured: " name; over = 1 }
	exit over
}' - costs <<'END'
first 1500
line 2 6
end 2 6
middle 40 400
outline 45 150
outline_up 45 150
drafts 45 150
drafts_up 45 150
table_digit 60 60
END
held=$?
cat costs
exit $held
