# Where no screen can be the questions come line by line, and why is said.
cat >talk.vt <<'X'
expect WHY
expect come line by line instead.
expect What is the application for?
enter 1
expect How will
enter :quit
end 0
modes
unsent \e
X
play() { # why, what to put before the command
	sed "s/WHY/$1/" talk.vt >now.vt
	shift
	rm -f a.yaml && "$BUILD/tests/vt" now.vt "$@" blankett --lang en new uppsala-2024 a.yaml &&
		grep -q '^  kind: ny insats$' a.yaml || { echo "at $*"; exit 1; }
}

play 'needs a terminal that can move its cursor' env TERM=dumb
play 'TERM is not set' env -u TERM
play 'TERM is not set' env TERM=
play 'needs a description of the terminal' env TERM=nobodys-terminal
play 'needs a terminal to read from' sh -c 'printf "1\n:quit\n" | TERM=xterm exec "$@"' sh

TERM=xterm
export TERM
printf '1\n:quit\n' | blankett --lang en new uppsala-2024 b.yaml >said 2>&1 &&
	grep -q 'needs a terminal to read from' said && ! grep -q "$(printf '\033')" said
