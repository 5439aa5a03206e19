/*
 * Calls that this program never makes, refused at compile time.
 *
 * Purpose:  each name below either cannot be told how large its target is, or
 *           hides state that two callers would share.  Use base/str.h for
 *           building strings and base/number.h for reading numbers.
 * Use:      the Makefile includes this header before every source file.
 */
#ifndef BLANKETT_BASE_BANNED_H
#define BLANKETT_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(name) sorry_##name##_is_a_banned_function

#undef strcpy
#define strcpy(to, from) BANNED(strcpy)
#undef strcat
#define strcat(to, from) BANNED(strcat)
#undef strncpy
#define strncpy(to, from, n) BANNED(strncpy)
#undef strncat
#define strncat(to, from, n) BANNED(strncat)
#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef strtok
#define strtok(text, parts) BANNED(strtok)
#undef atoi
#define atoi(text) BANNED(atoi)
#undef gmtime
#define gmtime(t) BANNED(gmtime)
#undef localtime
#define localtime(t) BANNED(localtime)
#undef asctime
#define asctime(t) BANNED(asctime)
#undef ctime
#define ctime(t) BANNED(ctime)
#undef tmpnam
#define tmpnam(name) BANNED(tmpnam)
#undef mktemp
#define mktemp(name) BANNED(mktemp)

#endif
