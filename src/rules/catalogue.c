#include "rules/rule.h"

#define BIT(type) (1u << TYPE_##type)

enum {
	WRITTEN = BIT(LINE) | BIT(TEXT) | BIT(LIST),
	NUMBERS = BIT(INTEGER) | BIT(MONEY),
	CHOSEN = BIT(YESNO) | BIT(CHOICE),
	TYPED = WRITTEN | NUMBERS | BIT(EMAIL) | BIT(DATE),
};

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define I SEVERITY_INFO

/* The rules, in the order in which they speak of one field. */
static const struct rule catalogue[] = {
	{ "FIELD.REQUIRED", RULE_FIELD, E, TYPED | BIT(GROUP), NULL, "kind", check_required },
	{ "CHOICE.UNANSWERED", RULE_FIELD, E, CHOSEN, NULL, NULL, check_choice_unanswered },
	{ "CHOICE.UNKNOWN", RULE_FIELD, E, CHOSEN, NULL, NULL, check_choice_unknown },
	{ "CHOICE.IMPLIED", RULE_ACROSS, I, BIT(YESNO), "anchored", "anchored_when", check_choice_implied },
	{ "EMAIL.SYNTAX", RULE_FIELD, E, BIT(EMAIL), NULL, NULL, check_email_syntax },
	{ "EMAIL.IDN", RULE_FIELD, W, BIT(EMAIL), NULL, NULL, check_email_idn },
	{ "EMAIL.CASE", RULE_FIELD, I, BIT(EMAIL), NULL, NULL, check_email_case },
	{ "DATE.FORMAT", RULE_FIELD, E, BIT(DATE), NULL, NULL, check_date_format },
	{ "DATE.NO_YEAR", RULE_FIELD, E, BIT(DATE), NULL, "period.start", check_date_year },
	{ "DATE.ORDER", RULE_ACROSS, E, BIT(DATE),
	  "period.end period.last_intake application_date earlier.period.end",
	  "period.start period.end earlier.period.start", check_date_order },
	{ "DATE.PAST", RULE_ACROSS, W, BIT(DATE), "period.start", NULL, check_date_past },
	{ "NUMBER.FORMAT", RULE_FIELD, E, NUMBERS, NULL, NULL, check_number_format },
	{ "FIELD.LIMIT", RULE_FIELD, E, TYPED | BIT(GROUP), NULL, NULL, check_limits },
	{ "PARTIES.MIN", RULE_ACROSS, E, BIT(GROUP), "owners partners", "party_kind organisation", check_parties },
	{ "CONTACT.MISSING", RULE_ACROSS, W, WRITTEN, "contact", "organisation", check_contact },
	{ "LOCKED.UNREAD", RULE_FIELD, E, BIT(LOCKED), NULL, NULL, check_locked },
	{ "SIGN.EMPTY_BLOCK", RULE_ACROSS, E, WRITTEN, "signer", "signer_email organisation", check_sign_block },
	{ "SIGN.PRINTNAME", RULE_ACROSS, E, WRITTEN, "signer", "signer_email organisation", check_sign_name },
	{ "SIGN.EMAIL", RULE_ACROSS, E, BIT(EMAIL), "signer_email", "signer organisation signing_mode", check_sign_email },
	{ "SIGN.ORG", RULE_ACROSS, E, WRITTEN, "organisation", NULL, check_sign_organisation },
	{ "EXT.REF_MISSING", RULE_ACROSS, E, WRITTEN, "earlier.dnr", "kind", check_extension_reference },
	{ "DNR.FORMAT", RULE_FIELD, I, BIT(LINE), "earlier.dnr dnr", NULL, check_dnr },
	{ "EXT.PREV_PERIOD", RULE_ACROSS, W, BIT(DATE), "earlier.period.start earlier.period.end", "kind",
	  check_earlier_period },
	{ "EXT.GAP", RULE_ACROSS, W, BIT(DATE), "period.start period.end",
	  "kind earlier.period.start earlier.period.end", check_extension_gap },
	{ "EXT.REF_IN_NAME", RULE_ACROSS, I, BIT(LINE), "name", NULL, check_reference_in_name },
	{ "FORM.CHECK", RULE_FIELD, E, ~0u, NULL, NULL, check_form_checks },
	{ "PLACEHOLDER", RULE_FIELD, W, WRITTEN, NULL, NULL, check_placeholder },
	{ "NAME.CASE", RULE_FIELD, I, BIT(LINE), "contact signer", NULL, check_name_case },
	{ "PNR.FOUND", RULE_TEXT, E, TYPED | CHOSEN, NULL, NULL, check_personal_number },
};

const struct rule *rules_at(size_t i)
{
	return i < sizeof catalogue / sizeof *catalogue ? &catalogue[i] : NULL;
}

const char *rule_code(const struct rule *rule)
{
	return rule->code;
}

bool rule_names(const char *names, const struct field *field)
{
	size_t len;

	for (const char *at = names; *at; at += len + strspn(at + len, " ")) {
		len = strcspn(at, " ");
		if ((strlen(field->id) == len && !strncmp(field->id, at, len)) ||
		    (strlen(field->name) == len && !strncmp(field->name, at, len)))
			return true;
	}
	return false;
}
