# A hang-up, a termination and a cut line in every state: all that was typed is
# in the file, with no journal or lock beside it.
TERM=xterm-256color
export TERM
begin='expect Describe the problem
type Typed.
expect | Typed.'

end_in() { # state, steps that lead to it
	for how in 'signal HUP' 'signal TERM' cut; do
		rm -f a.yaml
		printf '1\n:outline\n5\n:quit\n' | blankett --line --lang en new uppsala-2024 a.yaml >said
		printf '%s\n' "$begin" "$2" "$how" 'end 0' >now.vt
		[ "$how" = cut ] || echo modes >>now.vt
		"$BUILD/tests/vt" now.vt blankett --lang en edit a.yaml &&
			grep -q '^  background: Typed.$' a.yaml && [ ! -e .a.yaml.journal ] && [ ! -e .a.yaml.lock ] ||
			{ echo "$how in $1"; ls -A; exit 1; }
	done
}

end_in 'a long text' ''
end_in 'a line' 'keys \x10
expect Organisation:'
end_in 'the outline' 'keys \eOQ
expect All headings'
end_in help 'keys \x07
expect Commands'
end_in review 'keys \x12
expect needed? Typed.'
end_in 'a prompt' 'keys \x06
expect Search:
type abc'
end_in 'an escape that has begun' 'ahead \e['
end_in 'yes or no' 'keys \x07
expect Commands
type W
keys \r
expect all the same'

# At the start and where the kind is chosen there is nothing to lose.
for steps in 'expect Applications' 'expect Applications
keys \r
expect uppsala'; do
	for how in 'signal HUP' 'signal TERM' cut; do
		mkdir -p empty
		printf '%s\n' "$steps" "$how" 'end 0' >now.vt
		"$BUILD/tests/vt" now.vt blankett --lang en --dir empty && [ ! "$(ls -A empty)" ] ||
			{ echo "$how at the start"; ls -A empty; exit 1; }
	done
done
