#include "rules/rule.h"

#define BIT(type) (1u << TYPE_##type)

enum {
	WRITTEN = BIT(LINE) | BIT(TEXT) | BIT(LIST),
	NUMBERS = BIT(INTEGER) | BIT(MONEY) | BIT(PERCENT),
	CHOSEN = BIT(YESNO) | BIT(CHOICE),
	TYPED = WRITTEN | NUMBERS | BIT(EMAIL) | BIT(DATE),
	ROWS = BIT(GROUP) | BIT(TABLE),
};

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define I SEVERITY_INFO

/* The rules, in the order in which they speak of one field. */
static const struct rule catalogue[] = {
	{ "FIELD.REQUIRED", RULE_FIELD, E, TYPED | BIT(PHONE) | BIT(CHOICES) | ROWS, NULL, "kind", check_required, false },
	{ "CHOICE.UNANSWERED", RULE_FIELD, E, CHOSEN, NULL, NULL, check_choice_unanswered, false },
	{ "CHOICE.UNKNOWN", RULE_FIELD, E, CHOSEN, NULL, NULL, check_choice_unknown, false },
	{ "CHOICE.IMPLIED", RULE_ACROSS, I, BIT(YESNO), "anchored", "anchored_when", check_choice_implied, false },
	{ "EMAIL.SYNTAX", RULE_FIELD, E, BIT(EMAIL), NULL, NULL, check_email_syntax, false },
	{ "EMAIL.IDN", RULE_FIELD, W, BIT(EMAIL), NULL, NULL, check_email_idn, false },
	{ "EMAIL.CASE", RULE_FIELD, I, BIT(EMAIL), NULL, NULL, check_email_case, false },
	{ "PHONE.STYLE", RULE_FIELD, I, BIT(PHONE), NULL, NULL, check_phone, true },
	{ "DATE.FORMAT", RULE_FIELD, E, BIT(DATE), NULL, NULL, check_date_format, false },
	{ "DATE.NO_YEAR", RULE_FIELD, E, BIT(DATE), NULL, "period.start", check_date_year, false },
	{ "DATE.ORDER", RULE_ACROSS, E, BIT(DATE),
	  "period.end period.last_intake application_date earlier.period.end end",
	  "period.start period.end earlier.period.start start", check_date_order, false },
	{ "DATE.PAST", RULE_ACROSS, W, BIT(DATE), "period.start", NULL, check_date_past, false },
	{ "NUMBER.FORMAT", RULE_FIELD, E, NUMBERS, NULL, NULL, check_number_format, false },
	{ "UNIT.SCALE", RULE_FIELD, E, BIT(MONEY), NULL, "share start end", check_scale, false },
	{ "FIELD.LIMIT", RULE_FIELD, E, TYPED | BIT(PHONE) | ROWS, NULL, NULL, check_limits, false },
	{ "TABLE.EMPTY", RULE_ACROSS, E, BIT(TABLE), NULL, NULL, check_table_empty, false },
	{ "TABLE.BLANK", RULE_ACROSS, I, BIT(TABLE), NULL, NULL, check_table_blank, false },
	{ "PHASE.GAP", RULE_ACROSS, E, BIT(DATE), "phases.start phases.end", "period.start period.end", check_phase_gap, false },
	{ "PHASE.GAP", RULE_ACROSS, E, BIT(TABLE), "phases", "phases.start phases.end period.end", check_phases_end, false },
	{ "PHASE.OVERLAP", RULE_ACROSS, E, BIT(DATE), "phases.start phases.end", "period.start period.end",
	  check_phase_overlap, false },
	{ "BUDGET.ATTACHMENT", RULE_ACROSS, E, BIT(MONEY), "budget.total", NULL, check_attachment, false },
	{ "BUDGET.SPEC", RULE_ACROSS, E, WRITTEN, NULL, NULL, check_specified, false },
	{ "BUDGET.TEXT", RULE_ACROSS, E, WRITTEN, "budget.text", "budget.total", check_sum_in_text, false },
	{ "BUDGET.RATE", RULE_ACROSS, W, BIT(MONEY), NULL, "post share start end", check_rate, false },
	{ "BUDGET.PERIOD", RULE_ACROSS, W, BIT(DATE), "start end", "period.start period.end budget.text",
	  check_row_period, false },
	{ "BUDGET.YEARS", RULE_ACROSS, W, BIT(TABLE), NULL, "period.start period.end", check_years, false },
	{ "BUDGET.OTHER", RULE_ACROSS, W, WRITTEN, NULL, NULL, check_other, false },
	{ "BUDGET.INELIGIBLE", RULE_ACROSS, W, BIT(MONEY), NULL, "post", check_ineligible, false },
	{ "BUDGET.OWN", RULE_ACROSS, I, BIT(MONEY), "budget.own_total", "budget.total", check_own, false },
	{ "BUDGET.OWN", RULE_ACROSS, I, BIT(TABLE), NULL, "own", check_own_column, false },
	{ "ROLE.BUDGET", RULE_ACROSS, W, BIT(LINE), "owners.organisation", NULL, check_role_budget, false },
	{ "ROLE.TITLE", RULE_ACROSS, W, BIT(PERCENT), "budget.wages.share", "post resources", check_role_title, false },
	{ "RESOURCE.BUDGET", RULE_ACROSS, W, BIT(LINE), "budget.wages.post", "amount resources", check_resource_budget, false },
	{ "RESOURCE.EXTENT", RULE_ACROSS, W, BIT(LIST), "owners.resources partners.resources", NULL,
	  check_resource_extent, false },
	{ "COUNT.UNIT", RULE_ACROSS, W, BIT(INTEGER), "participants.total participants.per_year", NULL,
	  check_count_unit, false },
	{ "COUNT.CROSS", RULE_ACROSS, W, BIT(INTEGER), "participants.total", "participants.per_year places", check_count, false },
	{ "AGE.RANGE", RULE_ACROSS, W, BIT(TEXT), "target_group", NULL, check_age_range, false },
	{ "AGE.MISSING", RULE_ACROSS, I, BIT(TEXT), "target_group", NULL, check_age_missing, false },
	{ "PARTIES.MIN", RULE_ACROSS, E, BIT(GROUP), "owners partners", "party_kind organisation", check_parties, false },
	{ "CONTACT.MISSING", RULE_ACROSS, W, WRITTEN, "contact", "organisation", check_contact, false },
	{ "LOCKED.UNREAD", RULE_FIELD, E, BIT(LOCKED), NULL, NULL, check_locked, false },
	{ "SIGN.EMPTY_BLOCK", RULE_ACROSS, E, WRITTEN, "signer", "signer_email organisation", check_sign_block, false },
	{ "SIGN.PRINTNAME", RULE_ACROSS, E, WRITTEN, "signer", "signer_email organisation", check_sign_name, false },
	{ "SIGN.EMAIL", RULE_ACROSS, E, BIT(EMAIL), "signer_email", "signer organisation signing_mode", check_sign_email, false },
	{ "SIGN.ORG", RULE_ACROSS, E, WRITTEN, "organisation", NULL, check_sign_organisation, false },
	{ "EXT.REF_MISSING", RULE_ACROSS, E, WRITTEN, "earlier.dnr", "kind", check_extension_reference, false },
	{ "DNR.FORMAT", RULE_FIELD, I, BIT(LINE), "earlier.dnr dnr", NULL, check_dnr, true },
	{ "EXT.PREV_PERIOD", RULE_ACROSS, W, BIT(DATE), "earlier.period.start earlier.period.end", "kind",
	  check_earlier_period, false },
	{ "EXT.GAP", RULE_ACROSS, W, BIT(DATE), "period.start period.end",
	  "kind earlier.period.start earlier.period.end", check_extension_gap, false },
	{ "EXT.REF_IN_NAME", RULE_ACROSS, I, BIT(LINE), "name", NULL, check_reference_in_name, false },
	{ "FORM.CHECK", RULE_FIELD, E, ~0u, NULL, NULL, check_form_checks, false },
	{ "PLACEHOLDER", RULE_FIELD, W, WRITTEN, NULL, NULL, check_placeholder, false },
	{ "MONEY.STYLE", RULE_TEXT, I, WRITTEN, NULL, NULL, check_money_style, false },
	{ "NAME.CASE", RULE_FIELD, I, BIT(LINE), "contact signer", NULL, check_name_case, false },
	{ "PNR.FOUND", RULE_TEXT, E, TYPED | CHOSEN, NULL, NULL, check_personal_number, false },
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
