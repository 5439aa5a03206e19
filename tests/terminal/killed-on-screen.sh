# Killed while an answer is typed on the screen, two hundred times: every letter
# that the screen had shown is there when it is opened again.
rounds=200
[ -z "$SAN" ] || rounds=30
printf '1\n:outline\n5\n:quit\n' | blankett --lang en --line new uppsala-2024 draft.yaml >said || exit 1
TERM=xterm-256color "$BUILD/tests/kill-screen" draft.yaml background "$rounds" blankett --lang en edit round.yaml
