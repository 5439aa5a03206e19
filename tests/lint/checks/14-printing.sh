#!/bin/sh
# Printing: nobody below app prints, only main ends the program.
below=$(grep -E '^src/(base|yaml|model|rules|wizard|store|document)/.*\.c$' "$FILES")
fails=0
if grep -nE '\b(printf|puts|putchar|perror|vprintf)\(|\bv?f(printf|puts|putc|write)\([^;]*std(out|err)|\b(stdout|stderr)\b' $below /dev/null |
	grep -vE ':[ 	]*(/?\*|//)'; then
	echo 'these print, but the screen is not theirs: hand the words up in a struct err or as a value'
	fails=1
fi
if grep -nE '(^|[^a-z_])_?exit\(' $(grep '^src/.*\.c$' "$FILES" | grep -vE '^src/(main|office/main)\.c$') /dev/null |
	grep -vE ':[ 	]*(/?\*|//)'; then
	echo 'these end the program, but only main.c may: hand an error up'
	fails=1
fi
exit $fails
