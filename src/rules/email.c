#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "rules/address.h"

static const char *const sentences[ADDRESS_FAULTS] = {
	[ADDRESS_CONTROL] = N_("There is an invisible character in the e-mail address. Type the address again."),
	[ADDRESS_WRAPPED] = N_("Here only the e-mail address itself should stand, without “mailto:”, name or angle brackets."),
	[ADDRESS_SPACE] = N_("There is a space in the e-mail address; an address has none."),
	[ADDRESS_NO_AT] = N_("There is no “@” in the e-mail address. An address looks like name@example.se."),
	[ADDRESS_MANY_AT] = N_("There is more than one “@”: write one e-mail address only."),
	[ADDRESS_LOCAL_EMPTY] = N_("The part before “@” is missing. An address looks like name@example.se."),
	[ADDRESS_LOCAL_DOTS] = N_("The part before “@” cannot begin or end with a full stop, nor have two in a row."),
	[ADDRESS_LOCAL_CHARACTER] = N_("Before “@” there is a character that an e-mail address cannot have. Check it letter by letter."),
	[ADDRESS_DOMAIN_EMPTY] = N_("The part after “@” is missing. An address looks like name@example.se."),
	[ADDRESS_TRAILING] = N_("The e-mail address ends with a mark that does not belong to it."),
	[ADDRESS_NO_DOT] = N_("The part after “@” is not whole: it should end with a full stop and some letters, as in example.se."),
	[ADDRESS_LABEL] = N_("The part after “@” is misspelled. Only letters, digits and hyphens may stand there, with single full stops between them."),
	[ADDRESS_TOP] = N_("The e-mail address should end with a full stop and at least two letters, such as “.se”."),
	[ADDRESS_LONG] = N_("The e-mail address is longer than an address can be. Check that there is only one."),
};

void check_email_syntax(struct run *run, const struct spot *spot)
{
	struct str mend = STR_EMPTY;
	enum address_fault fault = *spot->text ? address_fault(spot->text) : ADDRESS_OK;

	if (!fault)
		return;
	if (address_mend(spot->text, &mend))
		say_write(run, spot, mend.data, _(sentences[fault]));
	else
		say(run, spot, NULL, "%s", _(sentences[fault]));
	str_release(&mend);
}

/* The address spelled with a–z, when folding leads there: ø and its like have
 * no such spelling. */
static const char *plain_spelling(struct run *run, const char *text)
{
	struct str fold = STR_EMPTY;
	const char *plain = NULL;

	utf8_fold(&fold, text, strlen(text));
	if (address_local_is_ascii(fold.data) && address_fault(fold.data) == ADDRESS_OK &&
	    utf8_characters(fold.data, fold.len) == fold.len)
		plain = arena_strdup(&run->scratch, fold.data);
	str_release(&fold);
	return plain;
}

void check_email_idn(struct run *run, const struct spot *spot)
{
	struct str domain = STR_EMPTY;
	const char *plain;

	if (!*spot->text || address_fault(spot->text) != ADDRESS_OK)
		return;
	plain = plain_spelling(run, spot->text);
	address_domain_ascii(spot->text, &domain);
	if (!address_local_is_ascii(spot->text)) {
		say_as(run, spot, SEVERITY_ERROR, plain, "%s",
		       _("Before “@” there is a letter beyond a–z, which mail systems refuse. Spell it as the organisation does, without å, ä and ö."));
	} else if (strcmp(domain.data, strchr(spot->text, '@') + 1) != 0) {
		say(run, spot, plain,
		    /* TRANSLATORS: the domain in ASCII, xn--…. */
		    _("The domain has a letter beyond a–z, which many mail systems refuse (they write it “%s”). Use the spelling with a–z, if there is one."),
		    domain.data);
	}
	str_release(&domain);
}

void check_email_case(struct run *run, const struct spot *spot)
{
	struct str lower = STR_EMPTY;

	if (!*spot->text || address_fault(spot->text) != ADDRESS_OK)
		return;
	utf8_lower(&lower, spot->text, strlen(spot->text));
	if (strcmp(lower.data, spot->text) != 0)
		say_write(run, spot, lower.data, _("E-mail addresses are usually written in small letters."));
	str_release(&lower);
}
