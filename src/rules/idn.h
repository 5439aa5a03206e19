/*
 * Domain names with letters beyond ASCII.
 *
 * Source:   IDNA 2008 (RFC 5891), carried out by libidn2; rules/idn.c is its
 *           only user.
 */
#ifndef BLANKETT_RULES_IDN_H
#define BLANKETT_RULES_IDN_H

#include "base/str.h"

#include <stdbool.h>

/* Appends the name in ASCII ("xn--…"); false when it is no domain name. */
bool idn_to_ascii(const char *domain, struct str *out);

#endif
