# A form of FIELDS fields (10 000 unless told), twenty to a heading, with what
# real forms have: help, limits, conditions and checks that read other fields.
#     awk -v FIELDS=100 -f form.awk </dev/null >form.yaml
function field(n, type) {
	printf "      - id: field_%d\n        label: \"Fråga nummer %d:\"\n        type: %s\n", n, n, type
	printf "        required: %s\n", n % 3 ? "true" : "false"
	if (n % 4 == 0)
		print "        help: Skriv hur det ska gå till, vem som gör det och när det är klart."
}
function condition(n) {
	if (n % 10 == 5)
		printf "        relevant: answered(field_%d) and not (field_%d == \"nej\")\n", n - 5, n - 5
}
function check(n) {
	if (n % 20 != 3) return
	printf "        check:\n          - that: field_%d >= 0 and field_%d <= 5000\n", n, n
	print "            message: Antalet ska vara mellan 0 och 5000."
	print "            severity: warning"
}
BEGIN {
	if (!FIELDS) FIELDS = 10000
	types = split("line text date integer money yesno email list line choice", type, " ")
	print "blankett-form: 1\nid: bench\ntitle: Ett formulär att mäta med"
	print "issuer: Exempelförbundet\nversion: \"1\"\nlanguage: sv\nheadings:"
	for (n = 0; n < FIELDS; n++) {
		kind = type[n % types + 1]
		if (n % 20 == 0)
			printf "  - heading: Beskriv del %d av arbetet (*)\n    id: part_%d\n    star: true\n    fields:\n",
				n / 20 + 1, n / 20 + 1
		field(n, kind)
		if (kind == "yesno") print "        yes: Ja\n        no: Nej"
		if (kind == "choice")
			print "        choices:\n          - {id: ny, label: Ny}\n          - {id: gammal, label: Gammal}"
		if (kind == "text") print "        limits: {characters: 4000}"
		condition(n)
		check(n)
	}
}
