/*
 * The floor: the least an ncurses program with ten fields can be.
 *
 * A peer to measure against, kept plain and honest: it draws once, takes keys,
 * keeps what is typed, leaves on F10.  It checks nothing, saves nothing, loads
 * nothing.  It is never slowed to make us look better.
 */
#include <locale.h>
#include <ncurses.h>
#include <string.h>

enum { FIELDS = 10, WIDTH = 60, LEFT = 14, TOP = 2 };

struct form {
	char text[FIELDS][WIDTH + 1];
	int at;
};

static void draw(const struct form *form)
{
	erase();
	mvaddstr(0, 1, "Ten plain fields");
	for (int i = 0; i < FIELDS; i++) {
		mvprintw(TOP + i, 1, "Field %d", i + 1);
		mvaddstr(TOP + i, LEFT, form->text[i]);
	}
	mvaddstr(LINES - 1, 1, "Tab Next  F10 Leave");
	move(TOP + form->at, LEFT + (int)strlen(form->text[form->at]));
	refresh();
}

static void take(struct form *form, int key)
{
	char *text = form->text[form->at];
	size_t len = strlen(text);

	if ((key == KEY_BACKSPACE || key == 127) && len)
		text[len - 1] = '\0';
	else if (key == '\t' || key == '\n' || key == KEY_DOWN)
		form->at = (form->at + 1) % FIELDS;
	else if (key == KEY_BTAB || key == KEY_UP)
		form->at = (form->at + FIELDS - 1) % FIELDS;
	else if (key >= ' ' && key < 256 && len < WIDTH)
		text[len] = (char)key;
}

int main(void)
{
	static struct form form;
	int key;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	do {
		draw(&form);
		key = getch();
		take(&form, key);
	} while (key != KEY_F(10) && key != ERR);
	endwin();
	return 0;
}
