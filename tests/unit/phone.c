/* Telephone numbers, as people write them and as they are shown. */
#include "unit.h"

#include "model/phone.h"

static void expect(const char *text, const char *wanted)
{
	struct str out = STR_EMPTY;
	bool known = phone_parse(text, &out);

	if (strcmp(known ? out.data : "no", wanted))
		fail_msg("%s gave %s, wanted %s", text, known ? out.data : "no", wanted);
	str_release(&out);
}

TEST(numbers_get_their_usual_look)
{
	expect("043528430", "0435-284 30");
	expect("0435 - 28430", "0435-284 30");
	expect("0159-12345", "0159-123 45");
	expect("08-55012345", "08-550 123 45");
	expect("08/123 456 7", "08-123 45 67");
	expect("018-123456", "018-12 34 56");
	expect("0701234567", "070-123 45 67");
	expect("010–123 45 67", "010-123 45 67");
	expect("(0435) 28430", "0435-284 30");
	expect("0771\u00A0793 336", "0771-79 33 36");
}

TEST(the_countrys_code_is_taken_away)
{
	expect("+46 8 550 123 45", "08-550 123 45");
	expect("+46 (0)70 123 45 67", "070-123 45 67");
	expect("0046435 28430", "0435-284 30");
	expect("+47 22  12 34 56", "+47 22 12 34 56");
}

TEST(what_is_no_number_is_refused)
{
	expect("28430", "no");
	expect("284 30 00", "no");
	expect("ring växeln", "no");
	expect("0435-284 30 ankn 12", "no");
	expect("018-12345678901", "no");
	expect("00-123456", "no");
	expect("å070-1234567", "no");
	expect("", "no");
}
