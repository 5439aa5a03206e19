# Killed while an answer is typed, a thousand times: what was shown is kept.
rounds=1000
[ -z "$SAN" ] || rounds=100
printf '1\n:outline\n5\n:quit\n' | blankett --lang en new uppsala-2024 draft.yaml >said || exit 1
"$BUILD/tests/kill-typing" draft.yaml background "$rounds" blankett --lang en edit round.yaml
