# Killed while an answer is typed, a thousand times: what was shown is kept.
# Two at a time, for most of it is waiting.
rounds=500
[ -z "$SAN" ] || rounds=50
printf '1\n:outline\n5\n:quit\n' | blankett --lang en new uppsala-2024 draft.yaml >said || exit 1
seed=${BLANKETT_SEED:-$(date +%s)}

half() { # its number
	mkdir -p "$1" && cp draft.yaml "$1" && cd "$1" || exit 1
	BLANKETT_SEED=$((seed + $1)) exec "$BUILD/tests/kill-typing" draft.yaml background "$rounds" \
		blankett --lang en edit round.yaml
}
(half 0) &
(half 1)
second=$?
wait $! && [ $second -eq 0 ]
