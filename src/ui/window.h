/*
 * How large the window of a terminal is.
 *
 * Shapes:   cells; 0 where neither the system nor COLUMNS and LINES say it.
 *           Never more than WINDOW_COLUMNS × WINDOW_ROWS: what a stranger's
 *           window claims must not decide how much memory is taken.
 */
#ifndef BLANKETT_UI_WINDOW_H
#define BLANKETT_UI_WINDOW_H

#include <stdbool.h>

enum { WINDOW_COLUMNS = 500, WINDOW_ROWS = 300 };

void window_size(int fd, int *columns, int *rows);

/* Whether the system says it, and it is within the bounds. */
bool window_is_known(int fd);

#endif
