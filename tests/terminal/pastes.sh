# What is pasted: ten megabytes, a binary file, a page from Word, lines into a
# line; between the terminal's brackets and without.
TERM=xterm-256color
export TERM
ready() { # number of the heading: a draft that opens there
	rm -f a.yaml .a.*
	printf '1\n:outline\n%s\n:quit\n' "$1" | blankett --line --lang en new uppsala-2024 a.yaml >said
}
play() { # heading; the script is on stdin
	ready "$1" && cat >now.vt && "$BUILD/tests/vt" now.vt blankett --lang en edit a.yaml
}
answer() { sed -n "/^  $1:/,/^  [a-z]/p" a.yaml; }

# Ten megabytes: all of it, and one undo takes it away.
awk 'BEGIN {
	while (size < 10000000) {
		words = "Samordnad insats nummer " ++i " med plats. " (i % 7 ? "" : "\n")
		printf "%s", words
		size += length(words)
	}
	print "The end of it."
}' >big.txt
play 5 <<'X' || exit 1
expect Describe the problem
type Before. 
paste-file big.txt
expect The end of it.
expect Pasted:
keys \x1a
expect | Before.
gone The end
keys \x19
expect The end of it.
keys \x1a
gone The end
type After.
expect | Before. After.
keys \x11
end 0
X
[ "$(answer background)" = '  background: Before. After.' ] || { echo 'ten megabytes'; exit 1; }

# Kept whole, in the application and in its journal.
play 5 <<'X' || exit 1
expect Describe the problem
paste-file big.txt
expect The end of it.
signal KILL
end KILL
X
cat >now.vt <<'X'
expect The end of it.
keys \x11
end 0
X
"$BUILD/tests/vt" now.vt blankett --lang en edit a.yaml || exit 1
[ "$(answer background | sed '1d; s/^    //' | tr -d ' \n' | cksum)" = "$(tr -d ' \n' <big.txt | cksum)" ] ||
	{ echo 'ten megabytes after a kill'; exit 1; }

# A binary file: every byte there is, and nothing of it is a key.
LC_ALL=C awk 'BEGIN { for (i = 0; i < 256; i++) printf "%c", i }' >binary
printf '\033[31mred\033]0;title\007\033OP\033[21~\000\021\030after' >>binary
play 5 <<'X' || exit 1
expect Describe the problem
type Before.
paste-file binary
expect after
type .
expect after.
keys \x1a
keys \x1a
gone after
keys \x19
keys \x19
expect after.
keys \x11
end 0
modes
X
answer background | grep -q 'after\.$' && ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" a.yaml ||
	{ echo 'a binary file'; cat a.yaml; exit 1; }

# A page from Word.
printf '%s\302\255%s\r\n\r\n\342\200\242\t%s\r\n\342\200\242\tmed\302\240tabb \342\200\223 slut\013rad\r\n' Bak grund \
	'Första ”punkten”' >word
play 5 <<'X' || exit 1
expect Describe the problem
paste-file word
expect Pasted: 7 words. 1 soft hyphen was taken out. Tabs became spaces.
keys \x11
end 0
X
[ "$(answer background | sed "s/$(printf '\302\240')/~/")" = '  background: |-
    Bakgrund

    - Första ”punkten”
    - med~tabb – slut
    rad' ] || { echo 'a page from Word'; answer background; exit 1; }

# Lines into a line: they are one, nothing is submitted, and it is told.
play 2 <<'X' || exit 1
expect What is the insats called?
paste Stegen\rvidare\r\nfas 2\r
expect Pasted:
type !
expect called? Stegen vidare fas 2 !
keys \x1a
keys \x1a
gone Stegen
paste A\tB
expect called? A B
keys \x11
end 0
modes
X
answer name | grep -q '^  name: A B$' || { echo 'lines into a line'; exit 1; }

# Without brackets an Enter with more behind it is pasted too.
play 2 <<'X' || exit 1
expect What is the insats called?
rawpaste Stegen\rvidare\rfas 2
expect called? Stegen vidare fas 2
keys \x11
end 0
X
answer name | grep -q '^  name: Stegen vidare fas 2$' || { echo 'lines into a line, unbracketed'; exit 1; }
play 5 <<'X' || exit 1
expect Describe the problem
rawpaste First line.\r- one\r- two\r\rThe last.
expect The last.
keys \x11
end 0
X
[ "$(answer background)" = '  background: |-
    First line.
    - one
    - two

    The last.' ] || { echo 'lines into a text, unbracketed'; answer background; exit 1; }
