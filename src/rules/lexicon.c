#include "rules/lexicon.h"

#include <string.h>

/* Each is the beginning of a word; "*" before it finds it within one too, and "|"
 * after it only where the word ends. */
static const char *const whole_sum[] = {
	"totalt", "sammanlagt", "totala belopp", "totalbelopp", "totalsumma", "in total", "in all", "altogether", NULL,
};
static const char *const part_of_sum[] = {
	"per ar", "arlig", "varje ar", "ar 20", "under 20", "per person", "per deltag", "per plats", "*manad", "lon",
	"*lokal", "egen", "egna", "kommunen", "a year", "per year", "each year", "month", "wage", "premises", "own", NULL,
};
static const char *const age[] = {
	"ar|", "*-ar", "*aring", "*alder", "*aldr", "*ungdom", "unga|", "*vuxn", "age", "year", "young", "adult", NULL,
};
static const char *const extent[] = {
	"*heltid", "*halvtid", "*deltid", "vid behov", "*timm", "full time", "half time", "part time", "hour", NULL,
};
static const char *const thing[] = {
	"*lokal", "*rum|", "dator", "*utrustning", "*material", "*telefon", "bil|", "premises", "room", "equipment", NULL,
};
static const char *const interpreter[] = {
	"*tolk|", "*tolkar|", "tolkhjalp", "tolktjanst", "tolkkostnad", "tolkarvode", "interpreter", NULL,
};
static const char *const single_person[] = {
	"busskort", "periodkort", "reseersattning", "resebidrag", "milersattning till deltag", "deltagarnas resor",
	"deltagarresor", "resor for deltag", "resor deltag", "ersattning till deltag", "flitpeng", "skyddsklad", NULL,
};
static const char *const livelihood[] = {
	"forsorjning", "livsuppehalle", "sjukpenning", "livelihood", NULL,
};

static const char *const *words_of(enum lexicon meaning)
{
	switch (meaning) {
	case LEXICON_WHOLE_SUM: return whole_sum;
	case LEXICON_PART_OF_SUM: return part_of_sum;
	case LEXICON_AGE: return age;
	case LEXICON_EXTENT: return extent;
	case LEXICON_THING: return thing;
	case LEXICON_INTERPRETER: return interpreter;
	case LEXICON_SINGLE_PERSON: return single_person;
	case LEXICON_LIVELIHOOD: break;
	}
	return livelihood;
}

static bool in_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool finds(const char *text, const char *word)
{
	bool within = *word == '*';
	size_t len = strcspn(word += within, "|");

	for (const char *at = text; (at = strchr(at, *word)); at++)
		if (!strncmp(at, word, len) && (within || at == text || !in_word(at[-1])) &&
		    (!word[len] || !in_word(at[len])))
			return true;
	return false;
}

bool lexicon_finds(enum lexicon meaning, const char *folded)
{
	for (const char *const *word = words_of(meaning); *word; word++)
		if (finds(folded, *word))
			return true;
	return false;
}
