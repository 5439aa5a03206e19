#include "base/i18n.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <strings.h>

#define DOMAIN_NAME "blankett"

const char *i18n_text(const char *english)
{
	return *english ? dgettext(DOMAIN_NAME, english) : english;
}

const char *i18n_plural(const char *one, const char *many, unsigned long n)
{
	return dngettext(DOMAIN_NAME, one, many, n);
}

/* What the program speaks of what a locale is named: "sv" of "sv_SE.UTF-8",
 * "en" of "EN"; NULL for any other language. */
static const char *spoken(const char *locale, size_t len)
{
	static const char *const languages[] = { "sv", "en" };

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (len >= 2 && !strncasecmp(locale, languages[i], 2) && (len == 2 || strchr("_.@", locale[2])))
			return languages[i];
	return NULL;
}

/* C, POSIX and C.UTF-8 say how text is handled, and of language nothing. */
static bool names_no_language(const char *locale, size_t len)
{
	return !len || (*locale == 'C' && (len == 1 || locale[1] == '.')) ||
	       (len == 5 && !strncmp(locale, "POSIX", len));
}

/* The first language of a list such as "de:sv" that the program speaks. */
static const char *first_spoken(const char *list)
{
	const char *otherwise = "sv";

	for (size_t len; *list; list += len + (list[len] == ':')) {
		const char *language;

		len = strcspn(list, ":");
		language = spoken(list, len);
		if (language)
			return language;
		if (!names_no_language(list, len))
			otherwise = "en";
	}
	return otherwise;
}

/* The first of the environment's four places that says something. */
static const char *language_of_environment(void)
{
	static const char *const places[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *value = getenv(places[i]);

		if (value && *value)
			return first_spoken(value);
	}
	return "sv";
}

int i18n_start(const char *language, const char *folder)
{
	const char *asked = language ? spoken(language, strlen(language)) : NULL;

	/* gettext is silent in the C locale, so the messages move to C.UTF-8;
	 * what the terminal can show is base/charset's affair.  The other
	 * categories are not used, and each would cost four system calls. */
	setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", asked ? asked : language_of_environment(), 1);
	bindtextdomain(DOMAIN_NAME, folder);
	bind_textdomain_codeset(DOMAIN_NAME, "UTF-8");
	/* the system's own sentences too, or their letters come as question marks */
	bind_textdomain_codeset("libc", "UTF-8");
	return language && !asked ? -1 : 0;
}

const char *i18n_language(void)
{
	const char *language = getenv("LANGUAGE");

	return first_spoken(language ? language : "");
}
