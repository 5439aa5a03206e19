#include "document/workbook.h"

bool workbook_is_declared(const struct form *form)
{
	(void)form;
	return false;
}

void workbook_make(const struct application *app, bool draft, struct book *book)
{
	(void)app;
	(void)draft;
	(void)book;
}
