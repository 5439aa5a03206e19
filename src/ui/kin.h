/*
 * Which names of TERM are of xterm's kin.
 *
 * Purpose:  a name such as putty-256color or foot is often not installed on the
 *           server one logs in to; the program behind it speaks what xterm does,
 *           so that xterm's description, or an older one, serves it.
 */
#ifndef BLANKETT_UI_KIN_H
#define BLANKETT_UI_KIN_H

#include <stdbool.h>

bool kin_of_xterm(const char *term);

#endif
