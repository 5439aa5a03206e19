/*
 * Where the parties sign; for the files of the report.
 *
 * Shape:    one block for each party, on a page of its own when the form has it
 *           so, which then begins with the heading that the layout names.  An
 *           application without parties yet has one empty block.
 * Lines:    a line to sign on and one for the date are drawn when it is signed
 *           with a pen.
 */
#ifndef BLANKETT_DOCUMENT_REPORT_SIGN_H
#define BLANKETT_DOCUMENT_REPORT_SIGN_H

#include "document/report_answer.h"

void report_signatures(const struct report *report, const struct signature *signature);

#endif
