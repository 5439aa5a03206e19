#include "rules/rule.h"

#include "base/i18n.h"
#include "base/utf8.h"

/* A worth as the number that limits are kept in; false when it has none. */
static bool measured(const struct spot *spot, int64_t *out)
{
	switch (spot->worth.kind) {
	case VALUE_NUMBER: return number_round(spot->worth.number, out);
	case VALUE_MONEY: return *out = spot->worth.ore, true;
	case VALUE_DATE: return *out = spot->worth.date, true;
	default: return false;
	}
}

static const char *limit_words(struct run *run, enum value_kind kind, int64_t limit)
{
	struct str text = STR_EMPTY;
	const char *kept;

	if (kind == VALUE_MONEY)
		return run_money(run, limit);
	if (kind == VALUE_DATE)
		return run_day(run, (date_t)limit);
	str_addf(&text, "%lld", (long long)limit);
	kept = arena_strdup(&run->scratch, text.data);
	str_release(&text);
	return kept;
}

static void check_range(struct run *run, const struct spot *spot)
{
	const struct limits *limits = &spot->field->limits;
	enum value_kind kind = spot->worth.kind;
	int64_t worth;

	if (!measured(spot, &worth))
		return;
	if (limits->has_min && worth < limits->min)
		say(run, spot, NULL, _("The answer should be at least %s. Check it."),
		    limit_words(run, kind, limits->min));
	if (limits->has_max && worth > limits->max)
		say(run, spot, NULL, _("The answer should be at most %s. Check it."),
		    limit_words(run, kind, limits->max));
}

/* What a form need not say: neither money nor a share is less than nothing, and
 * a share is seldom more than all. */
static void check_sense(struct run *run, const struct spot *spot)
{
	const struct limits *limits = &spot->field->limits;
	bool share = spot->field->type->id == TYPE_PERCENT;
	int64_t worth;

	if ((!share && spot->worth.kind != VALUE_MONEY) || !measured(spot, &worth))
		return;
	if (!limits->has_min && worth < 0)
		say(run, spot, NULL, _("“%s” is less than nothing. Write it without the minus sign, or 0."), run_quote(run, spot));
	if (share && !limits->has_max && number_compare(spot->worth.number, number_of(100)) > 0)
		say_as(run, spot, SEVERITY_WARNING, NULL,
		       _("%s %% is more than full time. Write at most 100, and one row for each person, or say why it is more."),
		       run_quote(run, spot));
}

static void check_length(struct run *run, const struct spot *spot)
{
	size_t most = (size_t)spot->field->limits.characters;
	size_t len = strlen(spot->text);
	size_t count;

	/* a character is a byte at least */
	if (!most || len <= most)
		return;
	count = utf8_characters(spot->text, len);
	if (count > most)
		say(run, spot, NULL,
		    /* TRANSLATORS: by how much, then how many may be. */
		    ngettext_("The answer is %zu character longer than the %zu that the form has room for. Shorten it.",
			      "The answer is %zu characters longer than the %zu that the form has room for. Shorten it.",
			      count - most),
		    count - most, most);
}

static size_t count_items(const char *text)
{
	size_t count = 0;

	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n')
		count += *line != '\n';
	return count;
}

static void check_items(struct run *run, const struct spot *spot)
{
	int64_t most = spot->field->limits.items;
	size_t count;

	if (spot->field->type->id != TYPE_LIST || !most)
		return;
	count = count_items(spot->text);
	if (count > (size_t)most)
		say(run, spot, NULL,
		    /* TRANSLATORS: how many there are, how many may be. */
		    _("The list has %zu items and the form has room for %lld. Put some together, or take some away."),
		    count, (long long)most);
}

static void check_row_limit(struct run *run, const struct spot *spot)
{
	const struct group *group = form_rows(run->form, spot->field);
	size_t count = group ? answers_row_count(run->answers, group) : 0;

	if (group && group->max && count > (size_t)group->max)
		say(run, spot, NULL,
		    /* TRANSLATORS: a question, how many there are, how many may be. */
		    _("Under “%s” there are %zu, and the form has room for %lld. Take some away."),
		    run_name(run, spot->field), count, (long long)group->max);
}

void check_limits(struct run *run, const struct spot *spot)
{
	if (spot->field->type->worth == VALUE_EMPTY) {
		check_row_limit(run, spot);
		return;
	}
	check_range(run, spot);
	check_sense(run, spot);
	check_length(run, spot);
	check_items(run, spot);
}
