# A screen on every terminal that is met: it starts, a letter is typed, keys of
# both families and the Ctrl forms work, and it leaves the terminal as it was.
cat >keys.vt <<'X'
expect Vad gäller ansökan?
keys 1
keys \r
expect Hur ska ansökan undertecknas?
keys \eOQ
expect Alla rubriker
keys \x0f
keys \e
expect Hur ska ansökan undertecknas?
keys \e[12~
expect Alla rubriker
type 2
keys \r
expect Vad heter insatsen?
type Å
expect heter insatsen? Å
keys \eOD
type V
keys \e[C
type n
expect heter insatsen? VÅn
keys \e[1~
type Å
keys \eOF
type e
expect heter insatsen? ÅVÅne
keys \e[11~
expect Kommandon
keys \e
keys \x12
expect Insatsägare (*)
keys \e
gone Insatsägare (*)
keys \e[21~
end 0
modes
X
play() { # what to put before the command
	rm -f a.yaml .a.* && "$BUILD/tests/vt" keys.vt env "$@" blankett --lang sv new uppsala-2024 a.yaml &&
		grep -q '^  name: ÅVÅne$' a.yaml || { echo "at $*"; exit 1; }
}

for terminal in vt100 vt220 linux xterm xterm-256color screen tmux-256color putty; do
	play TERM=$terminal
done
TERM=xterm-256color
export TERM
play LC_ALL=C LANGUAGE=
play NO_COLOR=1
mv keys.vt utf8.vt && { echo latin1; sed 's/^keys Å/type Å/' utf8.vt; } >keys.vt
play LC_ALL=sv_SE.ISO-8859-1
