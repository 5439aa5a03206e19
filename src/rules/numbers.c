#include "rules/rule.h"

#include "base/i18n.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* From the first digit to the last: "120" of "about 120 persons". */
static bool digits_inside(const char *text, struct str *out)
{
	static const char digits[] = "0123456789";
	size_t from = strcspn(text, digits);
	size_t len = strlen(text);

	if (!text[from])
		return false;
	while (len > from && !strchr(digits, text[len - 1]))
		len--;
	if (from && text[from - 1] == '-')
		from--;
	str_add_bytes(out, text + from, len - from);
	return true;
}

/* The mend as it is stored, or NULL when the part is no answer either. */
static const char *stored(struct run *run, const struct spot *spot, const char *part)
{
	struct str text = STR_EMPTY;
	struct value worth;
	const char *kept = NULL;

	if (type_read(spot->field, part, &worth, &text) == ANSWER_OK && text.len)
		kept = arena_strdup(&run->scratch, text.data);
	str_release(&text);
	return kept;
}

/* An amount keeps the word after it: without its "tkr" it would be another. */
static const char *number_meant(struct run *run, const struct spot *spot)
{
	struct str part = STR_EMPTY;
	const char *meant = NULL;

	if (spot->field->type->id == TYPE_MONEY)
		meant = stored(run, spot, spot->text + strcspn(spot->text, "-0123456789"));
	else if (digits_inside(spot->text, &part))
		meant = stored(run, spot, part.data);
	str_release(&part);
	return meant;
}

/* Commas between thousands, and nowhere else. */
static bool commas_part_thousands(const char *text)
{
	for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ','))
		if (strspn(comma + 1, "0123456789") != 3)
			return false;
	return true;
}

/* 4,798,000 without its commas. */
static const char *without_commas(struct run *run, const struct spot *spot)
{
	struct str part = STR_EMPTY;
	const char *meant;

	if (!commas_part_thousands(spot->text))
		return NULL;
	for (const char *c = spot->text; *c; c++)
		if (*c != ',')
			str_add_char(&part, *c);
	meant = stored(run, spot, part.data);
	str_release(&part);
	return meant;
}

static const char *rounded(struct run *run, const struct spot *spot)
{
	struct number number;
	int64_t whole;
	char text[32];

	if (number_parse(spot->text, &number) != NUMBER_OK || !number_round(number, &whole))
		return NULL;
	snprintf(text, sizeof text, "%lld", (long long)whole);
	return stored(run, spot, text);
}

/* 1 154 0000 with all its figures together; NULL when it is not their grouping
 * that is wrong. */
static const char *without_spaces(struct run *run, const struct spot *spot)
{
	const char *text = spot->text;
	struct str part = STR_EMPTY;
	const char *meant;

	for (size_t i = 0; text[i]; i++)
		if (!i || text[i] != ' ' || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
			str_add_char(&part, text[i]);
	meant = part.len < strlen(text) ? stored(run, spot, part.data) : NULL;
	str_release(&part);
	return meant;
}

static void say_grouping(struct run *run, const struct spot *spot, const char *meant)
{
	struct str shown = STR_EMPTY;

	type_show(spot->field, meant, &shown);
	say(run, spot, meant,
	    /* TRANSLATORS: what was typed, then all its figures in order, in groups of three. */
	    _("The figures in “%s” do not stand in groups of three. Together they make %s. Write it anew if another number is meant."),
	    run_quote(run, spot), shown.data);
	str_release(&shown);
}

static void say_no_number(struct run *run, const struct spot *spot)
{
	const char *meant = number_meant(run, spot);
	const char *together = meant ? NULL : without_spaces(run, spot);

	if (spot->field->type->id == TYPE_MONEY && strchr(spot->text, '%'))
		say(run, spot, NULL, _("“%s” is a share, and here an amount should stand. Write how many kronor it is, such as 650 000."),
		    run_quote(run, spot));
	else if (meant)
		say_write(run, spot, meant, _("Only the number itself should stand here, in figures."));
	else if (together)
		say_grouping(run, spot, together);
	else if (spot->field->type->id == TYPE_MONEY)
		say(run, spot, NULL, _("“%s” cannot be read as an amount. Write it in figures, such as 4 798 000 or 650 000 kr."),
		    run_quote(run, spot));
	else
		say(run, spot, NULL, _("“%s” cannot be read as a number. Write one whole number in figures, such as 120."),
		    run_quote(run, spot));
}

static void say_commas(struct run *run, const struct spot *spot, const char *meant)
{
	struct str shown = STR_EMPTY;

	type_show(spot->field, meant, &shown);
	say(run, spot, meant,
	    /* TRANSLATORS: what was typed, then the same with spaces. */
	    _("The thousands in “%s” are parted by commas. With spaces, as one writes in Swedish, it is %s."),
	    run_quote(run, spot), shown.data);
	str_release(&shown);
}

/* One comma may stand before öre; several part thousands. */
static void say_ambiguous(struct run *run, const struct spot *spot)
{
	const char *meant = without_commas(run, spot);

	if (meant && strchr(strchr(spot->text, ',') + 1, ',')) {
		say_commas(run, spot, meant);
		return;
	}
	say(run, spot, meant,
	    _("The commas in “%s” can be read in two ways. Write it with spaces between the thousands, such as 4 798 000, and a comma only before öre."),
	    run_quote(run, spot));
}

void check_number_format(struct run *run, const struct spot *spot)
{
	switch (spot->fault) {
	case ANSWER_NOT_A_NUMBER:
		say_no_number(run, spot);
		break;
	case ANSWER_AMBIGUOUS:
		say_ambiguous(run, spot);
		break;
	case ANSWER_NOT_WHOLE:
		say_write(run, spot, rounded(run, spot), _("Here a whole number should stand, without decimals."));
		break;
	case ANSWER_TOO_LARGE:
		say(run, spot, NULL, _("The number “%s” is too large to be right. Check how many figures it has."), run_quote(run, spot));
		break;
	default:
		break;
	}
}

/* 650 000 tkr: a form's table may say tkr, and everybody writes kronor. */
static void say_scale(struct run *run, const struct spot *spot)
{
	struct str figure = STR_EMPTY;
	const char *kronor;

	str_add_bytes(&figure, spot->text, strcspn(spot->text, "tTmM"));
	str_trim(&figure);
	kronor = stored(run, spot, figure.data);
	str_release(&figure);
	say(run, spot, kronor,
	    _("“%s” is a very large sum. Amounts are written in kronor here: write the number alone if kronor were meant."),
	    run_quote(run, spot));
}

void check_scale(struct run *run, const struct spot *spot)
{
	if (spot->fault == ANSWER_SCALE)
		say_scale(run, spot);
	else if (spot->worth.kind == VALUE_MONEY && run_leads(run, spot))
		check_pay_scale(run, spot);
}
