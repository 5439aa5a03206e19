# The same answers typed on the screen and line by line leave the same files.
name=whole-form lines=$TOP/tests/line/whole-form
export TERM=xterm-256color
for size in '80 24' '40 9' '120 40'; do
	folder=$(echo "$size" | tr ' ' x)
	mkdir -p "$folder" && cd "$folder" || exit 1
	for part in first second; do
		{ echo "size $size"; cat "$TOP/tests/terminal/$name.$part.vt"; } >$part.vt
	done
	"$BUILD/tests/vt" first.vt blankett --lang sv new uppsala-2024 $name.yaml &&
		"$BUILD/tests/vt" second.vt blankett --lang sv edit $name.yaml && "$BUILD/blankett" export $name.yaml --to txt >exported &&
			cmp $name.yaml "$lines.yaml" && cmp $name.txt "$lines.txt" && [ -s $name.docx ] ||
		{ echo "at $size"; exit 1; }
	cd ..
done
