# The workbook, read by tests/document/run: a sample book through the helper,
# and those of two applications; their cells by a reader that knows only the
# standard, and all formulas computed again by LibreOffice.
parts=$TOP/tests/document/sample-book.parts
cells=$TOP/tests/document/sample-book.cells
mkdir -p temporary
TMPDIR=$HOME/temporary
export TMPDIR

"$BUILD/tests/sample-book" UTKAST >book.wire && "$office" xlsx <book.wire >book.xlsx
verdict $? 'the sample book is typeset'
[ -z "$(ls -A temporary)" ]
verdict $? 'nothing is left among the temporary files'
TZ=Pacific/Auckland "$office" xlsx <book.wire >again.xlsx && cmp -s book.xlsx again.xlsx
verdict $? 'the same book gives the same bytes in any time zone'

# golden FILE WHAT COMMAND…: what the command prints is what stands in the file
golden() {
	file=$1 what=$2
	shift 2
	"$@" >came 2>said
	code=$?
	[ -z "$BLESS" ] || cp came "$file"
	[ $code -eq 0 ] && diff "$file" came
	verdict $? "$what"
}
# The theme is the library's own, the same in every file.
ours() { "$BUILD/tests/package-parts" "$1" | awk '/^== /{ ours = !/theme/ } ours'; }
golden "$parts" 'every part of the book is as it was' ours book.xlsx
golden "$cells" 'every cell, formula and result is read back' "$BUILD/tests/xlsx-cells" book.xlsx

sed 's/^C 5 7 \(.*\) 77500050 100 /C 5 7 \1 77500051 100 /' book.wire >planted.wire &&
	! cmp -s book.wire planted.wire && "$office" xlsx <planted.wire >planted.xlsx
verdict $? 'a book with a wrong result can be made, to see that it is found'
head -c 2000 book.wire >torn.wire
sed 's/:SUM(E6:G6)/:SUM(E6;G6)/' book.wire >formula.wire
refuses 1 'torn or damaged at byte' sh -c '"$1" xlsx <torn.wire' - "$office"
refuses 1 'does not hold together at sheet 1' sh -c '"$1" xlsx <formula.wire' - "$office"
refuses 1 'same version' sh -c '"$1" xlsx <sample.wire' - "$office"
refuses 1 'same version' sh -c '"$1" docx <book.wire' - "$office"
refuses 1 'could not be handed over' sh -c '"$1" xlsx <book.wire >/dev/full' - "$office"
refuses 1 'could be made in ./nowhere' sh -c 'TMPDIR=./nowhere "$1" xlsx <book.wire' - "$office"
mkdir -p closed && chmod 500 closed
[ -w closed ] || refuses 1 'could be made in ./closed' sh -c 'TMPDIR=./closed "$1" xlsx <book.wire' - "$office"

# --- the workbook of an application ------------------------------------------------
# budget: a form of an association, as people fill it in; reckoning: everything
# that can be reckoned, with cells that are empty, words, or not printed.
exports() { # NAME FORMS
	cp "$TOP/tests/document/$1.yaml" "$1.yaml"
	"$BUILD/blankett" --forms "$2" export "$1.yaml" >exported 2>&1 &&
		grep -qx "./$1-budget.xlsx" exported && [ -s "$1.docx" ]
	verdict $? "the workbook of $1 is exported beside the others: $(cat exported)"
	golden "$TOP/tests/document/$1.cells" "every cell of $1 is as it was" "$BUILD/tests/xlsx-cells" "$1-budget.xlsx"
	cp "$1-budget.xlsx" "$1.xlsx"
	TZ=Pacific/Auckland LANGUAGE=sv "$BUILD/blankett" --forms "$2" export --to xlsx "$1.yaml" >exported 2>&1 &&
		cmp "$1.xlsx" "$1-budget.xlsx"
	verdict $? "$1 gives the same bytes in another time zone and language"
}
exports budget "$TOP/forms"
exports reckoning "$TOP/tests/document/forms"
exports days "$TOP/tests/document/forms"

# The same application with other days, and its workbook with those days written
# into the cells: what is reckoned there is what the wizard comes to.
moved='2026-01-15:46037:2026-03-02:46083 2028-12-30:47117:2028-02-29:46812 2026-01-31:46053:2027-08-31:46630
	2027-03-02:46448:2027-06-17:46555 2026-10-01:46296:2026-09-12:46277'
cp days.yaml moved.yaml
cp days.xlsx planteddays.xlsx
for move in $moved; do
	IFS=: read -r old old_day new new_day <<-MOVE
	$move
	MOVE
	sed "s/$old/$new/" moved.yaml >once.yaml && mv once.yaml moved.yaml &&
		"$BUILD/tests/package-plant" planteddays.xlsx xl/worksheets/sheet1.xml "<v>$old_day</v>" "<v>$new_day</v>"
	verdict $? "the day $old is moved to $new"
done
"$BUILD/blankett" --forms "$TOP/tests/document/forms" export --to xlsx moved.yaml >exported 2>&1 && mv moved-budget.xlsx moved.xlsx
verdict $? "the application with other days is exported: $(cat exported)"

# A profile that tells LibreOffice to compute everything anew on loading: it
# believes the results that stand in the file otherwise.
profile() {
	mkdir -p calc/user
	cat >calc/user/registrymodifications.xcu <<-'XCU'
	<?xml version="1.0" encoding="UTF-8"?>
	<oor:items xmlns:oor="http://openoffice.org/2001/registry">
	<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
	</oor:items>
	XCU
}

# recompute FILE…: each sheet as FILE.N.csv, values parted by tabs
recompute() {
	profile
	localc "-env:UserInstallation=file://$HOME/calc" --headless --convert-to \
		'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1' --outdir csv "$@" >converted 2>&1
	sed -n 's/^Writing sheet .* -> .*csv\///p' converted | while IFS= read -r sheet; do
		book=${sheet%%-*}
		number=$(($(ls csv/"$book".[0-9]*.csv 2>/dev/null | wc -l) + 1))
		mv "csv/$sheet" "csv/$book.$number.csv"
	done
}

# same_values WANTED CSV: the cells of a sheet, numbers to the ninth digit;
# LibreOffice shows days and percentages as such
same_values() {
	awk -F '\t' '
		function day(text, y, m) {
			y = substr(text, 1, 4) + 0
			m = substr(text, 6, 2) + 0
			if (m < 3) { y--; m += 12 }
			return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + \
				substr(text, 9, 2) - 693900
		}
		function worth(text) {
			if (text ~ /^-?[0-9.]+%$/) return substr(text, 1, length(text) - 1) / 100
			if (text ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) return day(text)
			return text
		}
		function is_number(text) { return text ~ /^-?[0-9.]+([eE][-+]?[0-9]+)?$/ }
		function same(want, got, apart) {
			if (want == got) return 1
			got = worth(got)
			if (!is_number(want) || !is_number(got)) return 0
			apart = want - got
			return (apart < 0 ? -apart : apart) <= 1e-9 * (want < 0 ? 1 - want : 1 + want)
		}
		function bare(text) {
			if (text ~ /^".*"$/) { text = substr(text, 2, length(text) - 2); gsub(/""/, "\"", text) }
			return text
		}
		NR == FNR { want[++rows] = $0; next }
		{
			n = split(want[FNR], cell, "\t")
			if (NF > n) n = NF
			for (i = 1; i <= n; i++)
				if (!same(cell[i] "", bare($i))) {
					printf "row %d, column %d: %s stands there, %s comes out\n", FNR, i, cell[i], $i
					bad = 1
				}
		}
		END { exit bad || FNR != rows || !rows }' "$1" "$2"
}

# agrees FILE [WANTED]: every sheet as LibreOffice computed it is as it stands
# there, or in another
agrees() {
	sheets=0
	while [ -e "csv/$1.$((sheets + 1)).csv" ]; do
		sheets=$((sheets + 1))
		"$BUILD/tests/xlsx-cells" "${2:-$1}.xlsx" $sheets >want && same_values want "csv/$1.$sheets.csv" || return 1
	done
	[ $sheets -gt 0 ]
}

if ! command -v localc >/dev/null; then
	echo 'skipped: LibreOffice Calc (localc) is not here to compute the workbook again'
	skipped=$((skipped + 1))
else
	recompute book.xlsx planted.xlsx budget.xlsx reckoning.xlsx days.xlsx moved.xlsx planteddays.xlsx
	for book in book budget reckoning days moved; do
		agrees $book >wrong
		verdict $? "LibreOffice computes what stands in the cells of $book: $(cat wrong) $(tail -n 1 converted)"
	done
	agrees planteddays moved >wrong
	verdict $? "what is reckoned follows the days that are written into the cells: $(cat wrong)"
	! agrees planteddays days >wrong
	verdict $? 'and is another than before'
	! agrees planted >wrong && grep -qx 'row 6, column 8: 775000.51 stands there, "775000.5" comes out' wrong
	verdict $? "a wrong result is found: $(cat wrong)"
fi
unset TMPDIR
