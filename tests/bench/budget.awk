# An application with a budget of OWNERS parties, ROWS posts and six years, the
# place in the last party's cell of the first post:
#     awk -v OWNERS=12 -v ROWS=60 -f budget.awk
BEGIN {
	print "blankett:\n  format: 1\n  form: uppsala-2024\n  kind: ny\nlanguage: sv"
	printf "place: budget budget.wages.amount %d/%d\n", OWNERS + 1, OWNERS
	printf "last_row: %d\nanswers:\n  kind: ny\n  owners:\n", OWNERS + ROWS
	for (i = 1; i <= OWNERS; i++)
		printf "  - id: %d\n    organisation: Kommun %d\n", i, i
	print "  period.start: 2027-01-01\n  period.end: 2032-12-31\n  budget.wages:"
	for (row = 1; row <= ROWS; row++) {
		printf "  - id: %d\n    post: Handledare %d\n    share: 50\n    amount: {", OWNERS + row, row
		for (i = 1; i <= OWNERS; i++)
			printf "%s%d: %d", (i == 1 ? "" : ", "), i, 100000 + row * 1000 + i
		print "}"
	}
}
