/*
 * Personnummer and samordningsnummer in running text.
 *
 * Purpose:  only to be found and refused.
 * Finds:    ÅÅMMDD-NNNN and ÅÅÅÅMMDD-NNNN, with “-”, “+”, a dash, or nothing
 *           between, standing free of other digits; a real day (plus 60 in a
 *           samordningsnummer), not in the future, and a right check digit.
 * Passes:   070… without a sign between, which is a mobile telephone.
 * Source:   Skatteverket, SKV 704 and 707; Luhn's formula.
 */
#ifndef BLANKETT_RULES_PERSONAL_NUMBER_H
#define BLANKETT_RULES_PERSONAL_NUMBER_H

#include "model/date.h"

#include <stdbool.h>

/* The first one in the text; `at` points at its first digit. */
bool personal_number_find(const char *text, date_t today, const char **at);

#endif
