# No memory is left for what is typed, in either driver: the terminal is given
# back as it was, a sentence is said, and all that had been shown is still there.
# A fault in the program ends in the same way.
if [ -n "$SAN" ] || ! command -v prlimit >/dev/null; then
	echo 'skipped: out of memory (the sanitizers take it themselves, or there is no prlimit)'
	exit 77
fi
TERM=xterm-256color
export TERM

play() { # what is said, steps, command
	said=$1 steps=$2
	shift 2
	rm -f a.yaml .a.yaml.*
	printf '1\n:outline\n6\n:quit\n' | blankett --line --lang en new uppsala-2024 a.yaml >said
	cat >now.vt <<X
expect Beskriv syftet
type Typed.
$steps
end ABRT
modes
sent $said
X
	"$BUILD/tests/vt" now.vt "$@" a.yaml || { echo "$*: $said"; return 1; }
	printf ':quit\n' | blankett --line --lang en edit a.yaml >said
	grep -q 'Everything you wrote is still here' said && grep -q '^  purpose: .*Typed\.' a.yaml ||
		{ echo "lost: $*"; cat said; return 1; }
}
# what it has grown to it keeps, and no more comes
full='shell prlimit --pid $PROGRAM --as=1
flood aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

play 'There is not enough memory, and the program must end.' "$full" blankett --lang en edit &&
	play 'Minnet räcker inte, och programmet måste avslutas.' "$full" blankett --lang sv edit &&
	play 'There is not enough memory, and the program must end.' "$full" blankett --lang en --line edit &&
	play 'There is a fault in the program, and it must end.' 'signal ABRT' blankett --lang en edit &&
	play 'There is a fault in the program, and it must end.' 'signal ABRT' blankett --lang en --line edit
