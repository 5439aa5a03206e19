# The same answers typed at a terminal and read from a pipe leave the same file:
# what is typed in the whole conversation of tests/line, step by step on a pty.
name=whole-form
awk '
/^\$ / {
	if (script) close(script)
	script = ""
	if ($2 == "blankett" && ($3 == "new" || $3 == "edit")) {
		script = sprintf("part.%d.pty", ++part)
		print "# run: " substr($0, 3) >script
	}
	next
}
script && /^>( |$)/ {
	text = substr($0, 3)
	gsub(/\\/, "\\\\", text)
	print "expect \\n> " >script
	print "send " text "\\r" >script
}
' "$TOP/tests/line/$name.talk"
for script in part.*.pty; do
	echo "end 0" >>"$script"
	eval "\"$BUILD/tests/pty\" $script $(sed -n '1s/^# run: blankett/blankett --lang sv/p' "$script")" || exit 1
done
[ -e part.2.pty ] && "$BUILD/blankett" export --to txt "$name.yaml" >exported && cmp "$name.yaml" "$TOP/tests/line/$name.yaml" &&
	cmp "$name.txt" "$TOP/tests/line/$name.txt" && [ -s "$name.docx" ]
