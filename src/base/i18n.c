#include "base/i18n.h"

#include <libintl.h>
#include <locale.h>

#define DOMAIN_NAME "blankett"

const char *i18n_text(const char *english)
{
	return *english ? dgettext(DOMAIN_NAME, english) : english;
}

const char *i18n_plural(const char *one, const char *many, unsigned long n)
{
	return dngettext(DOMAIN_NAME, one, many, n);
}

static int names_a_language(const char *locale)
{
	return locale && *locale && strcmp(locale, "C") && strcmp(locale, "POSIX") &&
	       strncmp(locale, "C.", 2);
}

/* The first of the environment's four places that says something. */
static const char *language_of_environment(void)
{
	static const char *const places[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *value = getenv(places[i]);

		if (value && *value)
			return names_a_language(value) ? value : "sv";
	}
	return "sv";
}

static int speaks(const char *language)
{
	return !strncmp(language, "sv", 2) || !strncmp(language, "en", 2);
}

int i18n_start(const char *language, const char *folder)
{
	const char *wanted = language ? language : language_of_environment();

	/* gettext is silent in the C locale, so the messages move to C.UTF-8;
	 * what the terminal can show is base/charset's affair.  The other
	 * categories are not used, and each would cost four system calls. */
	setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", wanted, 1);
	bindtextdomain(DOMAIN_NAME, folder);
	bind_textdomain_codeset(DOMAIN_NAME, "UTF-8");
	/* the system's own sentences too, or their letters come as question marks */
	bind_textdomain_codeset("libc", "UTF-8");
	return speaks(wanted) ? 0 : -1;
}

const char *i18n_language(void)
{
	const char *language = getenv("LANGUAGE");

	return language && *language ? language : "sv";
}
