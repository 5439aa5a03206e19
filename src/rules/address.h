/*
 * E-mail addresses: what is wrong with one, and what was meant.
 *
 * Purpose:  the rules about e-mail, and whoever shows an address, ask here.
 * Shape:    UTF-8 without white space around it.  Letters beyond ASCII are not
 *           faults here: before “@” and in the domain they are told apart by
 *           address_local_is_ascii and address_domain_ascii.
 * Limits:   64 bytes before “@”, 254 in all, 63 a label; no quoted locals, no
 *           comments, no address literals: nobody has them.
 * Source:   RFC 5321 and 5322 (dot-atom), RFC 1123 for labels; IDNA 2008
 *           through rules/idn.
 */
#ifndef BLANKETT_RULES_ADDRESS_H
#define BLANKETT_RULES_ADDRESS_H

#include "base/str.h"

#include <stdbool.h>

enum address_fault {
	ADDRESS_OK,
	ADDRESS_CONTROL,   /* an invisible character */
	ADDRESS_WRAPPED,   /* mailto:, <>, a name before it */
	ADDRESS_SPACE,
	ADDRESS_NO_AT,
	ADDRESS_MANY_AT,
	ADDRESS_LOCAL_EMPTY,
	ADDRESS_LOCAL_DOTS,
	ADDRESS_LOCAL_CHARACTER,
	ADDRESS_DOMAIN_EMPTY,
	ADDRESS_TRAILING,  /* a full stop or comma after the last letter */
	ADDRESS_NO_DOT,
	ADDRESS_LABEL,     /* empty, hyphen at an end, a character it cannot have */
	ADDRESS_TOP,       /* the last label is not two letters or more */
	ADDRESS_LONG,
	ADDRESS_FAULTS
};

enum address_fault address_fault(const char *text);

/* Appends the address that was meant; false (nothing appended) when that
 * cannot be told. */
bool address_mend(const char *text, struct str *out);

/* No letter beyond ASCII before “@”. */
bool address_local_is_ascii(const char *text);

/* Appends the domain as mail systems write it ("xn--…"); false when it cannot be. */
bool address_domain_ascii(const char *text, struct str *out);

#endif
