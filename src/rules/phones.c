#include "rules/rule.h"

#include "base/i18n.h"
#include "model/phone.h"

/* A number with words beside it. */
static bool has_letters(const char *text)
{
	bool letters = false, digits = false;

	for (; *text; text++) {
		letters |= (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
		digits |= *text >= '0' && *text <= '9';
	}
	return letters && digits;
}

/* A number that cannot be read may still be right: it is asked, not refused. */
void check_phone(struct run *run, const struct spot *spot)
{
	struct str usual = STR_EMPTY;

	if (spot->fault == ANSWER_NOT_A_PHONE && has_letters(spot->text))
		say_as(run, spot, SEVERITY_WARNING, NULL,
		       _("There are letters in the telephone number “%s”. Write the number alone, such as 0435-284 30; an extension can stand with the name."),
		       run_quote(run, spot));
	else if (spot->fault == ANSWER_NOT_A_PHONE)
		say_as(run, spot, SEVERITY_WARNING, NULL,
		       _("“%s” cannot be read as a telephone number. Write it with its area code, such as 0435-284 30 or 08-550 123 45."),
		       run_quote(run, spot));
	else if (*spot->text && phone_parse(spot->text, &usual) && strcmp(usual.data, spot->text) != 0)
		say_write(run, spot, usual.data, _("A telephone number is usually written with a hyphen after the area code."));
	str_release(&usual);
}
