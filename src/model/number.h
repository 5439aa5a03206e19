/*
 * Exact numbers and money.
 *
 * Purpose:  sums that are right to the last öre: no floating point anywhere.
 * Shapes:   a number is a fraction in lowest terms, denominator > 0; money is
 *           whole öre in 64 bits.  Every operation answers false on overflow
 *           (or division by zero) and then leaves *out alone.
 * Reads:    `4 798 000` `4798000` `4.798.000` `4 798 000:-` `1130 tkr`
 *           `1,13 mnkr` `1,13 mkr` `650 000 kr`, with any kind of space; decimal
 *           comma or point.  `4,798,000` is not guessed at: NUMBER_AMBIGUOUS.
 *           Of money `4.798` is thousands; `650,000 kr` and `1.130 mnkr` are
 *           ambiguous; less than an öre is NUMBER_NOT_WHOLE.  A whole number
 *           has no decimals, not even `12,0`, and `1.200` is NUMBER_NOT_WHOLE.
 *           `650 000 tkr` was meant as kronor more often than not: from 10 000
 *           thousands (or millions) on it is NUMBER_SCALE.
 * Limits:   amounts beyond 10^12 kronor are refused: NUMBER_TOO_LARGE.
 */
#ifndef BLANKETT_MODEL_NUMBER_H
#define BLANKETT_MODEL_NUMBER_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct number {
	int64_t num;
	int64_t den;
};

enum number_fault {
	NUMBER_OK,
	NUMBER_NONE,       /* no number in it */
	NUMBER_AMBIGUOUS,  /* 4,798,000; 650,000 kr; 1.130 mnkr */
	NUMBER_TOO_LARGE,
	NUMBER_NOT_WHOLE,  /* a fraction of a whole, or of an öre */
	NUMBER_SCALE,      /* 650 000 tkr */
};

struct number number_of(int64_t whole);
bool number_make(int64_t num, int64_t den, struct number *out);
bool number_add(struct number a, struct number b, struct number *out);
bool number_subtract(struct number a, struct number b, struct number *out);
bool number_multiply(struct number a, struct number b, struct number *out);
bool number_divide(struct number a, struct number b, struct number *out);
int number_compare(struct number a, struct number b); /* <0, 0, >0; never wrong */
bool number_round(struct number a, int64_t *whole);   /* half away from zero */

enum number_fault number_parse(const char *text, struct number *out);
enum number_fault integer_parse(const char *text, int64_t *out);
enum number_fault money_parse(const char *text, int64_t *ore);

/* "12,5": decimal comma, as many decimals as needed, at most six. */
void number_format(struct number number, struct str *out);

/* "4 798 000" with `space` between the groups (" " or U+00A0), ",50" when
 * there are öre; no unit. */
void money_format(int64_t ore, const char *space, struct str *out);

/* As it is stored: "4798000" or "4798000.50". */
void money_store(int64_t ore, struct str *out);

#endif
