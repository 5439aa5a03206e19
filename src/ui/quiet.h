/*
 * Standard error kept aside while a screen stands on the terminal.
 *
 * Purpose:  a library's complaint must neither spoil the screen nor be lost.
 * Calls:    quiet_begin(&quiet);
 *           quiet_end(&quiet);    what came is written now
 * Limits:   only where descriptor 2 is a terminal; of what came the first
 *           64 KiB are written.  Without memory for it nothing is kept aside.
 * Owner:    between the two calls descriptor 2 is an unnamed file of ours.
 */
#ifndef BLANKETT_UI_QUIET_H
#define BLANKETT_UI_QUIET_H

struct quiet {
	int before; /* the terminal's own descriptor; -1: nothing is kept aside */
};

void quiet_begin(struct quiet *quiet);
void quiet_end(struct quiet *quiet);

#endif
