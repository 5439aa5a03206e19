/*
 * What a control sequence of a keyboard means.
 *
 * Purpose:  the tables of both families of sequences (xterm and vt; the linux
 *           console, rxvt and PuTTY among them), apart from how bytes come.
 * Calls:    sequence_begin(&seq, ss3, alt);
 *           while (!sequence_ended(&seq, byte)) byte = the next one;
 *           if (sequence_key(&seq, &key, &text)) take(&key);
 * Shapes:   CSI with parameters or SS3, after the introducer; `numbers` are the
 *           parameters, 0 where none was written.
 * Unknown:  sequence_key is false; device answers and mouse reports are so.
 * Owner:    values; the key's text is that of the `struct str` given.
 * Source:   ECMA-48 5.4; XTerm Control Sequences; rxvtRef; console_codes(4).
 */
#ifndef BLANKETT_UI_SEQUENCE_H
#define BLANKETT_UI_SEQUENCE_H

#include "base/str.h"
#include "ui/keys.h"

#include <stdint.h>

enum { SEQUENCE_NUMBERS = 3 };

struct sequence {
	bool ss3;
	bool alt;      /* an escape more came before it */
	bool foreign;  /* has a private mark or an intermediate byte: no key has */
	bool finer;    /* in what follows a colon, which is passed over */
	int count;     /* parameters, as many as came, at most one more than fit */
	uint32_t numbers[SEQUENCE_NUMBERS];
	char final;
};

void sequence_begin(struct sequence *seq, bool ss3, bool alt);

/* Takes the next byte, 0x20 to 0x7E; true when it was the last. */
bool sequence_ended(struct sequence *seq, char byte);

/* The key it is; a letter is appended to `text`. */
bool sequence_key(const struct sequence *seq, struct key *key, struct str *text);

#endif
