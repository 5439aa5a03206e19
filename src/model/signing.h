/*
 * How an application is signed.
 *
 * Purpose:  the answer `signing_mode` read in one place, for the rules and for
 *           the document.
 * Shape:    "e-underskrift" is electronic; everything else, and a form that
 *           does not ask, is a pen on paper.
 */
#ifndef BLANKETT_MODEL_SIGNING_H
#define BLANKETT_MODEL_SIGNING_H

#include "model/answers.h"

bool answers_signed_electronically(const struct answers *answers);

#endif
