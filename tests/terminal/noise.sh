# What somebody writes to standard error while the screen is there does not
# smear it, and comes out afterwards; nor does a helper program that complains.
TERM=xterm-256color
export TERM
mkdir -p p/bin p/libexec/blankett p/share/blankett
cp "$BUILD/blankett" p/bin && cp -r "$TOP/forms" p/share/blankett || exit 1
printf '#!/bin/sh\ncat >/dev/null\nprintf "\\033[2JThe printer is on fire.\\n" >&2\nexit 1\n' >p/libexec/blankett/blankett-office
chmod +x p/libexec/blankett/blankett-office
printf '1\n:outline\n5\n:quit\n' | p/bin/blankett --line --lang en new uppsala-2024 a.yaml >said
cat >now.vt <<'X'
expect Describe the problem
type Ett
expect | Ett
expect 1 word
keep
shell echo NOISE >/proc/$PROGRAM/fd/2
keys \x1b[D
keys \x1b[C
same
keys \x07
expect Commands
type w
keys \r
expect all the same
keys 1
keys \r
expect The printer is on fire.
expect Written
keys \e
expect | Ett
keys \x11
end 0
modes
expect NOISE
X
"$BUILD/tests/vt" now.vt p/bin/blankett --lang en edit a.yaml
