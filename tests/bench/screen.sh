# The rows of the full screen; read by tests/bench/run, whose functions it uses.
# A peer that is not installed is skipped and counted, by its name.

erase=$(printf '\\x7f%.0s' $(seq 52))
line="abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz$erase"
prose='samma personer från det första samtalet till arbete '

# keys WHAT STEPS...: rows of the tool in $work/costs; false with a row
keys() {
	what=$1
	shift
	"$work/keys-bytes" "$@" >"$work/costs" 2>"$work/said" && return
	fail "$what"
	return 1
}

# cost NAME FIELD: bytes, median 2, mean 3, most 4; microseconds of processor 5
cost() { awk -v name="$1" -v field="$2" '$1 == name { print $field }' "$work/costs"; }

# beside NAME FIELD STEPS...: adds what the step "key" costs a peer to $peers
beside() {
	peer=$1 field=$2
	shift 2
	if ! command -v "$peer" >/dev/null && [ "$peer" != floor ]; then
		skip "$what, $peer" 'it is not installed'
	elif LANGUAGE=C "$work/keys-bytes" "$@" >"$work/costs" 2>/dev/null; then
		peers="$peers, $peer $(cost key "$field")"
	else
		skip "$what, $peer" 'it did not answer'
	fi
}

tell_peers() { [ -z "$peers" ] || echo "    ${peers#, }"; peers=; }

# An application begun, with nothing answered but its kind; one long answer that
# is a paragraph of so many bytes.  Nothing of an earlier one is left.
begun() {
	rm -f "$1" "$1".*
	printf '1\n:quit\n' | "$program" --forms "$forms" --line new uppsala-2024 "$1" >"$work/said" 2>&1
}

paragraph() {
	rm -f "$1" "$1".*
	"$work/draft" paragraph "$form" "$1" "$2" 2>"$work/said"
}

# --- the first screen ---------------------------------------------------------------

screen_shown() {
	what='edit FILE to the first heading on the screen, beside floor'
	fresh "$work/screen.yaml" || return
	measured "$what" --runs "$RUNS" --until Leave "$work/floor" :: \
		--until F10 "$program" --forms "$forms" edit "$work/screen.yaml" || return
	floor=${first% *} ours=${second% *}
	ratio=$(calculate %.2f "$ours / $floor")
	row "$what" "$ratio" 1.5 "$(calculate '%.2f x (%.1f ms)' "$ratio, $ours")" '1.5 x floor'
}

start_screen_shown() {
	what="start screen on the screen, $DRAFTS applications in the folder"
	measured "$what" --runs "$RUNS" --until F10 "$program" --forms "$forms" --dir "$work/none" :: \
		--until F10 "$program" --forms "$forms" --dir "$work/many" || return
	more=$(calculate %.1f "${second% *} - ${first% *}")
	row "$what" "$more" 10 "$(calculate '%.1f ms more (%.1f ms)' "$more, ${second% *}")" '10 ms more than with none'
}

screen_bytes() {
	what='bytes of a first screen'
	begun "$work/begun.yaml"
	beside floor 2 await Leave first key :: "$work/floor"
	beside whiptail 2 await Cancel first key :: whiptail --inputbox "$prose" 20 70
	beside dialog 2 await Cancel first key :: dialog --form "$prose" 20 70 10 \
		$(for n in 1 2 3 4 5 6 7 8 9 10; do echo "Field-$n $n 1 - $n 14 40 60"; done)
	keys "$what" await F10 first key :: "$program" --forms "$forms" edit "$work/begun.yaml" &&
		row "$what" "$(cost key 2)" 1500 "$(cost key 2)" '1500'
	tell_peers
}

# --- bytes for each key ----------------------------------------------------------------

# bytes_row WHAT NAME MEDIAN MEAN
bytes_row() {
	median=$(cost "$2" 2) mean=$(cost "$2" 3)
	row "$1" "$(calculate %d "($median > $3 || $mean > $4)")" 0 "median $median, mean $mean" "$3, $4"
}

letter_bytes() {
	what='bytes for a letter, in a line'
	begun "$work/begun.yaml"
	beside floor 2 await Leave type key 400 "$line" :: "$work/floor"
	beside whiptail 2 await Cancel type key 400 "$line" :: whiptail --inputbox text 10 70
	beside dialog 2 await Cancel type key 400 "$line" :: dialog --inputbox text 10 70
	beside nano 2 await Exit type key 400 "$line" :: nano -I "$work/none.txt"
	beside joe 2 await help type key 400 "$line" :: joe -nodeadjoe "$work/none.txt"
	keys "$what" await F10 press '\x0e\x0e' type line 400 "$line" press '\x0e\x0e\x0e' type end 600 "$prose" \
		press '\e[A\e[A\e[A\e[A\e[A\e[1;5C' type middle 200 "$prose" \
		:: "$program" --forms "$forms" edit "$work/begun.yaml" || return
	cp "$work/costs" "$work/ours"
	bytes_row "$what" line 2 6
	tell_peers
	bytes_row 'bytes for a letter, at the end of a long text' end 2 6
	what='bytes for a letter, in the middle of a paragraph'
	for n in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '%s' "$prose"; done >"$work/prose.txt"
	beside nano 2 await Exit type key 100 "$prose" :: nano -I -S "$work/prose.txt"
	beside vim 2 await samma press i type key 100 "$prose" :: vim -u NONE -c 'set linebreak' "$work/prose.txt"
	mv "$work/ours" "$work/costs"
	bytes_row "$what" middle 40 1000
	tell_peers
}

move_bytes() {
	what='bytes for a move in a list, the headings'
	items=$(for n in $(seq 30); do echo "$n Heading-number-$n"; done)
	beside whiptail 2 await Cancel move key 13 '\eOB' :: whiptail --menu text 24 70 15 $items
	beside dialog 2 await Cancel move key 13 '\eOB' :: dialog --menu text 24 70 15 $items
	keys "$what" await F10 press '\x0f\e[H' move down 16 '\e[B' \
		:: "$program" --forms "$forms" edit "$work/begun.yaml" && bytes_row "$what" down 45 1000
	tell_peers
	what="bytes for a move in a list, $DRAFTS applications"
	# names of their own: where all lines are alike curses scrolls them for a mark
	for n in $(seq 0 $((DRAFTS - 1))); do
		sed -i "s/En väg vidare, fas 2/Insats nummer $n/" "$work/many/draft-$n.yaml"
	done
	keys "$what" await F10 move down 90 '\e[B' :: "$program" --forms "$forms" --dir "$work/many" &&
		bytes_row "$what" down 45 1000
}

# --- processor time for each key --------------------------------------------------------

middle() { sort -n "$1" | sed -n 3p; }

letter_time() {
	what='processor time for a letter, beside floor'
	: >"$work/floors"
	: >"$work/times"
	for n in 1 2 3 4 5; do
		begun "$work/begun.yaml"
		keys "$what" await Leave type key 400 "$line" :: "$work/floor" || return
		cost key 5 >>"$work/floors"
		keys "$what" await F10 press '\x0e\x0e' type key 400 "$line" \
			:: "$program" --forms "$forms" edit "$work/begun.yaml" || return
		cost key 5 >>"$work/times"
	done
	floor=$(middle "$work/floors") ours=$(middle "$work/times")
	beside dialog 5 await Cancel type key 400 "$line" :: dialog --inputbox text 10 70
	ratio=$(calculate %.2f "$ours / $floor")
	row "$what" "$ratio" 1.5 "$(calculate '%.2f x (%.0f us)' "$ratio, $ours")" "1.5 x floor ($floor us)"
	tell_peers
}

# The slowest of start, middle and end, each with the first key that comes there.
paragraph_time() {
	what="processor time for a letter, a paragraph of $1 bytes"
	paragraph "$work/long.yaml" "$1" || { fail "$what"; return; }
	keys "$what" await F10 press '\e[1;5H' type start 300 "$prose" press '\eOR' press 'halvvägs\r' \
		await 'halvvägs' press '\r' type middle 300 "$prose" press '\e[1;5F' type end 300 "$prose" \
		:: "$program" --forms "$forms" edit "$work/long.yaml" || return
	times="$(cost start 5) $(cost middle 5) $(cost end 5)"
	most=$(printf '%s\n' $times | sort -n | tail -n 1)
	row "$what" "$most" 400 "$(echo $times | tr ' ' '/') us" '400 us'
}

paragraph_peers() {
	what='the same, 1 MB at the start'
	"$program" --forms "$forms" export --to txt --out "$work/out" "$work/long.yaml" >/dev/null 2>&1
	tr '\n' ' ' <"$work/out/long.txt" >"$work/long.txt"
	beside nano 5 await Exit type key 5 "$prose" :: nano -I -S "$work/long.txt"
	beside vim 5 await All press i type key 5 "$prose" :: vim -u NONE "$work/long.txt"
	tell_peers
}

field_time() {
	what='processor time for a key, a form of 10 000 fields, beside 20'
	for n in 20 10000; do
		mkdir -p "$work/fields-$n"
		awk -v FIELDS=$n -f "$here/form.awk" </dev/null >"$work/fields-$n/bench.yaml"
		rm -f "$work/fields-$n.yaml" "$work/fields-$n.yaml".*
		printf ':quit\n' | "$program" --forms "$work/fields-$n" --line new bench "$work/fields-$n.yaml" \
			>"$work/said" 2>&1
		: >"$work/letters-$n"
		: >"$work/tabs-$n"
	done
	for run in 1 2 3 4 5; do
		for n in 20 10000; do
			keys "$what" await F10 type letter 300 "$line" move tab 40 '\t\e[Z' \
				:: "$program" --forms "$work/fields-$n" edit "$work/fields-$n.yaml" || return
			cost letter 5 >>"$work/letters-$n"
			cost tab 5 >>"$work/tabs-$n"
		done
	done
	for key in letters tabs; do
		few=$(middle "$work/$key-20") many=$(middle "$work/$key-10000")
		ratio=$(calculate %.2f "$many / $few")
		row "$what: $key" "$ratio" 1.2 "$(calculate '%.2f x (%.0f us)' "$ratio, $many")" "1.2 x ($few us)"
	done
}

# The last party's cell of a post: three sums change with each digit.
table_time() {
	what='processor time for a digit, 12 parties, 60 posts, six years'
	for n in 1 60; do
		awk -v OWNERS=12 -v ROWS=$n -f "$here/budget.awk" </dev/null >"$work/budget-$n.yaml"
		: >"$work/digits-$n"
	done
	for run in 1 2 3 4 5; do
		for n in 1 60; do
			keys "$what" await F10 type digit 300 '7\x7f8\x7f9\x7f' \
				:: "$program" --forms "$forms" edit "$work/budget-$n.yaml" || return
			cost digit 5 >>"$work/digits-$n"
		done
	done
	few=$(middle "$work/digits-1") many=$(middle "$work/digits-60")
	ratio=$(calculate %.2f "$many / $few")
	row "$what, beside one post" "$ratio" 1.5 "$(calculate '%.2f x (%.0f us)' "$ratio, $many")" "1.5 x ($few us)"
	row 'bytes for it, three sums' "$(cost digit 3)" 60 "$(cost digit 2), mean $(cost digit 3)" '60'
}

# --- the rest -----------------------------------------------------------------------------

paste_time() {
	what="a paste of $1 bytes until it is shown"
	paragraph "$work/paste.yaml" 1000 || { fail "$what"; return; }
	keys "$what" await F10 paste key "$1" press '\x1a' gone ' sist' \
		:: "$program" --forms "$forms" edit "$work/paste.yaml" || return
	row "$what" "$(cost key 2)" "$2" "$(cost key 2) ms ($(cost key 3) of processor)" "$2 ms"
}

screen_memory() {
	what="memory of one on the screen, of $SESSIONS"
	n=0
	while [ $n -lt "$SESSIONS" ]; do
		fresh "$work/memory-$n.yaml" || return
		n=$((n + 1))
	done
	measured "$what" --sessions "$SESSIONS" --until Leave "$work/floor" :: \
		--until F10 "$program" --forms "$forms" edit "$work/memory-{}.yaml" || return
	own=$("$work/draft" weigh "$form" "$work/memory-0.yaml" 2>"$work/said") || { fail "$what"; return; }
	most=$(calculate %.0f "1.5 * $first + $own")
	row "$what" "$second" "$most" "$second KiB" "$most KiB (1.5 x $first + $own)"
}

screen_rows() {
	TERM=xterm-256color
	needs 'the screen' "$program" "$form" "$work/draft" || return
	if ! $CC -std=c11 -D_GNU_SOURCE -O2 -o "$work/keys-bytes" "$here/../terminal/tools/keys-bytes.c" \
		-lvterm -lutil 2>"$work/said"; then
		skip 'the screen' 'its tool needs libvterm'
		return
	fi
	screen_shown
	start_screen_shown
	screen_bytes
	letter_bytes
	move_bytes
	letter_time
	paragraph_time 1000
	paragraph_time 100000
	paragraph_time 1000000
	paragraph_peers
	paragraph_time 10000000
	field_time
	table_time
	paste_time 1000000 100
	paste_time 10000000 1000
	screen_memory
}
