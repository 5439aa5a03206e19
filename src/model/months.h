/*
 * How many months a period has.
 *
 * Shape:    both days count; whole months count one each, the first and the last
 *           by their days: 2024-01-01 to 2024-03-15 is 2 + 15/31.  Nothing when
 *           it ends before it starts.
 */
#ifndef BLANKETT_MODEL_MONTHS_H
#define BLANKETT_MODEL_MONTHS_H

#include "model/date.h"
#include "model/number.h"

struct number months_between(date_t from, date_t to);

#endif
