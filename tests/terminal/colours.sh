# Colours where the terminal has them and nobody has said no; words always.
for colour in '' 1; do
	{
		echo 'expect What is the application for?'
		echo 'keys 1\r'
		echo 'expect How will'
		echo 'keys \t'
		echo 'expect What is the date'
		echo 'type 31 february 2026'
		echo 'keys \r'
		echo 'expect !'
		echo 'expect There is no such'
		if [ "$colour" ]; then echo 'unsent \e[38;5;'; else echo 'sent \e[38;5;160m'; fi
		echo 'keys \x11'
		echo 'end 0'
		echo 'modes'
	} >wrong.vt
	rm -f a.yaml
	"$BUILD/tests/vt" wrong.vt env TERM=xterm-256color NO_COLOR=$colour blankett --lang en new uppsala-2024 a.yaml ||
		{ echo "with NO_COLOR=$colour"; exit 1; }
done
