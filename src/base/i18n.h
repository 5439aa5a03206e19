/*
 * Translation of what the program says.
 *
 * Purpose:  source strings are English; `po/<language>.po` holds the others.
 *           _() translates where the text is used; N_() marks a text in a
 *           table and leaves it as it is; ngettext_() picks singular or plural.
 * Rules:    whole sentences, never glued pieces.  `TRANSLATORS:` comments
 *           stand above anything with a width or a placeholder.
 * Language: i18n_start decides once, at start-up: the given language, else
 *           LANGUAGE, else LC_ALL, LC_MESSAGES, LANG.  Of a list ("de:sv")
 *           the first that the program speaks; English when it speaks none.
 *           Where those are unset or C, POSIX, C.UTF-8 the language is Swedish:
 *           that is who sits there.  The text that comes out is always UTF-8.
 * Owner:    gettext; a translated text lives as long as the program.
 * Source:   GNU gettext manual, "gettext.h" and LANGUAGE.
 */
#ifndef BLANKETT_BASE_I18N_H
#define BLANKETT_BASE_I18N_H

/* Sets locale and language of messages, and LANGUAGE to it.  `language` is
 * "sv", "en", written as any locale is ("EN", "sv_SE.UTF-8"), or NULL; `folder`
 * is where <language>/LC_MESSAGES/blankett.mo lies.  Returns 0, or -1 when the
 * program does not speak `language`; then it is the environment's. */
int i18n_start(const char *language, const char *folder);

/* The language messages come in now: "sv" or "en". */
const char *i18n_language(void);

const char *i18n_text(const char *english) __attribute__((format_arg(1)));
const char *i18n_plural(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1))) __attribute__((format_arg(2)));

__attribute__((format_arg(1))) static inline const char *_(const char *english)
{
	return i18n_text(english);
}

#define N_(english) english
#define ngettext_(one, many, n) i18n_plural(one, many, n)

#endif
