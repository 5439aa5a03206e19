# Another program writes the application file while it is open here: neither
# version is lost, and where the other one is kept is said in every way of saving.
TERM=xterm-256color
export TERM

play() { # what is said where, how it is saved: steps; then the command
	rm -f ./*.yaml
	printf '1\n:outline\n6\n:quit\n' | blankett --line --lang en new uppsala-2024 a.yaml >said
	sed 's/^  kind: ny insats$/&\n  name: Theirs/' a.yaml >theirs
	printf '%s\n' "$2" >now.vt
	how=$1
	shift 2
	"$BUILD/tests/vt" now.vt "$@" a.yaml &&
		grep -q '^  purpose: Ours$' a.yaml && cmp theirs a-2.yaml && [ ! -e a-3.yaml ] &&
		[ ! -e .a.yaml.journal ] || { echo "$how"; ls -A; exit 1; }
}
typed='expect Beskriv syftet
type Ours
shell cp theirs a.yaml'
said='expect changed outside the program meanwhile.
expect ./a-2.yaml; what you have written'

play 'saved on screen' "$typed
keys \\x13
expect Saved in a.yaml.
$said
keys \\x11
end 0" blankett --lang en edit
play 'left on screen' "$typed
keys \\x11
end 0
$said" blankett --lang en edit
play 'hung up on screen' "$typed
signal HUP
end 0
$said" blankett --lang en edit
play 'left line by line' "$typed
enter
enter .
expect >
enter :quit
end 0
expect Saved in a.yaml.
$said" blankett --lang en --line edit
play 'hung up line by line' "$typed
signal HUP
end 0
$said" blankett --lang en --line edit
play 'på svenska' "$typed
keys \\x11
end 0
expect hade ändrats utanför programmet under tiden.
expect a-2.yaml; det du har skrivit" blankett --lang sv edit
